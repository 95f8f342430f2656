//! R001: each name leads to an actor, a step, a measure or a hand-off of the flow or its workspace.

use crate::declare_rule;

declare_rule! {
    /// ## What it checks
    /// Each name leads to an actor, a step, a measure or a hand-off of the flow or its workspace.
    ///
    /// ## Why
    /// A hand-off to somebody whom nobody knows is drawn in a lane that nobody asked for, and a measure
    /// that nobody defined measures nothing.
    ///
    /// ## How to mend
    /// Mend the spelling, or declare what is named.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: pateint
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
    META = { code: "R001", name: "unknown-reference", level: Error, since: "0.1.0", fix: Safe }
}
