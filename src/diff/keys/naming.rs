//! What an id stands for: the same element under another id is the same.

use super::Value;
use crate::diff::matching::Matching;
use crate::diff::pairing::Pairing;
use crate::diff::version::Indexed;
use crate::model::{Id, MeasureRef};

/// Tells what the ids of one of two versions stand for.
pub(in crate::diff) struct Naming<'run> {
    pub(super) version: &'run Indexed<'run>,
    matching: &'run Matching,
    is_newer: bool,
}

impl<'run> Naming<'run> {
    /// Names the elements of the older version.
    pub(in crate::diff) fn of_older(version: &'run Indexed<'run>, matching: &'run Matching) -> Self {
        Self { version, matching, is_newer: false }
    }

    /// Names the elements of the newer version.
    pub(in crate::diff) fn of_newer(version: &'run Indexed<'run>, matching: &'run Matching) -> Self {
        Self { version, matching, is_newer: true }
    }

    /// Returns what tells an element from all others, whichever version it is looked up in.
    fn same(&self, kind: &str, pairing: &Pairing, place: usize) -> String {
        let newer = if self.is_newer { Some(place) } else { pairing.after(place) };
        match newer {
            Some(place) => format!("{kind} {place}"),
            None => format!("older {kind} {place}"),
        }
    }

    pub(super) fn actor(&self, id: &Id) -> Value {
        let graph = self.version.graph();
        match graph.find_lane(id.as_str()) {
            Some(lane) => {
                Value::of(self.same("actor", &self.matching.lanes, lane), graph.lanes()[lane].name.clone())
            }
            None => Value::of(format!("actor {id}"), id.to_string()),
        }
    }

    pub(super) fn step(&self, id: &Id) -> Value {
        match self.version.find_step(id) {
            Some(place) => Value::of(
                self.same("step", &self.matching.steps, place),
                self.version.step(place).text.value.clone(),
            ),
            None => Value::of(format!("step {id}"), id.to_string()),
        }
    }

    pub(super) fn measure(&self, id: &Id) -> Value {
        match self.version.find_measure(id) {
            Some(place) => self.measure_at(place),
            None => Value::of(format!("measure {id}"), id.to_string()),
        }
    }

    fn measure_at(&self, place: usize) -> Value {
        let title = self.version.measures[place].measure.title();
        Value::of(self.same("measure", &self.matching.measures, place), title)
    }

    pub(super) fn handoff(&self, id: &Id) -> Value {
        match self.version.find_handoff(id) {
            Some(place) => {
                let handoff = self.version.handoff(place);
                let product = handoff.named_product().map_or(id.as_str(), |product| &product.name.value);
                Value::of(self.same("hand-off", &self.matching.handoffs, place), product)
            }
            None => Value::of(format!("hand-off {id}"), id.to_string()),
        }
    }

    /// Returns the measures of a hand-off.
    pub(super) fn measures(&self, handoff: usize) -> Option<Value> {
        let known = self.version.measures_of(handoff).map(|place| self.measure_at(place));
        let references = &self.version.handoff(handoff).measures;
        let unknown = references.iter().filter_map(|reference| match reference {
            MeasureRef::Named(id) if self.version.find_measure(&id.value).is_none() => {
                Some(self.measure(&id.value))
            }
            _ => None,
        });
        Value::list(known.chain(unknown))
    }
}
