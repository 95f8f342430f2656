//! One of two flows that are compared, with what is looked up in it again and again.

use super::words::{Gist, Lexicon};
use crate::graph::{FlowGraph, LinkIndex, OccurrenceIndex, Origin};
use crate::model::{Actor, Flow, Handoff, Id, Measure, MeasureRef, Shared, Step};
use std::collections::{HashMap, HashSet};

/// A flow as it is compared: with what its workspace shares, and its graph.
#[derive(Debug, Clone, Copy)]
pub struct Version<'run> {
    /// The flow.
    pub flow: &'run Flow,
    /// What its workspace shares.
    pub shared: &'run Shared,
    /// Its graph.
    pub graph: &'run FlowGraph,
}

/// A measure, wherever it is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measured<'run> {
    pub(super) measure: &'run Measure,
    /// The hand-off that it is written within, and its place there.
    pub(super) within: Option<(usize, usize)>,
}

/// A version with its elements in lists, and with what their texts say.
pub(super) struct Indexed<'run> {
    pub(super) version: Version<'run>,
    /// The actor of each lane, where it is declared.
    pub(super) actors: Vec<Option<&'run Actor>>,
    /// All measures: the flow's own, those of the workspace that it names, those within hand-offs.
    pub(super) measures: Vec<Measured<'run>>,
    pub(super) lane_names: Vec<Gist>,
    pub(super) step_texts: Vec<Gist>,
    pub(super) products: Vec<Gist>,
    pub(super) measure_titles: Vec<Gist>,
    pub(super) goal_texts: Vec<Gist>,
    steps: HashMap<&'run Id, usize>,
    named_measures: HashMap<&'run Id, usize>,
    inline_measures: HashMap<(usize, usize), usize>,
    handoffs: HashMap<&'run Id, usize>,
}

impl<'run> Indexed<'run> {
    pub(super) fn new(version: Version<'run>, lexicon: &mut Lexicon) -> Self {
        let Version { flow, shared, graph } = version;
        let mut declared: HashMap<&Id, &Actor> = HashMap::new();
        for actor in flow.actors.iter().chain(&shared.actors) {
            declared.entry(&actor.id.value).or_insert(actor);
        }
        let measures = measures(flow, shared);
        let (mut named_measures, mut inline_measures) = (HashMap::new(), HashMap::new());
        for (place, measured) in measures.iter().enumerate() {
            match measured.within {
                Some(within) => drop(inline_measures.insert(within, place)),
                None => drop(named_measures.entry(&measured.measure.id.value).or_insert(place)),
            }
        }
        let mut steps = HashMap::new();
        for (place, step) in flow.steps.iter().enumerate() {
            steps.entry(&step.id.value).or_insert(place);
        }
        let mut handoffs = HashMap::new();
        for (place, handoff) in flow.handoffs.iter().enumerate() {
            handoffs.entry(&handoff.id.value).or_insert(place);
        }
        let product = |handoff: &'run Handoff| handoff.named_product().map_or("", |it| &it.name.value);
        Self {
            version,
            actors: graph.lanes().iter().map(|lane| declared.get(&lane.actor).copied()).collect(),
            lane_names: graph.lanes().iter().map(|lane| lexicon.gist(&lane.name)).collect(),
            step_texts: flow.steps.iter().map(|step| lexicon.gist(&step.text)).collect(),
            products: flow.handoffs.iter().map(|handoff| lexicon.gist(product(handoff))).collect(),
            measure_titles: measures.iter().map(|it| lexicon.gist(it.measure.title())).collect(),
            goal_texts: flow.goals.iter().map(|goal| lexicon.gist(&goal.text)).collect(),
            measures,
            steps,
            named_measures,
            inline_measures,
            handoffs,
        }
    }

    pub(super) fn flow(&self) -> &'run Flow {
        self.version.flow
    }

    pub(super) fn graph(&self) -> &'run FlowGraph {
        self.version.graph
    }

    pub(super) fn step(&self, place: usize) -> &'run Step {
        &self.flow().steps[place]
    }

    pub(super) fn handoff(&self, place: usize) -> &'run Handoff {
        &self.flow().handoffs[place]
    }

    /// Returns the lane of a step.
    pub(super) fn lane_of_step(&self, place: usize) -> usize {
        // The steps of a flow are the first occurrences of its graph.
        self.graph().petgraph()[OccurrenceIndex::new(place)].lane
    }

    /// Returns the occurrences that a hand-off leads from and to.
    pub(super) fn ends(&self, handoff: usize) -> (OccurrenceIndex, OccurrenceIndex) {
        self.graph().ends(self.link(handoff))
    }

    /// Returns the link of a hand-off.
    pub(super) fn link(&self, handoff: usize) -> LinkIndex {
        self.graph().link_of_handoff(handoff).expect("every hand-off has a link")
    }

    /// Returns the lanes that a hand-off leads from and to.
    pub(super) fn lanes(&self, handoff: usize) -> (usize, usize) {
        let (from, to) = self.ends(handoff);
        let graph = self.graph().petgraph();
        (graph[from].lane, graph[to].lane)
    }

    /// Returns the step that an occurrence is, unless it is derived.
    pub(super) fn step_of(&self, occurrence: OccurrenceIndex) -> Option<usize> {
        match self.graph().petgraph()[occurrence].origin {
            Origin::Step(place) => Some(place),
            Origin::Derived => None,
        }
    }

    pub(super) fn find_step(&self, id: &Id) -> Option<usize> {
        self.steps.get(id).copied()
    }

    pub(super) fn find_handoff(&self, id: &Id) -> Option<usize> {
        self.handoffs.get(id).copied()
    }

    pub(super) fn find_measure(&self, id: &Id) -> Option<usize> {
        self.named_measures.get(id).copied()
    }

    /// Returns the measures that a hand-off names or holds, as far as they are known.
    pub(super) fn measures_of(&self, handoff: usize) -> impl Iterator<Item = usize> {
        let references = self.flow().handoffs[handoff].measures.iter().enumerate();
        references.filter_map(move |(place, reference)| match reference {
            MeasureRef::Named(id) => self.find_measure(&id.value),
            MeasureRef::Inline(_) => self.inline_measures.get(&(handoff, place)).copied(),
        })
    }
}

/// Collects all measures of a flow, and those of its workspace that it names.
fn measures<'run>(flow: &'run Flow, shared: &'run Shared) -> Vec<Measured<'run>> {
    let references = || {
        flow.handoffs.iter().enumerate().flat_map(|(place, handoff)| {
            handoff.measures.iter().enumerate().map(move |(at, reference)| ((place, at), reference))
        })
    };
    let mut named: HashSet<&Id> =
        flow.goals.iter().flat_map(|goal| &goal.measures).map(|id| &id.value).collect();
    named.extend(references().filter_map(|(_, reference)| match reference {
        MeasureRef::Named(id) => Some(&id.value),
        MeasureRef::Inline(_) => None,
    }));
    let is_used = |measure: &&Measure| named.contains(&measure.id.value);
    let own = flow.measures.iter().chain(shared.measures.iter().filter(is_used));
    let own = own.map(|measure| Measured { measure, within: None });
    let inline = references().filter_map(|(within, reference)| match reference {
        MeasureRef::Inline(measure) => Some(Measured { measure, within: Some(within) }),
        MeasureRef::Named(_) => None,
    });
    own.chain(inline).collect()
}
