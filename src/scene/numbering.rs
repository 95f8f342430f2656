//! Gives the elements of a flow that have findings numbers, in the order of the process.

use super::motif::Motif;
use super::review::Remark;
use crate::graph::LinkIndex;
use crate::model::MeasureRef;
use std::collections::{BTreeMap, HashMap};

/// What a finding is about, as far as it has a place in the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Element {
    /// A lane.
    Lane(usize),
    /// A step.
    Step(usize),
    /// A link.
    Link(LinkIndex),
    /// The flow as a whole, a goal, a stakeholder and what else is not drawn.
    Elsewhere,
}

/// An element with its number and its findings.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Numbered<'run> {
    pub(super) number: usize,
    pub(super) element: Element,
    pub(super) remarks: Vec<&'run Remark>,
}

impl Numbered<'_> {
    /// Tells whether somebody answers for all findings of the element.
    pub(super) fn is_waived(&self) -> bool {
        self.remarks.iter().all(|remark| remark.waived.is_some())
    }
}

/// Numbers the elements that the motif's review finds something on.
pub(super) fn numbered<'run>(motif: &Motif<'run>) -> Vec<Numbered<'run>> {
    let Some(remarks) = motif.remarks() else { return Vec::new() };
    let places = Places::of(motif);
    let mut by_element: BTreeMap<(usize, Element), Vec<&Remark>> = BTreeMap::new();
    for remark in remarks {
        let element = places.element(&remark.path);
        by_element.entry((places.rank(motif, element), element)).or_default().push(remark);
    }
    let numbers = by_element.into_iter().zip(1..);
    numbers.map(|(((_, element), remarks), number)| Numbered { number, element, remarks }).collect()
}

/// Returns the number that each finding told has in a picture, by its place in the report's findings.
pub(crate) fn numbers(motif: &Motif<'_>) -> HashMap<usize, usize> {
    let of_element = |one: &Numbered<'_>| {
        let number = one.number;
        one.remarks.iter().map(|remark| (remark.index, number)).collect::<Vec<_>>()
    };
    numbered(motif).iter().flat_map(of_element).collect()
}

/// Where the elements of a flow are found by their logical paths.
struct Places<'run> {
    by_path: HashMap<(&'static str, &'run str), Element>,
    /// Place of each step in the process.
    position: Vec<usize>,
    /// Place of each lane's first step in the process.
    first: Vec<usize>,
}

impl<'run> Places<'run> {
    fn of(motif: &Motif<'run>) -> Self {
        let graph = motif.graph;
        let mut position = vec![0; graph.petgraph().node_count()];
        let mut first = vec![usize::MAX; graph.lanes().len()];
        for (place, step) in graph.order(graph.back_links()).into_iter().enumerate() {
            position[step.index()] = place;
            let lane = graph.petgraph()[step].lane;
            first[lane] = first[lane].min(place);
        }
        let mut by_path = HashMap::new();
        for (lane, actor) in graph.lanes().iter().enumerate() {
            by_path.entry(("actors", actor.actor.as_str())).or_insert(Element::Lane(lane));
        }
        for (index, step) in graph.occurrences() {
            by_path.entry(("steps", step.id.as_str())).or_insert(Element::Step(index.index()));
        }
        for (index, handoff) in motif.flow.handoffs.iter().enumerate() {
            let Some(link) = graph.link_of_handoff(index) else { continue };
            by_path.entry(("handoffs", handoff.id.as_str())).or_insert(Element::Link(link));
        }
        // A measure has no place of its own; it is shown at the first hand-off that names it.
        for link in motif.handoffs() {
            let Some(handoff) = motif.handoff(link) else { continue };
            for measure in &handoff.measures {
                if let MeasureRef::Named(id) = measure {
                    by_path.entry(("measures", id.as_str())).or_insert(Element::Link(link));
                }
            }
        }
        Self { by_path, position, first }
    }

    /// Returns the element that a logical path leads to or into.
    fn element(&self, path: &str) -> Element {
        let mut parts = path.split('/');
        let (Some(collection), Some(id)) = (parts.next(), parts.next()) else { return Element::Elsewhere };
        let known = ["actors", "steps", "handoffs", "measures"].into_iter().find(|name| *name == collection);
        let found = known.and_then(|collection| self.by_path.get(&(collection, id)));
        found.copied().unwrap_or(Element::Elsewhere)
    }

    fn rank(&self, motif: &Motif<'_>, element: Element) -> usize {
        match element {
            Element::Lane(lane) => self.first[lane],
            Element::Step(step) => self.position[step],
            Element::Link(link) => self.position[motif.graph.ends(link).0.index()],
            Element::Elsewhere => usize::MAX,
        }
    }
}
