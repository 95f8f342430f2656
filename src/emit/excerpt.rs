//! The lines of a source that a message shows, cut to a width and safe for a terminal.
//!
//! A renderer of snippets that is given a whole file looks at all of it for every finding, and
//! prints a line of a megabyte whole. This picks the few lines that matter and keeps count of
//! where their bytes went.

use super::visible::push_visible;
use crate::text::{SourceFile, Span};
use std::ops::Range;

/// The longest part of a line that is shown, in characters.
const WIDTH: usize = 160;
/// How many characters are kept before the first mark of a line that is cut.
const BEFORE: usize = 60;
/// The longest tag of XML, in bytes, that is marked whole.
const LONGEST_TAG: usize = 40;
/// Lines between two marks that are still shown in one piece.
const GAP: usize = 3;

/// A mark on an excerpt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    /// Bytes of the excerpt's text.
    pub range: Range<usize>,
    /// Place of the mark among those that were asked for.
    pub index: usize,
}

/// A few lines, as they are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The number of the first line, from 1.
    pub first_line: usize,
    /// The lines.
    pub text: String,
    /// What is marked in them.
    pub marks: Vec<Mark>,
}

impl Excerpt {
    /// Returns the column of a mark in the excerpt, in characters from 1.
    pub(super) fn column(&self, mark: &Mark) -> usize {
        let before = &self.text[..mark.range.start];
        let line = before.rfind('\n').map_or(0, |newline| newline + 1);
        before[line..].chars().count() + 1
    }
}

/// Picks the lines of all spans: the first span's lines first, then those that lie further away.
///
/// A span over several lines is marked on its first line only: what matters in YAML is where an
/// entry begins, and its end says little.
pub(super) fn excerpts(source: &SourceFile, spans: &[Span]) -> Vec<Excerpt> {
    let line_of = |span: &Span| source.position(span.start).line;
    let Some(first) = spans.first() else { return Vec::new() };
    let mut lines: Vec<(usize, usize)> = spans.iter().map(line_of).zip(0..).collect();
    let primary = line_of(first);
    lines.sort_unstable();
    let mut groups: Vec<Vec<(usize, usize)>> = Vec::new();
    for entry in lines {
        match groups.last_mut().and_then(|group| group.last().map(|last| last.0)) {
            Some(last) if entry.0 <= last + GAP => groups.last_mut().expect("just seen").push(entry),
            _ => groups.push(vec![entry]),
        }
    }
    groups.sort_by_key(|group| !group.iter().any(|entry| entry.0 == primary));
    groups.iter().map(|group| excerpt(source, spans, group)).collect()
}

fn excerpt(source: &SourceFile, spans: &[Span], group: &[(usize, usize)]) -> Excerpt {
    let first_line = group.first().map_or(1, |entry| entry.0);
    let last_line = group.last().map_or(first_line, |entry| entry.0);
    let mut excerpt = Excerpt { first_line, text: String::new(), marks: Vec::new() };
    for line in first_line..=last_line {
        let marks: Vec<(usize, Span)> =
            group.iter().filter(|entry| entry.0 == line).map(|entry| (entry.1, spans[entry.1])).collect();
        push_line(&mut excerpt, source, line, &marks);
        excerpt.text.push('\n');
    }
    excerpt
}

/// Appends one line, cut around its marks.
fn push_line(excerpt: &mut Excerpt, source: &SourceFile, line: usize, marks: &[(usize, Span)]) {
    let start = source.line_start(line) as usize;
    let text = source.line(line);
    let local = |offset: u32| (offset as usize).saturating_sub(start).min(text.len());
    let anchor = marks.iter().map(|(_, span)| local(span.start)).min().unwrap_or_default();
    let kept = window(text, anchor);
    let begin = excerpt.text.len();
    if kept.start > 0 {
        excerpt.text.push('…');
    }
    // Where each byte of the kept part went, so that the marks can follow it.
    let mut moved: Vec<(usize, usize)> = Vec::with_capacity(WIDTH);
    for (offset, character) in text[kept.clone()].char_indices() {
        moved.push((kept.start + offset, excerpt.text.len()));
        match character {
            '\t' => excerpt.text.push_str("    "),
            _ => push_visible(&mut excerpt.text, character),
        }
    }
    moved.push((kept.end, excerpt.text.len()));
    if kept.end < text.len() {
        excerpt.text.push('…');
    }
    let place = |offset: usize| {
        let index = moved.partition_point(|(from, _)| *from < offset).min(moved.len() - 1);
        moved[index].1.max(begin)
    };
    for (index, span) in marks {
        let start = local(span.start);
        let range = place(start)..place(end_of_mark(text, start, local(span.end).max(start)));
        excerpt.marks.push(Mark { range, index: *index });
    }
}

