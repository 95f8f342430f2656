//! Makes characters visible that would steer a terminal or deceive its reader.
//!
//! A flow, its name and its file's name are written by strangers: an escape sequence in them must
//! not move a cursor, and a bidirectional override must not reorder what a reviewer sees.

use std::borrow::Cow;
use std::fmt::Write;

/// Tells whether a character must not reach a terminal as it is.
///
/// These are the control characters, the marks that change writing direction (Unicode Standard
/// Annex 9), line and paragraph separators, and those that show nothing but can hide text.
#[inline]
#[must_use]
pub fn is_hazardous(character: char) -> bool {
    // Nearly all that is asked about is plain ASCII.
    if matches!(character, ' '..='~') {
        return false;
    }
    character.is_control()
        || matches!(character,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}'
            | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// Appends a character, or what stands for it where it is hazardous.
pub fn push_visible(text: &mut String, character: char) {
    match character {
        '\0'..='\u{1F}' => text.push(char::from_u32(0x2400 + character as u32).unwrap_or('\u{FFFD}')),
        '\u{7F}' => text.push('\u{2421}'),
        _ if is_hazardous(character) => {
            write!(text, "\\u{{{:x}}}", character as u32).expect("a string takes all that is written");
        }
        _ => text.push(character),
    }
}

/// Returns one line of text with every hazardous character replaced by a visible one.
///
/// Control characters become their pictures (`␛` for escape), others `\u{202e}`.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hazardous) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        push_visible(&mut shown, character);
    }
    Cow::Owned(shown)
}

/// Returns JSON with escapes for what a terminal must not get, which JSON may hold as it is.
///
/// Some runners of pipelines obey `##[` and `##vso[` wherever they stand in a line; the second
/// sign is escaped too.
#[must_use]
pub fn json_escaped(text: String) -> String {
    // Outside of texts JSON has no such sign.
    let mut text = text;
    for next in ["[", "v", "V"] {
        let command = format!("##{next}");
        if text.contains(&command) {
            text = text.replace(&command, &format!("#\\u0023{next}"));
        }
    }
    let is_unsafe = |character: char| character != '\n' && is_hazardous(character);
    if !text.contains(is_unsafe) {
        return text;
    }
    let mut escaped = String::with_capacity(text.len() + 64);
    for character in text.chars() {
        if is_unsafe(character) {
            for unit in character.encode_utf16(&mut [0; 2]) {
                write!(escaped, "\\u{unit:04x}").expect("a string takes all that is written");
            }
        } else {
            escaped.push(character);
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{is_hazardous, json_escaped, visible};
    use proptest::prelude::{any, prop_assert, proptest};

    #[test]
    fn shows_what_would_steer_a_terminal() {
        assert_eq!(visible("a\u{1b}[31mb\u{7}"), "a␛[31mb␇");
        assert_eq!(visible("two\nlines\t\u{7f}"), "two␊lines␉␡");
        assert_eq!(visible("\u{9b}31m"), "\\u{9b}31m");
        assert_eq!(visible("ab\u{202e}dc"), "ab\\u{202e}dc");
    }

    #[test]
    fn keeps_what_people_write() {
        for text in ["Étape 2 → fin", "検査", "a ≤ b", "\u{645}\u{6cc}\u{200c}\u{62e}", "👩\u{200d}⚕️"]
        {
            assert_eq!(visible(text), text);
        }
    }

    #[test]
    fn json_holds_no_command_to_a_runner() {
        for text in ["##vso[task.complete]", "a ##[error] b", "###[x ##VSO[", "####[", "## About"] {
            let escaped = json_escaped(serde_json::to_string(text).unwrap());
            let lower = escaped.to_ascii_lowercase();
            assert!(!lower.contains("##[") && !lower.contains("##vso["), "{escaped}");
            assert_eq!(serde_json::from_str::<String>(&escaped).unwrap(), text);
        }
    }

    proptest! {
        #[test]
        fn nothing_hazardous_is_left(text in any::<String>()) {
            prop_assert!(!visible(&text).chars().any(is_hazardous));
        }
    }
}
