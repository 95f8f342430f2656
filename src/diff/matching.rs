//! Finds for each element of a flow the one that it is in another version of the flow.
//!
//! The same id and the same words are the surest sign, then the same words, then the same id, then
//! near words, and last the same neighbours. Ids that the reader made up say nothing.

use super::pairing::Pairing;
use super::version::Indexed;
use crate::graph::OccurrenceIndex;
use crate::model::{Exit, Goal, Stakeholder};
use std::collections::HashMap;

/// Names count as near from this likeness on, from 0 to 1 (Jaro–Winkler).
const NEAR_NAME: f64 = 0.9;
/// Texts count as near from this share of common words on.
const NEAR_TEXT: f64 = 0.45;
/// What another kind takes from the likeness of two steps: a question is no work.
const OTHER_KIND: f64 = 0.15;
/// What the same actor adds to the likeness of two steps, and the same two actors to that of two hand-offs.
const SAME_ACTOR: f64 = 0.15;

/// Who is who in two versions of a flow.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Matching {
    /// Lanes.
    pub lanes: Pairing,
    /// Steps, by their places in the flow.
    pub steps: Pairing,
    /// Hand-offs, by their places in the flow.
    pub handoffs: Pairing,
    /// Measures.
    pub(super) measures: Pairing,
    /// Goals, by their places in the flow.
    pub(super) goals: Pairing,
    /// Stakeholders, by their places in the flow.
    pub(super) stakeholders: Pairing,
    /// Exits of steps that both versions have, by the places of the steps in the newer one.
    exits: HashMap<usize, Pairing>,
}

impl Matching {
    /// Returns the pairs of the exits of a step, by its place in the newer version; nothing where the
    /// older one does not have the step.
    #[must_use]
    pub fn exits(&self, newer_step: usize) -> Option<&Pairing> {
        self.exits.get(&newer_step)
    }

    /// Pairs the exits of all steps: by target and condition, then by target, then by condition.
    pub(super) fn pair_exits(&mut self, before: &Indexed<'_>, after: &Indexed<'_>) {
        for (one, other) in self.steps.pairs() {
            let (old, new) = (&before.step(one).exits, &after.step(other).exits);
            let to = |at: usize| self.steps.after(before.find_step(&old[at].to.value)?);
            let new_to = |at: usize| after.find_step(&new[at].to.value);
            let when = |exit: &Exit| exit.when.as_ref().map(|when| when.value.clone());
            let mut exits = Pairing::new(old.len(), new.len());
            exits.by_key(|at| Some((to(at)?, when(&old[at]))), |at| Some((new_to(at)?, when(&new[at]))));
            exits.by_key(to, new_to);
            exits.by_key(|at| when(&old[at]), |at| when(&new[at]));
            // What leads nowhere is known by what it says.
            exits.by_key(|at| Some(&old[at].to.value), |at| Some(&new[at].to.value));
            self.exits.insert(other, exits);
        }
    }
}

/// An end of a hand-off, in terms of the newer version where it has a counterpart there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum EndKey {
    Step(usize),
    Lane(usize),
    /// A step or lane that only the older version has.
    Gone(usize),
}

pub(super) fn matching(before: &Indexed<'_>, after: &Indexed<'_>) -> Matching {
    let mut found = Matching { lanes: lanes(before, after), ..Matching::default() };
    found.steps = steps(before, after, &found.lanes);
    found.measures = measures(before, after);
    found.handoffs = super::handoffs::handoffs(before, after, &found);
    neighbours(before, after, &mut found);
    measures_of_handoffs(before, after, &mut found);
    found.goals = goals(before, after, &found);
    found.stakeholders = stakeholders(before, after);
    found
}

fn lanes(before: &Indexed<'_>, after: &Indexed<'_>) -> Pairing {
    let (old, new) = (before.graph().lanes(), after.graph().lanes());
    let mut lanes = Pairing::new(old.len(), new.len());
    let (was, is) = (&before.lane_names, &after.lane_names);
    lanes.by_key(
        |at| Some((old[at].actor.clone(), was[at].folded.clone())),
        |at| Some((new[at].actor.clone(), is[at].folded.clone())),
    );
    lanes.by_own_key(|at| Some(&was[at].folded), |at| Some(&is[at].folded));
    lanes.by_key(|at| Some(&old[at].actor), |at| Some(&new[at].actor));
    lanes.by_words(was, is, NEAR_NAME, |one, other| {
        let near = strsim::jaro_winkler(&was[one].folded, &is[other].folded);
        Some(near - was[one].likeness(&is[other]))
    });
    // Whoever does the same work is the same actor under another name.
    let mut common: HashMap<(usize, usize), usize> = HashMap::new();
    for (one, other) in same_work(before, after) {
        *common.entry((one, other)).or_default() += 1;
    }
    let mut common: Vec<((usize, usize), usize)> = common.into_iter().collect();
    common.sort_by_key(|(pair, count)| (std::cmp::Reverse(*count), *pair));
    common.into_iter().for_each(|((one, other), _)| lanes.join(one, other));
    lanes
}

