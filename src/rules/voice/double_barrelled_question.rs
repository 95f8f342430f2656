//! V001: a question asks about one thing.

use crate::declare_rule;
use crate::rules::voice::questions::questions;
use crate::rules::wording::quoted;
use crate::rules::words::{second_matter, span_within};
use crate::rules::{Context, Rule, Sink};

declare_rule! {
    /// ## What it checks
    /// A question asks about one thing.
    ///
    /// It looks for two words of judgement joined by "and", for a second question within the first, and
    /// for a second thing that somebody is to know or to get. What is said in one breath ("friends and
    /// family") is one thing. Words are English; flows in other languages are passed over.
    ///
    /// ## Why
    /// Somebody who was met politely and late has no true answer to "polite and prompt". They give one all the
    /// same, and nobody can tell what it was about. Textbooks on asking call it a double-barrelled question
    /// (Stanley Payne, *The Art of Asking Questions*, 1951).
    ///
    /// ## How to mend
    /// Ask two questions, each a measure of its own. Or ask only for the one that you would act on.
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
    ///       measures: { asks: Were the staff polite and prompt?, scale: yes-no, baseline: 60%, target: 90% }
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
    ///       measures: { asks: Were the staff polite?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "V001", name: "double-barrelled-question", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    if !context.flow.is_english() {
        return;
    }
    for question in questions(context) {
        let Some(second) = second_matter(question.asks) else { continue };
        let message = format!("{} asks about two things, and gets one answer", quoted(question.asks));
        let span = span_within(context.source, question.asks, second);
        let finding = sink
            .finding(question.placed.subject(), span, message)
            .label("the second thing")
            .help("ask two questions, or only the one that you would act on");
        sink.push(finding);
    }
}
