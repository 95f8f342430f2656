//! Tells flows from other YAML without reading all of it.
//!
//! A flow whose key `flow` is misspelt or missing must not fall out of a check unseen, so actors
//! and hand-offs together make a flow too.

use super::{Node, read};

/// Tells whether a text means to be a flow: whether its first document has the key `flow` at its
/// top, or both `actors` and `handoffs`.
///
/// Looks at beginnings of lines only, so that a folder full of other YAML costs next to nothing;
/// comments and what is further in than the first line do not count. A text in brackets (JSON) is read instead.
#[must_use]
pub fn is_flow(text: &str) -> bool {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut has_begun = false;
    let mut column = None;
    let mut keys = Keys::default();
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
            return Keys::of_brackets(text).make_a_flow();
        }
        let indent = line.len() - content.len();
        let top = *column.get_or_insert(if has_begun { 0 } else { indent });
        if indent == top {
            keys.see(content);
            if keys.make_a_flow() {
                return true;
            }
        }
        has_begun = true;
    }
    false
}

/// Tells whether a line is the mark of a document's beginning or end.
fn is_marker(line: &str, marker: &str) -> bool {
    line.strip_prefix(marker).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\r']))
}

/// The keys at the top by which a flow is known.
#[derive(Debug, Default)]
struct Keys {
    flow: bool,
    actors: bool,
    handoffs: bool,
}

impl Keys {
    /// Reads a text in brackets.
    fn of_brackets(text: &str) -> Self {
        let document = read(text);
        let entries = document.root.as_ref().and_then(Node::entries).unwrap_or_default();
        let has = |name: &str| entries.iter().any(|(key, _)| key.text() == Some(name));
        Self { flow: has("flow"), actors: has("actors"), handoffs: has("handoffs") }
    }

    /// Looks at a line that begins at the top.
    fn see(&mut self, line: &str) {
        self.flow |= is_key(line, "flow");
        self.actors |= is_key(line, "actors");
        self.handoffs |= is_key(line, "handoffs");
    }

    fn make_a_flow(&self) -> bool {
        self.flow || self.actors && self.handoffs
    }
}

fn is_key(line: &str, key: &str) -> bool {
    let bare = line.trim_start_matches(['"', '\'']);
    let quote = &line[..line.len() - bare.len()];
    let after = bare.strip_prefix(key).and_then(|rest| rest.strip_prefix(quote));
    let value = after.and_then(|rest| rest.trim_start_matches([' ', '\t']).strip_prefix(':'));
    value.is_some_and(|value| value.is_empty() || value.starts_with([' ', '\t', '\r']))
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
            "flwo: a\nactors: {}\nhandoffs: []\n",
            "{ actors: {}, handoffs: [] }",
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
            "actors: {}\nmeasures: {}\n",
            "a:\n  actors: {}\nhandoffs: []\n",
        ] {
            assert!(!is_flow(text), "{text:?}");
        }
    }
}
