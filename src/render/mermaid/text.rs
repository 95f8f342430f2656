//! Texts of a flow as Mermaid reads them.
//!
//! Mermaid looks for directives (`%%{`), comments, entities (`#quot;`), tags, Markdown, formulas
//! (`$$`) and icons (`fa:`) before and after it reads a label, so quoting alone is not enough.
//! Every sign but letters, digits and a few that stand for themselves becomes an entity.

use crate::render::address;
use crate::render::words::shown_character;
use std::fmt::Write as _;

/// Signs that mean something where there are no entities, and those that look alike and do not.
const LOOKALIKES: [(char, char); 4] =
    [('#', '\u{FF03}'), ('&', '\u{FF06}'), ('<', '\u{2039}'), ('>', '\u{203A}')];

/// Signs of ASCII that mean nothing to Mermaid within quotes.
const PLAIN: [char; 6] = [' ', ',', '?', '!', '(', ')'];

/// What Mermaid itself marks an entity with while it reads (LATIN SMALL LIGATURE FL).
const ENTITY: char = '\u{FB02}';

/// Returns a quoted label, shown as it is written.
pub(super) fn label<S: AsRef<str>>(lines: &[S]) -> String {
    let lines: Vec<String> = lines.iter().map(|line| escaped(line.as_ref())).collect();
    format!("\"{}\"", lines.join("<br/>"))
}

/// Returns a title as a value of the YAML head, where Mermaid knows no entities.
pub(super) fn title(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars().map(without_entities) {
        if matches!(character, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(character);
    }
    quoted.push('"');
    quoted
}

/// Returns a text that ends with its line and in which Mermaid knows no entities.
pub(super) fn line(text: &str) -> String {
    let text: String = text.chars().map(without_entities).collect();
    // With an open brace, two percent signs would begin a directive.
    text.replace(['{', ';'], " ").trim().to_owned()
}

fn without_entities(character: char) -> char {
    let lookalike = LOOKALIKES.iter().find(|(sign, _)| *sign == character);
    lookalike.map_or_else(|| shown_character(character), |(_, lookalike)| *lookalike)
}

/// Returns a quoted address if it leads to the web, and nothing else.
pub(super) fn web_address(text: &str) -> Option<String> {
    let address = address::web_address(text)?;
    let mut quoted = String::from("\"");
    for character in address.chars() {
        match character {
            '"' | '`' | '{' | '}' | '<' | '>' | '\\' | ';' | '\'' => {
                write!(quoted, "%{:02X}", u32::from(character)).expect("writing to a string cannot fail");
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    Some(quoted)
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars().map(shown_character) {
        let is_sign =
            character.is_ascii() && !character.is_ascii_alphanumeric() && !PLAIN.contains(&character);
        if is_sign || character == ENTITY {
            write!(escaped, "#{};", u32::from(character)).expect("writing to a string cannot fail");
        } else {
            escaped.push(character);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{label, line, title, web_address};
    use proptest::prelude::*;

    #[test]
    fn signs_become_entities() {
        assert_eq!(label(&["Is it \"fit\"?", "94 %"]), "\"Is it #34;fit#34;?<br/>94 #37;\"");
        assert_eq!(label(&["a\nb\u{202e}"]), "\"a b\u{fffd}\"");
        assert_eq!(label(&["血液 – Blut"]), "\"血液 – Blut\"");
    }

    #[test]
    fn titles_are_yaml() {
        assert_eq!(title("A \"b\" \\ c: &d\n--- "), "\"A \\\"b\\\" \\\\ c: \u{ff06}d --- \"");
        assert_eq!(line("95 %%{init: x}%% #quot; x"), "95 %% init: x}%% \u{ff03}quot  x");
    }

    #[test]
    fn only_the_web_can_be_linked() {
        assert_eq!(web_address("https://e.org/?a=\"{1}").unwrap(), "\"https://e.org/?a=%22%7B1%7D\"");
        assert_eq!(web_address("javascript:alert(1)"), None);
    }

    proptest! {
        #[test]
        fn a_label_has_no_sign_that_means_something(text in any::<String>()) {
            let quoted = label(&[&text]);
            let inner = quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap();
            let is_plain = |c: char| !c.is_control() && (!c.is_ascii_punctuation() || "#;,?!()".contains(c));
            prop_assert!(inner.chars().all(is_plain), "{inner}");
            for part in inner.split('#').skip(1) {
                prop_assert!(part.split_once(';').is_some_and(|(number, _)| number.parse::<u16>().is_ok()), "{inner}");
            }
        }

        #[test]
        fn a_line_is_one_line_without_directives(text in any::<String>(), hard in "[%{}#;<>\n]{0,12}") {
            for text in [text, hard] {
                let line = line(&text);
                prop_assert!(!line.contains(['\n', '{', '#', '<']), "{line}");
            }
        }
    }
}
