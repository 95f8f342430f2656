//! L: legibility.

pub mod detours_between_lanes;
pub mod over_long_label;
mod reorder_actors;
