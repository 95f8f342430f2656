//! What SARIF tells of a rule: its page.

use super::Text;
use crate::diagnostic::{RuleMeta, Severity};
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct DriverRule {
    id: &'static str,
    name: &'static str,
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
    pub(super) fn new(meta: &'static RuleMeta) -> Self {
        let page: String = meta.lines().flat_map(|line| [line.trim_end(), "\n"]).collect();
        Self {
            id: meta.code,
            name: meta.name,
            short_description: Text::new(meta.summary()),
            full_description: Text::new(&what_it_checks(meta)),
            help: Help { text: page.clone(), markdown: page },
            help_uri: page_address(&format!("docs/rules/{}.md", meta.code)),
            default_configuration: Configuration { level: level(meta.level) },
            properties: Tags { tags: [meta.family().title()] },
        }
    }
}

/// Returns the first section of a rule's page as one paragraph.
fn what_it_checks(meta: &RuleMeta) -> String {
    let section = meta.lines().skip_while(|line| line.starts_with('#') || line.is_empty());
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
