//! M009: a baseline or target is a number.

use crate::declare_rule;
use crate::model::Quantity;
use crate::rules::wording::quoted;
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// The baseline and the target of a measure are numbers.
    ///
    /// `target: improve` has words where a number is due. A number may have a unit and a limit beside it: `95%`,
    /// `20 min`, `at least 4`, `< 5 calls`.
    ///
    /// ## Why
    /// A measure is data that shows progress to a target. Words cannot be reached, drawn as a line on a chart or
    /// compared with the last month.
    ///
    /// ## How to mend
    /// Write the number with its unit: `target: 95%`. Where there is none yet, leave the key out: the
    /// gap then stays in sight (`measure-without-target`).
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
    ///       measures: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: improve }
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
    META = { code: "M009", name: "value-without-number", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    for placed in subjects::measures(context.flow) {
        for (key, value) in [("baseline", &placed.measure.baseline), ("target", &placed.measure.target)] {
            let Some(value) = value else { continue };
            let Quantity::Words(words) = &value.value else { continue };
            let message =
                format!("the {key} of {} is {} and no number", quoted(placed.measure.title()), quoted(words));
            let finding =
                sink.finding(placed.subject(), value.span, message).label("no number").help(format!(
                    "write a number with its unit, such as `{key}: 95%`, or leave it out until it is known"
                ));
            sink.push(finding);
        }
    }
}
