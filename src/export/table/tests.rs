//! Flows as tables: what is written comes back when it is read.

use super::sheet;
use crate::config::Settings;
use crate::export::Chart;
use crate::graph::FlowGraph;
use crate::import;
use crate::import::table::Layout;
use crate::model::{Flow, Measure, MeasureRef, Shared};
use crate::report::spreadsheet::csv;
use crate::syntax::parse;
use crate::text::{SourceFile, Spanned};
use jiff::civil::date;
use proptest::prelude::{Strategy, prop_assert_eq, prop_oneof, proptest};

const FLOW: &str = r#"
flow: "=Blood, test"
actors:
  patient: { name: Patient, side: external }
  physician: Ordering physician
  tech: { name: "=Lab, technician", kind: entity }
steps:
  feels: { actor: patient, starts: Feels unwell, phase: Before }
  order: { actor: physician, does: "Order\nthe test", takes: 3-5 min, documents: [Form, Label] }
  draw: { actor: tech, does: Draw blood, then: fit, note: "-1" }
  fit: { actor: tech, decides: "Fit, and labelled?", then: { "no; never": { step: draw, chance: 6.5% } } }
  wait: { actor: patient, waits: A night, then: home }
  home: { actor: patient, ends: Knows }
handoffs:
  - feels -> order: What hurts
  - order -> draw:
      product: "Order; complete, signed"
      need: Know the question
      measures: complete
      wait: 1 h 30 min
      channel: [electronic, in-person]
      acceptance: read-back
  - { id: told, from: fit, to: wait, when: "yes", chance: 93.5%, product: Answer, measures: [complete, { asks: "Clear?", scale: yes-no, target: 90% }] }
  - { from: fit, to: order, when: "later, or never" }
measures:
  complete: { name: Orders complete, unit: percent, of: orders, baseline: 78%, target: at least 95%, by: 2027-06-30 }
"#;

fn exported(flow: &Flow, rows: Layout) -> String {
    let (source, shared) = (SourceFile::new("a.yaml", ""), Shared::default());
    let graph = FlowGraph::build(flow, &shared);
    let settings = Settings::default();
    let chart = Chart::new(&source, (flow, &shared, &graph), &settings, date(2026, 11, 22)).with_rows(rows);
    String::from_utf8(csv(&sheet(&chart))).unwrap()
}

fn imported(text: &str) -> Flow {
    let parsed = import::read(&SourceFile::new("blood-test.csv", text), &Shared::default()).parsed;
    assert!(parsed.diagnostics.is_empty(), "{text}\n{:?}", parsed.diagnostics);
    parsed.flow
}

fn words<T: ToString>(text: Option<&Spanned<T>>) -> String {
    text.map(|text| text.to_string()).unwrap_or_default()
}

fn measure(measure: &Measure) -> String {
    let quantity = [&measure.baseline, &measure.target].map(|quantity| words(quantity.as_ref()));
    format!(
        "{} {} {} {quantity:?}",
        words(measure.name.as_ref()),
        words(measure.asks.as_ref()),
        words(measure.unit.as_ref())
    )
}

/// Tells all that a table of hand-offs holds.
fn handoffs(flow: &Flow, with_steps: bool) -> Vec<String> {
    let graph = FlowGraph::build(flow, &Shared::default());
    let told = flow.handoffs.iter().enumerate().map(|(place, handoff)| {
        let (from, to) = graph.ends(graph.link_of_handoff(place).unwrap());
        let ends = [from, to].map(|end| match with_steps {
            true => graph.label(flow, end).to_owned(),
            false => graph.lane_of(end).name.clone(),
        });
        let all = handoff.measures.iter().map(|reference| match reference {
            MeasureRef::Inline(inline) => measure(inline),
            MeasureRef::Named(id) => measure(flow.measures.iter().find(|measure| measure.id == *id).unwrap()),
        });
        let measures: Vec<String> = all.take(if with_steps { 1 } else { usize::MAX }).collect();
        format!(
            "{ends:?} {:?} {} {} {:?} {:?} {} {:?} {:?} {measures:?}",
            handoff.product.as_ref().map(|product| &product.name.value),
            words(handoff.need.as_ref()),
            words(handoff.when.as_ref()),
            handoff.chance.filter(|_| with_steps).map(|chance| chance.percent_in_tenths()),
            handoff.wait.map(|wait| wait.value),
            handoff.id_is_written && !with_steps,
            handoff.channels.iter().map(|channel| channel.value).collect::<Vec<_>>(),
            handoff.acceptance.map(|acceptance| acceptance.value),
        )
    });
    let mut told: Vec<String> = told.collect();
    told.sort();
    told
}

