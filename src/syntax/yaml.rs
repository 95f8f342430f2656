//! YAML to the spanned tree. No other file knows which crate reads YAML.
//!
//! Events become nodes on a stack of our own, so that no recursion depends on the input, and a
//! text that breaks off keeps all that stands before the break.

use super::tree::{Content, Node, Style};
use super::trouble::Trouble;
use crate::text::Span;
use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, StructureStyle, Tag};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

/// The largest file that is read, in bytes.
pub const MAX_FILE_BYTES: usize = 64 * 1024 * 1024;
/// How deep lists and tables may nest.
pub const MAX_DEPTH: usize = 64;
/// How many values a file may hold.
pub const MAX_NODES: usize = 4_000_000;
/// How many values all aliases (`*name`) of a file may stand for.
pub const MAX_ALIAS_NODES: usize = 100_000;
/// How many characters a key may have.
pub const MAX_KEY_CHARACTERS: usize = 1024;

/// What was read of a text.
#[derive(Debug, Default)]
pub struct Document<'text> {
    /// The first document; absent in a text without any.
    pub root: Option<Node<'text>>,
    /// What went wrong, in the order of the text.
    pub troubles: Vec<(Trouble, Span)>,
    /// Whether reading broke off, so that what is missing may only be out of sight.
    pub is_cut: bool,
    /// Where the values begin that may have been meant otherwise when reading broke off: the lists
    /// and tables that were open, and the last text.
    pub torn: Vec<u32>,
}

/// Reads the first document of a text.
#[must_use]
pub fn read(text: &str) -> Document<'_> {
    let mut builder = Builder::new(text);
    if text.len() > MAX_FILE_BYTES {
        builder.cut(Trouble::TooLarge, Span::empty(0));
        return builder.finish();
    }
    let options = granit_parser::options! {
        emit_comments: false,
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
        simple_key_max_lookahead: MAX_KEY_CHARACTERS,
    };
    for event in Parser::new_from_str_with_options(text, options) {
        match event {
            Ok((event, place)) => builder.take(event, place),
            Err(error) => builder.fail(&error),
        }
        if builder.is_done {
            break;
        }
    }
    builder.finish()
}

/// What a text holds beside its values.
#[derive(Debug, Default)]
pub(super) struct Extras {
    /// The comments, in order.
    pub(super) comments: Vec<Span>,
    /// The first thing that a plain tree of values cannot hold, in words, and its place.
    pub(super) unsupported: Option<(&'static str, Span)>,
}

/// Reads what the tree leaves out. Stops where the text can no longer be read.
pub(super) fn extras(text: &str) -> Extras {
    let options = granit_parser::options! {
        max_buffered_comment_events: MAX_NODES,
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
    };
    let mut extras = Extras::default();
    for (event, place) in Parser::new_from_str_with_options(text, options).map_while(Result::ok) {
        let span = span_of(place);
        let has_tag = |tag: &Option<Cow<'_, Tag>>| tag.is_some();
        let unsupported = match &event {
            Event::Comment(..) => {
                extras.comments.push(span);
                continue;
            }
            Event::DocumentStart(_, Some(_)) => "a directive",
            Event::DocumentStart(true, None) if span.start > 0 => "a line `---`",
            Event::Alias(_) | Event::UnresolvedAlias(_) => "an alias",
            Event::Anchor(..) => "an anchor",
            Event::Scalar(.., tag) | Event::SequenceStart(.., tag) | Event::MappingStart(.., tag)
                if has_tag(tag) =>
            {
                "a tag"
            }
            _ => continue,
        };
        extras.unsupported.get_or_insert((unsupported, span));
    }
    extras
}

/// A list or table that has not ended yet.
struct Open<'text> {
    span: Span,
    anchor: usize,
    /// Whether it is written in brackets.
    in_brackets: bool,
    kind: OpenKind<'text>,
}

enum OpenKind<'text> {
    Sequence(Vec<Node<'text>>),
    Mapping(Vec<(Node<'text>, Node<'text>)>, Option<Node<'text>>),
}

/// What an alias stands for, measured once.
struct Anchored<'text> {
    node: Node<'text>,
    height: usize,
    weight: usize,
}

struct Builder<'text> {
    text: &'text str,
    stack: Vec<Open<'text>>,
    root: Option<Node<'text>>,
    anchors: HashMap<usize, Anchored<'text>>,
    /// Where the anchors stand that no alias has used yet, in order of their numbers.
    unused: BTreeMap<usize, Span>,
    nodes: usize,
    alias_nodes: usize,
    troubles: Vec<(Trouble, Span)>,
    /// Where the last text begins.
    last_text: Option<u32>,
    is_cut: bool,
    is_done: bool,
}

