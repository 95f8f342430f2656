//! Breaks text into lines of a width, by Unicode's line breaking rules.

use super::font::{Weight, width};
use unicode_linebreak::{BreakOpportunity, linebreaks};

/// Characters that are looked at; no line count that a picture uses has room for more.
const LONGEST: usize = 2_000;

/// A text in lines.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Wrapped {
    /// The lines, without blanks at their ends.
    pub lines: Vec<String>,
    /// Width of the widest line, in pixels.
    pub width: f64,
    /// Whether the end was cut and an ellipsis stands for it.
    pub cut: bool,
}

/// Breaks `text` into at most `most` lines no wider than `limit` pixels at `size` pixels to the em.
///
/// A word wider than the limit is broken within. What does not fit the last line is cut, with an
/// ellipsis in its place.
#[must_use]
pub fn wrap(text: &str, limit: f64, most: usize, size: f64, weight: Weight) -> Wrapped {
    let clean: String = text.chars().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    let clean = clean.trim();
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(clean) {
        let joined = width(line.trim_end(), size, weight) + width(piece.trim_end(), size, weight);
        let blank = width(&line[line.trim_end().len()..], size, weight);
        if !line.is_empty() && joined + blank > limit {
            lines.push(std::mem::take(&mut line));
        }
        if lines.len() > most {
            break;
        }
        for part in fitting_parts(piece, limit, size, weight) {
            if !line.is_empty() && width(&line, size, weight) + width(part.trim_end(), size, weight) > limit {
                lines.push(std::mem::take(&mut line));
            }
            line.push_str(part);
        }
    }
    if !line.trim().is_empty() {
        lines.push(line);
    }
    let cut = lines.len() > most || text.chars().nth(LONGEST).is_some();
    lines.truncate(most);
    finish(lines, cut, limit, size, weight)
}

/// Splits a text where a line may break.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    linebreaks(text).filter_map(move |(end, kind)| {
        let piece = &text[start..end];
        start = end;
        let is_kept = matches!(kind, BreakOpportunity::Allowed | BreakOpportunity::Mandatory);
        (is_kept && !piece.is_empty()).then_some(piece)
    })
}

/// Splits a piece that is wider than the limit into parts that are not.
fn fitting_parts(piece: &str, limit: f64, size: f64, weight: Weight) -> Vec<&str> {
    if width(piece.trim_end(), size, weight) <= limit {
        return vec![piece];
    }
    let mut parts = Vec::new();
    let mut start = 0;
    let mut so_far = 0.0;
    let mut buffer = [0u8; 4];
    for (offset, character) in piece.char_indices() {
        let step = width(character.encode_utf8(&mut buffer), size, weight);
        if so_far + step > limit && offset > start {
            parts.push(&piece[start..offset]);
            start = offset;
            so_far = 0.0;
        }
        so_far += step;
    }
    parts.push(&piece[start..]);
    parts
}

fn finish(mut lines: Vec<String>, cut: bool, limit: f64, size: f64, weight: Weight) -> Wrapped {
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    if let (true, Some(last)) = (cut, lines.last_mut()) {
        while !last.is_empty() && width(last, size, weight) + width("…", size, weight) > limit {
            last.pop();
        }
        last.truncate(last.trim_end().len());
        last.push('…');
    }
    let widest = lines.iter().map(|line| width(line, size, weight)).fold(0.0, f64::max);
    Wrapped { lines, width: widest, cut }
}

#[cfg(test)]
mod tests {
    use super::{Weight, wrap};
    use proptest::prelude::*;

    #[test]
    fn breaks_between_words_and_cuts_with_an_ellipsis() {
        let wrapped = wrap("Complete order that states the question", 90.0, 3, 12.0, Weight::Regular);
        assert_eq!(wrapped.lines, ["Complete order", "that states the", "question"]);
        let cut = wrap("Complete order that states the question", 90.0, 2, 12.0, Weight::Regular);
        assert!(cut.cut && cut.lines[1].ends_with('…'), "{cut:?}");
    }

    #[test]
    fn a_text_too_long_to_be_looked_at_shows_that_it_goes_on() {
        let wide = wrap(&"word ".repeat(500), 1e6, 4, 12.0, Weight::Regular);
        assert!(wide.cut && wide.lines.len() == 1 && wide.lines[0].ends_with("word…"), "{wide:?}");
    }

    #[test]
    fn breaks_within_a_word_that_is_too_wide() {
        let wrapped = wrap(&"x".repeat(60), 50.0, 99, 12.0, Weight::Regular);
        assert!(wrapped.lines.len() > 3 && wrapped.width <= 50.0);
        assert_eq!(wrapped.lines.concat(), "x".repeat(60));
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_the_limit(text in ".{0,80}", limit in 20.0..200.0f64) {
            let wrapped = wrap(&text, limit, 4, 12.0, Weight::Regular);
            prop_assert!(wrapped.lines.len() <= 4);
            prop_assert!(wrapped.width <= limit + 1e-6, "{:?}", wrapped);
        }
    }
}
