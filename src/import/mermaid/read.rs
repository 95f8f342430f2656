//! The statements of a flowchart: nodes, links and subgraphs as they are written.

use super::cursor::Cursor;
use super::head::skip_comment;
use super::label;
use super::links::{Arrow, arrow};
use super::shapes::{BRACKETS, Shape, named};
use super::too_much;
use crate::diagnostic::Diagnostic;
use crate::import::keys::Text;
use crate::import::sketch::MOST_LINKS;
use crate::model::StepKind;
use crate::syntax::faults::wrong_value;
use crate::syntax::lower::{Decoder, shown};
use crate::text::Span;
use std::collections::HashMap;

/// Words that begin statements about looks.
const LOOKS: [&str; 6] = ["classDef", "class", "style", "linkStyle", "click", "direction"];

/// A node of a flowchart.
#[derive(Debug)]
pub(super) struct ChartNode {
    /// Its name in the file.
    pub(super) name: Text,
    pub(super) label: Option<Text>,
    pub(super) shape: Option<Shape>,
    /// The subgraph in which it is mentioned first.
    pub(super) subgraph: Option<usize>,
}

/// A link between two nodes.
#[derive(Debug)]
pub(super) struct ChartLink {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) span: Span,
    /// The lines of its label.
    pub(super) label: Vec<Text>,
}

/// A subgraph.
#[derive(Debug)]
pub(super) struct Subgraph {
    pub(super) name: String,
    pub(super) title: Text,
}

/// A flowchart as it is written.
#[derive(Debug, Default)]
pub(super) struct Chart {
    pub(super) nodes: Vec<ChartNode>,
    pub(super) links: Vec<ChartLink>,
    pub(super) subgraphs: Vec<Subgraph>,
}

/// Reads one statement after the other.
pub(super) struct Reader<'run, 'text> {
    cursor: Cursor<'text>,
    decoder: &'run Decoder,
    pub(super) chart: Chart,
    /// The title that the accessible text has.
    pub(super) title: Option<Text>,
    by_name: HashMap<String, usize>,
    open: Vec<usize>,
}

impl<'run, 'text> Reader<'run, 'text> {
    /// Begins behind the word that says that it is a flowchart.
    pub(super) fn new(mut cursor: Cursor<'text>, decoder: &'run Decoder) -> Self {
        cursor.rest_of_statement();
        let (chart, title, by_name, open) = Default::default();
        Self { cursor, decoder, chart, title, by_name, open }
    }

    /// Reads all statements.
    pub(super) fn read(&mut self) {
        loop {
            self.cursor.take_while(|c| c.is_whitespace() || c == ';');
            if self.cursor.is_done() || self.chart.links.len() >= MOST_LINKS {
                break;
            }
            self.statement();
        }
        if self.chart.links.len() >= MOST_LINKS {
            let message = format!("the flowchart has more than {MOST_LINKS} links, and the rest is not read");
            self.decoder.report(too_much(self.cursor.since(self.cursor.at()), message));
        }
    }

    fn statement(&mut self) {
        if self.cursor.rest().starts_with("%%") {
            return skip_comment(&mut self.cursor);
        }
        let mut ahead = self.cursor.clone();
        let word = ahead.take_while(|c| c.is_ascii_alphabetic());
        let is_alone = ahead.next().is_none_or(|next| next.is_whitespace() || next == ';');
        match word {
            "subgraph" if is_alone => {
                self.cursor = ahead;
                self.subgraph();
            }
            "end" if is_alone => {
                self.cursor = ahead;
                if self.open.pop().is_none() {
                    let at = self.cursor.at();
                    self.report(
                        self.cursor.since(at - word.len()),
                        "this `end` ends no subgraph",
                        "remove it",
                    );
                }
            }
            "accTitle" | "accDescr" => {
                self.cursor = ahead;
                self.accessible(word == "accTitle");
            }
            _ if is_alone && LOOKS.contains(&word) => {
                self.cursor.rest_of_statement();
            }
            _ => self.chain(),
        }
    }

