//! Texts to values: durations and their ranges, shares, quantities, dates, recurrences, units and scales.
//!
//! Pure functions over texts. What cannot be read is refused with a message that begins after
//! the quoted text ("has no unit") and an order that says what to write.

mod date;
mod duration;
mod language;
mod languages;
mod number;
mod quantity;
mod recurrence;
mod share;
mod time_range;
mod unit;

pub use date::parse_date;
pub use duration::parse_duration;
pub use language::parse_language;
pub use number::parse_number;
pub use quantity::parse_quantity;
pub use recurrence::parse_recurrence;
pub use share::parse_share;
pub use time_range::parse_time_range;
pub use unit::{parse_scale, parse_unit};

/// Why a text is not the value that it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong, to stand after the quoted text: "has no unit".
    pub what: String,
    /// What to write, as an order.
    pub help: String,
}

impl Refusal {
    pub(super) fn new(what: impl Into<String>, help: impl Into<String>) -> Self {
        Self { what: what.into(), help: help.into() }
    }
}
