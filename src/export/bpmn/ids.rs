//! The ids of XML elements, made of the flow's own so that they stay when something else changes.

use std::collections::{HashMap, HashSet};

/// Gives out ids, each once.
#[derive(Debug, Default)]
pub(super) struct Ids {
    taken: HashSet<String>,
    /// The last number that each name got, so that none is tried twice.
    numbers: HashMap<String, usize>,
}

impl Ids {
    /// Takes the ids that a document has already.
    pub(super) fn beside(taken: impl IntoIterator<Item = String>) -> Self {
        Self { taken: taken.into_iter().collect(), numbers: HashMap::new() }
    }

    /// Returns an id for an element of the flow: `Step` and `draw` make `Step_draw`.
    pub(super) fn make(&mut self, kind: &str, id: &str) -> String {
        let wanted = format!("{kind}_{}", name_of(id));
        let number = self.numbers.entry(wanted.clone()).or_default();
        loop {
            *number += 1;
            let made = if *number == 1 { wanted.clone() } else { format!("{wanted}_{number}") };
            if self.taken.insert(made.clone()) {
                return made;
            }
        }
    }
}

/// Returns the letters of an id that any XML name may hold; others are written as their number, so
/// that different ids stay different.
fn name_of(id: &str) -> String {
    let mut name = String::with_capacity(id.len());
    for character in id.chars() {
        if character.is_ascii_alphanumeric() || character == '-' {
            name.push(character);
        } else {
            name.push_str(&format!("_x{:X}_", u32::from(character)));
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::Ids;

    #[test]
    fn ids_are_names_of_xml_and_differ() {
        let mut ids = Ids::default();
        assert_eq!(ids.make("Step", "draw-blood"), "Step_draw-blood");
        assert_eq!(ids.make("Step", "draw-blood"), "Step_draw-blood_2");
        assert_eq!(ids.make("Step", "prüfen"), "Step_pr_xFC_fen");
        assert_eq!(ids.make("Step", "<a b>"), "Step__x3C_a_x20_b_x3E_");
    }
}
