//! Texts as they are written out.

use crate::syntax::tree::{Content, Node, Style};
use std::fmt::Write;

/// Returns a text on one line: plain as it was, else in quotes.
///
/// Quotes are double, unless single ones save escapes.
pub(super) fn inline(node: &Node<'_>) -> String {
    let Content::Scalar { text, style } = &node.content else { return String::new() };
    let is_plain = *style == Style::Plain && !text.contains('\n');
    if is_plain {
        return text.clone().into_owned();
    }
    let needs_escape = |c: char| matches!(c, '"' | '\\') || c.is_control() || is_break(c);
    if !text.contains(needs_escape) {
        return format!("\"{text}\"");
    }
    let fits_single = !text.contains(|c: char| c == '\'' || c.is_control() || is_break(c));
    if fits_single { format!("'{text}'") } else { escaped(text) }
}

/// Tells whether a character ends a line for some readers of YAML.
fn is_break(character: char) -> bool {
    matches!(character, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
}

fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 2);
    written.push('"');
    for character in text.chars() {
        match character {
            '"' => written.push_str("\\\""),
            '\\' => written.push_str("\\\\"),
            '\n' => written.push_str("\\n"),
            '\t' => written.push_str("\\t"),
            other if other.is_control() || is_break(other) => {
                let _ = write!(written, "\\U{:08X}", u32::from(other));
            }
            other => written.push(other),
        }
    }
    written.push('"');
    written
}

/// Returns the lines of a block text without their common indentation.
pub(super) fn block_lines(written: &str) -> Vec<&str> {
    let lines: Vec<&str> = written.lines().map(|line| line.trim_end_matches('\r')).collect();
    let indent = |line: &&str| line.len() - line.trim_start_matches(' ').len();
    let common = lines.iter().filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or(0);
    lines.into_iter().map(|line| line.get(common..).unwrap_or_default()).collect()
}

#[cfg(test)]
mod tests {
    use super::{block_lines, inline};
    use crate::syntax::tree::{Node, Style};
    use crate::text::Span;

    fn quoted(text: &str) -> String {
        inline(&Node::scalar(Span::default(), text.into(), Style::Quoted))
    }

    #[test]
    fn quotes_are_double_where_that_saves_escapes() {
        assert_eq!(quoted("no"), "\"no\"");
        assert_eq!(quoted("it's"), "\"it's\"");
        assert_eq!(quoted("say \"yes\""), "'say \"yes\"'");
        assert_eq!(quoted("it's \"yes\""), "\"it's \\\"yes\\\"\"");
        assert_eq!(quoted("a\nb"), "\"a\\nb\"");
    }

    #[test]
    fn block_lines_lose_their_common_indentation() {
        assert_eq!(block_lines("    x\n     y\n\n    z"), ["x", " y", "", "z"]);
    }
}
