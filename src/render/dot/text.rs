//! Texts of a flow as strings of the DOT language.
//!
//! Everything is quoted and no label is HTML. A label is read three times by Graphviz: as a
//! quoted string, for entities such as `&lt;`, and for escapes such as `\N` (the node's name) or
//! `\n` (a new line). So quotes, ampersands and backslashes are escaped, and a text shows as it
//! is written. Tooltips are read for escapes once or twice, as the version of Graphviz will, so
//! that no number of backslashes is right there; another sign that looks the same takes their
//! place.

use crate::render::address;
use crate::render::words::shown;
use dot_structures::Id;
use graphviz_rust::dot_structures;

/// Looks like a backslash and escapes nothing (REVERSE SOLIDUS OPERATOR).
const PLAIN_BACKSLASH: char = '\u{29F5}';

/// Returns the quoted name of a node or graph, which is not read for escapes.
///
/// Different names stay different; they are compared, not shown.
pub(super) fn name(text: &str) -> Id {
    quoted(&escaped(&shown(text)))
}

/// Returns a quoted label of several lines, each shown as it is written.
pub(super) fn label<S: AsRef<str>>(lines: &[S]) -> Id {
    let lines: Vec<String> = lines.iter().map(|line| escaped(&shown(line.as_ref()))).collect();
    quoted(&lines.join("\\n"))
}

/// Returns a quoted text that pops up over a part of the picture.
pub(super) fn tooltip(text: &str) -> Id {
    quoted(&escaped(&shown(text).replace('\\', &PLAIN_BACKSLASH.to_string())))
}

/// Returns a quoted address if it leads to the web, and nothing else (no scripts, no files).
pub(super) fn web_address(text: &str) -> Option<Id> {
    let address = address::web_address(text)?;
    Some(quoted(&escaped(&address.replace('\\', "%5C").replace('"', "%22"))))
}

/// Returns a word of the language, such as the name of an attribute.
pub(super) fn word(text: &str) -> Id {
    Id::Plain(text.to_owned())
}

fn quoted(escaped: &str) -> Id {
    Id::Escaped(format!("\"{escaped}\""))
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('&', "&amp;")
}

#[cfg(test)]
pub(super) mod tests {
    use super::{Id, label, name, shown, tooltip, web_address};
    use proptest::prelude::*;

    /// Reads a quoted label as Graphviz does, into its lines.
    pub(in crate::render::dot) fn read(quoted: &str) -> Vec<String> {
        let inner = quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).expect("quoted");
        let mut lines = vec![String::new()];
        let mut letters = inner.chars();
        while let Some(letter) = letters.next() {
            let read = match letter {
                '\\' => letters.next().expect("no backslash stands alone"),
                '"' => panic!("a quote ends the string early: {quoted}"),
                other => other,
            };
            match (letter, read) {
                ('\\', 'n') => lines.push(String::new()),
                ('\\', other) => {
                    assert!(matches!(other, '\\' | '"'), "\\{other} is an escape of Graphviz");
                    lines.last_mut().unwrap().push(other);
                }
                (_, other) => lines.last_mut().unwrap().push(other),
            }
        }
        lines.iter().map(|line| line.replace("&amp;", "&")).collect()
    }

    fn text_of(id: Id) -> String {
        let Id::Escaped(text) = id else { panic!("not quoted: {id:?}") };
        text
    }

    #[test]
    fn escapes_show_as_they_are_written() {
        assert_eq!(text_of(label(&[r"\N is a \n", "&lt; \"so\""])), r#""\\N is a \\n\n&amp;lt; \"so\"""#);
        assert_eq!(text_of(label(&["a\0b\r\nc"])), "\"a\u{FFFD}b  c\"");
        assert_eq!(text_of(tooltip(r"C:\new")), "\"C:\u{29F5}new\"");
    }

    #[test]
    fn only_the_web_can_be_linked() {
        let given = |text: &str| web_address(text).map(text_of);
        assert_eq!(given("https://e.org/?a=1&b=\\").unwrap(), "\"https://e.org/?a=1&amp;b=%5C\"");
        assert_eq!(given("HTTP://e.org").unwrap(), "\"HTTP://e.org\"");
        for bad in
            ["javascript:alert(1)", "file:///etc/passwd", "e.org", "https://e.org/\n", "java\tscript://"]
        {
            let expected = bad.trim() == "https://e.org/";
            assert_eq!(given(bad).is_some(), expected, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn any_text_comes_back(lines in prop::collection::vec(any::<String>(), 1..4)) {
            let expected: Vec<String> = lines.iter().map(|line| shown(line).into_owned()).collect();
            prop_assert_eq!(read(&text_of(label(&lines))), expected);
        }

        #[test]
        fn hard_text_comes_back(line in "[\\\\\"&;nNGlr<> {}\n]{0,12}") {
            prop_assert_eq!(read(&text_of(label(&[&line]))), vec![shown(&line)]);
            prop_assert_eq!(read(&text_of(name(&line))), vec![shown(&line)]);
            prop_assert_eq!(read(&text_of(tooltip(&line))), vec![shown(&line).replace('\\', "\u{29F5}")]);
        }
    }
}
