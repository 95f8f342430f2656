//! Rules that are silent or milder on BPMN until they are asked for.
//!
//! BPMN has no place for what some of them ask: an owner, a measure, a share of how often a way is
//! taken. They would speak on every file, and tell nobody anything. Others say of the flow what a
//! rule of this family says of the elements, in the words of whoever drew them.

use crate::diagnostic::{RuleMeta, Severity};
use crate::import::Kind;

/// Rules that ask for what BPMN has no place for.
const NO_PLACE: [&str; 14] = [
    "F008", "F015", "H003", "H008", "H011", "K001", "K002", "L002", "M007", "M008", "P004", "R006", "F013",
    "V005",
];

/// Rules that say again what one of this family says.
const SAID_HERE: [&str; 9] = ["F001", "F002", "F003", "F005", "F011", "F012", "H007", "R002", "R005"];

/// Rules that speak of nearly every hand-off of every file, and are counted instead of told.
const COUNTED: [&str; 1] = ["H002"];

/// Returns the gravest level at which a rule speaks on files of a kind while nobody names it;
/// nothing where it is silent.
#[must_use]
pub fn unasked_level(kind: Kind, rule: &RuleMeta) -> Option<Severity> {
    let is_bpmn = kind == Kind::Bpmn;
    if is_bpmn && (NO_PLACE.contains(&rule.code) || SAID_HERE.contains(&rule.code)) {
        return None;
    }
    let is_counted = is_bpmn && COUNTED.contains(&rule.code);
    Some(if is_counted { Severity::Info } else { rule.level })
}
