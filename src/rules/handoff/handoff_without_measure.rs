//! H002: a hand-off has a measure.

use super::stub_measure::stub;
use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Fix};
use crate::rules::passage::{self, Passage};
use crate::rules::wording::quoted;
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// Every hand-off between two actors has a measure that tells whether its product arrives as it should.
    ///
    /// One measure is enough: a question that the customer is asked, or a figure with a unit. The
    /// rule also speaks where the hand-off has no product yet, beside [H001](H001.md), so that the
    /// count of hand-offs without a measure is the true one.
    ///
    /// ## Why
    /// Whether a product serves its customer is the customer's to say, and without data both sides
    /// guess. Suppliers tend to guess well of themselves. A measure at the hand-off finds a fault
    /// where it arises; one at the end of the chain only finds that there was one.
    ///
    /// ## How to mend
    /// The shortest way is to ask the customer: one question, the answers it offers, where you
    /// stand and where you want to be. Or name a measure of the flow: `measures: complete-orders`.
    /// Where it has to wait, waive it with a reason and a date:
    /// `waive: [{ rule: H002, reason: …, until: … }]`.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - technician -> patient: Patient can say what the test will tell
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
    ///       measures: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "H002", name: "handoff-without-measure", level: Warning, since: "0.1.0", fix: Unsafe }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    for passage in passage::between_actors(context).filter(|passage| passage.handoff.measures.is_empty()) {
        sink.push(finding(context, sink, &passage));
    }
}

fn finding(context: &Context<'_>, sink: &Sink, passage: &Passage<'_>) -> Diagnostic {
    let (supplier, customer) = (&passage.supplier.name, &passage.customer.name);
    let message = match passage.product() {
        Some(product) => {
            format!("nothing tells whether {} reaches {customer} as it should", quoted(&product.name))
        }
        None => format!("nothing tells whether the hand-off from {supplier} serves {customer}"),
    };
    let subject = subjects::handoff(passage.handoff);
    let finding = sink
        .finding(subject, passage.product_span(), message)
        .label("no measure")
        .help(help(context, passage));
    // The question is written in English.
    let stub = context.flow.is_english().then(|| stub(context.source, passage)).flatten();
    match stub {
        Some(edit) => finding.fix(Fix {
            title: "write a question to begin with".to_owned(),
            edits: vec![edit],
            safe: false,
        }),
        None => finding,
    }
}

fn help(context: &Context<'_>, passage: &Passage<'_>) -> String {
    let customer = &passage.customer.name;
    let measure = "measures: { asks: <a question>, scale: yes-no, baseline: 60%, target: 90% }";
    let written = passage.with_key(context.source, measure);
    format!("ask {customer}, with your own question and numbers: `{written}`")
}