    fn subgraph(&mut self) {
        self.cursor.blanks();
        let start = self.cursor.at();
        let written = self.cursor.rest_of_statement().trim_end();
        let span = Span::of(start..start + written.len());
        let bracket = if written.starts_with('"') { None } else { written.find('[') };
        let (name, title) = match bracket {
            Some(at) => {
                let inner = written[at + 1..].strip_suffix(']').unwrap_or(&written[at + 1..]);
                (written[..at].trim(), Span::of(start + at + 1..start + at + 1 + inner.len()))
            }
            None => (written, span),
        };
        let label = label::text(&written[title.range().start - start..title.range().end - start], title);
        let title = label.unwrap_or_else(|| Text::new(name.to_owned(), span));
        self.open.push(self.chart.subgraphs.len());
        self.chart.subgraphs.push(Subgraph { name: name.trim_matches('"').to_owned(), title });
    }

    /// Reads a title or a description for those who do not see the picture.
    fn accessible(&mut self, is_title: bool) {
        self.cursor.blanks();
        if self.cursor.take("{") {
            let end = self.cursor.rest().find('}').map_or(self.cursor.rest().len(), |end| end + 1);
            self.cursor.skip(end);
            return;
        }
        self.cursor.take(":");
        self.cursor.blanks();
        let start = self.cursor.at();
        let text = self.cursor.rest_of_line().trim().to_owned();
        if is_title && !text.is_empty() {
            self.title.get_or_insert(Text::new(text, self.cursor.since(start)));
        }
    }

    /// Reads nodes with the links between them.
    fn chain(&mut self) {
        let start = self.cursor.at();
        let Some(mut before) = self.nodes() else {
            let written = self.cursor.rest_of_statement().trim();
            // A sign that begins nothing is gone over, so that reading goes on.
            if written.is_empty() {
                let length = self.cursor.next().map_or(0, char::len_utf8);
                self.cursor.skip(length);
            }
            let message = format!("\"{}\" is no statement of a flowchart that is known here", shown(written));
            return self.report(
                self.cursor.since(start),
                &message,
                "write nodes and links, as in `a[Order] --> b[Test]`",
            );
        };
        loop {
            self.cursor.blanks();
            let link = self.cursor.at();
            let Some(arrow) = arrow(&mut self.cursor) else { break };
            let mut span = self.cursor.since(link);
            self.cursor.take_while(char::is_whitespace);
            let Some(after) = self.nodes() else {
                self.report(span, "the link leads nowhere", "name the node behind it");
                break;
            };
            span = self.cursor.since(link);
            self.link(&before, &after, &arrow, span);
            before = after;
        }
        self.cursor.blanks();
        let rest = self.cursor.at();
        let written = self.cursor.rest_of_statement().trim();
        if !written.is_empty() && !written.starts_with("%%") {
            let span = Span::of(rest..rest + written.len());
            let message = format!("\"{}\" cannot be read", shown(written));
            self.report(span, &message, "write a link, as in `a -->|yes| b`, and texts with signs in quotes");
        }
    }

    fn link(&mut self, before: &[usize], after: &[usize], arrow: &Arrow<'_>, span: Span) {
        if arrow.is_hidden {
            return;
        }
        let label = arrow.label.map(|(written, span)| label::lines(written, span)).unwrap_or_default();
        let pairs = before.iter().flat_map(|from| after.iter().map(|to| (*from, *to)));
        for (from, to) in pairs.take(MOST_LINKS - self.chart.links.len().min(MOST_LINKS)) {
            self.chart.links.push(ChartLink { from, to, span, label: label.clone() });
            if arrow.is_both {
                self.chart.links.push(ChartLink { from: to, to: from, span, label: label.clone() });
            }
        }
    }

    /// Reads one node, or several with `&` between them.
    fn nodes(&mut self) -> Option<Vec<usize>> {
        let mut nodes = vec![self.node()?];
        loop {
            let before = self.cursor.clone();
            self.cursor.blanks();
            if !self.cursor.take("&") {
                self.cursor = before;
                return Some(nodes);
            }
            self.cursor.take_while(char::is_whitespace);
            match self.node() {
                Some(node) => nodes.push(node),
                None => return Some(nodes),
            }
        }
    }

