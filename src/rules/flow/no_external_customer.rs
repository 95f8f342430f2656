//! F008: the chain reaches a customer outside the organisation.

use crate::declare_rule;
use crate::diagnostic::Subject;
use crate::model::Side;
use crate::rules::{Context, Rule, Sink, links, subjects};

declare_rule! {
    /// ## What it checks
    /// A flow that names no `customer` hands something to an external actor.
    ///
    /// A flow that names its customer has said whom it exists for, and may well serve colleagues: it is
    /// never judged here. Whether the named customer receives anything is F007.
    ///
    /// ## Why
    /// A chain of hand-offs is worth its last link: each internal customer is served so that, in the
    /// end, somebody outside is. Deming drew production as a system with the consumer in it ("Out of the
    /// Crisis", 1986), and a chart that stops before the consumer makes a part of the work look whole.
    ///
    /// ## How to mend
    /// Follow the chain to the person outside who is better off for it, declare them with
    /// `side: external` and write what they take away. Where the flow is a service to colleagues, name
    /// them: `customer: …`.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// actors:
    ///   physician: Ordering physician
    ///   technician: Lab technician
    /// handoffs:
    ///   - physician -> technician: { product: Complete order that states the question, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    /// ```yaml pass
    /// flow: Blood test
    /// actors:
    ///   physician: Ordering physician
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - physician -> technician: { product: Complete order that states the question, measures: clear }
    ///   - technician -> patient: { product: Date by which the answer comes, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    /// ```yaml pass
    /// flow: Analyser service
    /// customer: technician
    /// actors:
    ///   workshop: { name: Workshop, kind: entity }
    ///   technician: Lab technician
    /// handoffs:
    ///   - workshop -> technician: { product: Analyser that measures true, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "F008", name: "no-external-customer", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Context { flow, graph, .. } = *context;
    if !flow.customers.is_empty() {
        return;
    }
    let crossing = || graph.links().map(|(link, _)| link).filter(|link| graph.crosses(*link));
    // Nobody knows on which side an undeclared actor is; R001 asks.
    let may_be_outside = |customer: usize| {
        let lane = &graph.lanes()[customer];
        lane.side == Side::External || !lane.declared
    };
    let Some(last) = crossing().last() else { return };
    if crossing().any(|link| may_be_outside(graph.lanes_of(link).1)) {
        return;
    }
    let outside = graph.lanes().iter().find(|lane| lane.side == Side::External);
    let message = match outside {
        Some(lane) => format!("the chain never comes back to {}, nor to anybody else outside", lane.name),
        None => "the chain never reaches a customer outside the organisation".to_owned(),
    };
    let customer = &graph.lanes()[graph.lanes_of(last).1];
    let finding = sink
        .finding(Subject::flow(), subjects::flow_span(context.flow), message)
        .label("who is it for?")
        .also(links::span(context, last), format!("the last hand-off is to {}", customer.name))
        .help(format!(
            "write what somebody outside takes away in the end; if the flow serves colleagues, name them: `customer: {}`",
            customer.actor
        ));
    sink.push(finding);
}
