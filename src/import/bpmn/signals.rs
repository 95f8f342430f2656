//! Signals and messages that reach other lanes and pools without a line: who throws one, and who
//! catches it, is told by what both refer to.

use super::diagram::{Diagram, Element, End, NodeKind, Signal, Trigger};
use crate::text::Spanned;
use std::collections::{HashMap, HashSet};

/// How many hand-offs one signal makes at the most.
pub(super) const MOST_CAUGHT: usize = 200;

/// An event or a task that throws or catches what the file declares.
#[derive(Debug)]
pub(super) struct Mention {
    /// The event or task.
    pub(super) node: usize,
    /// The id of what is thrown or caught, without a prefix.
    pub(super) of: String,
    /// What it is.
    pub(super) trigger: Trigger,
    /// Whether it is thrown.
    pub(super) is_thrown: bool,
    /// The definition within an event; a task has none.
    pub(super) definition: Option<Element>,
}

/// Finds who catches what another lane or pool throws; `name` tells what a signal is called.
///
/// A message that a message flow carries is told by that flow, and what a sequence flow leads to by
/// that one.
pub(super) fn caught(
    diagram: &Diagram,
    mentions: Vec<Mention>,
    name: impl Fn(&str) -> Option<Spanned<String>>,
) -> Vec<Signal> {
    let is_carried = carried(diagram);
    let (thrown, caught): (Vec<Mention>, Vec<Mention>) = mentions
        .into_iter()
        .filter(|mention| mention.trigger != Trigger::Message || !is_carried.contains(&mention.node))
        .partition(|mention| mention.is_thrown);
    let mut waiting: HashMap<(Trigger, &str), Vec<&Mention>> = HashMap::new();
    for mention in &caught {
        waiting.entry((mention.trigger, &mention.of)).or_default().push(mention);
    }
    let mut left: HashMap<&str, usize> = HashMap::new();
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for throw in &thrown {
        let left = left.entry(&throw.of).or_insert(MOST_CAUGHT);
        for catch in waiting.get(&(throw.trigger, throw.of.as_str())).into_iter().flatten().take(MOST_CAUGHT)
        {
            let ends = (diagram.bearer(throw.node), diagram.bearer(catch.node));
            if *left > 0 && passes(diagram, throw, catch) && seen.insert((ends, &throw.of)) {
                *left -= 1;
                found.push(signal(diagram, throw, catch, name(&throw.of)));
            }
        }
    }
    found
}

/// Names message flows that say nothing themselves after the message that their ends refer to: what is
/// received, else what is sent.
pub(super) fn name_messages(
    diagram: &mut Diagram,
    mentions: &[Mention],
    name: impl Fn(&str) -> Option<Spanned<String>>,
) {
    let messages = mentions.iter().filter(|mention| mention.trigger == Trigger::Message);
    let by_node: HashMap<usize, &str> = messages.map(|mention| (mention.node, mention.of.as_str())).collect();
    for message in diagram.messages.iter_mut().filter(|message| message.message.is_none()) {
        message.message = [message.to, message.from].into_iter().find_map(|end| match end? {
            End::Node(node) => name(by_node.get(&node)?),
            End::Pool(_) => None,
        });
    }
}

/// Returns the elements at the ends of message flows.
fn carried(diagram: &Diagram) -> HashSet<usize> {
    let ends = diagram.messages.iter().flat_map(|message| [message.from, message.to]);
    ends.filter_map(|end| if let Some(End::Node(node)) = end { Some(node) } else { None }).collect()
}

/// Tells whether a signal leaves a lane or a pool without a line that says so.
fn passes(diagram: &Diagram, throw: &Mention, catch: &Mention) -> bool {
    let [from, to] = [throw.node, catch.node].map(|node| diagram.bearer(node));
    let [one, other] = [from, to].map(|node| &diagram.nodes[node]);
    // An escalation rises within its process, and no further.
    let is_heard = throw.trigger != Trigger::Escalation || one.process == other.process;
    let is_elsewhere = (one.process, one.lane) != (other.process, other.lane);
    is_heard && is_elsewhere && !one.leaving.iter().any(|flow| diagram.flows[*flow].to == Some(to))
}

/// Makes the signal; its place is what only this one has, and our keys may stand in.
fn signal(diagram: &Diagram, throw: &Mention, catch: &Mention, name: Option<Spanned<String>>) -> Signal {
    let definition = catch.definition.as_ref().or(throw.definition.as_ref()).cloned();
    let element = definition.unwrap_or_else(|| {
        let task = &diagram.nodes[catch.node].element;
        Element { keys: None, place: None, is_handoff: None, is_derived: false, ..task.clone() }
    });
    Signal { element, from: throw.node, to: catch.node, name }
}

/// Tells whether an element throws what it refers to, and does not wait for it.
pub(super) fn throws(kind: NodeKind, name: &str) -> bool {
    matches!(kind, NodeKind::Throw | NodeKind::End) || name == "sendTask"
}
