//! Documents, elements and attributes, each with its place.

use super::{Fault, FaultKind, MAX_BYTES, MAX_NODES, bounds};
use crate::text::{SourceFile, Span};
use roxmltree::{Error, Node, ParsingOptions, TextPos};

/// A document that was read as a whole.
#[derive(Debug)]
pub struct Document<'text> {
    tree: roxmltree::Document<'text>,
}

impl<'text> Document<'text> {
    /// Reads a text.
    ///
    /// # Errors
    /// The first place at which it is no XML, or more than the bounds of this layer allow.
    pub fn read(source: &'text SourceFile) -> Result<Self, Fault> {
        let text = source.text();
        if text.len() > MAX_BYTES {
            return Err(Fault { kind: FaultKind::TooLarge, span: Span::empty(0) });
        }
        bounds::check(text)?;
        let options =
            ParsingOptions { allow_dtd: false, nodes_limit: MAX_NODES, ..ParsingOptions::default() };
        match roxmltree::Document::parse_with_options(text, options) {
            Ok(tree) => Ok(Self { tree }),
            Err(error) => Err(fault(source, &error)),
        }
    }

    /// Returns the outermost element.
    #[must_use]
    pub fn root(&self) -> Element<'_, 'text> {
        Element { node: self.tree.root_element() }
    }
}

/// An element; cheap to copy.
#[derive(Debug, Clone, Copy)]
pub struct Element<'doc, 'text> {
    node: Node<'doc, 'text>,
}

/// An attribute with its place.
#[derive(Debug, Clone, Copy)]
pub struct Attribute<'doc> {
    /// The namespace; empty for none.
    pub namespace: &'doc str,
    /// The name without its prefix.
    pub name: &'doc str,
    /// The value, with references resolved.
    pub value: &'doc str,
    /// Where the value stands, without its quotes.
    pub value_span: Span,
    /// Where name and value stand.
    pub span: Span,
}

impl<'doc, 'text: 'doc> Element<'doc, 'text> {
    /// Returns the name without its prefix.
    #[must_use]
    pub fn name(self) -> &'doc str {
        self.node.tag_name().name()
    }

    /// Returns the namespace; empty for none.
    #[must_use]
    pub fn namespace(self) -> &'doc str {
        self.node.tag_name().namespace().unwrap_or_default()
    }

    /// Returns an attribute without a namespace.
    #[must_use]
    pub fn attribute(self, name: &str) -> Option<Attribute<'doc>> {
        self.attributes().find(|attribute| attribute.namespace.is_empty() && attribute.name == name)
    }

    /// Returns the attributes in file order; declarations of namespaces are not among them.
    pub fn attributes(self) -> impl Iterator<Item = Attribute<'doc>> {
        self.node.attributes().map(|attribute| Attribute {
            namespace: attribute.namespace().unwrap_or_default(),
            name: attribute.name(),
            value: attribute.value(),
            value_span: Span::of(attribute.range_value()),
            span: Span::of(attribute.range()),
        })
    }

    /// Returns the namespace that a prefix stands for here; the empty prefix is the default one.
    #[must_use]
    pub fn namespace_of(self, prefix: &str) -> Option<&'doc str> {
        self.node.lookup_namespace_uri((!prefix.is_empty()).then_some(prefix))
    }

    /// Returns the element around it.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        self.node.parent_element().map(|node| Self { node })
    }

    /// Returns the elements directly within it.
    pub fn children(self) -> impl Iterator<Item = Self> {
        self.node.children().filter(Node::is_element).map(|node| Self { node })
    }

    /// Returns all elements below it, itself first, in file order.
    pub fn descendants(self) -> impl Iterator<Item = Self> {
        self.node.descendants().filter(Node::is_element).map(|node| Self { node })
    }

    /// Returns all text within it, that of inner elements too.
    #[must_use]
    pub fn text(self) -> String {
        self.node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect()
    }

    /// Returns where the whole element stands.
    #[must_use]
    pub fn span(self) -> Span {
        Span::of(self.node.range())
    }

    /// Returns where its content stands, between the tags; empty and at the end where it has none.
    #[must_use]
    pub fn content_span(self) -> Span {
        let inside = self.node.first_child().map(|first| first.range().start);
        let last = self.node.last_child().map(|last| last.range().end);
        match (inside, last) {
            (Some(start), Some(end)) => Span::of(start..end),
            _ => Span::empty(self.span().end),
        }
    }

    /// Returns where its start tag stands, from `<` to `>`.
    #[must_use]
    pub fn start_tag(self) -> Span {
        let whole = self.node.range();
        let text = self.node.document().input_text();
        let inside = self.node.attributes().next_back().map_or(whole.start, |last| last.range().end);
        let end = text.get(inside..whole.end).and_then(|rest| rest.find('>'));
        Span::of(whole.start..end.map_or(whole.end, |end| inside + end + 1))
    }
}

