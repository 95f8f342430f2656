//! V007: who does not know can say so.

use crate::data::{is_way_out, listed_answers};
use crate::declare_rule;
use crate::model::Scale;
use crate::rules::voice::questions::questions;
use crate::rules::wording::quoted;
use crate::rules::{Context, Rule, Sink};

declare_rule! {
    /// ## What it checks
    /// A scale of your own words has an answer for those who do not know.
    ///
    /// It looks at scales that list two answers or more, such as `never, sometimes, always`. The scales that
    /// the format knows by name have "don't know" on the form of `handoff survey` without your doing. Words
    /// are English; flows in other languages are passed over.
    ///
    /// ## Why
    /// Who cannot judge and cannot say so ticks the middle, or the friendly end. Their ticks look like
    /// answers.
    ///
    /// ## How to mend
    /// Add `don't know` or `does not apply` to the answers; it counts as no answer.
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
    ///       measures: { asks: How well was the test explained?, scale: "badly, fairly, well", baseline: 60%, target: 90% }
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
    ///       measures: { asks: How well was the test explained?, scale: "badly, fairly, well, don't know", baseline: 60%, target: 90% }
    /// ```
    META = { code: "V007", name: "scale-without-way-out", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    if !context.flow.is_english() {
        return;
    }
    for question in questions(context) {
        let Some(scale) = &question.placed.measure.scale else { continue };
        let Scale::Words(words) = &scale.value else { continue };
        let answers = listed_answers(words);
        if answers.len() < 2 || answers.iter().any(|answer| is_way_out(answer)) {
            continue;
        }
        let message = format!("who does not know has no answer to {}", quoted(question.asks));
        let finding = sink
            .finding(question.placed.subject(), scale.span, message)
            .label("no \"don't know\"")
            .help("add `don't know` to the answers; it counts as no answer");
        sink.push(finding);
    }
}
