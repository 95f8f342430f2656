//! X: waivers. `lint` judges them, since only it knows what they silence.

pub mod expired_waiver;
pub mod idle_waiver;
pub mod unknown_waived_rule;
pub mod waiver_without_reason;
