//! Which way a text is written.

use unicode_bidi::{Direction, get_base_direction};

/// Tells whether a line is written from right to left: its first letter with a direction decides
/// (Unicode Standard Annex 9, rules P2 and P3).
#[must_use]
pub fn is_right_to_left(text: &str) -> bool {
    !text.is_ascii() && get_base_direction(text) == Direction::Rtl
}

#[cfg(test)]
mod tests {
    use super::is_right_to_left;

    #[test]
    fn the_first_letter_decides() {
        assert!(is_right_to_left("نتيجة الفحص"));
        assert!(is_right_to_left("12 בדיקת דם (CBC)"));
        assert!(!is_right_to_left("CBC: בדיקת דם"));
        assert!(!is_right_to_left("12"));
        assert!(!is_right_to_left(""));
    }
}
