//! What is in force for a file, written for people and for programs.

use crate::config::{Catalogue, Exclusion, InForce, Origin, Workspace};
use crate::diagnostic::{AnyRule, Severity};
use crate::emit::{json_escaped, visible};
use crate::syntax::keys::Limit;
use crate::text::{Span, Spanned};
use serde::Serialize;
use std::fmt::Write;

/// What is to be told.
pub(super) struct Told<'a> {
    pub(super) found: &'a InForce,
    /// The path that was asked for.
    pub(super) path: String,
    /// Whether that is a folder.
    pub(super) is_folder: bool,
    /// Why it is passed over where a folder is checked, if it is.
    pub(super) exclusion: Option<Exclusion>,
    /// The folders that a workspace file was looked for in, the nearest first.
    pub(super) looked_in: &'a [String],
}

/// A value as it is written, and who says so.
#[derive(Serialize)]
struct Value {
    value: String,
    source: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
}

impl Value {
    fn words(&self) -> String {
        match (&self.file, self.line) {
            (Some(file), Some(line)) if self.source == "override" => format!("override at {file}:{line}"),
            (Some(file), Some(line)) => format!("{file}:{line}"),
            _ => self.source.to_owned(),
        }
    }
}

impl Told<'_> {
    fn value(&self, value: impl Into<String>, origin: Origin) -> Value {
        let (source, span) = match origin {
            Origin::Default => ("default", None),
            Origin::Profile => ("profile", None),
            Origin::CommandLine => ("command line", None),
            Origin::Workspace(span) => ("workspace", Some(span)),
            Origin::Override(span) => ("override", Some(span)),
        };
        let place = span.and_then(|span| self.place(span));
        let (file, line) = place.map_or((None, None), |(file, line)| (Some(file), Some(line)));
        Value { value: value.into(), source, file, line }
    }

    fn place(&self, span: Span) -> Option<(String, usize)> {
        let source = &self.found.workspace.as_ref()?.source;
        Some((source.name().to_owned(), source.position(span.start).line))
    }

    fn profile(&self) -> Value {
        self.value(self.found.profile.value.word(), self.found.profile.origin)
    }

    fn theme(&self) -> Value {
        self.value(self.found.theme.value.word(), self.found.theme.origin)
    }

    fn lang(&self) -> Value {
        let lang = &self.found.lang;
        self.value(lang.value.as_deref().unwrap_or("en"), lang.origin)
    }

    fn limit(&self, limit: Limit) -> Value {
        let number = self.found.limit(limit);
        self.value(limit.written(number.value), number.origin)
    }

    fn level(&self, rule: &AnyRule) -> Value {
        let level = self.found.level(rule);
        self.value(level.value.map_or("off", Severity::word), level.origin)
    }

    fn overrides(&self) -> Vec<OverrideOutput> {
        let Some(workspace) = &self.found.workspace else { return Vec::new() };
        let one = |of: &crate::config::Override| OverrideOutput {
            line: workspace.source.position(of.span.start).line,
            paths: texts(of.paths.patterns()),
            applies: self.found.applied.contains(&of.span),
        };
        workspace.overrides.iter().map(one).collect()
    }
}

fn texts(patterns: &[Spanned<String>]) -> Vec<String> {
    patterns.iter().map(|pattern| pattern.value.clone()).collect()
}

fn ids(workspace: Option<&Workspace>) -> (Vec<String>, Vec<String>) {
    let Some(workspace) = workspace else { return (Vec::new(), Vec::new()) };
    let actors = workspace.shared.actors.iter().map(|actor| actor.id.value.to_string());
    let measures = workspace.shared.measures.iter().map(|measure| measure.id.value.to_string());
    (actors.collect(), measures.collect())
}

