//! A petgraph view of one flow: occurrences joined by links.
//!
//! A node is an [`Occurrence`]: a declared step or, where a flow has none, a derived one. An edge
//! is a [`Link`]: a hand-off or a `then`. Node and edge order is file order, so every walk over
//! the graph gives the same result on every machine.

mod boundary;
mod build;
mod cycles;
mod figures;
mod lane_order;
mod order;
mod reach;
#[cfg(test)]
mod sketch;
mod time;
mod ways;

use crate::model::{Flow, Handoff, Id, Share, Shared, Side, Step, StepKind};
use petgraph::Direction;
use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;
use std::collections::HashMap;
use std::sync::OnceLock;

pub use boundary::Boundary;
pub use cycles::BackLinks;
pub use figures::{Fan, Figures, PingPong};
pub use lane_order::LaneOrder;
pub use petgraph::graph::{EdgeIndex as LinkIndex, NodeIndex as OccurrenceIndex};
pub use reach::Reach;
pub use time::FlowTime;
pub use ways::WaysOut;

/// One actor's row (or column) in the picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    /// The actor.
    pub actor: Id,
    /// What people call the actor.
    pub name: String,
    /// Inside or outside the organisation.
    pub side: Side,
    /// Whether the actor is declared in the flow or its workspace.
    pub declared: bool,
}

/// Where an occurrence comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A step of the flow, by its place in [`Flow::steps`].
    Step(usize),
    /// Derived from hand-offs whose end is an actor.
    Derived,
}

/// A step, declared or derived, in one lane.
#[derive(Debug, Clone, PartialEq)]
pub struct Occurrence {
    /// The step's id; of a derived one the actor's id, then `actor-2` and so on.
    pub id: Id,
    /// Place of its lane in [`FlowGraph::lanes`].
    pub lane: usize,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where a link comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkOrigin {
    /// A hand-off, by its place in [`Flow::handoffs`].
    Handoff(usize),
    /// An exit of a step, by the step's place in [`Flow::steps`] and its own in `exits`.
    Then {
        /// The step.
        step: usize,
        /// The exit.
        exit: usize,
    },
}

/// What leads from one occurrence to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The hand-off's id; of a `then` the ids of both ends.
    pub id: Id,
    /// Where it comes from.
    pub origin: LinkOrigin,
    /// The condition on which it is taken.
    pub when: Option<String>,
    /// How often it is taken.
    pub chance: Option<Share>,
}

/// A flow as a graph.
#[derive(Debug, Clone)]
pub struct FlowGraph {
    graph: DiGraph<Occurrence, Link>,
    lanes: Vec<Lane>,
    lane_of: HashMap<Id, usize>,
    occurrence_of: HashMap<Id, NodeIndex>,
    /// Place of the first hand-off's link; every hand-off has one, in file order.
    first_handoff: usize,
    /// The links that close loops, once somebody has asked for them.
    back: OnceLock<BackLinks>,
}

impl FlowGraph {
    /// Builds the graph of a flow; what the flow does not declare is looked for in the workspace.
    ///
    /// What leads nowhere is left out where it is a `then`, and gets a lane of its own where it
    /// is the end of a hand-off, so that a half-written flow still draws.
    #[must_use]
    pub fn build(flow: &Flow, shared: &Shared) -> Self {
        build::build(flow, shared)
    }

    /// Returns the petgraph graph, for algorithms that take one.
    #[must_use]
    pub fn petgraph(&self) -> &DiGraph<Occurrence, Link> {
        &self.graph
    }

    /// Returns the lanes: declared actors in file order, then those of the workspace and unknown
    /// ones in order of use.
    #[must_use]
    pub fn lanes(&self) -> &[Lane] {
        &self.lanes
    }

    /// Returns all occurrences in file order.
    pub fn occurrences(&self) -> impl Iterator<Item = (NodeIndex, &Occurrence)> {
        self.graph.node_indices().map(|index| (index, &self.graph[index]))
    }

    /// Returns all links: `then` links in step order, then hand-offs in file order.
    pub fn links(&self) -> impl Iterator<Item = (EdgeIndex, &Link)> {
        self.graph.edge_indices().map(|index| (index, &self.graph[index]))
    }

