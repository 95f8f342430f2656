//! Writes an ordered tree with its comments.

use super::comments::Comment;
use super::lines::Lines;
use super::scalar::{block_lines, inline};
use crate::syntax::tree::{Content, Entry, Node, Style};

/// How many blanks a level is further in than the one above.
const STEP: usize = 2;

/// Writes a document.
pub(super) fn write(text: &str, lines: &Lines, root: &Node<'_>, comments: &[Comment<'_>]) -> String {
    let mut writer = Writer { text, lines, comments, next: 0, out: String::with_capacity(text.len()) };
    match root.entries() {
        Some(entries) if !entries.is_empty() => writer.entries(entries, 0, None, text.len()),
        _ => {
            writer.lead(root.span.range().start, 0, false);
            writer.value(root, 0, 0, text.len());
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
                self.lead(start, indent, index > 0 && (is_section || was_section));
                self.indent(indent);
            }
            was_section = is_section;
            self.out.push_str(&inline(key));
            self.out.push(':');
            let limit = entries.get(index + 1).map_or(limit, |(next, _)| next.span.range().start.max(start));
            self.value(value, indent, key.span.range().end, limit);
        }
        if let Some(above) = above {
            self.own_lines(limit, indent, above + 1);
        }
    }

    /// Writes the items of a list below each other.
    fn items(&mut self, list: &Node<'_>, indent: usize, above: usize, limit: usize) {
        let items = list.items().unwrap_or_default();
        for (index, item) in items.iter().enumerate() {
            if !self.continues_line() {
                self.lead(item.span.range().start, indent, false);
                self.indent(indent);
            }
            self.out.push('-');
            let from = index
                .checked_sub(1)
                .and_then(|before| items.get(before))
                .map_or(list.span.start, |item| item.span.end);
            let limit = items.get(index + 1).map_or(limit, |next| next.span.range().start);
            let column = self.lines.indent(item.span.range().start);
            match &item.content {
                Content::Mapping(entries) if is_lines(self.text, item) => {
                    self.out.push(' ');
                    // The dash stands further out than the keys.
                    self.entries(entries, indent + STEP, Some(column), limit);
                }
                Content::Sequence(_) if is_lines(self.text, item) => {
                    self.out.push(' ');
                    self.items(item, indent + STEP, column, limit);
                }
                _ => self.value(item, indent, from as usize, limit),
            }
        }
        self.own_lines(limit, indent, above + 1);
    }

    /// Writes a value after its key or dash, which ended at `from`, and ends the line.
    fn value(&mut self, value: &Node<'_>, indent: usize, from: usize, limit: usize) {
        match &value.content {
            Content::Scalar { style: Style::Block, .. } => return self.block(value, indent, from),
            Content::Mapping(entries) if is_lines(self.text, value) => {
                let above = self.lines.indent(from);
                self.end_line(from, entries.first().map_or(limit, |(key, _)| key.span.range().start));
                return self.entries(entries, indent + STEP, Some(above), limit);
            }
            Content::Sequence(items) if is_lines(self.text, value) => {
                let above = self.lines.indent(from);
                self.end_line(from, items.first().map_or(limit, |item| item.span.range().start));
                return self.items(value, indent + STEP, above, limit);
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
        self.end_line(value.span.range().end.max(from), limit);
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

    /// Writes a text over several lines as it was, at its new indentation.
    fn block(&mut self, value: &Node<'_>, indent: usize, from: usize) {
        let range = value.span.range();
        let (header_at, header) = block_header(self.text, from.min(range.start));
        self.out.push(' ');
        self.out.push_str(header);
        self.end_line(header_at, range.start);
        // Blank lines above the first words belong to the text.
        let start = self.lines.start_of_next(header_at);
        for line in block_lines(self.text.get(start..range.end).unwrap_or_default()) {
            if !line.is_empty() {
                self.indent(indent + STEP);
                self.out.push_str(line);
            }
            self.out.push('\n');
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
    fn lead(&mut self, start: usize, indent: usize, must_be_apart: bool) {
        let before = self.out.len();
        let mut must_be_apart = must_be_apart;
        while let Some(comment) = self.comments.get(self.next).filter(|comment| comment.start < start) {
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

    /// Leaves one line blank, but none at the top.
    fn blank_line(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
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

/// Tells whether a value is written over several lines, one entry or item each.
fn is_lines(text: &str, value: &Node<'_>) -> bool {
    let is_empty = match &value.content {
        Content::Scalar { .. } => return false,
        Content::Sequence(items) => items.is_empty(),
        Content::Mapping(entries) => entries.is_empty(),
    };
    let written = text.get(value.span.range()).unwrap_or_default();
    !is_empty && (!written.starts_with(['[', '{']) || written.contains('\n'))
}

/// Finds the mark of a text over several lines (`|`, `>-`) and its place, at `from` or later.
fn block_header(text: &str, from: usize) -> (usize, &str) {
    let mut at = from;
    for line in text[from..].split_inclusive('\n') {
        let words = line.split('#').next().unwrap_or_default();
        if let Some(mark) = words.find(['|', '>']) {
            let header = words[mark..].trim_end();
            return (at + mark, header);
        }
        at += line.len();
    }
    (from, "|")
}
