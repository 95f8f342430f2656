//! Parts of a whole.

use super::{Refusal, parse_number};
use crate::model::Share;

/// Reads a part of a whole: `92%`, `0.92`.
///
/// # Errors
/// Where the text is no number, is negative, is more than the whole, or lacks the `%`.
pub fn parse_share(text: &str) -> Result<Share, Refusal> {
    let text = text.trim();
    let (digits, whole) = match text.strip_suffix('%') {
        Some(digits) => (digits.trim_end(), 100.0),
        None => (text, 1.0),
    };
    let Some(number) = parse_number(digits) else {
        return Err(Refusal::new("is not a share", "write it as `92%` or `0.92`"));
    };
    let share = number / whole;
    if share < 0.0 {
        Err(Refusal::new("is less than nothing", "write a share between `0%` and `100%`"))
    } else if share <= 1.0 {
        Ok(Share(share))
    } else if whole > 1.0 {
        Err(Refusal::new("is more than the whole", "write a share between `0%` and `100%`"))
    } else if number <= 100.0 {
        Err(Refusal::new("is more than the whole", format!("write `{text}%`")))
    } else {
        Err(Refusal::new("is more than the whole", "write a share between `0%` and `100%`"))
    }
}

#[cfg(test)]
mod tests {
    use super::parse_share;

    #[test]
    fn reads_percentages_and_fractions() {
        for (text, expected) in
            [("92%", 0.92), ("92 %", 0.92), ("0.92", 0.92), ("0", 0.0), ("1", 1.0), ("100%", 1.0)]
        {
            assert!((parse_share(text).unwrap().0 - expected).abs() < 1e-12, "{text}");
        }
    }

    #[test]
    fn says_why_not() {
        assert_eq!(parse_share("92").unwrap_err().help, "write `92%`");
        assert_eq!(parse_share("120%").unwrap_err().what, "is more than the whole");
        assert_eq!(parse_share("-5%").unwrap_err().what, "is less than nothing");
        assert_eq!(parse_share("most").unwrap_err().what, "is not a share");
        assert_eq!(parse_share("%").unwrap_err().what, "is not a share");
    }
}
