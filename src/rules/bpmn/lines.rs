//! What each hand-off is in the drawing, and how findings call its two ends.

use super::elements;
use crate::import::bpmn::{Diagram, End, Gateway, NodeKind};
use crate::model::Flow;
use crate::rules::wording::{listed, quoted};
use std::collections::{HashMap, HashSet};

/// How many steps before a gateway are named.
const MOST_NAMED: usize = 3;

/// How many elements are looked at for them.
const MOST_PASSED: usize = 100;

/// What passes a product in the drawing.
#[derive(Debug, Clone, Copy)]
enum Kind {
    /// A sequence flow.
    Sequence(usize),
    /// A message flow.
    Message(usize),
    /// No line: what one element throws, the other catches.
    Signal,
}

/// The line of a hand-off.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    kind: Kind,
    /// The element that hands over.
    from: Option<End>,
    /// The element that receives.
    to: Option<End>,
}

/// The lines of all hand-offs, by their ids.
pub(super) struct Lines<'flow>(HashMap<&'flow str, Line>);

impl<'flow> Lines<'flow> {
    /// Finds the lines by their places; `steps` tells the element of each step by its id.
    pub(super) fn of(
        diagram: &Diagram,
        flow: &'flow Flow,
        steps: &HashMap<&'flow str, (&'flow str, usize)>,
    ) -> Self {
        let flows = diagram.flows.iter().enumerate();
        let flows = flows.map(|(index, flow)| (flow.element.span.start, Kind::Sequence(index)));
        let messages = diagram.messages.iter().enumerate();
        let messages = messages.map(|(index, message)| (message.element.span.start, Kind::Message(index)));
        let signals = diagram.signals.iter().map(|signal| (signal.element.span.start, Kind::Signal));
        let by_place: HashMap<u32, Kind> = signals.chain(flows).chain(messages).collect();
        let lines = flow.handoffs.iter().filter_map(|handoff| {
            let kind = *by_place.get(&handoff.ends_span.start)?;
            let [from, to] = [&handoff.from, &handoff.to]
                .map(|end| steps.get(end.as_str()).map(|(_, node)| End::Node(*node)));
            let (drawn_from, drawn_to) = match kind {
                Kind::Sequence(flow) => {
                    let flow = &diagram.flows[flow];
                    (flow.from.map(End::Node), flow.to.map(End::Node))
                }
                Kind::Message(message) => {
                    let message = &diagram.messages[message];
                    return Some((handoff.id.as_str(), Line { kind, from: message.from, to: message.to }));
                }
                Kind::Signal => (None, None),
            };
            Some((handoff.id.as_str(), Line { kind, from: from.or(drawn_from), to: to.or(drawn_to) }))
        });
        Self(lines.collect())
    }

    /// Returns the line of a hand-off.
    pub(super) fn at(&self, handoff: &str) -> Option<Line> {
        self.0.get(handoff).copied()
    }
}

impl Line {
    /// Returns how people call the hand-off.
    pub(super) fn title(self, diagram: &Diagram) -> String {
        format!("hand-off {} → {}", listed(&suppliers(diagram, self.from)), end(diagram, self.to))
    }

    /// Asks for the product.
    pub(super) fn question(self, diagram: &Diagram) -> String {
        let suppliers = suppliers(diagram, self.from);
        let verb = if suppliers.len() == 1 { "does" } else { "do" };
        format!("what {verb} {} hand over to {}?", listed(&suppliers), end(diagram, self.to))
    }

    /// Says where the product is written.
    pub(super) fn help(self, diagram: &Diagram) -> &'static str {
        let flow = match self.kind {
            Kind::Message(_) => return "write what the receiver takes away as the name of the message flow",
            Kind::Signal => {
                return "name the signal or message that both refer to after what the receiver takes away";
            }
            Kind::Sequence(flow) => &diagram.flows[flow],
        };
        match flow.from.map(|from| diagram.nodes[from].kind) {
            Some(NodeKind::Gateway(gateway)) if gateway != Gateway::Parallel => {
                "attach a data object to the sequence flow, named after what the next lane takes away"
            }
            _ => {
                "write what the next lane takes away as the name of the sequence flow, or attach a data object to it"
            }
        }
    }
}

fn end(diagram: &Diagram, end: Option<End>) -> String {
    match end {
        Some(End::Node(node)) => called(diagram, node),
        Some(End::Pool(pool)) => elements::named("pool", &diagram.pools[pool].element),
        None => "nothing".to_owned(),
    }
}

/// Returns the name of an element, or what it is where it has none.
fn called(diagram: &Diagram, node: usize) -> String {
    let name = diagram.nodes[node].element.name.as_ref();
    name.map_or_else(|| elements::called(diagram, node), |name| quoted(name))
}

/// Returns who hands over: a gateway makes nothing, and so the steps of its lane before it are named.
fn suppliers(diagram: &Diagram, from: Option<End>) -> Vec<String> {
    let Some(End::Node(node)) = from else { return vec![end(diagram, from)] };
    let lane = |node: usize| (diagram.nodes[node].process, diagram.nodes[node].lane);
    let (mut met, mut seen, mut found) = (vec![node], HashSet::from([node]), Vec::new());
    let mut next = 0;
    while let Some(at) = met.get(next).copied() {
        next += 1;
        if !matches!(diagram.nodes[at].kind, NodeKind::Gateway(_)) {
            found.push(called(diagram, diagram.bearer(at)));
            continue;
        }
        for before in diagram.nodes[at].entering.iter().filter_map(|flow| diagram.flows[*flow].from) {
            if met.len() < MOST_PASSED && lane(before) == lane(node) && seen.insert(before) {
                met.push(before);
            }
        }
    }
    if found.is_empty() {
        return vec![called(diagram, node)];
    }
    if found.len() > MOST_NAMED {
        found.truncate(MOST_NAMED - 1);
        found.push("others".to_owned());
    }
    found
}
