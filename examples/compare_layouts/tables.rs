//! The scorecards of many drawings as tables for a page.

use crate::{SEEDS, Sample, Scored};
use handoffs::layout::metrics::Metrics;
use std::fmt::Write as _;
use std::time::Duration;

/// Where the tables begin in a page.
pub(crate) const BEGIN: &str =
    "<!-- tables: cargo run --release --example compare_layouts -- docs/layout.md -->";
/// Where they end.
pub(crate) const END: &str = "<!-- end of tables -->";

/// What a drawing is held to.
struct Goal {
    name: &'static str,
    steps: &'static [usize],
    must: &'static [f64],
    aim: &'static [f64],
    of: fn(&Scored) -> f64,
    /// Whether more is better.
    is_more: bool,
    unit: &'static str,
    decimals: usize,
}

const GOALS: &[Goal] = &[
    Goal {
        name: "faults of any kind",
        steps: &[12, 30, 100, 300, 1_000, 10_000],
        must: &[0.0; 6],
        aim: &[0.0; 6],
        of: |scored| scored.metrics.faults() as f64,
        is_more: false,
        unit: "",
        decimals: 0,
    },
    Goal {
        name: "crossings",
        steps: &[30, 100, 300],
        must: &[2.0, 12.0, 120.0],
        aim: &[0.5, 5.0, 50.0],
        of: |scored| scored.metrics.crossings as f64,
        is_more: false,
        unit: "",
        decimals: 1,
    },
    Goal {
        name: "bends of a link",
        steps: &[30, 100, 300],
        must: &[1.1; 3],
        aim: &[0.7; 3],
        of: |scored| scored.metrics.bends,
        is_more: false,
        unit: "",
        decimals: 2,
    },
    Goal {
        name: "length over the shortest way",
        steps: &[30, 100, 300],
        must: &[1.15; 3],
        aim: &[1.03; 3],
        of: |scored| scored.metrics.detour,
        is_more: false,
        unit: "",
        decimals: 2,
    },
    Goal {
        name: "boxes' share of the area",
        steps: &[30, 100],
        must: &[5.0, 4.0],
        aim: &[9.0, 7.0],
        of: |scored| scored.metrics.box_share,
        is_more: true,
        unit: " %",
        decimals: 1,
    },
    Goal {
        name: "links that run forward",
        steps: &[30, 100, 300],
        must: &[100.0; 3],
        aim: &[100.0; 3],
        of: |scored| scored.metrics.forward,
        is_more: true,
        unit: " %",
        decimals: 0,
    },
    Goal {
        name: "text on one page of A3 (`--fit a3`)",
        steps: &[40],
        must: &[5.0],
        aim: &[6.0],
        of: |scored| scored.folded_on_a3,
        is_more: true,
        unit: " pt",
        decimals: 1,
    },
    Goal {
        name: "layout and SVG",
        steps: &[30, 1_000, 10_000],
        must: &[20.0, 200.0, 3_000.0],
        aim: &[5.0, 40.0, 500.0],
        of: milliseconds,
        is_more: false,
        unit: " ms",
        decimals: 1,
    },
];

fn milliseconds(scored: &Scored) -> f64 {
    scored.time.as_secs_f64() * 1e3
}

/// Returns the table of what is promised, what is aimed at, and where we stand.
pub(crate) fn goals(samples: &[Sample]) -> String {
    let mut text = format!(
        "| over {SEEDS} processes of a size | steps | must | aim | median | worst | |\n|---|---|---|---|---|---|---|\n"
    );
    for goal in GOALS {
        for (place, steps) in goal.steps.iter().enumerate() {
            let Some(sample) = samples.iter().find(|sample| sample.steps == *steps) else { continue };
            let values = sorted(&sample.scored, goal.of);
            let (median, worst) =
                (median(&values), if goal.is_more { values[0] } else { values[values.len() - 1] });
            let (must, aim) = (goal.must[place], goal.aim[place]);
            let meets = |limit: f64| if goal.is_more { median >= limit } else { median <= limit };
            let verdict = if meets(aim) {
                "aim"
            } else if meets(must) {
                "must"
            } else {
                "**missed**"
            };
            let sign = if goal.is_more { "≥" } else { "≤" };
            let show = |value: f64| format!("{value:.*}{}", goal.decimals, goal.unit);
            row(
                &mut text,
                &[
                    if place == 0 { goal.name.to_owned() } else { String::new() },
                    steps.to_string(),
                    format!("{sign} {}", show(must)),
                    format!("{sign} {}", show(aim)),
                    show(median),
                    show(worst),
                    verdict.to_owned(),
                ],
            );
        }
    }
    text
}

