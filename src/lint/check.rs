//! Flows through the whole chain: read, graph, rules, levels, waivers.

use super::parallel::each;
use super::tables;
use super::waivers::{self, Bench};
use super::{FileKind, FileReport, Finding, catalogue};
use crate::config::{Levels, OwnRules, Settings};
use crate::data::{Folder, Tables};
use crate::diagnostic::Diagnostic;
use crate::graph::FlowGraph;
use crate::import::bpmn::Diagram;
use crate::import::{Imported, Kind};
use crate::model::Flow;
use crate::rules::reference::circular_calls;
use crate::rules::{Context, RULES, Rule, Sink, bpmn, other_tools, own};
use crate::syntax::Parsed;
use crate::text::SourceFile;
use jiff::civil::Date;

/// A flow to be checked.
#[derive(Debug, Clone)]
pub struct Job {
    /// The text.
    pub source: SourceFile,
    /// What it is checked by.
    pub settings: Settings,
    /// Where its tables are read from; rules about data are silent where it is absent.
    pub folder: Option<Folder>,
}

/// A flow with all that was found, before levels and waivers.
pub(super) struct Examined {
    pub(super) job: Job,
    pub(super) flow: Flow,
    pub(super) found: Vec<Diagnostic>,
    pub(super) tables: Tables,
    pub(super) readable: bool,
}

/// Checks one flow that lies in no folder; never fails.
///
/// Findings come in order of place and code. Those of rules that are off are left out, those that
/// a waiver silences are kept with it.
#[must_use]
pub fn check(source: SourceFile, settings: Settings, today: Date) -> FileReport {
    check_one(Job { source, settings, folder: None }, today)
}

/// Checks one flow with the tables that its measures name; never fails.
#[must_use]
pub fn check_one(job: Job, today: Date) -> FileReport {
    judge(examine(job, today), today)
}

/// Checks several flows, and what only shows when they are seen together; never fails.
///
/// The reports come in the order of the flows. What is wrong between flows is told at the first
/// of them. With the feature `parallel` several flows are checked at once, in the thread pool of
/// `rayon` that the caller is in.
#[must_use]
pub fn check_all(jobs: Vec<Job>, today: Date) -> Vec<FileReport> {
    let mut examined = each(jobs, |job| examine(job, today));
    let flows: Vec<(&str, &Flow)> =
        examined.iter().map(|examined| (examined.job.source.name(), &examined.flow)).collect();
    for (index, finding) in circular_calls::circles(&flows) {
        examined[index].found.push(finding);
    }
    each(examined, |examined| judge(examined, today))
}

fn examine(job: Job, today: Date) -> Examined {
    let Imported { kind, parsed, diagram } = job.settings.read(&job.source);
    let Parsed { flow, diagnostics: mut found, is_cut, .. } = parsed;
    let mut tables = Tables::default();
    let readable = !is_cut && !found.iter().any(|fault| Levels::is_unreadable(&fault.rule));
    // Rules would take what could not be read for missing.
    if !is_cut {
        tables = tables::read(RULES, &job, &flow);
        found.extend(examine_by(
            RULES,
            &job.settings.own,
            Read { job: &job, kind, diagram: diagram.as_deref(), flow: &flow, tables: &tables },
            today,
        ));
    }
    Examined { job, flow, found, tables, readable }
}

/// What the rules look at, as it was read.
#[derive(Clone, Copy)]
pub(super) struct Read<'run> {
    pub(super) job: &'run Job,
    pub(super) kind: Kind,
    pub(super) diagram: Option<&'run Diagram>,
    pub(super) flow: &'run Flow,
    pub(super) tables: &'run Tables,
}

/// Runs those of the rules over a flow that are on, then a workspace's own.
pub(super) fn examine_by(rules: &[&Rule], own: &OwnRules, read: Read<'_>, today: Date) -> Vec<Diagnostic> {
    let Read { job, kind, diagram, flow, tables } = read;
    let Settings { levels, limits, shared, .. } = &job.settings;
    let graph = FlowGraph::build(flow, shared);
    let context =
        Context { source: &job.source, kind, diagram, flow, graph: &graph, shared, limits, tables, today };
    let mut found = Vec::new();
    for rule in rules.iter().filter(|rule| levels.is_on(rule.meta)) {
        let is_named = levels.names(rule.meta);
        let level =
            if is_named { Some(rule.meta.level) } else { bpmn::unasked_level(kind, diagram, rule.meta) };
        let (Some(check), Some(level)) = (rule.check, level) else { continue };
        let mut sink = Sink::new(rule.meta);
        check(&context, &mut sink);
        found.extend(
            sink.into_found().into_iter().map(|one| Diagnostic { severity: one.severity.min(level), ..one }),
        );
    }
    found = other_tools::reworded(&context, found);
    found.extend(own::check(own, levels, &context));
    found
}

/// Judges what was found by levels and waivers.
pub(super) fn judge(examined: Examined, today: Date) -> FileReport {
    let Examined { job: Job { source, settings, .. }, flow, found, tables, readable } = examined;
    let at_level = |mut diagnostic: Diagnostic| {
        diagnostic.severity = settings.levels.severity(&diagnostic.rule, diagnostic.severity)?;
        Some(Finding { diagnostic, waived: None })
    };
    let catalogue = settings.own.catalogue(catalogue());
    let data_is_whole = tables.is_whole();
    let bench = Bench { source: &source, catalogue, levels: &settings.levels, data_is_whole, today };
    let mut findings: Vec<Finding> = found.into_iter().filter_map(at_level).collect();
    let about_waivers = waivers::apply(bench, &flow, &mut findings);
    findings.extend(about_waivers.into_iter().filter_map(at_level));
    findings.sort_by(|a, b| a.order().cmp(&b.order()));
    let unknown_language = flow.lang.as_ref().filter(|_| !flow.is_english()).map(|lang| lang.value.clone());
    let flow = flow.name.map(|name| name.value);
    FileReport {
        source,
        kind: FileKind::Flow,
        flow,
        unknown_language,
        has_unread_tables: tables.is_unread(),
        readable,
        findings,
        known: Vec::new(),
    }
}
