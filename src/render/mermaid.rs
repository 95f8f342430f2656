//! A flow in the language of Mermaid, for pages that draw it from text.
//!
//! Two dialects: a `flowchart` whose subgraphs are the lanes, which every version draws though
//! its lanes are no straight bands, and `swimlane-beta` (Mermaid 11.16 and later), whose outer
//! subgraphs are lanes. Both have the same nodes and arrows: a hand-off with a product is thick,
//! one without is dotted and red, a link within a lane is thin.

mod text;

use crate::graph::{FlowGraph, LinkIndex, OccurrenceIndex};
use crate::layout::Direction;
use crate::model::{Flow, Side, StepKind};
use crate::render::gap_colour;
use std::fmt::{Arguments, Write as _};

/// Which kind of Mermaid's diagrams is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum MermaidDialect {
    /// `flowchart`, with subgraphs for lanes.
    #[default]
    Flowchart,
    /// `swimlane-beta`, with straight lanes.
    Swimlane,
}

/// Returns the flow as a Mermaid document.
#[must_use]
pub fn mermaid(flow: &Flow, graph: &FlowGraph, dialect: MermaidDialect, direction: Direction) -> String {
    let mut writer = Writer { flow, graph, dialect, out: String::new() };
    writer.head(direction);
    let mut members: Vec<Vec<OccurrenceIndex>> = vec![Vec::new(); graph.lanes().len()];
    for (index, occurrence) in graph.occurrences() {
        members[occurrence.lane].push(index);
    }
    for (lane, steps) in members.iter().enumerate().filter(|(_, steps)| !steps.is_empty()) {
        writer.lane(lane, steps);
    }
    writer.links();
    writer.addresses();
    writer.out
}

struct Writer<'flow> {
    flow: &'flow Flow,
    graph: &'flow FlowGraph,
    dialect: MermaidDialect,
    out: String,
}

impl Writer<'_> {
    fn put(&mut self, arguments: Arguments<'_>) {
        self.out.write_fmt(arguments).expect("writing to a string cannot fail");
        self.out.push('\n');
    }

    fn head(&mut self, direction: Direction) {
        let title = self.flow.title();
        self.put(format_args!("---\ntitle: {}\n---", text::title(title)));
        let kind = match self.dialect {
            MermaidDialect::Flowchart => "flowchart",
            MermaidDialect::Swimlane => "swimlane-beta",
        };
        let way = match direction {
            Direction::Right => "LR",
            Direction::Down => "TB",
        };
        self.put(format_args!("{kind} {way}"));
        let line = text::line(title);
        if !line.is_empty() {
            self.put(format_args!("  accTitle: {line}"));
        }
    }

    fn lane(&mut self, lane: usize, steps: &[OccurrenceIndex]) {
        let actor = &self.graph.lanes()[lane];
        let name = match actor.side {
            Side::Internal => actor.name.clone(),
            Side::External => format!("{} (external)", actor.name),
        };
        let id = own_name("lane", actor.actor.as_str(), true, lane);
        self.put(format_args!("  subgraph {id}[{}]", text::label(&[name])));
        for step in steps {
            let label = text::label(&[self.graph.label(self.flow, *step)]);
            let (open, close) = self.brackets(*step);
            let name = self.name(*step);
            self.put(format_args!("    {name}{open}{label}{close}"));
            if self.is_delay(*step) {
                self.put(format_args!("    {name}@{{ shape: delay }}"));
            }
        }
        self.put(format_args!("  end"));
    }

    /// Tells whether a step gets the shape of a delay, which young versions only know.
    fn is_delay(&self, step: OccurrenceIndex) -> bool {
        self.dialect == MermaidDialect::Swimlane && self.graph.kind(self.flow, step) == StepKind::Waits
    }

    /// Returns the brackets that make the shape of a step.
    fn brackets(&self, step: OccurrenceIndex) -> (&'static str, &'static str) {
        match self.graph.kind(self.flow, step) {
            StepKind::Waits if self.dialect == MermaidDialect::Flowchart => (">", "]"),
            StepKind::Does | StepKind::Waits => ("[", "]"),
            StepKind::Decides => ("{", "}"),
            StepKind::Starts | StepKind::Ends => ("([", "])"),
            StepKind::Calls => ("[[", "]]"),
        }
    }

    /// Returns the name of a step's node.
    fn name(&self, step: OccurrenceIndex) -> String {
        let id = self.graph.petgraph()[step].id.as_str();
        own_name("step", id, self.graph.find(id) == Some(step), step.index())
    }

    fn links(&mut self) {
        let mut gaps: Vec<String> = Vec::new();
        for (number, (link, _)) in self.graph.links().enumerate() {
            let (from, to) = self.graph.ends(link);
            let handoff = self.graph.handoff(self.flow, link);
            let product = handoff.and_then(|handoff| handoff.product.as_ref());
            let mut lines: Vec<String> = self.condition(link).into_iter().collect();
            lines.extend(product.map(|product| product.name.value.clone()));
            let label = if lines.is_empty() { String::new() } else { format!("|{}|", text::label(&lines)) };
            let arrow = match (self.graph.crosses(link), product) {
                (true, None) => {
                    gaps.push(number.to_string());
                    "-.->"
                }
                (true, Some(_)) => "==>",
                (false, _) => "-->",
            };
            let (from, to) = (self.name(from), self.name(to));
            self.put(format_args!("  {from} {arrow}{label} {to}"));
        }
        if !gaps.is_empty() {
            self.put(format_args!("  linkStyle {} stroke:{}", gaps.join(","), gap_colour()));
        }
    }

    /// Returns the condition and the chance on which a link is taken, on one line.
    fn condition(&self, link: LinkIndex) -> Option<String> {
        let link = &self.graph.petgraph()[link];
        let chance = link.chance.map(|chance| format!("{} %", chance.percent_in_tenths()));
        let words: Vec<String> = link.when.iter().cloned().chain(chance).collect();
        (!words.is_empty()).then(|| format!("[{}]", words.join(", ")))
    }

    fn addresses(&mut self) {
        for (index, _) in self.graph.occurrences() {
            let step = self.graph.step(self.flow, index);
            let link = step.and_then(|step| step.link.as_ref());
            if let Some(address) = link.and_then(|link| text::web_address(link)) {
                let name = self.name(index);
                self.put(format_args!("  click {name} href {address}"));
            }
        }
    }
}

