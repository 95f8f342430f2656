//! A flow as a course of work: what the statistics reckon with.

use crate::graph::{FlowGraph, LinkIndex, OccurrenceIndex};
use crate::model::{Flow, StepKind, TimeRange};
use crate::stats::course::{Between, Course, Place, Way};
use std::collections::HashSet;

/// A course with what its places and ways are in the flow.
#[derive(Debug)]
pub(super) struct FlowCourse {
    pub(super) course: Course,
    /// The place of each occurrence.
    pub(super) place_of: Vec<usize>,
    /// How often each link is taken by work that has come to where it begins.
    pub(super) chances: Vec<(LinkIndex, f64)>,
    /// Whether anything is left to chance, or leads back.
    pub(super) is_by_chance: bool,
    /// Steps whose ways out do not say how often they are taken.
    pub(super) open_choices: usize,
}

impl FlowCourse {
    /// Charts a flow; the chances of `held` links stay as they are.
    pub(super) fn of(flow: &Flow, graph: &FlowGraph, held: &HashSet<LinkIndex>) -> Self {
        let back = graph.back_links();
        let order = graph.order(back);
        let mut place_of = vec![0; order.len()];
        for (place, at) in order.iter().enumerate() {
            place_of[at.index()] = place;
        }
        let mut of_flow = Self {
            course: Course {
                places: Vec::with_capacity(order.len()),
                starts: starts(graph, &order, &place_of),
            },
            place_of,
            chances: Vec::new(),
            is_by_chance: !back.links().is_empty(),
            open_choices: 0,
        };
        for at in &order {
            let place = of_flow.place(flow, graph, *at, held);
            of_flow.course.places.push(place);
        }
        of_flow
    }

    fn place(
        &mut self,
        flow: &Flow,
        graph: &FlowGraph,
        at: OccurrenceIndex,
        held: &HashSet<LinkIndex>,
    ) -> Place {
        let ways = graph.ways_out(at, held);
        let all = ways.always.len() + ways.one_of.len();
        self.is_by_chance |= !ways.one_of.is_empty() && all > 1;
        self.open_choices += usize::from(ways.is_assumed);
        let work = graph.process_time(flow, at);
        let way = |link: LinkIndex| Way {
            to: self.place_of[graph.ends(link).1.index()],
            wait: between(graph.waiting_on(flow, link)),
        };
        let place = Place {
            stay: between(work.or_else(|| graph.waiting_at(flow, at))),
            is_work: work.is_some(),
            always: ways.always.iter().map(|link| way(*link)).collect(),
            one_of: ways.one_of.iter().map(|(link, chance)| (way(*link), *chance)).collect(),
        };
        self.chances.extend(ways.always.iter().map(|link| (*link, 1.0)));
        self.chances.extend(ways.one_of);
        place
    }
}

/// Returns where work begins: wherever nothing leads to, or at the first place if there is no such.
fn starts(graph: &FlowGraph, order: &[OccurrenceIndex], place_of: &[usize]) -> Vec<usize> {
    let begins = |at: &&OccurrenceIndex| graph.entries(**at).is_empty();
    let starts: Vec<usize> = order.iter().filter(begins).map(|at| place_of[at.index()]).collect();
    if starts.is_empty() { order.first().map(|_| 0).into_iter().collect() } else { starts }
}

fn between(range: Option<TimeRange>) -> Between {
    let range = range.unwrap_or_default();
    Between { least: range.least.minutes, most: range.most.minutes }
}

/// Tells whether a step of a kind takes time of its own: beginnings and ends are points in time.
pub(super) fn is_timed(kind: StepKind) -> bool {
    !matches!(kind, StepKind::Starts | StepKind::Ends)
}
