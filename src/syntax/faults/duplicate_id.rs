//! S006: no two hand-offs, measures or goals have the same id.

use crate::declare_rule;

declare_rule! {
    /// ## What it checks
    /// No two hand-offs, measures or goals have the same id.
    ///
    /// ## Why
    /// An id that two elements share points to neither.
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
    ///   - technician -> patient: { product: Answer to what is wrong, id: answer, measures: { id: told, asks: Did you get your answer?, unit: percent, of: patients, counts: those who say yes, baseline: 60%, target: 90% } }
    ///   - patient -> technician: { id: answer, product: Specimen that can be tested, need: Be tested once, measures: { asks: Could it be tested at once?, scale: yes-no, baseline: 90%, target: 98% } }
    /// ```
    /// ```yaml pass
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   patient: { name: Patient, side: external }
    ///   technician: Lab technician
    /// handoffs:
    ///   - technician -> patient: { product: Answer to what is wrong, id: answer, measures: { id: told, asks: Did you get your answer?, unit: percent, of: patients, counts: those who say yes, baseline: 60%, target: 90% } }
    /// ```
    META = { code: "S006", name: "duplicate-id", level: Error, since: "0.1.0" }
}
