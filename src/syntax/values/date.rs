//! Days as ISO 8601 writes them.

use super::Refusal;
use jiff::civil::Date;

/// Reads a day: `2026-10-01`.
///
/// # Errors
/// Where the text has another form, or names a day that does not exist.
pub fn parse_date(text: &str) -> Result<Date, Refusal> {
    let parts: Vec<&str> = text.trim().split('-').collect();
    let is_digits =
        |part: &str, count: usize| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
    match parts.as_slice() {
        [year, month, day] if is_digits(year, 4) && is_digits(month, 2) && is_digits(day, 2) => {
            let exists = || Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
            exists().ok_or_else(|| {
                Refusal::new(
                    "is a day that does not exist",
                    "write a day of the calendar, as in `2026-10-01`",
                )
            })
        }
        [year, month] if is_digits(year, 4) && is_digits(month, 2) => {
            Err(Refusal::new("names a month and no day", format!("add the day: `{year}-{month}-01`")))
        }
        _ => Err(Refusal::new("is not a date", "write year, month and day, as in `2026-10-01`")),
    }
}

#[cfg(test)]
mod tests {
    use super::parse_date;

    #[test]
    fn reads_days_and_names_what_is_wrong() {
        assert_eq!(parse_date("2026-10-01").unwrap(), jiff::civil::date(2026, 10, 1));
        assert_eq!(parse_date("2026-02-30").unwrap_err().what, "is a day that does not exist");
        assert_eq!(parse_date("2027-06").unwrap_err().help, "add the day: `2027-06-01`");
        for bad in ["", "01.10.2026", "10/01/2026", "2026-1-1", "２０２６-10-01", "2026-10-01T10:00"] {
            assert_eq!(parse_date(bad).unwrap_err().what, "is not a date", "{bad}");
        }
    }
}
