//! What stands between the values of a text: blanks, comments, colons and dashes.

use crate::syntax::tree::{Content, Node, Style};

/// Returns where the next thing begins that is neither blank nor a comment.
pub(super) fn skip(text: &str, from: usize) -> usize {
    let mut at = from;
    while let Some(rest) = text.get(at..) {
        let trimmed = rest.trim_start_matches([' ', '\t', '\r', '\n', '\u{feff}']);
        at += rest.len() - trimmed.len();
        if !trimmed.starts_with('#') {
            break;
        }
        at += trimmed.find(['\n', '\r']).unwrap_or(trimmed.len());
    }
    at
}

/// Returns the place behind the colon of a key that ended at `from`.
pub(super) fn after_colon(text: &str, from: usize) -> usize {
    let colon = skip(text, from);
    if begins(text, colon, ':') { colon + 1 } else { from }
}

/// Finds the dash of an item behind `from`, or its own place where the list is in brackets.
pub(super) fn dash(text: &str, item: &Node<'_>, from: usize) -> usize {
    // The last key of the item before may have nothing behind its colon.
    let dash = skip(text, after_colon(text, from));
    if begins(text, dash, '-') && dash < item.span.range().end { dash } else { item.span.range().start }
}

/// Tells whether a character stands at a place.
pub(super) fn begins(text: &str, at: usize, character: char) -> bool {
    text.get(at..).is_some_and(|rest| rest.starts_with(character))
}

/// Returns where the first words of a value stand that go on the line of its key or dash.
///
/// There are none where the value begins on a line of its own, or nothing is written.
pub(super) fn reach(text: &str, value: &Node<'_>) -> Option<usize> {
    let is_written =
        !value.span.is_empty() && !matches!(value.content, Content::Scalar { style: Style::Block, .. });
    (is_written && !is_lines(text, value)).then(|| value.span.range().start)
}

/// Returns where the first words of an item stand that go on the line of its dash.
pub(super) fn reach_of_item(text: &str, item: &Node<'_>) -> Option<usize> {
    match &item.content {
        Content::Mapping(entries) if is_lines(text, item) => {
            let (key, value) = entries.first()?;
            Some(reach(text, value).unwrap_or_default().max(key.span.range().start))
        }
        Content::Sequence(items) if is_lines(text, item) => reach_of_item(text, items.first()?),
        _ => reach(text, item),
    }
}

/// Tells whether a value is written over several lines, one entry or item each.
pub(super) fn is_lines(text: &str, value: &Node<'_>) -> bool {
    let is_empty = match &value.content {
        Content::Scalar { .. } => return false,
        Content::Sequence(items) => items.is_empty(),
        Content::Mapping(entries) => entries.is_empty(),
    };
    let written = text.get(value.span.range()).unwrap_or_default();
    !is_empty && (!written.starts_with(['[', '{']) || written.contains('\n'))
}

#[cfg(test)]
mod tests {
    use super::{after_colon, skip};

    #[test]
    fn steps_over_blanks_and_comments() {
        let text = "a  :  # b\n # c: -\n\n  - d";
        assert_eq!(after_colon(text, 1), 4);
        assert_eq!(&text[skip(text, 4)..], "- d");
        assert_eq!(skip("a", 1), 1);
    }
}
