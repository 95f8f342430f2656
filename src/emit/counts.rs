//! How many findings there are, in the words that end an output.

use super::visible;
use crate::lint::{FileKind, FileReport, Report, Summary};
use crate::rules::wording::counted;

/// Says what a report counts: "2 errors, 1 warning in 3 flows (1 waived, 4 in the baseline)".
pub(super) fn summary_line(report: &Report) -> String {
    let summary = report.summary();
    let known = report.known.unwrap_or_default();
    let silent = [
        (summary.waived, "waived"),
        (known.in_baseline, "in the baseline"),
        (known.in_earlier_version, "in the earlier version"),
    ];
    let silent: Vec<String> = silent
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| format!("{count} {words}"))
        .collect();
    let silent = if silent.is_empty() { String::new() } else { format!(" ({})", silent.join(", ")) };
    format!("{} in {}{silent}", levels(&summary), place(report, summary.flows))
}

/// Says what was judged: the flows, or the workspace files where there are no flows.
fn place(report: &Report, flows: usize) -> String {
    let others: Vec<&FileReport> = report.files.iter().filter(|file| file.kind != FileKind::Flow).collect();
    match others.as_slice() {
        [file] if flows == 0 => format!("`{}`", visible(file.source.name())),
        [_, ..] if flows == 0 => counted(others.len(), "workspace file"),
        _ => counted(flows, "flow"),
    }
}

/// Says how many findings there are of each level: "2 errors, 1 warning".
fn levels(summary: &Summary) -> String {
    let levels = [(summary.errors, "error"), (summary.warnings, "warning"), (summary.infos, "info")];
    let parts: Vec<String> =
        levels.iter().filter(|(count, _)| *count > 0).map(|(count, noun)| counted(*count, noun)).collect();
    if parts.is_empty() { "no findings".to_owned() } else { parts.join(", ") }
}
