//! Findings for programs: JSON with a version of its own.
//!
//! Lines and columns count from 1, columns in characters; `offset` counts bytes from 0. A field
//! may be added within a version, and none is renamed or dropped.

use super::Options;
use super::text::human_path;
use super::visible::json_escaped;
use crate::diagnostic::{Fix, Severity};
use crate::lint::{FileKind, FileReport, Finding, Report, RuleCount, Summary};
use crate::text::{SourceFile, Span};
use serde::{Serialize, Serializer};

/// The name of the schema, which `docs/schemas` holds.
const SCHEMA: &str = "handoff-findings";
/// The version of the schema.
const VERSION: u32 = 1;

/// Writes every finding, silenced ones too.
pub(super) fn emit(report: &Report, _: Options<'_>) -> String {
    let output = Output::new(report);
    let text = serde_json::to_string_pretty(&output).expect("texts and numbers always serialise");
    let mut text = json_escaped(text);
    text.push('\n');
    text
}

#[derive(Serialize)]
struct Output<'a> {
    schema: &'static str,
    version: u32,
    tool: Tool,
    files: Vec<FileOutput<'a>>,
    findings: FindingsOutput<'a>,
    failures: Vec<FailureOutput<'a>>,
    summary: SummaryOutput,
    statistics: Vec<RuleOutput>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct FileOutput<'a> {
    file: &'a str,
    kind: &'static str,
    flow: Option<&'a str>,
    readable: bool,
}

/// The findings of a report, each made as it is written: there may be many.
struct FindingsOutput<'a>(&'a Report);

impl Serialize for FindingsOutput<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.findings().map(|(file, finding)| FindingOutput::new(file, finding)))
    }
}

#[derive(Serialize)]
struct FindingOutput<'a> {
    code: &'a str,
    name: &'a str,
    severity: &'static str,
    message: &'a str,
    label: Option<&'a str>,
    help: Option<&'a str>,
    file: &'a str,
    start: PlaceOutput,
    end: PlaceOutput,
    path: PathOutput<'a>,
    related: Vec<RelatedOutput<'a>>,
    fix: Option<FixOutput<'a>>,
    waived: Option<WaivedOutput<'a>>,
}

#[derive(Serialize)]
struct PlaceOutput {
    line: usize,
    column: usize,
    offset: u32,
}

#[derive(Serialize)]
struct PathOutput<'a> {
    logical: &'a str,
    human: String,
}

#[derive(Serialize)]
struct RelatedOutput<'a> {
    message: &'a str,
    start: PlaceOutput,
    end: PlaceOutput,
}

#[derive(Serialize)]
struct FixOutput<'a> {
    title: &'a str,
    safe: bool,
    edits: Vec<EditOutput<'a>>,
}

#[derive(Serialize)]
struct EditOutput<'a> {
    start: PlaceOutput,
    end: PlaceOutput,
    text: &'a str,
}

#[derive(Serialize)]
struct WaivedOutput<'a> {
    reason: Option<&'a str>,
    owner: Option<&'a str>,
    until: Option<String>,
}

#[derive(Serialize)]
struct FailureOutput<'a> {
    file: &'a str,
    message: &'a str,
}

#[derive(Serialize)]
struct SummaryOutput {
    flows: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    waived: usize,
    known: Option<KnownOutput>,
    fixed: Option<FixedOutput>,
}

#[derive(Serialize)]
struct KnownOutput {
    in_baseline: usize,
    in_earlier_version: usize,
    prunable: usize,
    pruned: usize,
}

#[derive(Serialize)]
struct FixedOutput {
    findings: usize,
    files: usize,
}

#[derive(Serialize)]
struct RuleOutput {
    code: String,
    name: String,
    severity: &'static str,
    findings: usize,
    waived: usize,
    files: usize,
    fixable: usize,
}

impl<'a> Output<'a> {
    fn new(report: &'a Report) -> Self {
        let file = |file: &'a FileReport| FileOutput {
            file: file.source.name(),
            kind: match file.kind {
                FileKind::Flow => "flow",
                FileKind::Workspace => "workspace",
            },
            flow: file.flow.as_deref(),
            readable: file.readable,
        };
        Self {
            schema: SCHEMA,
            version: VERSION,
            tool: Tool { name: "handoff", version: env!("CARGO_PKG_VERSION") },
            files: report.files.iter().map(file).collect(),
            findings: FindingsOutput(report),
            failures: report
                .failures
                .iter()
                .map(|failure| FailureOutput { file: &failure.file, message: &failure.message })
                .collect(),
            summary: SummaryOutput::new(report),
            statistics: report.statistics().iter().map(RuleOutput::new).collect(),
        }
    }
}

impl SummaryOutput {
    fn new(report: &Report) -> Self {
        let Summary { flows, errors, warnings, infos, waived } = report.summary();
        let known = report.known.map(|known| KnownOutput {
            in_baseline: known.in_baseline,
            in_earlier_version: known.in_earlier_version,
            prunable: known.prunable,
            pruned: known.pruned,
        });
        let fixed = report.fixed.map(|fixed| FixedOutput { findings: fixed.findings, files: fixed.files });
        Self { flows, errors, warnings, infos, waived, known, fixed }
    }
}

impl RuleOutput {
    fn new(count: &RuleCount) -> Self {
        Self {
            code: count.rule.code().to_owned(),
            name: count.rule.name().to_owned(),
            severity: count.level.word(),
            findings: count.findings,
            waived: count.waived,
            files: count.files,
            fixable: count.fixable,
        }
    }
}

impl<'a> FindingOutput<'a> {
    fn new(file: &'a FileReport, finding: &'a Finding) -> Self {
        let source = &file.source;
        let diagnostic = &finding.diagnostic;
        let (start, end) = places(source, diagnostic.span);
        let related = diagnostic.related.iter().map(|label| {
            let (start, end) = places(source, label.span);
            RelatedOutput { message: &label.text, start, end }
        });
        let waived = finding.waived.as_ref().map(|waived| WaivedOutput {
            reason: waived.reason.as_deref(),
            owner: waived.owner.as_deref(),
            until: waived.until.map(|until| until.to_string()),
        });
        Self {
            code: diagnostic.rule.code(),
            name: diagnostic.rule.name(),
            severity: Severity::word(diagnostic.severity),
            message: &diagnostic.message,
            label: (!diagnostic.label.is_empty()).then_some(diagnostic.label.as_str()),
            help: diagnostic.help.as_deref(),
            file: source.name(),
            start,
            end,
            path: PathOutput {
                logical: diagnostic.subject.path(),
                human: human_path(file.flow.as_deref(), diagnostic.subject.title()),
            },
            related: related.collect(),
            fix: diagnostic.fix.as_ref().map(|fix| fix_output(source, fix)),
            waived,
        }
    }
}

fn fix_output<'a>(source: &SourceFile, fix: &'a Fix) -> FixOutput<'a> {
    let edits = fix.edits.iter().map(|edit| {
        let (start, end) = places(source, edit.span);
        EditOutput { start, end, text: &edit.text }
    });
    FixOutput { title: &fix.title, safe: fix.safe, edits: edits.collect() }
}

fn places(source: &SourceFile, span: Span) -> (PlaceOutput, PlaceOutput) {
    let place = |offset: u32| {
        let position = source.position(offset);
        PlaceOutput { line: position.line, column: position.column, offset }
    };
    (place(span.start), place(span.end))
}
