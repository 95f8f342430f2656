//! `handoff explain`: a rule's page on the terminal, or the rules of a family.

use super::check::today;
use super::rules::{RuleOutput, own_rules};
use crate::cli::console::Console;
use crate::cli::error::{Error, Exit};
use crate::cli::page::{Judged, Styles, lay_out, wrap};
use crate::config::{Selector, Settings};
use crate::data::Folder;
use crate::diagnostic::{AnyRule, Example, Family, Mend, Sample};
use crate::emit::{self, Options, inert_lines, json_escaped, visible};
use crate::lint::{self, Job, Report};
use crate::text::SourceFile;
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::borrow::Cow;

/// What `explain` takes.
#[derive(Debug, Args)]
pub(in crate::cli) struct Explain {
    /// Codes or names of rules, as in `H001`, or letters of families
    #[arg(required = true, value_name = "RULE")]
    rules: Vec<String>,
    /// How to write the page
    #[arg(long, value_enum, default_value_t = Shape::Text, value_name = "NAME")]
    format: Shape,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shape {
    /// For people
    Text,
    /// For programs: a list, of one rule or of all in a family
    Json,
}

/// A rule with its page, as programs read it.
#[derive(Serialize)]
struct PageOutput<'run> {
    #[serde(flatten)]
    rule: RuleOutput<'run>,
    /// The page in Markdown.
    page: String,
    /// Examples that raise the rule.
    fail: Vec<String>,
    /// Examples that do not.
    pass: Vec<String>,
}

impl Explain {
    pub(in crate::cli) fn run(self, console: &Console) -> Result<Exit, Error> {
        let own = own_rules(console)?;
        let catalogue = own.catalogue(lint::catalogue());
        let mut selectors: Vec<(&str, Selector)> = Vec::new();
        for name in &self.rules {
            let selector = catalogue.select(name)?;
            if selectors.iter().all(|(_, known)| *known != selector) {
                selectors.push((name, selector));
            }
        }
        let meant = |selector: &Selector| -> Vec<AnyRule> {
            catalogue.rules().filter(|rule| selector.matches(rule)).collect()
        };
        let text = match self.format {
            Shape::Json => {
                let is_meant = |rule: &AnyRule| selectors.iter().any(|(_, selector)| selector.matches(rule));
                json(&catalogue.rules().filter(is_meant).collect::<Vec<AnyRule>>())
            }
            Shape::Text => {
                let tell = |(name, selector): &(&str, Selector)| match selector {
                    Selector::Family(family) => list(name, *family, &meant(selector), console),
                    _ => meant(selector).iter().map(|rule| page(rule, console)).collect(),
                };
                selectors.iter().map(tell).collect::<Vec<String>>().join("\n")
            }
        };
        console.print(&match self.format {
            Shape::Json => json_escaped(text),
            Shape::Text => inert_lines(&text),
        })?;
        Ok(Exit::Clean)
    }
}

/// Lists the rules of a family, each with one sentence.
fn list(letter: &str, family: Family, rules: &[AnyRule], console: &Console) -> String {
    let style = styles(console).heading;
    let letter = letter.trim().to_ascii_uppercase();
    let mut text = format!("{style}{letter}: {}{style:#}\n", family.title());
    if rules.is_empty() {
        text.push_str("\nThis family has no rules yet.\n");
    }
    for rule in rules {
        let (title, level) = (rule.title(), rule.level().word());
        let summary = wrap(&format!("  {}", visible(rule.summary())), console.page_width(), "  ");
        text.push_str(&format!("\n{style}{title}{style:#} ({level})\n{summary}"));
    }
    text
}

fn styles(console: &Console) -> Styles {
    if console.colour() { Styles::COLOUR } else { Styles::PLAIN }
}

/// Writes the page of one rule.
fn page(rule: &AnyRule, console: &Console) -> String {
    let style = styles(console).heading;
    let fix = match rule.fix() {
        Mend::No => "",
        Mend::Safe => ", mended by --fix",
        Mend::Unsafe => ", mended by --fix=unsafe",
    };
    let title =
        format!("{style}{}{style:#} ({}, {}{fix})\n\n", rule.title(), rule.level().word(), rule.origin());
    let judge = |kind: Example, sample: &Sample| judge(rule, kind, sample, console.colour());
    // Whoever wrote a workspace file may have written anything into it.
    let lines: Vec<Cow<'_, str>> = rule.lines().map(visible).collect();
    let body = lay_out(lines.iter().map(Cow::as_ref), styles(console), console.page_width(), judge);
    title + body.trim_end() + "\n"
}

/// Runs the check over a failing example and keeps what the rule of the page has to say.
fn judge(rule: &AnyRule, kind: Example, sample: &Sample, colour: bool) -> Judged {
    if kind == Example::Pass {
        return Judged::default();
    }
    let job = Job {
        source: SourceFile::new(sample.file_name(), sample.text.as_str()),
        settings: Settings::default(),
        folder: Some(Folder::of_tables(sample.tables.clone())),
    };
    let mut file = lint::check_one(job, today());
    file.findings.retain(|finding| finding.diagnostic.rule == *rule);
    let line = |offset| file.source.position(offset).line;
    let marked = file.findings.iter().map(|finding| line(finding.diagnostic.span.start)).collect();
    let format = emit::find("text").expect("findings can be written for people");
    let report = Report { files: vec![file], ..Report::default() };
    let options = Options { colour, quiet: true, infos: true, ..Options::default() };
    Judged { marked, said: (format.emit)(&report, options) }
}

fn json(rules: &[AnyRule]) -> String {
    let pages: Vec<PageOutput<'_>> = rules
        .iter()
        .map(|rule| PageOutput {
            rule: RuleOutput::of(rule),
            page: rule.lines().map(|line| format!("{line}\n")).collect(),
            fail: examples(rule, Example::Fail),
            pass: examples(rule, Example::Pass),
        })
        .collect();
    serde_json::to_string_pretty(&pages).expect("texts always serialise") + "\n"
}

/// Returns the examples of a page; a workspace writes none for its own rules.
fn examples(rule: &AnyRule, kind: Example) -> Vec<String> {
    match rule {
        AnyRule::Carried(meta) => meta.examples(kind),
        AnyRule::Own(_) => Vec::new(),
    }
}
