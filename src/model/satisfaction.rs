//! What satisfaction hangs on: ten determinants in four of five dimensions.
//!
//! The grouping is the Minnesota Department of Health's. It is not that of SERVQUAL's RATER.
//! The fifth dimension, programme effectiveness, has no fixed determinants: a flow names its own.

/// A dimension of satisfaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Dimension {
    /// The service does what it promises.
    ServingWell,
    /// Customers are met as people.
    CourtesyAndRespect,
    /// Customers have reason to rely on the supplier.
    EarningTrust,
    /// Customers find their way in.
    InvitingIn,
    /// The programme works, in the flow's own words.
    ProgramEffectiveness,
}

impl Dimension {
    /// All dimensions, in the order in which they are listed.
    pub const ALL: [Self; 5] = [
        Self::ServingWell,
        Self::CourtesyAndRespect,
        Self::EarningTrust,
        Self::InvitingIn,
        Self::ProgramEffectiveness,
    ];

    /// Returns the word that files and outputs use.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::ServingWell => "serving-well",
            Self::CourtesyAndRespect => "courtesy-and-respect",
            Self::EarningTrust => "earning-trust",
            Self::InvitingIn => "inviting-in",
            Self::ProgramEffectiveness => "program-effectiveness",
        }
    }
}

/// A determinant of satisfaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Determinant {
    /// Right the first time, as promised.
    Reliability,
    /// Willing and prompt.
    Responsiveness,
    /// Polite and considerate.
    Courtesy,
    /// Tells and listens in the customer's language.
    Communication,
    /// Has the skill and knowledge.
    Competence,
    /// Can be believed.
    Credibility,
    /// Knows the customer's needs.
    UnderstandingTheCustomer,
    /// Free from danger, risk and doubt.
    Security,
    /// Easy to reach.
    Access,
    /// What can be seen and touched.
    Tangibles,
}

impl Determinant {
    /// All determinants, by dimension.
    pub const ALL: [Self; 10] = [
        Self::Reliability,
        Self::Responsiveness,
        Self::Courtesy,
        Self::Communication,
        Self::Competence,
        Self::Credibility,
        Self::UnderstandingTheCustomer,
        Self::Security,
        Self::Access,
        Self::Tangibles,
    ];

    /// Returns the word that files and outputs use.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Reliability => "reliability",
            Self::Responsiveness => "responsiveness",
            Self::Courtesy => "courtesy",
            Self::Communication => "communication",
            Self::Competence => "competence",
            Self::Credibility => "credibility",
            Self::UnderstandingTheCustomer => "understanding-the-customer",
            Self::Security => "security",
            Self::Access => "access",
            Self::Tangibles => "tangibles",
        }
    }

    /// Returns the dimension that it belongs to.
    #[must_use]
    pub fn dimension(self) -> Dimension {
        match self {
            Self::Reliability => Dimension::ServingWell,
            Self::Responsiveness | Self::Courtesy | Self::Communication => Dimension::CourtesyAndRespect,
            Self::Competence | Self::Credibility | Self::UnderstandingTheCustomer | Self::Security => {
                Dimension::EarningTrust
            }
            Self::Access | Self::Tangibles => Dimension::InvitingIn,
        }
    }
}