/// Returns the lanes of steps and suppliers of products whose words are the same and come once only.
fn same_work(before: &Indexed<'_>, after: &Indexed<'_>) -> Vec<(usize, usize)> {
    let mut steps = Pairing::new(before.step_texts.len(), after.step_texts.len());
    let (was, is) = (&before.step_texts, &after.step_texts);
    steps.by_own_key(|at| Some(&was[at].folded), |at| Some(&is[at].folded));
    let mut handoffs = Pairing::new(before.products.len(), after.products.len());
    let (was, is) = (&before.products, &after.products);
    let named = |text: &'_ String| (!text.is_empty()).then(|| text.clone());
    handoffs.by_own_key(|at| named(&was[at].folded), |at| named(&is[at].folded));
    let of_steps = steps.pairs().map(|(one, other)| (before.lane_of_step(one), after.lane_of_step(other)));
    let of_products = handoffs.pairs().flat_map(|(one, other)| {
        let (one, other) = (before.lanes(one), after.lanes(other));
        [(one.0, other.0), (one.1, other.1)]
    });
    of_steps.chain(of_products).collect()
}

fn steps(before: &Indexed<'_>, after: &Indexed<'_>, lanes: &Pairing) -> Pairing {
    let (old, new) = (&before.flow().steps, &after.flow().steps);
    let (was, is) = (&before.step_texts, &after.step_texts);
    let mut steps = Pairing::new(old.len(), new.len());
    let lane = |at: usize| lanes.after(before.lane_of_step(at));
    steps.by_key(
        |at| Some((old[at].id.value.clone(), was[at].folded.clone())),
        |at| Some((new[at].id.value.clone(), is[at].folded.clone())),
    );
    // A step that has its own text is known by it, also where another took over its id.
    steps.by_own_key(
        |at| Some((lane(at)?, old[at].kind, was[at].folded.clone())),
        |at| Some((after.lane_of_step(at), new[at].kind, is[at].folded.clone())),
    );
    steps.by_own_key(|at| Some(&was[at].folded), |at| Some(&is[at].folded));
    steps.by_key(|at| Some(&old[at].id.value), |at| Some(&new[at].id.value));
    steps.by_key(
        |at| Some((lane(at)?, was[at].folded.clone())),
        |at| Some((after.lane_of_step(at), is[at].folded.clone())),
    );
    steps.by_key(|at| Some(&was[at].folded), |at| Some(&is[at].folded));
    steps.by_words(was, is, NEAR_TEXT, |one, other| {
        let is_same_actor = lane(one) == Some(after.lane_of_step(other));
        let is_same_kind = old[one].kind == new[other].kind;
        Some(
            if is_same_actor { SAME_ACTOR } else { -SAME_ACTOR }
                - if is_same_kind { 0.0 } else { OTHER_KIND },
        )
    });
    steps
}

/// Pairs steps of one actor whose neighbours are all the same, whatever their words.
fn neighbours(before: &Indexed<'_>, after: &Indexed<'_>, found: &mut Matching) {
    let old = |at: usize| {
        let step_of = |other| before.step_of(other).map_or(Some(None), |at| found.steps.after(at).map(Some));
        around(before, at, found.lanes.after(before.lane_of_step(at))?, step_of)
    };
    let new = |at: usize| {
        let step_of = |other| Some(after.step_of(other));
        around(after, at, after.lane_of_step(at), step_of)
    };
    let mut steps = found.steps.clone();
    steps.by_own_key(old, new);
    found.steps = steps;
}

/// The lane of a step, the steps before it and those after it.
type Around = (usize, Vec<Option<usize>>, Vec<Option<usize>>);

