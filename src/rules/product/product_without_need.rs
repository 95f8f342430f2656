//! P004: a product answers a need.

use crate::declare_rule;
use crate::rules::passage::{self, Passage};
use crate::rules::wording::quoted;
use crate::rules::words::Words;
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// A hand-off with a product says what the customer needs it for.
    ///
    /// A product that says so itself needs no second text: one in the customer's own voice ("I
    /// understand my diagnosis"), or one with "so that". These words are known for English.
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
    let is_english = context.flow.is_english();
    let lacks_need = |passage: &Passage<'_>| passage.handoff.need.is_none();
    for passage in passage::between_actors(context).filter(lacks_need) {
        let Some(product) = passage.product() else { continue };
        if is_english && tells_need(&product.name) {
            continue;
        }
        let customer = &passage.customer.name;
        let message = format!("nothing says what {customer} needs {} for", quoted(&product.name));
        let finding = sink
            .finding(subjects::handoff(passage.handoff), product.name.span, message)
            .label("no need")
            .help(format!(
                "ask {customer}, and write it in their words: `{}`",
                passage.with_key(context.source, "need: <what they need it for>")
            ));
        sink.push(finding);
    }
}

/// Tells whether a product says itself what it is for: in the customer's voice, or with a purpose.
fn tells_need(product: &str) -> bool {
    let words = Words::of(product);
    matches!(words.get(0), "i" | "my" | "we" | "our") || words.holds_phrase("so that")
}

#[cfg(test)]
mod tests {
    use super::tells_need;

    #[test]
    fn hears_the_customer() {
        for text in ["I understand my diagnosis", "Money for the flat so that the family can stay"] {
            assert!(tells_need(text), "{text}");
        }
        for text in ["IV line", "Answer that helps us", "Test result", ""] {
            assert!(!tells_need(text), "{text}");
        }
    }
}
