//! Swimlane layout: where lanes, boxes, links and labels stand.
//!
//! The frame is Sugiyama's (Sugiyama, Tagawa, Toda 1981) with lanes as a constraint. Every phase is
//! a file under `phases/` that says at its head what it takes and what it promises:
//!
//! 1. `stretches` gives each box the phase in whose titled column it stands;
//! 2. `assign_ranks` gives each box a column, in the direction of the links that do not run back;
//! 3. `order` gives each box a row within its lane;
//! 4. `route` gives each link a path on the lines of that grid;
//! 5. `label` claims room for each product beside a run of its link;
//! 6. `place` turns lines into coordinates: it drafts them along the flow, takes away the room there
//!    that nothing needs, and then places rows and lanes; `separate`, which it calls, orders the
//!    runs that share a line, so that none lies on another.
//!
//! Which links run back is the graph's word, so that the picture shows the loops that rules count.
//!
//! Phases work *along* the flow and *across* it. Only the last step knows whether along is to the
//! right or down, so both directions share all code. No phase uses randomness, hash order or
//! threads: the same flow gives the same drawing on every machine.

mod drawing;
pub mod fold;
mod grid;
mod json;
pub mod metrics;
mod notation;
mod outline;
mod phases;
mod plan;
pub mod sheet;
mod sizes;
pub mod verify;

use crate::diff::Union;
use crate::graph::FlowGraph;
use crate::model::Flow;
use plan::Plan;
use sizes::Texts;

pub use drawing::{Bridge, Drawing, DrawnBox, DrawnLabel, DrawnLane, DrawnLink, DrawnPhase, Shape};
pub use fold::{Folded, Paper};
pub use json::to_json;
pub use notation::{EVENT, ICON, Notation, bpmn_name, message_name};
pub(crate) use outline::ROUND;
pub use sheet::Sheet;

/// Which way the flow runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Direction {
    /// To the right: lanes are rows.
    #[default]
    Right,
    /// Down: lanes are columns.
    Down,
}

/// How to lay a flow out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Which way the flow runs.
    pub direction: Direction,
}

/// Lays out a flow.
#[must_use]
pub fn layout(flow: &Flow, graph: &FlowGraph, options: Options) -> Drawing {
    layout_as(flow, graph, options, Notation::Flowchart)
}

/// Lays out a flow with room for the shapes of a notation.
#[must_use]
pub fn layout_as(flow: &Flow, graph: &FlowGraph, options: Options, notation: Notation) -> Drawing {
    laid_out(graph, options, sizes::measure(flow, graph, options.direction, notation, None))
}

/// Lays out two versions of a flow as one, with what changed beside the words; the graph is that of
/// the union's flow.
#[must_use]
pub fn layout_union(union: &Union, graph: &FlowGraph, options: Options) -> Drawing {
    let measured = sizes::measure(&union.flow, graph, options.direction, Notation::Flowchart, Some(union));
    laid_out(graph, options, measured)
}

fn laid_out(graph: &FlowGraph, options: Options, (mut plan, texts): (Plan, Texts<'_>)) -> Drawing {
    let mut back = back_links(graph);
    phases::stretches::stretches(&mut plan, &mut back);
    let ranks = phases::assign_ranks::ranks(&plan, &back);
    let grid = phases::order::grid(&plan, &ranks, &back);
    let routes = phases::route::routes(&plan, &grid, &back);
    let spots = phases::label::spots(&plan, &grid, &routes);
    let placed = phases::place::place(&plan, &grid, routes, spots, &back);
    drawing::assemble(&plan, &texts, &back, placed, options.direction)
}

/// Returns for each link whether it runs back; the others form no cycle.
fn back_links(graph: &FlowGraph) -> Vec<bool> {
    let back = graph.back_links();
    graph.links().map(|(link, _)| back.contains(link)).collect()
}
