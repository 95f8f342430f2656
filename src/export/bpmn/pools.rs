//! Which actors share a pool: those of the organisation have one together, as its lanes; each of the
//! others has its own.

use crate::graph::{FlowGraph, LaneOrder, Origin};
use crate::model::Side;

/// A pool with the places of its lanes in the graph, which follow each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pool {
    /// The lanes; just one in the pool of an actor outside the organisation.
    pub(super) lanes: Vec<usize>,
    /// Whose pool it is.
    pub(super) kind: PoolKind,
}

impl Pool {
    /// Tells whether it is the organisation's.
    pub(super) fn is_own(&self) -> bool {
        self.kind == PoolKind::Own
    }
}

/// Whose pool it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PoolKind {
    /// The organisation's, with a lane for each actor.
    Own,
    /// An actor's outside the organisation, with the steps.
    Outside,
    /// An actor's outside the organisation of whose steps nothing is known.
    BlackBox,
}

/// Returns the graph with the actors of the organisation next to each other: those outside who come
/// first of all stay above, the others go below.
pub(super) fn grouped(graph: &FlowGraph) -> FlowGraph {
    let is_own = |lane: &usize| graph.lanes()[*lane].side == Side::Internal;
    let all = 0..graph.lanes().len();
    let first = all.clone().find(is_own).unwrap_or(all.end);
    let above = 0..first;
    let own = all.clone().filter(is_own);
    let below = all.filter(|lane| *lane > first && !is_own(lane));
    let lanes = above.chain(own).chain(below).collect();
    graph.clone().in_lane_order(&LaneOrder { lanes, distance: 0 })
}

/// Returns the pools of a grouped graph from the first lane to the last.
pub(super) fn pools(graph: &FlowGraph) -> Vec<Pool> {
    let mut has_step = vec![false; graph.lanes().len()];
    let mut any_step = false;
    for (_, occurrence) in graph.occurrences() {
        let is_step = matches!(occurrence.origin, Origin::Step(_));
        has_step[occurrence.lane] |= is_step;
        any_step |= is_step;
    }
    let mut is_met = vec![false; graph.lanes().len()];
    graph.occurrences().for_each(|(_, occurrence)| is_met[occurrence.lane] = true);
    let mut pools: Vec<Pool> = Vec::new();
    for (index, lane) in graph.lanes().iter().enumerate() {
        match pools.last_mut() {
            Some(pool) if pool.kind == PoolKind::Own && lane.side == Side::Internal => pool.lanes.push(index),
            _ => {
                let is_known = has_step[index] || !any_step && is_met[index];
                let kind = match (lane.side, is_known) {
                    (Side::Internal, _) => PoolKind::Own,
                    (Side::External, true) => PoolKind::Outside,
                    (Side::External, false) => PoolKind::BlackBox,
                };
                pools.push(Pool { lanes: vec![index], kind });
            }
        }
    }
    pools
}

#[cfg(test)]
mod tests {
    use super::{PoolKind, grouped, pools};
    use crate::graph::FlowGraph;
    use crate::model::Shared;
    use crate::syntax::parse;
    use crate::text::SourceFile;

    fn kinds(text: &str) -> Vec<(PoolKind, Vec<String>)> {
        let parsed = parse(&SourceFile::new("a.yaml", text));
        let graph = grouped(&FlowGraph::build(&parsed.flow, &Shared::default()));
        let names = |lanes: &[usize]| lanes.iter().map(|lane| graph.lanes()[*lane].name.clone()).collect();
        pools(&graph).iter().map(|pool| (pool.kind, names(&pool.lanes))).collect()
    }

    #[test]
    fn actors_of_the_organisation_stand_together() {
        let actors = "actors: { p: { name: P, side: external }, a: A, q: { name: Q, side: external }, b: B }";
        let found = kinds(&format!("flow: F\n{actors}\nhandoffs: [p -> a, a -> b]\n"));
        let named = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<String>>();
        assert_eq!(
            found,
            [
                (PoolKind::Outside, named(&["P"])),
                (PoolKind::Own, named(&["A", "B"])),
                (PoolKind::BlackBox, named(&["Q"])),
            ]
        );
    }

    #[test]
    fn an_actor_outside_without_steps_is_a_black_box_beside_steps() {
        let text = "flow: F\nactors: { p: { name: P, side: external }, a: A }\n\
                    steps: { s: { actor: a, does: Work } }\nhandoffs: [p -> s]\n";
        assert_eq!(kinds(text)[0].0, PoolKind::BlackBox);
    }
}
