//! A baseline as a file: JSON with a version, sorted, and one line for each finding, so that two
//! branches which both change it can be merged.

use super::{Baseline, Key, KnownFlow};
use serde::Deserialize;
use std::collections::{BTreeMap, HashSet};

/// The version of the form.
const VERSION: u32 = 1;

/// Why a text is no baseline.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BaselineError {
    /// It is no JSON, or not of the form that a baseline has.
    #[error("line {line}, column {column}: {message}")]
    Form {
        /// Line, from 1.
        line: usize,
        /// Column in bytes, from 1.
        column: usize,
        /// What is wrong.
        message: String,
    },
    /// A later program wrote it.
    #[error("the baseline has version {0}, and this program reads version {VERSION}")]
    Version(u32),
    /// A file has two entries.
    #[error("the baseline lists `{0}` twice")]
    Twice(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileForm {
    /// Looked at before, because a later version may have another form.
    #[serde(rename = "version")]
    _version: u32,
    flows: Vec<FlowForm>,
}

#[derive(Deserialize)]
struct VersionForm {
    version: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FlowForm {
    file: String,
    flow: Option<String>,
    findings: Vec<FindingForm>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FindingForm {
    rule: String,
    path: String,
    count: u32,
}

impl Baseline {
    /// Reads the text of a baseline.
    ///
    /// # Errors
    /// When it is none, or has a version that is not known.
    pub fn read(text: &str) -> Result<Self, BaselineError> {
        let VersionForm { version } = serde_json::from_str(text).map_err(form_error)?;
        if version != VERSION {
            return Err(BaselineError::Version(version));
        }
        let form: FileForm = serde_json::from_str(text).map_err(form_error)?;
        let mut seen = HashSet::new();
        let mut flows = Vec::with_capacity(form.flows.len());
        for FlowForm { file, flow, findings } in form.flows {
            if !seen.insert(file.clone()) {
                return Err(BaselineError::Twice(file));
            }
            let mut counts: BTreeMap<Key, usize> = BTreeMap::new();
            for FindingForm { rule, path, count } in findings {
                let sum = counts.entry(Key { rule, path }).or_default();
                *sum = sum.saturating_add(count as usize);
            }
            flows.push(KnownFlow { file, title: flow, counts });
        }
        flows.sort_unstable();
        Ok(Self { flows })
    }

    /// Writes the baseline down; the same findings always give the same text.
    #[must_use]
    pub fn to_json(&self) -> String {
        let flows: Vec<String> = self.flows.iter().map(flow_json).collect();
        let flows = if flows.is_empty() { String::new() } else { format!("\n{}\n  ", flows.join(",\n")) };
        format!("{{\n  \"version\": {VERSION},\n  \"flows\": [{flows}]\n}}\n")
    }
}

fn flow_json(flow: &KnownFlow) -> String {
    let text = |text: Option<&str>| serde_json::Value::from(text).to_string();
    let findings = flow.counts.iter().map(|(Key { rule, path }, count)| {
        let (rule, path) = (text(Some(rule)), text(Some(path)));
        format!("        {{ \"rule\": {rule}, \"path\": {path}, \"count\": {count} }}")
    });
    format!(
        "    {{\n      \"file\": {},\n      \"flow\": {},\n      \"findings\": [\n{}\n      ]\n    }}",
        text(Some(&flow.file)),
        text(flow.title.as_deref()),
        findings.collect::<Vec<String>>().join(",\n")
    )
}

fn form_error(error: serde_json::Error) -> BaselineError {
    let (line, column) = (error.line(), error.column());
    let message = error.to_string();
    // The place is told before the message.
    let place = format!(" at line {line} column {column}");
    BaselineError::Form { line, column, message: message.strip_suffix(&place).unwrap_or(&message).to_owned() }
}
