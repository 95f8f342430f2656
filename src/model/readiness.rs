//! The base-line requirements of a quality connection: as they are and as they should be.

use super::DataSource;
use crate::text::{Span, Spanned};
use jiff::civil::Date;

/// A base-line requirement; capacity may be rated whole or in its two parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    /// Answers, instead of typed numbers.
    pub data: Option<DataSource>,
    /// The whole entry.
    pub span: Span,
}
