//! F: the flow runs from a start to an end.

pub mod chances_not_adding_up;
pub mod crowded_actor;
pub mod customer_receiving_nothing;
pub mod customer_served_late;
pub mod dead_end;
pub mod endless_loop;
pub mod flow_without_start_or_end;
pub mod incomplete_decision;
pub mod lead_time_too_short;
pub mod loop_without_chance;
pub mod mixed_exits;
pub mod no_external_customer;
pub mod ping_pong;
pub mod step_without_verb;
pub mod too_many_steps;
pub mod trapped_loops;
pub mod unreachable_step;

#[cfg(test)]
mod tests;
