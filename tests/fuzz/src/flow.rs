//! Reads any bytes as a flow, checks it and draws it: nothing may panic, hang or escape.

#![no_main]

use handoffs::config::Settings;
use handoffs::graph::FlowGraph;
use handoffs::layout::{self, Direction, Options, verify};
use handoffs::lint::{self, Report};
use handoffs::model::Shared;
use handoffs::text::SourceFile;
use handoffs::{emit, render, scene, syntax};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let source = SourceFile::new("fuzz.yaml", String::from_utf8_lossy(bytes));
    check(&source);
    draw(&source);
    format(&source);
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
    let parsed = syntax::parse(source);
    let shared = Shared::default();
    let graph = FlowGraph::build(&parsed.flow, &shared);
    let dot = render::dot(&parsed.flow, &graph, Direction::Down);
    assert!(!dot.contains(|character: char| character.is_control() && character != '\n' && character != '\t'));
    for direction in [Direction::Right, Direction::Down] {
        let drawing = layout::layout(&parsed.flow, &graph, Options { direction });
        let faults = verify::faults(&drawing);
        assert!(faults.is_empty(), "{faults:?}");
        let scene = scene::swimlane(&parsed.flow, &shared, &graph, &drawing);
        let svg = render::svg(&scene, scene::Theme::Auto);
        assert!(svg.chars().all(|character| character == '\n' || !character.is_control()));
    }
}

/// What is formatted stays as it is when formatted again.
fn format(source: &SourceFile) {
    if let Ok(once) = syntax::format(source) {
        let again = syntax::format(&SourceFile::new("fuzz.yaml", once.clone()));
        assert_eq!(again.ok(), Some(once));
    }
}
