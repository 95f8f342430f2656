//! Processes as documents: what people read about flows beside findings and pictures.

mod charted;
mod coverage;

pub use charted::{Charted, Charting, multiples};
pub use coverage::{Counts, Coverage, Waived, coverage_badge, coverage_json, coverage_table};
