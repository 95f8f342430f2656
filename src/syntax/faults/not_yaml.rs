//! S001: the file can be read as YAML.

use crate::declare_rule;

declare_rule! {
    /// ## What it checks
    /// The file can be read as YAML.
    ///
    /// ## Why
    /// YAML has few marks, and a text that holds one of them (`: `, a quote, a bracket at its
    /// beginning) changes what the file means. What stands before the break is still read and drawn.
    ///
    /// ## How to mend
    /// Look at the place and the line above it. Use blanks for indentation, close each quote and
    /// bracket, and put texts with `: ` in double quotes.
    ///
    /// ```yaml fail
    /// flow: Blood test: outpatients
    /// customer: patient
    /// actors:
    ///   patient: { name: Patient, side: external }
    ///   technician: Lab technician
    /// handoffs:
    ///   - technician -> patient: { product: Answer to what is wrong, measures: { asks: Did you get your answer?, unit: percent, of: patients, counts: those who say yes, baseline: 60%, target: 90% } }
    /// ```
    /// ```yaml pass
    /// flow: "Blood test: outpatients"
    /// customer: patient
    /// actors:
    ///   patient: { name: Patient, side: external }
    ///   technician: Lab technician
    /// handoffs:
    ///   - technician -> patient: { product: Answer to what is wrong, measures: { asks: Did you get your answer?, unit: percent, of: patients, counts: those who say yes, baseline: 60%, target: 90% } }
    /// ```
    META = { code: "S001", name: "not-yaml", level: Error, since: "0.1.0" }
}