    /// Returns the two ends of a link, supplier's end first.
    #[must_use]
    pub fn ends(&self, link: EdgeIndex) -> (NodeIndex, NodeIndex) {
        self.graph.edge_endpoints(link).expect("link indices come from this graph")
    }

    /// Returns the lane of an occurrence.
    #[must_use]
    pub fn lane_of(&self, occurrence: NodeIndex) -> &Lane {
        &self.lanes[self.graph[occurrence].lane]
    }

    /// Tells whether a link's ends belong to different actors, so that responsibility passes.
    #[must_use]
    pub fn crosses(&self, link: EdgeIndex) -> bool {
        let (from, to) = self.ends(link);
        self.graph[from].lane != self.graph[to].lane
    }

    /// Returns the step behind an occurrence, or nothing for a derived one.
    #[must_use]
    pub fn step<'flow>(&self, flow: &'flow Flow, occurrence: NodeIndex) -> Option<&'flow Step> {
        match self.graph[occurrence].origin {
            Origin::Step(index) => flow.steps.get(index),
            Origin::Derived => None,
        }
    }

    /// Returns the hand-off behind a link, or nothing for a `then`.
    #[must_use]
    pub fn handoff<'flow>(&self, flow: &'flow Flow, link: EdgeIndex) -> Option<&'flow Handoff> {
        match self.graph[link].origin {
            LinkOrigin::Handoff(index) => flow.handoffs.get(index),
            LinkOrigin::Then { .. } => None,
        }
    }

    /// Returns what an occurrence's box says: the step's text, or the actor's name.
    #[must_use]
    pub fn label<'a>(&'a self, flow: &'a Flow, occurrence: NodeIndex) -> &'a str {
        match self.step(flow, occurrence) {
            Some(step) => &step.text.value,
            None => &self.lane_of(occurrence).name,
        }
    }

    /// Returns the kind of step that an occurrence is; a derived one does something.
    #[must_use]
    pub fn kind(&self, flow: &Flow, occurrence: NodeIndex) -> StepKind {
        self.step(flow, occurrence).map_or(StepKind::Does, |step| step.kind)
    }

    /// Returns the link of a hand-off by its place in [`Flow::handoffs`].
    #[must_use]
    pub fn link_of_handoff(&self, handoff: usize) -> Option<EdgeIndex> {
        let index = self.first_handoff + handoff;
        (index < self.graph.edge_count()).then(|| EdgeIndex::new(index))
    }

    /// Finds an occurrence by its id; where an id is given twice, the first that has it.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<NodeIndex> {
        self.occurrence_of.get(id).copied()
    }

    /// Finds the place of an actor's lane in [`FlowGraph::lanes`].
    #[must_use]
    pub fn find_lane(&self, actor: &str) -> Option<usize> {
        self.lane_of.get(actor).copied()
    }

    /// Returns the links that leave an occurrence, in file order.
    #[must_use]
    pub fn exits(&self, occurrence: NodeIndex) -> Vec<EdgeIndex> {
        self.links_at(occurrence, Direction::Outgoing)
    }

    /// Returns the links that lead to an occurrence, in file order.
    #[must_use]
    pub fn entries(&self, occurrence: NodeIndex) -> Vec<EdgeIndex> {
        self.links_at(occurrence, Direction::Incoming)
    }

    fn links_at(&self, occurrence: NodeIndex, direction: Direction) -> Vec<EdgeIndex> {
        let links = self.graph.edges_directed(occurrence, direction);
        let mut found: Vec<EdgeIndex> = links.map(|link| link.id()).collect();
        // petgraph gives the youngest first.
        found.sort_unstable();
        found
    }

    fn has_entry(&self, occurrence: NodeIndex) -> bool {
        self.graph.first_edge(occurrence, Direction::Incoming).is_some()
    }

    fn has_exit(&self, occurrence: NodeIndex) -> bool {
        self.graph.first_edge(occurrence, Direction::Outgoing).is_some()
    }
}
