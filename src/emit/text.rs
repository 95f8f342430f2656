//! Findings for people: the lines with carets under them, where in the flow, and what to do.

use super::command::inert;
use super::counts::summary_line;
use super::excerpt::{Excerpt, excerpts};
use super::statistics::table;
use super::{Options, told_of, visible};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{FileReport, Report, each};
use crate::rules::wording::counted;
use crate::text::{SourceFile, Span};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Renderer, Snippet};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The width that messages are laid out for, in characters; excerpts are cut before they reach it.
const WIDTH: usize = 200;

/// Writes what no waiver silences, then the counts.
pub(super) fn emit(report: &Report, options: Options<'_>) -> String {
    if options.statistics {
        return counts(report, options);
    }
    let renderer = if options.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(WIDTH);
    // Laying out a snippet takes longer than finding what it is about.
    let mut text = each(report.files.iter().collect(), |file: &FileReport| {
        told_of(file, options)
            .map(|finding| render(&renderer, file, &finding.diagnostic) + "\n\n")
            .collect::<String>()
    })
    .concat();
    if !options.quiet && !report.files.is_empty() {
        push_footer(&mut text, report, options);
    }
    inert(text.into()).into_owned()
}

/// Writes how many findings there are of each rule.
fn counts(report: &Report, options: Options<'_>) -> String {
    let mut text = table(report);
    if !options.quiet && !report.files.is_empty() {
        push_counts(&mut text, report);
    }
    inert(text.into()).into_owned()
}

/// Writes one finding.
fn render(renderer: &Renderer, file: &FileReport, diagnostic: &Diagnostic) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let title = level.primary_title(visible(&diagnostic.message)).id(diagnostic.rule.code());
    let mut group = Group::with_title(title);
    let spans: Vec<Span> =
        std::iter::once(diagnostic.span).chain(diagnostic.related.iter().map(|label| label.span)).collect();
    let mut moved = Vec::new();
    for excerpt in excerpts(&file.source, &spans) {
        moved.extend(moved_place(&file.source, &spans, &excerpt));
        group = group.element(snippet(&file.source, excerpt, diagnostic));
    }
    let path = human_path(file.flow.as_deref(), diagnostic.subject.title());
    if !path.is_empty() {
        group = group.element(Level::NOTE.with_name("in").message(visible(&path)));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(visible(help)));
    }
    let text = renderer.render(&[group]);
    if moved.is_empty() { text } else { with_places(&text, &moved) }
}

/// Puts the places in the file where the renderer wrote those in an excerpt.
///
/// Only lines that name a place are looked at: no text of the flow stands in them.
fn with_places(text: &str, moved: &[(String, String)]) -> String {
    let mut lines = text.split('\n');
    let title = lines.next().unwrap_or_default().to_owned();
    let mended = lines.map(|line| {
        let names_a_place = !line.contains('|') && (line.contains("--> ") || line.contains("::: "));
        let found = moved.iter().find(|(shown, _)| names_a_place && line.ends_with(shown.as_str()));
        match found {
            Some((shown, written)) => line.replacen(shown, written, 1),
            None => line.to_owned(),
        }
    });
    std::iter::once(title).chain(mended).collect::<Vec<String>>().join("\n")
}

/// Returns the place that the renderer counts in an excerpt and the one in the file, where they
/// differ because the line was cut or characters were replaced.
fn moved_place(source: &SourceFile, spans: &[Span], excerpt: &Excerpt) -> Option<(String, String)> {
    let mark = excerpt.marks.iter().find(|mark| mark.index == 0).or(excerpt.marks.first())?;
    let written = source.position(spans[mark.index].start);
    let column = excerpt.column(mark);
    let place = |column| format!("{}:{}:{column}", visible(source.name()), written.line);
    (column != written.column).then(|| (place(column), place(written.column)))
}

fn snippet<'a>(
    source: &'a SourceFile,
    excerpt: Excerpt,
    diagnostic: &'a Diagnostic,
) -> Snippet<'a, Annotation<'a>> {
    let annotations = excerpt.marks.into_iter().map(|mark| {
        let (kind, label) = match mark.index.checked_sub(1) {
            None => (AnnotationKind::Primary, diagnostic.label.as_str()),
            Some(index) => (AnnotationKind::Context, diagnostic.related[index].text.as_str()),
        };
        let annotation = kind.span(mark.range);
        if label.is_empty() { annotation } else { annotation.label(visible(label)) }
    });
    let annotations: Vec<Annotation<'a>> = annotations.collect();
    Snippet::source(excerpt.text)
        .path(visible(source.name()))
        .line_start(excerpt.first_line)
        .annotations(annotations)
}

/// Joins the flow's title and the element's: `Blood test › hand-off order → tell`.
pub(super) fn human_path(flow: Option<&str>, element: &str) -> String {
    match flow {
        Some(flow) if element.is_empty() => flow.to_owned(),
        Some(flow) => format!("{flow} › {element}"),
        None => element.to_owned(),
    }
}

fn push_footer(text: &mut String, report: &Report, options: Options<'_>) {
    push_counts(text, report);
    let summary = report.summary();
    if !options.infos && summary.infos > 0 {
        writeln!(text, "infos, shown with --verbose: {}", infos_by_rule(report))
            .expect("a string takes all that is written");
    }
    let gravest = report.gravest();
    let shown = report
        .findings()
        .find(|(_, finding)| finding.waived.is_none() && Some(finding.diagnostic.severity) == gravest);
    if let Some((_, finding)) = shown {
        let code = finding.diagnostic.rule.code();
        writeln!(text, "learn more: `handoff explain {code}`").expect("a string takes all that is written");
    }
}

/// Tells how many findings there are, and how many less there could be.
fn push_counts(text: &mut String, report: &Report) {
    writeln!(text, "{}", summary_line(report)).expect("a string takes all that is written");
    push_prunable(text, report);
    push_mending(text, report);
}

/// Tells what the baseline lists in vain.
fn push_prunable(text: &mut String, report: &Report) {
    let prunable = report.known.map_or(0, |known| known.prunable);
    if prunable > 0 {
        let gone = counted(prunable, "finding");
        writeln!(text, "{gone} of the baseline can be pruned: run again with --update-baseline")
            .expect("a string takes all that is written");
    }
}

/// Tells what was mended, or what could be.
fn push_mending(text: &mut String, report: &Report) {
    let (safe, other) = report.fixable();
    let told = match &report.fixed {
        Some(fixed) => {
            let done = match fixed.findings {
                0 => "nothing to fix".to_owned(),
                count => {
                    format!("fixed {} in {}", counted(count, "finding"), counted(fixed.files, "file"))
                }
            };
            Some(match other {
                0 => done,
                left if fixed.with_unsafe => {
                    format!("{done}; {left} left, since a fix would make another fault")
                }
                more => format!("{done}; {more} more with --fix=unsafe"),
            })
        }
        None if safe > 0 => Some(format!("{safe} can be fixed with --fix")),
        None => None,
    };
    if let Some(told) = told {
        writeln!(text, "{told}").expect("a string takes all that is written");
    }
}

/// Counts the infos of each rule, in order of code: "H003 ×7, M007".
fn infos_by_rule(report: &Report) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, finding) in report.findings() {
        if finding.waived.is_none() && finding.diagnostic.severity == Severity::Info {
            *counts.entry(finding.diagnostic.rule.code()).or_default() += 1;
        }
    }
    let told = counts.iter().map(|(code, count)| match count {
        1 => (*code).to_owned(),
        _ => format!("{code} ×{count}"),
    });
    told.collect::<Vec<String>>().join(", ")
}
