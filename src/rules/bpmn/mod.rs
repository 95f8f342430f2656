//! B: BPMN as other tools write it.
//!
//! The other families look at the flow that a file becomes. These look at the file itself, for what
//! a flow no longer shows: gateways, unnamed elements, lines to nothing, what is drawn and what is
//! not. They are silent on everything but BPMN.

pub mod complex_gateway;
pub mod decision_without_label;
pub mod diagram_missing;
pub mod disconnected_element;
pub mod duplicate_sequence_flow;
pub mod element_without_shape;
mod elements;
pub mod event_without_label;
pub mod fake_join;
pub mod flow_across_pools;
pub mod implicit_end;
pub mod implicit_split;
pub mod implicit_start;
pub mod inclusive_gateway;
pub mod join_that_splits;
pub mod lane_without_elements;
mod lines;
pub mod loose_line;
pub mod message_within_pool;
pub mod not_a_process;
pub mod pool_nobody_talks_to;
pub mod pool_without_name;
pub mod process_without_end;
pub mod process_without_start;
pub mod sequence_flow_without_label;
mod silence;
pub mod step_without_label;
pub mod superfluous_gateway;
pub mod too_many_elements;
mod wording;

pub use silence::unasked_level;
pub use wording::reworded;

#[cfg(test)]
mod tests;
