//! S005: no key stands twice in one table.

use crate::declare_rule;

declare_rule! {
    /// ## What it checks
    /// No key stands twice in one table.
    ///
    /// ## Why
    /// Many programs that read YAML keep the last of two values without a word. Here the first one
    /// counts, and the second is reported.
    ///
    /// ## How to mend
    /// Remove one of the two, or give the second element an id of its own.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// customer: technician
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
    META = { code: "S005", name: "duplicate-key", level: Error, since: "0.1.0" }
}
