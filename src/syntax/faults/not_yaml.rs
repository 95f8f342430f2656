//! S001: the file can be read as YAML.

use crate::declare_rule;

declare_rule! {
    /// ## What it checks
    /// The file can be read as YAML.
    ///
    /// ## Why
    /// YAML gives a few marks a meaning: `: `, quotes, brackets, a tab at the beginning of a line.
    /// Where one of them stands by accident, the rest of the file means something else, or nothing.
    /// What stands above the place is still read, checked and drawn.
    ///
    /// ## How to mend
    /// Look at the place and at the line above it. Indent with blanks, close each quote and bracket,
    /// and put a text that holds `: ` or begins with a mark in double quotes.
    ///
    /// ```yaml fail
    /// flow: Blood test: outpatients
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
    /// flow: "Blood test: outpatients"
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
    META = { code: "S001", name: "not-yaml", level: Error, since: "0.1.0" }
}
