//! XML documents with the byte range of everything, bounded.
//!
//! `bounds` looks over a text before it is parsed and refuses what costs more than it tells; the
//! parser behind it is `roxmltree`, which no other folder sees. `decode` turns the bytes of a file
//! into text by the encoding that the file declares, and `escape` writes texts.

mod bounds;
mod decode;
mod element;
mod escape;

pub use bounds::{MAX_ATTRIBUTES, MAX_DEPTH, MAX_NAMESPACES};
pub use decode::{DecodeError, declares, decode, encode, encoding, is_utf_16};
pub use element::{Attribute, Document, Element};
pub use escape::{attribute, content, escaped};

use crate::text::Span;

/// How many bytes a document has at the most.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// How many elements, texts and remarks a document holds at the most.
pub const MAX_NODES: u32 = 2_000_000;

/// Why a text cannot be read as XML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// Where it shows.
    pub span: Span,
}

/// What is wrong with a text that should be XML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// `<!DOCTYPE`: declarations that could pull in other files, or grow beyond all bounds.
    Doctype,
    /// `&name;` that XML itself does not know.
    Entity(String),
    /// The text has too many bytes.
    TooLarge,
    /// Elements nest too deep.
    TooDeep,
    /// An element has too many attributes.
    TooManyAttributes,
    /// Too many namespaces are declared at once.
    TooManyNamespaces,
    /// There are too many elements.
    TooManyNodes,
    /// An element is closed by another one's tag; holds the one that is open and the one that was met.
    WrongTag(String, String),
    /// The text ends before its elements do.
    Unfinished,
    /// There is no element at all.
    NoElement,
    /// A prefix stands for no namespace.
    UnknownPrefix(String),
    /// An attribute stands twice on one element.
    DoubledAttribute(String),
    /// A comment holds two hyphens in a row, or ends with one.
    WrongComment,
    /// What the parser says, where nothing better is known.
    Other(String),
}
