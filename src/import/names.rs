//! Ids of a flow, made from names: "Receive order" is `receive-order`.

use crate::model::Id;
use std::collections::{HashMap, HashSet};

/// How many characters an id has at the most, so that it can still be read.
const LONGEST: usize = 48;

/// The ids of actors and steps, which share one name space.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: HashSet<String>,
    /// How far each has been counted, so that no number is tried twice.
    counted: HashMap<String, usize>,
}

impl Names {
    /// Takes an id that a file keeps; nothing where it is not well formed or taken.
    pub(super) fn take(&mut self, id: &str) -> Option<String> {
        (Id::is_well_formed(id) && self.taken.insert(id.to_owned())).then(|| id.to_owned())
    }

    /// Makes an id of a name; `other` where the name has neither letter nor digit.
    pub(super) fn make(&mut self, name: &str, other: &str) -> String {
        let base = Id::from_title(name).map_or_else(|| other.to_owned(), |id| shortened(id.as_str()));
        let counted = self.counted.entry(base.clone()).or_default();
        loop {
            *counted += 1;
            let id = if *counted == 1 { base.clone() } else { format!("{base}-{counted}") };
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// Cuts a long id behind a whole word.
fn shortened(id: &str) -> String {
    let mut end = 0;
    let mut length = 0;
    for word in id.split('-') {
        let width = word.chars().count();
        if length > 0 && length + 1 + width > LONGEST {
            break;
        }
        length += width + 1;
        end += word.len() + 1;
    }
    let cut = &id[..end - 1];
    cut.char_indices().nth(LONGEST).map_or(cut, |(end, _)| &cut[..end]).to_owned()
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn ids_are_short_and_each_its_own() {
        let mut names = Names::default();
        assert_eq!(names.take("receive-order").as_deref(), Some("receive-order"));
        assert_eq!(names.take("receive-order"), None);
        assert_eq!(names.take("No id"), None);
        assert_eq!(names.make("Receive order", "step"), "receive-order-2");
        assert_eq!(names.make("Receive  Order!", "step"), "receive-order-3");
        assert_eq!(names.make("→", "step"), "step");
        assert_eq!(names.make("→", "step"), "step-2");
        let long =
            names.make("Prüfe die eingegangene Rechnung auf sachliche und rechnerische Richtigkeit", "step");
        assert_eq!(long, "prüfe-die-eingegangene-rechnung-auf-sachliche");
        assert_eq!(names.make(&"ü".repeat(90), "step").chars().count(), 48);
    }
}
