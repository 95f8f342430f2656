//! Which way a text is written.

use unicode_bidi::{Direction, get_base_direction};

/// Tells whether a line is written from right to left: its first letter with a direction decides
/// (Unicode Standard Annex 9, rules P2 and P3).
#[must_use]
pub fn is_right_to_left(text: &str) -> bool {
    !text.is_ascii() && get_base_direction(text) == Direction::Rtl
}

/// Tells of each line of a text whether it is written from right to left.
///
/// A line comes with whether it is bold: those of one weight that follow each other belong
/// together, and the first letter among them decides for all.
#[must_use]
pub fn lines_right_to_left<'a>(lines: impl Iterator<Item = (&'a str, bool)>) -> Vec<bool> {
    let lines: Vec<(&str, bool)> = lines.collect();
    let parts = lines.chunk_by(|(_, one), (_, next)| one == next);
    let decided = parts.flat_map(|part| {
        let directions = part.iter().map(|(text, _)| get_base_direction(*text));
        let first = directions.into_iter().find(|direction| *direction != Direction::Mixed);
        std::iter::repeat_n(first == Some(Direction::Rtl), part.len())
    });
    decided.collect()
}

#[cfg(test)]
mod tests {
    use super::{is_right_to_left, lines_right_to_left};

    #[test]
    fn the_first_letter_decides() {
        assert!(is_right_to_left("نتيجة الفحص"));
        assert!(is_right_to_left("12 בדיקת דם (CBC)"));
        assert!(!is_right_to_left("CBC: בדיקת דם"));
        assert!(!is_right_to_left("12"));
        assert!(!is_right_to_left(""));
    }

    #[test]
    fn lines_of_one_weight_run_one_way() {
        let lines = [("no (5 %)", true), ("12", false), ("בדיקת דם", false), ("CBC", false)];
        assert_eq!(lines_right_to_left(lines.into_iter()), [false, true, true, true]);
    }
}
