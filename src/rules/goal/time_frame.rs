//! Finds in a text by when something is to be reached, or over which period it is counted.

use crate::rules::words::{Words, is_figure, is_number};
use std::ops::Range;

const MONTHS: [&str; 23] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
];

const PERIODS: [&str; 14] = [
    "day",
    "week",
    "fortnight",
    "month",
    "quarter",
    "semester",
    "term",
    "year",
    "annum",
    "season",
    "half-year",
    "trimester",
    "school-year",
    "shift",
];

const ADVERBS: [&str; 13] = [
    "annually",
    "yearly",
    "monthly",
    "weekly",
    "daily",
    "quarterly",
    "fortnightly",
    "biannually",
    "semi-annually",
    "biweekly",
    "bimonthly",
    "nightly",
    "half-yearly",
];

/// Words that may stand between "by" and a date.
const BEFORE_DATE: [&str; 20] = [
    "the",
    "end",
    "of",
    "close",
    "start",
    "beginning",
    "middle",
    "mid",
    "early",
    "late",
    "this",
    "next",
    "fiscal",
    "financial",
    "calendar",
    "school",
    "first",
    "last",
    "coming",
    "on",
];

/// Finds the words that state a time frame: a date to reach it by or a period to count it over.
///
/// "Within 10 minutes" is how fast something is to be and so no time frame; "within 6 months" and
/// longer is taken for one.
pub(super) fn time_frame(words: &Words) -> Option<Range<usize>> {
    (0..words.len()).find_map(|index| length_at(words, index).map(|length| index..index + length))
}

fn length_at(words: &Words, index: usize) -> Option<usize> {
    let word = words.get(index);
    if ADVERBS.contains(&word) || is_iso_date(word) || is_fiscal(word) || word == "year-end" {
        return Some(1);
    }
    match word {
        "by" | "before" | "until" | "till" | "in" | "during" | "on" | "through" | "throughout" | "for"
        | "to" => deadline(words, index).or_else(|| span_of_time(words, index)),
        "within" | "over" => span_of_time(words, index),
        "per" | "each" | "every" | "a" | "an" | "this" | "next" => period(words, index),
        _ => None,
    }
}

/// Reads "by the end of June 2027", "in 2027", "before next quarter".
fn deadline(words: &Words, index: usize) -> Option<usize> {
    let skipped = (index + 1..words.len().min(index + 7))
        .take_while(|place| BEFORE_DATE.contains(&words.get(*place)))
        .count();
    let at = index + 1 + skipped;
    let word = words.get(at);
    let after = words.get(at + 1);
    let is_season = ["spring", "summer", "autumn", "fall", "winter", "christmas", "easter"].contains(&word);
    let is_day_of_month = is_day(word) && (is_month(after) || after == "of" && is_month(words.get(at + 2)));
    let is_slashed = is_figure(word) && matches!(words.gap_after(at), "/" | ".") && is_figure(after);
    let is_date =
        is_iso_date(word) || is_fiscal(word) || is_year(word) || is_month(word) || word == "year-end";
    let is_period = skipped > 0 && (PERIODS.contains(&word) || word == "year's");
    if !(is_date || is_season || is_day_of_month || is_slashed || is_period) {
        return None;
    }
    let tail = (at + 1..words.len().min(at + 4))
        .take_while(|place| {
            let word = words.get(*place);
            is_month(word)
                || is_year(word)
                || is_day(word) && !matches!(words.get(place + 1), "%" | "percent")
        })
        .count();
    Some(at + 1 + tail - index)
}

/// Reads "within 6 months", "over the next year", "in the next 3 weeks".
fn span_of_time(words: &Words, index: usize) -> Option<usize> {
    let mut at = index + 1;
    at += usize::from(words.get(at) == "the");
    let is_next = matches!(words.get(at), "next" | "coming" | "following");
    at += usize::from(is_next);
    let is_counted = is_number(words.get(at));
    at += usize::from(is_counted);
    let unit = words.get(at);
    let is_long = matches!(unit, "months" | "quarters" | "years" | "month" | "quarter" | "year");
    let is_any = is_long || matches!(unit, "weeks" | "days" | "week" | "fortnight");
    let is_article = matches!(unit, "a" | "one") && matches!(words.get(at + 1), "year" | "quarter" | "month");
    if is_article && words.get(at + 2) != "of" {
        return Some(at + 2 - index);
    }
    (is_next && is_any || is_counted && is_long).then_some(at + 1 - index)
}

