//! R003: no id names both an actor and a step.

use crate::declare_rule;

declare_rule! {
    /// ## What it checks
    /// No id names both an actor and a step.
    ///
    /// ## Why
    /// A hand-off names its ends by id, and each end is a step or an actor. An id that is both does not
    /// say which is meant.
    ///
    /// ## How to mend
    /// Give the step another id.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   patient: { name: Patient, side: external }
    ///   technician: Lab technician
    /// steps:
    ///   technician: { actor: technician, does: Draw blood }
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
    META = { code: "R003", name: "actor-and-step-with-one-id", level: Error, since: "0.1.0" }
}
