//! S002: each value is of the kind that its key takes: a text, a duration, a share, a date, one of a few words.

use crate::declare_rule;

declare_rule! {
    /// ## What it checks
    /// Each value is of the kind that its key takes: a text, a duration, a share, a date, one of a few words.
    ///
    /// ## Why
    /// A value that is taken for something else than was meant makes figures and pictures wrong without
    /// a sign of it: `92` as a share could be ninety-two percent, or ninety-two times the whole.
    ///
    /// ## How to mend
    /// Write the value as the message shows it.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   patient: { name: Patient, side: outside }
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
    META = { code: "S002", name: "wrong-value", level: Error, since: "0.1.0", fix: Safe }
}
