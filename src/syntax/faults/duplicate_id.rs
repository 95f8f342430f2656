//! S006: no two elements of one kind have the same id.

use crate::declare_rule;

declare_rule! {
    /// ## What it checks
    /// No two elements of one kind have the same id.
    ///
    /// ## Why
    /// An id that two elements share points to neither: a waiver, a goal or a baseline could mean one
    /// or the other.
    ///
    /// ## How to mend
    /// Give one of the two another id.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   patient: { name: Patient, side: external }
    ///   technician: Lab technician
    /// handoffs:
    ///   - technician -> patient:
    ///       id: told
    ///       product: Answer to what is wrong
    ///       measures: answered
    ///   - patient -> technician:
    ///       id: told
    ///       product: Specimen that can be tested
    ///       measures: answered
    /// measures:
    ///   answered:
    ///     asks: Did you get your answer?
    ///     unit: percent
    ///     of: patients
    ///     counts: patients who say yes
    ///     baseline: 60%
    ///     target: 90%
    /// ```
    ///
    /// ```yaml pass
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   patient: { name: Patient, side: external }
    ///   technician: Lab technician
    /// handoffs:
    ///   - technician -> patient:
    ///       id: answer
    ///       product: Answer to what is wrong
    ///       measures: answered
    ///   - patient -> technician:
    ///       id: told
    ///       product: Specimen that can be tested
    ///       measures: answered
    /// measures:
    ///   answered:
    ///     asks: Did you get your answer?
    ///     unit: percent
    ///     of: patients
    ///     counts: patients who say yes
    ///     baseline: 60%
    ///     target: 90%
    /// ```
    META = { code: "S006", name: "duplicate-id", level: Error, since: "0.1.0" }
}
