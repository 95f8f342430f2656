//! Holds the list of rules and every rule's page to their word.

use super::{Context, RULES, Sink, bpmn, find, subjects};
use crate::config::Limits;
use crate::data::{Folder, Tables};
use crate::diagnostic::{Diagnostic, Example, Family, Sample, Severity};
use crate::graph::FlowGraph;
use crate::import::{self, Imported};
use crate::model::Shared;
use crate::text::SourceFile;
use jiff::civil::date;
use std::collections::{BTreeSet, HashSet};

/// Reads a flow and runs every rule on it, all at their own level.
pub(super) fn findings(text: &str) -> Vec<Diagnostic> {
    of_sample(&Sample { text: text.to_owned(), ..Sample::default() })
}

/// Reads a flow with its tables and runs every rule on it, all at their own level.
pub(super) fn of_sample(sample: &Sample) -> Vec<Diagnostic> {
    let source = SourceFile::new(sample.file_name(), sample.text.as_str());
    of_source(&source, sample, |_, found| found)
}

/// Reads a file of any kind, runs every rule on it, and lets `reworded` say what is found.
pub(super) fn of_file(
    name: &str,
    text: &str,
    reworded: impl Fn(&Context<'_>, Vec<Diagnostic>) -> Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    of_source(&SourceFile::new(name, text), &Sample::default(), reworded)
}

fn of_source(
    source: &SourceFile,
    sample: &Sample,
    reworded: impl Fn(&Context<'_>, Vec<Diagnostic>) -> Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    let shared = Shared::default();
    let Imported { kind, parsed, diagram } = import::read(source, &shared);
    if parsed.is_cut {
        return parsed.diagnostics;
    }
    let graph = FlowGraph::build(&parsed.flow, &shared);
    let today = date(2026, 11, 22);
    let limits = Limits::default();
    let folder = Folder::of_tables(sample.tables.clone());
    let sources = subjects::measures(&parsed.flow).filter_map(|placed| placed.measure.data.as_ref());
    let tables = Tables::read(sources, parsed.flow.readiness.as_ref(), Some(&folder));
    let context = Context {
        source,
        kind,
        diagram: diagram.as_deref(),
        flow: &parsed.flow,
        graph: &graph,
        shared: &shared,
        limits: &limits,
        tables: &tables,
        today,
    };
    let mut found = parsed.diagnostics;
    for rule in RULES {
        if let (Some(check), Some(level)) =
            (rule.check, bpmn::unasked_level(kind, diagram.as_deref(), rule.meta))
        {
            let mut sink = Sink::new(rule.meta);
            check(&context, &mut sink);
            let at_level = |one: Diagnostic| Diagnostic { severity: one.severity.min(level), ..one };
            found.extend(sink.into_found().into_iter().map(at_level));
        }
    }
    reworded(&context, found)
}

/// Writes findings for the message of a failed test.
fn shown(found: &[Diagnostic]) -> String {
    let line = |one: &Diagnostic| format!("  {} {}: {}", one.rule.code(), one.severity.word(), one.message);
    found.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Returns the codes of what is graver than info.
fn gaps(found: &[Diagnostic]) -> BTreeSet<&str> {
    found.iter().filter(|one| one.severity > Severity::Info).map(|one| one.rule.code()).collect()
}

/// Runs `judge` on every example of one kind and fails with all complaints at once.
///
/// Waivers are judged where findings are settled, and so are the examples of their rules.
fn judge_examples(kind: Example, judge: impl Fn(&'static str, &[Diagnostic]) -> Option<&'static str>) {
    let mut complaints = Vec::new();
    for rule in RULES.iter().filter(|rule| rule.meta.family() != Family::Waiver) {
        for (number, example) in rule.meta.samples(kind).iter().enumerate() {
            let found = of_sample(example);
            if let Some(complaint) = judge(rule.meta.code, &found) {
                let code = rule.meta.code;
                complaints.push(format!("{code}, {kind:?} {}: {complaint}\n{}", number + 1, shown(&found)));
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn failing_examples_raise_their_rule_and_no_other_gap() {
    judge_examples(Example::Fail, |code, found| {
        if !found.iter().any(|one| one.rule.code() == code) {
            return Some("its rule is silent");
        }
        gaps(found).iter().any(|other| *other != code).then_some("another rule speaks")
    });
}

#[test]
fn passing_examples_are_clean() {
    judge_examples(Example::Pass, |code, found| {
        if found.iter().any(|one| one.rule.code() == code) {
            return Some("its rule speaks");
        }
        (!gaps(found).is_empty()).then_some("another rule speaks")
    });
}

#[test]
fn messages_are_one_sentence_without_full_stop() {
    for rule in RULES {
        for example in rule.meta.samples(Example::Fail) {
            for finding in of_sample(&example) {
                let message = &finding.message;
                assert!(!message.is_empty() && !message.ends_with('.'), "{}: {message}", finding.rule.code());
                assert!(!message.contains('\n'), "{}: {message}", finding.rule.code());
                assert!(
                    example.text.get(finding.span.range()).is_some(),
                    "{}: {message}",
                    finding.rule.code()
                );
            }
        }
    }
}

#[test]
fn list_is_in_order_of_families_and_codes() {
    for pair in RULES.windows(2) {
        let (one, next) = (pair[0].meta, pair[1].meta);
        let is_sorted = (one.family(), one.code) < (next.family(), next.code);
        assert!(is_sorted, "{} stands after {}", next.code, one.code);
    }
}

#[test]
fn codes_and_names_are_unique_and_well_formed() {
    let mut names = HashSet::new();
    for rule in RULES {
        let (code, name) = (rule.meta.code, rule.meta.name);
        let (letter, digits) = code.split_at(1);
        assert!(Family::of_code(letter).is_some(), "{code} is of no family");
        assert!(digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit()), "{code}");
        let is_word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
        assert!(name.split('-').all(is_word), "{name} is not in kebab case");
        assert!(names.insert(name), "{name} names two rules");
        assert_eq!(find(name).unwrap().meta.code, code);
        assert_eq!(find(&code.to_lowercase()).unwrap().meta.name, name);
    }
}

#[test]
fn pages_are_whole() {
    for rule in RULES {
        let code = rule.meta.code;
        let headings: Vec<&str> = rule.meta.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        assert_eq!(headings, ["What it checks", "Why", "How to mend"], "{code}");
        let summary = rule.meta.summary();
        assert!(summary.ends_with('.') && !summary.contains(". "), "{code}: {summary:?} is not one sentence");
        for kind in [Example::Fail, Example::Pass] {
            assert!(!rule.meta.examples(kind).is_empty(), "{code} has no {kind:?} example");
        }
    }
}
