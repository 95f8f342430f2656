//! F016: nobody has to work with a crowd of suppliers or customers.

use crate::declare_rule;
use crate::diagnostic::Subject;
use crate::rules::actors_by_id::ActorsById;
use crate::rules::{Context, Rule, Sink, subjects};
use crate::syntax::keys::Limit;

declare_rule! {
    /// ## What it checks
    /// No actor has seven suppliers or more, or seven customers or more.
    ///
    /// Different actors are counted, however often they hand something off. The ultimate customer is
    /// counted like everybody else. The limits are
    /// `many-suppliers: 7` and `many-customers: 7`.
    ///
    /// ## Why
    /// Each supplier has habits of its own and each customer needs of its own, and one person has to know
    /// them all. Who stands in the middle of so many is interrupted by each, and the flow stops with
    /// them. A patient with seven suppliers has nobody to ask.
    ///
    /// ## How to mend
    /// Let one supplier speak for several, agree on one form of product for all customers, or divide the
    /// actor's part among two.
    ///
    /// ```yaml fail
    /// flow: Discharge papers
    /// customer: patient
    /// actors:
    ///   clerk: Ward clerk
    ///   physician: Ward physician
    ///   nurse: Ward nurse
    ///   pharmacist: Pharmacist
    ///   therapist: Physiotherapist
    ///   dietician: Dietician
    ///   social-worker: Social worker
    ///   laboratory: { name: Laboratory, kind: entity }
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - physician -> clerk: { product: Diagnosis in plain words, measures: clear }
    ///   - nurse -> clerk: { product: Wound care for home, measures: clear }
    ///   - pharmacist -> clerk: { product: Medicines with their times, measures: clear }
    ///   - therapist -> clerk: { product: Exercises for home, measures: clear }
    ///   - dietician -> clerk: { product: Meals for home, measures: clear }
    ///   - social-worker -> clerk: { product: Date of the home visit, measures: clear }
    ///   - laboratory -> clerk: { product: Verified results, measures: clear }
    ///   - clerk -> patient: { product: Plan that the patient can follow, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    /// ```yaml pass
    /// flow: Discharge papers
    /// customer: patient
    /// actors:
    ///   physician: Ward physician
    ///   nurse: Ward nurse
    ///   pharmacist: Pharmacist
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - physician -> nurse: { product: Diagnosis in plain words, measures: clear }
    ///   - pharmacist -> nurse: { product: Medicines with their times, measures: clear }
    ///   - nurse -> patient: { product: Plan that the patient can follow, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "F016", name: "crowded-actor", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let actors = ActorsById::of(context);
    let many_suppliers = context.limits.count(Limit::ManySuppliers);
    let many_customers = context.limits.count(Limit::ManyCustomers);
    for (lane, fan) in context.graph.lanes().iter().zip(context.graph.fans()) {
        let (name, suppliers, customers) = (&lane.name, fan.suppliers, fan.customers);
        let (message, help) = match (suppliers >= many_suppliers, customers >= many_customers) {
            (false, false) => continue,
            (true, false) => (
                format!("{name} receives from {suppliers} different actors"),
                "let one supplier speak for several, or divide the work among two",
            ),
            (false, true) => (
                format!("{name} hands off to {customers} different actors"),
                "agree on one product that serves several, or divide the work among two",
            ),
            (true, true) => (
                format!("{name} receives from {suppliers} different actors and hands off to {customers}"),
                "divide the work among two, or let some of the others deal with each other",
            ),
        };
        let (subject, span) = match actors.own(&lane.actor) {
            Some(actor) => (subjects::actor(actor), actor.id.span),
            None => (Subject::flow(), subjects::flow_span(context.flow)),
        };
        sink.push(sink.finding(subject, span, message).label("stands between so many").help(help));
    }
}
