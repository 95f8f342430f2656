//! What makes lanes of clusters: each runs from the first rank of the picture to the last, in the
//! order in which they were given.
//!
//! Graphviz draws a cluster around its steps, wherever they are. A point that is not seen at each end
//! of a lane, all of one end in one rank and joined in their order, makes them bands (`newrank` lets
//! a rank hold steps of several clusters).

use super::{name, plain, text};
use crate::graph::{FlowGraph, OccurrenceIndex};
use dot_structures::{Attribute, Edge, EdgeTy, Id, Node, NodeId, Stmt, Subgraph, Vertex};
use graphviz_rust::dot_structures;
use std::collections::HashSet;

/// An end of a lane.
#[derive(Debug, Clone, Copy, PartialEq)]
enum End {
    Begins,
    Ends,
}

/// Returns the points at both ends of a lane.
pub(super) fn points(lane: usize) -> impl Iterator<Item = Stmt> {
    let hidden = || vec![plain("style", "invis"), plain("label", "\"\""), plain("width", "0.01")];
    [End::Begins, End::Ends].into_iter().map(move |end| Stmt::Node(Node::new(point(lane, end), hidden())))
}

/// Returns what keeps the lanes in order, and the steps between their ends.
///
/// `forward` are the links that push their steps apart, by their ends.
pub(super) fn bonds(
    graph: &FlowGraph,
    lanes: &[usize],
    forward: &[(OccurrenceIndex, OccurrenceIndex)],
) -> Vec<Stmt> {
    let mut bonds = vec![rank("min", lanes, End::Begins), rank("max", lanes, End::Ends)];
    for pair in lanes.windows(2) {
        for end in [End::Begins, End::Ends] {
            bonds.push(bond(point(pair[0], end), point(pair[1], end)));
        }
    }
    let reached: HashSet<OccurrenceIndex> = forward.iter().map(|(_, to)| *to).collect();
    let left: HashSet<OccurrenceIndex> = forward.iter().map(|(from, _)| *from).collect();
    for (step, occurrence) in graph.occurrences() {
        if !reached.contains(&step) {
            bonds.push(bond(point(occurrence.lane, End::Begins), name(graph, step)));
        }
        if !left.contains(&step) {
            bonds.push(bond(name(graph, step), point(occurrence.lane, End::Ends)));
        }
    }
    bonds
}

fn rank(which: &str, lanes: &[usize], end: End) -> Stmt {
    let members = lanes.iter().map(|lane| Stmt::Node(Node::new(point(*lane, end), Vec::new())));
    let about = Stmt::Attribute(plain("rank", which));
    let id = Id::Escaped(format!("\"{which}\""));
    Stmt::Subgraph(Subgraph { id, stmts: std::iter::once(about).chain(members).collect() })
}

fn bond(from: NodeId, to: NodeId) -> Stmt {
    let hidden: Vec<Attribute> = vec![plain("style", "invis")];
    Stmt::Edge(Edge { ty: EdgeTy::Pair(Vertex::N(from), Vertex::N(to)), attributes: hidden })
}

fn point(lane: usize, end: End) -> NodeId {
    let end = if end == End::Begins { "begins" } else { "ends" };
    NodeId(text::name(&format!("lane {lane} {end}")), None)
}
