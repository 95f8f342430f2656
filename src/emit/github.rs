//! Findings beside the lines of a change on GitHub: workflow commands, errors first.
//!
//! Written after "Workflow commands for GitHub Actions" in GitHub's documentation. A step shows
//! its first ten annotations of each level and no more; the job's log has every line.

use super::command::{encoded, inert};
use super::counts::summary_line;
use super::{Options, told, visible};
use crate::diagnostic::Severity;
use crate::lint::{FileReport, Finding, Report};

/// How many annotations of one level GitHub shows of a step.
const SHOWN: usize = 10;

/// What a message must not hold as it is.
const IN_MESSAGE: [(char, &str); 3] = [('%', "%25"), ('\r', "%0D"), ('\n', "%0A")];
/// What a property must not hold as it is.
const IN_PROPERTY: [(char, &str); 5] =
    [('%', "%25"), ('\r', "%0D"), ('\n', "%0A"), (':', "%3A"), (',', "%2C")];

/// Writes an annotation for each finding that no waiver silences, by level, and the counts.
pub(super) fn emit(report: &Report, options: Options<'_>) -> String {
    let mut text = String::new();
    for failure in &report.failures {
        let file = property(&options.place.path(&failure.file));
        text.push_str(&format!("::error file={file}::{}\n", message(&failure.message)));
    }
    for severity in [Severity::Error, Severity::Warning] {
        push_annotations(&mut text, report, severity, options);
    }
    // Before the infos, which share the limit of notices with it.
    if !options.quiet && !report.files.is_empty() {
        text.push_str(&format!("::notice title=handoff::{}\n", message(&summary(report))));
    }
    push_annotations(&mut text, report, Severity::Info, options);
    text
}

fn push_annotations(text: &mut String, report: &Report, severity: Severity, options: Options<'_>) {
    for (file, finding) in told(report, options) {
        if finding.diagnostic.severity == severity {
            text.push_str(&annotation(file, finding, options));
            text.push('\n');
        }
    }
}

fn annotation(file: &FileReport, finding: &Finding, options: Options<'_>) -> String {
    let diagnostic = &finding.diagnostic;
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let (start, end) =
        (file.source.position(diagnostic.span.start), file.source.position(diagnostic.span.end));
    let mut properties = vec![
        format!("file={}", property(&options.place.path(file.source.name()))),
        format!("line={}", start.line),
        format!("endLine={}", end.line),
    ];
    // Columns count within one line only.
    if start.line == end.line {
        properties.push(format!("col={},endColumn={}", start.column, end.column));
    }
    properties.push(format!("title={}", diagnostic.rule.title()));
    let mut told = message(&diagnostic.message);
    if let Some(help) = &diagnostic.help {
        told.push_str(&format!("%0Ahelp: {}", message(help)));
    }
    format!("::{level} {}::{told}", properties.join(","))
}

/// Counts the findings, and those that GitHub does not show beside the change.
fn summary(report: &Report) -> String {
    let counts = report.summary();
    let beyond = |count: usize| count.saturating_sub(SHOWN);
    let (errors, warnings) = (beyond(counts.errors + report.failures.len()), beyond(counts.warnings));
    let mut text = summary_line(report);
    if errors + warnings > 0 {
        let left_out = [(errors, "errors"), (warnings, "warnings")];
        let left_out: Vec<String> = left_out
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, noun)| format!("{count} of the {noun}"))
            .collect();
        let left_out = left_out.join(" and ");
        text.push_str(&format!(
            "; GitHub shows {SHOWN} of each level for a step, so {left_out} stand in the log only"
        ));
    }
    text
}

fn message(text: &str) -> String {
    encoded(&inert(visible(text)), &IN_MESSAGE)
}

fn property(text: &str) -> String {
    encoded(&inert(visible(text)), &IN_PROPERTY)
}

#[cfg(test)]
mod tests {
    use super::{message, property};
    use proptest::prelude::{any, prop_assert, proptest};

    #[test]
    fn encodes_what_ends_a_property() {
        assert_eq!(property("a,b:c 100%"), "a%2Cb%3Ac 100%25");
        assert_eq!(message("a,b:c 100%"), "a,b:c 100%25");
    }

    proptest! {
        #[test]
        fn a_text_stays_within_its_command(text in any::<String>()) {
            prop_assert!(!message(&text).contains(['\r', '\n']));
            prop_assert!(!property(&text).contains(['\r', '\n', ':', ',']));
        }
    }
}
