//! A flow in the DOT language, for Graphviz and the tools that read it.
//!
//! Lanes are clusters that run through the picture, in the order in which actors are declared; shapes follow ISO 5807 as far
//! as Graphviz has them. A hand-off is drawn bold with its product, and dashed in red where it
//! names none or hides in a `then`; the tooltip says what is missing. Links that close a loop
//! do not push their steps apart.

mod frames;
mod labels;
mod text;

use crate::graph::{FlowGraph, LinkIndex, OccurrenceIndex};
use crate::layout::Direction;
use crate::model::{Flow, Shared, Side, StepKind};
use crate::render::gap_colour;
use crate::rules::measures_by_id::MeasuresById;
use crate::typography::{Weight, wrap};
use dot_structures::{
    Attribute, Edge, EdgeTy, Graph, GraphAttributes, Id, Node, NodeId, Stmt, Subgraph, Vertex,
};
use graphviz_rust::dot_structures;
use graphviz_rust::printer::{DotPrinter, PrinterContext};
use labels::Labels;

/// Font size of all texts, in points, as Graphviz counts them.
const FONT_SIZE: f64 = 12.0;

/// Widest line of a step, in points.
const STEP_WIDTH: f64 = 150.0;

/// Widest line of a link, in points.
const LINK_WIDTH: f64 = 170.0;

/// The most lines of a label; the tooltip has the whole text.
const MOST_LINES: usize = 8;

/// Returns the flow as a DOT document that runs in a direction.
#[must_use]
pub fn dot(flow: &Flow, graph: &FlowGraph, direction: Direction) -> String {
    document(flow, graph, direction, &Labels::Text)
}

/// Returns the flow as a DOT document whose labels are tables, in Graphviz's HTML: steps with the time
/// that they take, hand-offs with their measures.
#[must_use]
pub fn dot_with_tables(flow: &Flow, shared: &Shared, graph: &FlowGraph, direction: Direction) -> String {
    document(flow, graph, direction, &Labels::Tables(MeasuresById::new(flow, shared)))
}

fn document(flow: &Flow, graph: &FlowGraph, direction: Direction, labels: &Labels<'_>) -> String {
    let back = graph.back_links();
    let mut statements = frame(flow, direction);
    let mut members: Vec<Vec<Stmt>> = vec![Vec::new(); graph.lanes().len()];
    for (index, occurrence) in graph.occurrences() {
        members[occurrence.lane].push(Stmt::Node(node(flow, graph, index, labels)));
    }
    let mut lanes = Vec::new();
    for (lane, nodes) in members.into_iter().enumerate().filter(|(_, nodes)| !nodes.is_empty()) {
        let nodes = frames::points(lane).chain(nodes).collect();
        statements.push(Stmt::Subgraph(cluster(graph, lane, nodes)));
        lanes.push(lane);
    }
    let mut forward = Vec::new();
    for (link, _) in graph.links() {
        let mut edge = edge(flow, graph, link, labels);
        if back.contains(link) {
            edge.attributes.push(plain("constraint", "false"));
        } else {
            forward.push(graph.ends(link));
        }
        statements.push(Stmt::Edge(edge));
    }
    statements.extend(frames::bonds(graph, &lanes, &forward));
    let document = Graph::DiGraph { id: text::name(flow.title()), strict: false, stmts: statements };
    format!("{}\n", document.print(&mut PrinterContext::default()))
}

/// Returns what holds for the whole picture.
fn frame(flow: &Flow, direction: Direction) -> Vec<Stmt> {
    let way = match direction {
        Direction::Right => "LR",
        Direction::Down => "TB",
    };
    let font = || [plain("fontname", "\"Noto Sans\""), plain("fontsize", &FONT_SIZE.to_string())];
    let title = Attribute(text::word("label"), text::label(&[flow.title()]));
    let graph = [
        plain("rankdir", way),
        plain("newrank", "true"),
        plain("charset", "\"UTF-8\""),
        plain("labelloc", "t"),
        plain("nodesep", "0.4"),
        title,
    ];
    let node = [plain("shape", "box"), plain("color", "\"#444444\"")];
    let edge = [plain("color", "\"#444444\"")];
    vec![
        GraphAttributes::Graph(graph.into_iter().chain(font()).collect()).into(),
        GraphAttributes::Node(node.into_iter().chain(font()).collect()).into(),
        GraphAttributes::Edge(edge.into_iter().chain(font()).collect()).into(),
    ]
}

