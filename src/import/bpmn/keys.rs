//! The keys of a flow that our extension keeps beside an element of BPMN.
//!
//! `<handoff:keys>` holds an element for each key. An element within may hold a text, elements of
//! that kind in turn, or `<handoff:item>` for each item of a list. A key that is no name in XML stands
//! in `<handoff:entry key="…">`.

use super::NAMESPACE;
use crate::syntax::{Content, Entry, Node, Style};
use crate::text::Span;
use crate::xml::Element;
use std::borrow::Cow;

/// Finds our extension within an element of BPMN.
pub(super) fn within<'doc, 'text: 'doc>(element: Element<'doc, 'text>) -> Option<Element<'doc, 'text>> {
    let extensions = element.children().filter(|child| child.name() == "extensionElements");
    let mut children = extensions.flat_map(Element::children);
    children.find(|child| child.namespace() == NAMESPACE && child.name() == "keys")
}

/// Returns the keys that our extension holds, as a table.
pub(super) fn of(keys: Element<'_, '_>) -> Node<'static> {
    Node { span: keys.span(), content: Content::Mapping(entries(keys)) }
}

fn entries(of: Element<'_, '_>) -> Vec<Entry<'static>> {
    let known = of.children().filter(|child| child.namespace() == NAMESPACE);
    known
        .map(|child| {
            let named = child.attribute("key").filter(|_| child.name() == "entry");
            let key = named.map_or(child.name(), |key| key.value);
            (scalar(child.start_tag(), key), value(child))
        })
        .collect()
}

fn value(of: Element<'_, '_>) -> Node<'static> {
    let mut children = of.children().filter(|child| child.namespace() == NAMESPACE).peekable();
    let is_list =
        of.attribute("list").is_some() || children.peek().is_some_and(|first| first.name() == "item");
    let content = if is_list {
        Content::Sequence(children.filter(|child| child.name() == "item").map(value).collect())
    } else if children.peek().is_some() || of.attribute("table").is_some() {
        Content::Mapping(entries(of))
    } else {
        return scalar(of.content_span(), &of.text());
    };
    Node { span: of.span(), content }
}

/// Makes a text of a tree; it stays one, whatever it says.
pub(super) fn scalar(span: Span, text: &str) -> Node<'static> {
    Node::scalar(span, Cow::Owned(text.to_owned()), Style::Quoted)
}

/// Finds the value of a key in a table.
pub(super) fn find<'tree>(table: &'tree Node<'static>, key: &str) -> Option<&'tree Node<'static>> {
    let entries = table.entries()?;
    entries.iter().find(|(found, _)| found.text() == Some(key)).map(|(_, value)| value)
}

/// A table of keys that is being made.
#[derive(Debug)]
pub(super) struct Table {
    span: Span,
    entries: Vec<Entry<'static>>,
}

impl Table {
    /// Begins a table whose keys stand at `span`.
    pub(super) fn at(span: Span) -> Self {
        Self { span, entries: Vec::new() }
    }

    /// Adds a key with its value.
    pub(super) fn put(&mut self, key: &str, value: Node<'static>) {
        self.entries.push((scalar(self.span, key), value));
    }

    /// Adds a key with a text.
    pub(super) fn put_text(&mut self, key: &str, span: Span, text: &str) {
        self.put(key, scalar(span, text));
    }

    /// Adds what our extension keeps, except for `left_out` and what the table has already.
    pub(super) fn take(&mut self, kept: Option<&Node<'static>>, left_out: &[&str]) {
        for (key, value) in kept.and_then(Node::entries).unwrap_or_default() {
            let is_new = |name: &str| {
                !left_out.contains(&name) && !self.entries.iter().any(|(found, _)| found.text() == Some(name))
            };
            if key.text().is_some_and(is_new) {
                self.entries.push((key.clone(), value.clone()));
            }
        }
    }

    /// Returns the table, or the value alone where its only key is `short`.
    pub(super) fn node_or_text(mut self, short: &str) -> Node<'static> {
        if let [(key, _)] = self.entries.as_slice()
            && key.text() == Some(short)
            && let Some((_, value)) = self.entries.pop()
        {
            return value;
        }
        self.node()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(super) fn node(self) -> Node<'static> {
        Node { span: self.span, content: Content::Mapping(self.entries) }
    }
}
