//! The three things to do first: what is wrong, what gets worse, what is farthest from its target.

use super::findings::FindingEntry;
use super::ledger::Reference;
use super::measures::MeasureEntry;
use crate::diagnostic::Severity;
use crate::rules::wording::counted;
use crate::stats::chart::Verdict;
use serde::Serialize;
use std::collections::HashMap;

/// How many things come first.
const FIRST: usize = 3;

/// A thing to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Action {
    /// What is the matter.
    pub(super) what: String,
    /// What to do about it.
    pub(super) how: Option<String>,
    /// How many more there are like it.
    more: Option<String>,
    /// Why it comes first: the level of a finding, or a word for what the data say.
    kind: &'static str,
    /// The anchor of where to read on.
    target: String,
    /// Where its numbers come from.
    references: Vec<Reference>,
}

/// Chooses what to do first.
///
/// Errors come before gaps, gaps before what the data say, and that before remarks. Of findings of one
/// rule the first stands for all.
pub(super) fn actions(findings: &[FindingEntry], measures: &[MeasureEntry]) -> Vec<Action> {
    let of = |severity| of_findings(findings, severity);
    let mut actions = of(Severity::Error);
    actions.extend(of(Severity::Warning));
    actions.extend(of_measures(measures));
    actions.extend(of(Severity::Info));
    actions.truncate(FIRST);
    actions
}

/// Returns one action for each rule; the rule that speaks most often comes first.
fn of_findings(findings: &[FindingEntry], severity: Severity) -> Vec<Action> {
    let open = findings.iter().filter(|finding| finding.waiver.is_none() && finding.severity == severity);
    let mut groups: Vec<(&FindingEntry, usize)> = Vec::new();
    let mut place: HashMap<&str, usize> = HashMap::new();
    for finding in open {
        let index = *place.entry(finding.code.as_str()).or_insert(groups.len());
        match groups.get_mut(index) {
            Some((_, count)) => *count += 1,
            None => groups.push((finding, 1)),
        }
    }
    groups.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let action = |(finding, count): (&FindingEntry, usize)| Action {
        what: finding.message.clone(),
        how: finding.help.clone(),
        more: (count > 1).then(|| format!("and {} like it", counted(count - 1, "more finding"))),
        kind: finding.level,
        target: finding.anchor.clone(),
        references: Vec::new(),
    };
    groups.into_iter().map(action).collect()
}

/// Returns what gets worse, what is farthest from its target, and what has no data: of each kind the
/// first stands for all.
fn of_measures(measures: &[MeasureEntry]) -> Vec<Action> {
    let is_worse = |measure: &&MeasureEntry| measure.verdict() == Some(Verdict::Concern);
    let worse: Vec<&MeasureEntry> = measures.iter().filter(is_worse).collect();
    let mut short: Vec<(&MeasureEntry, f64)> = measures
        .iter()
        .filter(|measure| !is_worse(measure))
        .filter_map(|measure| Some((measure, measure.way_left()?)))
        .collect();
    short.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    let without_data: Vec<&MeasureEntry> = measures.iter().filter(|measure| measure.data.is_none()).collect();
    let worse = worse.split_first().map(|(first, rest)| Action {
        how: Some("Find out with those who do the work what changed, and write it on the chart".to_owned()),
        references: first.chart_references(),
        ..on(first, format!("“{}” gets worse", first.title), rest.len(), "concern")
    });
    let short = short.split_first().and_then(|((first, _), rest)| far(first, rest.len()));
    let without_data = without_data.first().map(|first| {
        let count = format!("{} of {}", without_data.len(), counted(measures.len(), "measure"));
        let verb = if without_data.len() == 1 { "has" } else { "have" };
        Action {
            how: Some(format!("Begin to count, and name the table: {TABLE}")),
            ..on(first, format!("{count} {verb} no data yet"), 0, "data")
        }
    });
    [worse, short, without_data].into_iter().flatten().collect()
}

/// How a measure names its table.
const TABLE: &str = "`data: { file: …, date: …, value: … }`";

/// Starts an action on a measure, with how many more there are like it.
fn on(measure: &MeasureEntry, what: String, more: usize, kind: &'static str) -> Action {
    Action {
        what,
        how: None,
        more: (more > 0).then(|| format!("and {} like it", counted(more, "more measure"))),
        kind,
        target: measure.anchor.clone(),
        references: Vec::new(),
    }
}

/// Returns what to do about a measure that is short of its target; nothing where so few make no percentage.
fn far(measure: &MeasureEntry, more: usize) -> Option<Action> {
    let (now, target) = (measure.now()?, measure.target.as_ref()?);
    let by = measure.by.as_ref().map_or_else(String::new, |by| format!(" by {by}"));
    let counts = now.shared.counts.as_ref().map_or_else(String::new, |counts| format!(" ({counts})"));
    let what =
        format!("“{}” stands at {}{counts}; the target is {target}{by}", measure.title, now.value.as_ref()?);
    Some(Action {
        how: Some("Try one change at a time, and watch the chart".to_owned()),
        references: measure.stretch_references(),
        ..on(measure, what, more, "target")
    })
}
