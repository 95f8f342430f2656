//! The times of a flow as it is, beside those that it would have.

use super::Times;
use crate::graph::LinkOrigin;
use crate::model::{Flow, Shared};
use crate::stats::course::Simulation;
use crate::syntax::values::Refusal;
use crate::syntax::{Assignment, HeldChance};

/// What an assignment cannot do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` {what}")]
pub struct WhatIfError {
    /// The assignment, as it is written.
    pub text: String,
    /// What is wrong with it.
    pub what: String,
    /// What to do, as an order.
    pub help: String,
}

impl WhatIfError {
    fn new(text: &str, refusal: Refusal) -> Self {
        Self { text: text.to_owned(), what: refusal.what, help: refusal.help }
    }
}

/// The times of a flow before and after some values are set.
#[derive(Debug, Clone, PartialEq)]
pub struct WhatIf {
    /// What was set, as it is written.
    pub set: Vec<String>,
    /// The times of the flow as it is.
    pub before: Times,
    /// The times with what was set.
    pub after: Times,
}

impl WhatIf {
    /// Reckons the times of a flow as it is, and with values set: `draw.takes=3min`.
    ///
    /// # Errors
    /// When an assignment cannot be read, or is about nothing of the flow.
    pub fn of(
        flow: &Flow,
        shared: &Shared,
        simulation: Simulation,
        set: &[String],
    ) -> Result<Self, WhatIfError> {
        let mut changed = flow.clone();
        let (mut held, mut written) = (Vec::new(), Vec::new());
        for text in set {
            let refused = |refusal| WhatIfError::new(text, refusal);
            let assignment = Assignment::read(text).map_err(refused)?;
            held.extend(assignment.apply(&mut changed).map_err(refused)?);
            written.push(assignment.as_written().to_owned());
        }
        let held: Vec<LinkOrigin> = held.into_iter().map(origin).collect();
        Ok(Self {
            set: written,
            before: Times::of(flow, shared, simulation),
            after: Times::holding(&changed, shared, simulation, &held),
        })
    }
}

fn origin(held: HeldChance) -> LinkOrigin {
    match held {
        HeldChance::Handoff(handoff) => LinkOrigin::Handoff(handoff),
        HeldChance::Exit(step, exit) => LinkOrigin::Then { step, exit },
    }
}
