//! What is written as BPMN is valid by the schemas of the OMG, and a reader by others takes it.
//!
//! The schemas lie beside the project, `xmllint` is in `libxml2-utils`, and `npm install --prefix
//! tests/bpmn` fetches the reader; what is not there is passed over, and said so.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

use handoffs::config::Settings;
use handoffs::diff::{Difference, Version};
use handoffs::export::{self, Chart};
use handoffs::graph::FlowGraph;
use handoffs::import;
use handoffs::layout::{Direction, Options, Paper};
use handoffs::model::Shared;
use handoffs::syntax::parse;
use handoffs::text::SourceFile;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

#[path = "../examples/compare_layouts/process.rs"]
mod process;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[expect(clippy::print_stderr, reason = "that nothing was compared has to be said")]
fn passed_over(what: &str) {
    eprintln!("passed over: {what}");
}

fn flows() -> Vec<PathBuf> {
    let listed = |folder: &str| fs::read_dir(root().join(folder)).unwrap().map(|entry| entry.unwrap().path());
    let mut flows: Vec<PathBuf> = listed("flows").chain(listed("src/export/bpmn")).collect();
    flows.retain(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    flows.sort();
    flows
}

/// Writes each flow in both directions into a folder of the test.
fn written(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    fs::create_dir_all(&folder).unwrap();
    let mut files = Vec::new();
    for path in flows() {
        let source = SourceFile::new("a.yaml", fs::read_to_string(&path).unwrap());
        let (flow, shared, settings) = (parse(&source).flow, Shared::default(), Settings::default());
        let graph = FlowGraph::build(&flow, &shared);
        for (direction, word) in [(Direction::Right, "right"), (Direction::Down, "down")] {
            let chart =
                Chart::new(&source, (&flow, &shared, &graph), &settings, jiff::civil::date(2026, 11, 1))
                    .arranged(Options { direction }, Paper::default());
            let exported = (export::find("bpmn").unwrap().export)(&chart).unwrap();
            let file = folder.join(format!("{}-{word}.bpmn", path.file_stem().unwrap().display()));
            fs::write(&file, exported.bytes).unwrap();
            files.push(file);
        }
    }
    assert!(files.len() > 10);
    files
}

#[test]
fn files_are_valid_by_the_schemas() {
    let schema = root().join("../shared/data/bpmn/xsd/BPMN20.xsd");
    if !schema.exists() || Command::new("xmllint").arg("--version").output().is_err() {
        return passed_over("`xmllint`, or the schemas of BPMN in `../shared`, are not there");
    }
    let files = written("bpmn-schemas");
    let judged =
        Command::new("xmllint").args(["--nonet", "--noout", "--schema"]).arg(&schema).args(files).output();
    let judged = judged.unwrap();
    assert!(judged.status.success(), "{}", String::from_utf8_lossy(&judged.stderr));
}

#[test]
fn what_did_not_change_stays_byte_for_byte() {
    let reference = root().join("../shared/data/bpmn");
    if !reference.is_dir() {
        return passed_over("the reference files of BPMN in `../shared` are not there");
    }
    let listed = fs::read_dir(reference).unwrap().map(|entry| entry.unwrap().path());
    for path in listed.filter(|path| path.extension().is_some_and(|ending| ending == "bpmn")) {
        let bytes = fs::read(&path).unwrap();
        let text = handoffs::xml::decode(bytes.clone()).unwrap();
        let yaml = import::to_yaml(&SourceFile::new("a.bpmn", text)).unwrap().unwrap();
        let source = SourceFile::new("a.yaml", yaml);
        let (flow, shared, settings) = (parse(&source).flow, Shared::default(), Settings::default());
        let graph = FlowGraph::build(&flow, &shared);
        let chart = Chart::new(&source, (&flow, &shared, &graph), &settings, jiff::civil::date(2026, 11, 1));
        let written = export::write_back(&chart, "a.bpmn", None, &bytes).unwrap();
        assert!(written.bytes == bytes && written.left.is_empty(), "{}: {:?}", path.display(), written.left);
    }
}

#[test]
fn another_reader_takes_them_without_a_warning() {
    let is_there = root().join("tests/bpmn/node_modules/bpmn-moddle").is_dir();
    if !is_there || Command::new("node").arg("--version").output().is_err() {
        return passed_over("bpmn-moddle is not there; `npm install --prefix tests/bpmn` fetches it");
    }
    let files = written("bpmn-reader");
    let read = Command::new("node").arg(root().join("tests/bpmn/read.mjs")).args(files).output().unwrap();
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
}

#[test]
fn long_processes_come_back() {
    for (steps, seed) in [(12, 1), (40, 2), (40, 3), (100, 4)] {
        let source = SourceFile::new("a.yaml", process::process(steps, seed).to_yaml());
        let written = |source: &SourceFile| {
            let (flow, shared, settings) = (parse(source).flow, Shared::default(), Settings::default());
            let graph = FlowGraph::build(&flow, &shared);
            let chart =
                Chart::new(source, (&flow, &shared, &graph), &settings, jiff::civil::date(2026, 11, 1));
            String::from_utf8((export::find("bpmn").unwrap().export)(&chart).unwrap().bytes).unwrap()
        };
        let text = written(&source);
        let yaml = import::to_yaml(&SourceFile::new("a.bpmn", text.as_str())).unwrap().unwrap();
        let back = SourceFile::new("a.yaml", yaml);
        let (shared, flows) = (Shared::default(), [&source, &back].map(|source| parse(source).flow));
        let graphs = [&flows[0], &flows[1]].map(|flow| FlowGraph::build(flow, &shared));
        let version = |at: usize| Version { flow: &flows[at], shared: &shared, graph: &graphs[at] };
        let changed = Difference::between(version(0), version(1)).entries;
        assert!(changed.is_empty(), "{steps} {seed}: {changed:#?}");
        assert_eq!(written(&back), text);
    }
}
