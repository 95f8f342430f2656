//! Texts of a flow within PlantUML, where nothing of them means anything.
//!
//! PlantUML reads a line for its preprocessor (`!include`, `%date()`, `$name`), for its statements
//! and for Creole (`**bold**`, `<b>`, `[[link]]`, `<img:file>`). Whatever may mean something is
//! written as `<U+XXXX>`, which PlantUML shows as that character and reads for nothing else.

use crate::emit::is_hazardous;
use crate::typography::{Weight, wrap};
use std::fmt::Write as _;

/// Widest line, in pixels at 12 pixels to the em.
const WIDEST: f64 = 190.0;
/// The most lines of a text.
const MOST_LINES: usize = 8;

/// Returns one line of text.
pub(super) fn line(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        match character {
            '\n' | '\t' | '\r' => out.push(' '),
            '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            hidden if is_hazardous(hidden) => out.push('\u{FFFD}'),
            plain if plain.is_alphanumeric() || !plain.is_ascii() || matches!(plain, ' ' | ',' | '?') => {
                out.push(plain);
            }
            // Alone between letters these mean nothing; doubled or at an end they do.
            inner @ ('-' | '.' | ':' | '\'')
                if out.ends_with(char::is_alphanumeric) && text_goes_on(text, &out, inner) =>
            {
                out.push(inner);
            }
            other => write!(out, "<U+{:04X}>", u32::from(other)).expect("a string takes all that is written"),
        }
    }
    out.trim().to_owned()
}

/// Tells whether a sign in a text stands once, so that no pair of it is made.
fn text_goes_on(text: &str, before: &str, sign: char) -> bool {
    !before.ends_with(sign) && !text.contains([sign, sign].iter().collect::<String>().as_str())
}

/// Returns a text in lines of a readable width.
pub(super) fn lines(text: &str) -> String {
    let wrapped = wrap(text, WIDEST, MOST_LINES, 12.0, Weight::Regular).lines;
    wrapped.iter().map(|part| line(part)).collect::<Vec<_>>().join("\\n")
}

/// Returns the letter of a place; PlantUML takes any single one.
pub(super) fn letter(place: usize) -> char {
    let ranges = [('A', 26), ('a', 26), ('0', 10), ('\u{100}', 128), ('\u{AC00}', 11_000)];
    let mut left = place;
    for (first, count) in ranges {
        if left < count {
            return char::from_u32(first as u32 + left as u32).unwrap_or('?');
        }
        left -= count;
    }
    '?'
}

#[cfg(test)]
mod tests {
    use super::{letter, line};
    use proptest::prelude::*;
    use std::collections::HashSet;

    /// Reads a text as PlantUML shows it.
    fn shown(text: &str) -> String {
        let mut parts = text.split("<U+");
        let mut out = parts.next().unwrap().to_owned();
        for part in parts {
            let (code, rest) = part.split_once('>').unwrap();
            out.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
            out.push_str(rest);
        }
        out
    }

    #[test]
    fn nothing_of_a_text_means_anything() {
        assert_eq!(line("Draw blood, then label: is it fit?"), "Draw blood, then label: is it fit?");
        assert_eq!(line("!include /etc/passwd"), "<U+0021>include <U+002F>etc<U+002F>passwd");
        assert_eq!(
            line("**b** --> <img:x>"),
            "<U+002A><U+002A>b<U+002A><U+002A> <U+002D><U+002D><U+003E> <U+003C>img:x<U+003E>"
        );
        assert_eq!(line("a\u{202e}b\u{0}"), "a\u{fffd}b\u{fffd}");
    }

    #[test]
    fn letters_differ() {
        let letters: HashSet<char> = (0..5_000).map(letter).collect();
        assert_eq!(letters.len(), 5_000);
    }

    proptest! {
        #[test]
        fn any_printed_text_is_shown_as_it_is_written(text in "[ -~]{0,40}") {
            prop_assert_eq!(shown(&line(&text)), text.trim());
            let line = line(&text);
            prop_assert!(!line.contains("--") && !line.contains("..") && !line.contains("::") && !line.contains("''"));
            prop_assert!(!line.replace("<U+", "").contains(['!', '%', '$', '@', '*', '~', '|', ';', '[', '#', '<', '"', '/', '\\', '(']));
        }
    }
}
