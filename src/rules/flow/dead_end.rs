//! F003: a step that nothing follows is declared an end.

use crate::declare_rule;
use crate::model::StepKind;
use crate::rules::flow::unreachable_step::stands_alone;
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// A step that nothing follows is declared with `ends`.
    ///
    /// Only steps that the file declares are judged: in a flow of hand-offs without steps the last
    /// customers end it. A step that `calls` another flow goes on there, and a question without an
    /// answer is F005.
    ///
    /// ## Why
    /// Where a chart just stops, its reader cannot tell whether the work is over or whether somebody
    /// forgot to draw what comes next. In a hospital the forgotten part is where results get lost.
    /// ISO 5807 ends a flow with a terminator for that reason.
    ///
    /// ## How to mend
    /// Ask who needs to know that this step is done. If there is somebody, write the hand-off to them or
    /// the actor's next step; if the flow is over here, write `ends` instead of `does`.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   patient: { name: Patient, side: external }
    ///   technician: Lab technician
    /// steps:
    ///   draw: { actor: technician, starts: Draw blood, then: store }
    ///   store: { actor: technician, does: Store the second tube }
    ///   home: { actor: patient, ends: Knows when the answer comes }
    /// handoffs:
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
    ///   draw: { actor: technician, starts: Draw blood, then: store }
    ///   store: { actor: technician, ends: Store the second tube }
    ///   home: { actor: patient, ends: Knows when the answer comes }
    /// handoffs:
    ///   - draw -> home: { product: Date by which the answer comes, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "F003", name: "dead-end", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Context { flow, graph, .. } = *context;
    let reached = graph.reach_from(&graph.boundary(flow, graph.back_links()).starts);
    for (index, _) in graph.occurrences() {
        let Some(step) = graph.step(flow, index) else { continue };
        let may_stop = matches!(step.kind, StepKind::Ends | StepKind::Calls | StepKind::Decides);
        // An exit that leads nowhere is a wrong name, which R001 tells.
        let goes_on = !graph.exits(index).is_empty() || !step.exits.is_empty();
        if may_stop || goes_on || !reached.contains(index) || stands_alone(context, index) {
            continue;
        }
        let (id, key) = (step.id.as_str(), step.kind.key());
        let finding = sink
            .finding(
                subjects::step(step),
                step.id.span,
                format!("nothing follows `{id}`, and it is not declared an end"),
            )
            .label("the flow stops here")
            .help(format!("write who receives something next, or `ends: …` instead of `{key}: …`"));
        sink.push(finding);
    }
}
