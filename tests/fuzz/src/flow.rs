//! Reads any bytes as a flow, as YAML, BPMN, a table or Mermaid by how they begin; checks, draws,
//! compares and exports it: nothing may panic, hang or escape.

#![no_main]

use handoffs::config::Settings;
use handoffs::diff::{Difference, Union, Version};
use handoffs::export::{self, Chart};
use handoffs::graph::FlowGraph;
use handoffs::import::table::Layout;
use handoffs::import::{self, Kind};
use handoffs::layout::{self, Direction, Options, verify};
use handoffs::lint::{self, Report};
use handoffs::model::Shared;
use handoffs::text::SourceFile;
use handoffs::{emit, render, scene, syntax};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // Without an ending a file is what it begins as.
    let source = SourceFile::new("fuzz", String::from_utf8_lossy(bytes));
    check(&source);
    draw(&source);
    exchange(&source);
    if Kind::of(&source) == Kind::Yaml {
        format(&source);
    }
});

/// Every finding can be written down, and nothing of the flow reaches a terminal raw.
fn check(source: &SourceFile) {
    let today = jiff::civil::date(2026, 11, 1);
    let file = lint::check(source.clone(), Settings::default(), today);
    let report = Report { files: vec![file], ..Report::default() };
    for format in emit::FORMATS {
        let written = (format.emit)(&report, emit::Options { infos: true, ..emit::Options::default() });
        let is_raw = |character: char| character.is_control() && !matches!(character, '\n' | '\t');
        assert!(!written.contains(is_raw), "{written:?}");
    }
}

/// Every flow draws soundly.
fn draw(source: &SourceFile) {
    let shared = Shared::default();
    let parsed = import::read(source, &shared).parsed;
    let graph = FlowGraph::build(&parsed.flow, &shared);
    let dot = render::dot(&parsed.flow, &graph, Direction::Down);
    assert!(
        !dot.contains(|character: char| character.is_control() && character != '\n' && character != '\t')
    );
    for direction in [Direction::Right, Direction::Down] {
        let drawing = layout::layout(&parsed.flow, &graph, Options { direction });
        let faults = verify::faults(&drawing);
        assert!(faults.is_empty(), "{faults:?}");
        let scene = scene::swimlane(&parsed.flow, &shared, &graph, &drawing);
        let svg = render::svg(&scene, scene::Theme::Auto);
        assert!(svg.chars().all(|character| character == '\n' || !character.is_control()));
    }
}

/// What is imported is a flow, and what is exported can be read; a flow beside itself has no change.
fn exchange(source: &SourceFile) {
    let (shared, settings) = (Shared::default(), Settings::default());
    let parsed = import::read(source, &shared).parsed;
    let graph = FlowGraph::build(&parsed.flow, &shared);
    let version = Version { flow: &parsed.flow, shared: &shared, graph: &graph };
    let difference = Difference::between(version, version);
    assert!(difference.is_empty(), "{:?}", difference.entries);
    let union = Union::of(version, version, &difference);
    assert_eq!(union.links.len(), graph.links().count());
    let today = jiff::civil::date(2026, 11, 1);
    for rows in [Layout::Steps, Layout::Handoffs] {
        let chart = Chart::new(source, (&parsed.flow, &shared, &graph), &settings, today).with_rows(rows);
        // What is no table does not ask what a row is.
        let formats = export::FORMATS.iter().filter(|format| format.has_rows || rows == Layout::Steps);
        for format in formats {
            let Ok(exported) = (format.export)(&chart) else { continue };
            let text = String::from_utf8(exported.bytes).expect("these formats are text");
            drop(import::read(&SourceFile::new(format!("fuzz.{}", format.endings[0]), text), &shared));
        }
    }
    if let Ok(Some(text)) = import::to_yaml(source) {
        let once = SourceFile::new("fuzz.yaml", text);
        assert!(syntax::is_flow(once.text()), "{}", once.text());
        format(&once);
    }
}

/// What is formatted stays as it is when formatted again.
fn format(source: &SourceFile) {
    if let Ok(once) = syntax::format(source) {
        let again = syntax::format(&SourceFile::new("fuzz.yaml", once.clone()));
        assert_eq!(again.ok(), Some(once));
    }
}
