//! BPMN 2.0 as a flow.
//!
//! `read` takes the file in as a [`Diagram`], element by element. The rest makes the tree of a flow
//! of it: `actors` out of pools and lanes, `edges` out of sequence flows with the gateways between
//! steps taken out, `steps`, and `handoffs` out of whatever passes from one actor to another. Spans
//! are those of the file, so that a finding on a hand-off points to the arrow in the XML.

mod actors;
mod beside;
mod diagram;
mod edges;
mod element;
mod faults;
mod handoffs;
mod keys;
mod kind;
mod order;
mod read;
mod references;
mod signals;
mod steps;
mod tree;
mod words;

pub use diagram::{
    Annotation, Association, Data, Diagram, Drawn, Element, End, FlowNode, Gateway, Lane, MessageFlow,
    NodeKind, Place, Pool, Process, SequenceFlow, Signal, Trigger, Unread,
};

use crate::diagnostic::Diagnostic;
use crate::syntax::Node;
use crate::text::SourceFile;
use crate::xml::Document;

/// The namespace of what flows know and BPMN has no place for.
pub const NAMESPACE: &str = "https://handoffs.dev/bpmn/1";

/// How far into a text its namespace is looked for.
const HEAD: usize = 16 * 1024;

/// Tells whether a text of XML holds BPMN, by its first lines.
#[must_use]
pub fn is_bpmn(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let head = &text.as_bytes()[..text.len().min(HEAD)];
    text.starts_with('<')
        && read::NAMESPACES.iter().any(|name| memchr::memmem::find(head, name.as_bytes()).is_some())
}

/// Reads a file; what cannot be read as XML, or is no BPMN, is a fault with a place.
///
/// # Errors
/// The fault.
pub fn read(source: &SourceFile) -> Result<Diagram, Box<Diagnostic>> {
    let document = Document::read(source).map_err(|fault| Box::new(faults::not_xml(source, &fault)))?;
    read::diagram(document.root()).ok_or_else(|| Box::new(faults::not_bpmn(document.root())))
}

/// Makes the tree of a flow of a diagram; `stem` names the flow where nothing else does.
#[must_use]
pub fn tree(diagram: &Diagram, stem: &str) -> Node<'static> {
    tree::flow(diagram, stem)
}

#[cfg(test)]
mod tests;
