//! Writes an ordered tree with its comments.

use super::block::block;
use super::comments::Comment;
use super::gaps::{after_colon, begins, dash, is_lines, reach, reach_of_item, skip};
use super::lines::Lines;
use super::scalar::inline;
use crate::syntax::tree::{Content, Entry, Node, Style};

/// How many blanks a level is further in than the one above.
pub(super) const STEP: usize = 2;

/// Writes a document.
pub(super) fn write(text: &str, lines: &Lines, root: &Node<'_>, comments: &[Comment<'_>]) -> String {
    let mut writer =
        Writer { text, lines, comments, next: 0, sealed: 0, out: String::with_capacity(text.len()) };
    match root.entries() {
        Some(entries) if !entries.is_empty() => writer.entries(entries, 0, None, text.len()),
        _ => {
            let start = root.span.range().start;
            writer.lead(start, start, 0, false);
            writer.value(root, 0, (0, 0), text.len());
        }
    }
    writer.own_lines(text.len() + 1, 0, 0);
    writer.out
}

struct Writer<'run> {
    text: &'run str,
    lines: &'run Lines,
    comments: &'run [Comment<'run>],
    /// The first comment that is not written yet.
    next: usize,
    /// The end of a text to which a blank line below it would belong.
    sealed: usize,
    out: String,
}