/// Returns the end of a mark: of a long tag of XML only its name is marked, so that the words behind
/// the mark stay in sight.
fn end_of_mark(text: &str, start: usize, end: usize) -> usize {
    let tag = text.get(start..end).filter(|tag| tag.starts_with('<') && tag.len() > LONGEST_TAG);
    let name = tag.and_then(|tag| tag.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')));
    name.map_or(end, |name| start + name)
}

/// Returns the part of a line to show: all of it, or `WIDTH` characters around `anchor`.
fn window(text: &str, anchor: usize) -> Range<usize> {
    // Bytes bound characters from above, so a short line needs no count.
    if text.len() <= WIDTH {
        return 0..text.len();
    }
    let mut anchor = anchor.min(text.len());
    while !text.is_char_boundary(anchor) {
        anchor -= 1;
    }
    let start = text[..anchor].char_indices().rev().nth(BEFORE - 1).map_or(0, |(offset, _)| offset);
    let end = text[start..].char_indices().nth(WIDTH).map_or(text.len(), |(offset, _)| start + offset);
    start..end
}

#[cfg(test)]
mod tests {
    use super::{WIDTH, excerpts};
    use crate::text::{SourceFile, Span};

    fn marked(text: &str, spans: &[Span]) -> Vec<(usize, String, Vec<String>)> {
        let source = SourceFile::new("a.yaml", text);
        let shown = |excerpt: super::Excerpt| {
            let marks =
                excerpt.marks.iter().map(|mark| excerpt.text[mark.range.clone()].to_owned()).collect();
            (excerpt.first_line, excerpt.text, marks)
        };
        excerpts(&source, spans).into_iter().map(shown).collect()
    }

    #[test]
    fn shows_the_lines_of_the_marks() {
        let text = "flow: a\nactors:\n  a: A\n  b: B\n";
        let shown = marked(text, &[Span::new(25, 26), Span::new(18, 19)]);
        assert_eq!(shown, [(3, "  a: A\n  b: B\n".to_owned(), vec!["a".to_owned(), "b".to_owned()])]);
    }

    #[test]
    fn splits_marks_that_lie_far_apart_and_keeps_the_first_first() {
        let text = "one\n\n\n\n\n\nseven\n";
        let shown = marked(text, &[Span::new(9, 14), Span::new(0, 3)]);
        assert_eq!(shown.len(), 2);
        assert_eq!((shown[0].0, shown[1].0), (7, 1));
    }

    #[test]
    fn marks_the_first_line_of_a_long_span() {
        assert_eq!(marked("one: 1\ntwo: 2\n", &[Span::new(5, 14)])[0].2, ["1"]);
    }

    #[test]
    fn cuts_a_long_line_around_the_mark() {
        let text = format!("{}HERE{}", "é".repeat(10_000), "ü".repeat(500_000));
        let shown = marked(&text, &[Span::new(20_000, 20_004)]);
        assert!(shown[0].1.chars().count() <= WIDTH + 3, "{}", shown[0].1);
        assert_eq!(shown[0].2, ["HERE"]);
    }

    #[test]
    fn marks_follow_replaced_characters() {
        assert_eq!(marked("\u{1b}\t\u{202e}x: y", &[Span::new(5, 6)])[0].2, ["x"]);
    }

    #[test]
    fn marks_the_name_of_a_long_tag() {
        let tag = "<bpmn:sequenceFlow id=\"Flow_1\" sourceRef=\"a\" targetRef=\"b\" />";
        let end = u32::try_from(tag.len()).unwrap();
        assert_eq!(marked(tag, &[Span::new(0, end)])[0].2, ["<bpmn:sequenceFlow"]);
        assert_eq!(marked("<task id=\"a\"/>", &[Span::new(0, 14)])[0].2, ["<task id=\"a\"/>"]);
    }

    #[test]
    fn spans_outside_the_text_do_no_harm() {
        assert_eq!(marked("", &[Span::new(7, 90)])[0].2, [""]);
        assert_eq!(marked("a: é", &[Span::new(4, 5)])[0].2, [""]);
    }
}