/// Writes it for people; rules that are as by default only where `is_whole`.
pub(super) fn text(told: &Told<'_>, catalogue: &Catalogue, is_whole: bool) -> String {
    let workspace = told.found.workspace.as_deref();
    let file = match (workspace, told.looked_in) {
        (Some(workspace), _) => workspace.source.name().to_owned(),
        (None, [only]) => format!("none found; looked in {only}"),
        (None, [first, .., last]) => format!("none found; looked in {first} and upwards as far as {last}"),
        (None, []) => "none found".to_owned(),
    };
    let mut lines = Lines(String::new());
    lines.row(&["for", &told.path]);
    lines.row(&["workspace", &file]);
    for (name, value) in [("profile", told.profile()), ("lang", told.lang()), ("theme", told.theme())] {
        lines.row(&[name, &value.value, &value.words()]);
    }
    if let Some(Exclusion { pattern, file, line }) = &told.exclusion {
        lines.row(&["excluded", &format!("where a folder is checked, by `{pattern}` at {file}:{line}")]);
    }
    limits(&mut lines, told, is_whole);
    rules(&mut lines, told, catalogue, is_whole);
    let (actors, measures) = ids(workspace);
    for (what, ids) in [("shared actors", actors), ("shared measures", measures)] {
        if !ids.is_empty() {
            lines.heading(&format!("{what}\n  {}", ids.join(", ")));
        }
    }
    if let Some(workspace) = workspace.filter(|workspace| !workspace.exclude.patterns().is_empty()) {
        lines.heading(&format!("excluded\n  {}", texts(workspace.exclude.patterns()).join(", ")));
    }
    overrides(&mut lines, told);
    lines.0
}

fn limits(lines: &mut Lines, told: &Told<'_>, is_whole: bool) {
    lines.heading("limits");
    let all: Vec<(Limit, Value)> = Limit::ALL.iter().map(|limit| (*limit, told.limit(*limit))).collect();
    let is_told = |value: &Value| is_whole || value.source != "default";
    let rows = all.iter().filter(|(_, value)| is_told(value)).map(|(limit, value)| {
        vec![limit.key().name.to_owned(), value.value.clone(), limit.rule().to_owned(), value.words()]
    });
    lines.table(rows.collect());
    lines.rest(all.iter().filter(|(_, value)| !is_told(value)).count());
}

fn rules(lines: &mut Lines, told: &Told<'_>, catalogue: &Catalogue, is_whole: bool) {
    lines.heading("rules");
    let all: Vec<(AnyRule, Value)> =
        catalogue.rules().map(|rule| (rule.clone(), told.level(&rule))).collect();
    let is_told = |value: &Value| is_whole || value.source != "default";
    let mut family = None;
    let mut rows = Vec::new();
    for (rule, value) in all.iter().filter(|(_, value)| is_told(value)) {
        if family != Some(rule.family()) {
            family = Some(rule.family());
            rows.push(vec![rule.family().title().to_owned()]);
        }
        // An own rule has no code beside its name.
        let code = if rule.code() == rule.name() { String::new() } else { format!("{} ", rule.code()) };
        rows.push(vec![format!("  {code}{}", rule.name()), value.value.clone(), value.words()]);
    }
    lines.table(rows);
    lines.rest(all.iter().filter(|(_, value)| !is_told(value)).count());
}

fn overrides(lines: &mut Lines, told: &Told<'_>) {
    let overrides = told.overrides();
    if overrides.is_empty() {
        return;
    }
    lines.heading("overrides");
    // What is not about all of a folder may still be about some that lies in it.
    let otherwise = if told.is_folder { "not for the whole folder" } else { "for other paths" };
    let row = |of: OverrideOutput| {
        let applies = if of.applies { "in force here" } else { otherwise };
        vec![format!("line {}", of.line), applies.to_owned(), of.paths.join(", ")]
    };
    lines.table(overrides.into_iter().map(row).collect());
}

/// A text of rows whose cells stand below each other.
struct Lines(String);

impl Lines {
    fn heading(&mut self, text: &str) {
        let lines: Vec<_> = text.lines().map(visible).collect();
        let _ = writeln!(self.0, "\n{}", lines.join("\n"));
    }