/// Turns what the parser says into a fault with a place.
fn fault(source: &SourceFile, error: &Error) -> Fault {
    let end = source.text().trim_end().len();
    let (kind, at) = match error {
        Error::UnknownEntityReference(name, at) => (FaultKind::Entity(name.clone()), place(source, *at)),
        Error::DtdDetected => (FaultKind::Doctype, 0),
        Error::NodesLimitReached | Error::AttributesLimitReached => (FaultKind::TooManyNodes, 0),
        Error::NamespacesLimitReached => (FaultKind::TooManyNamespaces, 0),
        Error::UnexpectedCloseTag(open, met, at) => {
            (FaultKind::WrongTag(open.clone(), met.clone()), place(source, *at))
        }
        Error::NoRootNode => (FaultKind::NoElement, 0),
        Error::UnclosedRootNode | Error::UnexpectedEndOfStream => (FaultKind::Unfinished, end),
        Error::UnknownNamespace(prefix, at) => (FaultKind::UnknownPrefix(prefix.clone()), place(source, *at)),
        Error::DuplicatedAttribute(name, at) => {
            (FaultKind::DoubledAttribute(name.clone()), place(source, *at))
        }
        Error::InvalidComment(at) => (FaultKind::WrongComment, place(source, *at)),
        other => (FaultKind::Other(words(other)), place(source, other.pos())),
    };
    let width = source.text().get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    Fault { kind, span: Span::of(at..at + width) }
}

/// Returns the offset of a place that the parser counts in lines and characters.
fn place(source: &SourceFile, at: TextPos) -> usize {
    let start = source.line_start(at.row as usize) as usize;
    let rest = source.text().get(start..).unwrap_or_default();
    let column = (at.col as usize).saturating_sub(1);
    start + rest.char_indices().nth(column).map_or(rest.len(), |(offset, _)| offset)
}

/// Returns the parser's words without the place at their end.
fn words(error: &Error) -> String {
    let words = error.to_string();
    words.rsplit_once(" at ").map_or(words.clone(), |(words, _)| words.to_owned())
}

#[cfg(test)]
mod tests {
    use super::Document;
    use crate::text::SourceFile;
    use crate::xml::FaultKind;
    use proptest::prelude::*;

    fn fault(text: &str) -> (FaultKind, usize) {
        let source = SourceFile::new("a.xml", text);
        let fault = Document::read(&source).expect_err(text);
        (fault.kind, fault.span.start as usize)
    }

    #[test]
    fn everything_has_its_place() {
        let text = "<?xml version=\"1.0\"?>\n<a:x xmlns:a=\"urn:1\" name=\"K&#228;se\"\n  id='i'><b>c &amp; d</b></a:x>";
        let source = SourceFile::new("a.xml", text);
        let document = Document::read(&source).unwrap();
        let root = document.root();
        assert_eq!((root.namespace(), root.name()), ("urn:1", "x"));
        let name = root.attribute("name").unwrap();
        assert_eq!((name.value, source.slice(name.value_span)), ("Käse", "K&#228;se"));
        assert_eq!(source.slice(name.span), "name=\"K&#228;se\"");
        assert!(source.slice(root.start_tag()).ends_with("id='i'>"));
        let child = root.children().next().unwrap();
        assert_eq!(child.text(), "c & d");
        assert_eq!(source.slice(child.span()), "<b>c &amp; d</b>");
        assert_eq!(source.slice(child.start_tag()), "<b>");
        assert_eq!(source.slice(child.content_span()), "c &amp; d");
    }

    #[test]
    fn says_what_is_wrong_and_where() {
        assert_eq!(fault("<a>&nbsp;</a>"), (FaultKind::Entity("nbsp".into()), 3));
        assert_eq!(fault("<a>\n<b></a>").0, FaultKind::WrongTag("b".into(), "a".into()));
        assert_eq!(fault("<a><b/>\n").0, FaultKind::Unfinished);
        assert_eq!(fault("").0, FaultKind::NoElement);
        assert_eq!(fault("<ä:b/>"), (FaultKind::UnknownPrefix("ä".into()), 1));
        assert_eq!(fault("<a b='1' b='2'/>"), (FaultKind::DoubledAttribute("b".into()), 9));
    }

    proptest! {
        #[test]
        fn no_text_is_too_much(text in "[<>/a-c!?='\" &;:\\-\\[\\]é\n]{0,60}") {
            let source = SourceFile::new("a.xml", text.as_str());
            if let Err(fault) = Document::read(&source) {
                prop_assert!(text.get(fault.span.range()).is_some());
            }
        }
    }
}
