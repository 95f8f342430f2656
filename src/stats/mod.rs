//! Numbers from data: charts over time, proportions, answers to surveys, progress.
//!
//! Nothing here reads files or draws; every formula names where it is from.

pub mod chart;
pub mod course;
pub(crate) mod describe;
mod factors;
mod progress;
mod proportion;
pub mod readiness;
pub mod rework;
mod runs;
pub mod survey;

pub use describe::{mean, median, standard_deviation};
pub use progress::progress;
pub use proportion::{Confidence, Interval, Proportion};
pub use runs::{Runs, Side};
