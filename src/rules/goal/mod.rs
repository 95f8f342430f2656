//! G: goals can be judged, and do no harm.

pub mod amount;
pub mod gameable_count;
pub mod goal_names_solution;
pub mod goal_without_number;
pub mod goal_without_time_frame;
pub mod goal_without_unit;
pub mod partner_with_same_measure;
pub mod reading;
pub mod relative_change_without_baseline;
pub mod service_goal_alone;
mod time_frame;
pub mod unbound_goal;
pub mod vague_goal;

#[cfg(test)]
mod tests;
