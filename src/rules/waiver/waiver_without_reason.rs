//! X002: a waiver says why the gap is accepted.

use crate::declare_rule;
use crate::rules::Rule;

declare_rule! {
    /// ## What it checks
    /// A waiver says why the gap is accepted.
    ///
    /// ## Why
    /// Who reads the flow later cannot tell an agreed exception from a gap that somebody wanted out of
    /// sight, and cannot judge when it may go.
    ///
    /// ## How to mend
    /// Write the `reason`, and beside it the `owner` who answers for it and the day `until` which it
    /// holds.
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
    ///       waive: { rule: H002 }
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
    META = { code: "X002", name: "waiver-without-reason", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: None };
