//! S003: each key is one that its table knows.

use crate::declare_rule;

declare_rule! {
    /// ## What it checks
    /// Each key is one that its table knows.
    ///
    /// ## Why
    /// What stands under a key with a slip in it would be passed over, and nobody would notice what is
    /// lost.
    ///
    /// ## How to mend
    /// Mend the spelling, move the key to the table that it belongs to, or put its words into `note`.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// custommer: patient
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
    META = { code: "S003", name: "unknown-key", level: Error, since: "0.1.0", fix: Safe }
}
