//! Lengths of time, and ranges of them.

use super::{Refusal, parse_duration, parse_number};
use crate::model::{Duration, TimeRange};

/// What may stand between the two ends of a range.
const BETWEEN: [&str; 4] = ["–", "—", " to ", "-"];

/// Reads a length of time as [`parse_duration`] does, or a range: `10-30 min`, `1-3 days`,
/// `30 min - 2 h`.
///
/// # Errors
/// Where an end is no length of time, the two have no unit, or the longer one comes first.
pub fn parse_time_range(text: &str) -> Result<TimeRange, Refusal> {
    let text = text.trim();
    let Some((from, to)) = ends(text) else { return parse_duration(text).map(TimeRange::exactly) };
    if [from, to].iter().any(|end| end.starts_with(['P', 'p'])) {
        return Err(Refusal::new(
            "is a range in ISO 8601",
            "write the range in numbers and units, as in `10-30 min`",
        ));
    }
    let most = parse_duration(to).map_err(|refusal| within(to, refusal))?;
    let least = least(from, to)?;
    if least > most {
        return Err(Refusal::new("begins with the longer time", "write the shorter time first: `10-30 min`"));
    }
    Ok(TimeRange { least, most })
}

/// Returns the two ends of a range; nothing where the text is none.
fn ends(text: &str) -> Option<(&str, &str)> {
    let split = BETWEEN.iter().find_map(|sign| text.split_once(sign));
    let (from, to) = split.map(|(from, to)| (from.trim(), to.trim()))?;
    // A sign before a number is no range.
    (!from.is_empty()).then_some((from, to))
}

/// Reads the shorter end, which takes its unit from the longer one if it has none.
fn least(from: &str, to: &str) -> Result<Duration, Refusal> {
    if parse_number(from).is_none() {
        return parse_duration(from).map_err(|refusal| within(from, refusal));
    }
    let unit = to.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' '));
    if !unit.chars().all(char::is_alphabetic) {
        return Err(Refusal::new(
            "does not say the unit of the shorter time",
            format!("write both units, as in `{from} min - 2 h 30 min`"),
        ));
    }
    parse_duration(&format!("{from} {unit}")).map_err(|refusal| within(from, refusal))
}

/// Says which end is meant.
fn within(end: &str, refusal: Refusal) -> Refusal {
    let help =
        if refusal.what == "has no unit" { "add the unit: `10-30 min`".to_owned() } else { refusal.help };
    Refusal::new(format!("is no range of times: `{end}` {}", refusal.what), help)
}

#[cfg(test)]
mod tests {
    use super::parse_time_range;

    fn minutes(text: &str) -> (f64, f64) {
        let range = parse_time_range(text).unwrap_or_else(|refusal| panic!("{text}: {refusal:?}"));
        (range.least.minutes, range.most.minutes)
    }

    #[test]
    fn reads_what_people_write() {
        for (text, expected) in [
            ("5 min", (5.0, 5.0)),
            ("PT5M", (5.0, 5.0)),
            ("10-30 min", (10.0, 30.0)),
            ("10–30min", (10.0, 30.0)),
            ("10 - 30 min", (10.0, 30.0)),
            ("1-3 days", (1440.0, 4320.0)),
            ("1 to 3 days", (1440.0, 4320.0)),
            ("0-5 min", (0.0, 5.0)),
            ("30 min - 2 h", (30.0, 120.0)),
            ("1 h 30 min – 2 h 30 min", (90.0, 150.0)),
            ("0.5-1.5 h", (30.0, 90.0)),
            ("5-5 min", (5.0, 5.0)),
        ] {
            assert_eq!(minutes(text), expected, "{text}");
        }
    }

    #[test]
    fn says_why_not() {
        for (text, what) in [
            ("-5 min", "is less than no time"),
            ("30-10 min", "begins with the longer time"),
            ("1 h - 5 min", "begins with the longer time"),
            ("10-30", "is no range of times: `30` has no unit"),
            ("10-", "is no range of times: `` is not a length of time"),
            ("10--30 min", "is no range of times: `-30 min` is less than no time"),
            ("PT5M-PT10M", "is a range in ISO 8601"),
            ("1-2 h 30 min", "does not say the unit of the shorter time"),
            ("1-2-3 min", "is no range of times: `2-3 min` is not a length of time"),
            ("a-b", "is no range of times: `b` is not a length of time"),
            ("soon", "is not a length of time"),
            (
                "1-2 months",
                "is no range of times: `2 months` counts in months or years, which differ in length",
            ),
        ] {
            assert_eq!(parse_time_range(text).expect_err(text).what, what, "{text}");
        }
    }
}