    /// Adds a row of the beginning.
    fn row(&mut self, cells: &[&str]) {
        let mut row = String::new();
        for (index, cell) in cells.iter().enumerate() {
            let width = if index == 0 { 11 } else { 7 };
            let _ = write!(row, "{:<width$}  ", visible(cell));
        }
        let _ = writeln!(self.0, "{}", row.trim_end());
    }

    /// Adds rows below a heading; each column is as wide as its widest cell, where a row of one cell
    /// is a heading and the last cell has nothing to keep clear of.
    fn table(&mut self, rows: Vec<Vec<String>>) {
        let mut widths: Vec<usize> = Vec::new();
        for row in rows.iter().filter(|row| row.len() > 1) {
            widths.resize(widths.len().max(row.len()), 0);
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(visible(cell).chars().count());
            }
        }
        for cells in rows {
            let mut row = String::from("  ");
            for (index, cell) in cells.iter().enumerate() {
                let width = widths.get(index).copied().unwrap_or_default();
                let _ = write!(row, "{:<width$}  ", visible(cell));
            }
            let _ = writeln!(self.0, "{}", row.trim_end());
        }
    }

    /// Tells how many of a table are not listed.
    fn rest(&mut self, count: usize) {
        if count > 0 {
            let _ = writeln!(self.0, "  {count} as by default; --verbose lists them");
        }
    }
}

#[derive(Serialize)]
struct OverrideOutput {
    line: usize,
    paths: Vec<String>,
    applies: bool,
}

#[derive(Serialize)]
struct ExclusionOutput<'a> {
    pattern: &'a str,
    file: &'a str,
    line: usize,
}

#[derive(Serialize)]
struct LimitOutput {
    name: &'static str,
    rule: &'static str,
    #[serde(flatten)]
    value: Value,
}

#[derive(Serialize)]
struct RuleOutput {
    code: String,
    name: String,
    #[serde(flatten)]
    value: Value,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Output<'a> {
    schema: &'static str,
    version: u32,
    path: &'a str,
    workspace: Option<&'a str>,
    looked_in: &'a [String],
    profile: Value,
    lang: Value,
    theme: Value,
    limits: Vec<LimitOutput>,
    rules: Vec<RuleOutput>,
    exclude: Vec<String>,
    excluded_by: Option<ExclusionOutput<'a>>,
    overrides: Vec<OverrideOutput>,
    shared: SharedOutput,
}

#[derive(Serialize)]
struct SharedOutput {
    actors: Vec<String>,
    measures: Vec<String>,
}

/// Writes it for programs, every rule.
pub(super) fn json(told: &Told<'_>, catalogue: &Catalogue) -> String {
    let workspace = told.found.workspace.as_deref();
    let (actors, measures) = ids(workspace);
    let limit =
        |limit: &Limit| LimitOutput { name: limit.key().name, rule: limit.rule(), value: told.limit(*limit) };
    let rule = |rule: AnyRule| RuleOutput {
        code: rule.code().to_owned(),
        name: rule.name().to_owned(),
        value: told.level(&rule),
    };
    let output = Output {
        schema: "handoff-config",
        version: 1,
        path: &told.path,
        workspace: workspace.map(|workspace| workspace.source.name()),
        looked_in: told.looked_in,
        profile: told.profile(),
        lang: told.lang(),
        theme: told.theme(),
        limits: Limit::ALL.iter().map(limit).collect(),
        rules: catalogue.rules().map(rule).collect(),
        exclude: workspace.map(|workspace| texts(workspace.exclude.patterns())).unwrap_or_default(),
        excluded_by: told.exclusion.as_ref().map(|why| ExclusionOutput {
            pattern: &why.pattern,
            file: &why.file,
            line: why.line,
        }),
        overrides: told.overrides(),
        shared: SharedOutput { actors, measures },
    };
    json_escaped(serde_json::to_string_pretty(&output).expect("texts and numbers always serialise")) + "\n"
}