/// Returns what stands around a step; nothing where it has no neighbour on one side, or a new one.
fn around(
    version: &Indexed<'_>,
    at: usize,
    lane: usize,
    step_of: impl Fn(OccurrenceIndex) -> Option<Option<usize>>,
) -> Option<Around> {
    let graph = version.graph();
    let occurrence = OccurrenceIndex::new(at);
    let sorted = |steps: Option<Vec<Option<usize>>>| {
        let mut steps = steps?;
        steps.sort_unstable();
        (!steps.is_empty() && steps.iter().all(Option::is_some)).then_some(steps)
    };
    let entries = graph.entries(occurrence).into_iter().map(|link| step_of(graph.ends(link).0)).collect();
    let exits = graph.exits(occurrence).into_iter().map(|link| step_of(graph.ends(link).1)).collect();
    Some((lane, sorted(entries)?, sorted(exits)?))
}

fn measures(before: &Indexed<'_>, after: &Indexed<'_>) -> Pairing {
    let (old, new) = (&before.measures, &after.measures);
    let (was, is) = (&before.measure_titles, &after.measure_titles);
    let mut measures = Pairing::new(old.len(), new.len());
    measures.by_key(
        |at| Some((old[at].measure.id.value.clone(), was[at].folded.clone())),
        |at| Some((new[at].measure.id.value.clone(), is[at].folded.clone())),
    );
    measures.by_own_key(|at| Some(&was[at].folded), |at| Some(&is[at].folded));
    measures.by_key(
        |at| old[at].within.is_none().then(|| &old[at].measure.id.value),
        |at| new[at].within.is_none().then(|| &new[at].measure.id.value),
    );
    measures.by_key(|at| Some(&was[at].folded), |at| Some(&is[at].folded));
    measures.by_words(was, is, NEAR_TEXT, |one, other| {
        Some(if old[one].measure.unit == new[other].measure.unit { 0.1 } else { -0.1 })
    });
    measures
}

/// Pairs measures that are written within a hand-off, and that nothing else tells from others.
fn measures_of_handoffs(before: &Indexed<'_>, after: &Indexed<'_>, found: &mut Matching) {
    for (one, other) in found.handoffs.pairs().collect::<Vec<_>>() {
        let is_inline = |version: &Indexed<'_>, at: &usize| version.measures[*at].within.is_some();
        let free =
            before.measures_of(one).filter(|at| is_inline(before, at) && found.measures.after(*at).is_none());
        let free: Vec<usize> = free.collect();
        let others = after
            .measures_of(other)
            .filter(|at| is_inline(after, at) && found.measures.before(*at).is_none());
        let others: Vec<usize> = others.collect();
        free.into_iter().zip(others).for_each(|(one, other)| found.measures.join(one, other));
    }
}

fn goals(before: &Indexed<'_>, after: &Indexed<'_>, found: &Matching) -> Pairing {
    let (old, new) = (&before.flow().goals, &after.flow().goals);
    let (was, is) = (&before.goal_texts, &after.goal_texts);
    let mut goals = Pairing::new(old.len(), new.len());
    goals.by_key(|at| Some((old[at].kind, &was[at].folded)), |at| Some((new[at].kind, &is[at].folded)));
    goals.by_key(|at| Some(&was[at].folded), |at| Some(&is[at].folded));
    let first = |version: &Indexed<'_>, at: usize| {
        version.find_measure(&version.flow().goals[at].measures.first()?.value)
    };
    goals.by_own_key(
        |at| Some((old[at].kind, found.measures.after(first(before, at)?)?)),
        |at| Some((new[at].kind, first(after, at)?)),
    );
    // An id that the reader made up of the kind says nothing.
    let written =
        |goal: &Goal| (!goal.id.as_str().starts_with(goal.kind.key())).then(|| goal.id.value.clone());
    goals.by_key(|at| written(&old[at]), |at| written(&new[at]));
    goals.by_words(was, is, NEAR_TEXT, |one, other| {
        Some(if old[one].kind == new[other].kind { 0.1 } else { -0.1 })
    });
    goals
}

fn stakeholders(before: &Indexed<'_>, after: &Indexed<'_>) -> Pairing {
    let (old, new) = (&before.flow().stakeholders, &after.flow().stakeholders);
    let mut stakeholders = Pairing::new(old.len(), new.len());
    let name = |item: &Stakeholder| crate::rules::wording::folded(&item.actor.name);
    stakeholders.by_key(|at| Some(&old[at].actor.id.value), |at| Some(&new[at].actor.id.value));
    stakeholders.by_key(|at| Some(name(&old[at])), |at| Some(name(&new[at])));
    stakeholders
}