impl<'text> Builder<'text> {
    fn new(text: &'text str) -> Self {
        Self {
            text,
            stack: Vec::new(),
            root: None,
            anchors: HashMap::new(),
            unused: BTreeMap::new(),
            nodes: 0,
            alias_nodes: 0,
            troubles: Vec::new(),
            last_text: None,
            is_cut: false,
            is_done: false,
        }
    }

    fn take(&mut self, event: Event<'text>, place: granit_parser::Span) {
        let span = span_of(place);
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.check_tag(tag.as_deref(), place);
                let node = match self.written_tag(tag.as_deref(), place).filter(|_| text.is_empty()) {
                    Some((tag, span)) => Node::scalar(span, Cow::Borrowed(tag), Style::Plain),
                    None => self.scalar(text, style, span),
                };
                self.last_text = Some(node.span.start);
                self.add(node, anchor);
            }
            Event::SequenceStart(style, anchor, tag) => {
                self.check_tag(tag.as_deref(), place);
                self.open(OpenKind::Sequence(Vec::new()), style, span, anchor);
            }
            Event::MappingStart(style, anchor, tag) => {
                self.check_tag(tag.as_deref(), place);
                self.open(OpenKind::Mapping(Vec::new(), None), style, span, anchor);
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            Event::Anchor(anchor, _) => {
                self.unused.insert(anchor, span);
            }
            Event::Alias(anchor) => self.alias(anchor, span),
            Event::UnresolvedAlias(name) => {
                self.troubles.push((Trouble::UnknownAlias(name.clone().into_owned()), span));
                self.add(Node::scalar(span, Cow::Owned(format!("*{name}")), Style::Plain), 0);
            }
            Event::DocumentStart(..) if self.root.is_some() => {
                self.troubles.push((Trouble::SecondDocument, span));
                self.is_done = true;
            }
            _ => {}
        }
    }

    /// Reports a tag, unless it is one of YAML's own, which change nothing.
    fn check_tag(&mut self, tag: Option<&Tag>, place: granit_parser::Span) {
        if tag.is_some_and(|tag| !tag.is_yaml_core_schema()) {
            self.troubles.push((Trouble::Tag, span_of(place.tag_span().unwrap_or(place))));
        }
    }

    /// Returns a tag as it is written: with nothing behind it, it was meant as a text.
    fn written_tag(&self, tag: Option<&Tag>, place: granit_parser::Span) -> Option<(&'text str, Span)> {
        tag.filter(|tag| !tag.is_yaml_core_schema())?;
        let span = span_of(place.tag_span()?);
        Some((self.text.get(span.range())?, span))
    }

    fn scalar(&self, text: Cow<'text, str>, style: ScalarStyle, span: Span) -> Node<'text> {
        let style = match style {
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
            ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
        };
        let written = self.text.get(span.range()).unwrap_or_default();
        // A text of nothing but wide blanks keeps its first one as its place.
        let first = written.chars().next().map_or(0, char::len_utf8);
        let start = span.range().start;
        Node::scalar(Span::of(start..start + written.trim_end().len().max(first)), text, style)
    }

    fn open(&mut self, kind: OpenKind<'text>, style: StructureStyle, span: Span, anchor: usize) {
        if self.stack.len() >= MAX_DEPTH {
            return self.cut(Trouble::TooDeep, span);
        }
        let in_brackets = style == StructureStyle::Flow;
        self.stack.push(Open { span, anchor, in_brackets, kind });
    }

    fn close(&mut self, end: Span) {
        let Some(open) = self.stack.pop() else { return };
        let closed_by_bracket = !end.is_empty();
        let (content, last) = match open.kind {
            OpenKind::Sequence(items) => {
                let last = items.last().map(|item| item.span.end);
                (Content::Sequence(items), last)
            }
            OpenKind::Mapping(entries, _) => {
                let last = entries.last().map(|(key, value)| key.span.end.max(value.span.end));
                (Content::Mapping(entries), last)
            }
        };
        let end = if closed_by_bracket { end.end } else { last.unwrap_or(open.span.end) };
        self.add(Node { span: Span::new(open.span.start, end), content }, open.anchor);
    }

    fn alias(&mut self, anchor: usize, span: Span) {
        self.unused.remove(&anchor);
        let Some(anchored) = self.anchors.get(&anchor) else {
            self.troubles.push((Trouble::AliasOfItself, span));
            return self.add(Node::scalar(span, Cow::Borrowed(""), Style::Plain), 0);
        };
        if self.stack.len() + anchored.height > MAX_DEPTH {
            return self.cut(Trouble::TooDeep, span);
        }
        self.alias_nodes += anchored.weight;
        if self.alias_nodes > MAX_ALIAS_NODES {
            return self.cut(Trouble::TooManyAliases, span);
        }
        let node = anchored.node.clone();
        self.add(node, 0);
    }

    /// Puts a complete node where it belongs.
    fn add(&mut self, node: Node<'text>, anchor: usize) {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return self.cut(Trouble::TooManyNodes, node.span);
        }
        if anchor != 0 {
            let (height, weight) = (node.height(), node.weight());
            self.nodes += weight;
            self.anchors.insert(anchor, Anchored { node: node.clone(), height, weight });
        }
        match self.stack.last_mut().map(|open| &mut open.kind) {
            None => self.root = Some(node),
            Some(OpenKind::Sequence(items)) => items.push(node),
            Some(OpenKind::Mapping(entries, key)) => match key.take() {
                None => *key = Some(node),
                Some(key) => entries.push((key, node)),
            },
        }
    }

    /// Returns the place of the innermost bracket that is open; a pair within a list has none.
    fn last_bracket(&self) -> Option<Span> {
        let starts = self.stack.iter().rev().map(|open| open.span.range().start);
        let is_bracket = |start: &usize| matches!(self.text.as_bytes().get(*start), Some(b'[' | b'{'));
        starts.filter(is_bracket).map(|start| Span::of(start..start + 1)).next()
    }

    fn fail(&mut self, error: &ScanError) {
        let at = error.marker().byte_offset().unwrap_or(self.text.len()).min(self.text.len());
        let width = self.text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let trouble = match (trouble_of(error.kind()), self.stack.last()) {
            (Trouble::Colon | Trouble::MissingComma(_), Some(open)) if open.in_brackets => {
                Trouble::MissingComma(self.last_bracket())
            }
            (trouble, _) => trouble,
        };
        self.cut(trouble, Span::of(at..at + width));
    }

    fn cut(&mut self, trouble: Trouble, span: Span) {
        self.troubles.push((trouble, span));
        self.is_cut = true;
        self.is_done = true;
    }

    fn finish(mut self) -> Document<'text> {
        if !self.is_cut {
            self.troubles.extend(self.unused.values().map(|span| (Trouble::UnusedAnchor, *span)));
        }
        let torn = self.stack.iter().map(|open| open.span.start).chain(self.last_text).collect();
        // What is open closes where its last value ends; a key without its value is dropped.
        while let Some(open) = self.stack.last() {
            let end = Span::empty(open.span.start);
            self.close(end);
        }
        Document { root: self.root, troubles: self.troubles, is_cut: self.is_cut, torn }
    }
}

