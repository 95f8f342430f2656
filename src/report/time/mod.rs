//! How long a flow takes, how much of it is work, how much comes back, and where the time goes.
//!
//! What can be added up is added up; what comes back by chance is reckoned as an absorbing Markov
//! chain; and where times are ranges or ways are chosen, many courses are drawn by chance.

mod course;
mod json;
mod markdown;
pub(super) mod rows;
mod text;
mod way;
mod what_if;

pub use json::time_json;
pub use markdown::time_markdown;
pub use text::time_text;
pub use way::{Stretch, StretchKind};
pub use what_if::{WhatIf, WhatIfError};

use crate::graph::{FlowGraph, LinkIndex};
use crate::model::{Duration, Flow, Share, Shared};
use crate::stats::course::{Simulated, Simulation, expected_visits};
use crate::stats::rework::ReworkError;
use course::FlowCourse;
use std::collections::HashSet;

/// How many steps and hand-offs say what the times are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Said {
    /// Steps in all.
    pub steps: usize,
    /// Steps that say how long they take.
    pub takes: usize,
    /// Hand-offs in all.
    pub handoffs: usize,
    /// Hand-offs that say how long they wait.
    pub waits: usize,
    /// Hand-offs of which the customer judged how much is complete and accurate.
    pub judged: usize,
    /// Steps with several ways out that do not say how often each is taken.
    pub open_choices: usize,
}

/// A step, and how often one piece of work is expected to go through it.
#[derive(Debug, Clone, PartialEq)]
pub struct Visited {
    /// Its id.
    pub id: String,
    /// What is done in it.
    pub label: String,
    /// How often.
    pub visits: f64,
    /// How often of that it is not for the first time.
    pub again: f64,
}

/// What is to be expected where ways are taken by chance and work comes back.
#[derive(Debug, Clone, PartialEq)]
pub struct Expected {
    /// How long one piece of work is worked on, off the longest way too.
    pub work: Duration,
    /// How much of that is work done again.
    pub again: Duration,
    /// How many hand-offs one piece of work goes through.
    pub handoffs: f64,
    /// Every step, in file order.
    pub visits: Vec<Visited>,
}

impl Expected {
    /// Returns the steps to which work may come more than once.
    pub fn repeated(&self) -> impl Iterator<Item = &Visited> {
        self.visits.iter().filter(|visited| visited.again > 1e-6)
    }
}

/// The times of a flow.
#[derive(Debug, Clone, PartialEq)]
pub struct Times {
    /// The flow's title.
    pub title: String,
    /// The longest way through the flow, without what comes back; absent where no time is given.
    pub lead: Option<Duration>,
    /// The lead time that the flow says was measured.
    pub measured: Option<Duration>,
    /// Process time: the work on the longest way.
    pub process: Option<Duration>,
    /// How much of the lead time passes in hand-offs.
    pub between: Option<Duration>,
    /// Process time over lead time.
    pub activity: Option<Share>,
    /// The work of all steps together, each once.
    pub effort: Option<Duration>,
    /// Product of the shares of complete and accurate hand-offs on the longest way.
    pub complete_and_accurate: Option<Share>,
    /// The longest way, stretch by stretch.
    pub way: Vec<Stretch>,
    /// The hand-off of whose products the customer can use least, with that share.
    pub weakest: Option<(Stretch, Share)>,
    /// What is to be expected by chance; absent where nothing is left to it.
    pub expected: Option<Result<Expected, ReworkError>>,
    /// What many courses took; absent where nothing varies or nothing is known.
    pub simulated: Option<Simulated>,
    /// What the flow says, and what it does not.
    pub said: Said,
    /// Whether any time is a range, of which the middle counts where nothing is drawn.
    pub has_ranges: bool,
}

impl Times {
    /// Reckons the times of a flow.
    #[must_use]
    pub fn of(flow: &Flow, shared: &Shared, simulation: Simulation) -> Self {
        Self::holding(flow, shared, simulation, &[])
    }

