//! What stands in the file: every element of the flow with its XML id, worked out once for all parts.

use super::ids::Ids;
use super::keys::Keys;
use super::pools::{Pool, PoolKind};
use super::words::Words;
use crate::graph::{FlowGraph, Link, LinkIndex, LinkOrigin, OccurrenceIndex, Origin};
use crate::layout::{Drawing, bpmn_name};
use crate::model::{Actor, Flow, Handoff, Shared, Step, StepKind};
use std::collections::{HashMap, HashSet};

/// A flow with all that its parts in BPMN have in common.
pub(super) struct Plan<'run> {
    pub(super) flow: &'run Flow,
    pub(super) graph: &'run FlowGraph,
    pub(super) drawing: &'run Drawing,
    pub(super) pools: &'run [Pool],
    pub(super) keys: &'run Keys<'run>,
    pub(super) words: Words<'run>,
    /// The declared actors by id, each with its place where the flow itself declares it.
    pub(super) actors: HashMap<&'run str, (Option<usize>, &'run Actor)>,
    /// Of each pool.
    pub(super) participants: Vec<String>,
    /// Of each pool's process, which a black box has not.
    pub(super) processes: Vec<Option<String>>,
    /// Of each lane.
    pub(super) lanes: Vec<String>,
    /// Of each occurrence.
    pub(super) steps: Vec<String>,
    /// Of each link.
    pub(super) links: Vec<Linked<'run>>,
    /// The occurrences of each lane.
    pub(super) steps_of_lane: Vec<Vec<usize>>,
    /// The links within each pool.
    pub(super) within: Vec<Vec<usize>>,
    /// The links between pools.
    pub(super) between: Vec<usize>,
    /// The links within the pool that lead to each occurrence.
    pub(super) incoming: Vec<Vec<usize>>,
    /// The links within the pool that leave each occurrence.
    pub(super) outgoing: Vec<Vec<usize>>,
    /// The occurrences that messages lead to.
    pub(super) receivers: HashSet<usize>,
    /// The occurrences that messages leave.
    pub(super) senders: HashSet<usize>,
    pool_of: Vec<usize>,
}

/// A link as BPMN has it.
pub(super) struct Linked<'run> {
    pub(super) link: &'run Link,
    pub(super) id: String,
    /// The places of its ends among the occurrences.
    pub(super) ends: (usize, usize),
    /// The words beside it.
    pub(super) name: String,
    /// The pool that both ends stand in; none where it leads from one to another.
    pub(super) pool: Option<usize>,
    /// Within a pool, the product with the ids of its data object, its reference and what joins it
    /// to the link.
    pub(super) object: Option<Object>,
}

/// A product within a pool.
pub(super) struct Object {
    pub(super) name: String,
    pub(super) data: String,
    pub(super) reference: String,
    pub(super) association: String,
}

impl<'run> Plan<'run> {
    pub(super) fn new(
        (flow, shared): (&'run Flow, &'run Shared),
        graph: &'run FlowGraph,
        drawing: &'run Drawing,
        pools: &'run [Pool],
        keys: &'run Keys<'run>,
        words: Words<'run>,
    ) -> Self {
        let mut ids = Ids::default();
        let mut pool_of = vec![0; graph.lanes().len()];
        for (index, pool) in pools.iter().enumerate() {
            pool.lanes.iter().for_each(|lane| pool_of[*lane] = index);
        }
        let (mut participants, mut processes) = (Vec::new(), Vec::new());
        for pool in pools {
            let actor = pool.lanes.first().map_or("", |lane| graph.lanes()[*lane].actor.as_str());
            let (whose, id) = if pool.is_own() { ("Pool", "own") } else { ("Actor", actor) };
            participants.push(ids.make(whose, id));
            processes.push((pool.kind != PoolKind::BlackBox).then(|| ids.make("Process", id)));
        }
        let lanes = graph.lanes().iter().map(|lane| ids.make("Lane", lane.actor.as_str())).collect();
        let steps = graph.occurrences().map(|(_, one)| ids.make("Step", one.id.as_str())).collect();
        let links = graph.links().map(|(index, link)| linked(flow, graph, &pool_of, &mut ids, index, link));
        let links: Vec<Linked<'_>> = links.collect();
        let mut plan = Self {
            flow,
            graph,
            drawing,
            pools,
            keys,
            words,
            actors: actors(flow, shared),
            participants,
            processes,
            lanes,
            steps,
            links,
            steps_of_lane: vec![Vec::new(); graph.lanes().len()],
            within: vec![Vec::new(); pools.len()],
            between: Vec::new(),
            incoming: vec![Vec::new(); drawing.boxes.len()],
            outgoing: vec![Vec::new(); drawing.boxes.len()],
            receivers: HashSet::new(),
            senders: HashSet::new(),
            pool_of,
        };
        plan.sort();
        plan
    }

