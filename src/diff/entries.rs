//! Tells what happened to each element, once it is known who is who.

use super::keys::{self, Keys, Naming};
use super::matching::Matching;
use super::pairing::Pairing;
use super::products;
use super::version::{Indexed, Measured};
use super::{Change, ChangedKey, Element, Entry, Kind};
use crate::model::{Goal, Stakeholder};

/// Two versions, of whose elements it is known which is which.
#[derive(Clone, Copy)]
pub(super) struct Entries<'run> {
    pub(super) before: &'run Indexed<'run>,
    pub(super) after: &'run Indexed<'run>,
    pub(super) matching: &'run Matching,
}

/// What happened to an element that both versions have.
#[derive(Default)]
struct Both {
    moved: Option<(String, String)>,
    /// Whether both ids are written, so that another one is a new name.
    has_names: bool,
    keys: Vec<ChangedKey>,
}

impl<'run> Entries<'run> {
    /// Returns everything that happened.
    pub(super) fn all(self) -> Vec<Entry> {
        let mut entries: Vec<Entry> = self.flow().into_iter().collect();
        entries.extend(self.actors());
        entries.extend(self.stakeholders());
        entries.extend(self.steps());
        entries.extend(self.handoffs());
        entries.extend(products::products(self));
        entries.extend(self.measures());
        entries.extend(self.goals());
        entries.extend(self.readiness());
        entries
    }

    pub(super) fn older(self) -> Naming<'run> {
        Naming::of_older(self.before, self.matching)
    }

    pub(super) fn newer(self) -> Naming<'run> {
        Naming::of_newer(self.after, self.matching)
    }

    /// Tells the elements of a kind, sorted by what happened.
    fn told(
        kind: Kind,
        pairing: &Pairing,
        older: impl Fn(usize) -> Element,
        newer: impl Fn(usize) -> Element,
        both: impl Fn(usize, usize) -> Both,
    ) -> Vec<Entry> {
        let mut entries: Vec<Entry> =
            pairing.added().map(|at| Entry::alone(kind, None, Some(newer(at)))).collect();
        entries.extend(pairing.removed().map(|at| Entry::alone(kind, Some(older(at)), None)));
        entries.extend(pairing.pairs().filter_map(|(one, other)| {
            let (before, after) = (older(one), newer(other));
            both(one, other).entry(kind, before, after)
        }));
        entries.sort_by_key(|entry| entry.change);
        entries
    }

    fn flow(self) -> Option<Entry> {
        let changed = keys::flow(&self.older()).changed(keys::flow(&self.newer()));
        let [before, after] = [self.before, self.after].map(|version| Element {
            id: String::new(),
            title: version.flow().title().to_owned(),
            detail: None,
        });
        Both { keys: changed, ..Both::default() }.entry(Kind::Flow, before, after)
    }

    fn actors(self) -> Vec<Entry> {
        let element = |version: &Indexed<'_>, at: usize| {
            let lane = &version.graph().lanes()[at];
            Element { id: lane.actor.to_string(), title: lane.name.clone(), detail: None }
        };
        Self::told(
            Kind::Actor,
            &self.matching.lanes,
            |at| element(self.before, at),
            |at| element(self.after, at),
            |one, other| Both {
                moved: None,
                has_names: true,
                keys: keys::actor(self.before, one).changed(keys::actor(self.after, other)),
            },
        )
    }

    fn stakeholders(self) -> Vec<Entry> {
        let (old, new) = (&self.before.flow().stakeholders, &self.after.flow().stakeholders);
        let element = |item: &Stakeholder| Element {
            id: item.actor.id.to_string(),
            title: item.actor.name.value.clone(),
            detail: item.interest.as_ref().map(|interest| interest.value.clone()),
        };
        Self::told(
            Kind::Stakeholder,
            &self.matching.stakeholders,
            |at| element(&old[at]),
            |at| element(&new[at]),
            |one, other| Both {
                moved: None,
                has_names: true,
                keys: keys::stakeholder(&old[one]).changed(keys::stakeholder(&new[other])),
            },
        )
    }

    fn steps(self) -> Vec<Entry> {
        let element = |version: &Indexed<'_>, at: usize| {
            let step = version.step(at);
            let actor = version.graph().lanes()[version.lane_of_step(at)].name.clone();
            Element { id: step.id.to_string(), title: step.text.value.clone(), detail: Some(actor) }
        };
        Self::told(
            Kind::Step,
            &self.matching.steps,
            |at| element(self.before, at),
            |at| element(self.after, at),
            |one, other| {
                let (from, to) = (self.before.lane_of_step(one), self.after.lane_of_step(other));
                let is_moved = self.matching.lanes.after(from) != Some(to);
                let name = |version: &Indexed<'_>, lane: usize| version.graph().lanes()[lane].name.clone();
                let moved = is_moved.then(|| (name(self.before, from), name(self.after, to)));
                Both { moved, has_names: true, keys: self.step_keys(one, other) }
            },
        )
    }

    fn step_keys(self, one: usize, other: usize) -> Vec<ChangedKey> {
        let (was, is) = (self.before.step(one), self.after.step(other));
        let mut changed = keys::step(was, is.kind).changed(keys::step(is, is.kind));
        let Some(exits) = self.matching.exits(other) else { return changed };
        let older = |at: usize| keys::exit(&self.older(), &was.exits[at]);
        let newer = |at: usize| keys::exit(&self.newer(), &is.exits[at]);
        changed.extend(exits.added().flat_map(|at| Keys::default().changed(newer(at))));
        changed.extend(exits.removed().flat_map(|at| older(at).changed(Keys::default())));
        changed.extend(exits.pairs().flat_map(|(one, other)| older(one).changed(newer(other))));
        changed
    }

    fn handoffs(self) -> Vec<Entry> {
        Self::told(
            Kind::Handoff,
            &self.matching.handoffs,
            |at| passage(self.before, at),
            |at| passage(self.after, at),
            |one, other| {
                let moved = self.is_handed_otherwise(one, other);
                let title = |version: &Indexed<'_>, at: usize| passage(version, at).title;
                let moved = moved.then(|| (title(self.before, one), title(self.after, other)));
                let (was, is) = (self.before.handoff(one), self.after.handoff(other));
                let has_names = was.id_is_written && is.id_is_written;
                Both { moved, has_names, keys: self.handoff_keys(one, other) }
            },
        )
    }

    /// Tells whether a hand-off goes from or to somebody else.
    pub(super) fn is_handed_otherwise(self, one: usize, other: usize) -> bool {
        let ((from, to), (new_from, new_to)) = (self.before.lanes(one), self.after.lanes(other));
        let lanes = &self.matching.lanes;
        lanes.after(from) != Some(new_from) || lanes.after(to) != Some(new_to)
    }

    fn handoff_keys(self, one: usize, other: usize) -> Vec<ChangedKey> {
        let (older, newer) = (self.older(), self.newer());
        let mut changed = keys::handoff(&older, one).changed(keys::handoff(&newer, other));
        let (was, is) = (self.before.ends(one), self.after.ends(other));
        // Where an end is an actor, the hand-off is told by its actors.
        let are_steps =
            |one, other| self.before.step_of(one).is_some() && self.after.step_of(other).is_some();
        let (from, to) = (are_steps(was.0, is.0), are_steps(was.1, is.1));
        changed.retain(|key| match key.key.as_str() {
            "from" => from,
            "to" => to,
            _ => true,
        });
        changed
    }

    fn measures(self) -> Vec<Entry> {
        let element = |measured: &Measured<'_>| Element {
            id: measured.measure.id.to_string(),
            title: measured.measure.title().to_owned(),
            detail: None,
        };
        let (old, new) = (&self.before.measures, &self.after.measures);
        let (older, newer) = (self.older(), self.newer());
        Self::told(
            Kind::Measure,
            &self.matching.measures,
            |at| element(&old[at]),
            |at| element(&new[at]),
            |one, other| Both {
                moved: None,
                has_names: old[one].within.is_none() && new[other].within.is_none(),
                keys: keys::measure(&older, old[one].measure)
                    .changed(keys::measure(&newer, new[other].measure)),
            },
        )
    }

    fn goals(self) -> Vec<Entry> {
        let element = |goal: &Goal| Element {
            id: goal.id.to_string(),
            title: goal.text.value.clone(),
            detail: Some(goal.kind.key().to_owned()),
        };
        let (old, new) = (&self.before.flow().goals, &self.after.flow().goals);
        let (older, newer) = (self.older(), self.newer());
        Self::told(
            Kind::Goal,
            &self.matching.goals,
            |at| element(&old[at]),
            |at| element(&new[at]),
            |one, other| Both {
                keys: keys::goal(&older, &old[one], new[other].kind).changed(keys::goal(
                    &newer,
                    &new[other],
                    new[other].kind,
                )),
                ..Both::default()
            },
        )
    }

    fn readiness(self) -> Option<Entry> {
        let (was, is) = (self.before.flow().readiness.as_ref(), self.after.flow().readiness.as_ref());
        let element = || Element { id: String::new(), title: "readiness".to_owned(), detail: None };
        let changed = keys::readiness(was).changed(keys::readiness(is));
        match (was.map(|_| element()), is.map(|_| element())) {
            (None, None) => None,
            (Some(before), Some(after)) => {
                Both { keys: changed, ..Both::default() }.entry(Kind::Readiness, before, after)
            }
            (before, after) => Some(Entry { keys: changed, ..Entry::alone(Kind::Readiness, before, after) }),
        }
    }
}

