//! X004: a waiver names a rule that there is.

use crate::declare_rule;
use crate::rules::Rule;

declare_rule! {
    /// ## What it checks
    /// A waiver names a rule that there is, by its code, its name or the letter of its family.
    ///
    /// ## Why
    /// A waiver with a slip in its code silences nothing, and the finding that it was written for
    /// stays.
    ///
    /// ## How to mend
    /// Write the code or the name that is meant; `handoff rules` lists all of them.
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
    ///       waive: { rule: H02, reason: Measured from 2027 on, owner: QI team }
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
    ///       waive: { rule: H002, reason: Measured from 2027 on, owner: QI team }
    /// ```
    META = { code: "X004", name: "unknown-waived-rule", level: Error, since: "0.1.0", fix: Unsafe }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: None };