    fn node(&mut self) -> Option<usize> {
        let start = self.cursor.at();
        let name = self.name();
        if name.is_empty() {
            return None;
        }
        let span = self.cursor.since(start);
        let subgraph = self.open.last().copied();
        let place = match self.by_name.get(name) {
            Some(place) => *place,
            None => {
                let place = self.chart.nodes.len();
                self.by_name.insert(name.to_owned(), place);
                let name = Text::new(name.to_owned(), span);
                self.chart.nodes.push(ChartNode { name, label: None, shape: None, subgraph });
                place
            }
        };
        self.chart.nodes[place].subgraph = self.chart.nodes[place].subgraph.or(subgraph);
        self.shape(place);
        while self.cursor.take(":::") {
            self.cursor.take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ','));
        }
        Some(place)
    }

    /// Takes the name of a node: up to a sign that begins a label or a link.
    fn name(&mut self) -> &'text str {
        let rest = self.cursor.rest();
        let mut end = 0;
        let mut signs = rest.char_indices().peekable();
        while let Some((at, sign)) = signs.next() {
            let next = signs.peek().map(|(_, next)| *next);
            let is_joint =
                |next: Option<char>| next.is_some_and(|next| next.is_alphanumeric() || next == '_');
            let is_taken = match sign {
                '-' | '.' | ':' => at > 0 && is_joint(next),
                '_' | '*' | '+' | '!' | '?' | '$' | '\'' | '/' | '#' => true,
                other => other.is_alphanumeric(),
            };
            if !is_taken {
                break;
            }
            end = at + sign.len_utf8();
        }
        self.cursor.skip(end);
        &rest[..end]
    }

    /// Reads the label and the shape that stand behind a name.
    fn shape(&mut self, place: usize) {
        let start = self.cursor.at();
        if self.cursor.rest().starts_with("@{") {
            return self.attributes(place);
        }
        let found = BRACKETS.iter().find(|(opens, ..)| self.cursor.rest().starts_with(opens));
        let Some((opens, closes, shape)) = found else { return };
        self.cursor.skip(opens.len());
        match self.cursor.label(closes) {
            Some((written, span)) => self.put(place, label::text(written, span), Some(*shape)),
            None => {
                self.cursor.rest_of_line();
                let message = format!("no `{}` closes this label", closes[0]);
                self.report(
                    self.cursor.since(start),
                    &message,
                    "close it, and put a text with brackets in quotes",
                );
            }
        }
    }

    /// Reads `@{ shape: diamond, label: "Fit?" }`.
    fn attributes(&mut self, place: usize) {
        let start = self.cursor.at();
        self.cursor.skip(2);
        let Some((written, span)) = self.cursor.label(&["}"]) else {
            self.cursor.rest_of_line();
            return self.report(self.cursor.since(start), "no `}` closes these braces", "close them");
        };
        let mut inner = Cursor::new(written);
        while !inner.is_done() {
            inner.take_while(|c| c.is_whitespace() || c == ',');
            let key = inner.take_while(|c| !matches!(c, ':' | ','));
            if !inner.take(":") {
                continue;
            }
            inner.blanks();
            let value = match inner.next() {
                Some('"') => {
                    inner.skip(1);
                    let value = inner.take_while(|c| c != '"');
                    inner.take("\"");
                    value
                }
                _ => inner.take_while(|c| !matches!(c, ',' | '\n')).trim(),
            };
            match key.trim() {
                "shape" => self.put(place, None, Some(named(value))),
                "label" => self.put(place, label::text(value, span), None),
                _ => {}
            }
        }
    }

    fn put(&mut self, place: usize, label: Option<Text>, shape: Option<Shape>) {
        let node = &mut self.chart.nodes[place];
        node.label = label.or(node.label.take());
        // A shape that says nothing of its own does not undo one that does.
        let is_new = shape.is_some_and(|shape| shape != Shape::Is(StepKind::Does));
        if is_new || node.shape.is_none() {
            node.shape = shape.or(node.shape);
        }
    }

    fn report(&self, span: Span, message: &str, help: &str) {
        self.decoder.report(Diagnostic::new(&wrong_value::META, span, message).help(help));
    }
}
