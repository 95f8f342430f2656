//! What measures count in, and the answers that questions offer.

use crate::model::{Scale, Unit};

/// Reads a unit: `percent`, `count`, `rate per 1000 patient days`, `minutes`, `currency EUR`, or
/// any other words.
#[must_use]
pub fn parse_unit(text: &str) -> Unit {
    let text = text.trim();
    let lower = text.to_lowercase();
    match lower.as_str() {
        "percent" | "per cent" | "percentage" | "%" => Unit::Percent,
        "count" | "number" => Unit::Count,
        "minutes" | "minute" | "min" => Unit::Minutes,
        "hours" | "hour" | "h" => Unit::Hours,
        "days" | "day" | "d" => Unit::Days,
        "score" | "points" => Unit::Score,
        "currency" | "money" => Unit::Currency(None),
        "$" | "£" | "¥" | "€" => Unit::Currency(Some(text.to_owned())),
        _ => with_words(text),
    }
}

fn with_words(text: &str) -> Unit {
    if let Some(things) = after(text, "rate per ") {
        return Unit::Rate(things.to_owned());
    }
    match after(text, "currency ") {
        Some(currency) => Unit::Currency(Some(currency.trim_matches(['(', ')']).to_owned())),
        None => Unit::Words(text.to_owned()),
    }
}

/// Returns what follows `head`, in whatever case it is written.
fn after<'text>(text: &'text str, head: &str) -> Option<&'text str> {
    let (start, rest) = text.split_at_checked(head.len())?;
    let rest = rest.trim();
    (start.eq_ignore_ascii_case(head) && !rest.is_empty()).then_some(rest)
}

/// Reads the answers that a question offers: `yes-no`, `five-point`, `never-always`, `0-10`, `open`,
/// or any other words.
#[must_use]
pub fn parse_scale(text: &str) -> Scale {
    let text = text.trim();
    match text.to_lowercase().as_str() {
        "yes-no" | "yes/no" | "yes or no" => Scale::YesNo,
        "five-point" | "5-point" | "1-5" => Scale::FivePoint,
        "never-always" => Scale::NeverAlways,
        "0-10" | "zero-to-ten" | "0 to 10" => Scale::ZeroToTen,
        "open" => Scale::Open,
        _ => Scale::Words(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::{parse_scale, parse_unit};
    use crate::model::{Scale, Unit};

    #[test]
    fn reads_units() {
        for (text, expected) in [
            ("percent", Unit::Percent),
            ("Percent", Unit::Percent),
            ("count", Unit::Count),
            ("rate per 1000 patient days", Unit::Rate("1000 patient days".to_owned())),
            ("minutes", Unit::Minutes),
            ("currency EUR", Unit::Currency(Some("EUR".to_owned()))),
            ("currency", Unit::Currency(None)),
            ("score", Unit::Score),
            ("rate per ", Unit::Words("rate per".to_owned())),
            ("calls", Unit::Words("calls".to_owned())),
        ] {
            assert_eq!(parse_unit(text), expected, "{text}");
        }
    }

    #[test]
    fn reads_scales() {
        assert_eq!(parse_scale("yes-no"), Scale::YesNo);
        assert_eq!(parse_scale("0-10"), Scale::ZeroToTen);
        assert_eq!(parse_scale("open"), Scale::Open);
        assert_eq!(parse_scale("thumbs"), Scale::Words("thumbs".to_owned()));
    }
}
