//! Replacing byte ranges of a text, all at once.

use super::Span;

/// One replacement: the bytes of `span` become `text`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty to insert.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

/// Why edits could not be applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// Two edits touch the same bytes.
    #[error("two edits overlap")]
    Overlap,
    /// An edit lies outside the text, or splits a character.
    #[error("an edit lies outside the text")]
    OutOfBounds,
}

/// Applies all edits to `text` and returns the new text.
///
/// Insertions at the same place keep the order in which they are given.
///
/// # Errors
/// When edits overlap or do not fit the text; nothing is applied then.
pub fn apply_edits(text: &str, edits: &[Edit]) -> Result<String, EditError> {
    let mut ordered: Vec<&Edit> = edits.iter().collect();
    ordered.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut result = String::with_capacity(text.len());
    let mut done = 0;
    for edit in ordered {
        let range = edit.span.range();
        if range.start < done {
            return Err(EditError::Overlap);
        }
        let kept = text.get(done..range.start).ok_or(EditError::OutOfBounds)?;
        text.get(range.clone()).ok_or(EditError::OutOfBounds)?;
        result.push_str(kept);
        result.push_str(&edit.text);
        done = range.end;
    }
    result.push_str(text.get(done..).ok_or(EditError::OutOfBounds)?);
    Ok(result)
}

#[cfg(test)]
mod tests {
    use super::{Edit, EditError, apply_edits};
    use crate::text::Span;

    fn edit(start: u32, end: u32, text: &str) -> Edit {
        Edit { span: Span::new(start, end), text: text.to_owned() }
    }

    #[test]
    fn applies_in_order_of_place() {
        let edits = [edit(4, 5, "E"), edit(0, 1, "A"), edit(2, 2, "+")];
        assert_eq!(apply_edits("abcde", &edits).unwrap(), "Ab+cdE");
    }

    #[test]
    fn refuses_what_overlaps_or_does_not_fit() {
        assert_eq!(apply_edits("abc", &[edit(0, 2, ""), edit(1, 3, "")]), Err(EditError::Overlap));
        assert_eq!(apply_edits("abc", &[edit(2, 9, "")]), Err(EditError::OutOfBounds));
        assert_eq!(apply_edits("é", &[edit(1, 2, "")]), Err(EditError::OutOfBounds));
    }
}
