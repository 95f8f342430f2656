//! Words that hold a place for what is still to be written.

use super::lexicon::{Kinds, entries, kinds};
use super::token::Words;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

static WHOLE: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| entries(include_str!("lists/placeholders.txt")).collect());

static MARKS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| entries(include_str!("lists/placeholder-marks.txt")).collect());

/// Finds a mark of what is still to be written, in any language: `TBD`, `???`, `n/a`, `<a question>`.
#[must_use]
pub fn placeholder_mark(text: &str) -> Option<Range<usize>> {
    let whole = text.trim();
    if whole.starts_with('<') && whole.ends_with('>') {
        let start = text.len() - text.trim_start().len();
        return Some(start..start + whole.len());
    }
    let words = Words::of(text);
    if words.is_empty() || matches!(text.trim().to_ascii_lowercase().as_str(), "n/a" | "n. a." | "n.a.") {
        let start = text.len() - text.trim_start().len();
        return Some(start..start.max(text.trim_end().len())).filter(|_| !text.trim().is_empty());
    }
    let is_mark = |index: &usize| {
        let word = &text[words.place(*index..index + 1)];
        // In several languages TBC is tuberculosis as well, so it has to stand apart.
        let is_apart = || words.len() == 1 || words.gap_after(*index).contains([')', ']', ':']);
        (MARKS.contains(word) || is_mark_in_lower_case(word))
            && (!word.eq_ignore_ascii_case("tbc") || is_apart())
    };
    (0..words.len()).find(is_mark).map(|index| words.place(index..index + 1))
}

fn is_mark_in_lower_case(word: &str) -> bool {
    word.len() <= 6 && word.is_ascii() && MARKS.contains(word.to_ascii_lowercase().as_str())
}

/// Tells whether an English phrase names nothing: "info", "the form", "stuff".
#[must_use]
pub fn is_placeholder(text: &str) -> bool {
    let words = Words::of(text);
    let start = usize::from(kinds(words.get(0)).has(Kinds::DETERMINER));
    let rest: Vec<&str> = words.iter().skip(start).collect();
    WHOLE.contains(rest.join(" ").as_str())
}

#[cfg(test)]
mod tests {
    use super::{is_placeholder, placeholder_mark};

    #[test]
    fn finds_marks_in_any_language() {
        for text in
            ["TBD", "tbd", "Result (TBC)", "???", "…", "-", "N/A", " n/a ", "TODO: ask the ward", "xxx"]
        {
            assert!(placeholder_mark(text).is_some(), "{text}");
        }
        for text in [
            "Todo el informe",
            "Risultato del test TBC",
            "TBC result",
            "To do list",
            "血液検査",
            "Result?",
            "",
            "  ",
            "Lab result",
        ] {
            assert_eq!(placeholder_mark(text), None, "{text}");
        }
    }

    #[test]
    fn finds_names_of_nothing() {
        for text in ["Info", "the form", "Stuff", "some information", "To be determined", "Documents"] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in ["Order form", "Information on side effects", "Screening result", "", "To do list"] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
