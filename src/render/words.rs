//! What of a flow's texts is shown in a picture.

use crate::emit::is_hazardous;
use std::borrow::Cow;

/// Returns one line of text in which nothing disguises itself.
///
/// Characters that XML 1.0 cannot hold, and those that turn the direction of what follows, become
/// U+FFFD; line breaks and tabs become blanks.
pub(super) fn shown(text: &str) -> Cow<'_, str> {
    let is_kept = |character: char| shown_character(character) == character;
    if text.chars().all(is_kept) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(shown_character).collect())
}

/// Returns a character, or what stands for it where it cannot be shown.
pub(super) fn shown_character(character: char) -> char {
    match character {
        '\n' | '\t' | '\r' => ' ',
        '\u{FFFE}' | '\u{FFFF}' => '\u{FFFD}',
        other if is_hazardous(other) => '\u{FFFD}',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn nothing_disguises_itself() {
        assert_eq!(shown("a\u{0}\u{1b}[31m\u{202e}b\nc"), "a\u{fffd}\u{fffd}[31m\u{fffd}b c");
        assert_eq!(shown("נתיחה → Größe"), "נתיחה → Größe");
    }
}