/// Tells all that a table of steps holds besides.
fn steps(flow: &Flow) -> Vec<String> {
    let told = flow.steps.iter().map(|step| {
        let exits: Vec<String> = step
            .exits
            .iter()
            .map(|exit| {
                format!(
                    "{} {} {:?}",
                    exit.to.as_str(),
                    words(exit.when.as_ref()),
                    exit.chance.map(|chance| chance.percent_in_tenths())
                )
            })
            .collect();
        format!(
            "{} {:?} {:?} {:?} {} {:?} {} {exits:?}",
            step.id.as_str(),
            step.kind,
            step.text.value,
            step.takes.map(|takes| takes.value),
            words(step.phase.as_ref()),
            step.documents.iter().map(|document| &document.value).collect::<Vec<_>>(),
            words(step.note.as_ref()),
        )
    });
    told.collect()
}

fn actors(flow: &Flow) -> Vec<String> {
    let mut told: Vec<String> = flow
        .actors
        .iter()
        .map(|actor| format!("{} {} {}", actor.name.value, actor.is_external(), actor.is_entity()))
        .collect();
    told.sort();
    told
}

#[test]
fn a_table_of_steps_comes_back_as_it_was() {
    let flow = parse(&SourceFile::new("a.yaml", FLOW)).flow;
    let table = exported(&flow, Layout::Steps);
    let back = imported(&table);
    assert_eq!(back.title(), "=Blood, test");
    assert_eq!(steps(&back), steps(&flow), "{table}");
    assert_eq!(handoffs(&back, true), handoffs(&flow, true), "{table}");
    assert_eq!(actors(&back), actors(&flow), "{table}");
    assert_eq!(exported(&back, Layout::Steps), table);
}

#[test]
fn a_table_of_handoffs_comes_back_as_it_was() {
    let flow = parse(&SourceFile::new("a.yaml", FLOW)).flow;
    let table = exported(&flow, Layout::Handoffs);
    let back = imported(&table);
    assert_eq!(back.title(), "=Blood, test");
    assert_eq!(handoffs(&back, false), handoffs(&flow, false), "{table}");
    assert_eq!(actors(&back), actors(&flow), "{table}");
    assert_eq!(exported(&back, Layout::Handoffs), table);
}

#[test]
fn what_a_table_has_no_column_for_is_told() {
    let text = "flow: F\nowner: Board\nactors: { a: { name: A, note: N }, b: B }\nsteps: { s: { actor: a, does: S, adds-value: true, takes: 1 h } }\nhandoffs:\n  - { id: h, from: s, to: b, product: P, measures: { name: M, unit: percent, role: outcome } }\n";
    let source = SourceFile::new("a.yaml", text);
    let (flow, shared, settings) = (parse(&source).flow, Shared::default(), Settings::default());
    let graph = FlowGraph::build(&flow, &shared);
    let told = |rows| {
        let chart = Chart::new(&source, (&flow, &shared, &graph), &settings, date(2026, 11, 22));
        super::left_out(&chart.with_rows(rows)).unwrap_or_default()
    };
    let steps = told(Layout::Steps);
    for part in
        ["`owner`", "`note` of actors", "`adds-value` of steps", "`id` of hand-offs", "`role` of measures"]
    {
        assert!(steps.contains(part), "{part}: {steps}");
    }
    assert!(!steps.contains("`takes`") && !steps.contains("`unit`"), "{steps}");
    assert!(!told(Layout::Handoffs).contains("`id`"));
}

