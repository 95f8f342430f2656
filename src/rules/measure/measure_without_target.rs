//! M002: a measure has a target.

use super::sample;
use crate::declare_rule;
use crate::model::{Better, Measure};
use crate::rules::wording::quoted;
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// Every measure has a target: the value to reach.
    ///
    /// A measure that is to stay as it is (`better: steady`) has its baseline for a target.
    ///
    /// ## Why
    /// A measure is there to show progress, and progress is towards something. Without a target
    /// every value is as good as the last, and the figure gets reported and not acted on. The
    /// Model for Improvement asks for it first: how good, and by when (Langley et al., *The
    /// Improvement Guide*, 2009).
    ///
    /// ## How to mend
    /// Agree with the customer on the value that would serve them, and write `target:`, with the
    /// date to reach it by (`by:`). For a balancing measure that must not move write
    /// `better: steady` and its baseline.
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
    ///       measures: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60% }
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
    META = { code: "M002", name: "measure-without-target", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    for placed in subjects::measures(context.flow).filter(|placed| lacks_target(placed.measure)) {
        let message = format!("the measure {} has no target", quoted(placed.measure.title()));
        let finding =
            sink.finding(placed.subject(), placed.span(), message).label("no target").help(format!(
                "write the value that would serve the customer, and when, such as `{}`, `by: 2027-06-30`",
                sample::target(placed.measure)
            ));
        sink.push(finding);
    }
}

fn lacks_target(measure: &Measure) -> bool {
    let is_steady = measure.better.is_some_and(|better| better.value == Better::Steady);
    measure.target.is_none() && !measure.is_open_question() && !(is_steady && measure.baseline.is_some())
}
