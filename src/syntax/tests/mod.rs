//! Reading flows: what is found, where, and in which words.

mod elements;
mod handoffs;
mod limits;
mod properties;
mod references;
mod steps;
mod yaml;

use super::keys::{ACTOR, Key, Shape, Table};
use super::lower::actors;
use super::{Parsed, parse, parse_table, parse_with};
use crate::diagnostic::{Diagnostic, Example, RuleMeta};
use crate::model::{Flow, Shared};
use crate::text::SourceFile;

/// A flow that uses every key of the format.
pub(super) const GROWN: &str = include_str!("grown.yaml");

fn read(text: &str) -> Parsed {
    parse(&SourceFile::new("flow.yaml", text))
}

/// Reads a flow that must have no faults.
fn clean(text: &str) -> Flow {
    let parsed = read(text);
    assert!(parsed.diagnostics.is_empty(), "{text}\n{}", lines(text, &parsed.diagnostics).join("\n"));
    parsed.flow
}

/// Returns the faults of a text, each as `line:column code message`.
fn faults(text: &str) -> Vec<String> {
    lines(text, &read(text).diagnostics)
}

fn lines(text: &str, faults: &[Diagnostic]) -> Vec<String> {
    let source = SourceFile::new("flow.yaml", text);
    let line = |fault: &Diagnostic| {
        let at = source.position(fault.span.start);
        format!("{}:{} {} {}", at.line, at.column, fault.rule.code(), fault.message)
    };
    faults.iter().map(line).collect()
}

/// Returns the one fault of a text.
fn only(text: &str) -> Diagnostic {
    let mut found = read(text).diagnostics;
    assert_eq!(found.len(), 1, "{text}\n{}", lines(text, &found).join("\n"));
    found.remove(0)
}

/// Wraps list items of hand-offs into a flow with the actors `a`, `b` and `c`.
fn with_handoffs(items: &str) -> String {
    format!("flow: x\nactors: {{ a: A, b: B, c: C }}\nhandoffs:\n{items}")
}

/// Wraps steps into a flow with the actors `a` and `b`.
fn with_steps(steps: &str) -> String {
    format!("flow: x\nactors: {{ a: A, b: B }}\nhandoffs: [a -> b]\nsteps:\n{steps}")
}

#[test]
fn reads_a_small_flow() {
    let flow = clean(
        "flow: Blood test\ncustomer: patient\nactors:\n  patient: { name: Patient, side: external }\n  physician: Ordering physician\nhandoffs:\n  - physician -> patient: Complete order\n",
    );
    assert_eq!(flow.title(), "Blood test");
    assert_eq!(flow.customers[0].value, "patient");
    assert!(flow.actors[0].is_external());
    assert_eq!(flow.actors[1].name.value, "Ordering physician");
    assert_eq!(flow.handoffs[0].id.value, "physician-patient");
    assert_eq!(flow.handoffs[0].product.as_ref().unwrap().name.value, "Complete order");
}

#[test]
fn reads_every_key() {
    let flow = clean(GROWN);
    assert_eq!((flow.steps.len(), flow.handoffs.len(), flow.measures.len()), (10, 5, 3));
    // In debug builds lowering insists that it reads each key of each table that it opens.
    for table in super::keys::TABLES.iter().take_while(|table| table.name != super::keys::WORKSPACE.name) {
        for key in table.keys {
            let words = [format!("{}:", key.name), format!("\"{}\":", key.name)];
            assert!(words.iter().any(|word| GROWN.contains(word.as_str())), "{} {}", table.name, key.name);
        }
    }
}

#[test]
fn examples_of_keys_are_read() {
    for table in super::keys::TABLES {
        for key in table.keys {
            let document = super::read(key.example);
            let entries = document.root.as_ref().and_then(super::Node::entries).unwrap_or_default();
            assert!(document.troubles.is_empty() && entries.len() == 1, "{}", key.example);
            assert_eq!(entries[0].0.text(), Some(key.name));
        }
    }
}

#[test]
fn other_files_are_read_by_their_own_tables() {
    static SHARED: Table = Table {
        name: "workspace",
        others: None,
        keys: &[Key::new("actors", Shape::ShortMap("name", &ACTOR), "Who takes part", "actors: {}")],
    };
    let source = SourceFile::new("handoff.yaml", "actors: { nurse: Nurse }\nacters: {}\n");
    let (shared, found) =
        parse_table(&source, &SHARED, |decoder, fields| actors(decoder, fields.field("actors")));
    assert_eq!(shared.map(|actors| actors[0].name.value.clone()).as_deref(), Some("Nurse"));
    assert_eq!(lines(source.text(), &found), ["2:1 S003 `acters` is not a key of a workspace"]);
    let empty = SourceFile::new("handoff.yaml", "# nothing yet\n");
    let (is_empty, found) = parse_table(&empty, &SHARED, |_, fields| fields.field("actors").is_none());
    assert_eq!((is_empty, found.len()), (Some(true), 0));
}

#[test]
fn a_workspace_answers_for_what_the_flow_does_not_declare() {
    let text = "flow: x\nhandoffs:\n  - nurse -> patient: { product: y, measures: falls }\n";
    assert_eq!(read(text).diagnostics.len(), 4);
    let shared_flow = clean(
        "flow: x\nactors: { nurse: Nurse, patient: Patient }\nmeasures: { falls: { unit: count } }\nhandoffs: [nurse -> patient]\n",
    );
    let shared = Shared { actors: shared_flow.actors, measures: shared_flow.measures };
    let parsed = parse_with(&SourceFile::new("flow.yaml", text), &shared);
    assert!(parsed.diagnostics.is_empty(), "{:#?}", parsed.diagnostics);
}

/// Returns the examples of a page that are written in YAML.
fn yaml(meta: &RuleMeta, kind: Example) -> impl Iterator<Item = String> {
    meta.samples(kind).into_iter().filter(|sample| !sample.is_bpmn).map(|sample| sample.text)
}

#[test]
fn examples_of_faults_raise_them_and_nothing_else() {
    for meta in super::faults::ALL {
        for example in yaml(meta, Example::Fail) {
            let found = read(&example).diagnostics;
            assert!(!found.is_empty(), "{} is silent", meta.code);
            let is_own = |fault: &Diagnostic| fault.rule.code() == meta.code;
            assert!(found.iter().all(is_own), "{}: {:?}", meta.code, lines(&example, &found));
        }
        for example in yaml(meta, Example::Pass) {
            clean(&example);
        }
    }
}
