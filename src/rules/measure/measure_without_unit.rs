//! M001: a measure says what it counts in.

use crate::declare_rule;
use crate::rules::measure::units::has_unit;
use crate::rules::wording::quoted;
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// Every measure has a unit: percent, a count, a rate, a time, points, money or any other.
    ///
    /// A unit beside a number counts (`target: 20 min`), and so does the scale of a question:
    /// `yes-no` is counted in percent, and `open` has lines to write on, which nobody counts.
    ///
    /// ## Why
    /// Without a unit a number says nothing: a target of 5 may be minutes, complaints or percent,
    /// and two people who both reached it may have done opposite things. Baseline, target and data
    /// cannot be compared.
    ///
    /// ## How to mend
    /// Write `unit:` with one of `percent`, `count`, `rate per 1000 patient days`, `minutes`,
    /// `hours`, `days`, `score`, `currency`, or your own word. For a question write its `scale`.
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
    ///         - { name: Waiting at the desk, baseline: 20, target: 5 }
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
    ///         - { asks: What worries you about it?, scale: open }
    ///         - { name: Waiting at the desk, unit: minutes, baseline: 20, target: 5 }
    /// ```
    META = { code: "M001", name: "measure-without-unit", level: Error, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    for placed in subjects::measures(context.flow).filter(|placed| !has_unit(placed.measure)) {
        let measure = placed.measure;
        let help = match measure.asks {
            Some(_) => "say what can be answered: `scale: yes-no`, or `scale: open` for lines to write on",
            None => "say what it counts in: `unit: count`, `minutes`, `percent` …",
        };
        let message = format!("the measure {} has no unit", quoted(measure.title()));
        sink.push(sink.finding(placed.subject(), placed.span(), message).label("no unit").help(help));
    }
}