impl Writer<'_> {
    /// Writes the entries of a table below each other; the first may continue a line (`- `).
    ///
    /// `above` is the column of what the table belongs to, and `limit` where the next thing
    /// begins: a comment between that is further in than `above` belongs to the table.
    fn entries(&mut self, entries: &[Entry<'_>], indent: usize, above: Option<usize>, limit: usize) {
        let mut was_section = false;
        for (index, (key, value)) in entries.iter().enumerate() {
            let is_section = above.is_none() && is_lines(self.text, value);
            let start = key.span.range().start;
            if !self.continues_line() {
                let reach = reach(self.text, value).unwrap_or(start).max(start);
                self.lead(start, reach, indent, index > 0 && (is_section || was_section));
                self.indent(indent);
            }
            was_section = is_section;
            self.out.push_str(&inline(key));
            self.out.push(':');
            let limit = entries.get(index + 1).map_or(limit, |(next, _)| next.span.range().start.max(start));
            let after = after_colon(self.text, key.span.range().end);
            self.value(value, indent, (start, after), limit);
        }
        if let Some(above) = above {
            self.own_lines(limit, indent, above + 1);
        }
    }

    /// Writes the items of a list below each other; what it belongs to ended at `from`.
    fn items(&mut self, list: &Node<'_>, indent: usize, from: usize, limit: usize) {
        let items = list.items().unwrap_or_default();
        let above = self.lines.indent(from);
        let mut from = from;
        for (index, item) in items.iter().enumerate() {
            let start = dash(self.text, item, from);
            if !self.continues_line() {
                let reach = reach_of_item(self.text, item).unwrap_or(start).max(start);
                self.lead(start, reach, indent, false);
                self.indent(indent);
            }
            self.out.push('-');
            let limit = items.get(index + 1).map_or(limit, |next| next.span.range().start);
            let column = self.lines.indent(start);
            let after = if begins(self.text, start, '-') { start + 1 } else { start };
            match &item.content {
                Content::Mapping(entries) if is_lines(self.text, item) => {
                    self.out.push(' ');
                    // The dash stands further out than the keys.
                    self.entries(entries, indent + STEP, Some(column), limit);
                }
                Content::Sequence(_) if is_lines(self.text, item) => {
                    self.out.push(' ');
                    self.items(item, indent + STEP, after, limit);
                }
                _ => self.value(item, indent, (start, after), limit),
            }
            from = item.span.range().end.max(after);
        }
        self.own_lines(limit, indent, above + 1);
    }

    /// Writes a value after its key or dash, which began and ended at `place`, and ends the line.
    fn value(&mut self, value: &Node<'_>, indent: usize, place: (usize, usize), limit: usize) {
        let (_, from) = place;
        match &value.content {
            Content::Scalar { style: Style::Block, .. } => return self.block(value, indent, place, limit),
            Content::Mapping(entries) if is_lines(self.text, value) => {
                let above = self.lines.indent(from);
                self.end_line(from, entries.first().map_or(limit, |(key, _)| key.span.range().start));
                return self.entries(entries, indent + STEP, Some(above), limit);
            }
            Content::Sequence(items) if is_lines(self.text, value) => {
                self.end_line(from, items.first().map_or(limit, |item| item.span.range().start));
                return self.items(value, indent + STEP, from, limit);
            }
            _ => {}
        }
        let written = self.on_line(value);
        if !written.is_empty() {
            if !self.out.is_empty() {
                self.out.push(' ');
            }
            self.out.push_str(&written);
        }
        let end = if value.span.is_empty() { from } else { value.span.range().end.max(from) };
        self.end_line(end, limit);
    }

    /// Returns a value on one line.
    fn on_line(&self, value: &Node<'_>) -> String {
        let entry = |(key, value): &Entry<'_>| match self.on_line(value) {
            empty if empty.is_empty() => format!("{}:", inline(key)),
            value => format!("{}: {value}", inline(key)),
        };
        match &value.content {
            Content::Scalar { .. } => inline(value),
            Content::Sequence(items) => {
                let items: Vec<String> = items.iter().map(|item| self.on_line(item)).collect();
                format!("[{}]", items.join(", "))
            }
            Content::Mapping(entries) if entries.is_empty() => "{}".to_owned(),
            Content::Mapping(entries) => {
                let entries: Vec<String> = entries.iter().map(entry).collect();
                format!("{{ {} }}", entries.join(", "))
            }
        }
    }

    /// Writes a text over several lines at its new indentation, or in quotes where it cannot stay.
    fn block(&mut self, value: &Node<'_>, indent: usize, place: (usize, usize), limit: usize) {
        let (start, from) = place;
        let mark = skip(self.text, from);
        let base = self.lines.column(start);
        let block = block(self.text, mark, base, value);
        self.out.push(' ');
        match &block {
            Some(block) => self.out.push_str(&block.header),
            None => self.out.push_str(&inline(value)),
        }
        self.end_line(mark, limit);
        let Some(block) = block else { return };
        self.out.push_str(&block.indented(indent + STEP));
        if block.keeps_blanks() {
            self.sealed = self.out.len();
        }
    }

    /// Ends a line, with the comment that stands behind it in the text and before `limit`.
    fn end_line(&mut self, end: usize, limit: usize) {
        if let Some(comment) = self.comments.get(self.next)
            && comment.is_trailing
            && comment.start < limit
            && self.lines.number(end) == self.lines.number(comment.start)
        {
            self.out.push_str("  ");
            self.out.push_str(comment.text);
            self.next += 1;
        }
        self.out.push('\n');
    }

    /// Writes what stands above an entry: comments, and a blank line where there is or must be one.
    ///
    /// The entry begins at `start`, and its first words at `reach`: what stands between goes above.
    fn lead(&mut self, start: usize, reach: usize, indent: usize, must_be_apart: bool) {
        let before = self.out.len();
        let mut must_be_apart = must_be_apart;
        while let Some(comment) = self.comments.get(self.next).filter(|comment| comment.start < reach) {
            self.own_line(comment, indent, must_be_apart);
            must_be_apart = false;
        }
        let has_comments = self.out.len() > before;
        if (must_be_apart && !has_comments) || self.lines.is_apart(start) {
            self.blank_line();
        }
    }

    /// Writes the comments before `limit` that begin in column `least` or further in.
    fn own_lines(&mut self, limit: usize, indent: usize, least: usize) {
        let is_meant = |comment: &&Comment<'_>| comment.start < limit && comment.column >= least;
        while let Some(comment) = self.comments.get(self.next).filter(is_meant) {
            self.own_line(comment, indent, false);
        }
    }

    fn own_line(&mut self, comment: &Comment<'_>, indent: usize, must_be_apart: bool) {
        if comment.is_apart || must_be_apart {
            self.blank_line();
        }
        self.indent(indent);
        self.out.push_str(comment.text);
        self.out.push('\n');
        self.next += 1;
    }

    /// Leaves one line blank, but none at the top and none that a text would take for its own.
    fn blank_line(&mut self) {
        if self.out.len() != self.sealed && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    fn indent(&mut self, indent: usize) {
        self.out.extend(std::iter::repeat_n(' ', indent));
    }

    /// Tells whether the first entry goes on the line of the dash before it.
    fn continues_line(&self) -> bool {
        self.out.ends_with("- ")
    }
}
