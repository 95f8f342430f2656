//! Texts as they are written out.

use crate::syntax::quoting::{is_break, quoted};
use crate::syntax::tree::{Content, Node, Style};

/// Returns a text on one line: plain as it was, else in quotes, and nothing where nothing is written.
///
/// Quotes are double, unless single ones save escapes.
pub(super) fn inline(node: &Node<'_>) -> String {
    let Content::Scalar { text, style } = &node.content else { return String::new() };
    // The reader gives what is left out a `~`.
    if *style == Style::Plain && node.span.is_empty() {
        return String::new();
    }
    let is_plain = *style == Style::Plain && !text.contains('\n');
    if is_plain {
        return text.clone().into_owned();
    }
    let needs_escape = |c: char| matches!(c, '"' | '\\') || c.is_control() || is_break(c);
    if !text.contains(needs_escape) {
        return format!("\"{text}\"");
    }
    let fits_single = !text.contains(|c: char| c == '\'' || c.is_control() || is_break(c));
    if fits_single { format!("'{text}'") } else { quoted(text) }
}

#[cfg(test)]
mod tests {
    use super::inline;
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
}