impl Entry {
    /// Tells of an element that one version has: it came, or it went.
    pub(super) fn alone(kind: Kind, before: Option<Element>, after: Option<Element>) -> Self {
        let change = if before.is_none() { Change::Added } else { Change::Removed };
        Self { kind, change, before, after, moved: None, renamed: None, keys: Vec::new() }
    }
}

impl Both {
    /// Tells what happened; nothing where nothing did.
    fn entry(self, kind: Kind, before: Element, after: Element) -> Option<Entry> {
        let Self { moved, has_names, keys } = self;
        let renamed = (has_names && before.id != after.id).then(|| (before.id.clone(), after.id.clone()));
        let change = match (&moved, keys.is_empty(), &renamed) {
            (Some(_), ..) => Change::Moved,
            (None, false, _) => Change::Changed,
            (None, true, Some(_)) => Change::Renamed,
            (None, true, None) => return None,
        };
        Some(Entry { kind, change, before: Some(before), after: Some(after), moved, renamed, keys })
    }
}

/// Returns a hand-off by its two actors, with its product.
pub(super) fn passage(version: &Indexed<'_>, at: usize) -> Element {
    let (from, to) = version.lanes(at);
    let name = |lane: usize| version.graph().lanes()[lane].name.as_str();
    let handoff = version.handoff(at);
    Element {
        id: handoff.id.to_string(),
        title: format!("{} → {}", name(from), name(to)),
        detail: handoff.named_product().map(|product| product.name.value.clone()),
    }
}