fn cluster(graph: &FlowGraph, lane: usize, nodes: Vec<Stmt>) -> Subgraph {
    let actor = &graph.lanes()[lane];
    let style = match actor.side {
        Side::Internal => plain("style", "solid"),
        Side::External => plain("style", "dashed"),
    };
    let label = Attribute(text::word("label"), text::label(&lines(&actor.name, LINK_WIDTH)));
    let about = [label, style, plain("color", "\"#888888\"")].map(Stmt::Attribute);
    let stmts = about.into_iter().chain(nodes).collect();
    Subgraph { id: Id::Escaped(format!("\"cluster_{lane}\"")), stmts }
}

/// Returns the name of an occurrence; where two have one id, the second gets its place besides.
fn name(graph: &FlowGraph, occurrence: OccurrenceIndex) -> NodeId {
    let id = graph.petgraph()[occurrence].id.as_str();
    let is_first = graph.find(id) == Some(occurrence);
    let own = if is_first { text::name(id) } else { text::name(&format!("{id} ({})", occurrence.index())) };
    NodeId(own, None)
}

fn node(flow: &Flow, graph: &FlowGraph, occurrence: OccurrenceIndex, labels: &Labels<'_>) -> Node {
    let words = graph.label(flow, occurrence);
    let step = graph.step(flow, occurrence);
    let mut attributes = vec![Attribute(text::word("label"), labels.step(&lines(words, STEP_WIDTH), step))];
    attributes.extend(shape(graph.kind(flow, occurrence)));
    let note = step.and_then(|step| step.note.as_ref()).map(|note| note.value.as_str());
    attributes.push(Attribute(text::word("tooltip"), text::tooltip(note.unwrap_or(words))));
    let address = step.and_then(|step| step.link.as_ref()).and_then(|link| text::web_address(link));
    attributes.extend(address.map(|address| Attribute(text::word("URL"), address)));
    Node::new(name(graph, occurrence), attributes)
}

/// Returns what makes the shape of a kind of step; a box says nothing more.
fn shape(kind: StepKind) -> Vec<Attribute> {
    match kind {
        StepKind::Does => Vec::new(),
        StepKind::Decides => vec![plain("shape", "diamond")],
        StepKind::Starts | StepKind::Ends => vec![plain("style", "rounded")],
        StepKind::Waits => vec![plain("shape", "cds")],
        StepKind::Calls => vec![plain("peripheries", "2")],
    }
}

fn edge(flow: &Flow, graph: &FlowGraph, link: LinkIndex, labels: &Labels<'_>) -> Edge {
    let (from, to) = graph.ends(link);
    let handoff = graph.handoff(flow, link);
    let product = handoff.and_then(|handoff| handoff.product.as_ref()).map(|product| product.name.as_str());
    let crosses = graph.crosses(link);
    let shown = product.map(|product| lines(product, LINK_WIDTH)).unwrap_or_default();
    let gaps = gaps(flow, graph, link);
    let mut attributes = Vec::new();
    let label = labels.link(condition(graph, link).as_deref(), &shown, handoff);
    attributes.extend(label.map(|label| Attribute(text::word("label"), label)));
    if crosses && product.is_none() {
        attributes.extend([plain("style", "dashed"), plain("color", &format!("\"{}\"", gap_colour()))]);
    } else if crosses {
        attributes.push(plain("penwidth", "1.6"));
    }
    let about: Vec<&str> = product.into_iter().chain(gaps.iter().copied()).collect();
    let tooltip = if about.is_empty() { "then".to_owned() } else { about.join(" · ") };
    for key in ["tooltip", "labeltooltip"] {
        attributes.push(Attribute(text::word(key), text::tooltip(&tooltip)));
    }
    let address = handoff.and_then(|handoff| handoff.link.as_ref()).and_then(|link| text::web_address(link));
    attributes.extend(address.map(|address| Attribute(text::word("URL"), address)));
    let ends = EdgeTy::Pair(Vertex::N(name(graph, from)), Vertex::N(name(graph, to)));
    Edge { ty: ends, attributes }
}

/// Returns the condition and the chance on which a link is taken, on one line.
fn condition(graph: &FlowGraph, link: LinkIndex) -> Option<String> {
    let link = &graph.petgraph()[link];
    let chance = link.chance.map(|chance| format!("{} %", chance.percent_in_tenths()));
    match (&link.when, chance) {
        (None, None) => None,
        (Some(when), None) => Some(format!("[{when}]")),
        (None, Some(chance)) => Some(format!("[{chance}]")),
        (Some(when), Some(chance)) => Some(format!("[{when}, {chance}]")),
    }
}

