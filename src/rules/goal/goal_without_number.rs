//! G002: a goal states a number.

use super::reading::readings;
use crate::declare_rule;
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// A goal states how much is to be reached.
    ///
    /// The number may stand in the words ("15% fewer complaints", "five new vendors", "all patients"), in
    /// `change` or `target`, or in the target of the measure that the goal names. The number of a ward, a
    /// form or a standard ("ISO 9001") says nothing about how much, and a date does not either. English
    /// goals only.
    ///
    /// ## Why
    /// Without a number nobody can tell when the goal is reached, so it is reached when somebody says
    /// so. Doran's SMART goals (1981) put *measurable* second, right after *specific*.
    ///
    /// ## How to mend
    /// Agree on how much, and write it into the goal: "90% of patients can say …". Or name the measure
    /// that has the target (`measure: purpose-known`).
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
    ///   - value: More patients can say what their test is for by 2027-06-30
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
    META = { code: "G002", name: "goal-without-number", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    for (goal, reading) in readings(context) {
        if reading.has_number {
            continue;
        }
        let message = format!("the {} does not say how much", subjects::goal_in_words(goal));
        let finding = sink
            .finding(subjects::goal(goal), goal.text.span, message)
            .label("no number")
            .help("write the number to reach, such as `target: 90%`, or name a measure that has one: `measure: <its id>`");
        sink.push(finding);
    }
}
