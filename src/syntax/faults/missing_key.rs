//! S004: every element has the keys that it cannot do without.

use crate::declare_rule;

declare_rule! {
    /// ## What it checks
    /// Every element has the keys that it cannot do without.
    ///
    /// ## Why
    /// A step without its actor has no lane to stand in, and a flow without hand-offs has nothing to
    /// draw.
    ///
    /// ## How to mend
    /// Add the key that the message names.
    ///
    /// ```yaml fail
    /// flow:
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
    META = { code: "S004", name: "missing-key", level: Error, since: "0.1.0" }
}
