//! M004: a percentage or rate says what is counted, and of what.

use crate::declare_rule;
use crate::model::{Measure, Unit};
use crate::rules::measure::units::is_percentage;
use crate::rules::wording::quoted;
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// A percentage says what it counts and of what; a rate says what it counts.
    ///
    /// The denominator of a percentage is `of`, the numerator `counts`. A rate has its denominator
    /// in the unit (`rate per 1000 patient days`), so `counts` is enough. A question (`asks`) is
    /// its own definition and is passed over.
    ///
    /// ## Why
    /// "95 % complete" is 95 % of what, complete by whose count? Two departments will answer
    /// differently and both be right. W. Edwards Deming called it an operational definition: words
    /// that let two people count the same things and get the same number (*Out of the Crisis*,
    /// 1986, chapter 9).
    ///
    /// ## How to mend
    /// Write `of:` what the whole is and `counts:` what of it is counted, precise enough that a
    /// new colleague could do it: `of: orders received`, `counts: orders that need no call back`.
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
    ///       measures:
    ///         - { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    ///         - { name: Calls about the test, unit: percent, better: down, baseline: 12%, target: 4% }
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
    ///         - { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    ///         - { name: Calls about the test, unit: percent, of: patients tested,
    ///             counts: patients who call to ask what the test was for, better: down,
    ///             baseline: 12%, target: 4% }
    /// ```
    META = { code: "M004", name: "measure-without-definition", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    for placed in subjects::measures(context.flow) {
        let measure = placed.measure;
        let Some((lack, help)) = lack(measure) else { continue };
        let message = format!("the measure {} {lack}", quoted(measure.title()));
        let span = measure.unit.as_ref().map_or(placed.span(), |unit| unit.span);
        sink.push(sink.finding(placed.subject(), span, message).label("of what?").help(help));
    }
}

/// Returns what the definition lacks and how to add it.
fn lack(measure: &Measure) -> Option<(&'static str, &'static str)> {
    if measure.asks.is_some() {
        return None;
    }
    let is_rate = matches!(measure.unit.as_deref(), Some(Unit::Rate(_)));
    match (measure.of.is_some(), measure.counts.is_some()) {
        (_, false) if is_rate => Some((
            "is a rate that does not say what is counted",
            "write what is counted: `counts: <what happened>`",
        )),
        _ if !is_percentage(measure) => None,
        (false, false) => Some((
            "is a percentage that says neither of what nor what is counted",
            "write the whole and what of it is counted: `of: <all that are looked at>`, `counts: <those that count>`",
        )),
        (false, true) => Some((
            "is a percentage that does not say of what",
            "write what the whole is: `of: <all that are looked at>`",
        )),
        (true, false) => Some((
            "is a percentage that does not say what is counted",
            "write what of the whole is counted: `counts: <those that count>`",
        )),
        (true, true) => None,
    }
}
