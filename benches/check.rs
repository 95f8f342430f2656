//! How long reading, the graph and the rules take on chains of hand-offs.
//!
//! The chains are made from a seed and read from no file, so that two runs measure the same. They
//! have what real flows have: several lanes, own steps between hand-offs, decisions with rework
//! and gaps for the rules to find.

use handoffs::config::Limits;
use handoffs::data::Tables;
use handoffs::graph::FlowGraph;
use handoffs::import::Kind;
use handoffs::model::{Flow, Shared};
use handoffs::rules::{Context, RULES, Sink};
use handoffs::syntax::parse;
use handoffs::text::SourceFile;
use jiff::civil::date;
use std::fmt::Write as _;

/// Hand-offs of a chain, apart from those of its decisions.
const SIZES: [usize; 3] = [100, 1_000, 10_000];

/// Actors of every chain.
const ACTORS: u64 = 12;

fn main() {
    divan::main();
}

/// A generator of plain pseudo-random numbers (Steele, Lea and Flood's SplitMix64, 2014).
struct Numbers(u64);

impl Numbers {
    /// Returns the next number below `limit`.
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % limit
    }
}

/// Returns a flow with so many hand-offs in a row, as its file would say it.
fn chain(handoffs: usize) -> String {
    let mut numbers = Numbers(7);
    let mut text = String::from(
        "flow: Chain\ncustomer: actor-0\nactors:\n  actor-0: { name: Patient, side: external }\n",
    );
    for actor in 1..ACTORS {
        put(&mut text, format_args!("  actor-{actor}: Actor {actor}\n"));
    }
    let mut passes = String::new();
    let mut actor = 0;
    text.push_str("steps:\n");
    for step in 0..handoffs {
        actor = (actor + 1 + numbers.below(ACTORS - 1)) % ACTORS;
        let minutes = 1 + numbers.below(60);
        put(
            &mut text,
            format_args!(
                "  receive-{step}: {{ actor: actor-{actor}, does: Receive case {step}, takes: {minutes} min, then: judge-{step} }}\n"
            ),
        );
        put(
            &mut text,
            format_args!(
                "  judge-{step}: {{ actor: actor-{actor}, decides: Is case {step} ready?, then: {{ \"no\": {{ step: receive-{step}, chance: 5% }} }} }}\n"
            ),
        );
        let next = step + 1;
        let pass = format!("when: \"yes\", chance: 95%, wait: {minutes} min");
        match (next < handoffs, numbers.below(3)) {
            (true, 0) => put(&mut passes, format_args!("  - judge-{step} -> receive-{next}: {{ {pass} }}\n")),
            (true, _) => put(
                &mut passes,
                format_args!(
                    "  - judge-{step} -> receive-{next}: {{ {pass}, product: Case {step} that can be worked on, measures: usable }}\n"
                ),
            ),
            (false, _) => put(
                &mut passes,
                format_args!(
                    "  - judge-{step} -> over: {{ {pass}, product: Answer to what is wrong, measures: usable }}\n"
                ),
            ),
        }
    }
    put(
        &mut text,
        format_args!("  over: {{ actor: actor-0, ends: Knows what is wrong }}\nhandoffs:\n{passes}"),
    );
    text.push_str("measures:\n  usable: { asks: Could you use it as it was?, scale: yes-no, baseline: 60%, target: 90% }\n");
    text
}

fn put(text: &mut String, arguments: std::fmt::Arguments<'_>) {
    text.write_fmt(arguments).expect("writing to a string cannot fail");
}

fn read(handoffs: usize) -> (SourceFile, Flow) {
    let source = SourceFile::new("chain.yaml", chain(handoffs));
    let parsed = parse(&source);
    assert!(parsed.diagnostics.is_empty(), "the chain is a sound file: {:?}", parsed.diagnostics.first());
    (source, parsed.flow)
}

#[divan::bench(args = SIZES)]
fn reading(bencher: divan::Bencher<'_, '_>, handoffs: usize) {
    let source = SourceFile::new("chain.yaml", chain(handoffs));
    bencher.bench_local(|| parse(&source));
}

#[divan::bench(args = SIZES)]
fn graph(bencher: divan::Bencher<'_, '_>, handoffs: usize) {
    let (_, flow) = read(handoffs);
    bencher.bench_local(|| FlowGraph::build(&flow, &Shared::default()));
}

#[divan::bench(args = SIZES)]
fn rules(bencher: divan::Bencher<'_, '_>, handoffs: usize) {
    let (source, flow) = read(handoffs);
    let shared = Shared::default();
    let graph = FlowGraph::build(&flow, &shared);
    let today = date(2026, 11, 22);
    let limits = Limits::default();
    let tables = Tables::default();
    let context = Context {
        source: &source,
        kind: Kind::Yaml,
        diagram: None,
        flow: &flow,
        graph: &graph,
        shared: &shared,
        limits: &limits,
        tables: &tables,
        today,
    };
    bencher.bench_local(|| {
        let checks = RULES.iter().filter_map(|rule| Some((rule.meta, rule.check?)));
        checks
            .map(|(meta, check)| {
                let mut sink = Sink::new(meta);
                check(&context, &mut sink);
                sink.into_found().len()
            })
            .sum::<usize>()
    });
}
