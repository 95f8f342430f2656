//! Numbers as spreadsheets write them.

use crate::model::Decimal;

/// The largest number either way: what is reckoned with it stays finite.
const MOST: f64 = 1e100;

/// Reads a number; `%` after it is passed over, since the measure says what its numbers count in.
///
/// Signs between thousands are no part of a number: whether `1,234` is one thousand or one and a bit
/// is not to be guessed.
pub(super) fn number(text: &str, decimal: Decimal) -> Option<f64> {
    let text = text.strip_suffix('%').unwrap_or(text).trim();
    let is_sign = |character: char| matches!(character, '0'..='9' | '-' | '+' | 'e' | 'E');
    let point = match decimal {
        Decimal::Point => '.',
        Decimal::Comma => ',',
    };
    if text.is_empty() || !text.chars().all(|character| is_sign(character) || character == point) {
        return None;
    }
    let text = if point == ',' { text.replace(',', ".") } else { text.to_owned() };
    text.parse().ok().filter(|number: &f64| number.abs() <= MOST)
}

#[cfg(test)]
mod tests {
    use super::number;
    use crate::model::Decimal;

    #[test]
    fn with_points_and_commas() {
        assert_eq!(number("-4.5e1", Decimal::Point), Some(-45.0));
        assert_eq!(number("92 %", Decimal::Point), Some(92.0));
        assert_eq!(number("4,5", Decimal::Comma), Some(4.5));
        for text in ["", "4,5", "1 234", "1'234", "nan", "inf", "1e999", "-1e101", "12 min", "%", "0x10"] {
            assert_eq!(number(text, Decimal::Point), None, "{text}");
        }
        assert_eq!(number("1.234", Decimal::Comma), None);
    }
}
