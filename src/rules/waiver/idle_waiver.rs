//! X001: a waiver answers for a gap that is there.

use crate::declare_rule;
use crate::rules::Rule;

declare_rule! {
    /// ## What it checks
    /// A waiver answers for a gap that is there.
    ///
    /// Waivers of rules that are off in this run, and those of a file that can be read only in part,
    /// are not judged. The rules of this family cannot be waived themselves.
    ///
    /// ## Why
    /// A waiver that outlives its gap hides the next one: when the same finding comes back, nobody
    /// hears of it.
    ///
    /// ## How to mend
    /// Remove the waiver.
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
    ///       waive: { rule: H002, reason: Measured from 2027 on, owner: QI team }
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
    META = { code: "X001", name: "idle-waiver", level: Warning, since: "0.1.0", fix: Safe }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: None };