/// Returns what a hand-off lacks, in words.
fn gaps(flow: &Flow, graph: &FlowGraph, link: LinkIndex) -> Vec<&'static str> {
    match graph.handoff(flow, link) {
        _ if !graph.crosses(link) => Vec::new(),
        None => vec!["a hand-off that is written as a then"],
        Some(handoff) => {
            let product = handoff.product.is_none().then_some("no product");
            let measure = handoff.measures.is_empty().then_some("no measure");
            product.into_iter().chain(measure).collect()
        }
    }
}

/// Breaks a text into lines of a width in points.
fn lines(words: &str, width: f64) -> Vec<String> {
    wrap(words, width, MOST_LINES, FONT_SIZE, Weight::Regular).lines
}

/// Returns an attribute whose value is a word of the language, or quoted already.
fn plain(key: &str, value: &str) -> Attribute {
    Attribute(text::word(key), text::word(value))
}

#[cfg(test)]
mod tests {
    use super::{dot, dot_with_tables};
    use crate::graph::FlowGraph;
    use crate::layout::Direction;
    use crate::model::{Flow, Shared};
    use crate::syntax::parse;
    use crate::text::SourceFile;
    use proptest::prelude::*;
    use std::io::Write as _;
    use std::process::{Command, Output, Stdio};

    const FLOW: &str = r#"
flow: Blood "test" \N &lt;
actors:
  patient: { name: Patient, side: external }
  technician: Lab technician
  laboratory: { name: Laboratory, kind: entity }
steps:
  begin: { actor: patient, starts: Arrive, link: "https://e.org/?a=1&b=2" }
  draw: { actor: technician, does: "Draw \\N", then: sit, note: "C:\\temp", link: "javascript:alert(1)" }
  sit: { actor: technician, waits: Tubes stand, then: fit }
  fit: { actor: technician, decides: Fit?, then: { "no": { step: draw, chance: 6% } } }
  test: { actor: laboratory, calls: test.yaml, then: home }
  home: { actor: patient, ends: Knows }
handoffs:
  - begin -> draw: Order that says "why"
  - fit -> test: { when: "yes" }
"#;

    fn render(text: &str) -> String {
        let parsed = parse(&SourceFile::new("flow.yaml", text));
        of_flow(&parsed.flow)
    }

    fn of_flow(flow: &Flow) -> String {
        dot(flow, &FlowGraph::build(flow, &Shared::default()), Direction::Right)
    }

    fn with_tables(flow: &Flow) -> String {
        let shared = Shared::default();
        dot_with_tables(flow, &shared, &FlowGraph::build(flow, &shared), Direction::Down)
    }

    #[test]
    fn tables_have_times_and_measures_and_keep_texts_as_they_are_written() {
        let text = "flow: x\nsteps:\n  a: { actor: p, does: \"<b>&amp; \\\\N\", takes: 5 min }\n  c: { actor: q, does: d }\nmeasures: { m: { name: \"On <time>\", unit: percent, target: 95% } }\nhandoffs: [{ from: a, to: c, product: A & B, measures: m, when: \"<yes>\" }]\n";
        let document = with_tables(&parse(&SourceFile::new("flow.yaml", text)).flow);
        for part in [
            "rankdir=TB",
            r"&lt;b&gt;&amp;amp; \\N",
            "5 min",
            "On &lt;time&gt; (percent, target",
            "<b>[&lt;yes&gt;]</b>",
        ] {
            assert!(document.contains(part), "{part} is missing in\n{document}");
        }
        let Some(output) = graphviz(&document) else { return };
        let svg = String::from_utf8_lossy(&output.stdout);
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
        assert!(svg.contains(r"&lt;b&gt;&amp;amp; \N</text>") && svg.contains("A &amp; B</text>"), "{svg}");
    }

    /// Runs Graphviz, if it is there.
    fn graphviz(document: &str) -> Option<Output> {
        let started = Command::new("dot")
            .arg("-Tsvg")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn();
        let Ok(mut child) = started else {
            eprintln!("passed over: Graphviz's `dot` is not installed");
            return None;
        };
        child.stdin.take().unwrap().write_all(document.as_bytes()).unwrap();
        Some(child.wait_with_output().unwrap())
    }

    #[test]
    fn lanes_stand_in_declared_order_with_their_steps() {
        let document = render(FLOW);
        let places: Vec<usize> = [
            "cluster_0",
            "label=\"Patient\"",
            "\"begin\"",
            "\"home\"",
            "cluster_1",
            "\"draw\"",
            "cluster_2",
            "\"test\"",
        ]
        .iter()
        .map(|part| document.find(part).unwrap_or_else(|| panic!("{part} is missing in\n{document}")))
        .collect();
        assert!(places.is_sorted(), "{places:?}\n{document}");
    }

