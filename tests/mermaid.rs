//! What is written for Mermaid is read by Mermaid itself, with every text as it was.
//!
//! `npm install --prefix tests/mermaid` fetches it; without, the test is passed over and says so.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use handoffs::graph::FlowGraph;
use handoffs::layout::Direction;
use handoffs::model::{Flow, Shared, Side};
use handoffs::render::{MermaidDialect, mermaid};
use handoffs::syntax::parse;
use handoffs::text::SourceFile;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Texts that would be markup, directives, icons, formulas or keywords.
const HOSTILE: &[&str] = &[
    "end",
    "%%{init: {\"theme\": \"dark\"}}%%",
    "%% no comment",
    "1. first",
    "- item",
    "`code` and *bold* _it_ ~~gone~~",
    "[link](https://example.org)",
    "$$x^2$$",
    "fa:fa-car",
    "#quot; &quot; &lt;b&gt; #35;",
    "<script>alert(1)</script><br/><img src=x onerror=alert(1)>",
    "\"]; click s href \"javascript:alert(1)\"",
    "subgraph x[\"y\"]",
    "A --> B",
    "a|b{c}(d)[e]>f]",
    "C:\\new\\table",
    "@{ shape: cloud }",
    ":::danger",
    "classDef a fill:red;",
    "ﬂ°°34¶ß",
    "日本語 – שלום 🩸",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[expect(clippy::print_stderr, reason = "that nothing was compared has to be said")]
fn is_there() -> bool {
    let is_there = root().join("tests/mermaid/node_modules/mermaid").is_dir()
        && Command::new("node").arg("--version").output().is_ok();
    if !is_there {
        eprintln!("passed over: Mermaid is not there; `npm install --prefix tests/mermaid` fetches it");
    }
    is_there
}

fn flows() -> Vec<Flow> {
    let mut texts: Vec<String> = HOSTILE
        .iter()
        .map(|text| {
            let text = serde_json::to_string(text).unwrap();
            format!(
                "flow: {text}\nactors: {{ a: {text}, b: B }}\nsteps:\n  s: {{ actor: a, does: {text} }}\n  t: {{ actor: b, decides: {text} }}\nhandoffs:\n  - {{ from: s, to: t, product: {text} }}\n  - {{ from: t, to: s, when: {text}, product: {text} }}\n"
            )
        })
        .collect();
    let entries = fs::read_dir(root().join("flows")).unwrap().map(|entry| entry.unwrap().path());
    texts.extend(entries.map(|path| fs::read_to_string(path).unwrap()));
    texts.iter().map(|text| parse(&SourceFile::new("flow.yaml", text.as_str())).flow).collect()
}

/// Returns the texts that Mermaid should show, sorted: of steps, of links and of lanes.
fn expected(flow: &Flow, graph: &FlowGraph) -> [Vec<String>; 3] {
    let steps = graph.occurrences().map(|(index, _)| graph.label(flow, index).to_owned()).collect();
    let links = graph.links().map(|(index, link)| {
        let chance = link.chance.map(|chance| format!("{} %", (chance.percent() * 10.0).round() / 10.0));
        let words: Vec<String> = link.when.iter().cloned().chain(chance).collect();
        let condition = (!words.is_empty()).then(|| format!("[{}]", words.join(", ")));
        let product = graph.handoff(flow, index).and_then(|handoff| handoff.product.as_ref());
        let lines: Vec<String> =
            condition.into_iter().chain(product.map(|product| product.name.value.clone())).collect();
        lines.join("\n")
    });
    let used = graph
        .lanes()
        .iter()
        .enumerate()
        .filter(|(lane, _)| graph.occurrences().any(|(_, occurrence)| occurrence.lane == *lane));
    let lanes = used.map(|(_, lane)| match lane.side {
        Side::Internal => lane.name.clone(),
        Side::External => format!("{} (external)", lane.name),
    });
    [steps, links.collect(), lanes.collect()].map(sorted)
}

fn sorted(mut texts: Vec<String>) -> Vec<String> {
    texts.sort();
    texts
}

fn texts(value: &Value) -> Vec<String> {
    sorted(value.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect())
}

#[test]
fn mermaid_reads_every_text_as_it_was() {
    if !is_there() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (mut paths, mut wanted) = (Vec::new(), Vec::new());
    for (number, flow) in flows().iter().enumerate() {
        let graph = FlowGraph::build(flow, &Shared::default());
        for (dialect, kind) in
            [(MermaidDialect::Flowchart, "flowchart-v2"), (MermaidDialect::Swimlane, "swimlane")]
        {
            let path = folder.path().join(format!("{number}-{kind}.mmd"));
            fs::write(&path, mermaid(flow, &graph, dialect, Direction::Down)).unwrap();
            paths.push(path);
            wanted.push((kind, expected(flow, &graph)));
        }
    }
    let script = root().join("tests/mermaid/read.mjs");
    let output = Command::new("node").arg(script).args(&paths).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let read = String::from_utf8(output.stdout).unwrap();
    assert_eq!(read.lines().count(), wanted.len());
    for (line, (kind, [steps, links, lanes])) in read.lines().zip(wanted) {
        let read: Value = serde_json::from_str(line).unwrap();
        assert_eq!(read["type"], kind);
        assert_eq!(texts(&read["steps"]), steps);
        assert_eq!(texts(&read["links"]), links);
        assert_eq!(texts(&read["lanes"]), lanes);
    }
}
