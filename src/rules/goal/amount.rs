//! The amounts that the words of a goal state: a level, a change, or where it starts from.

use crate::model::{Bound, Quantity, QuantityUnit};
use crate::rules::words::{Kinds, Words, is_figure, is_name, is_number, kinds, number_word};
use crate::syntax::values::{parse_duration, parse_quantity};
use std::ops::Range;

/// What an amount is in its goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AmountRole {
    /// The value before: "from 14% to 10%".
    Baseline,
    /// How much is to change: "by 15%", "15% fewer".
    Change,
    /// The value to reach: "to 10%", "95% of orders".
    Level,
}

/// An amount in the words of a goal.
#[derive(Debug, Clone, PartialEq)]
pub struct Amount {
    /// The bytes of the text that it takes, with its sign or unit of time.
    pub place: Range<usize>,
    /// How much; words where they are no number ("halve").
    pub quantity: Quantity,
    /// What it is.
    pub role: AmountRole,
}

/// Words that tell a change, beside those that say which way it goes.
const COMPARISONS: &[&str] = &["cheaper", "faster", "growth", "improvement", "quicker", "slower"];

/// Words that may stand between "by" or "to" and the amount.
const ABOUT: &[&str] =
    &["a", "about", "another", "at", "below", "further", "least", "most", "some", "to", "under", "up"];

/// Returns the places of the words that say how much, without those of the time frame.
pub(super) fn amounts_at(words: &Words, frame: &Range<usize>) -> Vec<usize> {
    (0..words.len()).filter(|index| !frame.contains(index) && is_amount(words, *index)).collect()
}

/// Reads the amount whose first word is at `index`.
pub(super) fn amount(text: &str, words: &Words, index: usize) -> Amount {
    let end = end_of_amount(words, index);
    let place = words.place(index..end);
    let written = &text[place.clone()];
    let quantity = match number_word(words.get(index)) {
        Some(number) if end == index + 1 => {
            Quantity::Number { number, unit: QuantityUnit::None, bound: Bound::Exactly }
        }
        _ => parse_quantity(written),
    };
    Amount { role: role(words, index, end), place, quantity }
}

/// Returns where the amount is over: its sign or its unit of time belongs to it.
fn end_of_amount(words: &Words, index: usize) -> usize {
    let (number, next) = (words.get(index), words.get(index + 1));
    let is_time = || is_figure(number) && parse_duration(&format!("{number} {next}")).is_ok();
    match next {
        "%" | "percent" | "percentage" => index + 2,
        "per" if words.get(index + 2) == "cent" => index + 3,
        _ if is_time() => index + 2,
        _ => index + 1,
    }
}

fn role(words: &Words, index: usize, end: usize) -> AmountRole {
    let before = index.checked_sub(1).map_or("", |before| words.get(before));
    let goes_on =
        (end..words.len().min(end + 3)).any(|at| words.get(at) == "to" && is_figure(words.get(at + 1)));
    if before == "from" && goes_on {
        AmountRole::Baseline
    } else if before != "within" && is_change(words, index, end) {
        AmountRole::Change
    } else {
        AmountRole::Level
    }
}

/// Tells whether the amount from `index` to `end` is one by which something changes.
pub(super) fn is_change(words: &Words, index: usize, end: usize) -> bool {
    is_direction(words.get(end)) || is_amount_of_change(words, index)
}

fn is_direction(word: &str) -> bool {
    kinds(word).has(Kinds::UP | Kinds::DOWN) || COMPARISONS.contains(&word)
}

/// Tells whether "by" stands before the amount at `at`, and before that a word such as "reduce".
fn is_amount_of_change(words: &Words, at: usize) -> bool {
    let by = (0..at).rev().find(|before| !ABOUT.contains(&words.get(*before)));
    by.is_some_and(|by| words.get(by) == "by" && words.iter().take(by).any(is_direction))
}

/// Tells whether the word at `index` says how much.
fn is_amount(words: &Words, index: usize) -> bool {
    let word = words.get(index);
    let before = index.checked_sub(1).map_or("", |before| words.get(before));
    let next = words.get(index + 1);
    match word {
        "halve" | "double" | "triple" | "half" | "twice" | "dozen" | "none" => true,
        "third" | "quarter" => next == "of",
        "thirds" | "quarters" => is_number(before),
        "all" | "every" | "each" | "everyone" | "everybody" | "nobody" => index == 0,
        "no" => index == 0 && next != "later",
        "one" => before != "no" && !matches!(next, "another" | "of"),
        _ if is_number(word) => !is_name(words, index) && !is_part_of_name(words, index),
        _ => is_speed_compound(word) && matches!(before, "within" | "under" | "below"),
    }
}

/// Tells whether a figure belongs to something else: "24/7", an age ("people over 65").
fn is_part_of_name(words: &Words, index: usize) -> bool {
    let slashed =
        |at: usize| words.gap_after(at) == "/" && is_figure(words.get(at)) && is_figure(words.get(at + 1));
    let before = |back: usize| index.checked_sub(back).map_or("", |at| words.get(at));
    let is_age = matches!(before(1), "over" | "under" | "above")
        && (kinds(before(2)).has(Kinds::PERSON) || matches!(before(2), "adults" | "women" | "men" | "those"));
    slashed(index) || index > 0 && slashed(index - 1) || is_age
}

/// Tells whether a word is a figure joined to a unit of time: "24-hour".
fn is_speed_compound(word: &str) -> bool {
    word.split_once('-').is_some_and(|(figure, _)| is_figure(figure))
}

#[cfg(test)]
mod tests {
    use super::{AmountRole, amount, amounts_at};
    use crate::rules::words::Words;

    fn read(text: &str) -> Vec<(String, AmountRole)> {
        let words = Words::of(text);
        let amounts = amounts_at(&words, &(0..0)).into_iter().map(|at| amount(text, &words, at));
        amounts.map(|amount| (amount.quantity.to_string(), amount.role)).collect()
    }

    #[test]
    fn tells_level_change_and_start() {
        use AmountRole::{Baseline, Change, Level};
        for (text, expected) in [
            ("Bring stays down from 14% to 10%", vec![("14%", Baseline), ("10%", Level)]),
            ("Cut waiting from 40 to 20 minutes", vec![("40", Baseline), ("20 min", Level)]),
            ("Reduce complaints by 15 per cent", vec![("15%", Change)]),
            ("five more vendors", vec![("5", Change)]),
            ("Five new vendors", vec![("5", Level)]),
            ("Draw blood from 95% of patients within 10 minutes", vec![("95%", Level), ("10 min", Level)]),
            ("Bring stays within 30 days down", vec![("30 d", Level)]),
            ("Halve the waiting time", vec![("Halve", Level)]),
        ] {
            let expected: Vec<(String, AmountRole)> =
                expected.into_iter().map(|(words, role)| (words.to_owned(), role)).collect();
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
