//! One canonical form for the text of a flow, which keeps every comment.
//!
//! Two blanks of indentation, one blank line between sections, double quotes where quotes are
//! needed, blanks within brackets as in `{ a: b }` and `[a, b]`. What stands in brackets on one
//! line stays so; brackets over several lines become lines of their own. The keys of a table come
//! in the order of the table of keys, unless a comment stands between them: then their order is
//! the writer's, as is always the order of actors, steps, measures and list items. At most one
//! blank line is kept where the writer left some.
//!
//! The result is read again before it is given out. It must hold the same values in the same
//! order and the same comments, and must stand still when it is formatted again, else formatting is
//! refused.

mod block;
mod comments;
mod gaps;
mod lines;
mod order;
mod scalar;
mod writer;

use super::tree::Node;
use super::yaml::{Document, Extras, extras, read};
use crate::text::{SourceFile, Span};
use lines::Lines;
use order::{Comments, ordered};

/// Why a text cannot be brought into its canonical form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormatError {
    /// The text cannot be read as YAML.
    #[error("`{name}` cannot be read as YAML: reading breaks off in line {line}")]
    NotYaml {
        /// How messages call the file.
        name: String,
        /// The line on which reading broke off.
        line: usize,
    },
    /// The text uses what the canonical form has no place for.
    #[error("line {line} of `{name}` has {what}, which formatting cannot keep")]
    Unsupported {
        /// How messages call the file.
        name: String,
        /// The line.
        line: usize,
        /// What stands there: "an alias".
        what: &'static str,
    },
    /// The formatted text would not say the same; this is a limit of the formatter.
    #[error(
        "line {line} of `{name}` cannot be formatted without changing {what}, so the file was left as it is"
    )]
    Changed {
        /// How messages call the file.
        name: String,
        /// The line of the first change.
        line: usize,
        /// What would change: "its values" or "its comments".
        what: &'static str,
    },
    /// Formatting the formatted text would change it again; this is a limit of the formatter.
    #[error("line {line} of `{name}` has no settled place for a comment, so the file was left as it is")]
    Unsettled {
        /// How messages call the file.
        name: String,
        /// The line of the first comment.
        line: usize,
    },
}

impl FormatError {
    /// Returns what to do about it.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::NotYaml { name, .. } => format!("see what is wrong: `handoff check {name}`"),
            Self::Unsupported { what: "an alias" | "an anchor", .. } => {
                "write the value out wherever it is used".to_owned()
            }
            Self::Unsupported { what: NO_TABLE, .. } => {
                "write keys with values, as in `flow: Blood test`".to_owned()
            }
            Self::Unsupported { what, .. } => format!("take {what} out of the file"),
            Self::Changed { what: COMMENTS, .. } | Self::Unsettled { .. } => {
                "put the comment on a line of its own, above the key it explains".to_owned()
            }
            Self::Changed { .. } => "write this value on one line, in double quotes".to_owned(),
        }
    }
}

/// What a refusal says would change when comments do.
const COMMENTS: &str = "its comments";

/// What stands at the top of a file that holds no keys.
const NO_TABLE: &str = "no table of keys";

/// How often a text is formatted until it stands still; a comment that moves may free the order
/// of keys, and so takes one more.
const MAX_PASSES: usize = 6;

/// Returns the text of a flow in its canonical form.
///
/// Formatting a formatted text changes nothing. An empty text stays empty.
///
/// # Errors
/// When the text is not YAML, uses anchors, aliases, tags, directives, several documents or keys
/// that are no texts, or when the result would differ in values or comments.
pub fn format(source: &SourceFile) -> Result<String, FormatError> {
    let mut formatted = pass(source)?;
    for _ in 1..MAX_PASSES {
        match pass(&SourceFile::new(source.name(), formatted.as_str())) {
            Ok(again) if again == formatted => return Ok(formatted),
            Ok(again) => formatted = again,
            Err(_) => break,
        }
    }
    let first = extras(source.text()).comments.first().map_or(0, |comment| comment.start);
    Err(FormatError::Unsettled { name: source.name().to_owned(), line: source.position(first).line })
}

/// Formats a text once.
fn pass(source: &SourceFile) -> Result<String, FormatError> {
    let text = source.text();
    let document = read(text);
    let beside = extras(text);
    refuse(source, &document, &beside)?;
    let lines = Lines::of(text);
    let comments = comments::place(text, &lines, &beside.comments);
    let Some(root) = document.root else { return Ok(comments::alone(&comments)) };
    let root = ordered(root, &Comments { text, lines: &lines, list: &comments });
    let mut formatted = writer::write(text, &lines, &root, &comments);
    compare(source, &root, &beside, &formatted)?;
    if text.find('\n').is_some_and(|end| text[..end].ends_with('\r')) {
        formatted = formatted.replace('\n', "\r\n");
    }
    Ok(formatted)
}

/// Refuses a formatted text that holds other values or comments.
fn compare(
    source: &SourceFile,
    root: &Node<'_>,
    beside: &Extras,
    formatted: &str,
) -> Result<(), FormatError> {
    let changed = |what, at: u32| {
        let (name, line) = (source.name().to_owned(), source.position(at).line);
        Err(FormatError::Changed { name, line, what })
    };
    let again = read(formatted);
    let values = match &again.root {
        Some(again) => order::difference(root, again),
        None => Some(root.span),
    };
    if let Some(span) = values.or(again.is_cut.then_some(root.span)) {
        return changed("its values", span.start);
    }
    let spans = extras(formatted).comments;
    let of_comment = |text: &str, span: &Span| text.get(span.range()).map(|text| text.trim_end().to_owned());
    let mut pairs = beside.comments.iter().zip(&spans);
    let other = pairs.find(|(old, new)| of_comment(source.text(), old) != of_comment(formatted, new));
    let missing = beside.comments.get(spans.len()).or(beside.comments.last());
    let missing = missing.filter(|_| beside.comments.len() != spans.len());
    match other.map(|(old, _)| old).or(missing) {
        Some(span) => changed(COMMENTS, span.start),
        None if beside.comments.len() != spans.len() => changed(COMMENTS, 0),
        None => Ok(()),
    }
}

/// Refuses what cannot be read or kept.
fn refuse(source: &SourceFile, document: &Document<'_>, extras: &Extras) -> Result<(), FormatError> {
    let name = || source.name().to_owned();
    let line = |offset: u32| source.position(offset).line;
    if document.is_cut {
        let at = document.troubles.last().map_or(0, |(_, span)| span.start);
        return Err(FormatError::NotYaml { name: name(), line: line(at) });
    }
    let root = document.root.as_ref();
    if let Some(root) = root.filter(|root| root.entries().is_none()) {
        let what = NO_TABLE;
        return Err(FormatError::Unsupported { name: name(), line: line(root.span.start), what });
    }
    match extras.unsupported {
        Some((what, span)) => Err(FormatError::Unsupported { name: name(), line: line(span.start), what }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
