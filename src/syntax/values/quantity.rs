//! Numbers with their unit and limit.

use super::number::split_number;
use super::parse_duration;
use crate::model::{Bound, Quantity, QuantityUnit};

/// What stands before a number and makes it a limit; longer words before those that begin them.
const BEFORE: &[(&str, Bound)] = &[
    (">=", Bound::AtLeast),
    ("=>", Bound::AtLeast),
    ("≥", Bound::AtLeast),
    ("<=", Bound::AtMost),
    ("=<", Bound::AtMost),
    ("≤", Bound::AtMost),
    (">", Bound::MoreThan),
    ("<", Bound::LessThan),
    ("=", Bound::Exactly),
    ("at least ", Bound::AtLeast),
    ("no less than ", Bound::AtLeast),
    ("not less than ", Bound::AtLeast),
    ("no fewer than ", Bound::AtLeast),
    ("minimum ", Bound::AtLeast),
    ("at most ", Bound::AtMost),
    ("no more than ", Bound::AtMost),
    ("not more than ", Bound::AtMost),
    ("up to ", Bound::AtMost),
    ("maximum ", Bound::AtMost),
    ("within ", Bound::AtMost),
    ("more than ", Bound::MoreThan),
    ("over ", Bound::MoreThan),
    ("above ", Bound::MoreThan),
    ("less than ", Bound::LessThan),
    ("fewer than ", Bound::LessThan),
    ("under ", Bound::LessThan),
    ("below ", Bound::LessThan),
];

/// What stands after a number and makes it a limit.
const AFTER: &[(&str, Bound)] = &[
    (" or more", Bound::AtLeast),
    (" or above", Bound::AtLeast),
    (" or less", Bound::AtMost),
    (" or fewer", Bound::AtMost),
    (" or below", Bound::AtMost),
];

/// Reads a number with its unit and limit: `78%`, `at least 95%`, `< 20 min`, `€ 500`, `12 calls`.
///
/// Whatever has no number, or has more than one, stays words.
#[must_use]
pub fn parse_quantity(text: &str) -> Quantity {
    let text = text.trim();
    let (bound, rest) = split_bound(text);
    match number_with_unit(rest) {
        Some((number, unit)) => Quantity::Number { number, unit, bound },
        None => Quantity::Words(text.to_owned()),
    }
}

fn split_bound(text: &str) -> (Bound, &str) {
    for (word, bound) in BEFORE {
        let head = text.get(..word.len());
        if let Some(rest) = head.filter(|head| head.eq_ignore_ascii_case(word)).map(|_| &text[word.len()..]) {
            return (*bound, rest.trim_start());
        }
    }
    for (word, bound) in AFTER {
        let at = text.len().checked_sub(word.len());
        let tail = at.and_then(|at| Some((text.get(..at)?, text.get(at..)?)));
        if let Some((rest, _)) = tail.filter(|(_, tail)| tail.eq_ignore_ascii_case(word)) {
            return (*bound, rest.trim_end());
        }
    }
    (Bound::Exactly, text)
}

fn number_with_unit(text: &str) -> Option<(f64, QuantityUnit)> {
    if let Some(sign) = text.chars().next().filter(|first| is_currency(*first)) {
        let (number, rest) = split_number(text[sign.len_utf8()..].trim_start())?;
        let rest = rest.trim();
        let unit = if rest.is_empty() { sign.to_string() } else { format!("{sign} {rest}") };
        return Some((number, QuantityUnit::Words(unit)));
    }
    let (number, rest) = split_number(text)?;
    let unit = rest.trim();
    // A second number makes a range, a date or a time of day: "15-20%", "2026-10-01", "10:30".
    let joins = |first: char| matches!(first, '-' | '–' | '/' | ':');
    if unit.starts_with(joins) && unit.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let of_unit = match unit {
        "" => QuantityUnit::None,
        "%" | "percent" | "per cent" | "percentage points" => QuantityUnit::Percent,
        _ => match parse_duration(text) {
            Ok(duration) => return Some((duration.minutes, QuantityUnit::Time)),
            Err(_) => QuantityUnit::Words(unit.to_owned()),
        },
    };
    Some((number, of_unit))
}

fn is_currency(character: char) -> bool {
    matches!(character, '$' | '£' | '¥' | '€' | '₹' | '₩' | '₽' | '₺' | '₦' | '฿')
}

#[cfg(test)]
mod tests {
    use super::parse_quantity;
    use crate::model::{Bound, Quantity, QuantityUnit};

    fn number(number: f64, unit: QuantityUnit, bound: Bound) -> Quantity {
        Quantity::Number { number, unit, bound }
    }

    fn words(text: &str) -> QuantityUnit {
        QuantityUnit::Words(text.to_owned())
    }

    #[test]
    fn reads_number_unit_and_limit() {
        for (text, expected) in [
            ("78%", number(78.0, QuantityUnit::Percent, Bound::Exactly)),
            ("4.5", number(4.5, QuantityUnit::None, Bound::Exactly)),
            ("≥ 95 %", number(95.0, QuantityUnit::Percent, Bound::AtLeast)),
            (">= 95%", number(95.0, QuantityUnit::Percent, Bound::AtLeast)),
            ("At least 95 percent", number(95.0, QuantityUnit::Percent, Bound::AtLeast)),
            ("under 20 min", number(20.0, QuantityUnit::Time, Bound::LessThan)),
            ("< 2 h 30 min", number(150.0, QuantityUnit::Time, Bound::LessThan)),
            ("5 or fewer", number(5.0, QuantityUnit::None, Bound::AtMost)),
            ("12 calls", number(12.0, words("calls"), Bound::Exactly)),
            ("€500", number(500.0, words("€"), Bound::Exactly)),
            ("$ 1,250 per month", number(1250.0, words("$ per month"), Bound::Exactly)),
            ("500 €", number(500.0, words("€"), Bound::Exactly)),
            ("3 months", number(3.0, words("months"), Bound::Exactly)),
            ("-5%", number(-5.0, QuantityUnit::Percent, Bound::Exactly)),
        ] {
            assert_eq!(parse_quantity(text), expected, "{text}");
        }
    }

    #[test]
    fn leaves_words_alone() {
        for text in ["improve", "15-20%", "2026-10-01", "10:30", "at least", "", "ein Drittel", "≥"] {
            assert_eq!(parse_quantity(text), Quantity::Words(text.to_owned()), "{text}");
        }
    }
}
