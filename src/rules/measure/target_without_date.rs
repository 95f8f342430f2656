//! M010: a target has a date.

use crate::declare_rule;
use crate::model::{Better, Measure};
use crate::rules::wording::quoted;
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// A target says by when it is to be reached.
    ///
    /// A measure that is to stay as it is (`better: steady`) needs no date.
    ///
    /// ## Why
    /// A target without a date cannot be missed, so nobody has to ask why it was. "Some is not a
    /// number, soon is not a time", as Donald Berwick put it for the 100,000 Lives Campaign.
    ///
    /// ## How to mend
    /// Write the day on which you will look: `by: 2027-06-30`.
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
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - technician -> patient:
    ///       product: Patient can say what the test will tell
    ///       measures:
    ///         { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90%, by: 2027-06-30 }
    /// ```
    META = { code: "M010", name: "target-without-date", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    for placed in subjects::measures(context.flow) {
        let Measure { target: Some(target), by: None, better, .. } = placed.measure else { continue };
        if better.is_some_and(|better| better.value == Better::Steady) {
            continue;
        }
        let message = format!("the target of {} has no date", quoted(placed.measure.title()));
        sink.push(
            sink.finding(placed.subject(), target.span, message)
                .label("by when?")
                .help("write the day: `by: 2027-06-30`"),
        );
    }
}
