//! G: goals can be judged, and do no harm.

pub mod partner_with_same_measure;
pub mod service_goal_alone;
pub mod unbound_goal;
