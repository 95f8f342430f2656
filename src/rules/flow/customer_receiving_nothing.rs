//! F007: the ultimate customer receives something.

use crate::declare_rule;
use crate::diagnostic::Subject;
use crate::model::Id;
use crate::rules::actors_by_id::ActorsById;
use crate::rules::{Context, Rule, Sink, subjects};
use std::collections::HashSet;

declare_rule! {
    /// ## What it checks
    /// Somebody hands something to each actor that the flow names as its `customer`.
    ///
    /// ## Why
    /// The ultimate customer is whom the flow exists for. A chart on which nothing arrives there shows
    /// work among colleagues, and no measure of it can tell whether anybody was served.
    ///
    /// ## How to mend
    /// Ask what the customer takes away when all is done and from whom, and write that hand-off. Where
    /// the flow serves somebody else, name them under `customer`.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   patient: { name: Patient, side: external }
    ///   technician: Lab technician
    ///   practice: { name: GP practice, side: external, kind: entity }
    /// handoffs:
    ///   - patient -> technician: { product: Consent to the test, measures: clear }
    ///   - technician -> practice: { product: Verified result, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    /// ```yaml pass
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   patient: { name: Patient, side: external }
    ///   technician: Lab technician
    ///   practice: { name: GP practice, side: external, kind: entity }
    /// handoffs:
    ///   - patient -> technician: { product: Consent to the test, measures: clear }
    ///   - technician -> practice: { product: Verified result, measures: clear }
    ///   - practice -> patient: { product: Answer to what is wrong, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "F007", name: "customer-receiving-nothing", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Context { flow, graph, .. } = *context;
    if graph.petgraph().node_count() == 0 {
        return;
    }
    let crossing = graph.links().map(|(link, _)| link).filter(|link| graph.crosses(*link));
    let served: HashSet<&Id> = crossing.map(|link| &graph.lanes()[graph.lanes_of(link).1].actor).collect();
    let actors = ActorsById::of(context);
    for customer in flow.customers.iter().filter(|customer| !served.contains(&customer.value)) {
        let Some(actor) = actors.get(&customer.value) else { continue };
        let own = actors.own(&customer.value);
        let (name, id) = (actor.name.value.as_str(), customer.as_str());
        let subject = own.map_or_else(Subject::flow, subjects::actor);
        let mut finding = sink
            .finding(
                subject,
                customer.span,
                format!("the flow exists for {name}, who receives nothing from anybody"),
            )
            .label("the ultimate customer")
            .help(format!("write what {name} takes away in the end: `supplier -> {id}: product`"));
        if let Some(own) = own {
            finding = finding.also(own.id.span, "declared here");
        }
        sink.push(finding);
    }
}
