//! S008: each short form can be read: a hand-off is `supplier -> customer: product`.

use crate::declare_rule;

declare_rule! {
    /// ## What it checks
    /// Each short form can be read: a hand-off is `supplier -> customer: product`.
    ///
    /// ## Why
    /// A hand-off has exactly two ends. Where one is missing, or a third follows, only the writer knows
    /// what was meant.
    ///
    /// ## How to mend
    /// Write one hand-off in each item of the list, as `supplier -> customer: product`.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   patient: { name: Patient, side: external }
    ///   technician: Lab technician
    /// handoffs:
    ///   - technician => patient:
    ///       product: Answer to what is wrong
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
    ///       product: Answer to what is wrong
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
    META = { code: "S008", name: "unreadable-short-form", level: Warning, since: "0.1.0" }
}
