//! Processes as documents: what people read about flows beside findings and pictures.

mod coverage;

pub use coverage::{Counts, Coverage, Waived, coverage_badge, coverage_json, coverage_table};
