//! One value of a flow set to another, to see what would follow: `draw.takes=3min`.
//!
//! The value is read as in the file.

use super::nearest::nearest;
use super::values::{Refusal, parse_share, parse_time_range};
use crate::model::{Flow, Handoff, Share, Step, TimeRange};
use crate::text::{Span, Spanned};

/// The keys that can be set.
const KEYS: [&str; 4] = ["takes", "wait", "chance", "complete-and-accurate"];

/// How an assignment is written.
const HOW: &str = "write the id, the key and the value, as in `draw.takes=3min`";

/// A value that a key of an element is set to.
#[derive(Debug, Clone, PartialEq)]
pub struct Assignment {
    id: String,
    value: Value,
    text: String,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Value {
    Takes(TimeRange),
    Wait(TimeRange),
    Chance(Share),
    CompleteAndAccurate(Share),
}

/// Whose chance was set: a hand-off's, or that of an exit of a step, by their places in the flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeldChance {
    /// The hand-off's place.
    Handoff(usize),
    /// The step's place and the exit's.
    Exit(usize, usize),
}

impl Assignment {
    /// Reads `id.key=value`.
    ///
    /// # Errors
    /// Where a part is missing, the key cannot be set, or the value is none of that key.
    pub fn read(text: &str) -> Result<Self, Refusal> {
        let Some((left, written)) = text.split_once('=') else {
            return Err(Refusal::new("sets nothing", HOW));
        };
        let Some((id, key)) = left.trim().rsplit_once('.') else {
            return Err(Refusal::new("does not say which key to set", HOW));
        };
        let value = match key {
            "takes" => parse_time_range(written).map(Value::Takes),
            "wait" => parse_time_range(written).map(Value::Wait),
            "chance" => parse_share(written).map(Value::Chance),
            "complete-and-accurate" => parse_share(written).map(Value::CompleteAndAccurate),
            _ => return Err(unknown_key(key)),
        };
        let within = |refusal: Refusal| {
            Refusal::new(format!("sets a value that {}: `{}`", refusal.what, written.trim()), refusal.help)
        };
        let value = value.map_err(within)?;
        Ok(Self { id: id.to_owned(), value, text: format!("{id}.{key}={}", written.trim()) })
    }

    /// Returns how it is written, without blanks around its parts.
    #[must_use]
    pub fn as_written(&self) -> &str {
        &self.text
    }

    /// Sets the value, and tells whose chance it was.
    ///
    /// # Errors
    /// Where the flow has no such element, or one that has no such key.
    pub fn apply(&self, flow: &mut Flow) -> Result<Option<HeldChance>, Refusal> {
        match self.value {
            Value::Takes(takes) => match step(flow, &self.id) {
                Some(step) => step.takes = Some(unplaced(takes)),
                None => return Err(self.no_element(flow, "step", step_ids(flow))),
            },
            Value::Wait(wait) => match handoff(flow, &self.id) {
                Some((_, handoff)) => handoff.wait = Some(unplaced(wait)),
                None => return Err(self.no_element(flow, "hand-off", handoff_ids(flow))),
            },
            Value::CompleteAndAccurate(share) => match handoff(flow, &self.id) {
                Some((_, handoff)) => handoff.complete_and_accurate = Some(unplaced(share)),
                None => return Err(self.no_element(flow, "hand-off", handoff_ids(flow))),
            },
            Value::Chance(chance) => return self.set_chance(flow, chance).map(Some),
        }
        Ok(None)
    }

    fn set_chance(&self, flow: &mut Flow, chance: Share) -> Result<HeldChance, Refusal> {
        if let Some((place, handoff)) = handoff(flow, &self.id) {
            handoff.chance = Some(unplaced(chance));
            return Ok(HeldChance::Handoff(place));
        }
        for (of_step, step) in flow.steps.iter_mut().enumerate() {
            let id = step.id.as_str();
            for (of_exit, exit) in step.exits.iter_mut().enumerate() {
                if is_joined(&self.id, id, exit.to.as_str()) {
                    exit.chance = Some(unplaced(chance));
                    return Ok(HeldChance::Exit(of_step, of_exit));
                }
            }
        }
        let exits = flow.steps.iter().flat_map(|step| {
            step.exits.iter().map(|exit| format!("{}-{}", step.id.as_str(), exit.to.as_str()))
        });
        Err(self.no_element(flow, "hand-off or exit", handoff_ids(flow).into_iter().chain(exits).collect()))
    }

    /// Says that there is no such element, and which may be meant.
    fn no_element(&self, flow: &Flow, noun: &str, ids: Vec<String>) -> Refusal {
        let is_step = flow.steps.iter().any(|step| step.id.as_str() == self.id);
        let is_handoff = flow.handoffs.iter().any(|handoff| handoff.id.as_str() == self.id);
        let what = match (is_step, is_handoff) {
            (true, _) => format!("is about a step, and only a {noun} has that key"),
            (_, true) => format!("is about a hand-off, and only a {noun} has that key"),
            _ => format!("is about no {noun} of the flow"),
        };
        let near = nearest(&self.id, ids.iter().map(String::as_str));
        let first =
            || ids.first().map_or_else(|| HOW.to_owned(), |id| format!("name it by its id, as in `{id}`"));
        Refusal::new(what, near.map_or_else(first, |near| format!("did you mean `{}`?", near.word)))
    }
}

