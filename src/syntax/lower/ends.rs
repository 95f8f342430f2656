//! The two ends of a hand-off in its short form: `order -> tell`.

use crate::model::{End, Id};
use crate::syntax::tree::{Content, Node, Style};
use crate::text::{Span, Spanned};

/// The arrows of the format.
const ARROWS: [&str; 2] = ["->", "→"];

/// What people write for an arrow.
const NEAR_ARROWS: [&str; 8] = ["=>", "⟶", "➔", "➜", "⇒", " > ", " to ", " – "];

/// How many ends of a chain are read; nobody writes more on purpose.
const MOST_ENDS: usize = 16;

/// Two ends that follow each other.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ends {
    /// The supplier's end.
    pub(super) from: End,
    /// The customer's end.
    pub(super) to: End,
}

/// What a text says of ends.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Reading {
    /// Pairs of ends, in order; more than one where the text is a chain.
    pub(super) pairs: Vec<Ends>,
    /// Whether an end is missing.
    pub(super) has_gap: bool,
    /// Whether the arrow is one that the format does not know.
    pub(super) is_near: bool,
}

/// Tells whether a text has an arrow, or what people write for one.
pub(super) fn has_arrow(text: &str) -> bool {
    ARROWS.iter().chain(&NEAR_ARROWS).any(|arrow| text.contains(arrow))
}

/// Reads the ends that a text names; the text begins with the first word of the node `place`.
pub(super) fn read(text: &str, place: &Node<'_>) -> Option<Reading> {
    let is_near = !ARROWS.iter().any(|arrow| text.contains(arrow));
    let arrows: &[&str] = if is_near { &NEAR_ARROWS } else { &ARROWS };
    let parts = split(text, arrows);
    if parts.len() < 2 {
        return None;
    }
    let offset = offset_of_text(place);
    let end = |(start, part): (usize, &str)| {
        let span = match offset {
            Some(offset) => Span::of(offset + start..offset + start + part.len()),
            None => place.span,
        };
        (!part.is_empty()).then(|| Spanned::new(Id::new(part), span))
    };
    let ends: Vec<Option<End>> = parts.into_iter().map(end).collect();
    let has_gap = ends.iter().any(Option::is_none);
    let pairs = ends.windows(2).filter_map(|pair| match pair {
        [Some(from), Some(to)] => Some(Ends { from: from.clone(), to: to.clone() }),
        _ => None,
    });
    Some(Reading { pairs: pairs.collect(), has_gap, is_near })
}

/// Splits a text at arrows into trimmed parts, each with its offset.
fn split<'text>(text: &'text str, arrows: &[&str]) -> Vec<(usize, &'text str)> {
    let mut parts = Vec::new();
    let mut start = 0;
    loop {
        let rest = &text[start..];
        let next = arrows.iter().filter_map(|arrow| rest.find(arrow).map(|at| (at, arrow.len()))).min();
        let part = next.map_or(rest, |(at, _)| &rest[..at]);
        let trimmed = part.trim_start();
        let lead = part.len() - trimmed.len();
        // Longer arrows (`-->`) leave their dashes on the part before.
        parts.push((start + lead, trimmed.trim_end_matches(['-', '=', ' ', '\t', '\n'])));
        match next {
            Some((at, width)) if parts.len() < MOST_ENDS => start += at + width,
            _ => return parts,
        }
    }
}

/// Returns where the first word of a scalar stands, if its text stands in the file as it reads.
fn offset_of_text(node: &Node<'_>) -> Option<usize> {
    let Content::Scalar { text, style } = &node.content else { return None };
    let quote = match style {
        Style::Plain => 0,
        Style::Quoted => 1,
        Style::Block => return None,
    };
    let blanks = text.len() - text.trim_start().len();
    // Escapes, and lines that were joined, make the text another length than its place.
    (node.span.range().len() == text.len() + 2 * quote).then(|| node.span.range().start + quote + blanks)
}

#[cfg(test)]
mod tests {
    use super::{Reading, read};
    use crate::syntax::tree::{Node, Style};
    use crate::text::Span;

    fn reading(text: &str) -> Option<Reading> {
        let node = Node::scalar(Span::of(10..10 + text.len()), text.into(), Style::Plain);
        read(text, &node)
    }

    fn pairs(text: &str) -> Vec<(String, String)> {
        let read = reading(text).expect(text);
        read.pairs.iter().map(|pair| (pair.from.to_string(), pair.to.to_string())).collect()
    }

    #[test]
    fn reads_every_arrow() {
        for text in ["a -> b", "a->b", "a-> b", "a → b", "a --> b", "a => b", "a to b", " a  ->  b "] {
            assert_eq!(pairs(text), [("a".to_owned(), "b".to_owned())], "{text}");
        }
        assert_eq!(reading("order tell"), None);
        assert!(reading("a => b").expect("an arrow").is_near);
    }

    #[test]
    fn ends_have_their_places() {
        let read = reading("order -> tell").expect("an arrow");
        assert_eq!(read.pairs[0].from.span, Span::new(10, 15));
        assert_eq!(read.pairs[0].to.span, Span::new(19, 23));
    }

    #[test]
    fn ends_of_a_text_that_reads_otherwise_have_its_place() {
        let place = |written: &str, text: &str, style: Style| {
            let node = Node::scalar(Span::of(0..written.len()), text.into(), style);
            let span = read(text.trim(), &node).expect("an arrow").pairs[0].to.span;
            written[span.range()].to_owned()
        };
        assert_eq!(place("\"  a -> b\"", "  a -> b", Style::Quoted), "b");
        assert_eq!(place("a ->\n  b", "a -> b", Style::Plain), "a ->\n  b");
        assert_eq!(place("\"a \\u002D> b\"", "a -> b", Style::Quoted), "\"a \\u002D> b\"");
        assert_eq!(place("  a -> b", "a -> b\n", Style::Block), "  a -> b");
    }

    #[test]
    fn chains_and_gaps_are_known() {
        assert_eq!(pairs("a -> b -> c").len(), 2);
        assert!(reading("a -> ").expect("an arrow").has_gap);
        assert!(reading("-> b").expect("an arrow").pairs.is_empty());
    }
}
