//! Data that show progress towards a target.

use super::{DataSource, Determinant, Id, Quantity, Recurrence, Waiver};
use crate::text::{Span, Spanned};
use jiff::civil::Date;
use std::fmt;

/// What a measure counts in.
#[derive(Debug, Clone, PartialEq)]
pub enum Unit {
    /// A share of a whole, in percent.
    Percent,
    /// How many.
    Count,
    /// How many for each so many things; holds the words after "rate per" ("1000 patient days").
    Rate(String),
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Days.
    Days,
    /// Points on a scale.
    Score,
    /// Money; holds the currency where one is named.
    Currency(Option<String>),
    /// Any other words.
    Words(String),
}

/// As a sentence names it: `percent`, `rate per 1000 visits`.
impl fmt::Display for Unit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Percent => "percent",
            Self::Count => "count",
            Self::Rate(per) => return write!(formatter, "rate per {per}"),
            Self::Minutes => "minutes",
            Self::Hours => "hours",
            Self::Days => "days",
            Self::Score => "score",
            Self::Currency(None) => "money",
            Self::Currency(Some(words)) | Self::Words(words) => words,
        })
    }
}

/// What a measure is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MeasureRole {
    /// What the customer gets.
    Outcome,
    /// Whether the work is done as intended.
    Process,
    /// Whether something else got worse.
    Balancing,
}

/// Which way is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Better {
    /// More is better.
    Up,
    /// Less is better.
    Down,
    /// As it is.
    Steady,
}

/// The answers that a question offers.
#[derive(Debug, Clone, PartialEq)]
pub enum Scale {
    /// Yes or no.
    YesNo,
    /// Five points.
    FivePoint,
    /// Never, sometimes, usually, always.
    NeverAlways,
    /// 0 to 10.
    ZeroToTen,
    /// Lines to write on, in words of one's own.
    Open,
    /// Other words.
    Words(String),
}

/// Data that show progress towards a target, with a unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// The measure's key; for an inline measure the id that was written or derived.
    pub id: Spanned<Id>,
    /// What people call it.
    pub name: Option<Spanned<String>>,
    /// The question that is asked, where the data come from asking.
    pub asks: Option<Spanned<String>>,
    /// The actors who are asked; the hand-off's customer where the file says nothing.
    pub asked_of: Vec<Spanned<Id>>,
    /// The answers that the question offers.
    pub scale: Option<Spanned<Scale>>,
    /// What it counts in.
    pub unit: Option<Spanned<Unit>>,
    /// The denominator of the operational definition.
    pub of: Option<Spanned<String>>,
    /// The numerator of the operational definition.
    pub counts: Option<Spanned<String>>,
    /// What it is for.
    pub role: Option<Spanned<MeasureRole>>,
    /// Which way is good.
    pub better: Option<Spanned<Better>>,
    /// What of satisfaction it speaks to.
    pub determinant: Option<Spanned<Determinant>>,
    /// What of programme effectiveness it speaks to, in the flow's own words.
    pub program: Option<Spanned<String>>,
    /// The value before the change.
    pub baseline: Option<Spanned<Quantity>>,
    /// The value to reach.
    pub target: Option<Spanned<Quantity>>,
    /// The date to reach it by.
    pub by: Option<Spanned<Date>>,
    /// Who answers for it.
    pub owner: Option<Spanned<String>>,
    /// How often it is taken.
    pub every: Option<Spanned<Recurrence>>,
    /// Where the numbers come from, in words.
    pub source: Option<Spanned<String>>,
    /// The actor who takes it.
    pub measured_by: Option<Spanned<Id>>,
    /// Where the numbers are.
    pub data: Option<DataSource>,
    /// A remark for readers.
    pub note: Option<Spanned<String>>,
    /// An address with more about the measure.
    pub link: Option<Spanned<String>>,
    /// Findings that somebody answers for.
    pub waivers: Vec<Waiver>,
    /// The whole entry.
    pub span: Span,
}

impl Measure {
    /// Tells whether it asks for words of people's own, which nobody counts.
    #[must_use]
    pub fn is_open_question(&self) -> bool {
        self.asks.is_some() && self.scale.as_ref().is_some_and(|scale| scale.value == Scale::Open)
    }

    /// Returns what people call it: its name, its question or its id.
    #[must_use]
    pub fn title(&self) -> &str {
        let written = self.name.as_ref().or(self.asks.as_ref());
        written.map_or(self.id.as_str(), |name| name.value.as_str())
    }
}