/// A number of the comparison, as a median over the drawings.
type Row = (&'static str, fn(&Metrics) -> f64, usize, &'static str);

const ROWS: &[Row] = &[
    ("crossings", |metrics| metrics.crossings as f64, 1, ""),
    ("bends of a link", |metrics| metrics.bends, 2, ""),
    ("length over the shortest way", |metrics| metrics.detour, 2, ""),
    ("boxes' share of the area", |metrics| metrics.box_share, 1, " %"),
    ("width over height", |metrics| metrics.aspect, 1, ""),
    ("smallest text on A3", |metrics| metrics.text_on_a3, 1, " pt"),
    ("links that run forward", |metrics| metrics.forward, 0, " %"),
    ("links on each other", |metrics| metrics.merged_links as f64, 1, ""),
    ("links through boxes", |metrics| metrics.links_through_boxes as f64, 1, ""),
    (
        "labels on boxes, labels or foreign links",
        |metrics| (metrics.labels_on_boxes + metrics.overlapping_labels + metrics.labels_on_links) as f64,
        1,
        "",
    ),
    ("boxes in a foreign lane", |metrics| metrics.boxes_in_foreign_lanes as f64, 1, ""),
];

/// Returns the table of our drawings beside Graphviz's of the same processes.
pub(crate) fn comparison(ours: &[Sample], theirs: &[Sample]) -> String {
    let pairs: Vec<(&Sample, &Sample)> = theirs
        .iter()
        .filter_map(|their| Some((ours.iter().find(|our| our.steps == their.steps)?, their)))
        .collect();
    let mut text = String::from("| median, ours / Graphviz's |");
    pairs.iter().for_each(|(our, _)| text += &format!(" {} steps |", our.steps));
    text += &format!("\n|---|{}\n", "---|".repeat(pairs.len()));
    let both = |text: &mut String, name: &str, cell: &dyn Fn(&Sample) -> String| {
        let cells = pairs.iter().map(|(our, their)| format!("{} / {}", cell(our), cell(their)));
        row(text, &std::iter::once(name.to_owned()).chain(cells).collect::<Vec<_>>());
    };
    both(&mut text, "drawn", &|sample| sample.scored.len().to_string());
    for (name, of, decimals, unit) in ROWS {
        both(&mut text, name, &|sample| {
            format!("{:.decimals$}{unit}", median(&sorted(&sample.scored, |scored| of(&scored.metrics))))
        });
    }
    both(&mut text, "drawings with straight, full lanes", &|sample| {
        sample.scored.iter().filter(|scored| scored.metrics.lanes_straight).count().to_string()
    });
    both(&mut text, "time", &|sample| {
        let median = median(&sorted(&sample.scored, milliseconds));
        format!("{:.1?}", Duration::from_secs_f64(median / 1e3))
    });
    text
}

fn sorted(scored: &[Scored], of: impl Fn(&Scored) -> f64) -> Vec<f64> {
    let mut values: Vec<f64> = scored.iter().map(of).collect();
    values.sort_by(f64::total_cmp);
    values
}

/// Returns the middle of sorted values, or of the two in the middle; without any, not a number.
fn median(sorted: &[f64]) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else { return f64::NAN };
    (sorted[last / 2] + sorted[sorted.len() / 2]) / 2.0
}

fn row(text: &mut String, cells: &[String]) {
    writeln!(text, "| {} |", cells.join(" | ")).expect("writing to a string cannot fail");
}
