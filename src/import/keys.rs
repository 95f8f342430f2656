//! Tables of keys that a reader of another tool's file makes.

use crate::syntax::{Content, Entry, Node, Style};
use crate::text::{Span, Spanned};
use std::borrow::Cow;

/// A text with its place in the other tool's file.
pub(super) type Text = Spanned<String>;

/// Makes a text of a tree; it stays one, whatever it says.
pub(super) fn scalar(text: &Text) -> Node<'static> {
    Node::scalar(text.span, Cow::Owned(text.value.clone()), Style::Quoted)
}

/// Makes the ends of a hand-off, whose place in the file does not read as they do.
pub(super) fn ends(from: &str, to: &str, span: Span) -> Node<'static> {
    Node::scalar(span, Cow::Owned(format!("{from} -> {to}")), Style::Block)
}

/// Makes a list.
pub(super) fn list(items: Vec<Node<'static>>, span: Span) -> Node<'static> {
    Node { span, content: Content::Sequence(items) }
}

/// A table of keys that is being made.
#[derive(Debug, Clone)]
pub(super) struct Keys {
    span: Span,
    entries: Vec<Entry<'static>>,
}

impl Keys {
    /// Begins a table whose keys stand at `span`.
    pub(super) fn at(span: Span) -> Self {
        Self { span, entries: Vec::new() }
    }

    /// Adds a key with its value.
    pub(super) fn put(&mut self, key: &str, value: Node<'static>) {
        self.put_at(key, self.span, value);
    }

    /// Adds a key, which stands at a place of its own, with its value.
    pub(super) fn put_at(&mut self, key: &str, span: Span, value: Node<'static>) {
        self.entries.push((Node::scalar(span, Cow::Owned(key.to_owned()), Style::Quoted), value));
    }

    /// Adds a key with a text.
    pub(super) fn put_text(&mut self, key: &str, text: &Text) {
        self.put_at(key, text.span, scalar(text));
    }

    /// Adds all keys of another table.
    pub(super) fn take(&mut self, other: Self) {
        self.entries.extend(other.entries);
    }

    /// Returns the entries so far.
    pub(super) fn entries(&self) -> &[Entry<'static>] {
        &self.entries
    }

    /// Tells whether there is no key.
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Returns the value alone where the only key is `short`, else the table.
    pub(super) fn node_or_text(mut self, short: &str) -> Node<'static> {
        if let [(key, _)] = self.entries.as_slice()
            && key.text() == Some(short)
            && let Some((_, value)) = self.entries.pop()
        {
            return value;
        }
        self.node()
    }

    /// Returns the table.
    pub(super) fn node(self) -> Node<'static> {
        Node { span: self.span, content: Content::Mapping(self.entries) }
    }
}
