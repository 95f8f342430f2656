//! How the requirements are rated now and were rated before, wherever the levels come from.

use super::surveyed::{Surveyed, SurveyedRound};
use crate::model::{Assessment, Earlier, Rater, Readiness, Requirement};
use crate::stats::readiness::{Levels, Tally};

/// How a requirement is rated at one time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rated {
    /// What is rated.
    pub requirement: Requirement,
    /// The levels, in points of the scale.
    pub levels: Levels,
    /// The answers whose mean is management's level; absent where the level is typed.
    pub management: Option<Tally>,
    /// The answers whose mean is the level of those who do the work; absent where it is typed.
    pub contributors: Option<Tally>,
}

impl Rated {
    /// Returns how a group rates it.
    #[must_use]
    pub fn level(&self, rater: Rater) -> Option<f64> {
        match rater {
            Rater::Management => self.levels.management,
            Rater::Contributors => self.levels.contributors,
        }
    }

    /// Returns how far a group sees it below the desired level.
    #[must_use]
    pub fn gap(&self, rater: Rater) -> Option<f64> {
        match rater {
            Rater::Management => self.levels.management_gap(),
            Rater::Contributors => self.levels.contributors_gap(),
        }
    }

    /// Returns a group's answers; absent where its level is typed.
    #[must_use]
    pub fn tally(&self, rater: Rater) -> Option<Tally> {
        match rater {
            Rater::Management => self.management,
            Rater::Contributors => self.contributors,
        }
    }

    fn typed(assessment: &Assessment, desired: Option<f64>) -> Self {
        let level = |rater| assessment.of(rater).map(|level| level.value);
        Self {
            requirement: assessment.requirement,
            levels: Levels {
                desired,
                management: level(Rater::Management),
                contributors: level(Rater::Contributors),
            },
            management: None,
            contributors: None,
        }
    }
}

/// The ratings of one time.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Round {
    /// When, as it is written; absent where nobody says.
    pub when: Option<String>,
    /// The requirements that are rated, in the order in which they are listed.
    pub rated: Vec<Rated>,
}

impl Round {
    /// Returns how a requirement was rated.
    #[must_use]
    pub fn of(&self, requirement: Requirement) -> Option<&Rated> {
        self.rated.iter().find(|rated| rated.requirement == requirement)
    }
}

/// The ratings of all times.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ratings {
    /// The last ratings.
    pub now: Round,
    /// Those before, oldest first.
    pub earlier: Vec<Round>,
}

impl Ratings {
    /// Gathers the ratings that the flow states, and those of its table of answers, if it was read.
    ///
    /// Of a requirement that the table asks about, the answers count, whatever the flow states. Where the
    /// table has several assessments, the last one is what counts now.
    #[must_use]
    pub fn of(readiness: &Readiness, surveyed: Option<&Surveyed>) -> Self {
        let when = readiness.assessed.as_ref().map(|assessed| assessed.value.to_string());
        let mut now = typed(readiness, when, &readiness.assessments);
        let mut before: Vec<_> = readiness.earlier.iter().collect();
        before.sort_by_key(|earlier| earlier.assessed.value);
        let at = |earlier: &Earlier| Some(earlier.assessed.value.to_string());
        let mut earlier: Vec<Round> =
            before.into_iter().map(|earlier| typed(readiness, at(earlier), &earlier.assessments)).collect();
        if let Some((surveyed, (last, rounds))) =
            surveyed.and_then(|surveyed| Some((surveyed, surveyed.rounds.split_last()?)))
        {
            earlier.extend(rounds.iter().map(|round| answered(readiness, surveyed, round)));
            let last = answered(readiness, surveyed, last);
            now.when = last.when.clone().or(now.when);
            now.rated.retain(|rated| last.of(rated.requirement).is_none());
            now.rated.extend(last.rated);
            now.rated.sort_by_key(|rated| rated.requirement);
        }
        Self { now, earlier }
    }
}

/// Returns the ratings that the flow states.
fn typed(readiness: &Readiness, when: Option<String>, assessments: &[Assessment]) -> Round {
    let rated = |requirement: Requirement| {
        let assessment = assessments.iter().find(|assessment| assessment.requirement == requirement)?;
        Some(Rated::typed(assessment, readiness.desired(requirement)))
    };
    Round { when, rated: Requirement::ALL.into_iter().filter_map(rated).collect() }
}

/// Returns the means of the answers of one assessment.
fn answered(readiness: &Readiness, surveyed: &Surveyed, round: &SurveyedRound) -> Round {
    let rated = |requirement: Requirement| {
        let [management, contributors] = Rater::ALL.map(|rater| round.tally(requirement, rater));
        let levels = Levels {
            desired: readiness.desired(requirement),
            management: management.mean(),
            contributors: contributors.mean(),
        };
        Rated { requirement, levels, management: Some(management), contributors: Some(contributors) }
    };
    Round {
        when: round.period.as_ref().map(|period| period.label.clone()),
        rated: surveyed.columns.iter().map(|(requirement, _)| rated(*requirement)).collect(),
    }
}