#[test]
fn who_and_what_has_no_row_is_counted() {
    let text = "flow: F\nactors: { a: A, b: B, c: C, d: D }\nsteps: { s: { actor: a, does: S }, t: { actor: c, does: T } }\nhandoffs:\n  - s -> b: { product: P, measures: [m, { name: N }] }\nmeasures: { m: { name: M }, idle: { name: I }, other: { name: O } }\n";
    let source = SourceFile::new("a.yaml", text);
    let (flow, shared, settings) = (parse(&source).flow, Shared::default(), Settings::default());
    let graph = FlowGraph::build(&flow, &shared);
    let told = |rows| {
        let chart = Chart::new(&source, (&flow, &shared, &graph), &settings, date(2026, 11, 22));
        super::left_out(&chart.with_rows(rows)).unwrap()
    };
    assert_eq!(
        told(Layout::Handoffs),
        "the table has no room for 2 steps, 2 actors without a hand-off, 2 measures that no hand-off names; `--rows steps` has the steps"
    );
    assert_eq!(
        told(Layout::Steps),
        "the table has no room for 1 further measure of a hand-off, 1 actor without a step, 2 measures that no hand-off names"
    );
}

#[test]
fn no_cell_begins_a_formula_and_empty_columns_are_left_out() {
    let flow = parse(&SourceFile::new("a.yaml", FLOW)).flow;
    let table = exported(&flow, Layout::Handoffs);
    assert!(table.contains("\"'=Lab, technician\""), "{table}");
    assert_eq!(table.lines().next(), Some("\u{feff}\"'=Blood, test\""));
    let titles = table.lines().nth(1).unwrap();
    assert_eq!(
        titles,
        "Hand-off,Supplier,Supplier is,Product,Customer,Customer is,Need,Answer,Wait,Channel,Acceptance,Measure,Question,Scale,Unit,Of,Baseline,Target,By"
    );
}

/// A text that a cell can hold, hostile ones too.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof!["[A-Za-z][A-Za-z0-9 ,;:'\"=+@\\\\é-]{0,14}[a-z]", "[=+@-][a-z0-9(]{1,8}"]
}

/// Writes a text so that YAML reads it as it is.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

proptest! {
    /// What a flow says of hand-offs comes back out of both tables.
    #[test]
    fn any_flow_comes_back(
        products in proptest::collection::vec((0..4_usize, 0..4_usize, texts(), texts(), texts(), 0..100_u32), 1..7),
        names in proptest::collection::hash_set("[A-Z][a-z]{1,6}[ ,;=\"][a-z]{1,4}", 4),
    ) {
        let mut text = String::from("flow: Any\nactors:\n");
        for (place, name) in names.iter().enumerate() {
            text += &format!("  actor-{place}: {{ name: {}, side: {} }}\n", quoted(name), ["external", "internal"][place % 2]);
        }
        text += "steps:\n";
        for place in 0..4 {
            text += &format!("  s{place}: {{ actor: actor-{place}, decides: {} }}\n", quoted(&products[0].2));
        }
        text += "handoffs:\n";
        for (from, to, product, need, when, target) in &products {
            if from != to {
                text += &format!(
                    "  - s{from} -> s{to}: {{ product: {}, need: {}, when: {}, measures: {{ name: {}, unit: percent, target: {target}% }} }}\n",
                    quoted(product), quoted(need), quoted(when), quoted(product),
                );
            }
        }
        let parsed = parse(&SourceFile::new("a.yaml", text.as_str()));
        let flow = parsed.flow;
        for rows in [Layout::Steps, Layout::Handoffs] {
            let table = exported(&flow, rows);
            let read = import::read(&SourceFile::new("any.csv", table.as_str()), &Shared::default()).parsed;
            let with_steps = rows == Layout::Steps;
            prop_assert_eq!(handoffs(&read.flow, with_steps), handoffs(&flow, with_steps), "{}", table);
            if with_steps {
                prop_assert_eq!(actors(&read.flow), actors(&flow), "{}", table);
                prop_assert_eq!(steps(&read.flow), steps(&flow), "{}", table);
            }
        }
    }
}
