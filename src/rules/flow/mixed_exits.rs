//! F012: the ways out of a step all have a condition, or none has.

use crate::declare_rule;
use crate::graph::{LinkIndex, OccurrenceIndex};
use crate::model::StepKind;
use crate::rules::{Context, Rule, Sink, links};

declare_rule! {
    /// ## What it checks
    /// Of the ways out of a step all have a condition, or none has.
    ///
    /// A decision is left to F005, which asks for the answer of each exit.
    ///
    /// ## Why
    /// With a condition on each exit, one of them is taken; with none on any, all are. Where the two are
    /// mixed, a reader has to guess whether the one without is taken besides or instead.
    ///
    /// ## How to mend
    /// If it is taken instead, write its condition ("else" will do). If it is taken besides, put the
    /// alternatives behind a question of their own, a step that `decides`.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   physician: Ordering physician
    ///   patient: { name: Patient, side: external }
    /// steps:
    ///   draw: { actor: technician, starts: Draw blood }
    ///   call: { actor: physician, ends: Knows that it is urgent }
    ///   home: { actor: patient, ends: Knows when the answer comes }
    /// handoffs:
    ///   - draw -> call: { when: urgent, product: Warning of an urgent result, measures: clear }
    ///   - draw -> home: { product: Date by which the answer comes, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    /// ```yaml pass
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   physician: Ordering physician
    ///   patient: { name: Patient, side: external }
    /// steps:
    ///   draw: { actor: technician, starts: Draw blood }
    ///   call: { actor: physician, ends: Knows that it is urgent }
    ///   home: { actor: patient, ends: Knows when the answer comes }
    /// handoffs:
    ///   - draw -> call: { when: urgent, product: Warning of an urgent result, measures: clear }
    ///   - draw -> home: { when: else, product: Date by which the answer comes, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "F012", name: "mixed-exits", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Context { flow, graph, .. } = *context;
    let steps = graph.occurrences().map(|(index, _)| index);
    for occurrence in steps.filter(|index| graph.kind(flow, *index) != StepKind::Decides) {
        let exits = graph.exits(occurrence);
        let has_condition = |link: &&LinkIndex| graph.petgraph()[**link].when.is_some();
        let with = exits.iter().find(has_condition);
        let without = exits.iter().find(|link| !has_condition(link));
        if let (Some(with), Some(without)) = (with, without) {
            report(context, sink, occurrence, *with, *without);
        }
    }
}

fn report(
    context: &Context<'_>,
    sink: &mut Sink,
    from: OccurrenceIndex,
    with: LinkIndex,
    without: LinkIndex,
) {
    let id = links::name(context, from);
    let message =
        format!("`{id}` goes on with and without a condition: is the way without taken besides, or instead?");
    let finding = sink
        .finding(links::subject(context, without), links::span(context, without), message)
        .label("has no condition")
        .also(links::span(context, with), "has one")
        .help(
            "write its condition, such as `when: else`, or put the alternatives behind a step that `decides`",
        );
    sink.push(finding);
}
