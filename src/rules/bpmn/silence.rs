//! Rules that are silent on BPMN until they are asked for.
//!
//! BPMN has no place for what some of them ask: an owner, a measure, a share of how often a way is
//! taken. They would speak on every file, and tell nobody anything. Others say of the flow what a
//! rule of this family says of the elements, in the words of whoever drew them.

use crate::import::Kind;

/// Rules that ask for what BPMN has no place for.
const NO_PLACE: [&str; 15] = [
    "F008", "F015", "H002", "H003", "H008", "H011", "K001", "K002", "L002", "M007", "M008", "P004", "R006",
    "F013", "V005",
];

/// Rules that say again what one of this family says.
const SAID_HERE: [&str; 9] = ["F001", "F002", "F003", "F005", "F011", "F012", "H007", "R002", "R005"];

/// Tells whether a rule is silent on files of a kind, unless somebody names it.
#[must_use]
pub fn is_silent(kind: Kind, code: &str) -> bool {
    kind == Kind::Bpmn && (NO_PLACE.contains(&code) || SAID_HERE.contains(&code))
}
