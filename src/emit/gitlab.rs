//! Findings for GitLab's view of a merge request: a Code Quality report.
//!
//! GitLab has no word for a finding that is waived, so one is an issue of its mildest severity
//! that begins with the reason. In a merge request only new ones show, which is when a waiver
//! wants a reader.

use super::Options;
use super::fingerprint::Fingerprints;
use super::visible::{json_escaped, visible};
use crate::diagnostic::Severity;
use crate::lint::{Failure, FileReport, Finding, Report};
use serde::Serialize;

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: String,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// Writes every finding, silenced ones too.
pub(super) fn emit(report: &Report, options: Options<'_>) -> String {
    let mut fingerprints = Fingerprints::default();
    let mut issues: Vec<Issue> = report.failures.iter().map(|failure| unread(failure, options)).collect();
    issues.extend(
        report
            .findings()
            .map(|(file, finding)| issue(file, finding, fingerprints.next(file, finding), options)),
    );
    let text = serde_json::to_string_pretty(&issues).expect("texts and numbers always serialise");
    let mut text = json_escaped(text);
    text.push('\n');
    text
}

fn issue(file: &FileReport, finding: &Finding, fingerprint: String, options: Options<'_>) -> Issue {
    let diagnostic = &finding.diagnostic;
    let severity = match (&finding.waived, diagnostic.severity) {
        (Some(_), _) => "info",
        (None, Severity::Info) => "minor",
        (None, Severity::Warning) => "major",
        (None, Severity::Error) => "critical",
    };
    let mut description = format!("{} {}", diagnostic.rule.code(), diagnostic.message);
    if let Some(help) = &diagnostic.help {
        description.push_str(&format!(" – help: {help}"));
    }
    if let Some(waived) = &finding.waived {
        let reason = waived.reason.as_deref().unwrap_or("no reason given");
        description = format!("waived ({reason}): {description}");
    }
    let (start, end) =
        (file.source.position(diagnostic.span.start), file.source.position(diagnostic.span.end));
    Issue {
        description: visible(&description).into_owned(),
        check_name: diagnostic.rule.name().to_owned(),
        fingerprint,
        severity,
        location: Location {
            path: options.place.path(file.source.name()),
            lines: Lines { begin: start.line, end: end.line },
        },
    }
}

/// A file that could not be looked at, so that nobody takes its silence for praise.
fn unread(failure: &Failure, options: Options<'_>) -> Issue {
    Issue {
        description: visible(&failure.message).into_owned(),
        check_name: "unread-file".to_owned(),
        fingerprint: Fingerprints::of_failure(failure),
        severity: "blocker",
        location: Location { path: options.place.path(&failure.file), lines: Lines { begin: 1, end: 1 } },
    }
}
