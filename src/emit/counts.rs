//! How many findings there are, in the words that end an output.

use crate::lint::{Report, Summary};
use crate::rules::wording::counted;

/// Says what a report counts: "2 errors, 1 warning in 3 flows (1 waived)".
pub(super) fn summary_line(report: &Report) -> String {
    let summary = report.summary();
    let waived = if summary.waived == 0 { String::new() } else { format!(" ({} waived)", summary.waived) };
    format!("{} in {}{waived}", levels(&summary), counted(summary.flows, "flow"))
}

/// Says how many findings there are of each level: "2 errors, 1 warning".
fn levels(summary: &Summary) -> String {
    let levels = [(summary.errors, "error"), (summary.warnings, "warning"), (summary.infos, "info")];
    let parts: Vec<String> =
        levels.iter().filter(|(count, _)| *count > 0).map(|(count, noun)| counted(*count, noun)).collect();
    if parts.is_empty() { "no findings".to_owned() } else { parts.join(", ") }
}
