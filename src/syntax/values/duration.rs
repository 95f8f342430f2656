//! Lengths of time.

use super::number::split_number;
use super::{Refusal, parse_number};
use crate::model::Duration;

/// Reads a length of time: `5 min`, `2 h 30 min`, `1.5 h`, `3 days`, `PT5M`.
///
/// # Errors
/// Where the text has no unit, is negative, counts in months or years (whose length varies), or
/// is no length of time at all.
pub fn parse_duration(text: &str) -> Result<Duration, Refusal> {
    let text = text.trim();
    if parse_number(text).is_some() {
        return Err(Refusal::new("has no unit", format!("add the unit: `{text} min`")));
    }
    if let Some(minutes) = fraction(text) {
        return Ok(Duration::from_minutes(minutes));
    }
    let Ok(span) = text.parse::<jiff::Span>() else {
        return Err(Refusal::new("is not a length of time", "write it as `5 min`, `2 h 30 min` or `3 days`"));
    };
    if span.is_negative() {
        return Err(Refusal::new("is less than no time", "write a length of time, as in `5 min`"));
    }
    if span.get_years() != 0 || span.get_months() != 0 {
        return Err(Refusal::new(
            "counts in months or years, which differ in length",
            "write it in days or weeks, as in `30 days`",
        ));
    }
    Ok(Duration::from_minutes(minutes(&span)))
}

fn minutes(span: &jiff::Span) -> f64 {
    let days = f64::from(span.get_weeks()) * 7.0 + f64::from(span.get_days());
    let hours = days * 24.0 + f64::from(span.get_hours());
    #[expect(clippy::cast_precision_loss, reason = "far more minutes than any process lasts are exact")]
    let whole = span.get_minutes() as f64;
    #[expect(clippy::cast_precision_loss, reason = "far more seconds than any process lasts are exact")]
    let seconds = span.get_seconds() as f64 + span.get_milliseconds() as f64 / 1000.0;
    hours * 60.0 + whole + seconds / 60.0
}

/// Reads one decimal number with one unit, which jiff takes for hours and below only.
fn fraction(text: &str) -> Option<f64> {
    let (number, unit) = split_number(text)?;
    let minutes = match unit.trim() {
        "min" | "mins" | "minute" | "minutes" => 1.0,
        "h" | "hr" | "hrs" | "hour" | "hours" => 60.0,
        "d" | "day" | "days" => 24.0 * 60.0,
        "w" | "wk" | "wks" | "week" | "weeks" => 7.0 * 24.0 * 60.0,
        _ => return None,
    };
    let total = number * minutes;
    (total >= 0.0 && total.is_finite()).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::parse_duration;

    fn minutes(text: &str) -> f64 {
        parse_duration(text).unwrap_or_else(|refusal| panic!("{text}: {refusal:?}")).minutes
    }

    fn refused(text: &str) -> String {
        parse_duration(text).expect_err(text).what
    }

    #[test]
    fn reads_what_people_write() {
        for (text, expected) in [
            ("5 min", 5.0),
            ("5min", 5.0),
            ("2 h 30 min", 150.0),
            ("2h30m", 150.0),
            ("3 days", 4320.0),
            ("1 week", 10080.0),
            ("PT5M", 5.0),
            ("P1DT2H", 1560.0),
            ("1.5 h", 90.0),
            ("1,5 h", 90.0),
            ("0.5 days", 720.0),
            ("90 seconds", 1.5),
            ("90 s", 1.5),
            ("0 min", 0.0),
        ] {
            assert!((minutes(text) - expected).abs() < 1e-9, "{text}");
        }
    }

    #[test]
    fn says_why_not() {
        assert_eq!(refused("5"), "has no unit");
        assert_eq!(refused("-5 min"), "is less than no time");
        assert_eq!(refused("2 months"), "counts in months or years, which differ in length");
        assert_eq!(refused("P1Y"), "counts in months or years, which differ in length");
        for bad in ["", "soon", "5 apples", "5 to 10 min", "min"] {
            assert_eq!(refused(bad), "is not a length of time", "{bad}");
        }
    }
}
