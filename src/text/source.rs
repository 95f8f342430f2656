//! A source file with its name and an index of its lines.

use super::Span;

/// A place as people count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters (Unicode scalar values), from 1.
    pub column: usize,
}

/// How many bytes lie between two places up to which characters are counted in advance.
const STRIDE: usize = 1024;

/// A text with the name it was read under.
#[derive(Debug, Clone)]
pub struct SourceFile {
    name: String,
    text: String,
    line_starts: Vec<u32>,
    /// How many characters begin before each `STRIDE`th byte, so that a column far along a line
    /// costs no more than one at its beginning.
    characters: Vec<usize>,
}

impl SourceFile {
    /// Indexes a text; `name` is how messages call it (a path, or `<stdin>`).
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let line_starts =
            std::iter::once(0).chain(ends.map(|(offset, _)| Span::of(0..offset + 1).end)).collect();
        let mut characters = vec![0];
        let mut counted = 0;
        for chunk in text.as_bytes().chunks_exact(STRIDE) {
            counted += count_characters(chunk);
            characters.push(counted);
        }
        Self { name: name.into(), text, line_starts, characters }
    }

    /// Returns the name it was read under.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the text of a span, or nothing where the span does not fit the text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// Returns line and column of a byte offset; one past the end counts as the end.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        let line = self.line_starts.partition_point(|start| *start <= offset).max(1);
        let start = self.line_starts[line - 1] as usize;
        let characters = self.characters_before(offset as usize) - self.characters_before(start);
        Position { line, column: characters + 1 }
    }

    fn characters_before(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let index = offset / STRIDE;
        self.characters[index] + count_characters(&self.text.as_bytes()[index * STRIDE..offset])
    }

    /// Returns the offset of the first byte of line `line` (from 1); the end where there is no such line.
    #[must_use]
    pub fn line_start(&self, line: usize) -> u32 {
        let start = line.checked_sub(1).and_then(|index| self.line_starts.get(index));
        start.copied().unwrap_or_else(|| Span::of(0..self.text.len()).end)
    }

    /// Returns the text of line `line` (from 1) without its line break.
    #[must_use]
    pub fn line(&self, line: usize) -> &str {
        let Some(start) = line.checked_sub(1).and_then(|index| self.line_starts.get(index)) else {
            return "";
        };
        let end = self.line_starts.get(line).map_or(self.text.len(), |next| *next as usize);
        self.text[*start as usize..end].trim_end_matches(['\n', '\r'])
    }

    /// Returns how many lines there are; a text without a line break has one.
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.line_starts.len()
    }
}

/// Counts the characters that begin in some bytes of a text.
fn count_characters(bytes: &[u8]) -> usize {
    // Continuation bytes are not characters of their own.
    bytes.iter().filter(|byte| (**byte & 0xC0) != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::{Position, SourceFile};

    #[test]
    fn counts_characters_not_bytes() {
        let source = SourceFile::new("a.yaml", "é: 1\nb: 2\n");
        assert_eq!(source.position(2), Position { line: 1, column: 2 });
        assert_eq!(source.position(6), Position { line: 2, column: 1 });
        assert_eq!(source.position(999), Position { line: 3, column: 1 });
        assert_eq!(source.line(2), "b: 2");
        assert_eq!(source.line(9), "");
    }

    #[test]
    fn counts_the_same_along_long_lines() {
        for length in [0, 1, 511, 512, 513, 1024, 2048, 5000] {
            let text = format!("a\n{}\nb", "é".repeat(length));
            let source = SourceFile::new("a.yaml", text.as_str());
            for (column, (offset, _)) in "é".repeat(length).char_indices().enumerate() {
                let position = source.position(u32::try_from(offset + 2).unwrap());
                assert_eq!(position, Position { line: 2, column: column + 1 });
            }
            let end = u32::try_from(text.len()).unwrap();
            assert_eq!(source.position(end), Position { line: 3, column: 2 });
            assert_eq!(source.position(end - 1), Position { line: 3, column: 1 });
        }
    }
}
