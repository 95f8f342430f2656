//! Other tools' files as flows: each becomes the tree that YAML makes, with places in its own text.
//!
//! A reader turns a text into a [`Node`] whose spans lie in that text. From there on it is read as
//! a flow is: the same values, the same faults, the same ids. So a file of another tool can be
//! checked and drawn as it is, and importing it is no more than writing the tree down.

pub mod bpmn;
mod keys;
mod kind;
pub mod mermaid;
mod names;
mod sketch;
pub mod table;

pub use kind::Kind;
pub use sketch::MOST_LINKS;

use crate::diagnostic::Diagnostic;
use crate::model::Shared;
use crate::syntax::{self, Content, Entry, FormatError, Node, Parsed, Style, parse_tree, parse_with};
use crate::text::{SourceFile, Span};
use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

/// A flow out of any file that can be read as one.
#[derive(Debug, Clone)]
pub struct Imported {
    /// What the file is.
    pub kind: Kind,
    /// The flow, with places in that file.
    pub parsed: Parsed,
    /// What only BPMN knows, where the file is BPMN that can be read.
    pub diagram: Option<Arc<bpmn::Diagram>>,
}

/// A file of another tool as a tree of keys, with what went wrong.
#[derive(Debug)]
pub struct Tree {
    /// The tree; absent where the file could not be read at all.
    pub root: Option<Node<'static>>,
    /// What went wrong so far.
    pub faults: Vec<Diagnostic>,
    /// What only BPMN knows.
    pub diagram: Option<Arc<bpmn::Diagram>>,
}

impl Tree {
    /// Makes a tree of what a table or a flowchart holds.
    fn of_text((root, faults): (Option<Node<'static>>, Vec<Diagnostic>)) -> Self {
        Self { root, faults, diagram: None }
    }

    /// Makes a tree of what BPMN holds.
    fn of_bpmn(source: &SourceFile) -> Self {
        match bpmn::read(source) {
            Ok(diagram) => {
                let stem = Path::new(source.name()).file_stem().unwrap_or_default().to_string_lossy();
                let root = Some(bpmn::tree(&diagram, &stem));
                Self { root, faults: Vec::new(), diagram: Some(Arc::new(diagram)) }
            }
            Err(fault) => Self { root: None, faults: vec![*fault], diagram: None },
        }
    }
}

/// Reads a flow, in whatever it is written; never fails.
#[must_use]
pub fn read(source: &SourceFile, shared: &Shared) -> Imported {
    let kind = Kind::of(source);
    let (mut parsed, diagram) = match tree(source, kind) {
        None => (parse_with(source, shared), None),
        Some(Tree { root: Some(root), faults, diagram }) => (parse_tree(&root, faults, shared), diagram),
        Some(Tree { root: None, faults, .. }) => (Parsed::unread(faults), None),
    };
    if kind == Kind::Table {
        table::place(source, &mut parsed.diagnostics);
    }
    if kind != Kind::Yaml {
        // A mend writes YAML.
        parsed.diagnostics.iter_mut().for_each(|fault| fault.fix = None);
    }
    Imported { kind, parsed, diagram }
}

/// What a flow says of the file that it was imported from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Its path, from the folder of the flow.
    pub file: String,
    /// Its SHA-256, in hexadecimal digits.
    pub sha256: String,
}

impl Origin {
    /// Returns the key of the flow that says so.
    fn entry(&self) -> Entry<'static> {
        let text = |text: &str| Node::scalar(Span::default(), Cow::Owned(text.to_owned()), Style::Quoted);
        let entries = vec![(text("file"), text(&self.file)), (text("sha256"), text(&self.sha256))];
        (text("origin"), Node { span: Span::default(), content: Content::Mapping(entries) })
    }
}

/// Writes another tool's file as the text of a flow; nothing where it is one, or cannot be read.
///
/// # Errors
/// When the flow could not be brought into its canonical form.
pub fn to_yaml(source: &SourceFile) -> Result<Option<String>, FormatError> {
    to_yaml_from(source, None)
}

/// Writes another tool's file as the text of a flow that says where it comes from.
///
/// # Errors
/// When the flow could not be brought into its canonical form.
pub fn to_yaml_from(source: &SourceFile, origin: Option<&Origin>) -> Result<Option<String>, FormatError> {
    let Some(mut root) = tree(source, Kind::of(source)).and_then(|tree| tree.root) else { return Ok(None) };
    if let (Content::Mapping(entries), Some(origin)) = (&mut root.content, origin) {
        entries.push(origin.entry());
    }
    syntax::write(&root).map(Some)
}

/// Tells whether a title is no more than the name of the file of another tool that it was read from.
#[must_use]
pub fn is_name_of_file(title: &str, source: &SourceFile) -> bool {
    match Kind::of(source) {
        Kind::Yaml => false,
        Kind::Bpmn => Path::new(source.name()).file_stem().is_some_and(|stem| stem == title),
        Kind::Table | Kind::Mermaid => title == table::title_of_file(source.name()),
    }
}

/// Returns the tree that a file of any kind is read through; nothing where it cannot be read.
#[must_use]
pub fn tree_of(source: &SourceFile) -> Option<Node<'_>> {
    match tree(source, Kind::of(source)) {
        None => syntax::read(source.text()).root,
        Some(tree) => tree.root,
    }
}

/// Returns the tree of another tool's file; nothing for a flow, which is read as YAML.
fn tree(source: &SourceFile, kind: Kind) -> Option<Tree> {
    match kind {
        Kind::Yaml => None,
        Kind::Bpmn => Some(Tree::of_bpmn(source)),
        Kind::Table => Some(Tree::of_text(table::tree(source))),
        Kind::Mermaid => Some(Tree::of_text(mermaid::tree(source))),
    }
}
