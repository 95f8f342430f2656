//! P001: a product is what the customer takes away, not what the supplier does.

use super::activities;
use crate::declare_rule;
use crate::rules::wording::quoted;
use crate::rules::words::Activity;
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// A product names what the customer takes away, not what the supplier does.
    ///
    /// The rule knows an activity by its English words: a verb at the beginning ("collect the
    /// specimen", "collecting specimens", "to notify the ward"), a word that may be noun or verb
    /// with an object behind it ("order the test"), or an actor who does something ("Lab technician
    /// draws blood"). What begins as such a phrase and goes on to say what the customer has of it
    /// ("…, so that …") is one level milder (`product-may-be-activity`). Flows in other languages
    /// are not judged.
    ///
    /// ## Why
    /// A supplier can finish an activity and the customer be no further: the blood is drawn, and
    /// the patient knows nothing. An activity can only be measured by whether it was done; what the
    /// customer takes away can be asked of the customer. So a product stands in the customer's terms,
    /// as an outcome.
    ///
    /// ## How to mend
    /// Ask the customer what they have in hand, know or can do when it went well, and write that.
    /// Move the activity to the supplier's step (`does:`).
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - technician -> patient:
    ///       product: Drawing blood
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
    ///       measures: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "P001", name: "product-is-activity", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    for passage in activities::judged(context, Activity::Firm) {
        let customer = &passage.customer.name;
        let Some(product) = passage.product() else { continue };
        let message =
            format!("{} is work that gets done, not what {customer} takes away", quoted(&product.name));
        let finding = sink
            .finding(subjects::handoff(passage.handoff), product.name.span, message)
            .label("an activity")
            .help(format!("write what {customer} has, knows or can do when it went well"));
        sink.push(finding);
    }
}
