//! The questions of a flow, each with the hand-offs that it is about.

use crate::model::{Actor, Id, MeasureRef, Side};
use crate::rules::Context;
use crate::rules::actors_by_id::ActorsById;
use crate::rules::passage::{self, Passage};
use crate::rules::subjects::{self, PlacedMeasure};
use crate::text::Spanned;
use std::collections::HashMap;

/// A measure that asks, with its question and the hand-offs that carry it.
#[derive(Debug)]
pub(super) struct Question<'run> {
    /// The measure.
    pub(super) placed: PlacedMeasure<'run>,
    /// The question itself.
    pub(super) asks: &'run Spanned<String>,
    /// The hand-offs between two actors that carry the measure.
    pub(super) passages: Vec<Passage<'run>>,
}

impl Question<'_> {
    /// Tells whether somebody outside is asked: one of those that are named, else a customer.
    pub(super) fn is_asked_outside(&self, actors: &ActorsById<'_>) -> bool {
        let asked = &self.placed.measure.asked_of;
        let is_outside = |id: &Id| actors.get(id).is_some_and(Actor::is_external);
        match asked.is_empty() {
            true => self.passages.iter().any(|passage| passage.customer.side == Side::External),
            false => asked.iter().any(|id| is_outside(&id.value)),
        }
    }
}

/// Collects the questions that the flow writes, in file order.
pub(super) fn questions<'run>(context: &Context<'run>) -> Vec<Question<'run>> {
    let mut named: HashMap<&Id, Vec<Passage<'run>>> = HashMap::new();
    let mut inline: HashMap<&Id, Passage<'run>> = HashMap::new();
    for passage in passage::between_actors(context) {
        inline.entry(&passage.handoff.id.value).or_insert(passage);
        for reference in &passage.handoff.measures {
            if let MeasureRef::Named(id) = reference {
                named.entry(&id.value).or_default().push(passage);
            }
        }
    }
    let asking = subjects::measures(context.flow).filter_map(|placed| {
        let asks = placed.measure.asks.as_ref().filter(|asks| !asks.trim().is_empty())?;
        let passages = match placed.handoff {
            Some(handoff) => inline.get(&handoff.id.value).copied().into_iter().collect(),
            None => named.get(&placed.measure.id.value).cloned().unwrap_or_default(),
        };
        Some(Question { placed, asks, passages })
    });
    asking.collect()
}
