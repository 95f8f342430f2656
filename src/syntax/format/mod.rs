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
//! order and the same comments, else formatting is refused.

mod comments;
mod lines;
mod order;
mod scalar;
mod writer;

use super::yaml::{Document, Extras, extras, read};
use crate::text::SourceFile;
use lines::Lines;
use order::ordered;

/// Why a text cannot be brought into its canonical form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormatError {
    /// The text cannot be read as YAML.
    #[error("`{name}` cannot be read as YAML (line {line}); check it first: handoff check {name}")]
    NotYaml {
        /// How messages call the file.
        name: String,
        /// The line on which reading broke off.
        line: usize,
    },
    /// The text uses what the canonical form has no place for.
    #[error("line {line} of `{name}` has {what}, which formatting cannot keep; write it out first")]
    Unsupported {
        /// How messages call the file.
        name: String,
        /// The line.
        line: usize,
        /// What stands there: "an alias".
        what: &'static str,
    },
    /// The formatted text would not say the same; this is a limit of the formatter.
    #[error("`{name}` was left as it is: formatting it would change {what}")]
    Changed {
        /// How messages call the file.
        name: String,
        /// What would change: "its values" or "its comments".
        what: &'static str,
    },
}

/// Returns the text of a flow in its canonical form.
///
/// Formatting a formatted text changes nothing. An empty text stays empty.
///
/// # Errors
/// When the text is not YAML, uses anchors, aliases, tags, directives, several documents or keys
/// that are no texts, or when the result would differ in values or comments.
pub fn format(source: &SourceFile) -> Result<String, FormatError> {
    let text = source.text();
    let document = read(text);
    let beside = extras(text);
    refuse(source, &document, &beside)?;
    let lines = Lines::of(text);
    let comments = comments::place(text, &lines, &beside.comments);
    let Some(root) = document.root else { return Ok(comments::alone(&comments)) };
    let root = ordered(root, &comments);
    let mut formatted = writer::write(text, &lines, &root, &comments);
    let again = read(&formatted);
    let changed = |what| FormatError::Changed { name: source.name().to_owned(), what };
    if again.is_cut || !again.root.as_ref().is_some_and(|again| order::is_same(&root, again)) {
        return Err(changed("its values"));
    }
    let texts = |text: &str| -> Vec<String> {
        let spans = extras(text).comments;
        spans.iter().map(|span| text[span.range()].trim_end().to_owned()).collect()
    };
    if texts(text) != texts(&formatted) {
        return Err(changed("its comments"));
    }
    if text.find('\n').is_some_and(|end| text[..end].ends_with('\r')) {
        formatted = formatted.replace('\n', "\r\n");
    }
    Ok(formatted)
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
        let what = "no table of keys";
        return Err(FormatError::Unsupported { name: name(), line: line(root.span.start), what });
    }
    match extras.unsupported {
        Some((what, span)) => Err(FormatError::Unsupported { name: name(), line: line(span.start), what }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
