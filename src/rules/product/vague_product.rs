//! P005: a product or its acceptance criterion holds a vague word.

use crate::declare_rule;
use crate::rules::wording::quoted;
use crate::rules::words::{Words, first_vague, span_within};
use crate::rules::{Context, Rule, Sink, passage, subjects};

declare_rule! {
    /// ## What it checks
    /// A product and its acceptance criteria hold no word that two people take differently.
    ///
    /// Such words are listed for English: timely, appropriate, as needed, improved, user-friendly,
    /// etc. The rule is silent where an amount with its unit stands within six words ("timely: within
    /// 2 days"), and in questions, quotations and phrases in the first person, which are the customer's
    /// own words.
    ///
    /// ## Why
    /// Supplier and customer both agree to "timely", and mean an hour and a week. The word ends the
    /// talk that the chart was drawn for.
    ///
    /// ## How to mend
    /// Ask the customer where the line is, and write the line: a number with its unit, a list, or
    /// what the customer can do.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - technician -> patient:
    ///       product: Timely answer to what is wrong
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
    ///       product: Answer to what is wrong within 2 days
    ///       measures: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "P005", name: "vague-product", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    if !context.flow.is_english() {
        return;
    }
    for passage in passage::all(context) {
        let Some(product) = passage.product() else { continue };
        for text in std::iter::once(&product.name).chain(&product.accept) {
            let Some(vague) = first_vague(text).filter(|_| !is_in_first_person(text)) else { continue };
            let (supplier, customer) = (&passage.supplier.name, &passage.customer.name);
            let word = quoted(&text[vague.clone()]);
            let message = format!("{supplier} and {customer} may each take {word} to mean something else");
            let finding = sink
                .finding(
                    subjects::handoff(passage.handoff),
                    span_within(context.source, text, vague),
                    message,
                )
                .label("where is the line?")
                .help(format!(
                    "ask {customer} where the line is, and write it: a number with its unit, or a list"
                ));
            sink.push(finding);
        }
    }
}

/// Tells whether a phrase speaks as the customer does: "reasons that help us do better".
fn is_in_first_person(text: &str) -> bool {
    Words::of(text).iter().any(|word| matches!(word, "i" | "me" | "my" | "we" | "us" | "our"))
}
