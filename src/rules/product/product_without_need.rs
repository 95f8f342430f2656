//! P004: a product answers a need.

use crate::declare_rule;
use crate::rules::passage::{self, Passage};
use crate::rules::wording::quoted;
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// A hand-off with a product says what the customer needs it for.
    ///
    /// ## Why
    /// The product is the supplier's answer; the need is the customer's question. Written side by
    /// side, they show at a glance an answer that nobody asked for. And where the product has to
    /// change, the need tells what may not get lost.
    ///
    /// ## How to mend
    /// Ask the customer what they want to be able to do with it, and why, and write their words:
    /// `need: Know which question the test must answer`.
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
    ///       measures: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
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
    ///       need: Be sure that the test is worth the needle
    ///       measures: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "P004", name: "product-without-need", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let lacks_need = |passage: &Passage<'_>| passage.handoff.need.is_none();
    for passage in passage::between_actors(context).filter(lacks_need) {
        let Some(product) = passage.product() else { continue };
        let customer = &passage.customer.name;
        let message = format!("nothing says what {customer} needs {} for", quoted(&product.name));
        let finding = sink
            .finding(subjects::handoff(passage.handoff), product.name.span, message)
            .help(format!("ask {customer}, and write it in their words: `need: …`"));
        sink.push(finding);
    }
}
