//! Comments with what their place says of them.

use super::lines::Lines;
use crate::text::Span;

/// A comment of the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Comment<'text> {
    /// From `#` to the end of the line.
    pub(super) text: &'text str,
    /// Where it begins.
    pub(super) start: usize,
    /// How many bytes stand before it on its line.
    pub(super) column: usize,
    /// Whether something else stands before it on its line.
    pub(super) is_trailing: bool,
    /// Whether the line above is blank.
    pub(super) is_apart: bool,
}

/// Looks at the place of each comment.
pub(super) fn place<'text>(text: &'text str, lines: &Lines, spans: &[Span]) -> Vec<Comment<'text>> {
    let comment = |span: &Span| {
        let start = span.range().start;
        let line = lines.start(start);
        Comment {
            text: text[span.range()].trim_end(),
            start,
            column: start - line,
            is_trailing: !text[line..start].trim_matches(is_space).is_empty(),
            is_apart: lines.is_apart(start),
        }
    };
    spans.iter().map(comment).collect()
}

/// Returns the text of a file that holds nothing but comments.
pub(super) fn alone(comments: &[Comment<'_>]) -> String {
    let mut text = String::new();
    for comment in comments {
        if comment.is_apart && !text.is_empty() {
            text.push('\n');
        }
        text.push_str(comment.text);
        text.push('\n');
    }
    text
}

fn is_space(character: char) -> bool {
    character.is_whitespace() || character == '\u{feff}'
}
