//! Findings for services that collect them from many tools: SARIF.
//!
//! Source: *Static Analysis Results Interchange Format (SARIF) Version 2.1.0*, OASIS Standard with
//! errata 01. Files are named from the root of the repository, and columns count characters.

mod result;
mod rule;

use super::visible::{json_escaped, visible};
use super::{Options, Place};
use crate::diagnostic::AnyRule;
use crate::lint::{Failure, FileReport, Report};
use crate::text::{SourceFile, Span};
use result::Results;
use rule::{DriverRule, page_address};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The version of the standard.
const VERSION: &str = "2.1.0";
/// The standard's own schema.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// What stands for the root of the repository, wherever that lies.
const ROOT: &str = "%SRCROOT%";

/// Writes every finding; a waived one is suppressed, with its reason.
pub(super) fn emit(report: &Report, options: Options<'_>) -> String {
    let log = Log { schema: SCHEMA, version: VERSION, runs: [Run::new(report, options.place)] };
    let text = serde_json::to_string_pretty(&log).expect("texts and numbers always serialise");
    let mut text = json_escaped(text);
    text.push('\n');
    text
}

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    invocations: [Invocation; 1],
    original_uri_base_ids: BTreeMap<&'static str, Base>,
    column_kind: &'static str,
    default_encoding: &'static str,
    default_source_language: &'static str,
    artifacts: Vec<Artifact>,
    results: Results<'a>,
    properties: Counts,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    information_uri: String,
    rules: Vec<DriverRule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Text,
    locations: [FileLocation; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FileLocation {
    physical_location: FileOnly,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FileOnly {
    artifact_location: ArtifactLocation,
}

#[derive(Serialize)]
struct Base {
    description: Text,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Artifact {
    location: ArtifactLocation,
    roles: [&'static str; 1],
}

/// How many findings there are of each kind, as no field of the standard says.
#[derive(Serialize)]
struct Counts {
    flows: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    waived: usize,
}

/// A text that is shown as it is.
#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactLocation {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<usize>,
}

/// A part of a file; the end is the first place that is not in it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

impl<'a> Run<'a> {
    fn new(report: &'a Report, place: Place<'a>) -> Self {
        let rules = used_rules(report);
        let summary = report.summary();
        let notifications = report.failures.iter().map(|failure| notification(failure, place)).collect();
        let root = Text::new("The root of the repository, or the working directory where there is none.");
        Self {
            tool: Tool {
                driver: Driver {
                    name: "handoff",
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    information_uri: page_address("README.md"),
                    rules: rules.iter().map(DriverRule::new).collect(),
                },
            },
            invocations: [Invocation {
                execution_successful: report.is_complete(),
                tool_execution_notifications: notifications,
            }],
            original_uri_base_ids: BTreeMap::from([(ROOT, Base { description: root })]),
            column_kind: "unicodeCodePoints",
            default_encoding: "utf-8",
            default_source_language: "yaml",
            artifacts: report.files.iter().map(|file| artifact(file, place)).collect(),
            results: Results { report, place, rules },
            properties: Counts {
                flows: summary.flows,
                errors: summary.errors,
                warnings: summary.warnings,
                infos: summary.infos,
                waived: summary.waived,
            },
        }
    }
}

/// Returns the rules that speak in a report, in the order of their codes.
fn used_rules(report: &Report) -> Vec<AnyRule> {
    let findings = report.files.iter().flat_map(|file| file.findings.iter().chain(&file.known));
    let rules = findings.map(|finding| &finding.diagnostic.rule);
    rules.collect::<BTreeSet<_>>().into_iter().cloned().collect()
}

fn artifact(file: &FileReport, place: Place<'_>) -> Artifact {
    let location = ArtifactLocation::new(file.source.name(), place, None);
    Artifact { location, roles: ["analysisTarget"] }
}

fn notification(failure: &Failure, place: Place<'_>) -> Notification {
    let artifact_location = ArtifactLocation::new(&failure.file, place, None);
    Notification {
        level: "error",
        message: Text::new(&failure.message),
        locations: [FileLocation { physical_location: FileOnly { artifact_location } }],
    }
}

impl Text {
    fn new(text: &str) -> Self {
        Self { text: visible(text).into_owned() }
    }
}

impl ArtifactLocation {
    fn new(name: &str, place: Place<'_>, index: Option<usize>) -> Self {
        let path = place.path(name);
        if !super::place::is_absolute(&path) {
            return Self { uri: percent_encoded(&path), uri_base_id: Some(ROOT), index };
        }
        let slash = if path.starts_with('/') { "" } else { "/" };
        Self { uri: format!("file://{slash}{}", percent_encoded(&path)), uri_base_id: None, index }
    }
}

impl Region {
    fn new(source: &SourceFile, span: Span) -> Self {
        let (start, end) = (source.position(span.start), source.position(span.end));
        Self {
            start_line: start.line,
            start_column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }
}

/// Writes a path as a URI: all but letters, digits, `-._~` and `/` as percent signs and numbers.
///
/// Source: RFC 3986, section 2.3.
fn percent_encoded(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::{ArtifactLocation, Place};

    #[test]
    fn files_have_addresses() {
        let uri = |name: &str| ArtifactLocation::new(name, Place::default(), None).uri;
        assert_eq!(uri("flows/é b#1.yaml"), "flows/%C3%A9%20b%231.yaml");
        assert_eq!(uri("a:b.yaml"), "a%3Ab.yaml");
        assert_eq!(uri("/tmp/a.yaml"), "file:///tmp/a.yaml");
        assert_eq!(uri("C:/a.yaml"), "file:///C%3A/a.yaml");
        assert_eq!(uri("<stdin>"), "%3Cstdin%3E");
    }
}
