//! Goals as what they state: number, unit, direction, time frame; how far they are reached, and what
//! guards a service goal.
//!
//! A goal's fields come first, then its words, then the measures that it names. Each statement says
//! where it was found.

mod progress;
#[cfg(test)]
mod tests;

pub use progress::GoalProgress;

use super::Charted;
use crate::model::{
    Better, Flow, Goal, GoalKind, Id, Measure, MeasureRole, Quantity, QuantityUnit, Shared, Unit,
};
use crate::rules::goal::reading::Reading;
use crate::rules::measures_by_id::MeasuresById;
use crate::text::Spanned;

/// Where a statement of a goal was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// In a field of the goal.
    Field,
    /// In its words.
    Words,
    /// In a measure that it names: what people call it.
    Measure(String),
    /// In the data of a measure.
    Data(String),
}

/// Something that a goal states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// The words for it.
    pub words: String,
    /// Where it was found.
    pub origin: Origin,
}

/// A goal, with what it states and what is known of it.
#[derive(Debug, Clone, PartialEq)]
pub struct StatedGoal<'flow> {
    /// The goal.
    pub goal: &'flow Goal,
    /// The value to reach.
    pub target: Option<Stated>,
    /// How much is to change, where that is said instead of or beside a value to reach.
    pub change: Option<Stated>,
    /// The value that it starts from.
    pub baseline: Option<Stated>,
    /// What it counts in.
    pub unit: Option<Stated>,
    /// Which way is good.
    pub direction: Option<Better>,
    /// By when it is to be reached, or over which period it is counted.
    pub time_frame: Option<Stated>,
    /// How far it is reached, by each of its measures that has data.
    pub progress: Vec<GoalProgress>,
    /// Of a service goal, the value and orientation goals that fail where it is met by doing harm:
    /// those that rest on other measures.
    pub guards: Vec<&'flow Goal>,
    /// Of a service goal, the balancing measures of the flow.
    pub balanced_by: Vec<&'flow Measure>,
}

impl StatedGoal<'_> {
    /// Tells whether nothing stands beside a service goal that would show harm.
    #[must_use]
    pub fn is_unguarded(&self) -> bool {
        self.goal.kind == GoalKind::Service && self.guards.is_empty()
    }
}

/// Reads the goals of a flow, in file order; `charted` has the charts of measures by their ids.
#[must_use]
pub fn goals<'flow, 'chart>(
    flow: &'flow Flow,
    shared: &'flow Shared,
    charted: impl Fn(&Id) -> Option<&'chart Charted>,
) -> Vec<StatedGoal<'flow>> {
    let by_id = MeasuresById::new(flow, shared);
    flow.goals.iter().map(|goal| stated(goal, flow, &by_id, &charted)).collect()
}

fn stated<'flow, 'chart>(
    goal: &'flow Goal,
    flow: &'flow Flow,
    by_id: &MeasuresById<'flow>,
    charted: &impl Fn(&Id) -> Option<&'chart Charted>,
) -> StatedGoal<'flow> {
    // Words are read in English only.
    let in_words = if flow.is_english() { Reading::of_text(&goal.text) } else { Reading::default() };
    let measures: Vec<&Measure> = goal.measures.iter().filter_map(|id| by_id.get(&id.value)).collect();
    let target = target(goal, &in_words, &measures);
    let is_service = goal.kind == GoalKind::Service;
    let charts = measures.iter().filter_map(|measure| Some((*measure, charted(&measure.id.value)?)));
    StatedGoal {
        goal,
        change: change(goal, &in_words),
        baseline: baseline(goal, &in_words, &measures, charted),
        unit: unit(goal, &measures, target.as_ref().map(|(quantity, _)| quantity)),
        direction: Reading::of(goal, by_id).direction,
        time_frame: time_frame(goal, &in_words, &measures),
        progress: charts
            .filter_map(|(measure, chart)| GoalProgress::of(goal, &in_words, measure, chart))
            .collect(),
        target: target.map(|(quantity, origin)| Stated { words: quantity.to_string(), origin }),
        guards: if is_service { guards(goal, &flow.goals) } else { Vec::new() },
        balanced_by: if is_service { balancing(flow) } else { Vec::new() },
    }
}

fn is_number(quantity: &&Spanned<Quantity>) -> bool {
    quantity.value.number().is_some()
}

fn field(quantity: Option<&Spanned<Quantity>>, origin: Origin) -> Option<(Quantity, Origin)> {
    quantity.filter(is_number).map(|quantity| (quantity.value.clone(), origin))
}

