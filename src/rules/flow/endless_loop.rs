//! F004: every loop has a way out.

use crate::declare_rule;
use crate::graph::{LinkIndex, OccurrenceIndex};
use crate::rules::flow::trapped_loops::{is_whole_flow, trapped_loops};
use crate::rules::wording::quoted;
use crate::rules::{Context, Rule, Sink, links};
use std::collections::HashMap;

declare_rule! {
    /// ## What it checks
    /// A way leads out of every loop.
    ///
    /// A step that is declared with `ends` within the loop is a way out. Where the loop is the whole
    /// flow, F001 says so.
    ///
    /// ## Why
    /// Whoever enters such a loop stays in it: no customer after it ever receives anything. Usually the
    /// exit of a decision is missing, the one that is taken when all is well.
    ///
    /// ## How to mend
    /// Find the step at which somebody judges that it is good enough, make it a question with `decides`
    /// and write both answers with what follows them.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   patient: { name: Patient, side: external }
    ///   technician: Lab technician
    /// steps:
    ///   tell: { actor: technician, starts: Tell what the test will show, then: draw }
    ///   draw: { actor: technician, does: Draw blood, then: label }
    ///   label: { actor: technician, does: Label the tube, then: draw }
    ///   home: { actor: patient, ends: Knows when the answer comes }
    /// handoffs:
    ///   - tell -> home: { product: Date by which the answer comes, measures: clear }
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
    ///   tell: { actor: technician, starts: Tell what the test will show, then: draw }
    ///   draw: { actor: technician, does: Draw blood, then: label }
    ///   label: { actor: technician, decides: Is the tube labelled?, then: { "no": { step: draw, chance: 2% } } }
    ///   home: { actor: patient, ends: Knows when the answer comes }
    /// handoffs:
    ///   - label -> home: { when: "yes", chance: 98%, product: Date by which the answer comes, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "F004", name: "endless-loop", level: Error, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

/// The most steps that the message spells out.
const MOST_NAMES: usize = 8;

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Context { flow, graph, .. } = *context;
    let mut trapped = trapped_loops(flow, graph);
    trapped.retain(|group| !is_whole_flow(graph, group));
    let mut group_of: HashMap<OccurrenceIndex, usize> = HashMap::new();
    for (number, group) in trapped.iter().enumerate() {
        group_of.extend(group.iter().map(|index| (*index, number)));
    }
    let back = graph.back_links();
    let mut reported = vec![false; trapped.len()];
    for link in back.links() {
        let Some(number) = group_of.get(&graph.ends(*link).0).copied() else { continue };
        if !std::mem::replace(&mut reported[number], true) {
            report(context, sink, &back.loop_of(graph, *link));
        }
    }
}

/// Returns how the loop calls a step: by its id, or by its name in a drawing, where nobody wrote the id.
fn named(context: &Context<'_>, index: OccurrenceIndex) -> String {
    let step = context.graph.step(context.flow, index).filter(|_| context.diagram.is_some());
    step.map_or_else(|| links::name(context, index).to_owned(), |step| quoted(step.text.as_str()))
}

fn report(context: &Context<'_>, sink: &mut Sink, round: &[LinkIndex]) {
    let graph = context.graph;
    let Some(first) = round.first().map(|link| graph.ends(*link).0) else { return };
    let names = round.iter().map(|link| named(context, graph.ends(*link).0));
    let mut names: Vec<String> = names.take(MOST_NAMES).collect();
    if round.len() > MOST_NAMES {
        names.push("…".to_owned());
    }
    names.push(named(context, first));
    let names = names.join(" → ");
    let (way, names) = match context.diagram {
        Some(_) => ("sequence flow", names),
        None => ("way", format!("`{names}`")),
    };
    let finding = sink
        .finding(
            links::occurrence_subject(context, first),
            links::occurrence_span(context, first),
            format!("no {way} leads out of the loop {names}"),
        )
        .label("whoever comes here stays in the loop")
        .help("write where the work goes on when it is good enough: an exit with `when`, or a hand-off");
    let last = round.len() - 1;
    sink.push(links::label_links(context, finding, round, |index| match index {
        _ if index == last => "back again".to_owned(),
        _ => "goes on in the loop".to_owned(),
    }));
}
