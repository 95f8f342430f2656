//! The phases, in the order in which they run.

pub(super) mod assign_ranks;
pub(super) mod label;
pub(super) mod order;
pub(super) mod place;
pub(super) mod route;
pub(super) mod separate;
pub(super) mod stretches;
