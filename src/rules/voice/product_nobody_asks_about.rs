//! V005: a customer outside is asked about the product.

use crate::declare_rule;
use crate::model::{Id, Measure, Side};
use crate::rules::measures_by_id::MeasuresById;
use crate::rules::passage::{self, Passage};
use crate::rules::wording::quoted;
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// Of a product for a customer outside the organisation, at least one measure asks.
    ///
    /// It speaks where a hand-off to an external customer has measures, and none of them is a question
    /// (`asks`) or is taken by the customer (`measured-by`). A hand-off without any measure is left to
    /// [H002](H002.md).
    ///
    /// ## Why
    /// What a service counts by itself is what it sends, how much and how fast. Whether it was what the customer
    /// needed is known outside only, and nobody outside tells unasked: most of those who are let down
    /// go without a word.
    ///
    /// ## How to mend
    /// Add one question to the customer beside the figures: can they do now what the product was for?
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - technician -> patient:
    ///       product: Patient can say what the test will tell
    ///       measures: { unit: percent, of: tests, counts: tests explained beforehand, baseline: 60%, target: 90% }
    /// ```
    /// ```yaml pass
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - technician -> patient:
    ///       product: Patient can say what the test will tell
    ///       measures:
    ///         - { unit: percent, of: tests, counts: tests explained beforehand, baseline: 60%, target: 90% }
    ///         - { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "V005", name: "product-nobody-asks-about", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let by_id = MeasuresById::of(context);
    let is_outside = |passage: &Passage<'_>| passage.customer.side == Side::External;
    for passage in passage::between_actors(context).filter(is_outside) {
        let Some(product) = passage.product() else { continue };
        let customer = passage.customer;
        let measures = passage.handoff.measures.iter().map(|reference| by_id.resolve(reference));
        // A measure that is not known may well ask.
        let Some(measures) = measures.collect::<Option<Vec<&Measure>>>() else { continue };
        if measures.is_empty() || measures.iter().any(|measure| asks(measure, &customer.actor)) {
            continue;
        }
        let message = format!("nobody asks {} about {}", customer.name, quoted(&product.name));
        let question = "{ asks: <a question>, scale: yes-no, baseline: 60%, target: 90% }";
        let finding = sink
            .finding(subjects::handoff(passage.handoff), product.name.span, message)
            .label("measured without asking")
            .help(format!(
                "ask {}, with your own words and numbers: add `{question}` to `measures`",
                customer.name
            ));
        sink.push(finding);
    }
}

/// Tells whether a measure brings the customer's own view.
fn asks(measure: &Measure, customer: &Id) -> bool {
    measure.asks.is_some() || measure.measured_by.as_ref().is_some_and(|by| by.value == *customer)
}
