//! Centre and limits of each kind of chart, by the formulas of Montgomery (Introduction to
//! Statistical Quality Control) where nothing else is named.
//!
//! Where formulas differ between books, ours are those of the R package qicharts2, so that a
//! team gets the same chart from both.

mod counted;
mod moving_range;
mod rare;
mod subgroups;
mod values;

pub(super) use moving_range::Screening;

use super::{Lines, Subgroup};
use crate::model::ChartKind;

/// The subgroups of one part, and which of them the lines are reckoned from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Basis<'a> {
    /// All subgroups of the part.
    pub(super) subgroups: &'a [Subgroup],
    /// Whether each counts for the lines.
    pub(super) counts: &'a [bool],
    /// How moving ranges become limits.
    pub(super) screening: Screening,
}

impl Basis<'_> {
    /// Returns what is asked of each subgroup that counts; a point that was not observed stays as a gap.
    fn of<T>(&self, ask: impl Fn(&Subgroup) -> Option<T>) -> Vec<Option<T>> {
        let counting = self.subgroups.iter().zip(self.counts).filter(|(_, counts)| **counts);
        counting.map(|(subgroup, _)| ask(subgroup)).collect()
    }

    /// Returns what is asked of each subgroup that counts and knows an answer.
    fn known<T>(&self, ask: impl Fn(&Subgroup) -> Option<T>) -> Vec<T> {
        self.of(ask).into_iter().flatten().collect()
    }
}

/// The values that are drawn, and the lines beside each.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    /// The value of each subgroup; absent where nothing was observed.
    pub(super) values: Vec<Option<f64>>,
    /// The lines beside each; empty where nothing counts for them.
    pub(super) lines: Vec<Lines>,
}

/// Reckons the values and lines of one part; no lines where there is too little to reckon from.
pub(super) fn drawn(kind: ChartKind, basis: Basis<'_>) -> Drawn {
    match kind {
        ChartKind::Run => values::run(basis),
        ChartKind::Individuals => values::individuals(basis),
        ChartKind::MovingRange => values::moving_ranges(basis),
        ChartKind::Proportion => counted::proportions(basis, false),
        ChartKind::LaneyProportion => counted::proportions(basis, true),
        ChartKind::Count => counted::counts(basis),
        ChartKind::Rate => counted::rates(basis, false),
        ChartKind::LaneyRate => counted::rates(basis, true),
        ChartKind::Mean => subgroups::means(basis),
        ChartKind::Deviation => subgroups::deviations(basis),
        ChartKind::CasesBetween => rare::cases_between(basis),
        ChartKind::TimeBetween => rare::time_between(basis),
    }
}
