//! A tree as YAML: what was read from another tool's file, written as a person would write it.

use super::quoting::{is_break, quoted};
use super::tree::{Content, Entry, Node, Style};
use super::{FormatError, format};
use crate::text::SourceFile;

/// How long a line may be that holds a whole table or list in brackets.
const MAX_LINE: usize = 100;

/// How many keys a table in brackets may have within a list, where lines of their own read better.
const MAX_KEYS_OF_ITEM: usize = 2;

/// How many blanks a level is further in than the one above.
const STEP: usize = 2;

/// Words that other readers of YAML take for something else than a text.
const RESERVED: [&str; 11] = ["", "~", "null", "yes", "no", "on", "off", "y", "n", "true", "false"];

/// Writes a table of keys as the text of a flow, in its canonical form.
///
/// Whatever was quoted in the tree has quotes only where it needs them. Plain texts stay plain.
///
/// # Errors
/// When the tree is no table of keys, or when the text could not be brought into its canonical
/// form without changing what it says.
pub fn write(root: &Node<'_>) -> Result<String, FormatError> {
    let mut text = String::new();
    let mut writer = Writer { text: &mut text };
    match &root.content {
        Content::Mapping(entries) => writer.entries(entries, 0),
        _ => writer.value(root, 0, 0),
    }
    format(&SourceFile::new("the flow", text))
}

struct Writer<'run> {
    text: &'run mut String,
}

impl Writer<'_> {
    /// Writes the entries of a table below each other; the first may continue a line (`- `).
    fn entries(&mut self, entries: &[Entry<'_>], indent: usize) {
        for (index, (key, value)) in entries.iter().enumerate() {
            if index > 0 || self.text.is_empty() || self.text.ends_with('\n') {
                self.indent(indent);
            }
            self.text.push_str(&inline(key));
            self.text.push(':');
            let is_section = indent == 0 && value.entries().is_some_and(|entries| !entries.is_empty());
            self.value(value, indent, if is_section { 0 } else { MAX_LINE });
        }
    }

    /// Writes a value behind its key or dash, on a line shorter than `longest` where it fits.
    fn value(&mut self, value: &Node<'_>, indent: usize, longest: usize) {
        let column = self.text.len() - self.text.rfind('\n').map_or(0, |end| end + 1);
        if let Some(line) = on_line(value).filter(|line| is_short(value) && column + line.len() < longest) {
            if !line.is_empty() {
                self.text.push(' ');
                self.text.push_str(&line);
            }
            self.text.push('\n');
            return;
        }
        match &value.content {
            Content::Scalar { text, .. } => self.scalar(value, text, indent),
            Content::Sequence(items) => {
                self.text.push('\n');
                items.iter().for_each(|item| self.item(item, indent + STEP));
            }
            Content::Mapping(entries) => {
                self.text.push('\n');
                self.entries(entries, indent + STEP);
            }
        }
    }

    fn item(&mut self, item: &Node<'_>, indent: usize) {
        self.indent(indent);
        self.text.push('-');
        match &item.content {
            Content::Mapping(entries) if !entries.is_empty() => {
                self.text.push(' ');
                self.entries(entries, indent + STEP);
            }
            _ => self.value(item, indent, MAX_LINE),
        }
    }

    /// Writes a text that is too long for its line, or that has lines of its own.
    fn scalar(&mut self, node: &Node<'_>, text: &str, indent: usize) {
        if !fits_block(text) {
            self.text.push(' ');
            self.text.push_str(&inline(node));
            self.text.push('\n');
            return;
        }
        self.text.push_str(if text.ends_with('\n') { " |\n" } else { " |-\n" });
        for line in text.lines() {
            if !line.is_empty() {
                self.indent(indent + STEP);
                self.text.push_str(line);
            }
            self.text.push('\n');
        }
    }

    fn indent(&mut self, indent: usize) {
        self.text.extend(std::iter::repeat_n(' ', indent));
    }
}

