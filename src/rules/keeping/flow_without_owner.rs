//! K001: somebody answers for the flow.

use crate::declare_rule;
use crate::diagnostic::Subject;
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// The flow says who answers for it.
    ///
    /// ## Why
    /// A chart that belongs to nobody is right on the day of the workshop and is not corrected
    /// after that. Whoever finds a gap needs somebody to tell.
    ///
    /// ## How to mend
    /// Write a role, not a person, so that it outlives a change of staff: `owner: Laboratory manager`.
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
    /// owner: Laboratory manager
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - technician -> patient:
    ///       product: Patient can say what the test will tell
    ///       measures: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "K001", name: "flow-without-owner", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    if context.flow.owner.is_none() {
        let finding = sink
            .finding(Subject::flow(), subjects::flow_span(context.flow), "nobody answers for this flow")
            .label("no owner")
            .help("write who keeps it right: `owner: <a role>`");
        sink.push(finding);
    }
}
