//! H003: a hand-off says how its customer takes over.

use crate::declare_rule;
use crate::rules::passage;
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// A hand-off with a product says how its customer takes it over.
    ///
    /// `acceptance: none` says so too, knowingly, and keeps the rule silent. A hand-off without a
    /// product is left to [H001](H001.md): there is nothing yet to accept.
    ///
    /// ## Why
    /// The Joint Commission defines a hand-off as a transfer *and acceptance* of responsibility
    /// (Sentinel Event Alert 58, 2017). Between a thing sent and a thing taken over, it belongs to
    /// nobody: the supplier believes that it is done, the customer does not know that it has begun.
    ///
    /// ## How to mend
    /// Say how the customer shows that it is now theirs: `acceptance: read-back`, `sign-off` or
    /// `acknowledgement`; `none` where nothing is needed.
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
    ///       acceptance: read-back
    ///       measures: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "H003", name: "handoff-without-acceptance", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let is_open =
        |passage: &passage::Passage<'_>| passage.handoff.acceptance.is_none() && passage.product().is_some();
    for passage in passage::between_actors(context).filter(is_open) {
        let (supplier, customer) = (&passage.supplier.name, &passage.customer.name);
        let message = format!("nothing shows that {customer} takes over from {supplier}");
        let finding = sink
            .finding(subjects::handoff(passage.handoff), passage.handoff.ends_span, message)
            .label("no acceptance")
            .help(help(&passage, context));
        sink.push(finding);
    }
}

fn help(passage: &passage::Passage<'_>, context: &Context<'_>) -> String {
    let written = passage.with_key(context.source, "acceptance: read-back");
    format!("say how: `{written}`, or `sign-off`, `acknowledgement`, `none`")
}
