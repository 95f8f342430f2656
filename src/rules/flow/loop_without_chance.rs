//! F015: a rework loop says how often it is taken.

use crate::declare_rule;
use crate::graph::{FlowGraph, LinkIndex, OccurrenceIndex};
use crate::rules::flow::trapped_loops::trapped_loops;
use crate::rules::{Context, Rule, Sink, links};
use std::collections::HashSet;

declare_rule! {
    /// ## What it checks
    /// A chance is given on some link of every loop, so that rework can be counted.
    ///
    /// A chance that follows from the others counts: where "yes" is given 94 %, "no" has the rest.
    /// Loops that nothing leaves are F004.
    ///
    /// ## Why
    /// A loop back is work done twice, and mostly the customer waits for both. How much it costs hangs on
    /// how often it is taken, which the people in the loop tend to guess low; with a chance the expected
    /// visits, hours and hand-offs of a flow can be computed (Kemeny and Snell, "Finite Markov Chains",
    /// 1960).
    ///
    /// ## How to mend
    /// Count for a week how many of how many go back, and write it: `{ step: draw, chance: 6% }`.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// steps:
    ///   draw: { actor: technician, does: Draw blood, then: fit }
    ///   fit: { actor: technician, decides: Is the specimen fit for testing?, then: { "no": draw } }
    ///   home: { actor: patient, ends: Knows when the answer comes }
    /// handoffs:
    ///   - fit -> home: { when: "yes", product: Date by which the answer comes, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    /// ```yaml pass
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// steps:
    ///   draw: { actor: technician, does: Draw blood, then: fit }
    ///   fit: { actor: technician, decides: Is the specimen fit for testing?, then: { "no": { step: draw, chance: 6% } } }
    ///   home: { actor: patient, ends: Knows when the answer comes }
    /// handoffs:
    ///   - fit -> home: { when: "yes", product: Date by which the answer comes, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "F015", name: "loop-without-chance", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Context { flow, graph, .. } = *context;
    let trapped: HashSet<OccurrenceIndex> = trapped_loops(flow, graph).into_iter().flatten().collect();
    let back = graph.back_links();
    let known = known_chances(graph);
    let has_chance = back.loops_with(graph, |link| known[link.index()]);
    for (link, _) in back.links().iter().zip(has_chance).filter(|(_, has_chance)| !has_chance) {
        let (from, to) = graph.ends(*link);
        if !trapped.contains(&from) {
            report(context, sink, *link, to);
        }
    }
}

/// Tells for each link whether its chance is given, or follows from those of the other ways out.
fn known_chances(graph: &FlowGraph) -> Vec<bool> {
    let chance_is_given = |link: &LinkIndex| graph.petgraph()[*link].chance.is_some();
    let mut known: Vec<bool> = graph.links().map(|(link, _)| chance_is_given(&link)).collect();
    for (occurrence, _) in graph.occurrences() {
        let exits = graph.exits(occurrence);
        let mut unknown = exits.iter().filter(|link| !chance_is_given(link));
        if let (2.., Some(rest), None) = (exits.len(), unknown.next(), unknown.next()) {
            known[rest.index()] = true;
        }
    }
    known
}

fn report(context: &Context<'_>, sink: &mut Sink, link: LinkIndex, to: OccurrenceIndex) {
    let message = format!("nothing says how often `{}` sends the work back", links::title(context, link));
    let help = match context.graph.handoff(context.flow, link) {
        Some(_) => "count it for a week and write the share on the hand-off: `chance: 6%`".to_owned(),
        None => format!(
            "count it for a week and write the share: `{{ step: {}, chance: 6% }}`",
            links::name(context, to)
        ),
    };
    let finding = sink
        .finding(links::subject(context, link), links::span(context, link), message)
        .label("closes a loop")
        .also(links::occurrence_span(context, to), "and the work begins again here")
        .help(help);
    sink.push(finding);
}
