//! Run and control charts: a series becomes points with lines and signals beside them.

mod kind;
mod limits;
mod lines;
mod part;
mod plan;
mod rules;
mod subgroup;
#[cfg(test)]
mod tests;
mod verdict;

pub use kind::DataKind;
pub use lines::Lines;
pub use part::Part;
pub use plan::{Plan, PlanError};
pub use rules::{Pattern, RunsTest, Signal};
pub use subgroup::{Subgroup, mean_size};
pub use verdict::{Assurance, Verdict};

use crate::model::{ChartKind, RuleSet};
use part::reckon;
use rules::Point;

/// One point of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartPoint {
    /// The value; absent where nothing was observed.
    pub value: Option<f64>,
    /// The lines beside it; absent where there is nothing to reckon them from.
    pub lines: Option<Lines>,
    /// Whether the point counts for lines and rules.
    pub is_included: bool,
    /// What stands out here, in order of the patterns.
    pub signals: Vec<Signal>,
}

/// A series as a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// The kind.
    pub kind: ChartKind,
    /// The rules by which signals were looked for.
    pub rules: RuleSet,
    /// The points, in order.
    pub points: Vec<ChartPoint>,
    /// The parts, each with lines of its own.
    pub parts: Vec<Part>,
}

impl Chart {
    /// The fewest points for limits that are more than a trial.
    pub const TRIAL: usize = 12;

    /// Makes a chart of a series.
    ///
    /// # Errors
    /// When the plan does not fit the series, or the kind of chart not its numbers.
    pub fn of(subgroups: &[Subgroup], plan: &Plan) -> Result<Self, PlanError> {
        plan.check(subgroups)?;
        let mut points = Vec::with_capacity(subgroups.len());
        let mut parts = Vec::new();
        for range in plan.ranges(subgroups.len()) {
            let (drawn, part) = reckon(subgroups, range, plan);
            points.extend(drawn);
            parts.push(part);
        }
        Ok(Self { kind: plan.kind, rules: plan.rules, points, parts })
    }

    /// Tells whether anything stands out, in any part.
    #[must_use]
    pub fn is_signal(&self) -> bool {
        self.parts.iter().any(|part| part.is_signal)
            || self.points.iter().any(|point| !point.signals.is_empty())
    }
}

/// Looks for signals beside lines that are given, such as limits agreed on before: those of each
/// point, in order of the patterns.
#[must_use]
pub fn signals(rules: RuleSet, points: &[(f64, Lines)]) -> Vec<Vec<Signal>> {
    let points: Vec<Point> =
        points.iter().map(|(value, lines)| Point { value: *value, lines: *lines }).collect();
    let mut at = rules::judge(rules, &points, None).at;
    for (signals, point) in at.iter_mut().zip(&points) {
        signals.extend(point.beyond());
        signals.sort();
    }
    at
}
