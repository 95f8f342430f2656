//! V002: a question leaves the answer open.

use crate::declare_rule;
use crate::rules::voice::questions::questions;
use crate::rules::wording::quoted;
use crate::rules::words::{leading_words, span_within};
use crate::rules::{Context, Rule, Sink};

declare_rule! {
    /// ## What it checks
    /// A question leaves the answer open.
    ///
    /// It looks for a "not" at the beginning ("Don't you …"), for what asks for a nod at the end ("…,
    /// isn't it?"), for phrases such as "Do you agree that", and for a service that praises itself ("our
    /// excellent care"). Words are English; flows in other languages are passed over.
    ///
    /// ## Why
    /// People who have been helped, and will need help again, want to be polite. A question that shows which
    /// answer would please gets that answer, and the numbers tell of the question only.
    ///
    /// ## How to mend
    /// Ask as if you did not know: leave out praise, "not" and "agree", and read it aloud to somebody who
    /// would have to say no.
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
    ///       measures: { asks: "Don't you agree that the test was explained well?", scale: yes-no, baseline: 60%, target: 90% }
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
    ///       measures: { asks: Can you say what the test is for?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "V002", name: "leading-question", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    if !context.flow.is_english() {
        return;
    }
    for question in questions(context) {
        let Some(leading) = leading_words(question.asks) else { continue };
        let message = format!("{} shows which answer would please", quoted(question.asks));
        let span = span_within(context.source, question.asks, leading);
        let finding = sink
            .finding(question.placed.subject(), span, message)
            .label("leads to an answer")
            .help("ask as if you did not know the answer: no praise, no \"not\", nothing to agree with");
        sink.push(finding);
    }
}
