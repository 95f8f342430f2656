//! G: goals can be judged, and do no harm.

pub mod partner_with_same_measure;
pub mod relative_change_without_baseline;
pub mod service_goal_alone;
pub mod unbound_goal;
