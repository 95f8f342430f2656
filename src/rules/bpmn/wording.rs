//! What the other families say, in the words of whoever drew the chart.
//!
//! Their help tells which key to write, and their fixes write it; in BPMN there are no keys. So the
//! help is said anew here, in one place, and the rules need not know what a file is written in. A
//! hand-off is called by the names at the two ends of its line, not by ids that no reader wrote.

use super::elements;
use crate::diagnostic::{Diagnostic, Subject};
use crate::import::bpmn::{Diagram, End, Gateway, NodeKind};
use crate::model::Flow;
use crate::rules::wording::quoted;
use crate::text::Span;
use std::collections::{HashMap, HashSet};

/// What to do about the findings of a rule, by its code.
const HELP: [(&str, &str); 16] = [
    ("F004", "draw a sequence flow that leads out of the circle"),
    ("F007", "draw a message flow to this customer, named after what they take away"),
    (
        "F009",
        "ask what is missing when it is handed over first, and name the sequence flow after what is then complete",
    ),
    ("F016", "give part of the steps to another lane, or put those that belong together into a sub-process"),
    (
        "H002",
        "agree with the receiver how both will know that it serves, and write it into the documentation; \
         `handoff import` gives measures keys of their own",
    ),
    ("H006", "name the sequence flow after what passes along it"),
    ("H010", "draw one sequence flow for both, or name each after what passes along it"),
    ("H012", "look where the work waits for this lane, and let some of it be done elsewhere"),
    ("K004", "write roles and bodies instead of people, and leave out what identifies a person"),
    ("L001", "write a few words here, and the rest into the documentation of the element"),
    ("P001", PRODUCT),
    ("P002", PRODUCT),
    ("P003", PRODUCT),
    ("P005", PRODUCT),
    ("P006", "use one name for it at every sequence flow, message flow and data object"),
    ("P007", "write what passes in place of the stand-in"),
];

const PRODUCT: &str =
    "name the sequence flow or the data object after what the receiver has then, in their words";

/// Says findings of other families in the words of BPMN, and takes away what would write YAML.
///
/// Where one line of the drawing passes to several steps, it is told once.
#[must_use]
pub fn reworded(diagram: &Diagram, flow: &Flow, mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let lines = lines(diagram, flow);
    let steps = steps(diagram, flow);
    for finding in found.iter_mut().filter(|finding| !finding.rule.code().starts_with('B')) {
        finding.fix = None;
        let code = finding.rule.code();
        let known = HELP.iter().find(|(of, _)| *of == code).map(|(_, help)| (*help).to_owned());
        let id = finding.subject.path().strip_prefix("handoffs/").map(str::to_owned);
        let line = id.as_deref().and_then(|id| lines.get(id)).copied();
        finding.help = match line.filter(|_| code == "H001") {
            Some(line) => Some(line.product_help(diagram).to_owned()),
            None => known.or_else(|| finding.help.take()),
        };
        if let (Some(line), Some(id)) = (line, id) {
            let (from, to) = line.ends(diagram);
            if code == "H001" {
                finding.label = format!("what does {from} hand over to {to}?");
            }
            finding.subject = Subject::element("handoffs", &id, format!("hand-off {from} → {to}"));
        }
    }
    for finding in found.iter_mut().filter(|finding| finding.subject.path().starts_with("steps/")) {
        let step = finding.subject.path().strip_prefix("steps/").and_then(|id| steps.get(id));
        if let Some((id, node)) = step {
            let title = elements::called(diagram, *node);
            finding.subject = Subject::element("steps", id, elements::titled(&title));
        }
    }
    let mut seen = HashSet::new();
    found.retain(|finding| {
        seen.insert((finding.rule.code().to_owned(), finding.span, finding.message.clone()))
    });
    found
}

/// A line of a diagram.
#[derive(Debug, Clone, Copy)]
enum Line {
    Sequence(usize),
    Message(usize),
}

impl Line {
    /// Returns how people call its two ends.
    fn ends(self, diagram: &Diagram) -> (String, String) {
        let (from, to) = match self {
            Self::Sequence(flow) => {
                let flow = &diagram.flows[flow];
                (flow.from.map(End::Node), flow.to.map(End::Node))
            }
            Self::Message(message) => (diagram.messages[message].from, diagram.messages[message].to),
        };
        (end(diagram, from), end(diagram, to))
    }

    /// Says where its product is written.
    fn product_help(self, diagram: &Diagram) -> &'static str {
        let from = match self {
            Self::Message(_) => return "write what the receiver takes away as the name of the message flow",
            Self::Sequence(flow) => diagram.flows[flow].from.map(|from| diagram.nodes[from].kind),
        };
        match from {
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
        Some(End::Node(node)) => match &diagram.nodes[node].element.name {
            Some(name) => quoted(name),
            None => elements::called(diagram, node),
        },
        Some(End::Pool(pool)) => elements::named("pool", &diagram.pools[pool].element),
        None => "nothing".to_owned(),
    }
}

/// Returns the element that each step is in the drawing, by the id of the step.
fn steps<'flow>(diagram: &Diagram, flow: &'flow Flow) -> HashMap<&'flow str, (&'flow str, usize)> {
    let nodes = diagram.nodes.iter().enumerate();
    let by_place: HashMap<Span, usize> = nodes.map(|(index, node)| (node.element.span, index)).collect();
    let steps = flow.steps.iter().map(|step| (step.id.as_str(), by_place.get(&step.id.span)));
    steps.filter_map(|(id, node)| Some((id, (id, *node?)))).collect()
}

/// Returns the line that each hand-off is in the drawing, by the id of the hand-off.
fn lines<'flow>(diagram: &Diagram, flow: &'flow Flow) -> HashMap<&'flow str, Line> {
    let flows = diagram.flows.iter().enumerate();
    let flows = flows.map(|(index, flow)| (flow.element.span.start, Line::Sequence(index)));
    let messages = diagram.messages.iter().enumerate();
    let messages = messages.map(|(index, message)| (message.element.span.start, Line::Message(index)));
    let by_place: HashMap<u32, Line> = flows.chain(messages).collect();
    let handoffs = flow.handoffs.iter();
    handoffs
        .filter_map(|handoff| Some((handoff.id.as_str(), *by_place.get(&handoff.ends_span.start)?)))
        .collect()
}
