//! YAML to the model: reads a flow, never fails, and reports every fault in one run.
//!
//! `yaml` makes a spanned tree of a text, `keys` says what each table may hold, `lower` makes the
//! model of the tree, and `faults` describes what can be wrong.

mod assignment;
mod detect;
pub mod faults;
mod format;
pub mod keys;
pub mod lower;
mod nearest;
mod quoting;
pub mod schema;
mod starter;
mod tree;
mod trouble;
pub mod values;
mod write;
mod yaml;

pub use assignment::{Assignment, HeldChance};
pub use detect::is_flow;
pub use format::{FormatError, format};
pub use nearest::{Near, nearest};
pub use starter::starter;
pub use tree::{Content, Entry, Node, Style};
pub use trouble::Trouble;
pub use write::write;
pub use yaml::{Document, MAX_ALIAS_NODES, MAX_DEPTH, MAX_FILE_BYTES, MAX_KEY_CHARACTERS, MAX_NODES, read};

use crate::diagnostic::Diagnostic;
use crate::model::{Flow, Shared};
use crate::text::{SourceFile, Span};
use keys::Table;
use lower::{Decoder, Fields};
use std::collections::HashSet;

/// What reading a file gives.
#[derive(Debug, Clone)]
pub struct Parsed {
    /// The flow, as far as it could be read.
    pub flow: Flow,
    /// Every fault, by place.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether the file has the key `flow` at its top, and so means to be one.
    pub is_flow: bool,
    /// Whether reading broke off, so that the flow ends where the text could not be read.
    pub is_cut: bool,
}

impl Parsed {
    /// Makes the flow of a file of which nothing could be read.
    #[must_use]
    pub fn unread(diagnostics: Vec<Diagnostic>) -> Self {
        Self { flow: Flow::default(), diagnostics, is_flow: true, is_cut: true }
    }
}

/// Reads a flow that stands alone.
#[must_use]
pub fn parse(source: &SourceFile) -> Parsed {
    parse_with(source, &Shared::default())
}

/// Reads a flow of a workspace, whose shared actors and measures it may name.
#[must_use]
pub fn parse_with(source: &SourceFile, shared: &Shared) -> Parsed {
    let document = read(source.text());
    let faults = document.troubles.iter().map(|(trouble, span)| trouble.diagnostic(source, *span)).collect();
    lowered(document.root.as_ref(), faults, shared, &document)
}

/// Makes a flow of a tree that was read from another tool's file, whose faults so far are given.
///
/// The spans of the tree are places in that file, and so are those of the flow and of its faults.
#[must_use]
pub fn parse_tree(root: &Node<'_>, faults: Vec<Diagnostic>, shared: &Shared) -> Parsed {
    lowered(Some(root), faults, shared, &Document::default())
}

fn lowered(
    root: Option<&Node<'_>>,
    faults: Vec<Diagnostic>,
    shared: &Shared,
    document: &Document<'_>,
) -> Parsed {
    let decoder = Decoder::default();
    faults.into_iter().for_each(|fault| decoder.report(fault));
    let flow = lower::flow(&decoder, root, shared);
    lower::resolve(&decoder, &flow, shared);
    let top = root.and_then(Node::entries).unwrap_or_default();
    Parsed {
        flow,
        diagnostics: settle(decoder.into_faults(), document),
        is_flow: top.iter().any(|(key, _)| key.text() == Some("flow")),
        is_cut: document.is_cut,
    }
}

/// Reads a file that is no flow, by a table of keys of its own.
///
/// Returns what `lower` makes of the keys, and every fault by place. A file without content is a
/// table without keys; one that holds something else gives nothing.
pub fn parse_table<T>(
    source: &SourceFile,
    table: &'static Table,
    lower: impl FnOnce(&Decoder, &Fields<'_, '_>) -> T,
) -> (Option<T>, Vec<Diagnostic>) {
    let document = read(source.text());
    let decoder = Decoder::default();
    for (trouble, span) in &document.troubles {
        decoder.report(trouble.diagnostic(source, *span));
    }
    let nothing = Node { span: Span::empty(0), content: Content::Mapping(Vec::new()) };
    let root = document.root.as_ref().filter(|root| !root.is_empty()).unwrap_or(&nothing);
    let value = decoder.open(root, table, Span::empty(root.span.start)).map(|fields| {
        let value = lower(&decoder, &fields);
        fields.finish();
        value
    });
    (value, settle(decoder.into_faults(), &document))
}

/// Orders faults by place and drops what aliases made twice or a cut made up.
fn settle(faults: Vec<Diagnostic>, document: &Document<'_>) -> Vec<Diagnostic> {
    let mut seen = HashSet::new();
    let mut kept: Vec<Diagnostic> = faults
        .into_iter()
        .filter(|fault| !(document.is_cut && is_made_by_cut(fault, &document.torn)))
        .filter(|fault| seen.insert((fault.rule.clone(), fault.span, fault.message.clone())))
        .collect();
    kept.sort_by(|a, b| (a.span.start, &a.rule).cmp(&(b.span.start, &b.rule)));
    kept
}

/// Tells whether a fault may come from what could not be read and not from what was written.
fn is_made_by_cut(fault: &Diagnostic, torn: &[u32]) -> bool {
    match fault.rule.code() {
        "S004" | "R001" => true,
        "S002" => torn.contains(&fault.span.start),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
