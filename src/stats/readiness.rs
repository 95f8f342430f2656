//! Readiness: what is there against what is desired, and how differently two groups see it.

use super::Proportion;
use super::describe::as_number;

/// How one requirement is rated by two groups, in points.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Levels {
    /// As it should be.
    pub desired: Option<f64>,
    /// As management sees it.
    pub management: Option<f64>,
    /// As those who do the work see it.
    pub contributors: Option<f64>,
}

impl Levels {
    /// Returns how far management sees it below the desired level: desired − actual.
    #[must_use]
    pub fn management_gap(self) -> Option<f64> {
        Some(less(self.desired?, self.management?))
    }

    /// Returns how far those who do the work see it below the desired level: desired − actual.
    #[must_use]
    pub fn contributors_gap(self) -> Option<f64> {
        Some(less(self.desired?, self.contributors?))
    }

    /// Returns how much higher management rates it than those who do the work: management −
    /// contributors.
    #[must_use]
    pub fn perception_gap(self) -> Option<f64> {
        Some(less(self.management?, self.contributors?))
    }

    /// Returns the wider of the gaps to the desired level.
    #[must_use]
    pub fn widest_gap(self) -> Option<f64> {
        self.management_gap().into_iter().chain(self.contributors_gap()).max_by(f64::total_cmp)
    }
}

/// Returns a difference of levels without what binary fractions add to it: 3.8 − 2.8 is a whole point.
fn less(one: f64, other: f64) -> f64 {
    ((one - other) * 1e9).round() / 1e9
}

/// From how many points on a gap is wide: the distance to the next answer of the scale.
pub const WIDE: f64 = 1.0;

/// The answers of one group to one question, added up.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Tally {
    answers: usize,
    points: f64,
    reached: usize,
}

impl Tally {
    /// Adds an answer of so many points; `desired` is the level that it should reach.
    pub fn add(&mut self, points: f64, desired: Option<f64>) {
        self.answers += 1;
        self.points += points;
        self.reached += usize::from(desired.is_some_and(|desired| points >= desired));
    }

    /// Returns how many answered.
    #[must_use]
    pub fn answers(self) -> usize {
        self.answers
    }

    /// Returns the mean of the answers, in points; absent without answers.
    #[must_use]
    pub fn mean(self) -> Option<f64> {
        (self.answers > 0).then(|| self.points / as_number(self.answers))
    }

    /// Returns how many of those who answered rate it at the desired level or above.
    #[must_use]
    pub fn reached(self) -> Proportion {
        Proportion { count: self.reached, of: self.answers }
    }
}

#[cfg(test)]
mod tests {
    use super::{Levels, Tally};
    use crate::stats::{Confidence, Proportion};

    #[test]
    fn gaps_to_what_is_desired_and_between_groups() {
        let levels = Levels { desired: Some(4.5), management: Some(3.8), contributors: Some(2.9) };
        assert_eq!((levels.management_gap(), levels.contributors_gap()), (Some(0.7), Some(1.6)));
        assert_eq!((levels.widest_gap(), levels.perception_gap()), (Some(1.6), Some(0.9)));
        assert_eq!(Levels { desired: None, ..levels }.widest_gap(), None);
        assert_eq!(Levels { management: None, ..levels }.perception_gap(), None);
    }

    #[test]
    fn a_whole_point_is_a_whole_point() {
        let apart = |management, contributors| {
            let levels =
                Levels { management: Some(management), contributors: Some(contributors), desired: None };
            levels.perception_gap().unwrap()
        };
        assert_eq!((apart(3.8, 2.8), apart(2.8, 3.8)), (1.0, -1.0));
    }

    #[test]
    fn answers_add_up() {
        let mut tally = Tally::default();
        [5.0, 4.0, 3.0].into_iter().for_each(|points| tally.add(points, Some(4.0)));
        assert_eq!((tally.answers(), tally.mean()), (3, Some(4.0)));
        assert_eq!(tally.reached(), Proportion { count: 2, of: 3 });
        assert_eq!(Tally::default().mean(), None);
    }

    /// Of the respondents of a survey on professional development in analytics (AphA, CC0), 31 of 100
    /// managers (band 8a and above) and 34 of 127 others called their organisation very supportive.
    #[test]
    fn managers_and_others_of_a_published_survey() {
        let tally = |reached: usize, of: usize| {
            let mut tally = Tally::default();
            (0..of).for_each(|at| tally.add(if at < reached { 3.0 } else { 2.0 }, Some(3.0)));
            tally.reached()
        };
        let (managers, others) = (tally(31, 100), tally(34, 127));
        let difference = managers.difference(others).unwrap();
        let interval = managers.newcombe(others, Confidence::USUAL).unwrap();
        let rounded = [difference, interval.low, interval.high].map(|share| (share * 1000.0).round());
        assert_eq!(rounded, [42.0, -75.0, 161.0]);
    }
}
