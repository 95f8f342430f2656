//! Numbers in a text, and whether they say how much.

use super::lexicon::{Kinds, entries, kinds};
use super::token::Words;
use std::collections::HashSet;
use std::sync::LazyLock;

const NUMBER_WORDS: [&str; 24] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    "hundred", "thousand",
];

/// What the number words stand for, in their order.
const NUMBER_VALUES: [f64; 24] = [
    0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 15.0, 20.0, 30.0, 40.0, 50.0, 60.0,
    70.0, 80.0, 90.0, 100.0, 1000.0,
];

static NUMBERED_THINGS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| entries(include_str!("lists/numbered-things.txt")).collect());

/// Tells whether a word is written in digits (`12`, `1,200.5`) and is no date, clock time or code.
#[must_use]
pub fn is_figure(word: &str) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    word.starts_with(|c: char| c.is_ascii_digit())
        && word.chars().all(is_part)
        && word.matches('.').count() < 2
}

/// Tells whether a word is a number, in digits or spelled out.
#[must_use]
pub fn is_number(word: &str) -> bool {
    is_figure(word) || NUMBER_WORDS.contains(&word)
}

/// Returns what a number spelled out stands for.
#[must_use]
pub fn number_word(word: &str) -> Option<f64> {
    NUMBER_WORDS.iter().position(|other| *other == word).map(|at| NUMBER_VALUES[at])
}

/// Tells whether the number at `index` is the name of something, as in "ward 7" or "ISO 9001".
#[must_use]
pub fn is_name(words: &Words, index: usize) -> bool {
    let Some(before) = index.checked_sub(1) else { return false };
    let word = words.get(before);
    word == "#" || word == "§" || NUMBERED_THINGS.contains(word)
}

/// Tells whether `%`, `percent` or a currency sign belongs to the number at `index`.
#[must_use]
pub fn has_unit_sign(words: &Words, index: usize) -> bool {
    let is_currency = |word: &str| matches!(word, "€" | "$" | "£" | "¥");
    let before = index.checked_sub(1).map_or("", |before| words.get(before));
    let next = words.get(index + 1);
    matches!(next, "%" | "percent" | "percentage" | "per" if next != "per" || words.get(index + 2) == "cent")
        || is_currency(next)
        || is_currency(before)
}

/// Tells whether the number at `index` is followed by what it counts.
#[must_use]
pub fn has_counted_thing(words: &Words, index: usize) -> bool {
    let next = words.get(index + 1);
    let ends = words.gap_after(index).contains(['.', ';', ')', ',']);
    let stops = Kinds::PREPOSITION | Kinds::STOP | Kinds::OBJECT;
    let counts = next.starts_with(char::is_alphabetic) && !kinds(next).has(stops);
    // "10 of the 12 managers", "5 or more visits"
    let counts_later = matches!(next, "of" | "or" | "out") && words.len() > index + 2;
    !ends && (counts || counts_later)
}

/// Tells whether an amount with its unit stands within `reach` words of the word at `index`.
#[must_use]
pub(super) fn has_amount_near(words: &Words, index: usize, reach: usize) -> bool {
    let near = index.saturating_sub(reach)..words.len().min(index + reach + 1);
    near.into_iter().any(|place| {
        is_number(words.get(place))
            && !is_name(words, place)
            && (has_unit_sign(words, place) || has_counted_thing(words, place))
    })
}

#[cfg(test)]
mod tests {
    use super::{has_amount_near, is_figure, is_name, number_word};
    use crate::rules::words::Words;

    #[test]
    fn tells_figures_from_dates_and_codes() {
        assert!(is_figure("12") && is_figure("1,200.5"));
        for word in ["2027-06-30", "q3", "1.2.3", "24-hour", "10:30", "", "a4"] {
            assert!(!is_figure(word), "{word}");
        }
        assert_eq!((number_word("fifteen"), number_word("some")), (Some(15.0), None));
        assert!(is_name(&Words::of("Ward 7"), 1));
        assert!(is_name(&Words::of("ISO 9001"), 1));
        assert!(!is_name(&Words::of("Answer 7 calls"), 1));
    }

    #[test]
    fn finds_amounts_nearby() {
        let near = |text: &str| has_amount_near(&Words::of(text), 0, 6);
        assert!(near("promptly, within 10 minutes"));
        assert!(near("better by 5 %"));
        assert!(near("some five visits"));
        assert!(!near("promptly to ward 7 please"));
        assert!(!near("promptly by 2027"));
        assert!(!near("promptly a b c d e f 7 days"));
    }
}
