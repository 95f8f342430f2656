//! What of a flow is drawn in full while the rest steps back.

use super::{Class, Item};
use crate::graph::{BackLinks, FlowGraph, LinkIndex, OccurrenceIndex};
use crate::model::Flow;
use std::collections::BTreeSet;

/// Suggestions are looked for among so many names at most.
const MOST_COMPARED: usize = 20_000;
/// A name counts as near if it is at least this similar (Jaro–Winkler, from 0 to 1).
const NEAR: f64 = 0.8;

/// Parts of a flow that stand out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Highlight {
    /// Lanes of what stands out.
    lanes: BTreeSet<usize>,
    boxes: BTreeSet<usize>,
    links: BTreeSet<LinkIndex>,
    told: Vec<String>,
}

/// Why a part of the flow cannot be highlighted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HighlightError {
    /// There is nothing of that name.
    #[error("no actor, step or hand-off is called `{name}`")]
    Unknown {
        /// The name.
        name: String,
        /// A name that is near it.
        suggestion: Option<String>,
    },
    /// An end of a way is no step.
    #[error("a way runs from step to step, and no step is called `{name}`")]
    NoStep {
        /// The name.
        name: String,
        /// A step whose name is near it.
        suggestion: Option<String>,
    },
    /// No way leads from one step to the other.
    #[error("no way leads forward from `{from}` to `{to}`")]
    NoWay {
        /// The first step.
        from: String,
        /// The last step.
        to: String,
    },
}

impl Highlight {
    /// Finds what is to stand out: an actor, a step or a hand-off by its id, or all links on the
    /// ways from one step to another as `a..b`.
    ///
    /// # Errors
    ///
    /// Where there is nothing of a name, or no way between two steps.
    pub fn find(flow: &Flow, graph: &FlowGraph, names: &[String]) -> Result<Self, HighlightError> {
        let mut found = Self::default();
        for name in names {
            match name.split_once("..") {
                Some((from, to)) => found.take_ways(flow, graph, from.trim(), to.trim())?,
                None => found.take(flow, graph, name.trim())?,
            }
        }
        Ok(found)
    }

    fn take(&mut self, flow: &Flow, graph: &FlowGraph, name: &str) -> Result<(), HighlightError> {
        if let Some(lane) = graph.find_lane(name) {
            self.lanes.insert(lane);
            let own = graph.occurrences().filter(|(_, occurrence)| occurrence.lane == lane);
            own.for_each(|(index, _)| self.take_step(graph, index));
            self.told.push(graph.lanes()[lane].name.clone());
        } else if let Some(step) = graph.find(name) {
            self.take_step(graph, step);
            self.told.push(graph.label(flow, step).to_owned());
        } else if let Some((link, _)) = graph.links().find(|(_, link)| link.id.as_str() == name) {
            self.take_link(graph, link);
            let (from, to) = graph.ends(link);
            let (from, to) = (graph.label(flow, from), graph.label(flow, to));
            self.told.push(format!("the hand-off from \"{from}\" to \"{to}\""));
        } else {
            return Err(unknown(graph, name));
        }
        Ok(())
    }

    fn take_box(&mut self, graph: &FlowGraph, step: OccurrenceIndex) {
        self.boxes.insert(step.index());
        self.lanes.insert(graph.petgraph()[step].lane);
    }

    fn take_step(&mut self, graph: &FlowGraph, step: OccurrenceIndex) {
        self.take_box(graph, step);
        self.links.extend(graph.entries(step));
        self.links.extend(graph.exits(step));
    }

    fn take_link(&mut self, graph: &FlowGraph, link: LinkIndex) {
        let (from, to) = graph.ends(link);
        self.links.insert(link);
        self.take_box(graph, from);
        self.take_box(graph, to);
    }

    fn take_ways(
        &mut self,
        flow: &Flow,
        graph: &FlowGraph,
        from: &str,
        to: &str,
    ) -> Result<(), HighlightError> {
        let step = |name: &str| {
            let suggestion = || nearest(name, steps(graph));
            let no_step = || HighlightError::NoStep { name: name.to_owned(), suggestion: suggestion() };
            graph.find(name).ok_or_else(no_step)
        };
        let (first, last) = (step(from)?, step(to)?);
        let back = graph.back_links();
        let (after, before) = (reached(graph, back, first, true), reached(graph, back, last, false));
        if !after[last.index()] {
            return Err(HighlightError::NoWay { from: from.to_owned(), to: to.to_owned() });
        }
        for (link, _) in graph.links().filter(|(link, _)| !back.contains(*link)) {
            let (start, end) = graph.ends(link);
            if after[start.index()] && before[end.index()] {
                self.take_link(graph, link);
            }
        }
        self.take_box(graph, first);
        self.take_box(graph, last);
        let (first, last) = (graph.label(flow, first), graph.label(flow, last));
        self.told.push(format!("the ways from \"{first}\" to \"{last}\""));
        Ok(())
    }

    /// Tells whether a lane stands out, or something in it.
    pub(super) fn has_lane(&self, lane: usize) -> bool {
        self.lanes.contains(&lane)
    }

    /// Tells whether a box stands out.
    pub(super) fn has_box(&self, index: usize) -> bool {
        self.boxes.contains(&index)
    }

    /// Tells whether a link stands out.
    pub(super) fn has_link(&self, link: LinkIndex) -> bool {
        self.links.contains(&link)
    }

    /// Says in words what stands out.
    pub(super) fn told(&self) -> String {
        format!("Highlighted: {}", self.told.join("; "))
    }
}

