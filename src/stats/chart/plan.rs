//! How a series is to be charted, and why it cannot be.

use super::Subgroup;
use crate::model::{ChartKind, RuleSet};
use std::collections::BTreeSet;
use std::ops::Range;

/// How a series is to be charted. Points are counted from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The kind of chart.
    pub kind: ChartKind,
    /// The rules by which signals are looked for.
    pub rules: RuleSet,
    /// So many points at the beginning set the lines for all; absent where all do.
    pub freeze: Option<usize>,
    /// After so many points each, a new part begins that has lines of its own.
    pub parts: BTreeSet<usize>,
    /// Points that count neither for lines nor for rules.
    pub excluded: BTreeSet<usize>,
    /// Whether moving ranges over their own limit are dropped once.
    pub screens_ranges: bool,
}

/// Why a series cannot be charted so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// There is no point.
    #[error("there is nothing to chart")]
    Empty,
    /// No line can be reckoned from so few points.
    #[error("only the first {freeze} points would set the lines, and a line needs one at least")]
    FreezeEmpty {
        /// The points that would set the lines.
        freeze: usize,
    },
    /// The lines of one part cannot hold for another.
    #[error("lines can be frozen or parted, not both")]
    FreezeAndParts,
    /// A part begins behind the last point.
    #[error("a part would begin after point {after}, and there are {points}")]
    PartOutside {
        /// After which point.
        after: usize,
        /// How many there are.
        points: usize,
    },
    /// A point has no denominator.
    #[error("point {point} has no denominator, which the {chart} needs", chart = .kind.title())]
    SizeMissing {
        /// The point, from 1.
        point: usize,
        /// The kind of chart.
        kind: ChartKind,
    },
    /// A numerator is negative, or larger than its denominator.
    #[error("the numerator of point {point} lies beyond its denominator")]
    NoShare {
        /// The point, from 1.
        point: usize,
    },
    /// A value is below what such a chart can hold.
    #[error("point {point} is too small for the {chart}", chart = .kind.title())]
    TooSmall {
        /// The point, from 1.
        point: usize,
        /// The kind of chart.
        kind: ChartKind,
    },
    /// A value is no finite number.
    #[error("point {point} is no finite number")]
    NotFinite {
        /// The point, from 1.
        point: usize,
    },
}

impl Plan {
    /// Charts as `kind`, by the usual rules, with all points.
    #[must_use]
    pub fn new(kind: ChartKind) -> Self {
        Self {
            kind,
            rules: RuleSet::default(),
            freeze: None,
            parts: BTreeSet::new(),
            excluded: BTreeSet::new(),
            screens_ranges: true,
        }
    }

    /// Returns how many average moving ranges make a standard deviation: 1/1.128, or what NHS
    /// England rounds it to.
    pub(super) fn deviation_of_range(&self) -> f64 {
        match self.rules {
            RuleSet::Nhs => 2.66 / 3.0,
            _ => 1.0 / 1.128,
        }
    }

    /// Returns the stretches of points that have lines of their own.
    pub(super) fn ranges(&self, points: usize) -> Vec<Range<usize>> {
        let starts = std::iter::once(0).chain(self.parts.iter().copied().filter(|after| *after > 0));
        let ends = self.parts.iter().copied().filter(|after| *after > 0).chain([points]);
        starts.zip(ends).map(|(start, end)| start..end).collect()
    }

    pub(super) fn check(&self, subgroups: &[Subgroup]) -> Result<(), PlanError> {
        let points = subgroups.len();
        if points == 0 {
            return Err(PlanError::Empty);
        }
        if let Some(after) = self.parts.iter().copied().find(|after| *after >= points) {
            return Err(PlanError::PartOutside { after, points });
        }
        if self.freeze.is_some() && self.parts.iter().any(|after| *after > 0) {
            return Err(PlanError::FreezeAndParts);
        }
        if let Some(freeze) = self.freeze.filter(|freeze| (0..*freeze).all(|at| self.excluded.contains(&at)))
        {
            return Err(PlanError::FreezeEmpty { freeze });
        }
        let mut numbered = subgroups.iter().zip(1..);
        numbered.try_for_each(|(subgroup, point)| self.check_point(subgroup, point))
    }

    /// Returns every point that such a chart cannot hold, from 0, with the reason.
    pub fn refused(&self, subgroups: &[Subgroup]) -> impl Iterator<Item = (usize, PlanError)> {
        let numbered = subgroups.iter().zip(1..);
        numbered.filter_map(|(subgroup, point)| Some((point - 1, self.check_point(subgroup, point).err()?)))
    }

    fn check_point(&self, subgroup: &Subgroup, point: usize) -> Result<(), PlanError> {
        let kind = self.kind;
        let numbers = [subgroup.sum, subgroup.mean, subgroup.deviation, subgroup.size];
        if numbers.into_iter().flatten().any(|number| !number.is_finite()) {
            return Err(PlanError::NotFinite { point });
        }
        let Some(sum) = subgroup.sum else { return Ok(()) };
        if kind.needs_sizes() && subgroup.size.is_none() {
            return Err(PlanError::SizeMissing { point, kind });
        }
        let is_share = matches!(kind, ChartKind::Proportion | ChartKind::LaneyProportion);
        if is_share && subgroup.size.is_some_and(|size| sum > size || sum < 0.0) {
            return Err(PlanError::NoShare { point });
        }
        let is_too_small = match kind {
            ChartKind::Count | ChartKind::Rate | ChartKind::LaneyRate | ChartKind::CasesBetween => sum < 0.0,
            ChartKind::TimeBetween => sum <= 0.0,
            _ => false,
        };
        if is_too_small { Err(PlanError::TooSmall { point, kind }) } else { Ok(()) }
    }
}
