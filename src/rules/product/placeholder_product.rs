//! P007: a product that names nothing.

use crate::declare_rule;
use crate::rules::wording::quoted;
use crate::rules::words::{is_placeholder, placeholder_mark, span_within};
use crate::rules::{Context, Rule, Sink, passage, subjects};

declare_rule! {
    /// ## What it checks
    /// A product names what is handed over, and does not hold a place for it.
    ///
    /// A whole product that says "info", "form", "stuff" or "document" names nothing; this is judged
    /// in English flows. Marks of what is still to be written ("TBD", "???", "n/a") are found in
    /// every language.
    ///
    /// ## Why
    /// A placeholder looks like an answer. The hand-off counts as described, nobody comes back to it,
    /// and the customer has been promised nothing.
    ///
    /// ## How to mend
    /// Say which information, which form, and what the customer does with it. Where nobody knows yet,
    /// leave the product out: the gap then stays in sight (`handoff-without-product`).
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - technician -> patient:
    ///       product: Info
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
    ///       product: Leaflet that says what the test will tell
    ///       measures: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "P007", name: "placeholder-product", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    for passage in passage::all(context) {
        let Some(product) = passage.product() else { continue };
        let is_nothing = || context.flow.is_english() && is_placeholder(&product.name);
        let Some(place) =
            placeholder_mark(&product.name).or_else(|| is_nothing().then(|| 0..product.name.len()))
        else {
            continue;
        };
        let customer = &passage.customer.name;
        let word = quoted(&product.name[place.clone()]);
        let message = format!("{word} holds a place: it does not say what {customer} takes away");
        let finding = sink
            .finding(
                subjects::handoff(passage.handoff),
                span_within(context.source, &product.name, place),
                message,
            )
            .label("not a product yet")
            .help(format!("ask {customer} what they take away and what they can do with it, and write that"));
        sink.push(finding);
    }
}
