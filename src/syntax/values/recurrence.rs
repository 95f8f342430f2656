//! How often something comes round.

use crate::model::Recurrence;

/// Reads how often: `week`, `12 months`, `quarterly`, `every 2 weeks`; any other words stay words.
#[must_use]
pub fn parse_recurrence(text: &str) -> Recurrence {
    let words = text.trim();
    let lower = words.to_lowercase();
    let (months, days) = period(&lower);
    Recurrence { words: words.to_owned(), months, days }
}

/// Returns months, or days, between two times.
fn period(text: &str) -> (Option<u32>, Option<u32>) {
    let rest = ["every ", "each ", "per ", "once a ", "once per ", "a "]
        .iter()
        .find_map(|before| text.strip_prefix(before))
        .unwrap_or(text)
        .trim();
    let (count, unit) = match rest.split_once(' ') {
        Some((count, unit)) => match whole_number(count) {
            Some(count) => (count, unit.trim()),
            None => return (None, None),
        },
        None => (1, rest),
    };
    let times = |units: u32| count.checked_mul(units).filter(|product| *product > 0);
    match unit {
        "day" | "days" | "daily" => (None, times(1)),
        "week" | "weeks" | "weekly" => (None, times(7)),
        "fortnight" | "fortnights" | "fortnightly" => (None, times(14)),
        "month" | "months" | "monthly" => (times(1), None),
        "quarter" | "quarters" | "quarterly" => (times(3), None),
        "half-year" | "half-yearly" | "biannually" => (times(6), None),
        "year" | "years" | "yearly" | "annually" | "annual" => (times(12), None),
        _ => (None, None),
    }
}

fn whole_number(text: &str) -> Option<u32> {
    const WORDS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let word = WORDS.iter().position(|word| *word == text).and_then(|place| u32::try_from(place + 1).ok());
    word.or_else(|| text.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::parse_recurrence;

    #[test]
    fn counts_months_or_days() {
        for (text, months, days) in [
            ("week", None, Some(7)),
            ("12 months", Some(12), None),
            ("Quarterly", Some(3), None),
            ("every 2 weeks", None, Some(14)),
            ("six months", Some(6), None),
            ("once a year", Some(12), None),
            ("day", None, Some(1)),
            ("after each visit", None, None),
            ("0 weeks", None, None),
            ("4294967295 years", None, None),
            ("", None, None),
        ] {
            let recurrence = parse_recurrence(text);
            assert_eq!((recurrence.months, recurrence.days), (months, days), "{text}");
            assert_eq!(recurrence.words, text);
        }
    }
}
