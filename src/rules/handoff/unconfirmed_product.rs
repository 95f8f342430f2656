//! H008: the customer has confirmed the product.

use crate::declare_rule;
use crate::rules::passage::{self, Passage};
use crate::rules::wording::quoted;
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// Somebody on the customer's side has confirmed that the product is what they need.
    ///
    /// It speaks where `confirmed-by` is missing, or where the supplier alone confirmed it. A
    /// hand-off without a product is left to [H001](H001.md).
    ///
    /// ## Why
    /// The first list of products is what suppliers believe that their customers want. It is worth
    /// writing down, and it is a guess until a customer has seen it.
    ///
    /// ## How to mend
    /// Show the product to those who receive it, change it until they agree, then write who did:
    /// `product: { name: …, confirmed-by: patient }`.
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
    ///       product: { name: Patient can say what the test will tell, confirmed-by: patient }
    ///       measures: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "H008", name: "unconfirmed-product", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    for passage in passage::between_actors(context) {
        let Some(product) = passage.product() else { continue };
        let (supplier, customer) = (passage.supplier, passage.customer);
        let name = quoted(&product.name);
        let message = match &product.confirmed_by {
            None => format!("{} has not confirmed that they need {name}", customer.name),
            Some(by) if by.value == supplier.actor => {
                format!("only {}, who supplies it, confirmed {name}", supplier.name)
            }
            Some(_) => continue,
        };
        let finding = sink
            .finding(subjects::handoff(passage.handoff), product.name.span, message)
            .label(format!("not confirmed by {}", customer.name))
            .help(help(&passage, context));
        sink.push(finding);
    }
}

fn help(passage: &Passage<'_>, context: &Context<'_>) -> String {
    let Passage { customer, .. } = passage;
    let key = format!("confirmed-by: {}", customer.actor);
    format!("ask {}, then write `{}`", customer.name, passage.with_product_key(context.source, &key))
}
