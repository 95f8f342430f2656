//! How a diagram of Mermaid begins: its title and its kind.

use super::cursor::Cursor;
use crate::diagnostic::Diagnostic;
use crate::import::keys::Text;
use crate::syntax::faults::wrong_value;
use crate::syntax::{Node, read};
use crate::text::Span;

/// Words that begin a diagram whose boxes and arrows are a process.
const FLOWCHARTS: [&str; 5] = ["flowchart", "flowchart-elk", "graph", "swimlane-beta", "swimlane"];

/// Words that begin other diagrams.
const OTHERS: [&str; 34] = [
    "sequenceDiagram",
    "classDiagram",
    "classDiagram-v2",
    "stateDiagram",
    "stateDiagram-v2",
    "erDiagram",
    "journey",
    "gantt",
    "pie",
    "quadrantChart",
    "requirementDiagram",
    "requirement",
    "gitGraph",
    "C4Context",
    "C4Container",
    "C4Component",
    "C4Dynamic",
    "C4Deployment",
    "mindmap",
    "timeline",
    "zenuml",
    "sankey",
    "sankey-beta",
    "xychart",
    "xychart-beta",
    "block",
    "block-beta",
    "packet",
    "packet-beta",
    "kanban",
    "architecture",
    "architecture-beta",
    "radar-beta",
    "treemap-beta",
];

/// Words of [`OTHERS`] that begin ordinary texts as well.
const ORDINARY: [&str; 9] =
    ["journey", "pie", "requirement", "timeline", "block", "packet", "kanban", "architecture", "sankey"];

/// How a diagram begins.
#[derive(Debug)]
pub(super) struct Head {
    /// The title above the diagram.
    pub(super) title: Option<Text>,
    kind: String,
    /// The place of the word that says what kind of diagram it is.
    pub(super) span: Span,
}

impl Head {
    /// Reads what stands before the first statement; nothing where no word follows.
    pub(super) fn of(cursor: &mut Cursor<'_>) -> Option<Self> {
        cursor.take("\u{feff}");
        let title = front_matter(cursor);
        loop {
            cursor.take_while(|c| c.is_whitespace() || c == ';');
            if !cursor.rest().starts_with("%%") {
                break;
            }
            skip_comment(cursor);
        }
        let start = cursor.at();
        let kind = cursor.take_while(|c| c.is_alphanumeric() || c == '-').to_owned();
        let span = cursor.since(start);
        let is_word = cursor.next().is_none_or(|next| next.is_whitespace() || next == ';');
        (is_word && !kind.is_empty()).then_some(Self { title, kind, span })
    }

    pub(super) fn is_flowchart(&self) -> bool {
        FLOWCHARTS.contains(&self.kind.as_str())
    }

    /// Tells whether it begins as a diagram of any kind.
    pub(super) fn is_known(&self) -> bool {
        let is_other = OTHERS.contains(&self.kind.as_str()) && !ORDINARY.contains(&self.kind.as_str());
        self.is_flowchart() || is_other
    }

    /// Says why a text is no flowchart.
    pub(super) fn refusal(text: &str) -> Diagnostic {
        let head = Self::of(&mut Cursor::new(text));
        let span = head.as_ref().map_or(Span::empty(0), |head| head.span);
        let message = match head.filter(|head| OTHERS.contains(&head.kind.as_str())) {
            Some(head) => format!("a `{}` has no steps in lanes", head.kind),
            None => "the file does not begin as a flowchart of Mermaid".to_owned(),
        };
        Diagnostic::new(&wrong_value::META, span, message)
            .help("draw it as a `flowchart` with a `subgraph` for each actor")
    }
}

/// Reads the title between two lines of dashes.
fn front_matter(cursor: &mut Cursor<'_>) -> Option<Text> {
    let mut ahead = cursor.clone();
    ahead.take_while(char::is_whitespace);
    if !ahead.take("---") || !ahead.rest_of_line().trim().is_empty() {
        return None;
    }
    let start = ahead.at();
    let end = ahead.rest().match_indices("\n---").find(|(at, dashes)| {
        ahead.rest()[at + dashes.len()..].lines().next().is_none_or(|rest| rest.trim().is_empty())
    });
    let (end, dashes) = end?;
    let front = &ahead.rest()[..end];
    ahead.skip(end + dashes.len());
    ahead.rest_of_line();
    *cursor = ahead;
    let document = read(front);
    let entries = document.root.as_ref().and_then(Node::entries)?;
    let (_, title) = entries.iter().find(|(key, _)| key.text() == Some("title"))?;
    let text = title.text()?.trim();
    let place = Span::of(start + title.span.range().start..start + title.span.range().end);
    (!text.is_empty()).then(|| Text::new(text.to_owned(), place))
}

/// Goes over a remark, or over an order to the program (`%%{init: …}%%`), which may have lines.
pub(super) fn skip_comment(cursor: &mut Cursor<'_>) {
    if cursor.rest().starts_with("%%{")
        && let Some(end) = cursor.rest().find("}%%")
    {
        cursor.skip(end + 3);
        return;
    }
    cursor.rest_of_line();
}
