//! S004: all that an element cannot do without is written.

use crate::declare_rule;

declare_rule! {
    /// ## What it checks
    /// All that an element cannot do without is written.
    ///
    /// ## Why
    /// A step without its actor has no lane, and a flow without hand-offs has nothing to draw.
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
    ///   - technician -> patient: { product: Answer to what is wrong, measures: { asks: Did you get your answer?, unit: percent, of: patients, counts: those who say yes, baseline: 60%, target: 90% } }
    /// ```
    /// ```yaml pass
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   patient: { name: Patient, side: external }
    ///   technician: Lab technician
    /// handoffs:
    ///   - technician -> patient: { product: Answer to what is wrong, measures: { asks: Did you get your answer?, unit: percent, of: patients, counts: those who say yes, baseline: 60%, target: 90% } }
    /// ```
    META = { code: "S004", name: "missing-key", level: Error, since: "0.1.0" }
}
