//! V006: a question is short, in words that those who are asked use.

use crate::declare_rule;
use crate::rules::actors_by_id::ActorsById;
use crate::rules::voice::questions::questions;
use crate::rules::wording::quoted;
use crate::rules::words::{jargon, span_within};
use crate::rules::{Context, Rule, Sink};

declare_rule! {
    /// ## What it checks
    /// A question has at most 30 words, and none that only the trade uses.
    ///
    /// Words of the trade are listed for English, from medicine and from the office; abbreviations in
    /// capitals count too, unless everybody knows them. They are looked for where somebody outside the
    /// organisation is asked. Flows in other languages are passed over.
    ///
    /// ## Why
    /// Who does not understand a question answers "yes", as people do to end an unpleasant moment. Long
    /// sentences lose first those who read with effort, and those are the ones whose answers are missing
    /// anyhow.
    ///
    /// ## How to mend
    /// Ask as you would at a bedside or a counter. Write out what the letters stand for. Read it aloud to
    /// somebody who does not work with you.
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
    ///       measures: { asks: Did the MDT explain the test?, scale: yes-no, baseline: 60%, target: 90% }
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
    META = { code: "V006", name: "hard-question", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

/// The most words of a question.
const MOST_WORDS: usize = 30;

fn check(context: &Context<'_>, sink: &mut Sink) {
    if !context.flow.is_english() {
        return;
    }
    let actors = ActorsById::of(context);
    for question in questions(context) {
        let asks = question.asks;
        let words = asks.split_whitespace().count();
        if words > MOST_WORDS {
            let message = format!("the question has {words} words, and few people hear the end of it");
            let finding = sink
                .finding(question.placed.subject(), asks.span, message)
                .label("too long to be heard once")
                .help(format!("ask in {MOST_WORDS} words or fewer, best in 15"));
            sink.push(finding);
        }
        let Some(place) = jargon(asks).filter(|_| question.is_asked_outside(&actors)) else { continue };
        let word = quoted(&asks[place.clone()]);
        let finding = sink
            .finding(
                question.placed.subject(),
                span_within(context.source, asks, place),
                format!("people outside may not know what {word} means"),
            )
            .label("a word of the trade")
            .help("say it in the words of those who are asked");
        sink.push(finding);
    }
}
