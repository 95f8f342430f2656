//! Service, value and orientation goals.

use super::{Better, Id, Quantity, Recurrence, Waiver};
use crate::text::{Span, Spanned};
use jiff::civil::Date;

/// What a goal aims at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GoalKind {
    /// How much or how fast is served. Alone it breeds the cobra effect: it gets met by doing harm.
    Service,
    /// What the service is worth to the customer.
    Value,
    /// How people stand towards the customer and the work.
    Orientation,
}

impl GoalKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Service, Self::Value, Self::Orientation];

    /// Returns the key that the file uses for it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Value => "value",
            Self::Orientation => "orientation",
        }
    }
}

/// What is to be reached: the words, and in fields what can be judged by number.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    /// Written, or derived from the kind (`service`, then `service-2`).
    pub id: Spanned<Id>,
    /// What it aims at.
    pub kind: GoalKind,
    /// The words.
    pub text: Spanned<String>,
    /// The measures that tell how far it is reached.
    pub measures: Vec<Spanned<Id>>,
    /// The hand-offs whose product it is about.
    pub products: Vec<Spanned<Id>>,
    /// How much is to change: `15%`, `5`.
    pub change: Option<Spanned<Quantity>>,
    /// The value before.
    pub baseline: Option<Spanned<Quantity>>,
    /// The value to reach.
    pub target: Option<Spanned<Quantity>>,
    /// What it counts in, in words.
    pub unit: Option<Spanned<String>>,
    /// Which way is good.
    pub better: Option<Spanned<Better>>,
    /// The date to reach it by.
    pub by: Option<Spanned<Date>>,
    /// The period that it is counted over: `quarter`.
    pub per: Option<Spanned<Recurrence>>,
    /// Who answers for it.
    pub owner: Option<Spanned<String>>,
    /// A remark for readers.
    pub note: Option<Spanned<String>>,
    /// Findings that somebody answers for.
    pub waivers: Vec<Waiver>,
    /// The whole entry.
    pub span: Span,
}