    /// Reckons the times of a flow in which some chances were set, and so stay as they are.
    fn holding(
        flow: &Flow,
        shared: &Shared,
        simulation: Simulation,
        held: &[crate::graph::LinkOrigin],
    ) -> Self {
        let graph = FlowGraph::build(flow, shared);
        let held: HashSet<LinkIndex> =
            graph.links().filter(|(_, link)| held.contains(&link.origin)).map(|(index, _)| index).collect();
        let time = graph.time(flow, graph.back_links());
        let of_flow = FlowCourse::of(flow, &graph, &held);
        let is_known = time.lead.is_some();
        let expected = of_flow.is_by_chance.then(|| expected(flow, &graph, &of_flow));
        let is_endless = matches!(expected, Some(Err(_)));
        let varies = is_known && !is_endless && (of_flow.is_by_chance || time.has_ranges);
        Self {
            title: flow.title().to_owned(),
            lead: time.lead,
            measured: flow.lead_time.as_ref().map(|lead| lead.value),
            process: time.process,
            between: time.between,
            activity: time.activity_ratio(),
            effort: time.effort,
            complete_and_accurate: time.complete_and_accurate,
            way: way::way(flow, &graph, &time),
            weakest: way::weakest(flow, &graph),
            expected,
            simulated: varies.then(|| simulation.of(&of_flow.course)).flatten(),
            said: said(flow, &graph, of_flow.open_choices),
            has_ranges: time.has_ranges,
        }
    }

    /// Returns the stretch of the longest way that takes longest, the first of several.
    #[must_use]
    pub fn longest(&self) -> Option<&Stretch> {
        let timed = self.way.iter().filter(|stretch| stretch.minutes() > 0.0);
        // Of equal ones the last is the greatest, so the way is walked backwards.
        timed.rev().max_by(|a, b| a.minutes().total_cmp(&b.minutes()))
    }

    /// Returns how much of the lead time so many minutes are.
    #[must_use]
    pub fn share_of_lead(&self, time: Duration) -> Option<Share> {
        let lead = self.lead?.minutes;
        (lead > 0.0).then(|| Share(time.minutes / lead))
    }
}

fn said(flow: &Flow, graph: &FlowGraph, open_choices: usize) -> Said {
    let handoffs = || graph.links().filter(|(link, _)| graph.crosses(*link));
    let with = |has: &dyn Fn(&crate::model::Handoff) -> bool| {
        handoffs().filter_map(|(link, _)| graph.handoff(flow, link)).filter(|handoff| has(handoff)).count()
    };
    let takes =
        graph.occurrences().filter(|(at, _)| graph.step(flow, *at).is_some_and(|step| step.takes.is_some()));
    Said {
        steps: graph.occurrences().filter(|(at, _)| course::is_timed(graph.kind(flow, *at))).count(),
        takes: takes.filter(|(at, _)| course::is_timed(graph.kind(flow, *at))).count(),
        handoffs: handoffs().count(),
        waits: with(&|handoff| handoff.wait.is_some()),
        judged: with(&|handoff| handoff.complete_and_accurate.is_some()),
        open_choices,
    }
}

fn expected(flow: &Flow, graph: &FlowGraph, of_flow: &FlowCourse) -> Result<Expected, ReworkError> {
    let by_place = expected_visits(&of_flow.course)?;
    let visits_of = |at: crate::graph::OccurrenceIndex| by_place[of_flow.place_of[at.index()]];
    let (mut work, mut again) = (0.0, 0.0);
    let mut visits = Vec::with_capacity(by_place.len());
    for (at, occurrence) in graph.occurrences() {
        let visited = visits_of(at);
        let takes = graph.process_time(flow, at).unwrap_or_default().middle().minutes;
        work += visited.all * takes;
        again += visited.again * takes;
        let (id, label) = (occurrence.id.to_string(), graph.label(flow, at).to_owned());
        visits.push(Visited { id, label, visits: visited.all, again: visited.again });
    }
    let crossing = of_flow.chances.iter().filter(|(link, _)| graph.crosses(*link));
    let handoffs = crossing.map(|(link, chance)| visits_of(graph.ends(*link).0).all * chance).sum();
    let [work, again] = [work, again].map(Duration::from_minutes);
    Ok(Expected { work, again, handoffs, visits })
}

#[cfg(test)]
mod tests;
