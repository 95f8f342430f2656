//! Flowcharts of Mermaid as flows: subgraphs are lanes, and what crosses them are hand-offs.
//!
//! Read is what says something of a process. What only says how it looks is passed over.

mod build;
mod cursor;
mod head;
mod label;
mod links;
mod read;
mod shapes;
#[cfg(test)]
mod tests;

pub use build::NOBODY;

use super::keys::Text;
use crate::diagnostic::Diagnostic;
use crate::syntax::Node;
use crate::syntax::faults::beyond_limits;
use crate::syntax::lower::Decoder;
use crate::text::{SourceFile, Span};
use cursor::Cursor;
use head::Head;
use read::Reader;

/// The most bytes of a flowchart that are read; Mermaid itself takes 50,000 characters.
pub const MOST_BYTES: usize = 1024 * 1024;

/// Tells whether a text begins as a diagram of Mermaid.
pub(super) fn is_diagram(text: &str) -> bool {
    Head::of(&mut Cursor::new(text)).is_some_and(|head| head.is_known())
}

/// Reads a flowchart as the tree of a flow.
pub(super) fn tree(source: &SourceFile) -> (Option<Node<'static>>, Vec<Diagnostic>) {
    let decoder = Decoder::default();
    let root = root(source, &decoder);
    (root, decoder.into_faults())
}

fn root(source: &SourceFile, decoder: &Decoder) -> Option<Node<'static>> {
    if source.text().len() > MOST_BYTES {
        let message = format!("the flowchart is longer than {} MB", MOST_BYTES / (1024 * 1024));
        decoder.report(too_much(Span::empty(0), message));
        return None;
    }
    let mut cursor = Cursor::new(source.text());
    let head = Head::of(&mut cursor);
    let Some(head) = head.filter(Head::is_flowchart) else {
        decoder.report(Head::refusal(source.text()));
        return None;
    };
    let mut reader = Reader::new(cursor, decoder);
    reader.read();
    let title = head.title.or(reader.title.take());
    let title = title.unwrap_or_else(|| Text::new(super::table::title_of_file(source.name()), head.span));
    Some(build::sketch(reader.chart, title).tree())
}

fn too_much(span: Span, message: String) -> Diagnostic {
    Diagnostic::new(&beyond_limits::META, span, message).help("draw one process to a file")
}
