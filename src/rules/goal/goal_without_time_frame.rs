//! G003: a goal states a time frame.

use super::reading::readings;
use crate::declare_rule;
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// A goal states by when it is to be reached, or over which period it is counted.
    ///
    /// The time frame may stand in the words ("by June 2027", "a year", "each quarter", "annually"), in `by`
    /// or `per`, or in the `by` of the measure that the goal names. "Within 10 minutes" is how fast the
    /// service is to be, and no time frame. English goals only.
    ///
    /// ## Why
    /// A goal without a time frame can never be missed. It is the part that gets forgotten even where the
    /// number is there, which is why it has a warning of its own.
    ///
    /// ## How to mend
    /// Add a date (`by: 2027-06-30`), or the period that is counted over (`per: quarter`).
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
    ///   - value: 90% of patients can say what their test is for
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
    META = { code: "G003", name: "goal-without-time-frame", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    for (goal, reading) in readings(context) {
        if reading.has_time_frame {
            continue;
        }
        let message =
            format!("the {} does not say by when, or over which period", subjects::goal_in_words(goal));
        let finding =
            sink.finding(subjects::goal(goal), goal.text.span, message).label("no time frame").help(
                "write the day, such as `by: 2027-06-30`, or the period that is counted over, `per: quarter`",
            );
        sink.push(finding);
    }
}