    #[test]
    fn shapes_gaps_and_loops_are_told_apart() {
        let document = render(FLOW);
        let line = |start: &str| {
            let found = document.lines().find(|line| line.trim_start().starts_with(start));
            found.unwrap_or_else(|| panic!("no line begins with {start} in\n{document}")).to_owned()
        };
        assert!(line("\"fit\"[").contains("shape=diamond"));
        assert!(line("\"sit\"[").contains("shape=cds"));
        assert!(line("\"test\"[").contains("peripheries=2"));
        assert!(line("\"home\"[").contains("style=rounded"));
        assert!(line("\"begin\"[").contains("URL=\"https://e.org/?a=1&amp;b=2\""));
        assert!(!document.contains("javascript"));
        assert!(line("\"fit\" -> \"draw\"").contains("constraint=false"));
        assert!(line("\"fit\" -> \"draw\"").contains("[no, 6 %]"));
        let gap = line("\"fit\" -> \"test\"");
        assert!(gap.contains("style=dashed") && gap.contains("no product · no measure"), "{gap}");
        assert!(line("\"test\" -> \"home\"").contains("style=dashed"));
        let sound = line("\"begin\" -> \"draw\"");
        assert!(sound.contains("penwidth") && sound.contains(r#"Order that says \"why\""#), "{sound}");
    }

    #[test]
    fn graphviz_shows_texts_as_they_are_written() {
        let Some(output) = graphviz(&render(FLOW)) else { return };
        let (svg, errors) =
            (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success() && !errors.contains("rror"), "{errors}");
        for shown in [r"Blood &quot;test&quot; \N &amp;lt;", r"Draw \N</text>", "C:\u{29F5}temp"] {
            assert!(svg.contains(shown), "{shown} is missing in\n{svg}");
        }
    }

    #[test]
    fn lanes_run_through_the_picture() {
        let Some(output) = graphviz(&render(FLOW)) else { return };
        let svg = String::from_utf8_lossy(&output.stdout);
        let widths: Vec<(i64, i64)> = svg.split("<title>cluster_").skip(1).map(extent).collect();
        assert_eq!(widths.len(), 3);
        let is_near = |one: &(i64, i64)| (one.0 - widths[0].0).abs() < 9 && (one.1 - widths[0].1).abs() < 9;
        assert!(widths.iter().all(is_near), "{widths:?}");
    }

    /// Returns where the first outline of a piece of a picture begins and ends, from left to right.
    fn extent(svg: &str) -> (i64, i64) {
        let points = svg.split("points=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        let across =
            points.split(' ').map(|point| point.split(',').next().unwrap().parse::<f64>().unwrap() as i64);
        (across.clone().min().unwrap(), across.max().unwrap())
    }

    #[test]
    fn an_empty_flow_and_doubled_ids_are_documents_too() {
        for text in ["flow: X", "flow: X\nsteps:\n  a: { actor: b, does: c }\n  a: { actor: b, does: d }\n"] {
            let document = render(text);
            assert!(document.starts_with("digraph \"X\" {"), "{document}");
            if let Some(output) = graphviz(&document) {
                assert!(output.status.success(), "{document}");
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]
        #[test]
        fn graphviz_takes_any_text(texts in prop::collection::vec(any::<String>(), 5), hard in "[\\\\\"&;nN<>{}\n\0]{0,9}") {
            let mut flow = parse(&SourceFile::new("flow.yaml", FLOW)).flow;
            flow.name.as_mut().unwrap().value.clone_from(&texts[0]);
            flow.actors[0].name.value.clone_from(&texts[1]);
            flow.actors[1].name.value.clone_from(&hard);
            flow.steps[0].text.value.clone_from(&texts[2]);
            flow.steps[1].text.value = format!("{hard}\\");
            flow.handoffs[0].product.as_mut().unwrap().name.value.clone_from(&texts[3]);
            flow.handoffs[1].when.as_mut().unwrap().value = format!("{}{hard}", texts[4]);
            for document in [of_flow(&flow), with_tables(&flow)] {
                let Some(output) = graphviz(&document) else { continue };
                let errors = String::from_utf8_lossy(&output.stderr);
                prop_assert!(output.status.success() && !errors.contains("syntax"), "{}\n{}", errors, document);
            }
        }
    }
}
