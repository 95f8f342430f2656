//! F010: the ultimate customer receives something after a few hand-offs.

use crate::declare_rule;
use crate::diagnostic::Subject;
use crate::rules::actors_by_id::ActorsById;
use crate::rules::{Context, Rule, Sink};
use crate::syntax::keys::Limit;

declare_rule! {
    /// ## What it checks
    /// The ultimate customer first receives something after fewer than five hand-offs.
    ///
    /// The shortest way from any start counts, with the hand-off by which the customer is served. Five is
    /// the limit `many-handoffs-before-customer: 5`.
    ///
    /// ## Why
    /// Whoever waits behind five hand-offs waits for five people's queues, and hears nothing meanwhile.
    /// What each of the five gets right only nine times in ten, the customer gets right six times in ten.
    ///
    /// ## How to mend
    /// Bring somebody who can answer closer to the customer, join hand-offs between people who could do
    /// each other's part, or hand the customer something on the way: what happens next, and when.
    ///
    /// ```yaml fail
    /// flow: Appointment by letter
    /// customer: patient
    /// actors:
    ///   practice: { name: GP practice, kind: entity }
    ///   post: Post room
    ///   clerk: Ward clerk
    ///   physician: Consultant
    ///   typist: Typist
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - practice -> post: { product: Referral that states the question, measures: clear }
    ///   - post -> clerk: { product: Referral on the day it came, measures: clear }
    ///   - clerk -> physician: { product: Referral with the old record, measures: clear }
    ///   - physician -> typist: { product: Urgency of the visit, measures: clear }
    ///   - typist -> patient: { product: Date of the visit, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    /// ```yaml pass
    /// flow: Appointment by letter
    /// customer: patient
    /// actors:
    ///   practice: { name: GP practice, kind: entity }
    ///   clerk: Ward clerk
    ///   physician: Consultant
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - practice -> clerk: { product: Referral that states the question, measures: clear }
    ///   - clerk -> physician: { product: Referral with the old record, measures: clear }
    ///   - physician -> patient: { product: Date of the visit, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "F010", name: "customer-served-late", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Context { flow, graph, .. } = *context;
    let handoffs = graph.handoffs_to_customer(flow, graph.back_links());
    let many = context.limits.count(Limit::ManyHandoffsBeforeCustomer);
    let Some(handoffs) = handoffs.filter(|handoffs| *handoffs >= many) else { return };
    let [first, rest @ ..] = flow.customers.as_slice() else { return };
    let actors = ActorsById::of(context);
    let name = match rest {
        [] => actors.get(&first.value).map_or(first.as_str(), |actor| actor.name.as_str()),
        _ => "any customer",
    };
    let message = format!("it takes {handoffs} hand-offs until {name} receives anything");
    let finding = sink.finding(Subject::flow(), first.span, message).label("waits behind all of them").help(
        format!("hand {name} something on the way, such as what happens next and when, or join hand-offs"),
    );
    sink.push(finding);
}
