//! A: how ready people and organisation are, and how differently they see it.

pub mod capacity_not_split;
pub mod definitions_differ;
pub mod group_not_assessed;
pub mod groups_disagree;
mod rated;
pub mod readiness_gap;
pub mod requirement_without_desired_level;
pub mod service_not_defined;
