//! What the other families say, in the words of whoever drew the chart.
//!
//! Their help tells which key to write, and their fixes write it; in BPMN there are no keys. So the
//! help is said anew here, in one place, and the rules need not know what a file is written in. A
//! hand-off is called by the names at the two ends of its line, not by ids that no reader wrote.

use super::lines::Lines;
use super::{elements, silence};
use crate::diagnostic::{Diagnostic, Subject};
use crate::import::bpmn::Diagram;
use crate::model::Flow;
use crate::text::Span;
use std::collections::{HashMap, HashSet};

/// What to do about the findings of a rule, by its code.
const HELP: [(&str, &str); 17] = [
    ("F004", "draw a sequence flow that leads out of the loop"),
    ("F007", "draw a message flow to this customer, named after what they take away"),
    (
        silence::NOBODY_OUTSIDE,
        "if one of the pools is the customer, `handoff import` the file, and write `side: external` at that actor",
    ),
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

/// What to do about the findings of rules that are silent until they are named.
const IN_THE_FLOW: &str = "BPMN has no words for it: `handoff import` the file, and say it in the flow";

/// Says findings of other families in the words of BPMN, and takes away what would write YAML.
///
/// Where one line of the drawing passes to several steps, it is told once.
#[must_use]
pub fn reworded(diagram: &Diagram, flow: &Flow, mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let steps = steps(diagram, flow);
    let lines = Lines::of(diagram, flow, &steps);
    for finding in found.iter_mut().filter(|finding| !finding.rule.code().starts_with('B')) {
        finding.fix = None;
        let code = finding.rule.code();
        let known = HELP.iter().find(|(of, _)| *of == code).map(|(_, help)| *help);
        let known = known.or_else(|| silence::is_silent(code).then_some(IN_THE_FLOW)).map(str::to_owned);
        let id = finding.subject.path().strip_prefix("handoffs/").map(str::to_owned);
        let line = id.as_deref().and_then(|id| lines.at(id));
        finding.help = match line.filter(|_| code == "H001") {
            Some(line) => Some(line.help(diagram).to_owned()),
            None => known.or_else(|| finding.help.take()),
        };
        if code == silence::NOBODY_OUTSIDE {
            "all pools that show their inside count as one organisation".clone_into(&mut finding.label);
        }
        if let (Some(line), Some(id)) = (line, id) {
            if code == "H001" {
                finding.label = line.question(diagram);
            }
            finding.subject = Subject::element("handoffs", &id, line.title(diagram));
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

/// Returns the element that each step is in the drawing, by the id of the step.
fn steps<'flow>(diagram: &Diagram, flow: &'flow Flow) -> HashMap<&'flow str, (&'flow str, usize)> {
    let nodes = diagram.nodes.iter().enumerate();
    let by_place: HashMap<Span, usize> = nodes.map(|(index, node)| (node.element.span, index)).collect();
    let steps = flow.steps.iter().map(|step| (step.id.as_str(), by_place.get(&step.id.span)));
    steps.filter_map(|(id, node)| Some((id, (id, *node?)))).collect()
}
