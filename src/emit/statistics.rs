//! A table of how many findings there are of each rule.

use crate::lint::Report;
use std::fmt::Write;

/// What stands above the numbers, which are as wide.
const HEADS: [&str; 4] = ["findings", "waived", "files", "fixable"];
/// What stands above the level; the longest of them is as wide.
const LEVEL: &str = "level  ";

/// Writes a row for each rule that has a finding; nothing where none has.
pub(super) fn table(report: &Report) -> String {
    let counts = report.statistics();
    let mut text = String::new();
    if counts.is_empty() {
        return text;
    }
    writeln!(text, "{}  {LEVEL}  rule", HEADS.join("  ")).expect("a string takes all that is written");
    for count in counts {
        let numbers = [count.findings, count.waived, count.files, count.fixable];
        let cells = HEADS.iter().zip(numbers).map(|(head, number)| format!("{number:>0$}", head.len()));
        let cells = cells.collect::<Vec<String>>().join("  ");
        writeln!(text, "{cells}  {:<1$}  {2}", count.level.word(), LEVEL.len(), count.rule.title())
            .expect("a string takes all that is written");
    }
    text.push('\n');
    text
}
