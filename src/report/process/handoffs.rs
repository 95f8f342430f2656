//! The hand-offs, in the order of the process: who passes what to whom, and what is known of it.

use super::measures::MeasureEntry;
use super::outline::Fact;
use super::{About, words};
use crate::graph::{LinkIndex, OccurrenceIndex};
use crate::model::{Handoff, MeasureRef, Side};
use serde::Serialize;
use std::collections::{HashMap, HashSet};

/// A hand-off.
#[derive(Debug, Clone, Serialize)]
pub(super) struct HandoffEntry {
    /// Its place in the order of the process, from 1.
    pub(super) number: usize,
    /// Its name within the document, and in the picture.
    pub(super) anchor: String,
    /// Its id in the flow; absent for a `then` that crosses from one actor to another.
    pub(super) id: Option<String>,
    pub(super) supplier: End,
    pub(super) customer: End,
    pub(super) product: Option<String>,
    pub(super) need: Option<String>,
    /// How the customer can tell that the product is right.
    pub(super) signs: Vec<String>,
    confirmed_by: Option<String>,
    /// Whether the customer of the hand-off confirmed the product.
    pub(super) is_confirmed: bool,
    /// What else is known: condition, way, acceptance, wait and so on.
    pub(super) facts: Vec<Fact>,
    note: Option<String>,
    link: Option<String>,
    /// The measures, by their places in the document.
    pub(super) measures: Vec<usize>,
    /// Names of measures that lead nowhere.
    lost_measures: Vec<String>,
    /// Why there may be no product, where a waiver says so.
    waived_product: Option<String>,
    /// Why there may be no measure, where a waiver says so.
    waived_measure: Option<String>,
    /// The line of the flow's file.
    line: Option<usize>,
    /// Places of its findings in the document.
    pub(super) findings: Vec<usize>,
}

/// One end of a hand-off.
#[derive(Debug, Clone, Serialize)]
pub(super) struct End {
    /// The id of the actor.
    #[serde(skip)]
    pub(super) actor: String,
    pub(super) name: String,
    pub(super) is_external: bool,
    /// The step that it leaves from or arrives at.
    pub(super) step: Option<String>,
}

/// Gathers the hand-offs, and tells the measures which of them they belong to.
pub(super) fn entries(about: About<'_>, measures: &mut [MeasureEntry]) -> Vec<HandoffEntry> {
    let by_id: HashMap<String, usize> =
        measures.iter().enumerate().map(|(place, measure)| (measure.key.clone(), place)).collect();
    let mut given = HashSet::new();
    let mut entries = Vec::new();
    for (link, number) in about.motif.handoffs().into_iter().zip(1..) {
        let entry = entry(about, link, number, &by_id, &mut given);
        entry.measures.iter().for_each(|measure| measures[*measure].handoffs.push(entries.len()));
        entries.push(entry);
    }
    entries
}

fn entry(
    about: About<'_>,
    link: LinkIndex,
    number: usize,
    by_id: &HashMap<String, usize>,
    given: &mut HashSet<String>,
) -> HandoffEntry {
    let (from, to) = about.graph.ends(link);
    let wished = format!("handoff-{}", about.graph.petgraph()[link].id);
    let anchor = if given.insert(wished.clone()) { wished } else { format!("handoff-number-{number}") };
    let handoff = about.motif.handoff(link);
    let mut entry = HandoffEntry {
        number,
        anchor,
        id: handoff.map(|handoff| handoff.id.to_string()),
        supplier: end(about, from),
        customer: end(about, to),
        product: None,
        need: None,
        signs: Vec::new(),
        confirmed_by: None,
        is_confirmed: false,
        facts: Vec::new(),
        note: None,
        link: None,
        measures: Vec::new(),
        lost_measures: Vec::new(),
        waived_product: None,
        waived_measure: None,
        line: None,
        findings: Vec::new(),
    };
    let when = about.graph.petgraph()[link].when.clone();
    entry.facts.extend(when.map(|when| Fact::new("Only when", when)));
    if let Some(handoff) = handoff {
        fill(&mut entry, about, handoff, by_id);
        let customer = &about.graph.lane_of(to).actor;
        let by = handoff.named_product().and_then(|product| product.confirmed_by.as_ref());
        entry.is_confirmed = by.is_some_and(|by| by.value == *customer);
    }
    entry
}

/// Fills in what the flow's file says of a hand-off.
fn fill(entry: &mut HandoffEntry, about: About<'_>, handoff: &Handoff, by_id: &HashMap<String, usize>) {
    let product = handoff.named_product();
    entry.product = product.map(|product| product.name.value.trim().to_owned());
    entry.need = words::text(&handoff.need);
    entry.signs =
        product.into_iter().flat_map(|product| &product.accept).map(|sign| sign.value.clone()).collect();
    let confirmed_by = product.and_then(|product| product.confirmed_by.as_ref());
    entry.confirmed_by = confirmed_by.map(|by| about.actor(by.as_str()));
    entry.facts.extend(facts(handoff));
    entry.note = words::text(&handoff.note);
    entry.link = words::address(&handoff.link);
    for measure in &handoff.measures {
        let key = match measure {
            MeasureRef::Named(id) => id.to_string(),
            MeasureRef::Inline(measure) => MeasureEntry::inline_key(handoff, measure),
        };
        match by_id.get(&key) {
            Some(place) if !entry.measures.contains(place) => entry.measures.push(*place),
            Some(_) => {}
            None => entry.lost_measures.push(key),
        }
    }
    entry.waived_product = about.motif.reason(handoff, "H001").map(str::to_owned);
    entry.waived_measure = about.motif.reason(handoff, "H002").map(str::to_owned);
    entry.line = Some(about.line(handoff.span.start));
}

fn facts(handoff: &Handoff) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut tell = |label, text: Option<String>| facts.extend(text.map(|text| Fact::new(label, text)));
    let chance = handoff.chance.as_ref();
    tell("How often", chance.map(|chance| format!("{} %", chance.value.percent_in_tenths())));
    let ways: Vec<&str> = handoff.channels.iter().map(|channel| words::channel(channel.value)).collect();
    tell("Way", (!ways.is_empty()).then(|| ways.join(", ")));
    tell("Taken over", handoff.acceptance.as_ref().map(|it| words::acceptance(it.value).to_owned()));
    tell("Wait", handoff.wait.as_ref().map(|wait| wait.value.to_string()));
    let usable = handoff.complete_and_accurate.as_ref();
    tell("Usable as it arrives", usable.map(|share| format!("{} %", share.value.percent_in_tenths())));
    tell(
        "Tells",
        handoff.content.as_ref().map(|content| {
            let elements: Vec<String> =
                content.elements.iter().map(|it| it.as_str().replace('-', " ")).collect();
            format!("{} by {}", elements.join(", "), words::scheme(content.scheme.value))
        }),
    );
    let papers: Vec<&str> = handoff.documents.iter().map(|it| it.as_str()).collect();
    tell("Papers", (!papers.is_empty()).then(|| papers.join(", ")));
    facts
}

fn end(about: About<'_>, occurrence: OccurrenceIndex) -> End {
    let lane = about.graph.lane_of(occurrence);
    let step = about.graph.step(about.material.flow, occurrence);
    End {
        actor: lane.actor.to_string(),
        name: lane.name.clone(),
        is_external: lane.side == Side::External,
        step: step.map(|step| step.text.value.clone()),
    }
}
