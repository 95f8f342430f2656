//! Findings for people and for pipelines: one file a format, one line in [`FORMATS`].
//!
//! A format turns a report into text and does nothing else, so the same report gives the same
//! bytes on every machine.

mod azure;
mod command;
mod compact;
mod counts;
mod excerpt;
mod fingerprint;
mod github;
mod gitlab;
mod json;
mod junit;
mod markdown;
mod place;
mod sarif;
mod statistics;
mod text;
mod visible;

pub use command::inert_lines;
pub(crate) use markdown::cell as markdown_cell;
pub use place::Place;
pub use visible::{is_hazardous, json_escaped, push_visible, visible};

use crate::diagnostic::Severity;
use crate::lint::{FileReport, Finding, Report};

/// What a reader may choose about an output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options<'a> {
    /// Whether to write colours for a terminal.
    pub colour: bool,
    /// Whether to leave out all but the findings.
    pub quiet: bool,
    /// Whether people see infos in full, and not only how many there are of each rule.
    pub infos: bool,
    /// Whether people see how many findings there are of each rule, and no finding.
    pub statistics: bool,
    /// Where the files lie in their repository, for formats that a service reads.
    pub place: Place<'a>,
}

/// A way to write a report down.
#[derive(Debug)]
pub struct Format {
    /// The name that the command line knows it by.
    pub name: &'static str,
    /// What it is for, in a few words.
    pub summary: &'static str,
    /// Writes the report.
    pub emit: fn(&Report, Options<'_>) -> String,
}

/// Every format, the default first.
pub static FORMATS: &[Format] = &[
    Format { name: "text", summary: "for people: each finding with the lines it is about", emit: text::emit },
    Format {
        name: "compact",
        summary: "for people who search: a line for each finding",
        emit: compact::emit,
    },
    Format {
        name: "json",
        summary: "for programs: every finding with all that is known of it",
        emit: json::emit,
    },
    Format { name: "sarif", summary: "for services that collect findings: SARIF 2.1.0", emit: sarif::emit },
    Format { name: "github", summary: "annotations in GitHub Actions", emit: github::emit },
    Format { name: "gitlab", summary: "a Code Quality report for GitLab", emit: gitlab::emit },
    Format { name: "azure", summary: "issues of a run of Azure Pipelines", emit: azure::emit },
    Format { name: "junit", summary: "results of tests, as Jenkins and others read them", emit: junit::emit },
    Format { name: "markdown", summary: "a comment on a change", emit: markdown::emit },
];

/// Returns the findings that people are told: none that is waived, infos where they are wanted.
fn told<'a>(report: &'a Report, options: Options<'_>) -> impl Iterator<Item = (&'a FileReport, &'a Finding)> {
    report.files.iter().flat_map(move |file| told_of(file, options).map(move |finding| (file, finding)))
}

/// Returns those of them that are in one file.
fn told_of<'a>(file: &'a FileReport, options: Options<'_>) -> impl Iterator<Item = &'a Finding> {
    let infos = options.infos;
    file.findings.iter().filter(move |finding| {
        finding.waived.is_none() && (infos || finding.diagnostic.severity != Severity::Info)
    })
}

/// Finds a format by its name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}
