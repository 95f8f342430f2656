//! P002: a product that may be an activity.

use super::activities;
use crate::declare_rule;
use crate::rules::wording::quoted;
use crate::rules::words::Activity;
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// A product cannot be read as an activity.
    ///
    /// English leaves many phrases open: "order blood tests" may be an order or a request to
    /// somebody, "specimen collection" may be the specimens or the walk to the ward. The rule points
    /// to a word that may be noun or verb with nothing behind it that can be handed over, to phrases
    /// that end in a noun for work (collection, preparation, processing, handling), and to
    /// activities that go on to say what the customer has of them. Flows in other languages are not
    /// judged.
    ///
    /// ## Why
    /// What can be read two ways will be: the supplier reads it as work done, the customer as
    /// something they will have. Both are content with the chart until the first complaint.
    ///
    /// ## How to mend
    /// Name the thing that the work leaves with the customer: "labelled specimen fit for testing"
    /// and not "specimen collection". Where the customer does call it that, let it stand.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - technician -> patient:
    ///       product: Specimen collection
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
    ///       product: Labelled specimen fit for testing
    ///       measures: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "P002", name: "product-may-be-activity", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    for passage in activities::judged(context, Activity::Possible) {
        let customer = &passage.customer.name;
        let Some(product) = passage.product() else { continue };
        let name = quoted(&product.name);
        let message = format!("{name} may be read as work that gets done, not as what {customer} takes away");
        let finding = sink
            .finding(subjects::handoff(passage.handoff), product.name.span, message)
            .label("perhaps an activity")
            .help(format!(
                "name what it leaves with {customer}, or let it stand if {customer} calls it that"
            ));
        sink.push(finding);
    }
}
