//! How the requirements are rated now and were rated before, wherever the levels come from.

use crate::model::{Assessment, Rater, Readiness, Requirement};
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
    /// Gathers the ratings that the flow states.
    #[must_use]
    pub fn of(readiness: &Readiness) -> Self {
        let round = |when: Option<String>, assessments: &[Assessment]| Round {
            when,
            rated: Requirement::ALL
                .into_iter()
                .filter_map(|requirement| {
                    let of = |assessment: &&Assessment| assessment.requirement == requirement;
                    let desired = desired(readiness, requirement);
                    Some(Rated::typed(assessments.iter().find(of)?, desired))
                })
                .collect(),
        };
        let mut earlier: Vec<_> = readiness.earlier.iter().collect();
        earlier.sort_by_key(|earlier| earlier.assessed.value);
        let when = readiness.assessed.as_ref().map(|assessed| assessed.value.to_string());
        Self {
            now: round(when, &readiness.assessments),
            earlier: earlier
                .into_iter()
                .map(|earlier| round(Some(earlier.assessed.value.to_string()), &earlier.assessments))
                .collect(),
        }
    }
}

/// Returns the level that a requirement should reach.
fn desired(readiness: &Readiness, requirement: Requirement) -> Option<f64> {
    readiness.assessment(requirement)?.desired.as_ref().map(|desired| desired.value)
}
