//! What SARIF tells of a rule: its page.

use super::Text;
use crate::diagnostic::{AnyRule, Severity};
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct DriverRule {
    id: String,
    name: String,
    short_description: Text,
    full_description: Text,
    help: Help,
    help_uri: String,
    default_configuration: Configuration,
    properties: Tags,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Tags {
    tags: [&'static str; 1],
}

impl DriverRule {
    pub(super) fn new(rule: &AnyRule) -> Self {
        let page: String = rule.lines().flat_map(|line| [line.trim_end(), "\n"]).collect();
        Self {
            id: rule.code().to_owned(),
            name: rule.name().to_owned(),
            short_description: Text::new(rule.summary()),
            full_description: Text::new(&what_it_checks(rule)),
            help: Help { text: page.clone(), markdown: page },
            help_uri: page_address(&page_of(rule)),
            default_configuration: Configuration { level: level(rule.level()) },
            properties: Tags { tags: [rule.family().title()] },
        }
    }
}

/// Returns the file that a rule's page is in; that of a workspace's own rule is the workspace's.
fn page_of(rule: &AnyRule) -> String {
    match rule {
        AnyRule::Carried(meta) => format!("docs/rules/{}.md", meta.code),
        AnyRule::Own(_) => "docs/own-rules.md".to_owned(),
    }
}

/// Returns the first section of a rule's page as one paragraph.
fn what_it_checks(rule: &AnyRule) -> String {
    let section = rule.lines().skip_while(|line| line.starts_with('#') || line.is_empty());
    let section = section.take_while(|line| !line.starts_with('#') && !line.starts_with("```"));
    section.flat_map(str::split_whitespace).collect::<Vec<&str>>().join(" ")
}

/// Returns where a file of this very version of the package can be read.
pub(super) fn page_address(file: &str) -> String {
    let (name, version) = (env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
    format!("https://docs.rs/crate/{name}/{version}/source/{file}")
}

/// Returns the standard's word for a level.
pub(super) fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}
