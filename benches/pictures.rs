//! How long a picture takes, from 30 to 30,000 steps: the graph, its layout, the scene, the SVG and
//! the scorecard, each alone.

use divan::{Bencher, black_box};
use handoffs::graph::FlowGraph;
use handoffs::layout::metrics::{Tracing, measure};
use handoffs::layout::{Options, layout};
use handoffs::model::{Flow, Shared};
use handoffs::text::SourceFile;
use handoffs::{render, scene, syntax};

#[path = "../examples/compare_layouts/process.rs"]
mod process;

/// Steps of the processes.
const SIZES: [usize; 7] = [30, 100, 300, 1_000, 3_000, 10_000, 30_000];

fn main() {
    divan::main();
}

fn read(steps: usize) -> (Flow, FlowGraph) {
    let text = process::process(steps, 7).to_yaml();
    let flow = syntax::parse(&SourceFile::new("process.yaml", text)).flow;
    let graph = FlowGraph::build(&flow, &Shared::default());
    (flow, graph)
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn lay_out(bencher: Bencher<'_, '_>, steps: usize) {
    let (flow, graph) = read(steps);
    bencher.bench(|| layout(black_box(&flow), &graph, Options::default()));
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn make_scene(bencher: Bencher<'_, '_>, steps: usize) {
    let (flow, graph) = read(steps);
    let drawing = layout(&flow, &graph, Options::default());
    bencher.bench(|| scene::swimlane(&flow, &Shared::default(), &graph, black_box(&drawing)));
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn write_svg(bencher: Bencher<'_, '_>, steps: usize) {
    let (flow, graph) = read(steps);
    let drawing = layout(&flow, &graph, Options::default());
    let picture = scene::swimlane(&flow, &Shared::default(), &graph, &drawing);
    bencher.bench(|| render::svg(black_box(&picture), scene::Theme::Light));
}

#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn score(bencher: Bencher<'_, '_>, steps: usize) {
    let (flow, graph) = read(steps);
    let tracing = Tracing::from(&layout(&flow, &graph, Options::default()));
    bencher.bench(|| measure(black_box(&tracing)));
}
