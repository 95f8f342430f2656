//! Where words of a value stand in the file.

use crate::text::{SourceFile, Span, Spanned};
use std::ops::Range;

/// Returns the span of some bytes of a value.
///
/// Only a value that stands in the file as it reads has bytes to point to; of one with escapes,
/// folded lines or doubled quotes the whole is returned.
#[must_use]
pub fn span_within(source: &SourceFile, value: &Spanned<String>, bytes: Range<usize>) -> Span {
    let written = source.slice(value.span);
    let quoted = written.len().checked_sub(1).and_then(|end| written.get(1..end));
    let start = match () {
        () if written == value.value => value.span.start as usize,
        () if quoted == Some(value.value.as_str()) => value.span.start as usize + 1,
        () => return value.span,
    };
    Span::of(start + bytes.start..start + bytes.end)
}

#[cfg(test)]
mod tests {
    use super::span_within;
    use crate::text::{SourceFile, Span, Spanned};

    #[test]
    fn points_to_words_of_a_plain_value() {
        let source = SourceFile::new("a.yaml", "a: some bed\nb: \"some bed\"\nc: \"some\\tbed\"");
        let place = |range: std::ops::Range<u32>, text: &str| {
            let value = Spanned::new(text.to_owned(), Span::new(range.start, range.end));
            source.slice(span_within(&source, &value, 0..4)).to_owned()
        };
        assert_eq!(place(3..11, "some bed"), "some");
        assert_eq!(place(15..25, "some bed"), "some");
        assert_eq!(place(29..40, "some\tbed"), "\"some\\tbed\"");
    }
}
