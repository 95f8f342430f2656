//! P007: a product or measure that names nothing.

use crate::declare_rule;
use crate::diagnostic::{Diagnostic, Subject};
use crate::rules::wording::quoted;
use crate::rules::words::{is_placeholder, placeholder_mark, span_within};
use crate::rules::{Context, Rule, Sink, passage, subjects};
use crate::text::Spanned;
use std::ops::Range;

declare_rule! {
    /// ## What it checks
    /// A product names what is handed over, and a measure what is counted or asked: neither holds a place.
    ///
    /// A whole product that says "info", "form", "stuff" or "document" names nothing; this is judged
    /// in English flows. Marks of what is still to be written ("TBD", "???", "n/a", `<a question>`)
    /// are found in every language, in products and in the names and questions of measures.
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
    META = { code: "P007", name: "placeholder", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    for passage in passage::all(context) {
        let Some(product) = passage.product() else { continue };
        let is_nothing = || context.flow.is_english() && is_placeholder(&product.name);
        let mark = placeholder_mark(&product.name);
        let Some(place) = mark.or_else(|| is_nothing().then(|| 0..product.name.len())) else { continue };
        let customer = &passage.customer.name;
        let says = format!("it does not say what {customer} takes away");
        let help = format!("ask {customer} what they take away and what they can do with it, and write that");
        let subject = subjects::handoff(passage.handoff);
        sink.push(
            finding(context, sink, subject, &product.name, place, &says)
                .label("not a product yet")
                .help(help),
        );
    }
    for placed in subjects::measures(context.flow) {
        for text in placed.measure.asks.iter().chain(&placed.measure.name) {
            let Some(place) = placeholder_mark(text) else { continue };
            let finding = finding(context, sink, placed.subject(), text, place, "nothing is measured by it");
            sink.push(
                finding.label("not a measure yet").help("write the question that you ask, or what you count"),
            );
        }
    }
}

/// Starts a finding on the words of a text that hold a place.
fn finding(
    context: &Context<'_>,
    sink: &Sink,
    subject: Subject,
    text: &Spanned<String>,
    place: Range<usize>,
    says: &str,
) -> Diagnostic {
    let message = format!("{} holds a place: {says}", quoted(&text[place.clone()]));
    sink.finding(subject, span_within(context.source, text, place), message)
}
