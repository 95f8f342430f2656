//! Suppliers, inputs, process, outputs and customers, as the picture of that name has them.

use super::About;
use super::handoffs::HandoffEntry;
use crate::model::Side;
use crate::scene::{Edge, edges, stages};
use serde::Serialize;
use std::collections::HashMap;

/// The process on one page.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Sipoc {
    inputs: Vec<Group>,
    outputs: Vec<Group>,
    stages: Vec<Stage>,
    /// What the flow does not say.
    lacking: Vec<String>,
}

/// What one actor hands in or takes away.
#[derive(Debug, Clone, Serialize)]
struct Group {
    actor: String,
    is_external: bool,
    /// Places of the hand-offs in the document.
    handoffs: Vec<usize>,
}

#[derive(Debug, Clone, Serialize)]
struct Stage {
    name: String,
    about: Option<String>,
}

/// Gathers the five columns.
pub(super) fn of(about: About<'_>, handoffs: &[HandoffEntry]) -> Sipoc {
    let order = about.motif.handoffs();
    let place: HashMap<_, usize> = order.into_iter().zip(0..handoffs.len()).collect();
    let groups = |edge: &Edge| -> Vec<Group> {
        let group = |group: &crate::scene::Group| {
            let lane = &about.graph.lanes()[group.lane];
            Group {
                actor: lane.name.clone(),
                is_external: lane.side == Side::External,
                handoffs: group.links.iter().filter_map(|link| place.get(link).copied()).collect(),
            }
        };
        edge.groups.iter().map(group).collect()
    };
    let edges = edges(about.motif);
    let stages = stages(about.motif);
    let lacking = edges.inputs.lacking.iter().chain(&stages.lacking).chain(&edges.outputs.lacking);
    Sipoc {
        inputs: groups(&edges.inputs),
        outputs: groups(&edges.outputs),
        lacking: lacking.cloned().collect(),
        stages: stages
            .shown
            .into_iter()
            .map(|stage| Stage { name: stage.name, about: stage.about })
            .collect(),
    }
}
