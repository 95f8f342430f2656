//! K002: the flow says when it was last looked over.

use crate::declare_rule;
use crate::diagnostic::Subject;
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// The flow says on which day it was last reviewed.
    ///
    /// ## Why
    /// Work changes and charts do not. A reader who does not know how old a chart is either trusts
    /// it too much or not at all. ISO 9001:2015 (7.5.2) asks for the same of any document that
    /// work relies on: that it is reviewed for whether it still fits.
    ///
    /// ## How to mend
    /// Walk through the flow with those who do the work, then write the day: `reviewed: 2026-10-01`,
    /// and how often it should be repeated: `review-every: 12 months`.
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
    /// reviewed: 2026-10-01
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - technician -> patient:
    ///       product: Patient can say what the test will tell
    ///       measures: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "K002", name: "flow-without-review-date", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    if context.flow.reviewed.is_none() {
        let message = "nothing says when this flow was last looked over";
        let finding = sink
            .finding(Subject::flow(), subjects::flow_span(context.flow), message)
            .label("no review date")
            .help("look it over with those who do the work, and write the day: `reviewed: 2026-10-01`");
        sink.push(finding);
    }
}
