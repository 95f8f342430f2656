//! Rules that are silent or milder on BPMN until they are asked for.
//!
//! BPMN has no place for what some of them ask: an owner, a measure, a share of how often a way is
//! taken. They would speak on every file, and tell nobody anything. Others say of the flow what a
//! rule of this family says of the elements, in the words of whoever drew them.

use crate::diagnostic::{RuleMeta, Severity};
use crate::import::Kind;
use crate::import::bpmn::Diagram;
use std::collections::HashSet;

/// Rules that ask for what BPMN has no place for.
const NO_PLACE: [&str; 13] =
    ["F015", "H003", "H008", "H011", "K001", "K002", "L002", "M007", "M008", "P004", "R006", "F013", "V005"];

/// Rules that say again what one of this family says.
const SAID_HERE: [&str; 9] = ["F001", "F002", "F003", "F005", "F011", "F012", "H007", "R002", "R005"];

/// Rules that speak of nearly every hand-off of every file, and are counted instead of told.
const COUNTED: [&str; 1] = ["H002"];

/// The rule that asks for somebody outside: only where several pools show their inside may one of
/// them be meant to be.
pub(super) const NOBODY_OUTSIDE: &str = "F008";

/// Returns the gravest level at which a rule speaks on files of a kind while nobody names it;
/// nothing where it is silent.
#[must_use]
pub fn unasked_level(kind: Kind, diagram: Option<&Diagram>, rule: &RuleMeta) -> Option<Severity> {
    if kind != Kind::Bpmn {
        return Some(rule.level);
    }
    if rule.code == NOBODY_OUTSIDE {
        return diagram.filter(|diagram| shows_several_pools(diagram)).map(|_| Severity::Info);
    }
    if is_silent(rule.code) {
        return None;
    }
    Some(if COUNTED.contains(&rule.code) { Severity::Info } else { rule.level })
}

/// Tells whether a rule is silent on BPMN while nobody names it.
pub(super) fn is_silent(code: &str) -> bool {
    NO_PLACE.contains(&code) || SAID_HERE.contains(&code)
}

/// Tells whether the inside of more than one pool is drawn.
fn shows_several_pools(diagram: &Diagram) -> bool {
    let busy: HashSet<usize> = diagram.nodes.iter().map(|node| node.process).collect();
    let open =
        diagram.pools.iter().filter(|pool| pool.process.is_some_and(|process| busy.contains(&process)));
    open.count() > 1
}