/// Returns the name of a lane or a step: its id where that is plain and the first of its kind,
/// else its place after a full stop, which no id has.
fn own_name(kind: &str, id: &str, is_first: bool, place: usize) -> String {
    let is_plain = !id.is_empty()
        && !id.contains("--")
        && !id.ends_with('-')
        && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if is_plain && is_first { format!("{kind}-{id}") } else { format!("{kind}.{place}") }
}

#[cfg(test)]
mod tests {
    use super::{MermaidDialect, mermaid};
    use crate::graph::FlowGraph;
    use crate::layout::Direction;
    use crate::model::Shared;
    use crate::syntax::parse;
    use crate::text::SourceFile;

    const FLOW: &str = r#"
flow: Blood "test"
actors:
  patient: { name: Patient, side: external }
  technician: Lab technician
  idle: Nobody
steps:
  begin: { actor: patient, starts: Arrive, link: "https://e.org/?a=1" }
  end: { actor: technician, does: "Draw %%{ \"blood\"", then: sit }
  sit: { actor: technician, waits: Tubes stand, then: fit }
  fit: { actor: technician, decides: Fit?, then: { "no": { step: end, chance: 6% } } }
  Test: { actor: technician, calls: test.yaml, link: "javascript:alert(1)" }
handoffs:
  - begin -> end: Order
  - fit -> begin: { when: "yes" }
"#;

    fn written(text: &str, dialect: MermaidDialect, direction: Direction) -> String {
        let flow = parse(&SourceFile::new("flow.yaml", text)).flow;
        mermaid(&flow, &FlowGraph::build(&flow, &Shared::default()), dialect, direction)
    }

    #[test]
    fn lanes_steps_and_links_are_written_in_order() {
        let document = written(FLOW, MermaidDialect::Flowchart, Direction::Right);
        let expected = r##"---
title: "Blood \"test\""
---
flowchart LR
  accTitle: Blood "test"
  subgraph lane-patient["Patient (external)"]
    step-begin(["Arrive"])
  end
  subgraph lane-technician["Lab technician"]
    step-end["Draw #37;#37;#123; #34;blood#34;"]
    step-sit>"Tubes stand"]
    step-fit{"Fit?"}
    step.4[["test#46;yaml"]]
  end
  step-end --> step-sit
  step-sit --> step-fit
  step-fit -->|"#91;no, 6 #37;#93;"| step-end
  step-begin ==>|"Order"| step-end
  step-fit -.->|"#91;yes#93;"| step-begin
  linkStyle 4 stroke:#b3261e
  click step-begin href "https://e.org/?a=1"
"##;
        assert_eq!(document, expected);
    }

    #[test]
    fn the_other_dialect_has_lanes_and_delays_of_its_own() {
        let document = written(FLOW, MermaidDialect::Swimlane, Direction::Down);
        assert!(document.contains("\nswimlane-beta TB\n"), "{document}");
        assert!(
            document.contains("    step-sit[\"Tubes stand\"]\n    step-sit@{ shape: delay }\n"),
            "{document}"
        );
    }

    #[test]
    fn an_empty_flow_is_a_document_too() {
        assert_eq!(
            written("flow: X", MermaidDialect::Flowchart, Direction::Right),
            "---\ntitle: \"X\"\n---\nflowchart LR\n  accTitle: X\n"
        );
    }
}
