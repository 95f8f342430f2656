//! Readiness as it is rated: levels typed into the flow, or the means of answers in a table.

mod ratings;

pub use ratings::{Rated, Ratings, Round};
