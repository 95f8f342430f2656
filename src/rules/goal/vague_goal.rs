//! G009: a goal holds a vague word.

use crate::declare_rule;
use crate::rules::wording::quoted;
use crate::rules::words::{first_vague, span_within};
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// A goal holds no word that two people take differently.
    ///
    /// Such words are listed for English: better, improved, timely, appropriate, regularly, many, as needed and
    /// others. The rule is silent where an amount with its unit stands within six words, and in questions and
    /// quotations.
    ///
    /// ## Why
    /// A goal is an agreement between people who will look back on it in a year. "Better" was agreed by all of
    /// them, and each remembers something else.
    ///
    /// ## How to mend
    /// Replace the word by what would be seen: a number with its unit, a list, or what customers can do.
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
    /// goals:
    ///   - value: Patients get better answers to what their test is for, and 90% can say it by 2027-06-30
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
    /// goals:
    ///   - value: 90% of patients can say what their test is for by 2027-06-30
    /// ```
    META = { code: "G009", name: "vague-goal", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    if !context.flow.is_english() {
        return;
    }
    for goal in &context.flow.goals {
        let Some(vague) = first_vague(&goal.text) else { continue };
        let message = format!(
            "{} leaves open what the {} is to reach",
            quoted(&goal.text[vague.clone()]),
            subjects::goal_in_words(goal)
        );
        let finding = sink
            .finding(subjects::goal(goal), span_within(context.source, &goal.text, vague), message)
            .label("how much is that?")
            .help("write what would be seen: a number with its unit, a list, or what customers can do");
        sink.push(finding);
    }
}