/// Reads "per quarter", "a year", "every 3 months", "this year".
fn period(words: &Words, index: usize) -> Option<usize> {
    let word = words.get(index);
    let is_this = matches!(word, "this" | "next");
    let mut at = index + 1;
    at += usize::from(matches!(words.get(at), "calendar" | "fiscal" | "financial" | "school" | "working"));
    let is_counted = word == "every" && is_number(words.get(at));
    at += usize::from(is_counted);
    let unit = words.get(at);
    let is_period = PERIODS.contains(&unit)
        || is_counted && unit.strip_suffix('s').is_some_and(|one| PERIODS.contains(&one));
    if !is_period || (is_this && matches!(unit, "day" | "shift")) {
        return None;
    }
    let is_article = matches!(word, "a" | "an");
    let before = index.checked_sub(1).map_or("", |before| words.get(before));
    // "a quarter of the patients" is a number, "within a week" is how fast, "a year-long course" is one word.
    let is_share = is_article && words.get(at + 1) == "of";
    let is_speed =
        is_article && matches!(before, "within" | "after" | "under" | "than" | "half" | "for" | "in");
    (!is_share && !is_speed).then_some(at + 1 - index)
}

fn is_month(word: &str) -> bool {
    MONTHS.contains(&word)
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.starts_with("20") && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_day(word: &str) -> bool {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    digits.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
}

/// Tells whether a word is `2027-06-30` or `2027-06`.
fn is_iso_date(word: &str) -> bool {
    let mut parts = word.split('-');
    let has = |part: Option<&str>, length: usize| {
        part.is_some_and(|part| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    has(parts.next(), 4)
        && has(parts.next(), 2)
        && parts.next().is_none_or(|day| has(Some(day), 2))
        && parts.next().is_none()
}

/// Tells whether a word is a fiscal year, a quarter or a half: `fy27`, `q3`, `h1`, `2027-q3`.
fn is_fiscal(word: &str) -> bool {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_quarter = |text: &str| matches!(text, "q1" | "q2" | "q3" | "q4" | "h1" | "h2");
    let is_dated = |(one, other): (&str, &str)| {
        is_quarter(one) && is_digits(other) || is_digits(one) && is_quarter(other)
    };
    is_quarter(word)
        || word.strip_prefix("fy").is_some_and(is_digits)
        || word.split_once('-').is_some_and(is_dated)
}

#[cfg(test)]
mod tests {
    use super::time_frame;
    use crate::rules::words::Words;

    fn found(text: &str) -> Option<String> {
        let words = Words::of(text);
        time_frame(&words).map(|range| text[words.place(range)].to_owned())
    }

    #[test]
    fn finds_deadlines_and_periods() {
        for (text, frame) in [
            ("Reduce complaints by 15% by 2027-06-30", "by 2027-06-30"),
            ("Reduce complaints by 15% by the end of June 2027", "by the end of June 2027"),
            ("90% by 30 June 2027", "by 30 June 2027"),
            ("90% by June 30, 2027", "by June 30, 2027"),
            ("90% in 2027", "in 2027"),
            ("90% by end of year", "by end of year"),
            ("90% by Q3 2027", "by Q3 2027"),
            ("90% by next quarter", "by next quarter"),
            ("90% by 30/06/2027", "by 30/06/2027"),
            ("5 new vendors a year", "a year"),
            ("5 classes each quarter", "each quarter"),
            ("5 classes per calendar year", "per calendar year"),
            ("5 vendors annually", "annually"),
            ("5 visits every 3 months", "every 3 months"),
            ("90% within 6 months", "within 6 months"),
            ("90% over the next year", "over the next year"),
            ("90% in the next 8 weeks", "in the next 8 weeks"),
            ("90% within a year", "within a year"),
            ("5 more this year", "this year"),
            ("FY27: 90%", "FY27"),
        ] {
            assert_eq!(found(text).as_deref(), Some(frame), "{text}");
        }
    }

    #[test]
    fn takes_speeds_and_shares_for_what_they_are() {
        for text in [
            "Answer within 10 minutes",
            "Answer within 3 days",
            "Answer within a week",
            "A quarter of the patients",
            "5 % more supervisors with multi-year plans",
            "12 complaints per 1,000 visits",
            "25% of project managers met",
            "Reduce the share by 5",
            "Staff in 30 wards",
            "Answer on the same day",
            "They may ask for a day off",
            "For patients on ward 7",
            "",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
