//! Loops that nothing leaves, which several rules of this family look at.

use crate::graph::{FlowGraph, OccurrenceIndex};
use crate::model::{Flow, StepKind};
use std::collections::HashSet;

/// Returns the groups of occurrences on common loops that no link leaves and in which no step is
/// declared an end, each in file order.
#[must_use]
pub fn trapped_loops(flow: &Flow, graph: &FlowGraph) -> Vec<Vec<OccurrenceIndex>> {
    let mut loops = graph.loops();
    loops.retain(|group| {
        let members: HashSet<OccurrenceIndex> = group.iter().copied().collect();
        let stays = |from: &OccurrenceIndex| {
            let is_end = graph.kind(flow, *from) == StepKind::Ends;
            !is_end && graph.exits(*from).iter().all(|link| members.contains(&graph.ends(*link).1))
        };
        group.iter().all(stays)
    });
    loops
}

/// Tells whether a loop holds the whole flow.
#[must_use]
pub fn is_whole_flow(graph: &FlowGraph, group: &[OccurrenceIndex]) -> bool {
    group.len() == graph.petgraph().node_count()
}
