//! The findings, each tied to what it is about, with the waiver where somebody answers for it.

use super::About;
use super::goals::GoalEntry;
use super::handoffs::HandoffEntry;
use super::measures::MeasureEntry;
use crate::diagnostic::Severity;
use crate::lint::Finding;
use crate::rules::wording::capital;
use crate::scene::numbers;
use serde::Serialize;
use std::collections::HashMap;

/// A finding.
#[derive(Debug, Clone, Serialize)]
pub(super) struct FindingEntry {
    /// Its name within the document.
    pub(super) anchor: String,
    /// The number of its element in the picture; absent for infos.
    pub(super) number: Option<usize>,
    pub(super) code: String,
    pub(super) rule: String,
    pub(super) level: &'static str,
    #[serde(skip)]
    pub(super) severity: Severity,
    pub(super) message: String,
    pub(super) help: Option<String>,
    /// What it is about, as people call it.
    subject: String,
    /// The anchor of the hand-off or measure that it is about.
    pub(super) target: Option<String>,
    pub(super) line: usize,
    pub(super) waiver: Option<Waiver>,
}

/// Who accepts a finding, and why.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Waiver {
    reason: Option<String>,
    owner: Option<String>,
    until: Option<String>,
}

/// Gathers the findings: those that have a number in its order, then infos; and tells hand-offs,
/// measures and goals which are about them.
pub(super) fn entries(
    about: About<'_>,
    handoffs: &mut [HandoffEntry],
    measures: &mut [MeasureEntry],
    goals: &mut [GoalEntry],
) -> Vec<FindingEntry> {
    let numbers = numbers(about.motif);
    let findings = &about.material.checked.findings;
    let mut order: Vec<usize> = (0..findings.len()).collect();
    order.sort_by_key(|index| (numbers.get(index).copied().unwrap_or(usize::MAX), *index));
    let places = Places::of(handoffs, measures, goals);
    let mut entries = Vec::new();
    for index in order {
        let finding = &findings[index];
        let at = entries.len();
        let place = places.place(finding.diagnostic.subject.path());
        let target = match place {
            Some(Place::Handoff(place)) => {
                handoffs[place].findings.push(at);
                Some(handoffs[place].anchor.clone())
            }
            Some(Place::Measure(place)) => {
                measures[place].findings.push(at);
                Some(measures[place].anchor.clone())
            }
            Some(Place::Goal(place)) => {
                goals[place].findings.push(at);
                Some(goals[place].anchor.clone())
            }
            None => None,
        };
        entries.push(entry(about, finding, at, numbers.get(&index).copied(), target));
    }
    entries
}

fn entry(
    about: About<'_>,
    finding: &Finding,
    at: usize,
    number: Option<usize>,
    target: Option<String>,
) -> FindingEntry {
    let diagnostic = &finding.diagnostic;
    let waiver = finding.waived.as_ref().map(|waived| Waiver {
        reason: waived.reason.clone(),
        owner: waived.owner.clone(),
        until: waived.until.map(|until| until.to_string()),
    });
    FindingEntry {
        anchor: format!("finding-{}", at + 1),
        number,
        code: diagnostic.rule.code().to_owned(),
        rule: diagnostic.rule.name().replace('-', " "),
        level: diagnostic.severity.word(),
        severity: diagnostic.severity,
        message: capital(&diagnostic.message),
        help: diagnostic.help.as_deref().map(capital),
        subject: capital(diagnostic.subject.title()),
        target,
        line: about.line(diagnostic.span.start),
        waiver,
    }
}

/// What a finding is about, by its place in the document.
#[derive(Debug, Clone, Copy)]
enum Place {
    Handoff(usize),
    Measure(usize),
    Goal(usize),
}

/// Where hand-offs and measures stand, by their ids.
struct Places {
    handoffs: HashMap<String, usize>,
    measures: HashMap<String, usize>,
    goals: HashMap<String, usize>,
}

impl Places {
    fn of(handoffs: &[HandoffEntry], measures: &[MeasureEntry], goals: &[GoalEntry]) -> Self {
        let with_id = handoffs.iter().enumerate();
        Self {
            handoffs: with_id.filter_map(|(place, entry)| Some((entry.id.clone()?, place))).collect(),
            goals: goals.iter().enumerate().map(|(place, entry)| (entry.id.clone(), place)).collect(),
            measures: measures.iter().enumerate().map(|(place, entry)| (entry.key.clone(), place)).collect(),
        }
    }

    fn place(&self, path: &str) -> Option<Place> {
        let mut parts = path.split('/');
        let (collection, id) = (parts.next()?, parts.next()?);
        match collection {
            "handoffs" => self.handoffs.get(id).copied().map(Place::Handoff),
            "goals" => self.goals.get(id).copied().map(Place::Goal),
            "measures" => self.measures.get(id).copied().map(Place::Measure),
            _ => None,
        }
    }
}
