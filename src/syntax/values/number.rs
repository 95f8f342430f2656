//! Plain decimal numbers.

/// Reads a finite decimal number: `12`, `-3.5`, `1,250`, `0,5`.
///
/// A comma stands for thousands where three digits follow each, else for the decimal point.
/// Words such as `inf` and powers such as `1e5` are no numbers here.
#[must_use]
pub fn parse_number(text: &str) -> Option<f64> {
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let is_plain = digits.starts_with(|first: char| first.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    if !is_plain {
        return None;
    }
    let plain = if has_thousands(digits) { digits.replace(',', "") } else { digits.replacen(',', ".", 1) };
    let number: f64 = plain.parse().ok()?;
    number.is_finite().then_some(sign * number)
}

fn has_thousands(digits: &str) -> bool {
    let whole = digits.split('.').next().unwrap_or_default();
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let mut rest = groups.peekable();
    rest.peek().is_some()
        && (1..=3).contains(&first.len())
        && first != "0"
        && rest.all(|group| group.len() == 3)
}

/// Splits a text into its leading number and what follows.
pub(super) fn split_number(text: &str) -> Option<(f64, &str)> {
    let is_part = |(at, c): (usize, char)| {
        c.is_ascii_digit() || matches!(c, '.' | ',') || (at == 0 && matches!(c, '-' | '−' | '+'))
    };
    let end = text.char_indices().find(|(at, c)| !is_part((*at, *c))).map_or(text.len(), |(at, _)| at);
    let number = text[..end].trim_end_matches(['.', ',']);
    Some((parse_number(number)?, &text[number.len()..]))
}

#[cfg(test)]
mod tests {
    use super::parse_number;

    #[test]
    fn reads_decimals_only() {
        assert_eq!(parse_number("12"), Some(12.0));
        assert_eq!(parse_number("-3.5"), Some(-3.5));
        assert_eq!(parse_number("1,250"), Some(1250.0));
        assert_eq!(parse_number("1,250,000.5"), Some(1_250_000.5));
        assert_eq!(parse_number("0,5"), Some(0.5));
        assert_eq!(parse_number("0,125"), Some(0.125));
        for bad in ["", "inf", "NaN", "1e5", ".5", "1.2.3", "1,2,3", "five", "-", "--1"] {
            assert_eq!(parse_number(bad), None, "{bad}");
        }
        assert_eq!(parse_number(&"9".repeat(400)), None);
    }
}
