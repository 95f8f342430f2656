//! Labels of Mermaid as the texts that they show.

use crate::import::keys::Text;
use crate::text::Span;

/// Entities by their names; others have numbers.
const ENTITIES: [(&str, char); 12] = [
    ("quot", '"'),
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("nbsp", ' '),
    ("apos", '\''),
    ("lpar", '('),
    ("rpar", ')'),
    ("semi", ';'),
    ("colon", ':'),
    ("num", '#'),
    ("hellip", '…'),
];

/// How many characters a tag or an entity has at the most.
const LONGEST_MARK: usize = 40;

/// Returns the lines that a label shows.
pub(super) fn lines(written: &str, span: Span) -> Vec<Text> {
    let written = written.trim();
    let inner = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(written);
    let markdown = inner.strip_prefix('`').and_then(|rest| rest.strip_suffix('`'));
    let shown = shown(markdown.unwrap_or(inner));
    let shown = if markdown.is_some() { shown.replace("**", "") } else { shown };
    let lines = shown.split('\n').map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).map(|line| Text::new(line, span)).collect()
}

/// Returns the text that a label shows, on one line; nothing where it shows none.
pub(super) fn text(written: &str, span: Span) -> Option<Text> {
    let lines: Vec<String> = lines(written, span).into_iter().map(|line| line.value).collect();
    (!lines.is_empty()).then(|| Text::new(lines.join(" "), span))
}

/// Reads entities, line breaks and tags.
fn shown(written: &str) -> String {
    let mut shown = String::with_capacity(written.len());
    let mut rest = written;
    while let Some(sign) = rest.chars().next() {
        let (text, length) = match sign {
            '#' | '&' => entity(rest).unwrap_or((sign, 1)),
            '<' => tag(rest).unwrap_or((sign, 1)),
            '\\' if rest.starts_with("\\n") => ('\n', 2),
            'f' => match icon(rest) {
                Some(length) => (' ', length),
                None => (sign, 1),
            },
            _ => (sign, sign.len_utf8()),
        };
        shown.push(text);
        rest = &rest[length..];
    }
    shown
}

/// Reads `#quot;`, `#9829;`, `&amp;` or `&#39;`; returns the character and how long the mark is.
fn entity(rest: &str) -> Option<(char, usize)> {
    let end = rest.bytes().take(LONGEST_MARK).position(|byte| byte == b';')?;
    let name = rest[1..end].trim_start_matches('#');
    let character = match name.strip_prefix('x') {
        Some(number) if name.len() > 1 => char::from_u32(u32::from_str_radix(number, 16).ok()?),
        _ => match name.parse::<u32>() {
            Ok(number) => char::from_u32(number),
            Err(_) => ENTITIES.iter().find(|(known, _)| *known == name).map(|(_, character)| *character),
        },
    };
    Some((character?, end + 1))
}

/// Reads a tag of HTML: a line break, or nothing to be seen.
fn tag(rest: &str) -> Option<(char, usize)> {
    let inner = &rest[1..];
    let is_tag = inner.trim_start_matches('/').starts_with(|c: char| c.is_ascii_alphabetic());
    let end = rest.bytes().take(LONGEST_MARK).position(|byte| byte == b'>').filter(|_| is_tag)?;
    let is_break = inner.get(..2).is_some_and(|name| name.eq_ignore_ascii_case("br"));
    Some((if is_break { '\n' } else { ' ' }, end + 1))
}

/// Returns how long the name of an icon is: `fa:fa-user`.
fn icon(rest: &str) -> Option<usize> {
    let names = ["fa:fa-", "fab:fa-", "fas:fa-", "far:fa-"];
    let name = names.into_iter().find(|name| rest.starts_with(name))?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let end = rest[name.len()..].find(|c: char| !is_name(c)).unwrap_or(rest.len() - name.len());
    Some(name.len() + end)
}

#[cfg(test)]
mod tests {
    use super::{lines, text};
    use crate::text::Span;
    use proptest::prelude::{any, prop_assert, proptest};

    fn shown(written: &str) -> String {
        text(written, Span::default()).map(|text| text.value).unwrap_or_default()
    }

    #[test]
    fn labels_show_what_mermaid_shows() {
        assert_eq!(shown("\"Is it #quot;fit#quot;? #9829; 94 #37;\""), "Is it \"fit\"? ♥ 94 %");
        assert_eq!(shown("a<br/>b<BR>c\\nd"), "a b c d");
        assert_eq!(shown("<b>Draw</b> blood &amp; label, 1 < 2"), "Draw blood & label, 1 < 2");
        assert_eq!(shown("\"`**Draw** blood`\""), "Draw blood");
        assert_eq!(shown("fa:fa-user Nurse, no fast #1; &nothing;"), "Nurse, no fast \u{1} &nothing;");
        let lines: Vec<String> =
            lines("\"#91;no#93;<br/>Order\"", Span::default()).into_iter().map(|line| line.value).collect();
        assert_eq!(lines, ["[no]", "Order"]);
    }

    proptest! {
        #[test]
        fn any_label_is_read(written in any::<String>(), hard in "[#&;<>/br\\\\nf:a\"`-]{0,20}") {
            for written in [written, hard] {
                prop_assert!(!shown(&written).contains('\n'));
            }
        }
    }
}
