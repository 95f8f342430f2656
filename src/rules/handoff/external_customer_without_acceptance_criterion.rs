//! H011: a customer outside can tell whether the product is right.

use crate::declare_rule;
use crate::model::Side;
use crate::rules::passage::{self, Passage};
use crate::rules::wording::quoted;
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// A product for a customer outside the organisation says how that customer can tell that it is right.
    ///
    /// A hand-off without a product is left to [H001](H001.md).
    ///
    /// ## Why
    /// Colleagues come back and ask. Somebody outside goes home with what they were given, and the
    /// organisation hears nothing until something has gone wrong. A criterion that can be seen
    /// before they leave is the last chance to notice.
    ///
    /// ## How to mend
    /// Write what can be seen or heard when the product is right:
    /// `product: { name: …, accept: [Patient repeats it back] }`.
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
    ///       product: { name: Patient can say what the test will tell, accept: [Patient repeats it back] }
    ///       measures: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = {
        code: "H011", name: "external-customer-without-acceptance-criterion", level: Info, since: "0.1.0"
    }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let is_outside = |passage: &Passage<'_>| passage.customer.side == Side::External;
    for passage in passage::between_actors(context).filter(is_outside) {
        let Some(product) = passage.product().filter(|product| product.accept.is_empty()) else { continue };
        let customer = &passage.customer.name;
        let message = format!("nothing lets {customer} tell whether {} is right", quoted(&product.name));
        let finding = sink
            .finding(subjects::handoff(passage.handoff), product.name.span, message)
            .label("no acceptance criterion")
            .help(format!(
                "write what they can see or hear: `{}`",
                passage.with_product_key(context.source, "accept: [<what shows it>]")
            ));
        sink.push(finding);
    }
}
