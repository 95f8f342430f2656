//! The scorecard agrees with an independent program of the same definitions.
//!
//! That program is a Python script which may stand beside the project; where it, or Python, is
//! not there, the comparison is passed over and says so. Drawings whose numbers are known without
//! it are measured in `src/layout/metrics/tests.rs`.

use handoffs::graph::FlowGraph;
use handoffs::layout::metrics::{Metrics, Tracing, measure};
use handoffs::layout::{Direction, Options, layout, to_json};
use handoffs::model::Shared;
use handoffs::syntax::parse;
use handoffs::text::SourceFile;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

#[path = "../examples/compare_layouts/process.rs"]
mod process;

/// The script's name of a number, ours, and how much its rounding may take away.
type Pair = (&'static str, fn(&Metrics) -> f64, f64);

const PAIRS: &[Pair] = &[
    ("nodes", |metrics| metrics.boxes as f64, 0.0),
    ("edges", |metrics| metrics.links as f64, 0.0),
    ("lanes", |metrics| metrics.lanes as f64, 0.0),
    ("width", |metrics| metrics.width, 0.5),
    ("height", |metrics| metrics.height, 0.5),
    ("aspect", |metrics| metrics.aspect, 0.005),
    ("fill_pct", |metrics| metrics.box_share, 0.05),
    ("crossings", |metrics| metrics.crossings as f64, 0.0),
    ("overlap_pairs", |metrics| metrics.merged_links as f64, 0.0),
    ("overlap_px", |metrics| metrics.merged_length, 0.5),
    ("shared_pairs", |metrics| metrics.bundled_links as f64, 0.0),
    ("shared_px", |metrics| metrics.bundled_length, 0.5),
    ("bends", |metrics| metrics.bends, 0.005),
    ("bends_max", |metrics| metrics.most_bends, 0.05),
    ("len_mean", |metrics| metrics.length, 0.5),
    ("detour", |metrics| metrics.detour, 0.005),
    ("thru_node", |metrics| metrics.links_through_boxes as f64, 0.0),
    ("detached_ends", |metrics| metrics.loose_ends as f64, 0.0),
    ("node_node", |metrics| metrics.overlapping_boxes as f64, 0.0),
    ("label_label", |metrics| metrics.overlapping_labels as f64, 0.0),
    ("label_node", |metrics| metrics.labels_on_boxes as f64, 0.0),
    ("label_edge", |metrics| metrics.labels_on_links as f64, 0.0),
    ("label_off", |metrics| metrics.stray_labels as f64, 0.0),
    ("label_missing", |metrics| metrics.links_without_label as f64, 0.0),
    ("lanes_straight", |metrics| f64::from(u8::from(metrics.lanes_straight)), 0.0),
    ("lane_overlap", |metrics| metrics.overlapping_lanes as f64, 0.0),
    ("node_out_lane", |metrics| metrics.boxes_out_of_lane as f64, 0.0),
    ("node_in_foreign", |metrics| metrics.boxes_in_foreign_lanes as f64, 0.0),
    ("forward_pct", |metrics| metrics.forward, 0.05),
    ("backward_pct", |metrics| metrics.backward, 0.05),
];

#[expect(clippy::print_stderr, reason = "that nothing was compared has to be said")]
fn script() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/tools/layout_metrics.py");
    let has_python = Command::new("python3").arg("--version").output().is_ok();
    if !path.exists() || !has_python {
        eprintln!("passed over: the script that measures layouts, or Python, is not there");
        return None;
    }
    Some(path)
}

/// Moves a drawing's parts about, so that it has every kind of fault that can be counted.
fn spoilt(drawing: &mut handoffs::layout::Drawing, seed: u64) {
    let mut numbers = process::Numbers::new(seed);
    for item in &mut drawing.boxes {
        item.rect.x += numbers.below(90) as f64;
        item.rect.y += numbers.below(120) as f64;
    }
    for link in &mut drawing.links {
        for point in &mut link.points {
            point.x += 8.0 * numbers.below(6) as f64;
            point.y += 8.0 * numbers.below(6) as f64;
        }
        if let Some(label) = &mut link.label {
            label.rect.x += numbers.below(60) as f64;
        }
    }
    let last = drawing.lanes.len() - 1;
    drawing.lanes[last].rect.x += 30.0;
    drawing.lanes[last].rect.y -= 30.0;
}

/// Returns the drawings' names in the folder and what we measure of them.
fn draw(folder: &Path) -> Vec<(PathBuf, Metrics)> {
    let sizes = [3, 12, 30, 60, 100, 300];
    let mut drawn = Vec::new();
    for (number, direction) in [Direction::Right, Direction::Down].into_iter().enumerate() {
        for (place, steps) in sizes.into_iter().enumerate() {
            for is_spoilt in [false, true] {
                let seed = (place + 10 * number) as u64;
                let text = process::process(steps, seed).to_yaml();
                let flow = parse(&SourceFile::new("flow.yaml", text)).flow;
                let graph = FlowGraph::build(&flow, &Shared::default());
                let mut drawing = layout(&flow, &graph, Options { direction });
                if is_spoilt {
                    spoilt(&mut drawing, seed);
                }
                let path = folder.join(format!("{number}-{steps}-{is_spoilt}.json"));
                std::fs::write(&path, to_json(&drawing)).expect("the folder can be written to");
                drawn.push((path, measure(&Tracing::from(&drawing))));
            }
        }
    }
    drawn
}

#[test]
fn the_scorecard_agrees_with_an_independent_one() {
    let Some(script) = script() else { return };
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let drawn = draw(folder.path());
    let files = drawn.iter().map(|(path, _)| path);
    let output = Command::new("python3").arg(script).arg("--json").args(files).output().expect("Python runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let lines = String::from_utf8(output.stdout).expect("JSON is text");
    assert_eq!(lines.lines().count(), drawn.len());
    let mut faults = Vec::new();
    for (line, (path, ours)) in lines.lines().zip(&drawn) {
        let theirs: Value = serde_json::from_str(line).expect("the script writes JSON");
        for (name, of, slack) in PAIRS {
            let (one, other) = (of(ours), theirs[name].as_f64().unwrap_or(f64::NAN));
            // A value may lie on the border of two rounded ones.
            if (one - other).abs().partial_cmp(&(slack * 1.001 + 1e-9)) != Some(std::cmp::Ordering::Less) {
                faults.push(format!("{}: {name} is {one}, and {other} elsewhere", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
