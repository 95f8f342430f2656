//! One part of a series: what its lines are reckoned from, and what its points show.

use super::limits::{Basis, Screening, drawn};
use super::rules::{Found, Point, judge};
use super::{ChartPoint, Lines, Plan, RunsTest, Subgroup};
use crate::model::ChartKind;
use crate::stats::runs::{Runs, Side};
use std::ops::Range;

/// A stretch of points with lines of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Its points.
    pub range: Range<usize>,
    /// How many points its lines are reckoned from.
    pub basis: usize,
    /// Its runs about the centre; absent where no point lies off it.
    pub runs: Option<Runs>,
    /// The test of the number of runs, where the rules have one.
    pub runs_test: Option<RunsTest>,
    /// Whether the runs, as a whole, are a signal.
    pub is_signal: bool,
}

impl Part {
    /// Tells whether there are too few useful points for the rules about runs.
    #[must_use]
    pub fn is_short(&self) -> bool {
        self.runs.is_none_or(|runs| runs.useful < Runs::LEAST)
    }
}

/// Reckons one part of a series.
pub(super) fn reckon(subgroups: &[Subgroup], range: Range<usize>, plan: &Plan) -> (Vec<ChartPoint>, Part) {
    let included: Vec<bool> = range.clone().map(|at| !plan.excluded.contains(&at)).collect();
    let is_frozen_in = |at: usize| plan.freeze.is_none_or(|freeze| at < freeze);
    let counts: Vec<bool> =
        range.clone().zip(&included).map(|(at, included)| *included && is_frozen_in(at)).collect();
    let screening = Screening { drops_outliers: plan.screens_ranges, factor: plan.deviation_of_range() };
    let part = &subgroups[range.clone()];
    let drawn = drawn(plan.kind, Basis { subgroups: part, counts: &counts, screening });
    let observed = counts.iter().zip(&drawn.values).filter(|(counts, value)| **counts && value.is_some());
    let basis = observed.count();
    let lines = |at: usize| drawn.lines.get(at).copied();
    let mut points: Vec<ChartPoint> =
        (0..part.len()).map(|at| point(drawn.values[at], lines(at), included[at])).collect();
    let (runs, found) = look(&mut points, plan);
    let Found { is_signal, runs_test, .. } = found;
    (points, Part { range, basis, runs, runs_test, is_signal })
}

/// Makes a point; one beyond a limit is a signal by any rules, even where it is left out of the lines.
fn point(value: Option<f64>, lines: Option<Lines>, is_included: bool) -> ChartPoint {
    let beyond = value.zip(lines).and_then(|(value, lines)| Point { value, lines }.beyond());
    ChartPoint { value, lines, is_included, signals: beyond.into_iter().collect() }
}

/// Looks for patterns among the points that count.
fn look(points: &mut [ChartPoint], plan: &Plan) -> (Option<Runs>, Found) {
    let seen = |point: &ChartPoint| {
        Some(Point { value: point.value?, lines: point.lines? }).filter(|_| point.is_included)
    };
    let (places, counting): (Vec<usize>, Vec<Point>) =
        points.iter().enumerate().filter_map(|(at, point)| Some((at, seen(point)?))).unzip();
    let sides: Vec<Side> =
        counting.iter().filter_map(|point| Side::of(point.value, point.lines.centre)).collect();
    let runs = Runs::of(&sides);
    let mut found = judge(plan.rules, &counting, runs);
    for (at, signals) in places.into_iter().zip(std::mem::take(&mut found.at)) {
        points[at].signals.extend(signals);
        points[at].signals.sort();
    }
    // Neighbouring moving ranges share a value, so that runs of them mean nothing.
    found.is_signal &= plan.kind != ChartKind::MovingRange;
    (runs, found)
}
