//! Cells that hold several values, one for each step that follows.

use super::cells::Cell;
use crate::import::keys::Text;
use crate::text::Span;
use std::borrow::Cow;

/// What parts several texts, the surest first. A comma is as often part of a text.
const BETWEEN_TEXTS: [char; 2] = ['\n', ';'];

/// What parts several answers.
const BETWEEN_ANSWERS: [char; 3] = ['\n', ';', ','];

/// What parts the ids of several steps.
const BETWEEN_IDS: [char; 4] = ['\n', ';', ',', '|'];

/// Words that say that no step follows.
const NOTHING: [&str; 8] = ["-", "–", "—", "n/a", "none", "end", "(end)", "stop"];

/// Returns the ids in a cell.
pub(super) fn ids(cell: &Cell<'_>) -> Vec<Text> {
    let parts = split(cell, &BETWEEN_IDS).into_iter();
    parts.filter(|part| !part.value.is_empty()).collect()
}

/// Tells whether a word says that no step follows.
pub(super) fn is_nothing(word: &str) -> bool {
    NOTHING.iter().any(|nothing| word.eq_ignore_ascii_case(nothing))
}

/// Returns an answer for each of `count` links; fewer leave the last ones without.
///
/// # Errors
/// When there are more answers than links; holds how many.
pub(super) fn answers(cell: &Cell<'_>, count: usize) -> Result<Vec<Text>, usize> {
    if count <= 1 {
        return Ok(vec![whole(cell)]);
    }
    let parts = fitting(cell, &BETWEEN_ANSWERS, &[count]);
    if parts.len() > count { Err(parts.len()) } else { Ok(parts) }
}

/// Returns a text for each of `count` links, or for each of the `crossing` ones among them, or one
/// for all.
///
/// # Errors
/// When there is another number of texts; holds how many.
pub(super) fn texts(cell: &Cell<'_>, count: usize, crossing: usize) -> Result<Vec<Text>, usize> {
    if count <= 1 {
        return Ok(vec![whole(cell)]);
    }
    let parts = fitting(cell, &BETWEEN_TEXTS, &[count, crossing]);
    if [1, crossing, count].contains(&parts.len()) { Ok(parts) } else { Err(parts.len()) }
}

fn whole(cell: &Cell<'_>) -> Text {
    Text::new(cell.text.to_string(), cell.span)
}

/// Parts a cell by the first sign that makes as many parts as are due, else by the first that stands
/// in it.
fn fitting(cell: &Cell<'_>, signs: &[char], due: &[usize]) -> Vec<Text> {
    let parts = signs.iter().map(|sign| split(cell, &[*sign]));
    let mut several: Vec<Vec<Text>> = parts.filter(|parts| parts.len() > 1).collect();
    let fitting = several.iter().position(|parts| due.contains(&parts.len()));
    match (fitting, several.is_empty()) {
        (_, true) => vec![Text::new(without_strokes(&cell.text), cell.span)],
        (fitting, false) => several.swap_remove(fitting.unwrap_or(0)),
    }
}

/// Parts a cell at signs that no stroke (`\`) stands before.
fn split(cell: &Cell<'_>, signs: &[char]) -> Vec<Text> {
    let mut parts = Vec::new();
    let (mut start, mut is_after_stroke) = (0, false);
    for (at, sign) in cell.text.char_indices() {
        if !is_after_stroke && signs.contains(&sign) {
            parts.push(part(cell, start, at));
            start = at + sign.len_utf8();
        }
        is_after_stroke = sign == '\\' && !is_after_stroke;
    }
    parts.push(part(cell, start, cell.text.len()));
    parts
}

fn part(cell: &Cell<'_>, start: usize, end: usize) -> Text {
    let written = &cell.text[start..end];
    let lead = start + written.len() - written.trim_start().len();
    let written = written.trim();
    // A cell with doubled quotes does not read as it stands in the file.
    let span = match &cell.text {
        Cow::Borrowed(_) => {
            let first = cell.span.range().start + lead;
            Span::of(first..first + written.len())
        }
        Cow::Owned(_) => cell.span,
    };
    Text::new(without_strokes(written), span)
}

/// Leaves out the strokes that keep a sign from parting texts.
fn without_strokes(written: &str) -> String {
    let mut text = String::with_capacity(written.len());
    let mut signs = written.chars().peekable();
    while let Some(sign) = signs.next() {
        match (sign, signs.peek()) {
            ('\\', Some(next @ (',' | ';' | '\\'))) => {
                text.push(*next);
                signs.next();
            }
            _ => text.push(sign),
        }
    }
    text
}

/// Writes texts so that they come back as those of as many links.
#[must_use]
pub fn joined<'texts>(texts: impl IntoIterator<Item = &'texts str>, sign: &str) -> String {
    let texts = texts.into_iter().map(|text| {
        let text = text.split('\n').map(str::trim).collect::<Vec<_>>().join(" ");
        text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,")
    });
    texts.collect::<Vec<_>>().join(sign)
}

#[cfg(test)]
mod tests {
    use super::{answers, ids, joined, texts};
    use crate::import::table::cells::Grid;
    use proptest::prelude::{prop_assert_eq, proptest};

    fn of<T>(text: &str, read: impl FnOnce(&super::Cell<'_>) -> T) -> T {
        let grid = Grid::read(text, b'\t', 1);
        read(&grid.cells(&grid.rows[0])[0])
    }

    fn words(texts: Vec<super::Text>) -> Vec<String> {
        texts.into_iter().map(|text| text.value).collect()
    }

    #[test]
    fn values_go_with_the_steps_that_follow() {
        assert_eq!(words(of("P1, P2;P3", ids)), ["P1", "P2", "P3"]);
        assert_eq!(words(of("Yes,No", |cell| answers(cell, 2)).unwrap()), ["Yes", "No"]);
        assert_eq!(words(of("Yes, at once", |cell| answers(cell, 1)).unwrap()), ["Yes, at once"]);
        assert_eq!(of("a,b,c", |cell| answers(cell, 2)), Err(3));
        assert_eq!(
            words(of("Order, signed; Label", |cell| texts(cell, 2, 2)).unwrap()),
            ["Order, signed", "Label"]
        );
        assert_eq!(words(of("Order, signed", |cell| texts(cell, 2, 2)).unwrap()), ["Order, signed"]);
        assert_eq!(of("a;b;c", |cell| texts(cell, 2, 1)), Err(3));
    }

    #[test]
    fn parts_have_their_places() {
        let spans: Vec<_> = of(" P1 , P2", |cell| ids(cell).into_iter().map(|id| id.span.range()).collect());
        assert_eq!(spans, [1..3, 6..8]);
    }

    proptest! {
        /// What is joined comes back part by part.
        #[test]
        fn joined_texts_come_back(parts in proptest::collection::vec("[a-z,;\\\\]{0,6}", 2..5)) {
            let cell = joined(parts.iter().map(String::as_str), "; ");
            proptest::prop_assume!(!cell.trim().is_empty() && !cell.trim().starts_with('"'));
            let grid = Grid::read(&cell, b'\t', 1);
            let cell = &grid.cells(&grid.rows[0])[0];
            let read = texts(cell, parts.len(), parts.len()).map(words);
            prop_assert_eq!(read, Ok(parts));
        }
    }
}
