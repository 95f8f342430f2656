//! Scores our layout on seeded processes, and Graphviz's on the same processes.
//!
//! ```sh
//! cargo run --release --example compare_layouts                    # prints two tables
//! cargo run --release --example compare_layouts -- docs/layout.md  # writes them between its marks
//! cargo run --release --example compare_layouts -- --write FOLDER  # writes the processes, as YAML and DOT
//! ```
//!
//! Without Graphviz's `dot` the second table is left out.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "it is a program")]

mod graphviz;
mod process;
mod tables;

use handoffs::graph::FlowGraph;
use handoffs::layout::metrics::{Metrics, Tracing, measure};
use handoffs::layout::{Direction, Drawing, Folded, Options, Sheet, layout};
use handoffs::model::{Flow, Shared};
use handoffs::text::SourceFile;
use handoffs::{render, scene, syntax};
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// How many processes of each size are drawn.
const SEEDS: u64 = 20;

/// The size at which it counts how large text is on a folded sheet.
const FOLDED: usize = 40;

/// A drawing's scorecard and how long it took.
struct Scored {
    metrics: Metrics,
    /// Size of the smallest text in points, when the picture is folded for A3.
    folded_on_a3: f64,
    time: Duration,
}

/// The scorecards of all processes of one size that could be drawn.
struct Sample {
    steps: usize,
    scored: Vec<Scored>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let result = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => {
            print!("{}", both_tables());
            Ok(())
        }
        ["--write", folder] => write_processes(Path::new(folder)),
        [page] => update(Path::new(page)),
        _ => Err("say nothing, a page to write the tables into, or `--write FOLDER`".to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn read(steps: usize, seed: u64) -> (Flow, FlowGraph) {
    let text = process::process(steps, seed).to_yaml();
    let flow = syntax::parse(&SourceFile::new("process.yaml", text)).flow;
    let graph = FlowGraph::build(&flow, &Shared::default());
    (flow, graph)
}

/// Draws processes of one size, and scores the drawings.
fn ours(steps: usize) -> Sample {
    let score = |seed| {
        let (flow, graph) = read(steps, seed);
        let start = Instant::now();
        let drawing = layout(&flow, &graph, Options::default());
        let picture = scene::swimlane(&flow, &Shared::default(), &graph, &drawing);
        let svg = render::svg(&picture, scene::Theme::Light);
        let time = start.elapsed();
        assert!(!svg.is_empty());
        let folded_on_a3 = if steps == FOLDED { folded_on_a3(&drawing) } else { 0.0 };
        Scored { metrics: measure(&Tracing::from(&drawing)), folded_on_a3, time }
    };
    Sample { steps, scored: (1..=SEEDS).map(score).collect() }
}

fn folded_on_a3(drawing: &Drawing) -> f64 {
    let folded = Folded::fit(drawing, Sheet::A3);
    folded
        .pages
        .iter()
        .map(|page| Sheet::A3.point_size(page.size, drawing.label_text))
        .fold(f64::MAX, f64::min)
}

/// Lets Graphviz draw the same processes.
fn graphvizs(steps: usize) -> Sample {
    let score = |seed| {
        let (flow, graph) = read(steps, seed);
        let start = Instant::now();
        let tracing = graphviz::draw(&flow, &graph)?;
        Some(Scored { time: start.elapsed(), folded_on_a3: 0.0, metrics: measure(&tracing) })
    };
    Sample { steps, scored: (1..=SEEDS).filter_map(score).collect() }
}

fn both_tables() -> String {
    let samples: Vec<Sample> = [12, 30, 40, 100, 300, 1_000, 10_000].map(ours).into();
    let mut text = tables::goals(&samples);
    if graphviz::is_installed() {
        let theirs: Vec<Sample> = [12, 30, 100].map(graphvizs).into();
        text += &format!("\n{}", tables::comparison(&samples, &theirs));
    } else {
        eprintln!("passed over: Graphviz's `dot` is not installed");
    }
    text
}

/// Writes the tables between the marks of a page.
fn update(page: &Path) -> Result<(), String> {
    let say = |error: std::io::Error| format!("{}: {error}", page.display());
    let text = std::fs::read_to_string(page).map_err(say)?;
    let (before, rest) =
        text.split_once(tables::BEGIN).ok_or("the page does not say where the tables begin")?;
    let (_, after) = rest.split_once(tables::END).ok_or("the page does not say where the tables end")?;
    let new = format!("{before}{}\n\n{}\n{}{after}", tables::BEGIN, both_tables(), tables::END);
    std::fs::write(page, new).map_err(say)
}

fn write_processes(folder: &Path) -> Result<(), String> {
    let say = |error: std::io::Error| format!("{}: {error}", folder.display());
    std::fs::create_dir_all(folder).map_err(say)?;
    for steps in [12, 30, 100, 300, 1_000] {
        for seed in 1..=SEEDS {
            let (flow, graph) = read(steps, seed);
            let name = format!("process-{steps}-{seed}");
            let yaml = process::process(steps, seed).to_yaml();
            std::fs::write(folder.join(format!("{name}.yaml")), yaml).map_err(say)?;
            std::fs::write(folder.join(format!("{name}.dot")), render::dot(&flow, &graph, Direction::Right))
                .map_err(say)?;
        }
    }
    Ok(())
}
