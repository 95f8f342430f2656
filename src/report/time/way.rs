//! The longest way through a flow, stretch by stretch.

use crate::graph::{FlowGraph, FlowTime, LinkIndex};
use crate::model::{Flow, Share, StepKind, TimeRange};

/// What a stretch of the way is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StretchKind {
    /// A step in which somebody works.
    Step,
    /// A step that waits.
    Wait,
    /// A hand-off.
    Handoff,
}

impl StretchKind {
    /// Returns its name, as people and programs read it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Step => "step",
            Self::Wait => "wait",
            Self::Handoff => "hand-off",
        }
    }
}

/// A step or a hand-off on the way.
#[derive(Debug, Clone, PartialEq)]
pub struct Stretch {
    /// What it is.
    pub kind: StretchKind,
    /// Its id.
    pub id: String,
    /// What is done, or from whom to whom.
    pub label: String,
    /// How long it takes; absent where the flow does not say.
    pub time: Option<TimeRange>,
}

impl Stretch {
    /// Returns how long it takes, of a range the middle; nothing said is nothing.
    #[must_use]
    pub fn minutes(&self) -> f64 {
        self.time.map_or(0.0, |time| time.middle().minutes)
    }
}

/// Returns the steps and hand-offs of the longest way; a `then` takes no time and is none.
pub(super) fn way(flow: &Flow, graph: &FlowGraph, time: &FlowTime) -> Vec<Stretch> {
    let mut way = Vec::with_capacity(2 * time.occurrences.len());
    for (place, at) in time.occurrences.iter().enumerate() {
        let is_waiting = graph.kind(flow, *at) == StepKind::Waits;
        way.push(Stretch {
            kind: if is_waiting { StretchKind::Wait } else { StretchKind::Step },
            id: graph.petgraph()[*at].id.to_string(),
            label: graph.label(flow, *at).to_owned(),
            time: graph.process_time(flow, *at).or_else(|| graph.waiting_at(flow, *at)),
        });
        let next = time.way.get(place).filter(|link| graph.crosses(**link));
        way.extend(next.map(|link| handoff(flow, graph, *link)));
    }
    way
}

/// Returns the hand-off whose products can be used least, the first of several.
pub(super) fn weakest(flow: &Flow, graph: &FlowGraph) -> Option<(Stretch, Share)> {
    let share = |link: LinkIndex| Some(graph.handoff(flow, link)?.complete_and_accurate?.value);
    let judged = graph.links().filter_map(|(link, _)| Some((link, share(link)?)));
    let lowest = judged.min_by(|(_, a), (_, b)| a.0.total_cmp(&b.0));
    lowest.map(|(link, share)| (handoff(flow, graph, link), share))
}

fn handoff(flow: &Flow, graph: &FlowGraph, link: LinkIndex) -> Stretch {
    let (from, to) = graph.ends(link);
    let [supplier, customer] = [from, to].map(|end| &graph.lane_of(end).name);
    Stretch {
        kind: StretchKind::Handoff,
        id: graph.petgraph()[link].id.to_string(),
        label: format!("{supplier} → {customer}"),
        time: graph.waiting_on(flow, link),
    }
}
