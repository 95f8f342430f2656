//! Readiness as it is rated: levels typed into the flow, or the means of answers in a table.

mod questions;
mod ratings;
mod surveyed;
#[cfg(test)]
mod tests;

pub use ratings::{Rated, Ratings, Round};
pub use surveyed::{Surveyed, SurveyedRound};