/// Tells whether a value may stand on its key's line at all.
fn is_short(value: &Node<'_>) -> bool {
    match &value.content {
        Content::Scalar { text, .. } => !fits_block(text),
        Content::Sequence(items) => {
            items.iter().all(|item| matches!(item.content, Content::Scalar { .. }) && is_short(item))
        }
        Content::Mapping(entries) => {
            let is_flat = |node: &Node<'_>| match &node.content {
                Content::Mapping(entries) => entries.len() <= MAX_KEYS_OF_ITEM,
                _ => true,
            };
            entries.iter().all(|(_, value)| is_flat(value) && is_short(value))
        }
    }
}

/// Tells whether a text has several lines that a block can hold as they are.
fn fits_block(text: &str) -> bool {
    let body = text.strip_suffix('\n').unwrap_or(text);
    let is_plain = |line: &str| line.trim_end() == line && !line.contains(char::is_control);
    body.contains('\n')
        && !body.starts_with([' ', '\n'])
        && !body.ends_with('\n')
        && body.split('\n').all(is_plain)
        && !body.contains(is_break)
}

/// Returns a value on one line, or nothing where it holds a text of several lines.
fn on_line(value: &Node<'_>) -> Option<String> {
    Some(match &value.content {
        Content::Scalar { .. } => inline(value),
        Content::Sequence(items) => {
            let items: Option<Vec<String>> = items.iter().map(on_line).collect();
            format!("[{}]", items?.join(", "))
        }
        Content::Mapping(entries) if entries.is_empty() => "{}".to_owned(),
        Content::Mapping(entries) => {
            let entry = |(key, value): &Entry<'_>| Some(format!("{}: {}", inline(key), on_line(value)?));
            let entries: Option<Vec<String>> = entries.iter().map(entry).collect();
            format!("{{ {} }}", entries?.join(", "))
        }
    })
}

/// Returns a text on one line, in quotes where it needs them.
fn inline(node: &Node<'_>) -> String {
    let Content::Scalar { text, style } = &node.content else { return String::new() };
    let is_plain = match style {
        Style::Plain => is_safe(text) || matches!(text.as_ref(), "true" | "false"),
        Style::Quoted | Style::Block => is_safe(text) && !is_number(text),
    };
    if is_plain { text.clone().into_owned() } else { quoted(text) }
}

/// Tells whether a text reads as itself without quotes, in brackets too.
fn is_safe(text: &str) -> bool {
    let is_first = |c: char| c.is_alphanumeric();
    let is_inner =
        |c: char| !c.is_control() && !is_break(c) && !matches!(c, '[' | ']' | '{' | '}' | ',' | '"');
    text.starts_with(is_first)
        && text.chars().all(is_inner)
        && !text.ends_with([':', ' '])
        && !text.ends_with(char::is_whitespace)
        && ![": ", " #"].iter().any(|mark| text.contains(mark))
        && !RESERVED.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Tells whether other readers of YAML may take a text for a number or a date.
fn is_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_hexdigit() || matches!(c, '.' | '-' | '+' | ':' | '_' | 'x' | 'o'))
}

#[cfg(test)]
mod tests {
    use super::write;
    use crate::syntax::tree::{Content, Node, Style};
    use crate::syntax::{parse, read};
    use crate::text::{SourceFile, Span};
    use proptest::prelude::{Just, Strategy, any, prop_assert, prop_oneof, proptest};

