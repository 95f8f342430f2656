//! M: measures can be measured.

pub mod dimension_without_measure;
pub mod measure_without_baseline;
pub mod measure_without_definition;
pub mod measure_without_target;
pub mod measure_without_unit;
pub mod no_outcome_measure;
mod sample;
pub mod target_on_wrong_side;
pub mod target_without_date;
mod units;
pub mod value_without_number;
