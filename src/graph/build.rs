//! Turns a flow into occurrences and links.
//!
//! A hand-off's end is a step or an actor. An actor stands for its occurrences, which are derived
//! from the hand-offs in file order: each receipt opens a new occurrence of the customer, and a
//! hand-off leaves from its supplier's latest occurrence, or from its first if it has none. In a
//! flow that declares exactly one step of an actor, the actor's name stands for that step.

use super::{FlowGraph, Lane, Link, LinkOrigin, Occurrence, Origin};
use crate::model::{Actor, Flow, Id, Shared, Side, Step};
use petgraph::graph::{DiGraph, NodeIndex};
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

pub(super) fn build(flow: &Flow, shared: &Shared) -> FlowGraph {
    let mut builder = Builder::new(flow, shared);
    for (index, step) in flow.steps.iter().enumerate() {
        builder.add_step(index, step);
    }
    for (index, step) in flow.steps.iter().enumerate() {
        builder.add_exits(index, step);
    }
    let first_handoff = builder.graph.edge_count();
    for index in 0..flow.handoffs.len() {
        builder.add_handoff(index);
    }
    let mut occurrence_of = HashMap::new();
    for index in builder.graph.node_indices() {
        occurrence_of.entry(builder.graph[index].id.clone()).or_insert(index);
    }
    let Builder { graph, lanes, lane_of, .. } = builder;
    FlowGraph { graph, lanes, lane_of, occurrence_of, first_handoff, back: OnceLock::new() }
}

struct Builder<'flow> {
    flow: &'flow Flow,
    shared: HashMap<&'flow Id, &'flow Actor>,
    graph: DiGraph<Occurrence, Link>,
    lanes: Vec<Lane>,
    lane_of: HashMap<Id, usize>,
    node_of_step: HashMap<&'flow Id, NodeIndex>,
    steps_of_lane: HashMap<usize, Vec<NodeIndex>>,
    latest: HashMap<usize, NodeIndex>,
    taken: HashSet<Id>,
    /// How many numbered ids each lane has tried, so that none is tried twice.
    numbered: HashMap<usize, usize>,
}

impl<'flow> Builder<'flow> {
    fn new(flow: &'flow Flow, shared: &'flow Shared) -> Self {
        let mut builder = Self {
            flow,
            shared: shared.actors.iter().map(|actor| (&actor.id.value, actor)).collect(),
            graph: DiGraph::new(),
            lanes: Vec::new(),
            lane_of: HashMap::new(),
            node_of_step: HashMap::new(),
            steps_of_lane: HashMap::new(),
            latest: HashMap::new(),
            taken: flow.steps.iter().map(|step| step.id.value.clone()).collect(),
            numbered: HashMap::new(),
        };
        for actor in &flow.actors {
            builder.add_lane(&actor.id.value, Some(actor));
        }
        builder
    }

    fn add_lane(&mut self, id: &Id, actor: Option<&Actor>) -> usize {
        if let Some(lane) = self.lane_of.get(id) {
            return *lane;
        }
        let side = match actor {
            Some(actor) if actor.is_external() => Side::External,
            _ => Side::Internal,
        };
        let name = actor.map_or_else(|| id.to_string(), |actor| actor.name.value.clone());
        self.lanes.push(Lane { actor: id.clone(), name, side, declared: actor.is_some() });
        self.lane_of.insert(id.clone(), self.lanes.len() - 1);
        self.lanes.len() - 1
    }

    /// Returns the lane of an actor, which the workspace may declare or nobody.
    fn lane(&mut self, actor: &Id) -> usize {
        let shared = self.shared.get(actor).copied();
        self.add_lane(actor, shared)
    }

    fn add_step(&mut self, index: usize, step: &'flow Step) {
        let nobody = Id::new("nobody");
        let actor = step.actor.as_ref().map_or(&nobody, |actor| &actor.value);
        let lane = self.lane(actor);
        let occurrence = Occurrence { id: step.id.value.clone(), lane, origin: Origin::Step(index) };
        let node = self.graph.add_node(occurrence);
        self.steps_of_lane.entry(lane).or_default().push(node);
        self.node_of_step.entry(&step.id.value).or_insert(node);
    }

    fn add_exits(&mut self, index: usize, step: &'flow Step) {
        let from = NodeIndex::new(index);
        for (exit_index, exit) in step.exits.iter().enumerate() {
            let Some(to) = self.node_of_step.get(&exit.to.value).copied() else { continue };
            let link = Link {
                id: Id::new(format!("{}-{}", step.id.value, exit.to.value)),
                origin: LinkOrigin::Then { step: index, exit: exit_index },
                when: exit.when.as_ref().map(|when| when.value.clone()),
                chance: exit.chance.as_ref().map(|chance| chance.value),
            };
            self.graph.add_edge(from, to, link);
        }
    }

    fn add_handoff(&mut self, index: usize) {
        let handoff = &self.flow.handoffs[index];
        let from = self.supplier(&handoff.from.value);
        let to = self.customer(&handoff.to.value);
        let link = Link {
            id: handoff.id.value.clone(),
            origin: LinkOrigin::Handoff(index),
            when: handoff.when.as_ref().map(|when| when.value.clone()),
            chance: handoff.chance.as_ref().map(|chance| chance.value),
        };
        self.graph.add_edge(from, to, link);
    }

    fn supplier(&mut self, end: &Id) -> NodeIndex {
        if let Some(step) = self.node_of_step.get(end) {
            return *step;
        }
        let lane = self.lane(end);
        match self.only_step(lane).or_else(|| self.latest.get(&lane).copied()) {
            Some(node) => node,
            None => self.open_occurrence(lane),
        }
    }

    fn customer(&mut self, end: &Id) -> NodeIndex {
        if let Some(step) = self.node_of_step.get(end) {
            return *step;
        }
        let lane = self.lane(end);
        self.only_step(lane).unwrap_or_else(|| self.open_occurrence(lane))
    }

    fn only_step(&self, lane: usize) -> Option<NodeIndex> {
        match self.steps_of_lane.get(&lane).map(Vec::as_slice) {
            Some([node]) => Some(*node),
            _ => None,
        }
    }

    fn open_occurrence(&mut self, lane: usize) -> NodeIndex {
        let id = self.free_id(lane);
        let node = self.graph.add_node(Occurrence { id, lane, origin: Origin::Derived });
        self.latest.insert(lane, node);
        node
    }

    fn free_id(&mut self, lane: usize) -> Id {
        let actor = self.lanes[lane].actor.clone();
        let tried = self.numbered.entry(lane).or_default();
        loop {
            *tried += 1;
            let id = if *tried == 1 { actor.clone() } else { Id::new(format!("{actor}-{tried}")) };
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}
