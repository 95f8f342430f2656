//! Texts in double quotes, as YAML reads them.

use std::fmt::Write;

/// Tells whether a character ends a line for some readers of YAML, or may not stand in it as it is.
pub(super) fn is_break(character: char) -> bool {
    matches!(character, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Returns a text on one line in double quotes, with escapes for what cannot stand there.
pub(super) fn quoted(text: &str) -> String {
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
