//! Tells flows from other YAML without reading all of it.

use super::{Node, read};

/// Tells whether a text means to be a flow: whether its first document has the key `flow` at its
/// top.
///
/// Looks at beginnings of lines only, so that a folder full of other YAML costs next to nothing;
/// comments and what is further in than the first line do not count. A text in brackets (JSON) is read instead.
#[must_use]
pub fn is_flow(text: &str) -> bool {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut has_begun = false;
    let mut column = None;
    for line in text.lines() {
        let content = line.trim_start();
        if content.is_empty() || content.starts_with(['#', '%']) {
            continue;
        }
        if is_marker(line, "---") {
            if has_begun {
                return false;
            }
            has_begun = line.trim_end().len() > 3;
            continue;
        }
        if is_marker(line, "...") {
            return false;
        }
        if !has_begun && content.starts_with('{') {
            return has_flow_key(text);
        }
        let indent = line.len() - content.len();
        let top = *column.get_or_insert(if has_begun { 0 } else { indent });
        if indent == top && is_flow_key(content) {
            return true;
        }
        has_begun = true;
    }
    false
}

/// Tells whether a line is the mark of a document's beginning or end.
fn is_marker(line: &str, marker: &str) -> bool {
    line.strip_prefix(marker).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\r']))
}

fn is_flow_key(line: &str) -> bool {
    let after = ["flow", "\"flow\"", "'flow'"].iter().find_map(|key| line.strip_prefix(key));
    let value = after.and_then(|rest| rest.trim_start_matches([' ', '\t']).strip_prefix(':'));
    value.is_some_and(|value| value.is_empty() || value.starts_with([' ', '\t', '\r']))
}

fn has_flow_key(text: &str) -> bool {
    let document = read(text);
    let entries = document.root.as_ref().and_then(Node::entries).unwrap_or_default();
    entries.iter().any(|(key, _)| key.text() == Some("flow"))
}

#[cfg(test)]
mod tests {
    use super::is_flow;

    #[test]
    fn knows_flows() {
        for text in [
            "flow: a",
            "# about\n\nflow: a\n",
            "\u{feff}flow: a",
            "actors: {}\nflow:\n",
            "\"flow\": a",
            "'flow' : a",
            "---\nflow: a\n",
            "%YAML 1.2\n---\nflow: a\n",
            "flow: a\r\nactors: {}\r\n",
            "  flow: a\n",
            "---\n  actors: {}\n  flow: a\n",
            "{ \"flow\": \"a\" }",
        ] {
            assert!(is_flow(text), "{text:?}");
        }
    }

    #[test]
    fn is_not_fooled() {
        for text in [
            "",
            "# flow: a",
            "flows: a",
            "flow",
            "flow:a",
            "a:\n  flow: b",
            "a: 1\n---\nflow: b",
            "a: 1\n...\nflow: b",
            "- flow: a",
            "{ \"a\": { \"flow\": 1 } }",
            "text: |\n  flow: a\n",
            "--- |\n  flow: a\n",
            "  a:\n    flow: b",
        ] {
            assert!(!is_flow(text), "{text:?}");
        }
    }
}
