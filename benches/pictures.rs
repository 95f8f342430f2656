//! How long a picture takes: layout, scene and SVG of generated flows, from 30 to 30,000 steps.

use divan::{Bencher, black_box};
use handoffs::graph::FlowGraph;
use handoffs::layout::{Options, layout};
use handoffs::model::{Flow, Shared};
use handoffs::text::SourceFile;
use handoffs::{render, scene, syntax};

fn main() {
    divan::main();
}

/// A chain of steps over eight lanes with a decision and its rejoining every ninth step, and a
/// rework link every fortieth; the numbers are those of a fixed congruential generator.
fn flow_of(steps: usize) -> Flow {
    let mut state = 20_261_101_u64;
    let mut next = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or(0) % below
    };
    let mut text = String::from("flow: Generated\nactors:\n");
    (0..8).for_each(|lane| text += &format!("  actor-{lane}: Actor {lane}\n"));
    text += "steps:\n";
    for step in 0..steps {
        text += &format!("  s{step}: {{ actor: actor-{}, does: Check the order of case {step} }}\n", next(8));
    }
    text += "handoffs:\n";
    for step in 1..steps {
        text += &format!("  - s{} -> s{step}: Order of case {step} that can be filled\n", step - 1);
        if step % 9 == 0 && step + 3 < steps {
            text += &format!("  - s{step} -> s{}: Reason why it cannot\n", step + 3);
        }
        if step % 40 == 0 {
            text += &format!("  - s{step} -> s{}: What is to be mended\n", step - 3 - next(12));
        }
    }
    syntax::parse(&SourceFile::new("generated.yaml", text)).flow
}

#[divan::bench(args = [30, 100, 300, 1_000, 3_000, 10_000, 30_000], sample_count = 10, sample_size = 1)]
fn lay_out(bencher: Bencher<'_, '_>, steps: usize) {
    let flow = flow_of(steps);
    let graph = FlowGraph::build(&flow, &Shared::default());
    bencher.bench(|| layout(black_box(&flow), &graph, Options::default()));
}

#[divan::bench(args = [30, 1_000, 10_000], sample_count = 10, sample_size = 1)]
fn write_svg(bencher: Bencher<'_, '_>, steps: usize) {
    let flow = flow_of(steps);
    let shared = Shared::default();
    let graph = FlowGraph::build(&flow, &shared);
    let drawing = layout(&flow, &graph, Options::default());
    bencher.bench(|| {
        render::svg(&scene::swimlane(&flow, &shared, &graph, black_box(&drawing)), scene::Theme::Light)
    });
}
