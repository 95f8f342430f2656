//! The spanned tree that lies between YAML and the model.
//!
//! Scalars stay texts: nothing is turned into a number, a truth value or nothing, so that the key
//! `no` is the text "no". What a text means is decided where it is lowered.

use crate::text::Span;
use std::borrow::Cow;

/// How many bytes of a text cost as much as a value.
const TEXT_OF_ONE: usize = 64;

/// How a text was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// Bare.
    Plain,
    /// In single or double quotes.
    Quoted,
    /// Over several lines after `|` or `>`.
    Block,
}

/// A value with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node<'text> {
    /// Where it stands; an alias has the place of what it stands for.
    pub span: Span,
    /// The value.
    pub content: Content<'text>,
}

/// A key with its value.
pub type Entry<'text> = (Node<'text>, Node<'text>);

/// What a node holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Content<'text> {
    /// A text; empty where nothing is written.
    Scalar {
        /// The text, without quotes and escapes.
        text: Cow<'text, str>,
        /// How it was written.
        style: Style,
    },
    /// A list.
    Sequence(Vec<Node<'text>>),
    /// A table of keys and values, in file order; keys may repeat.
    Mapping(Vec<Entry<'text>>),
}

impl<'text> Node<'text> {
    /// Makes a text.
    #[must_use]
    pub fn scalar(span: Span, text: Cow<'text, str>, style: Style) -> Self {
        Self { span, content: Content::Scalar { text, style } }
    }

    /// Returns the text of a scalar.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Scalar { text, .. } => Some(text),
            Content::Sequence(_) | Content::Mapping(_) => None,
        }
    }

    /// Tells whether nothing is written: no text, `~` or `null`, all without quotes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match &self.content {
            Content::Scalar { text, style: Style::Plain } => matches!(text.as_ref(), "" | "~" | "null"),
            _ => false,
        }
    }

    /// Returns the items of a list.
    #[must_use]
    pub fn items(&self) -> Option<&[Node<'text>]> {
        match &self.content {
            Content::Sequence(items) => Some(items),
            _ => None,
        }
    }

    /// Returns the entries of a table.
    #[must_use]
    pub fn entries(&self) -> Option<&[Entry<'text>]> {
        match &self.content {
            Content::Mapping(entries) => Some(entries),
            _ => None,
        }
    }

    /// Says what it is, with its article: "a text", "a list", "a table of keys", or "nothing".
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match &self.content {
            Content::Scalar { .. } if self.is_empty() => "nothing",
            Content::Scalar { .. } => "a text",
            Content::Sequence(_) => "a list",
            Content::Mapping(_) => "a table of keys",
        }
    }

    /// Returns how many levels lie below it; 0 for a text.
    #[must_use]
    pub fn height(&self) -> usize {
        match &self.content {
            Content::Scalar { .. } => 0,
            Content::Sequence(items) => 1 + items.iter().map(Node::height).max().unwrap_or(0),
            Content::Mapping(entries) => {
                let heights = entries.iter().map(|(key, value)| key.height().max(value.height()));
                1 + heights.max().unwrap_or(0)
            }
        }
    }

    /// Returns what a copy costs: one for each node, and more for long texts, which the model copies.
    #[must_use]
    pub fn weight(&self) -> usize {
        match &self.content {
            Content::Scalar { text, .. } => 1 + text.len() / TEXT_OF_ONE,
            Content::Sequence(items) => 1 + items.iter().map(Node::weight).sum::<usize>(),
            Content::Mapping(entries) => {
                1 + entries.iter().map(|(key, value)| key.weight() + value.weight()).sum::<usize>()
            }
        }
    }
}
