//! How far a goal is reached, by the data of one of its measures.

use crate::model::{Better, Goal, Measure, Quantity, QuantityUnit, Unit};
use crate::report::{Charted, Standing};
use crate::rules::goal::reading::Reading;
use crate::stats::progress;
use crate::text::Spanned;

/// How far a goal is reached by one measure, in units of the axis of its chart.
#[derive(Debug, Clone, PartialEq)]
pub struct GoalProgress {
    /// What people call the measure.
    pub measure: String,
    /// The value that it starts from, and whether that is reckoned from the data.
    pub baseline: Option<(f64, bool)>,
    /// The value to reach.
    pub target: f64,
    /// Where the measure stands.
    pub now: Standing,
    /// (now − baseline) / (target − baseline): 0 at the baseline, 1 at the target. Absent where
    /// there is no baseline, or it is the target.
    pub share: Option<f64>,
    /// Whether the target is reached; absent where nobody says which way is good.
    pub is_reached: Option<bool>,
    /// What stands after a number.
    pub suffix: String,
}

impl GoalProgress {
    /// Reckons it; nothing where the measure has no target, or was not observed.
    pub(super) fn of(goal: &Goal, words: &Reading, measure: &Measure, chart: &Charted) -> Option<Self> {
        let now = chart.now()?;
        let is_alone = goal.measures.len() == 1;
        let is_own = |quantity: &&Quantity| is_alone && fits(quantity, measure);
        let in_axis = |quantity: &Quantity| chart.of_quantity(quantity);
        let written = |quantity: &Option<Spanned<Quantity>>| in_axis(&quantity.as_ref()?.value);
        let own =
            |quantity: &Option<Spanned<Quantity>>| in_axis(Some(&quantity.as_ref()?.value).filter(is_own)?);
        let level = || words.levels().into_iter().map(|level| &level.quantity).find(is_own).and_then(in_axis);
        let start = || words.baseline().map(|start| &start.quantity).filter(is_own).and_then(in_axis);
        let target = own(&goal.target).or_else(level).or_else(|| written(&measure.target))?;
        let baseline = own(&goal.baseline).or_else(start).or_else(|| written(&measure.baseline));
        let reckoned = || chart.before().map(|before| (before.value, true));
        let baseline = baseline.map(|value| (value, false)).or_else(reckoned);
        Some(Self {
            measure: measure.title().to_owned(),
            share: baseline.and_then(|(baseline, _)| progress(baseline, target, now.value)),
            is_reached: is_reached(chart.better(), target, now.value),
            baseline,
            target,
            now,
            suffix: chart.suffix().to_owned(),
        })
    }
}

fn is_reached(better: Option<Better>, target: f64, now: f64) -> Option<bool> {
    match better? {
        Better::Up => Some(now >= target),
        Better::Down => Some(now <= target),
        Better::Steady => None,
    }
}

/// Tells whether an amount counts in what a measure counts in, so that it can be its target.
pub(super) fn fits(quantity: &Quantity, measure: &Measure) -> bool {
    let Quantity::Number { unit, .. } = quantity else { return false };
    let is_time = matches!(unit, QuantityUnit::Time);
    let is_percent = matches!(unit, QuantityUnit::Percent);
    match measure.unit.as_ref().map(|unit| &unit.value) {
        Some(Unit::Percent) => is_percent,
        Some(Unit::Minutes | Unit::Hours | Unit::Days) => is_time,
        Some(_) => !is_time && !is_percent,
        None => true,
    }
}
