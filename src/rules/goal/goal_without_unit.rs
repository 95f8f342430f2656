//! G004: the number of a goal has a unit.

use super::reading::readings;
use crate::declare_rule;
use crate::rules::words::span_within;
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// The number of a goal has a unit, or something that it counts.
    ///
    /// A percentage, a currency, a length of time and a counted thing ("5 new vendors", "complaints by 15")
    /// are units; so are the goal's `unit` and the unit of the measure that it names. A goal without any
    /// number is left to `goal-without-number`. English goals only.
    ///
    /// ## Why
    /// "Satisfaction to 90" is nine tenths of the customers, ninety points of a hundred or the ninetieth
    /// percentile, whichever looks best at the end of the year.
    ///
    /// ## How to mend
    /// Say what the number counts: "90% of patients", "90 points of 100", or write `unit:`.
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
    ///   - value: Raise understanding of the test to 90 by 2027-06-30
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
    ///   - value: Raise understanding of the test to 90% of patients by 2027-06-30
    /// ```
    META = { code: "G004", name: "goal-without-unit", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    for (goal, reading) in readings(context) {
        if !reading.has_number || reading.has_unit {
            continue;
        }
        let place = reading.amounts.first().map(|amount| amount.place.clone());
        let span = place.map_or(goal.text.span, |place| span_within(context.source, &goal.text, place));
        let message = format!("the number in the {} has no unit", subjects::goal_in_words(goal));
        let finding = sink
            .finding(subjects::goal(goal), span, message)
            .label("of what?")
            .help("say what it counts: `90% of patients`, `90 points of 100`, or write `unit: patients`");
        sink.push(finding);
    }
}