/// Returns what links that do not run back lead to from a step, or with `forward` false to it.
fn reached(graph: &FlowGraph, back: &BackLinks, from: OccurrenceIndex, forward: bool) -> Vec<bool> {
    let mut seen = vec![false; graph.petgraph().node_count()];
    let mut next = vec![from];
    seen[from.index()] = true;
    while let Some(at) = next.pop() {
        let links = if forward { graph.exits(at) } else { graph.entries(at) };
        for link in links.into_iter().filter(|link| !back.contains(*link)) {
            let (start, end) = graph.ends(link);
            let other = if forward { end } else { start };
            if !std::mem::replace(&mut seen[other.index()], true) {
                next.push(other);
            }
        }
    }
    seen
}

fn unknown(graph: &FlowGraph, name: &str) -> HighlightError {
    let actors = graph.lanes().iter().map(|lane| lane.actor.as_str());
    let handoffs = graph.links().map(|(_, link)| link.id.as_str());
    let suggestion = nearest(name, actors.chain(steps(graph)).chain(handoffs));
    HighlightError::Unknown { name: name.to_owned(), suggestion }
}

fn steps(graph: &FlowGraph) -> impl Iterator<Item = &str> {
    graph.occurrences().map(|(_, occurrence)| occurrence.id.as_str())
}

fn nearest<'run>(name: &str, known: impl Iterator<Item = &'run str>) -> Option<String> {
    let near = known.take(MOST_COMPARED).map(|known| (strsim::jaro_winkler(name, known), known));
    let nearest = near.filter(|(near, _)| *near >= NEAR).max_by(|one, other| one.0.total_cmp(&other.0));
    nearest.map(|(_, known)| known.to_owned())
}

impl Item {
    /// Returns the item as it looks where something else stands out.
    pub(super) fn faded(self) -> Self {
        self.reclassed(Class::faded)
    }

    /// Returns the item as it looks where it stands out: its lines are thicker.
    pub(super) fn strong(self) -> Self {
        self.reclassed(Class::strong)
    }
}

impl Class {
    fn faded(self) -> Self {
        match self {
            Self::Text | Self::Muted | Self::Lacking => Self::FadedText,
            Self::Step => Self::FadedStep,
            Self::Then | Self::Handoff => Self::FadedLine,
            Self::Back => Self::FadedBack,
            Self::Whole => Self::FadedWhole,
            Self::Gap | Self::Waived | Self::Connector => Self::FadedGap,
            other => other,
        }
    }

    fn strong(self) -> Self {
        match self {
            Self::Then => Self::StrongThen,
            Self::Handoff => Self::StrongHandoff,
            Self::Back => Self::StrongBack,
            Self::Step => Self::StrongStep,
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Highlight, HighlightError};
    use crate::graph::FlowGraph;
    use crate::model::{Flow, Shared};
    use crate::syntax::parse;
    use crate::text::SourceFile;

    const TEXT: &str = "flow: x\nactors: { a: Ward, b: Lab }\nsteps:\n  ask: { actor: a, does: Ask, then: [call, write] }\n  call: { actor: a, does: Call }\n  write: { actor: a, does: Write }\n  test: { actor: b, does: Test }\n  end: { actor: b, ends: Done }\nhandoffs:\n  - { id: phoned, from: call, to: test }\n  - write -> test\n  - test -> ask\n  - test -> end\n";

    fn flow() -> (Flow, FlowGraph) {
        let flow = parse(&SourceFile::new("flow.yaml", TEXT)).flow;
        let graph = FlowGraph::build(&flow, &Shared::default());
        (flow, graph)
    }

    fn links(name: &str) -> Result<Vec<String>, HighlightError> {
        let (flow, graph) = flow();
        let found = Highlight::find(&flow, &graph, &[name.to_owned()])?;
        Ok(found.links.iter().map(|link| graph.petgraph()[*link].id.to_string()).collect())
    }

    #[test]
    fn finds_actors_steps_hand_offs_and_ways() {
        assert_eq!(links("call").unwrap(), ["ask-call", "phoned"]);
        assert_eq!(links("phoned").unwrap(), ["phoned"]);
        assert_eq!(links("b").unwrap().len(), 4);
        assert_eq!(links("ask..test").unwrap(), ["ask-call", "ask-write", "phoned", "write-test"]);
        assert_eq!(links("call..end").unwrap(), ["phoned", "test-end"]);
        assert!(links("ask..ask").unwrap().is_empty());
    }

    #[test]
    fn says_what_there_is_not() {
        let suggestion = Some("phoned".to_owned());
        assert_eq!(links("phones"), Err(HighlightError::Unknown { name: "phones".to_owned(), suggestion }));
        assert_eq!(links("zzz"), Err(HighlightError::Unknown { name: "zzz".to_owned(), suggestion: None }));
        // The only link from the test to the question runs back.
        let no_way = HighlightError::NoWay { from: "test".to_owned(), to: "ask".to_owned() };
        assert_eq!(links("test..ask"), Err(no_way));
        assert!(matches!(links("ask..nowhere"), Err(HighlightError::NoStep { suggestion: None, .. })));
    }

    #[test]
    fn tells_what_stands_out() {
        let (flow, graph) = flow();
        let names = ["a", "phoned", "call..end"].map(str::to_owned);
        let told = Highlight::find(&flow, &graph, &names).unwrap().told();
        assert_eq!(
            told,
            "Highlighted: Ward; the hand-off from \"Call\" to \"Test\"; the ways from \"Call\" to \"Done\""
        );
    }
}