    /// Sorts steps and links by where they stand.
    fn sort(&mut self) {
        for (occurrence, drawn) in self.drawing.boxes.iter().enumerate() {
            self.steps_of_lane[drawn.lane].push(occurrence);
        }
        for (index, linked) in self.links.iter().enumerate() {
            let Some(pool) = linked.pool else {
                self.between.push(index);
                self.senders.insert(linked.ends.0);
                self.receivers.insert(linked.ends.1);
                continue;
            };
            self.within[pool].push(index);
            self.outgoing[linked.ends.0].push(index);
            self.incoming[linked.ends.1].push(index);
        }
    }

    /// Returns the pool of an occurrence.
    pub(super) fn pool_of(&self, occurrence: usize) -> usize {
        self.pool_of[self.drawing.boxes[occurrence].lane]
    }

    /// Returns the title of a pool: the flow's, or the actor's name.
    pub(super) fn title(&self, pool: usize) -> &str {
        match (self.pools[pool].kind, self.pools[pool].lanes.first()) {
            (PoolKind::Own, _) | (_, None) => self.flow.title(),
            (_, Some(lane)) => &self.graph.lanes()[*lane].name,
        }
    }

    /// Returns the id of an end of a flow of messages: the step, or a pool that shows none.
    pub(super) fn end(&self, occurrence: usize) -> &str {
        let pool = self.pool_of(occurrence);
        match self.pools[pool].kind {
            PoolKind::BlackBox => &self.participants[pool],
            _ => &self.steps[occurrence],
        }
    }

    /// Returns the hand-off behind a link, with its place.
    pub(super) fn handoff(&self, link: &Link) -> Option<(usize, &'run Handoff)> {
        match link.origin {
            LinkOrigin::Handoff(place) => self.flow.handoffs.get(place).map(|handoff| (place, handoff)),
            LinkOrigin::Then { .. } => None,
        }
    }

    /// Returns what an occurrence says.
    pub(super) fn text(&self, occurrence: usize) -> &str {
        self.graph.label(self.flow, OccurrenceIndex::new(occurrence))
    }

    /// Returns the kind of step that an occurrence is.
    pub(super) fn kind(&self, occurrence: usize) -> StepKind {
        self.graph.kind(self.flow, OccurrenceIndex::new(occurrence))
    }

    /// Tells whether an occurrence stands in a pool that shows its steps.
    pub(super) fn is_shown(&self, occurrence: usize) -> bool {
        self.pools[self.pool_of(occurrence)].kind != PoolKind::BlackBox
    }

    /// Returns the step of an occurrence with its place, unless it is derived.
    pub(super) fn step(&self, occurrence: usize) -> Option<(usize, &'run Step)> {
        match self.graph.petgraph()[OccurrenceIndex::new(occurrence)].origin {
            Origin::Step(place) => self.flow.steps.get(place).map(|step| (place, step)),
            Origin::Derived => None,
        }
    }
}

/// Returns the declared actors by id; those of the flow come before those of its workspace.
fn actors<'run>(flow: &'run Flow, shared: &'run Shared) -> HashMap<&'run str, (Option<usize>, &'run Actor)> {
    let of_workspace = shared.actors.iter().map(|actor| (actor.id.as_str(), (None, actor)));
    let own = flow.actors.iter().enumerate().rev();
    of_workspace.chain(own.map(|(place, actor)| (actor.id.as_str(), (Some(place), actor)))).collect()
}

fn linked<'run>(
    flow: &Flow,
    graph: &'run FlowGraph,
    pool_of: &[usize],
    ids: &mut Ids,
    index: LinkIndex,
    link: &'run Link,
) -> Linked<'run> {
    let (from, to) = graph.ends(index);
    let pool = |end: OccurrenceIndex| pool_of[graph.petgraph()[end].lane];
    let shared = (pool(from) == pool(to)).then(|| pool(from));
    let (name, product) = bpmn_name(flow, graph, index, link);
    let own = link.id.as_str();
    Linked {
        link,
        id: ids.make("Flow", own),
        ends: (from.index(), to.index()),
        name,
        pool: shared,
        object: product.map(|name| Object {
            name,
            data: ids.make("Data", own),
            reference: ids.make("Product", own),
            association: ids.make("With", own),
        }),
    }
}
