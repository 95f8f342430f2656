//! What was observed in each period, in order.

use super::fault::{Fault, FaultKind};
use super::intervals::{Irregular, irregular};
use super::period::{Period, is_short_number};
use crate::model::{ChartChoice, DataSource, DateOrder, RuleSet, Unit};
use crate::stats::Proportion;
use crate::stats::chart::{DataKind, Plan, Subgroup, mean_size};
use crate::text::Spanned;
use std::collections::{BTreeMap, BTreeSet};

/// What was observed in each period, in order of time or, for labels, of the file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Series {
    /// The periods.
    pub periods: Vec<Period>,
    /// What was observed in each.
    pub subgroups: Vec<Subgroup>,
    /// The line of the first row of each, from 1.
    pub lines: Vec<u64>,
    /// How many rows were read.
    pub rows: usize,
    /// How many bytes of a workbook were unpacked; none of CSV.
    pub(super) unpacked: u64,
    /// Whether each row is what one person answered, so that many are of one period.
    pub are_answers: bool,
    /// Rows that were left out, and why; the first [`super::MOST_FAULTS`].
    pub faults: Vec<Fault>,
    /// How many faults there are in all.
    pub fault_count: usize,
    /// How many faults there are of each kind.
    pub(super) counts: BTreeMap<FaultKind, usize>,
}

/// What the file of the flow names.
#[derive(Debug, Clone, Copy)]
enum Place {
    /// The point of a period, from 0.
    Period(usize),
    /// So many points from the beginning.
    Counted(usize),
}

impl Place {
    fn at(self) -> usize {
        match self {
            Self::Period(at) => at,
            Self::Counted(count) => count - 1,
        }
    }

    /// Returns how many points there are up to it and with it.
    fn after(self) -> usize {
        self.at() + 1
    }

    /// Returns how many points lie before the part that begins here.
    fn border(self) -> usize {
        match self {
            Self::Period(at) => at,
            Self::Counted(count) => count,
        }
    }
}

/// Tells "days between falls" from "operations between infections".
fn between(words: &str) -> DataKind {
    let first = words.split_whitespace().next().unwrap_or_default();
    match first {
        "minutes" | "hours" | "days" | "weeks" | "months" => DataKind::TimeBetween,
        _ => DataKind::CasesBetween,
    }
}

/// Reads a number of points: up to three digits, since four are a year.
fn points_counted(written: &str) -> Option<usize> {
    let written = written.trim();
    is_short_number(written).then(|| written.parse().ok()).flatten()
}

/// A period that the file of the flow names and the data do not have.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanFault {
    /// The period as it was written.
    pub period: Spanned<String>,
    /// Whether it can be read as a period at all.
    pub is_period: bool,
}

impl Series {
    /// Counts the faults of one kind, those too that are not kept.
    #[must_use]
    pub fn count_of(&self, kind: FaultKind) -> usize {
        self.counts.get(&kind).copied().unwrap_or_default()
    }

    /// Adds up numerators and denominators of some points; absent where there are none, or no
    /// denominators.
    #[must_use]
    pub fn pooled(&self, points: &[usize]) -> Option<(f64, f64)> {
        let pairs = points.iter().filter_map(|at| {
            let subgroup = self.subgroups.get(*at)?;
            Some((subgroup.sum?, subgroup.size?))
        });
        let together = pairs.fold((0.0, 0.0), |(sum, size), pair| (sum + pair.0, size + pair.1));
        (together.1 > 0.0).then_some(together)
    }

    /// Adds up the shares of some points; absent where they are none of whole things, such as
    /// weighted counts.
    #[must_use]
    pub fn pooled_share(&self, points: &[usize]) -> Option<Proportion> {
        let (count, of) = self.pooled(points)?;
        let whole = |number: f64| number.to_string().parse().ok();
        Proportion::new(whole(count)?, whole(of)?)
    }

    /// Tells where periods are missing or come twice.
    #[must_use]
    pub fn irregular(&self) -> Vec<Irregular> {
        let mut found = irregular(&self.periods, &self.subgroups);
        found.retain(|one| !self.are_answers || matches!(one, Irregular::Gap { .. }));
        found
    }

    /// Says how the series is to be charted.
    ///
    /// A whole number counts points from the beginning, as in the R package qicharts2: the lines are
    /// frozen from so many, a part begins after so many, that one is left out. Anything else is a
    /// period. What is named and not found is told, and passed over.
    #[must_use]
    pub fn plan(&self, source: &DataSource, unit: Option<&Unit>) -> (Plan, Vec<PlanFault>) {
        let order = source.dates.as_ref().map_or_else(DateOrder::default, |order| order.value);
        let mut faults = Vec::new();
        let mut place = |written: &Spanned<String>| {
            let found = self.named(&written.value, order);
            match found {
                Ok(place) => Some(place),
                Err(is_period) => {
                    faults.push(PlanFault { period: written.clone(), is_period });
                    None
                }
            }
        };
        let freeze = source.freeze.as_ref().and_then(&mut place).map(Place::after);
        let parts: BTreeSet<usize> = source.parts.iter().filter_map(&mut place).map(Place::border).collect();
        let excluded = source.excluded.iter().filter_map(&mut place).map(Place::at).collect();
        let kind = match source.chart.as_ref().map(|choice| choice.value).unwrap_or_default() {
            ChartChoice::Kind(kind) => kind,
            ChartChoice::Auto => self.kind(unit).chart(mean_size(&self.subgroups)),
        };
        let rules = source.rules.as_ref().map_or_else(RuleSet::default, |rules| rules.value);
        (Plan { rules, freeze, parts, excluded, ..Plan::new(kind) }, faults)
    }

    /// Finds the point of a period; nothing where the data do not have it.
    #[must_use]
    pub fn find(&self, written: &str, order: DateOrder) -> Option<usize> {
        self.named(written, order).ok().map(Place::at)
    }

    /// Finds what is named; or tells whether it is a period at all.
    fn named(&self, written: &str, order: DateOrder) -> Result<Place, bool> {
        if order != DateOrder::Labels
            && let Some(count) = points_counted(written)
        {
            return if (1..=self.periods.len()).contains(&count) {
                Ok(Place::Counted(count))
            } else {
                Err(true)
            };
        }
        let wanted = Period::read(written, order).ok_or(false)?;
        self.place(&wanted).map(Place::Period).ok_or(true)
    }

    /// Finds a period; a coarser one stands for the last that it holds, as a month for its last week.
    fn place(&self, wanted: &Period) -> Option<usize> {
        let exact = self.periods.iter().position(|period| period.is_same(wanted));
        exact.or_else(|| {
            let ((from, _), until) = (wanted.start?, wanted.next()?);
            self.periods
                .iter()
                .position(|period| period.start.is_some_and(|(start, _)| from <= start && start < until))
        })
    }

    /// Returns what the numbers are, by their columns and the unit of the measure.
    fn kind(&self, unit: Option<&Unit>) -> DataKind {
        let has_sizes = self.subgroups.iter().any(|subgroup| subgroup.size.is_some());
        match unit {
            Some(Unit::Rate(_)) if has_sizes => DataKind::Rates,
            _ if has_sizes => DataKind::Proportions,
            Some(Unit::Words(words)) if words.contains(" between ") => between(words),
            _ if self.subgroups.iter().any(|subgroup| subgroup.count > 1) => DataKind::Subgroups,
            Some(Unit::Count) => DataKind::Counts,
            _ => DataKind::Values,
        }
    }
}
