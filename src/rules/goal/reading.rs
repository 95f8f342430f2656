//! What a goal states: number, unit, direction, time frame; from its fields first, else its words.

use super::amount::{Amount, AmountRole, amount, amounts_at};
use super::time_frame::time_frame;
use crate::model::{Better, Goal, Measure, Quantity, QuantityUnit};
use crate::rules::Context;
use crate::rules::measures_by_id::MeasuresById;
use crate::rules::words::{Kinds, Words, has_counted_thing, has_unit_sign, is_number, kinds};
use std::ops::Range;

/// What a goal states.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// Whether it states a number.
    pub has_number: bool,
    /// The amounts in its words, in order.
    pub amounts: Vec<Amount>,
    /// Whether a number of it has a unit or something that it counts.
    pub has_unit: bool,
    /// Whether a number of the text is a percentage.
    pub is_percentage: bool,
    /// Which way is good.
    pub direction: Option<Better>,
    /// Whether it states by when, or over which period.
    pub has_time_frame: bool,
    /// The bytes of its words that state it, where the words do.
    pub time_frame: Option<Range<usize>>,
}

/// Reads every goal of a flow in English; of another language nothing is read.
pub(super) fn readings<'run>(context: &Context<'run>) -> Vec<(&'run Goal, Reading)> {
    if !context.flow.is_english() {
        return Vec::new();
    }
    let measures = MeasuresById::of(context);
    context.flow.goals.iter().map(|goal| (goal, Reading::of(goal, &measures))).collect()
}

impl Reading {
    /// Reads a goal: its fields, its words, and the measures it is bound to.
    #[must_use]
    pub fn of(goal: &Goal, measures: &MeasuresById<'_>) -> Self {
        let mut reading = Self::of_text(&goal.text);
        let fields = [&goal.change, &goal.target, &goal.baseline];
        for quantity in fields.into_iter().flatten() {
            reading.take_quantity(quantity);
        }
        reading.has_unit |= goal.unit.is_some();
        reading.has_time_frame |= goal.by.is_some() || goal.per.is_some();
        for measure in goal.measures.iter().filter_map(|id| measures.get(&id.value)) {
            reading.take_measure(measure);
        }
        let of_fields = goal.better.as_ref().map(|better| better.value).or_else(|| implied_direction(goal));
        reading.direction = of_fields.or(reading.direction);
        reading
    }

    /// Reads words alone.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        let words = Words::of(text);
        let frame = time_frame(&words);
        let places = amounts_at(&words, &frame.clone().unwrap_or(0..0));
        let is_percentage =
            places.iter().any(|index| matches!(words.get(index + 1), "%" | "percent" | "percentage"));
        Self {
            has_number: !places.is_empty(),
            amounts: places.iter().map(|index| amount(text, &words, *index)).collect(),
            has_unit: places.iter().any(|index| has_unit(&words, *index)),
            is_percentage,
            direction: words.iter().find_map(direction),
            has_time_frame: frame.is_some(),
            time_frame: frame.map(|frame| words.place(frame)),
        }
    }

    /// Returns the levels that its words ask for: those behind a baseline ("from 14% to 10%") first.
    #[must_use]
    pub fn levels(&self) -> Vec<&Amount> {
        let start = self.baseline().map_or(0, |baseline| baseline.place.end);
        let levels = self.amounts.iter().filter(|amount| amount.role == AmountRole::Level);
        let (behind, before): (Vec<&Amount>, Vec<&Amount>) =
            levels.partition(|level| level.place.start >= start);
        behind.into_iter().chain(before).collect()
    }

    /// Returns the value that its words start from.
    #[must_use]
    pub fn baseline(&self) -> Option<&Amount> {
        self.amounts.iter().find(|amount| amount.role == AmountRole::Baseline)
    }

    /// Returns how much is to change by its words.
    #[must_use]
    pub fn change(&self) -> Option<&Amount> {
        self.amounts.iter().find(|amount| amount.role == AmountRole::Change)
    }

    fn take_quantity(&mut self, quantity: &Quantity) {
        if let Quantity::Number { unit, .. } = quantity {
            self.has_number = true;
            self.has_unit |= *unit != QuantityUnit::None;
        }
    }

    fn take_measure(&mut self, measure: &Measure) {
        let has_number = |quantity: &Option<crate::text::Spanned<Quantity>>| {
            quantity.as_ref().is_some_and(|quantity| quantity.number().is_some())
        };
        self.has_number |= has_number(&measure.target);
        self.has_unit |= measure.unit.is_some();
        self.has_time_frame |= measure.by.is_some();
        self.direction = self.direction.or(measure.better.as_ref().map(|better| better.value));
    }
}

fn direction(word: &str) -> Option<Better> {
    match kinds(word) {
        is if is.has(Kinds::UP) => Some(Better::Up),
        is if is.has(Kinds::DOWN) => Some(Better::Down),
        _ => None,
    }
}

