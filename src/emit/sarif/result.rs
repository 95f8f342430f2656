//! One finding as SARIF has it.

use super::rule::level;
use super::{ArtifactLocation, Place, Region, Text, visible};
use crate::diagnostic::{AnyRule, Diagnostic, Fix, Subject};
use crate::emit::fingerprint::Fingerprints;
use crate::lint::{FileReport, Finding, Report, Waived};
use crate::text::SourceFile;
use serde::{Serialize, Serializer};

/// The findings of a report, each made as it is written: there may be many.
pub(super) struct Results<'a> {
    pub(super) report: &'a Report,
    pub(super) place: Place<'a>,
    /// The rules that speak, in the order in which the log lists them.
    pub(super) rules: Vec<AnyRule>,
}

impl Serialize for Results<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fingerprints = Fingerprints::default();
        let files = self.report.files.iter().enumerate();
        let findings = files.flat_map(|(index, file)| {
            file.all().into_iter().map(move |(finding, is_known)| (index, file, finding, is_known))
        });
        serializer.collect_seq(findings.map(|(index, file, finding, is_known)| {
            let artifact = ArtifactLocation::new(file.source.name(), self.place, Some(index));
            let result = self.result(file, finding, artifact, fingerprints.next(file, finding));
            self.compared(result, is_known)
        }))
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult<'a> {
    rule_id: &'a str,
    rule_index: usize,
    level: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline_state: Option<&'static str>,
    message: Text,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Related>,
    partial_fingerprints: PartialFingerprints,
    suppressions: Vec<Suppression>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<FixObject>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: PhysicalLocation,
    logical_locations: [LogicalLocation; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LogicalLocation {
    name: String,
    fully_qualified_name: String,
    kind: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Related {
    id: usize,
    message: Text,
    physical_location: PhysicalLocation,
}

/// Two names of one value: GitHub looks at the first only.
#[derive(Serialize)]
struct PartialFingerprints {
    #[serde(rename = "primaryLocationLineHash")]
    github: String,
    #[serde(rename = "ruleAndLogicalPath/v1")]
    own: String,
}

#[derive(Serialize)]
struct Suppression {
    kind: &'static str,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    justification: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<WaiverTerms>,
}

#[derive(Serialize)]
struct WaiverTerms {
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FixObject {
    description: Text,
    artifact_changes: [ArtifactChange; 1],
    properties: Safety,
}

#[derive(Serialize)]
struct Safety {
    safe: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange {
    artifact_location: ArtifactLocation,
    replacements: Vec<Replacement>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: Region,
    inserted_content: Inserted,
}

/// What a fix writes: the text itself, which goes into the file.
#[derive(Serialize)]
struct Inserted {
    text: String,
}

impl Results<'_> {
    fn result<'a>(
        &self,
        file: &FileReport,
        finding: &'a Finding,
        artifact_location: ArtifactLocation,
        fingerprint: String,
    ) -> SarifResult<'a> {
        let (source, diagnostic) = (&file.source, &finding.diagnostic);
        let code = diagnostic.rule.code();
        let physical_location =
            PhysicalLocation { artifact_location, region: Region::new(source, diagnostic.span) };
        SarifResult {
            rule_id: code,
            rule_index: self.rules.partition_point(|rule| rule.code() < code),
            level: level(diagnostic.severity),
            baseline_state: None,
            message: message(diagnostic),
            locations: [Location {
                physical_location,
                logical_locations: [logical_location(file, &diagnostic.subject)],
            }],
            related_locations: self.related(source, diagnostic),
            partial_fingerprints: PartialFingerprints { github: fingerprint.clone(), own: fingerprint },
            suppressions: finding.waived.iter().map(suppression).collect(),
            fixes: diagnostic.fix.iter().map(|fix| self.fix(source, fix)).collect(),
        }
    }

    /// Says how a result compares with an earlier state: in all results of a log, or in none.
    ///
    /// One that was there before is suppressed, so that no service opens it anew.
    fn compared<'a>(&self, result: SarifResult<'a>, is_known: bool) -> SarifResult<'a> {
        let baseline_state = self.report.known.map(|_| if is_known { "unchanged" } else { "new" });
        let mut result = SarifResult { baseline_state, ..result };
        result.suppressions.extend(is_known.then(|| Suppression {
            kind: "external",
            status: "accepted",
            justification: Some("It was there before: in the baseline or in the earlier version.".to_owned()),
            properties: None,
        }));
        result
    }

    fn related(&self, source: &SourceFile, diagnostic: &Diagnostic) -> Vec<Related> {
        let related = diagnostic.related.iter().zip(1..);
        let related = related.map(|(label, id)| Related {
            id,
            message: Text::new(&without_links(&label.text)),
            physical_location: PhysicalLocation {
                artifact_location: ArtifactLocation::new(source.name(), self.place, None),
                region: Region::new(source, label.span),
            },
        });
        related.collect()
    }

    fn fix(&self, source: &SourceFile, fix: &Fix) -> FixObject {
        let replacements = fix.edits.iter().map(|edit| Replacement {
            deleted_region: Region::new(source, edit.span),
            inserted_content: Inserted { text: edit.text.clone() },
        });
        FixObject {
            description: Text::new(&without_links(&fix.title)),
            artifact_changes: [ArtifactChange {
                artifact_location: ArtifactLocation::new(source.name(), self.place, None),
                replacements: replacements.collect(),
            }],
            properties: Safety { safe: fix.safe },
        }
    }
}

/// Returns the message and the help as sentences: viewers with little room show the first.
fn message(diagnostic: &Diagnostic) -> Text {
    let mut text = format!("{}.", diagnostic.message);
    if let Some(help) = &diagnostic.help {
        text.push_str(&format!(" Help: {help}."));
    }
    Text::new(&without_links(&text))
}

/// Keeps the flow's texts from being read as links, which a message of the standard may hold.
fn without_links(text: &str) -> String {
    text.replace("](", "] (")
}

fn logical_location(file: &FileReport, subject: &Subject) -> LogicalLocation {
    let shown = |text: &str| visible(text).into_owned();
    let flow = file.flow.as_deref().unwrap_or(file.source.name());
    let (name, path) = match subject.path() {
        "" => (flow, "flow"),
        path => (subject.title(), path),
    };
    LogicalLocation { name: shown(name), fully_qualified_name: shown(path), kind: "object" }
}

fn suppression(waived: &Waived) -> Suppression {
    let shown = |text: &Option<String>| text.as_deref().map(|text| visible(text).into_owned());
    Suppression {
        kind: "inSource",
        status: "accepted",
        justification: shown(&waived.reason),
        properties: Some(WaiverTerms {
            owner: shown(&waived.owner),
            until: waived.until.map(|day| day.to_string()),
        }),
    }
}
