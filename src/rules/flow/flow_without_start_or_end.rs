//! F001: the flow starts somewhere and ends somewhere.

use crate::declare_rule;
use crate::diagnostic::Subject;
use crate::model::StepKind;
use crate::rules::flow::trapped_loops::{is_whole_flow, trapped_loops};
use crate::rules::{Context, Rule, Sink, links, subjects};

declare_rule! {
    /// ## What it checks
    /// Something starts the flow and something ends it.
    ///
    /// A step that is declared with `starts` starts the flow; where no step is, those do to which
    /// nothing leads, or the first of the file if only links that loop back lead to it. A step that is
    /// declared with `ends` ends the flow, and so does whatever nothing leaves. In a flow of hand-offs
    /// without steps, the first suppliers start it and the last customers end it.
    ///
    /// A loop that traps only part of the flow is F004.
    ///
    /// ## Why
    /// A chart is read from a start to an end, and the two name the first supplier and the last
    /// customer. ISO 5807 has a symbol of its own for them, the terminator. A circle has neither:
    /// nobody can say when the customer has been served.
    ///
    /// ## How to mend
    /// Give the step that begins the key `starts` instead of `does`, and the step after which the
    /// customer has what they came for the key `ends`. Where an actor does something before and
    /// something after, these are two steps.
    ///
    /// ```yaml fail
    /// flow: Result by telephone
    /// customer: patient
    /// actors:
    ///   patient: { name: Patient, side: external }
    ///   clerk: Ward clerk
    /// steps:
    ///   ask: { actor: patient, does: Ask for the result }
    ///   look: { actor: clerk, does: Look for the result }
    /// handoffs:
    ///   - ask -> look: { product: Question with name and date of the test, measures: clear }
    ///   - look -> ask: { product: Answer to what is wrong, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    /// ```yaml pass
    /// flow: Result by telephone
    /// customer: patient
    /// actors:
    ///   patient: { name: Patient, side: external }
    ///   clerk: Ward clerk
    /// steps:
    ///   ask: { actor: patient, starts: Ask for the result }
    ///   look: { actor: clerk, does: Look for the result }
    ///   know: { actor: patient, ends: Knows what is wrong }
    /// handoffs:
    ///   - ask -> look: { product: Question with name and date of the test, measures: clear }
    ///   - look -> know: { product: Answer to what is wrong, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "F001", name: "flow-without-start-or-end", level: Error, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Context { flow, graph, .. } = *context;
    if graph.petgraph().node_count() == 0 {
        // A file that could not be read to its actors has been told so already.
        if flow.actors.is_empty() {
            return;
        }
        let finding = sink
            .finding(
                Subject::flow(),
                subjects::flow_span(context.flow),
                "nothing starts and nothing ends here",
            )
            .label("the flow has neither hand-offs nor steps")
            .help("write who hands what to whom, first things first: `supplier -> customer: product`");
        sink.push(finding);
        return;
    }
    let back = graph.back_links();
    let trapped = trapped_loops(flow, graph);
    if trapped.first().is_some_and(|group| is_whole_flow(graph, group)) {
        report_circle(context, sink);
    } else if graph.boundary(flow, back).starts.is_empty() {
        let finding = sink
            .finding(Subject::flow(), subjects::flow_span(context.flow), "nothing starts the flow")
            .label("something leads to every step")
            .help("write `starts: …` instead of `does: …` on the step that begins");
        sink.push(finding);
    }
}

fn report_circle(context: &Context<'_>, sink: &mut Sink) {
    let Context { flow, graph, .. } = *context;
    let starts = flow.steps.iter().any(|step| step.kind == StepKind::Starts);
    let message = match starts {
        true => "nothing ends: every way leads back to where it came from",
        false => "nothing starts and nothing ends: the flow goes round in a circle",
    };
    let back = graph.back_links();
    let round = back.links().first().map(|link| back.loop_of(graph, *link)).unwrap_or_default();
    let finding = sink
        .finding(Subject::flow(), subjects::flow_span(context.flow), message)
        .label("this flow has no step after which it is over")
        .help("add the step after which the customer has what they came for: `ends: …`");
    let finding = links::label_links(context, finding, &round, |index| match index {
        0 => "round from here".to_owned(),
        _ => "and on".to_owned(),
    });
    sink.push(finding);
}
