//! The rules by which a pattern counts as a signal.

mod ihi;
mod nhs;
mod zones;

use super::Lines;
use crate::model::RuleSet;
use crate::stats::runs::{Runs, Side};

pub use ihi::RunsTest;

/// A pattern that random variation hardly makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Pattern {
    /// A point beyond a limit.
    BeyondLimit,
    /// Points in a row on one side of the centre.
    Shift,
    /// Points in a row that rise or fall.
    Trend,
    /// Two of three points in a row far out on one side.
    TwoOfThree,
    /// Four of five points in a row more than one standard deviation out on one side.
    FourOfFive,
    /// Fourteen points in a row that go up and down by turns.
    Alternation,
    /// Fifteen points in a row within one standard deviation.
    Stratification,
    /// Eight points in a row none of which is within one standard deviation.
    Mixture,
}

impl Pattern {
    /// Returns the word for the pattern.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::BeyondLimit => "beyond-limit",
            Self::Shift => "shift",
            Self::Trend => "trend",
            Self::TwoOfThree => "two-of-three",
            Self::FourOfFive => "four-of-five",
            Self::Alternation => "alternation",
            Self::Stratification => "stratification",
            Self::Mixture => "mixture",
        }
    }

    /// Returns the letter that marks the pattern in a picture.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Self::BeyondLimit => 'L',
            Self::Shift => 'S',
            Self::Trend => 'T',
            Self::TwoOfThree => '2',
            Self::FourOfFive => '4',
            Self::Alternation => 'A',
            Self::Stratification => 'C',
            Self::Mixture => 'M',
        }
    }
}

/// A pattern that a point belongs to, or completes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Signal {
    /// The pattern.
    pub pattern: Pattern,
    /// Whether the pattern is high or rising, or low or falling; absent where it is neither.
    pub is_high: Option<bool>,
}

/// A point that was observed and counts for the rules.
#[derive(Debug, Clone, Copy)]
pub(super) struct Point {
    /// Its value.
    pub(super) value: f64,
    /// The lines beside it.
    pub(super) lines: Lines,
}

impl Point {
    fn side(&self) -> Option<Side> {
        Side::of(self.value, self.lines.centre)
    }

    /// Tells on which side of the limits the point lies; nothing on a limit or between them.
    pub(super) fn beyond(&self) -> Option<Signal> {
        let is_over = self.lines.upper.is_some_and(|limit| self.value > limit);
        let is_under = self.lines.lower.is_some_and(|limit| self.value < limit);
        (is_over || is_under).then_some(Signal { pattern: Pattern::BeyondLimit, is_high: Some(is_over) })
    }
}

/// What the rules find in one part of a series.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Found {
    /// The signals at each point, in order of the patterns.
    pub(super) at: Vec<Vec<Signal>>,
    /// Whether the whole part carries a signal that no single point has.
    pub(super) is_signal: bool,
    /// The test of the number of runs, where the rules have one.
    pub(super) runs_test: Option<RunsTest>,
}

/// Judges the points of one part; `runs` are theirs.
pub(super) fn judge(rules: RuleSet, points: &[Point], runs: Option<Runs>) -> Found {
    let mut found = Found { at: vec![Vec::new(); points.len()], ..Found::default() };
    match rules {
        RuleSet::Anhoej => {
            found.is_signal = runs.is_some_and(|runs| runs.useful >= Runs::LEAST && runs.is_signal());
        }
        RuleSet::Ihi => ihi::judge(points, &mut found),
        RuleSet::Nhs => nhs::judge(points, &mut found.at),
        RuleSet::WesternElectric => zones::western_electric(points, &mut found.at),
        RuleSet::Nelson => zones::nelson(points, &mut found.at),
    }
    found
}

/// Marks every point of a stretch.
fn mark(at: &mut [Vec<Signal>], stretch: std::ops::Range<usize>, signal: Signal) {
    for signals in &mut at[stretch] {
        if !signals.contains(&signal) {
            signals.push(signal);
        }
    }
}

/// Marks stretches of so many or more neighbours that rise, or fall; with `skips_equal`, an equal
/// neighbour neither adds to a stretch nor ends it.
fn mark_trends(points: &[Point], least: usize, skips_equal: bool, at: &mut [Vec<Signal>]) {
    let (mut start, mut rises, mut length) = (0, None, 1);
    let mut stretches = Vec::new();
    for index in 1..points.len() {
        let (before, now) = (points[index - 1].value, points[index].value);
        let direction = Side::of(now, before).map(|side| side == Side::Above);
        if direction.is_none() && skips_equal {
            continue;
        }
        if direction.is_some() && direction == rises {
            length += 1;
        } else {
            stretches.push((start..index, length, rises));
            (start, rises, length) = (index - 1, direction, 2);
        }
    }
    stretches.push((start..points.len(), length, rises));
    for (stretch, length, rises) in stretches {
        if length >= least && rises.is_some() {
            mark(at, stretch, Signal { pattern: Pattern::Trend, is_high: rises });
        }
    }
}