fn span_of(place: granit_parser::Span) -> Span {
    let start = place.start.byte_offset().unwrap_or_default();
    Span::of(start..place.end.byte_offset().unwrap_or(start))
}

fn trouble_of(kind: &ErrorKind) -> Trouble {
    match kind {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => Trouble::Tab,
        ErrorKind::MappingValueNotAllowed
        | ErrorKind::InvalidColonPlacement
        | ErrorKind::MappingKeyNotAllowed => Trouble::Colon,
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::DocumentIndicatorInQuotedScalar => Trouble::UnclosedQuote,
        ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
            Trouble::TextAfterQuote
        }
        ErrorKind::UnclosedFlowCollection { open } => Trouble::UnclosedBracket(*open),
        ErrorKind::UnexpectedEofFlowSequence => Trouble::UnclosedBracket('['),
        ErrorKind::UnexpectedEofFlowMapping | ErrorKind::UnexpectedEofImplicitFlowMapping => {
            Trouble::UnclosedBracket('{')
        }
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => Trouble::WrongBracket(*open, *close),
        ErrorKind::MisplacedFlowCollectionEnd => Trouble::StrayBracket,
        ErrorKind::ExpectedFlowMappingSeparator | ErrorKind::ExpectedFlowSequenceSeparator => {
            Trouble::MissingComma(None)
        }
        ErrorKind::UnexpectedCharacter { character } => Trouble::ReservedCharacter(*character),
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidUnicodeEscape => Trouble::Escape,
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => Trouble::MissingColon,
        ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::BlockSequenceEntryNotAllowed
        | ErrorKind::ExpectedDocumentStart
        | ErrorKind::InvalidFlowScalarIndent
        | ErrorKind::InvalidBlockScalarIndent => Trouble::Indentation,
        ErrorKind::RecursionLimitExceeded => Trouble::TooDeep,
        other => Trouble::Other(other.to_string()),
    }
}
