//! Links of a flowchart: `-->`, `-- text -->`, `-.->`, `==>`, `~~~` and what else there is.

use super::cursor::Cursor;
use crate::text::Span;

/// A link as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Arrow<'text> {
    /// The label as it is written.
    pub(super) label: Option<(&'text str, Span)>,
    /// Whether it leads back too.
    pub(super) is_both: bool,
    /// Whether it is there for the drawing only.
    pub(super) is_hidden: bool,
}

/// What a link is made of: what begins it, what repeats, what its label ends with.
struct Line {
    begins: &'static str,
    repeats: char,
    closes: &'static str,
    /// How many signs it has at least where no label stands in it.
    least: usize,
}

const LINES: [Line; 3] = [
    Line { begins: "-.", repeats: '.', closes: ".-", least: 1 },
    Line { begins: "--", repeats: '-', closes: "--", least: 3 },
    Line { begins: "==", repeats: '=', closes: "==", least: 3 },
];

/// Reads a link; nothing is taken where there is none.
pub(super) fn arrow<'text>(cursor: &mut Cursor<'text>) -> Option<Arrow<'text>> {
    let before = cursor.clone();
    name(cursor);
    let found = after_name(cursor);
    if found.is_none() {
        *cursor = before;
    }
    found
}

/// Takes the name of a link: `e1@`.
fn name(cursor: &mut Cursor<'_>) {
    let mut named = cursor.clone();
    let name = named.take_while(|c| c.is_alphanumeric() || c == '_');
    if !name.is_empty() && named.take("@") && !named.rest().starts_with('{') {
        *cursor = named;
    }
}

fn after_name<'text>(cursor: &mut Cursor<'text>) -> Option<Arrow<'text>> {
    if cursor.take("~~~") {
        cursor.take_while(|c| c == '~');
        return Some(Arrow { label: None, is_both: false, is_hidden: true });
    }
    let is_line = |rest: &str| LINES.iter().any(|line| rest.starts_with(line.begins));
    let first = cursor.next()?;
    let is_back = first == '<';
    if matches!(first, '<' | 'o' | 'x') && is_line(&cursor.rest()[1..]) {
        cursor.skip(1);
    }
    let line = LINES.iter().find(|line| cursor.rest().starts_with(line.begins))?;
    let mut label = line_with_label(cursor, line)?;
    cursor.blanks();
    if label.is_none() && cursor.rest().starts_with('|') {
        cursor.skip(1);
        label = Some(cursor.label(&["|"])?);
    }
    let is_both = is_back;
    Some(Arrow { label, is_both, is_hidden: false })
}

/// Reads a line with its head, and the label that stands in it.
fn line_with_label<'text>(cursor: &mut Cursor<'text>, line: &Line) -> Option<Option<(&'text str, Span)>> {
    let length = if line.repeats == '.' {
        cursor.skip(1);
        let dots = cursor.take_while(|c| c == '.').len();
        if cursor.take("-") { dots } else { 0 }
    } else {
        cursor.take_while(|c| c == line.repeats).len()
    };
    if head(cursor) || length >= line.least {
        return Some(None);
    }
    let label = cursor.label(&[line.closes])?;
    cursor.take_while(|c| c == line.repeats || c == '-');
    head(cursor);
    Some(Some(label))
}

/// Takes the head of an arrow: `>`, or a circle or cross before a blank.
fn head(cursor: &mut Cursor<'_>) -> bool {
    let mut signs = cursor.rest().chars();
    let is_head = match signs.next() {
        Some('>') => true,
        Some('o' | 'x') => signs.next().is_none_or(|next| next.is_whitespace() || next == '|'),
        _ => false,
    };
    if is_head {
        cursor.skip(1);
    }
    is_head
}

#[cfg(test)]
mod tests {
    use super::{Arrow, arrow};
    use crate::import::mermaid::cursor::Cursor;

    fn read(text: &str) -> Option<(Option<String>, String)> {
        let mut cursor = Cursor::new(text);
        let Arrow { label, .. } = arrow(&mut cursor)?;
        Some((label.map(|(label, _)| label.trim().to_owned()), cursor.rest().trim().to_owned()))
    }

    #[test]
    fn every_kind_of_link_is_read() {
        let plain = [
            "-->", "---", "---->", "-.->", "-.-", "-..->", "==>", "===", "--x", "--o", "<-->", "x--x",
            "o--o", "~~~", "e1@-->",
        ];
        for link in plain {
            assert_eq!(read(&format!("{link} B")), Some((None, "B".to_owned())), "{link}");
        }
        let labelled = [
            "-->|yes|",
            "-- yes -->",
            "-- yes ---",
            "-. yes .->",
            "-.yes.->",
            "== yes ==>",
            "--yes-->",
            "---|yes|",
            "==>|yes|",
            "-.->| yes |",
        ];
        for link in labelled {
            assert_eq!(read(&format!("{link} B")), Some((Some("yes".to_owned()), "B".to_owned())), "{link}");
        }
        assert_eq!(read("--only if-->B"), Some((Some("only if".to_owned()), "B".to_owned())));
        assert_eq!(read("-- \"a --> b\" --> B"), Some((Some("\"a --> b\"".to_owned()), "B".to_owned())));
        for other in ["B", "- B", "-> B", "& B", "-- never closed", "", ":::x"] {
            assert_eq!(read(other), None, "{other}");
        }
        assert!(arrow(&mut Cursor::new("<-->")).unwrap().is_both);
        assert!(arrow(&mut Cursor::new("~~~~")).unwrap().is_hidden);
    }
}
