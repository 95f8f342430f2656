//! A piece of a text with what stands around it: how much has to go with an entry of YAML.
//!
//! Only what the text leaves no doubt about is taken in; everything else is nothing.

use super::Span;

/// A piece of the text and what stands around it.
#[derive(Debug, Clone, Copy)]
pub struct Piece<'text> {
    text: &'text str,
    start: usize,
    end: usize,
}

impl<'text> Piece<'text> {
    /// Takes the piece at `span`, without the blanks that a span may end with.
    #[must_use]
    pub fn of(text: &'text str, span: Span) -> Option<Self> {
        let written = text.get(span.range())?.trim_end();
        let start = span.start as usize;
        Some(Self { text, start, end: start + written.len() })
    }

    /// Returns its text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text[self.start..self.end]
    }

    /// Returns the text before it.
    #[must_use]
    pub fn before(&self) -> &str {
        &self.text[..self.start]
    }

    /// Returns the text after it.
    #[must_use]
    pub fn after(&self) -> &str {
        &self.text[self.end..]
    }

    /// Takes in the braces that hold the piece alone.
    #[must_use]
    pub fn out_of_braces(mut self) -> Self {
        let (before, after) = (self.before().trim_end(), self.after().trim_start());
        let in_braces = before.ends_with('{') && after.starts_with('}');
        let in_brackets = before.ends_with('[') && after.starts_with(']');
        if in_braces || in_brackets {
            (self.start, self.end) = (before.len() - 1, self.text.len() - after.len() + 1);
        }
        self
    }

    /// Takes in the key that the piece is the value of.
    #[must_use]
    pub fn with_key(mut self, key: &str) -> Option<Self> {
        self.start = self.before().trim_end().strip_suffix(key)?.len();
        Some(self)
    }

    /// Returns where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        Span::of(self.start..self.end)
    }

    /// Takes in what parts the piece from its neighbours, so that it can be removed.
    #[must_use]
    pub fn entry(self) -> Option<Self> {
        self.line().or_else(|| self.between_commas())
    }

    /// Takes in the lines of a piece that has them for itself; a comment behind it stays.
    fn line(mut self) -> Option<Self> {
        const BLANK: [char; 2] = [' ', '\t'];
        let indented = self.before().strip_suffix("- ").unwrap_or(self.before());
        let before = indented.trim_end_matches(BLANK);
        let after = self.after().trim_start_matches(BLANK);
        if !(before.is_empty() || before.ends_with('\n')) {
            return None;
        }
        if after.starts_with('#') {
            (self.start, self.end) = (indented.len(), self.text.len() - after.len());
            return Some(self);
        }
        let breaks = ["\r\n", "\n"];
        let next = breaks.iter().find_map(|line_break| after.strip_prefix(line_break));
        let next = next.or_else(|| after.is_empty().then_some(""))?;
        (self.start, self.end) = (before.len(), self.text.len() - next.len());
        Some(self)
    }

    /// Takes in the lines of an entry or a list's item that has them for itself, the dash before it
    /// and a remark behind it.
    ///
    /// Nothing is left of the entry then; it is for entries that go, where [`Piece::entry`] is for
    /// those that move.
    #[must_use]
    pub fn lines(mut self) -> Option<Self> {
        const BLANK: [char; 2] = [' ', '\t'];
        let before = self.before().trim_end_matches(BLANK);
        let before = before.strip_suffix('-').unwrap_or(before).trim_end_matches(BLANK);
        let after = self.after().trim_start_matches([' ', '\t', '\r']);
        let is_alone = before.is_empty() || before.ends_with('\n');
        if !is_alone || !(after.is_empty() || after.starts_with(['\n', '#'])) {
            return None;
        }
        let rest = after.find('\n').map_or(0, |end| after.len() - end - 1);
        (self.start, self.end) = (before.len(), self.text.len() - rest);
        Some(self)
    }

    /// Takes in one comma beside a piece within braces.
    #[must_use]
    pub fn between_commas(mut self) -> Option<Self> {
        let (before, after) = (self.before().trim_end(), self.after().trim_start());
        if before.ends_with(',') && after.starts_with([',', '}', ']']) {
            self.start = before.len() - 1;
            Some(self)
        } else if before.ends_with(['{', '[']) && after.starts_with(',') {
            self.end = self.text.len() - after[1..].trim_start().len();
            Some(self)
        } else {
            None
        }
    }
}
