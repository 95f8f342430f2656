//! X003: a waiver has not passed its last day.

use crate::declare_rule;
use crate::rules::Rule;

declare_rule! {
    /// ## What it checks
    /// A waiver has not passed its last day.
    ///
    /// From the day after `until` on, the waiver silences nothing and its findings count again.
    ///
    /// ## Why
    /// The date was a promise to close the gap by then. A promise that lapses in silence is worth
    /// nothing.
    ///
    /// ## How to mend
    /// Close the gap and remove the waiver, or agree with its owner on a new date.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   patient: { name: Patient, side: external }
    ///   technician: Lab technician
    /// handoffs:
    ///   - technician -> patient:
    ///       product: Answer to what is wrong
    ///       measures: { asks: Did you get your answer?, unit: percent, of: patients asked, counts: those who say yes, baseline: 60%, target: 90% }
    ///       waive: { rule: H008, reason: Patients are asked in January, owner: QI team, until: 2020-01-31 }
    /// ```
    /// ```yaml pass
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   patient: { name: Patient, side: external }
    ///   technician: Lab technician
    /// handoffs:
    ///   - technician -> patient:
    ///       product: Answer to what is wrong
    ///       measures: { asks: Did you get your answer?, unit: percent, of: patients asked, counts: those who say yes, baseline: 60%, target: 90% }
    ///       waive: { rule: H008, reason: Patients are asked in January, owner: QI team, until: 2099-01-31 }
    /// ```
    META = { code: "X003", name: "expired-waiver", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: None };