    fn text(text: &str) -> Node<'static> {
        Node::scalar(Span::new(1, 2), text.to_owned().into(), Style::Quoted)
    }

    fn table(entries: Vec<(&str, Node<'static>)>) -> Node<'static> {
        let entries = entries.into_iter().map(|(key, value)| (text(key), value)).collect();
        Node { span: Span::new(1, 2), content: Content::Mapping(entries) }
    }

    fn list(items: Vec<Node<'static>>) -> Node<'static> {
        Node { span: Span::new(1, 2), content: Content::Sequence(items) }
    }

    /// Tells whether two trees hold the same texts; what is empty is the same however it is written.
    fn says_the_same(one: &Node<'_>, other: &Node<'_>) -> bool {
        match (&one.content, &other.content) {
            (Content::Scalar { text, .. }, Content::Scalar { text: other, .. }) => text == other,
            (Content::Sequence(items), Content::Sequence(others)) => {
                items.len() == others.len()
                    && items.iter().zip(others).all(|(one, other)| says_the_same(one, other))
            }
            (Content::Mapping(entries), Content::Mapping(others)) => {
                let pairs = entries.iter().zip(others);
                entries.len() == others.len()
                    && pairs.into_iter().all(|(one, other)| {
                        says_the_same(&one.0, &other.0) && says_the_same(&one.1, &other.1)
                    })
            }
            _ => false,
        }
    }

    fn flow() -> Node<'static> {
        let handoff = |ends: &str, product: &str| table(vec![(ends, text(product))]);
        let step = |actor: &str, does: &str| table(vec![("actor", text(actor)), ("does", text(does))]);
        table(vec![
            ("flow", text("Blood test: outpatients")),
            ("purpose", text("The patient knows.\nSo does the ward.")),
            ("actors", table(vec![("patient", text("Patient")), ("ward", text("Ward 7, \"north\""))])),
            ("steps", table(vec![("ask", step("patient", "Ask")), ("answer", step("ward", "no"))])),
            (
                "handoffs",
                list(vec![handoff("ask -> answer", "Question"), handoff("answer -> ask", "Answer")]),
            ),
        ])
    }

    #[test]
    fn writes_as_a_person_would() {
        let expected = "\
flow: \"Blood test: outpatients\"
purpose: |-
  The patient knows.
  So does the ward.

actors:
  patient: Patient
  ward: 'Ward 7, \"north\"'

steps:
  ask: { actor: patient, does: Ask }
  answer: { actor: ward, does: \"no\" }

handoffs:
  - ask -> answer: Question
  - answer -> ask: Answer
";
        assert_eq!(write(&flow()).unwrap(), expected);
        assert!(parse(&SourceFile::new("a.yaml", expected)).diagnostics.is_empty());
    }

    #[test]
    fn long_tables_get_lines_of_their_own() {
        let long = "a word ".repeat(20);
        let tree = table(vec![
            ("flow", text("Long")),
            (
                "actors",
                table(vec![("a", table(vec![("name", text(long.trim())), ("side", text("external"))]))]),
            ),
        ]);
        let written = write(&tree).unwrap();
        assert!(written.contains("\n  a:\n    name: a word a word"), "{written}");
        assert!(says_the_same(read(&written).root.as_ref().unwrap(), &tree), "{written}");
    }

    #[test]
    fn refuses_what_is_no_table() {
        assert!(write(&text("a")).is_err());
    }

    fn scalars() -> impl Strategy<Value = Node<'static>> {
        let texts = prop_oneof![
            any::<String>(),
            "[ -~]{0,30}".prop_map(String::from),
            "([a-z:#|>&*!%@`'\" -]{0,6}\n){0,3}[a-z ]{0,4}".prop_map(String::from),
            Just("null".to_owned()),
            Just("12".to_owned()),
            Just("a\u{fffe}b\u{ffff}".to_owned()),
        ];
        (texts, any::<bool>()).prop_map(|(value, is_plain)| {
            let style = if is_plain { Style::Plain } else { Style::Quoted };
            Node::scalar(Span::new(1, 2), value.into(), style)
        })
    }

    fn trees() -> impl Strategy<Value = Node<'static>> {
        scalars().prop_recursive(4, 40, 5, |inner| {
            let keys = "[a-z]{1,8}".prop_map(|key| text(&key));
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..5).prop_map(list),
                proptest::collection::hash_map("[a-z]{1,8}", inner, 0..5).prop_map(|entries| {
                    let entries = entries.into_iter().map(|(key, value)| (text(&key), value)).collect();
                    Node { span: Span::new(1, 2), content: Content::Mapping(entries) }
                }),
                keys,
            ]
        })
    }

    proptest! {
        /// What is written can be read again, and says the same.
        #[test]
        fn any_tree_comes_back(value in trees()) {
            let tree = table(vec![("flow", text("Any")), ("zz", value)]);
            let written = write(&tree);
            prop_assert!(written.is_ok(), "{written:?}");
            let written = written.unwrap_or_default();
            let document = read(&written);
            prop_assert!(document.root.is_some_and(|root| says_the_same(&root, &tree)), "{written}");
        }
    }
}
