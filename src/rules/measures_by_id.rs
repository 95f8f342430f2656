//! Finds the measures that hand-offs and goals name.

use crate::model::{Flow, Id, Measure, MeasureRef, Shared};
use crate::rules::Context;
use std::collections::HashMap;

/// The measures that can be named: the flow's own, then the workspace's.
#[derive(Debug)]
pub struct MeasuresById<'run> {
    by_id: HashMap<&'run Id, &'run Measure>,
}

impl<'run> MeasuresById<'run> {
    /// Collects them; where an id comes twice the first stands, and the flow before the workspace.
    #[must_use]
    pub fn of(context: &Context<'run>) -> Self {
        Self::new(context.flow, context.shared)
    }

    /// Collects the measures of a flow and of its workspace.
    #[must_use]
    pub fn new(flow: &'run Flow, shared: &'run Shared) -> Self {
        let mut by_id = HashMap::new();
        for measure in flow.measures.iter().chain(&shared.measures) {
            by_id.entry(&measure.id.value).or_insert(measure);
        }
        Self { by_id }
    }

    /// Finds a measure by its id.
    #[must_use]
    pub fn get(&self, id: &Id) -> Option<&'run Measure> {
        self.by_id.get(id).copied()
    }

    /// Finds the measure that a hand-off names or holds.
    #[must_use]
    pub fn resolve(&self, reference: &'run MeasureRef) -> Option<&'run Measure> {
        match reference {
            MeasureRef::Named(id) => self.get(&id.value),
            MeasureRef::Inline(measure) => Some(measure),
        }
    }

    /// Returns the measures that hand-offs name by their ids, as often as they do.
    pub fn named_by_handoffs(&self, context: &Context<'run>) -> impl Iterator<Item = &'run Measure> {
        let references = context.flow.handoffs.iter().flat_map(|handoff| &handoff.measures);
        references.filter_map(|reference| match reference {
            MeasureRef::Named(id) => self.get(&id.value),
            MeasureRef::Inline(_) => None,
        })
    }
}