fn unknown_key(key: &str) -> Refusal {
    let help = match nearest(key, KEYS) {
        Some(near) => format!("did you mean `{}`?", near.word),
        None => {
            "set `takes` of a step, or `wait`, `chance` or `complete-and-accurate` of a hand-off".to_owned()
        }
    };
    Refusal::new(format!("sets `{key}`, which times do not depend on"), help)
}

fn unplaced<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::default())
}

fn step<'flow>(flow: &'flow mut Flow, id: &str) -> Option<&'flow mut Step> {
    flow.steps.iter_mut().find(|step| step.id.as_str() == id)
}

fn handoff<'flow>(flow: &'flow mut Flow, id: &str) -> Option<(usize, &'flow mut Handoff)> {
    flow.handoffs.iter_mut().enumerate().find(|(_, handoff)| handoff.id.as_str() == id)
}

fn step_ids(flow: &Flow) -> Vec<String> {
    flow.steps.iter().map(|step| step.id.as_str().to_owned()).collect()
}

fn handoff_ids(flow: &Flow) -> Vec<String> {
    flow.handoffs.iter().map(|handoff| handoff.id.as_str().to_owned()).collect()
}

/// Tells whether an id is made of the ids of two ends.
fn is_joined(id: &str, from: &str, to: &str) -> bool {
    id.strip_prefix(from).and_then(|rest| rest.strip_prefix('-')) == Some(to)
}

#[cfg(test)]
mod tests {
    use super::{Assignment, HeldChance};
    use crate::model::Flow;
    use crate::syntax::parse;
    use crate::text::SourceFile;

    fn flow() -> Flow {
        let text = "flow: Test\nactors: { t: Technician, l: Laboratory }\nsteps:\n  draw: { actor: t, does: Draw, then: fit }\n  fit: { actor: t, decides: Fit?, then: { \"no\": draw } }\n  test: { actor: l, does: Test }\nhandoffs:\n  - { from: fit, to: test, when: \"yes\", product: Specimen }\n";
        parse(&SourceFile::new("a.yaml", text)).flow
    }

    fn refused(text: &str) -> (String, String) {
        let applied = Assignment::read(text).and_then(|set| set.apply(&mut flow()));
        let refusal = applied.expect_err(text);
        (refusal.what, refusal.help)
    }

    #[test]
    fn sets_what_is_named() {
        let mut flow = flow();
        let mut set = |text| Assignment::read(text).unwrap().apply(&mut flow).unwrap();
        assert_eq!(set("draw.takes=3min"), None);
        assert_eq!(set(" fit-test.wait = 1-3 days "), None);
        assert_eq!(set("fit-test.complete-and-accurate=92%"), None);
        assert_eq!(set("fit-draw.chance=3%"), Some(HeldChance::Exit(1, 0)));
        assert_eq!(set("fit-test.chance=0.97"), Some(HeldChance::Handoff(0)));
        assert_eq!(flow.steps[0].takes.unwrap().value.to_string(), "3 min");
        assert_eq!(flow.handoffs[0].wait.unwrap().value.to_string(), "1–3 d");
        assert!((flow.steps[1].exits[0].chance.unwrap().value.0 - 0.03).abs() < 1e-12);
        assert!((flow.handoffs[0].complete_and_accurate.unwrap().value.0 - 0.92).abs() < 1e-12);
    }

    #[test]
    fn says_what_is_wrong_and_what_may_be_meant() {
        for (text, what, help) in [
            ("draw.takes", "sets nothing", "`draw.takes=3min`"),
            ("draw=3min", "which key", "`draw.takes=3min`"),
            ("draw.take=3min", "`take`", "`takes`?"),
            ("draw.owner=Anna", "`owner`", "`takes` of a step"),
            ("drwa.takes=3min", "no step", "`draw`?"),
            ("elsewhere.takes=3min", "no step", "as in `draw`"),
            ("draw.takes=3", "has no unit: `3`", "`3 min`"),
            ("draw.takes=", "is not a length of time: ``", "`5 min`"),
            ("draw.wait=3min", "about a step, and only a hand-off", "as in `fit-test`"),
            ("fit-test.takes=3min", "about a hand-off, and only a step", "as in `draw`"),
            ("fit-drwa.chance=3%", "no hand-off or exit", "`fit-draw`?"),
            ("fit-draw.chance=3", "is more than the whole: `3`", "`3%`"),
        ] {
            let (said, helped) = refused(text);
            assert!(said.contains(what) && helped.contains(help), "{text}: {said} | {helped}");
        }
    }
}
