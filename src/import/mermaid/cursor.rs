//! The words and signs of a flowchart, one after the other.

use crate::text::Span;

/// How many bytes a label has at the most; what closes it is looked for no further.
const LONGEST_LABEL: usize = 4_000;

/// A place in a text.
#[derive(Debug, Clone)]
pub(super) struct Cursor<'text> {
    text: &'text str,
    at: usize,
}

impl<'text> Cursor<'text> {
    pub(super) fn new(text: &'text str) -> Self {
        Self { text, at: 0 }
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn rest(&self) -> &'text str {
        &self.text[self.at..]
    }

    pub(super) fn is_done(&self) -> bool {
        self.at >= self.text.len()
    }

    pub(super) fn next(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Returns the place from a byte up to here.
    pub(super) fn since(&self, start: usize) -> Span {
        Span::of(start..self.at.max(start))
    }

    /// Goes on by so many bytes, which end with a character.
    pub(super) fn skip(&mut self, bytes: usize) {
        self.at += bytes;
    }

    /// Takes a sign if it is the next.
    pub(super) fn take(&mut self, sign: &str) -> bool {
        let is_next = self.rest().starts_with(sign);
        if is_next {
            self.at += sign.len();
        }
        is_next
    }

    /// Takes all characters of a kind.
    pub(super) fn take_while(&mut self, is_taken: impl Fn(char) -> bool) -> &'text str {
        let rest = self.rest();
        let end = rest.find(|c| !is_taken(c)).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    /// Goes over blanks within a line.
    pub(super) fn blanks(&mut self) {
        self.take_while(|c| c.is_whitespace() && c != '\n');
    }

    /// Goes to the end of the line.
    pub(super) fn rest_of_line(&mut self) -> &'text str {
        self.take_while(|c| c != '\n')
    }

    /// Goes to the end of the statement: of the line, or behind a semicolon that no quotes hold.
    pub(super) fn rest_of_statement(&mut self) -> &'text str {
        let start = self.at;
        let mut is_quoted = false;
        let mut is_entity = false;
        for (at, sign) in self.rest().char_indices() {
            match sign {
                '"' => is_quoted = !is_quoted,
                '#' => is_entity = true,
                '\n' => {
                    self.at = start + at;
                    return &self.text[start..self.at];
                }
                ';' if is_entity => is_entity = false,
                ';' if !is_quoted => {
                    self.at = start + at + 1;
                    return &self.text[start..self.at - 1];
                }
                c if !c.is_alphanumeric() => is_entity = false,
                _ => {}
            }
        }
        self.at = self.text.len();
        &self.text[start..]
    }

    /// Takes a label up to what closes it, and that too; in quotes, closing signs are part of it.
    ///
    /// Nothing is taken where it is not closed within reach.
    pub(super) fn label(&mut self, closers: &[&str]) -> Option<(&'text str, Span)> {
        let start = self.at;
        let rest = self.within_reach();
        let blanks = rest.len() - rest.trim_start().len();
        let mut from = 0;
        if rest[blanks..].starts_with('"') {
            from = blanks + 1 + rest[blanks + 1..].find('"')? + 1;
        }
        let found = closers.iter().filter_map(|closer| Some((rest[from..].find(closer)?, closer.len())));
        let (end, length) = found.min()?;
        let label = &rest[..from + end];
        self.at += from + end + length;
        Some((label, Span::of(start..start + label.len())))
    }

    /// Returns the text in which a label may end.
    fn within_reach(&self) -> &'text str {
        let rest = self.rest();
        let mut end = rest.len().min(LONGEST_LABEL);
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        &rest[..end]
    }
}
