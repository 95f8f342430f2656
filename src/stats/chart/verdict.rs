//! What a chart says about the work: better, worse, or no signal; and whether a target is reached.

use super::{Chart, Lines, Signal};
use crate::model::{Better, RuleSet};
use crate::stats::describe::mean;

/// What a chart says about the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Nothing that random variation does not explain.
    NoSignal,
    /// A signal that things get better.
    Improvement,
    /// A signal that things get worse.
    Concern,
    /// A signal, and it is not said which way is good.
    Neutral,
}

impl Verdict {
    /// Judges a signal that is high or rising, or low or falling, or neither.
    fn of(is_high: Option<bool>, better: Option<Better>) -> Self {
        match (better, is_high) {
            (Some(Better::Up), Some(true)) | (Some(Better::Down), Some(false)) => Self::Improvement,
            (Some(Better::Up | Better::Down), Some(_)) => Self::Concern,
            _ => Self::Neutral,
        }
    }

    /// Returns the word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::NoSignal => "no signal",
            Self::Improvement => "improvement",
            Self::Concern => "concern",
            Self::Neutral => "signal",
        }
    }
}

/// Whether the work as it is reaches its target (NHS England, Making Data Count).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Assurance {
    /// The limits lie on the good side of the target.
    Reached,
    /// The target lies between the limits: some points reach it by chance.
    HitAndMiss,
    /// The limits lie on the bad side of the target.
    Missed,
}

impl Assurance {
    /// Returns the word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::HitAndMiss => "hit-and-miss",
            Self::Missed => "missed",
        }
    }

    /// Returns the words for it.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Reached => "the work as it is reaches the target",
            Self::HitAndMiss => "the work as it is reaches the target now and then",
            Self::Missed => "the work as it is does not reach the target",
        }
    }
}

impl Signal {
    /// Says what the signal means by itself, by which way is good.
    #[must_use]
    pub fn verdict(self, better: Option<Better>) -> Verdict {
        Verdict::of(self.is_high, better)
    }
}

impl Chart {
    /// Says what the last part shows, by which way is good.
    ///
    /// With the rules of the NHS, the last point speaks; with the others, the last point that
    /// carries a signal, or else the runs: these are high where the later half of the points lies
    /// above the earlier half.
    #[must_use]
    pub fn verdict(&self, better: Option<Better>) -> Verdict {
        self.direction().map_or(Verdict::NoSignal, |is_high| Verdict::of(is_high, better))
    }

    /// Returns whether the signal of the last part is a high one, where it is either; nothing
    /// without a signal.
    fn direction(&self) -> Option<Option<bool>> {
        let part = self.parts.last()?;
        let points = &self.points[part.range.clone()];
        let mut observed = points.iter().rev().filter(|point| point.value.is_some());
        let speaking = match self.rules {
            RuleSet::Nhs => observed.next().filter(|point| !point.signals.is_empty()),
            _ => observed.find(|point| !point.signals.is_empty()),
        };
        if let Some(point) = speaking {
            return Some(point.signals.iter().find_map(|Signal { is_high, .. }| *is_high));
        }
        part.is_signal.then(|| {
            let counting = points.iter().filter(|point| point.is_included);
            let values: Vec<f64> = counting.filter_map(|point| point.value).collect();
            let (earlier, later) = values.split_at(values.len() / 2);
            Some(mean(later)? > mean(earlier)?)
        })
    }

    /// Says whether the work as it is reaches `target`; absent without limits, where these mean
    /// nothing since the runs are a signal, and where no side of the target is the good one.
    #[must_use]
    pub fn assurance(&self, target: f64, better: Option<Better>) -> Option<Assurance> {
        if self.parts.last().is_none_or(|part| part.is_signal) {
            return None;
        }
        let lines = self.points.iter().rev().find_map(|point| point.lines)?;
        let Lines { lower: Some(lower), upper: Some(upper), .. } = lines else { return None };
        let is_up = match better? {
            Better::Up => true,
            Better::Down => false,
            Better::Steady => return None,
        };
        Some(if target > upper {
            if is_up { Assurance::Missed } else { Assurance::Reached }
        } else if target < lower {
            if is_up { Assurance::Reached } else { Assurance::Missed }
        } else {
            Assurance::HitAndMiss
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Assurance, Verdict};
    use crate::model::{Better, ChartKind, RuleSet};
    use crate::stats::chart::{Chart, Plan, Subgroup};

    fn chart(series: &[f64], kind: ChartKind, rules: RuleSet) -> Chart {
        let subgroups: Vec<Subgroup> = series.iter().map(|value| Subgroup::of_values(&[*value])).collect();
        Chart::of(&subgroups, &Plan { rules, ..Plan::new(kind) }).unwrap()
    }

    #[test]
    fn a_shift_upwards_is_good_where_up_is() {
        let series: Vec<f64> =
            (0..12).map(|at| f64::from(at % 3)).chain((0..12).map(|at| 9.0 + f64::from(at % 3))).collect();
        let chart = chart(&series, ChartKind::Run, RuleSet::Anhoej);
        assert!(chart.is_signal());
        assert_eq!(chart.verdict(Some(Better::Up)), Verdict::Improvement);
        assert_eq!(chart.verdict(Some(Better::Down)), Verdict::Concern);
        assert_eq!(chart.verdict(None), Verdict::Neutral);
    }

    #[test]
    fn with_the_rules_of_the_nhs_the_last_point_speaks() {
        let mut series: Vec<f64> = (0..20).map(|at| f64::from(at % 2)).collect();
        (series[4], series[5]) = (30.0, -29.0);
        let chart = chart(&series, ChartKind::Individuals, RuleSet::Nhs);
        assert!(chart.is_signal());
        assert_eq!(chart.verdict(Some(Better::Up)), Verdict::NoSignal);
    }

    #[test]
    fn targets_beyond_the_limits_are_always_or_never_reached() {
        let chart = chart(&[1.0, 2.0, 1.0, 2.0], ChartKind::Individuals, RuleSet::Nhs);
        assert_eq!(chart.assurance(9.0, Some(Better::Up)), Some(Assurance::Missed));
        assert_eq!(chart.assurance(9.0, Some(Better::Down)), Some(Assurance::Reached));
        assert_eq!(chart.assurance(1.5, Some(Better::Down)), Some(Assurance::HitAndMiss));
        assert_eq!(chart.assurance(1.5, None), None);
    }
}
