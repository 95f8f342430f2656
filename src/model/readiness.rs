//! The base-line requirements of a quality connection: as they are and as they should be.

use super::AnswerSource;
use crate::text::{Span, Spanned};
use jiff::civil::Date;

/// A base-line requirement; capacity may be rated whole or in its two parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Requirement {
    /// All share one definition of superior service.
    SharedDefinition,
    /// People believe that the organisation values it.
    Valued,
    /// The capacity to deliver it, not split.
    Capacity,
    /// The capacity of individuals.
    CapacityIndividual,
    /// The capacity of the organisation.
    CapacityOrganisation,
}

impl Requirement {
    /// All requirements, in the order in which they are listed.
    pub const ALL: [Self; 5] = [
        Self::SharedDefinition,
        Self::Valued,
        Self::Capacity,
        Self::CapacityIndividual,
        Self::CapacityOrganisation,
    ];

    /// Returns the key that the file uses for it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::SharedDefinition => "shared-definition",
            Self::Valued => "valued",
            Self::Capacity => "capacity",
            Self::CapacityIndividual => "capacity-individual",
            Self::CapacityOrganisation => "capacity-organisation",
        }
    }

    /// Returns what people call it.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::SharedDefinition => "Shared definition of superior service",
            Self::Valued => "Belief that the organisation values it",
            Self::Capacity => "Capacity to deliver it",
            Self::CapacityIndividual => "Capacity of individuals to deliver it",
            Self::CapacityOrganisation => "Capacity of the organisation to deliver it",
        }
    }
}

/// Who rates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rater {
    /// Those who lead.
    Management,
    /// Those who do the work.
    Contributors,
}

impl Rater {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Management, Self::Contributors];

    /// Returns the key that the file uses for the group.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Management => "management",
            Self::Contributors => "contributors",
        }
    }

    /// Returns what people call the group.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Management => "management",
            Self::Contributors => "those who do the work",
        }
    }
}

/// One requirement rated by two groups, in points of the scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// What is rated.
    pub requirement: Requirement,
    /// As it should be.
    pub desired: Option<Spanned<f64>>,
    /// As management sees it.
    pub management: Option<Spanned<f64>>,
    /// As those who do the work see it.
    pub contributors: Option<Spanned<f64>>,
    /// The whole entry, with its key.
    pub span: Span,
}

impl Assessment {
    /// Returns how a group rates it.
    #[must_use]
    pub fn of(&self, rater: Rater) -> Option<Spanned<f64>> {
        match rater {
            Rater::Management => self.management,
            Rater::Contributors => self.contributors,
        }
    }
}

/// How the requirements were rated before.
#[derive(Debug, Clone, PartialEq)]
pub struct Earlier {
    /// When it was assessed.
    pub assessed: Spanned<Date>,
    /// The ratings, in file order, without desired levels.
    pub assessments: Vec<Assessment>,
}

/// Superior service, in the words of each group.
#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    /// In management's words.
    pub management: Option<Spanned<String>>,
    /// In the words of those who do the work.
    pub contributors: Option<Spanned<String>>,
    /// The whole entry.
    pub span: Span,
}

/// How ready people and organisation are for a quality connection with their customers.
#[derive(Debug, Clone, PartialEq)]
pub struct Readiness {
    /// Superior service, in the words of each group.
    pub definition: Option<Definition>,
    /// The ratings, in file order.
    pub assessments: Vec<Assessment>,
    /// The highest point of the scale, which begins at 1.
    pub scale: Option<Spanned<f64>>,
    /// When it was assessed.
    pub assessed: Option<Spanned<Date>>,
    /// How it was rated before, in file order.
    pub earlier: Vec<Earlier>,
    /// Answers, instead of typed numbers.
    pub data: Option<AnswerSource>,
    /// The whole entry.
    pub span: Span,
}

impl Readiness {
    /// The highest point of a scale that the file leaves out.
    pub const USUAL_SCALE: f64 = 5.0;

    /// Returns the highest point of the scale.
    #[must_use]
    pub fn highest(&self) -> f64 {
        self.scale.as_ref().map_or(Self::USUAL_SCALE, |scale| scale.value)
    }

    /// Returns how a requirement is rated in the file.
    #[must_use]
    pub fn assessment(&self, requirement: Requirement) -> Option<&Assessment> {
        self.assessments.iter().find(|assessment| assessment.requirement == requirement)
    }

    /// Returns the level that a requirement should reach.
    #[must_use]
    pub fn desired(&self, requirement: Requirement) -> Option<f64> {
        Some(self.assessment(requirement)?.desired.as_ref()?.value)
    }
}
