//! The goals: what each states, how far it is reached, and what guards a service goal.

use super::ledger::{Ledger, Reference};
use super::measures::MeasureEntry;
use super::outline::Fact;
use super::shares::{self, Shared};
use super::{About, Formula, words};
use crate::model::{Goal, GoalKind};
use crate::report::goals::{GoalProgress, Origin, Stated, StatedGoal, goals};
use crate::rules::wording::tenths;
use serde::Serialize;

/// A goal.
#[derive(Debug, Clone, Serialize)]
pub(super) struct GoalEntry {
    /// Its name within the document.
    pub(super) anchor: String,
    pub(super) id: String,
    kind: &'static str,
    pub(super) text: String,
    facts: Vec<Fact>,
    progress: Vec<Progress>,
    /// The goals that would show harm done to meet this one.
    guards: Vec<String>,
    /// The measures that would.
    balanced_by: Vec<String>,
    /// Whether nothing stands beside a service goal that would show harm.
    is_unguarded: bool,
    owner: Option<String>,
    note: Option<String>,
    line: usize,
    written_in: Reference,
    /// Places of its findings in the document.
    pub(super) findings: Vec<usize>,
}

/// How far a goal is reached by one of its measures.
#[derive(Debug, Clone, Serialize)]
struct Progress {
    measure: String,
    /// The anchor of the measure.
    target: Option<String>,
    /// From where to where, and where it stands.
    way: String,
    #[serde(flatten)]
    shared: Shared,
    /// How much of the way is behind it, in percent, from 0 to 100.
    percent: Option<f64>,
    /// The same in words.
    words: String,
    is_reached: bool,
    references: Vec<Reference>,
}

/// Gathers the goals.
pub(super) fn entries(about: About<'_>, measures: &[MeasureEntry], ledger: &mut Ledger) -> Vec<GoalEntry> {
    let material = about.material;
    let find = |id: &crate::model::Id| measures.iter().find(|measure| measure.key == id.as_str());
    let stated = goals(material.flow, material.shared, |id| find(id)?.charted());
    stated.into_iter().map(|stated| entry(about, stated, measures, ledger)).collect()
}

fn entry(
    about: About<'_>,
    stated: StatedGoal<'_>,
    measures: &[MeasureEntry],
    ledger: &mut Ledger,
) -> GoalEntry {
    let goal = stated.goal;
    let progress = stated.progress.iter().map(|progress| reached(progress, goal, measures, ledger)).collect();
    let quoted = |goal: &&Goal| goal.text.value.clone();
    GoalEntry {
        anchor: format!("goal-{}", goal.id.value),
        id: goal.id.to_string(),
        kind: match goal.kind {
            GoalKind::Service => "Service goal",
            GoalKind::Value => "Value goal",
            GoalKind::Orientation => "Orientation goal",
        },
        text: goal.text.value.clone(),
        facts: facts(&stated),
        progress,
        guards: stated.guards.iter().map(quoted).collect(),
        balanced_by: stated.balanced_by.iter().map(|measure| measure.title().to_owned()).collect(),
        is_unguarded: stated.is_unguarded(),
        owner: words::text(&goal.owner),
        note: words::text(&goal.note),
        line: about.line(goal.span.start),
        written_in: ledger.flow(),
        findings: Vec::new(),
    }
}

fn facts(stated: &StatedGoal<'_>) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut tell = |label, what: Option<&Stated>| facts.extend(what.map(|what| Fact::new(label, told(what))));
    let has_both = stated.baseline.is_some() && stated.target.is_some();
    tell("Change", stated.change.as_ref().filter(|_| !has_both));
    tell("From", stated.baseline.as_ref());
    tell("To", stated.target.as_ref());
    tell("Counts in", stated.unit.as_ref());
    tell("When", stated.time_frame.as_ref());
    facts
}

/// Returns what is stated, and where it was found if that is not the goal itself.
fn told(stated: &Stated) -> String {
    match &stated.origin {
        Origin::Field | Origin::Words => stated.words.clone(),
        Origin::Measure(measure) => format!("{} (as “{measure}” says)", stated.words),
        Origin::Data(measure) => format!("{} (from the data of “{measure}”)", stated.words),
    }
}

fn reached(progress: &GoalProgress, goal: &Goal, measures: &[MeasureEntry], ledger: &mut Ledger) -> Progress {
    let named = |measure: &&MeasureEntry| goal.measures.iter().any(|id| id.as_str() == measure.key);
    let measure = measures.iter().filter(named).find(|measure| measure.title == progress.measure);
    let value = |value: f64| format!("{}{}", tenths(value), progress.suffix);
    let from =
        progress.baseline.map_or_else(String::new, |(baseline, _)| format!("from {} ", value(baseline)));
    let mut references = measure.map(MeasureEntry::stretch_references).unwrap_or_default();
    references.extend(progress.share.map(|_| ledger.formula(Formula::Progress)));
    let percent = progress.share.map(|share| (share * 100.0).clamp(0.0, 100.0).round());
    let way = percent.map(|percent| format!("{percent} % of the way"));
    let words = match (progress.is_reached, way) {
        (Some(true), _) => "reached".to_owned(),
        (_, Some(way)) => way,
        _ => String::new(),
    };
    Progress {
        measure: progress.measure.clone(),
        target: measure.map(|measure| measure.anchor.clone()),
        way: format!("{from}to {}; now {}", value(progress.target), value(progress.now.value)),
        shared: progress.now.proportion.map(shares::shared).unwrap_or_default(),
        percent,
        words,
        is_reached: progress.is_reached == Some(true),
        references,
    }
}
