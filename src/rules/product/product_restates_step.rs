//! P003: a product says more than the supplier's step.

use crate::declare_rule;
use crate::graph::Origin;
use crate::import::bpmn::SequenceFlow;
use crate::model::StepKind;
use crate::rules::wording::{folded, quoted};
use crate::rules::words::restates;
use crate::rules::{Context, Rule, Sink, passage, subjects};
use crate::text::Spanned;

declare_rule! {
    /// ## What it checks
    /// A product says more than the step that it comes from.
    ///
    /// The rule compares the stems of the English words: "verified result" restates "verify the
    /// result". It fires where all stems of the product are in the step's text, or where six in ten
    /// are in both. A flow without steps has nothing to compare with, and flows in other languages
    /// are not judged. In BPMN a message, a signal or a data object with a name of one word, such as
    /// "Invoice", is a paper, and passes.
    ///
    /// ## Why
    /// A box that says "verify the result" and an arrow that says "verified result" tell the same
    /// thing twice, from the supplier's side. What the customer can do with the result is still
    /// nowhere on the chart, and that is what the hand-off is for.
    ///
    /// ## How to mend
    /// Ask the customer what makes the product worth having: "verified result that answers the
    /// question asked".
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// steps:
    ///   verify: { actor: technician, does: Verify the result }
    ///   home: { actor: patient, ends: Knows what comes next }
    /// handoffs:
    ///   - verify -> home:
    ///       product: Verified result
    ///       measures: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    /// ```yaml pass
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// steps:
    ///   verify: { actor: technician, does: Verify the result }
    ///   home: { actor: patient, ends: Knows what comes next }
    /// handoffs:
    ///   - verify -> home:
    ///       product: Verified result that answers the question asked
    ///       measures: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "P003", name: "product-restates-step", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    if !context.flow.is_english() {
        return;
    }
    for passage in passage::all(context) {
        let (Some(product), Origin::Step(index)) = (passage.product(), passage.from.origin) else { continue };
        let Some(step) = context.flow.steps.get(index).filter(|step| step.kind == StepKind::Does) else {
            continue;
        };
        if !restates(&product.name, &step.text) || is_document(context, &product.name) {
            continue;
        }
        let customer = &passage.customer.name;
        let message = format!("{} only repeats the step that it comes from", quoted(&product.name));
        let finding = sink
            .finding(subjects::handoff(passage.handoff), product.name.span, message)
            .label("repeats the step")
            .also(step.text.span, "the step")
            .help(format!(
                "say what makes it worth having for {customer}: what they can do, or know, with it"
            ));
        sink.push(finding);
    }
}

/// Tells whether a product is called as a paper is: by one word, where the diagram has a message, a
/// signal or data, and not beside a sequence flow.
fn is_document(context: &Context<'_>, product: &Spanned<String>) -> bool {
    let Some(diagram) = context.diagram.filter(|_| folded(product).split(' ').count() == 1) else {
        return false;
    };
    let of_flow = |flow: &SequenceFlow| flow.element.name.as_ref().map(|name| name.span);
    !diagram.flows.iter().any(|flow| of_flow(flow) == Some(product.span))
}
