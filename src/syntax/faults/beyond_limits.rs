//! S007: the file stays within the limits of size, depth and number of values.

use crate::declare_rule;

declare_rule! {
    /// ## What it checks
    /// The file stays within the limits of size, depth and number of values.
    ///
    /// The rules that a workspace writes itself have a limit of work. Where it is reached, each rule that
    /// could not be judged to its end is named here.
    ///
    /// ## Why
    /// The limits keep a broken or hostile file from stopping the program. The flow of a whole hospital
    /// stays far below them. What was not read or judged may hold findings, so that nothing hides this
    /// one: no level, no waiver and no baseline.
    ///
    /// ## How to mend
    /// Split the process into several flows that call each other, and write repeated values out instead
    /// of nesting aliases. Ask for less in an own rule: loops within loops take long.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// owner: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
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
    META = { code: "S007", name: "file-beyond-limits", level: Error, since: "0.1.0" }
}
