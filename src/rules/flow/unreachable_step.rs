//! F002: a start leads to every step.

use crate::declare_rule;
use crate::graph::{FlowGraph, OccurrenceIndex, Reach};
use crate::model::StepKind;
use crate::rules::{Context, Rule, Sink, links};
use std::collections::HashSet;

declare_rule! {
    /// ## What it checks
    /// Links lead from a start to every step.
    ///
    /// Where no step is declared with `starts`, a step to which nothing leads counts as a start
    /// itself, unless nothing leaves it either: then it stands beside the flow. Of steps that follow
    /// one another, the first that cannot be reached is reported.
    ///
    /// ## Why
    /// What nothing leads to never happens, or it happens and the chart hides how. Both are worth
    /// knowing before the chart is believed (Mendling, Reijers and van der Aalst, "Seven process modeling
    /// guidelines", 2010, count it among the faults that a checked model must not have).
    ///
    /// ## How to mend
    /// Say what comes before: a `then` from the actor's own step, or a hand-off from another's. Where
    /// the flow may begin here too, write `starts`. Where the step is no longer done, remove it.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   patient: { name: Patient, side: external }
    ///   technician: Lab technician
    /// steps:
    ///   arrive: { actor: patient, starts: Arrive with the order }
    ///   draw: { actor: technician, does: Draw blood }
    ///   tell: { actor: technician, does: Tell what the test will show, then: draw }
    ///   home: { actor: patient, ends: Knows when the answer comes }
    /// handoffs:
    ///   - arrive -> draw: { product: Order that states the question, measures: clear }
    ///   - draw -> home: { product: Date by which the answer comes, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    /// ```yaml pass
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   patient: { name: Patient, side: external }
    ///   technician: Lab technician
    /// steps:
    ///   arrive: { actor: patient, starts: Arrive with the order }
    ///   draw: { actor: technician, does: Draw blood }
    ///   tell: { actor: technician, does: Tell what the test will show, then: draw }
    ///   home: { actor: patient, ends: Knows when the answer comes }
    /// handoffs:
    ///   - arrive -> tell: { product: Order that states the question, measures: clear }
    ///   - draw -> home: { product: Date by which the answer comes, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "F002", name: "unreachable-step", level: Error, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Context { flow, graph, .. } = *context;
    let starts = graph.boundary(flow, graph.back_links()).starts;
    if starts.is_empty() {
        return;
    }
    let reached = graph.reach_from(&starts);
    let is_first = |index: &OccurrenceIndex| {
        stands_alone(context, *index) || (!reached.contains(*index) && graph.entries(*index).is_empty())
    };
    let mut firsts: Vec<OccurrenceIndex> =
        graph.occurrences().map(|(index, _)| index).filter(is_first).collect();
    firsts.extend(unreached_loops(graph, &reached));
    firsts.sort_unstable();
    for first in firsts {
        report(context, sink, first);
    }
}

/// Tells whether a step has neither entry nor exit in a flow that has more than this step, and is
/// no declared start.
#[must_use]
pub fn stands_alone(context: &Context<'_>, occurrence: OccurrenceIndex) -> bool {
    let Context { flow, graph, .. } = *context;
    graph.step(flow, occurrence).is_some_and(|step| step.kind != StepKind::Starts)
        && graph.petgraph().node_count() > 1
        && graph.petgraph().neighbors_undirected(occurrence).next().is_none()
}

/// Returns the first step of each unreached loop that nothing outside it leads to.
fn unreached_loops(graph: &FlowGraph, reached: &Reach) -> Vec<OccurrenceIndex> {
    let mut firsts = Vec::new();
    for group in graph.loops().into_iter().filter(|group| !reached.contains(group[0])) {
        let members: HashSet<OccurrenceIndex> = group.iter().copied().collect();
        let mut entries = group.iter().flat_map(|index| graph.entries(*index));
        if entries.all(|link| members.contains(&graph.ends(link).0)) {
            firsts.push(group[0]);
        }
    }
    firsts
}

fn report(context: &Context<'_>, sink: &mut Sink, first: OccurrenceIndex) {
    let graph = context.graph;
    let id = links::name(context, first);
    let message = match (graph.entries(first).is_empty(), graph.exits(first).is_empty()) {
        (true, true) => format!("`{id}` stands beside the flow: nothing leads to it and nothing leaves it"),
        (true, false) => format!("no start leads to `{id}`"),
        (false, _) => format!("no start leads to `{id}`, only the loop that it is part of"),
    };
    let label = match graph.entries(first).is_empty() {
        true => "nothing leads here",
        false => "nothing from outside the loop leads here",
    };
    let help = match graph.exits(first).is_empty() {
        true => format!(
            "hand something off to `{id}`, put it after a step of its actor with `then`, or remove it"
        ),
        false => format!(
            "hand something off to `{id}`, put it after a step of its actor with `then`, or let it begin with `starts: …`"
        ),
    };
    let span = links::occurrence_span(context, first);
    sink.push(sink.finding(links::occurrence_subject(context, first), span, message).label(label).help(help));
}