/// Returns the value to reach: of the field, of the words, of the first measure that has one.
fn target(goal: &Goal, words: &Reading, measures: &[&Measure]) -> Option<(Quantity, Origin)> {
    let of_measure =
        |measure: &&Measure| field(measure.target.as_ref(), Origin::Measure(measure.title().to_owned()));
    let fits = |quantity: &Quantity| measures.iter().all(|measure| progress::fits(quantity, measure));
    let levels = words.levels();
    let level = levels
        .iter()
        .map(|level| &level.quantity)
        .find(|quantity| quantity.number().is_some() && fits(quantity));
    field(goal.target.as_ref(), Origin::Field)
        .or_else(|| Some((level?.clone(), Origin::Words)))
        .or_else(|| measures.iter().find_map(of_measure))
}

fn change(goal: &Goal, words: &Reading) -> Option<Stated> {
    let in_words = || Some((words.change()?.quantity.clone(), Origin::Words));
    let (quantity, origin) = field(goal.change.as_ref(), Origin::Field).or_else(in_words)?;
    Some(Stated { words: quantity.to_string(), origin })
}

/// Returns the value that a goal starts from: of the field, of the words, of a measure or its data.
fn baseline<'chart>(
    goal: &Goal,
    words: &Reading,
    measures: &[&Measure],
    charted: &impl Fn(&Id) -> Option<&'chart Charted>,
) -> Option<Stated> {
    let in_words = || Some((words.baseline()?.quantity.clone(), Origin::Words));
    let of_measure =
        |measure: &&Measure| field(measure.baseline.as_ref(), Origin::Measure(measure.title().to_owned()));
    let written = field(goal.baseline.as_ref(), Origin::Field)
        .or_else(in_words)
        .or_else(|| measures.iter().find_map(of_measure));
    if let Some((quantity, origin)) = written {
        return Some(Stated { words: quantity.to_string(), origin });
    }
    measures.iter().find_map(|measure| {
        let chart = charted(&measure.id.value)?;
        let words = chart.in_axis_units(chart.before()?.value);
        Some(Stated { words, origin: Origin::Data(measure.title().to_owned()) })
    })
}

fn unit(goal: &Goal, measures: &[&Measure], target: Option<&Quantity>) -> Option<Stated> {
    if let Some(unit) = &goal.unit {
        return Some(Stated { words: unit.value.clone(), origin: Origin::Field });
    }
    let of_measure = measures.iter().find_map(|measure| {
        let unit = measure.unit.as_ref()?.value.to_string();
        let words = measure.of.as_ref().map_or_else(|| unit.clone(), |of| format!("{unit} of {}", of.value));
        Some(Stated { words, origin: Origin::Measure(measure.title().to_owned()) })
    });
    let is_percent = || matches!(target, Some(Quantity::Number { unit: QuantityUnit::Percent, .. }));
    of_measure
        .or_else(|| is_percent().then(|| Stated { words: Unit::Percent.to_string(), origin: Origin::Words }))
}

fn time_frame(goal: &Goal, words: &Reading, measures: &[&Measure]) -> Option<Stated> {
    let by = goal.by.as_ref().map(|by| format!("by {}", by.value));
    let per = goal.per.as_ref().map(|per| format!("per {}", per.value.words));
    let in_words = || Some((goal.text.value.get(words.time_frame.clone()?)?.to_owned(), Origin::Words));
    let of_measure = |measure: &&Measure| {
        let by = measure.by.as_ref()?;
        Some((format!("by {}", by.value), Origin::Measure(measure.title().to_owned())))
    };
    let found = by.or(per).map(|words| (words, Origin::Field));
    let (words, origin) = found.or_else(in_words).or_else(|| measures.iter().find_map(of_measure))?;
    Some(Stated { words, origin })
}

/// Returns the goals that would show harm done to meet a service goal: of value or orientation, and
/// not resting on the same measures alone.
fn guards<'flow>(service: &Goal, all: &'flow [Goal]) -> Vec<&'flow Goal> {
    let rests_on_the_same = |goal: &Goal| {
        let is_shared = |id: &Spanned<Id>| service.measures.iter().any(|other| other.value == id.value);
        !goal.measures.is_empty() && goal.measures.iter().all(is_shared)
    };
    all.iter().filter(|goal| goal.kind != GoalKind::Service && !rests_on_the_same(goal)).collect()
}

fn balancing(flow: &Flow) -> Vec<&Measure> {
    let is_meant =
        |measure: &&Measure| measure.role.as_ref().is_some_and(|role| role.value == MeasureRole::Balancing);
    flow.measures.iter().filter(is_meant).collect()
}
