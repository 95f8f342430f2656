//! Where a measure stood before a change, and where it stands since: each over a stretch of periods.

use super::Charted;
use crate::model::{Better, ChartKind, Quantity};
use crate::rules::wording::tenths;
use crate::stats::{Confidence, Interval, Proportion, mean, median};
use std::ops::Range;

/// What the data say over a stretch of periods.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// The first period.
    pub from: String,
    /// The last period.
    pub to: String,
    /// How many of its periods were observed and count.
    pub periods: usize,
    /// The value, in units of the axis.
    pub value: f64,
    /// How it was reckoned.
    pub method: Method,
    /// So many of so many, where it is a share of things that were counted.
    pub proportion: Option<Proportion>,
    /// The 95 % interval of the share (Wilson 1927), in units of the axis.
    pub interval: Option<Interval>,
}

/// How the value of a stretch is reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// All numerators over all denominators.
    Pooled,
    /// The mean of the periods.
    Mean,
    /// The median of the periods.
    Median,
}

impl Method {
    /// Returns how a sentence names it.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Pooled => "all periods together",
            Self::Mean => "mean of the periods",
            Self::Median => "median of the periods",
        }
    }
}

impl Charted {
    /// Returns where the measure stood before: over the first part, over the periods that lines are
    /// frozen from, or up to the first change that is named. Absent where the chart names none.
    #[must_use]
    pub fn before(&self) -> Option<Standing> {
        self.standing(self.stretches().0?)
    }

    /// Returns where the measure stands: over the last part, the periods behind the frozen ones, or
    /// those since the last change; over all where none is named.
    #[must_use]
    pub fn now(&self) -> Option<Standing> {
        self.standing(self.stretches().1)
    }

    /// Returns a written value in units of the axis; absent for words.
    #[must_use]
    pub fn of_quantity(&self, quantity: &Quantity) -> Option<f64> {
        self.axis.of_quantity(quantity)
    }

    /// Writes a value that is in units of the axis, to tenths, with its unit.
    #[must_use]
    pub fn in_axis_units(&self, value: f64) -> String {
        format!("{}{}", tenths(value), self.axis.suffix)
    }

    /// Returns what stands after a number of the axis.
    #[must_use]
    pub fn suffix(&self) -> &str {
        &self.axis.suffix
    }

    /// Returns which way is good.
    #[must_use]
    pub fn better(&self) -> Option<Better> {
        self.better
    }

    fn stretches(&self) -> (Option<Range<usize>>, Range<usize>) {
        let all = 0..self.series.subgroups.len();
        if let [first, .., last] = self.chart.parts.as_slice() {
            return (Some(first.range.clone()), last.range.clone());
        }
        let borders = match self.frozen {
            Some(frozen) => Some((frozen, frozen)),
            None => {
                let mut within = self.changes.iter().map(|(at, _)| *at).filter(|at| *at > 0);
                within.next().map(|first| (first, within.next_back().unwrap_or(first)))
            }
        };
        match borders.filter(|(first, last)| *first > 0 && *last < all.end) {
            Some((first, last)) => (Some(0..first), last..all.end),
            None => (None, all),
        }
    }

    fn standing(&self, range: Range<usize>) -> Option<Standing> {
        let counts = |at: &usize| self.chart.points[*at].is_included;
        let included: Vec<usize> = range.clone().filter(counts).collect();
        let observed: Vec<f64> = included.iter().filter_map(|at| self.chart.points[*at].value).collect();
        let (value, method) = match self.series.pooled(&included) {
            Some((sum, size)) => (sum / size, Method::Pooled),
            None if self.chart.kind == ChartKind::Run => (median(&observed)?, Method::Median),
            None => (mean(&observed)?, Method::Mean),
        };
        let is_share = self.axis.most == Some(100.0);
        let proportion = is_share.then(|| self.series.pooled_share(&included)).flatten();
        let in_axis = |share: f64| share * self.axis.times;
        let interval = proportion.and_then(|share| share.wilson(Confidence::USUAL));
        Some(Standing {
            from: self.labels[range.start].clone(),
            to: self.labels[range.end - 1].clone(),
            periods: observed.len(),
            value: in_axis(value),
            method,
            proportion,
            interval: interval.map(|it| Interval { low: in_axis(it.low), high: in_axis(it.high) }),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Method;
    use crate::model::{Change, DataSource};
    use crate::report::Charted;
    use crate::report::charted::sample::{charted, said};
    use crate::stats::Proportion;

    const SHARES: &str = "month,yes,asked\n2026-01,1,4\n2026-02,2,4\n2026-03,4,4\n2026-04,,\n2026-05,3,6\n";

    fn shares(change: impl Fn(&mut DataSource)) -> Charted {
        charted(SHARES, |source| {
            (source.value, source.total) = (Some(said("yes")), Some(said("asked")));
            change(source);
        })
    }

    #[test]
    fn before_and_since_what_was_frozen() {
        let chart = shares(|source| source.freeze = Some(said("2")));
        let (before, now) = (chart.before().unwrap(), chart.now().unwrap());
        assert_eq!(before.proportion, Some(Proportion { count: 3, of: 8 }));
        assert_eq!((before.value, before.to.as_str()), (37.5, "2026-02"));
        assert_eq!((now.value, now.periods, now.method), (70.0, 2, Method::Pooled));
        assert_eq!((now.from.as_str(), now.to.as_str()), ("2026-03", "2026-05"));
    }

    #[test]
    fn before_and_since_a_change_or_a_part() {
        let changed = shares(|source| {
            source.changes = vec![Change { at: said("2026-03"), what: said("Say it back") }];
        });
        let parted = shares(|source| source.parts = vec![said("2026-03")]);
        for chart in [changed, parted] {
            assert_eq!(chart.before().unwrap().proportion, Some(Proportion { count: 3, of: 8 }));
            assert_eq!(chart.now().unwrap().proportion, Some(Proportion { count: 7, of: 10 }));
        }
    }

    #[test]
    fn without_a_change_all_is_now() {
        let chart =
            charted("month,minutes\n2026-01,4\n2026-02,6\n", |source| source.value = Some(said("minutes")));
        assert_eq!(chart.before(), None);
        let now = chart.now().unwrap();
        assert_eq!((now.value, now.method, now.proportion), (5.0, Method::Mean, None));
    }
}
