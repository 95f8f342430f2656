//! The text to delete when a waiver goes, so that what is left still parses.

use crate::text::{SourceFile, Span};

/// The key that waivers stand under.
const KEY: &str = "waive:";

/// Returns the text to delete for the waiver at `span`, or nothing where that is not plain to see.
///
/// A waiver that stands alone under its key takes the key with it.
pub(super) fn removal(source: &SourceFile, span: Span) -> Option<Span> {
    let text = source.text();
    let mut start = span.range().start;
    let mut end = start + source.slice(span).trim_end().len();
    if end == start {
        return None;
    }
    let (before, after) = (text[..start].trim_end(), text[end..].trim_start());
    if before.ends_with('[') && after.starts_with(']') {
        start = before.len() - 1;
        end = text.len() - after.len() + 1;
    }
    if let Some(dash) = block_dash(source, start) {
        let lines = whole_lines(source, dash, end)?;
        return Some(if is_only_item(source, dash, lines) { with_key(source, lines) } else { lines });
    }
    if let Some(before) = text[..start].trim_end().strip_suffix(KEY) {
        start = before.len();
    }
    if let Some(lines) = whole_lines(source, start, end) {
        return Some(lines);
    }
    let (before, after) = (text[..start].trim_end(), text[end..].trim_start());
    if before.ends_with(',') {
        return Some(Span::of(before.len() - 1..end));
    }
    let after = after.strip_prefix(',')?.trim_start();
    Some(Span::of(start..text.len() - after.len()))
}

/// Returns the offset of the `-` that opens the block list item at `start`.
fn block_dash(source: &SourceFile, start: usize) -> Option<usize> {
    let line = line_start(source, start);
    let before = source.text()[line..start].trim_end();
    (before.trim_start() == "-").then(|| line + before.len() - 1)
}

/// Returns the lines from `start` to `end`, where nothing but a comment stands beside them.
fn whole_lines(source: &SourceFile, start: usize, end: usize) -> Option<Span> {
    let text = source.text();
    let first = line_start(source, start);
    // The rest of the line is not looked for before it counts: a file may be one line of many waivers.
    let after = text[end..].trim_start_matches([' ', '\t', '\r']);
    let is_comment = after.starts_with('#') && after.len() < text.len() - end;
    let is_alone =
        text[first..start].trim().is_empty() && (after.is_empty() || after.starts_with('\n') || is_comment);
    let last = || after.find('\n').map_or(text.len(), |newline| text.len() - after.len() + newline + 1);
    is_alone.then(|| Span::of(first..last()))
}

/// Tells whether no other item stands in the block list of the item that begins at `dash`.
fn is_only_item(source: &SourceFile, dash: usize, lines: Span) -> bool {
    let text = source.text();
    let has_key = text[..lines.range().start].trim_end().ends_with(KEY);
    let column = dash - line_start(source, dash);
    let next = text[lines.range().end..].lines().find(|line| !is_blank_or_comment(line));
    let follows = next.is_some_and(|line| {
        line.len() - line.trim_start().len() == column && line.trim_start().starts_with('-')
    });
    has_key && !follows
}

fn with_key(source: &SourceFile, lines: Span) -> Span {
    let text = source.text();
    let key = text[..lines.range().start].trim_end().len() - KEY.len();
    let first = line_start(source, key);
    if text[first..key].trim().is_empty() { Span::of(first..lines.range().end) } else { lines }
}

fn is_blank_or_comment(line: &str) -> bool {
    let line = line.trim_start();
    line.is_empty() || line.starts_with('#')
}

fn line_start(source: &SourceFile, offset: usize) -> usize {
    let line = source.position(Span::of(offset..offset).start).line;
    source.line_start(line) as usize
}

#[cfg(test)]
mod tests {
    use super::removal;
    use crate::text::{Edit, SourceFile, Span, apply_edits};

    /// Removes the waiver that stands between `«` and `»`.
    fn without(marked: &str) -> Option<String> {
        let start = marked.find('«').unwrap();
        let end = marked.find('»').unwrap() - '«'.len_utf8();
        let text = marked.replace(['«', '»'], "");
        let span = removal(&SourceFile::new("a.yaml", text.as_str()), Span::of(start..end))?;
        Some(apply_edits(&text, &[Edit { span, text: String::new() }]).unwrap())
    }

    #[test]
    fn takes_the_lines_of_an_item() {
        let text = "waive:\n  - «{ rule: H002 }» # why\n  - { rule: H003 }\ngoals: []\n";
        assert_eq!(without(text).unwrap(), "waive:\n  - { rule: H003 }\ngoals: []\n");
        let text = "waive:\n  - { rule: H003 }\n  - «rule: H002\n    reason: x»\n";
        assert_eq!(without(text).unwrap(), "waive:\n  - { rule: H003 }\n");
    }

    #[test]
    fn takes_the_key_when_nothing_is_left() {
        assert_eq!(without("a: 1\nwaive:\n  - «rule: H002\n    reason: x»\nb: 2\n").unwrap(), "a: 1\nb: 2\n");
        assert_eq!(without("a: 1\nwaive: «{ rule: H002 }»").unwrap(), "a: 1\n");
        assert_eq!(without("a: 1\nwaive: [ «{ rule: H002 }» ]\n").unwrap(), "a: 1\n");
        assert_eq!(without("a: 1\nwaive:\n  «rule: H002\n  reason: x\n»b: 2\n").unwrap(), "a: 1\nb: 2\n");
    }

    #[test]
    fn takes_the_comma_within_braces() {
        assert_eq!(without("- { a: 1, waive: «{ rule: H002 }» }").unwrap(), "- { a: 1 }");
        assert_eq!(without("- { waive: [«{ rule: H002 }»], a: 1 }").unwrap(), "- { a: 1 }");
        assert_eq!(without("waive: [«{ rule: H002 }», { rule: H003 }]").unwrap(), "waive: [{ rule: H003 }]");
        assert_eq!(without("waive: [{ rule: H003 }, «{ rule: H002 }»]").unwrap(), "waive: [{ rule: H003 }]");
    }

    #[test]
    fn leaves_alone_what_is_not_plain() {
        assert_eq!(without("- { waive: «{ rule: H002 }» }"), None);
        assert_eq!(without("- a: 1\n- waive: «{ rule: H002 }»\n"), None);
    }
}
