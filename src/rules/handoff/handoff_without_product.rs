//! H001: a hand-off says what its customer takes away.

use crate::declare_rule;
use crate::diagnostic::Diagnostic;
use crate::rules::passage::{self, Form, Passage};
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// Every hand-off between two actors names its product: what the customer takes away.
    ///
    /// A product whose name is blank counts as none. The rule speaks for each such hand-off, and
    /// beside [H002](H002.md): the product and its measure are two gaps, and each is counted.
    ///
    /// ## Why
    /// An arrow says that something moves, not what anyone gains by it. A customer who was
    /// promised nothing can be let down by anything, and nobody can measure whether a thing
    /// arrived that has no name. The Joint Commission, too, calls a hand-off a transfer *and an
    /// acceptance* (Sentinel Event Alert 58, 2017): there has to be something to accept.
    ///
    /// ## How to mend
    /// Ask the customer what they need to have, know or be able to do afterwards, and write that.
    /// It is an outcome in their words ("Patient can say what the test will tell"), not what the
    /// supplier does ("Inform the patient").
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - technician -> patient:
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
    META = { code: "H001", name: "handoff-without-product", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    for passage in passage::between_actors(context).filter(|passage| passage.product().is_none()) {
        sink.push(finding(context, sink, &passage));
    }
}

fn finding(context: &Context<'_>, sink: &Sink, passage: &Passage<'_>) -> Diagnostic {
    let (supplier, customer) = (&passage.supplier.name, &passage.customer.name);
    let form = match passage.form(context.source) {
        Form::Ends | Form::Product => format!("{}: <what they take away>", passage.ends()),
        Form::Keys => "product: <what they take away>".to_owned(),
    };
    let subject = subjects::handoff(passage.handoff);
    let message = format!("the hand-off from {supplier} to {customer} names no product");
    sink.finding(subject, passage.handoff.ends_span, message)
        .label("hands over what?")
        .help(format!("write what {customer} takes away: `{form}`"))
}