/// Returns the direction that target and baseline, or the sign of the change, imply.
fn implied_direction(goal: &Goal) -> Option<Better> {
    let number = |quantity: &Option<crate::text::Spanned<Quantity>>| quantity.as_ref()?.number();
    let change = match (number(&goal.baseline), number(&goal.target), number(&goal.change)) {
        (Some(from), Some(to), _) => to - from,
        (_, _, Some(change)) if change < 0.0 => change,
        _ => return None,
    };
    match change {
        change if change > 0.0 => Some(Better::Up),
        change if change < 0.0 => Some(Better::Down),
        _ => None,
    }
}

/// Tells whether the amount at `index` has a unit, or counts something named before or after it.
fn has_unit(words: &Words, index: usize) -> bool {
    let word = words.get(index);
    let is_whole = !is_number(word);
    is_whole || has_unit_sign(words, index) || has_counted_thing(words, index) || counts_before(words, index)
}

/// Tells whether things that can be counted stand before the amount: "complaints by 15".
fn counts_before(words: &Words, index: usize) -> bool {
    let is_link = |word: &str| {
        matches!(
            word,
            "by" | "to" | "from" | "below" | "under" | "above" | "over" | "at" | "most" | "least" | "than"
        ) || matches!(word, "and" | "about" | "no" | "more" | "fewer" | "down" | "up")
            || is_number(word)
    };
    let Some(thing) = (index.saturating_sub(7)..index).rev().find(|at| !is_link(words.get(*at))) else {
        return false;
    };
    let word = words.get(thing);
    let is_scale = ["times", "scores", "levels", "rates", "ratings", "results"].contains(&word);
    thing + 1 < index && word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !is_scale
}

#[cfg(test)]
mod tests {
    use super::Reading;
    use crate::model::Better;

    /// The goals of a training team and a procurement office, in the ways people write them.
    const OFFICES: [(&str, bool); 20] = [
        ("12 % more employees who seek help", false),
        ("Increase the number of employees who seek help by 12%", false),
        ("5 new vendors a year", true),
        ("Increase the number of new vendors by 5 per year", true),
        ("Win five new vendors annually", true),
        ("7 % more in-class evaluations a quarter", true),
        ("Increase in-class evaluations by 7% each quarter", true),
        ("5 % more supervisors with multi-year plans", false),
        ("Raise the number of supervisors with multi-year plans by 5 percent", false),
        ("15 % fewer complaints about contractors", false),
        ("Reduce complaints about contractors by 15%", false),
        ("5 classes or job aids a quarter", true),
        ("Develop 5 classes or job aids per quarter", true),
        ("Develop five new classes and/or job aids quarterly", true),
        ("A 3 % sample checked", false),
        ("a 3 % sample checked", false),
        ("Check a 3 percent sample of the purchases", false),
        ("25 % of project managers met", false),
        ("Meet with 25% of project managers", false),
        ("Hold face-to-face meetings with a quarter of the project managers", false),
    ];

    #[test]
    fn reads_the_goals_of_two_offices() {
        for (text, has_time_frame) in OFFICES {
            let reading = Reading::of_text(text);
            assert!(reading.has_number && reading.has_unit, "{text}: {reading:?}");
            assert_eq!(reading.has_time_frame, has_time_frame, "{text}");
        }
    }

    #[test]
    fn takes_names_and_dates_for_no_number() {
        for text in [
            "Reduce complaints by 2027-06-30",
            "Get certified to ISO 9001 in 2027",
            "Finish phase 2 by June 30, 2027",
            "Renovate ward 7",
            "Move form 27 to the web by Q3 2027",
            "Reduce 30-day readmissions",
            "Be reachable 24/7",
            "Vaccinate more people over 65",
            "No later than next year",
            "Improve the service a year from now",
            "",
        ] {
            assert!(!Reading::of_text(text).has_number, "{text}");
        }
    }

    #[test]
    fn reads_numbers_in_words_and_wholes() {
        for text in [
            "Halve the waiting time",
            "All patients know their diagnosis",
            "No patient waits in the corridor",
            "Two thirds of learners pass",
            "Answer within 10 minutes",
            "Cut the waiting time from 40 to 20 minutes",
            "Costs under $500 a case",
            "Answer a request for proposal in a 24-hour window, 9 out of 10 times",
        ] {
            let reading = Reading::of_text(text);
            assert!(reading.has_number && reading.has_unit, "{text}");
        }
    }

    #[test]
    fn misses_a_unit_where_nothing_is_counted() {
        for text in ["Raise satisfaction to 90", "Reach 95 by 2027-06-30", "Bring waiting times to 20"] {
            let reading = Reading::of_text(text);
            assert!(reading.has_number && !reading.has_unit, "{text}: {reading:?}");
        }
        for text in ["Reduce complaints by 15", "Keep falls below 5", "Cut reworked orders from 40 to 34"] {
            assert!(Reading::of_text(text).has_unit, "{text}");
        }
    }

    #[test]
    fn reads_the_direction() {
        assert_eq!(Reading::of_text("15 % fewer complaints").direction, Some(Better::Down));
        assert_eq!(Reading::of_text("7 % more evaluations").direction, Some(Better::Up));
        assert_eq!(Reading::of_text("25 % of managers met").direction, None);
    }
}
