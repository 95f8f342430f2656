//! H009: not only the supplier measures what it supplies.

use crate::declare_rule;
use crate::model::{Id, Measure};
use crate::rules::measures_by_id::MeasuresById;
use crate::rules::passage;
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// At least one measure of a hand-off is taken by somebody other than the supplier.
    ///
    /// It speaks where every measure of the hand-off has `measured-by` the supplier. A question
    /// (`asks`) brings the answer of whoever is asked and counts as theirs, unless the supplier
    /// alone is asked.
    ///
    /// ## Why
    /// The customer is the judge of a product. A supplier counts what left its hands and in which
    /// state it believes that it left; the customer counts what arrived and could be used.
    ///
    /// ## How to mend
    /// Let the customer count (`measured-by` the customer), or add a question to them beside the
    /// supplier's figures.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   laboratory: { name: Laboratory, kind: entity }
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - technician -> laboratory:
    ///       product: Labelled specimen fit for testing
    ///       measures:
    ///         { unit: percent, of: specimens sent, counts: specimens drawn twice, better: down,
    ///           baseline: 6%, target: 2%, measured-by: technician }
    ///   - laboratory -> patient:
    ///       product: Answer to what is wrong
    ///       measures: { asks: Do you know what is wrong?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    /// ```yaml pass
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   laboratory: { name: Laboratory, kind: entity }
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - technician -> laboratory:
    ///       product: Labelled specimen fit for testing
    ///       measures:
    ///         { unit: percent, of: specimens received, counts: specimens drawn twice, better: down,
    ///           baseline: 6%, target: 2%, measured-by: laboratory }
    ///   - laboratory -> patient:
    ///       product: Answer to what is wrong
    ///       measures: { asks: Do you know what is wrong?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "H009", name: "measured-by-supplier-only", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let by_id = MeasuresById::of(context);
    for passage in passage::between_actors(context) {
        let (supplier, customer) = (passage.supplier, passage.customer);
        let references = &passage.handoff.measures;
        let is_of_supplier = |measure: &Measure| is_taken_by(measure, &supplier.actor);
        let is_measured = !references.is_empty();
        if is_measured && references.iter().all(|one| by_id.resolve(one).is_some_and(is_of_supplier)) {
            let message = format!(
                "only {} measures what {} receives from it: the customer has no say",
                supplier.name, customer.name
            );
            let finding = sink
                .finding(subjects::handoff(passage.handoff), passage.product_span(), message)
                .label(format!("measured by {} alone", supplier.name))
                .help(format!("let the customer count: `measured-by: {}`", customer.actor));
            sink.push(finding);
        }
    }
}

fn is_taken_by(measure: &Measure, actor: &Id) -> bool {
    let asks_others = measure.asks.is_some()
        && (measure.asked_of.is_empty() || measure.asked_of.iter().any(|asked| asked.value != *actor));
    !asks_others && measure.measured_by.as_ref().is_some_and(|by| by.value == *actor)
}
