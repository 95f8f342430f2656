//! Texts as XML has them.

/// Escapes the value of an attribute in double quotes; breaks of lines are kept as references.
#[must_use]
pub fn attribute(text: &str) -> String {
    escaped(text, |character| match character {
        '"' => Some("&quot;".to_owned()),
        '\n' | '\t' => Some(format!("&#{};", u32::from(character))),
        _ => None,
    })
}

/// Escapes a text between tags.
#[must_use]
pub fn content(text: &str) -> String {
    escaped(text, |_| None)
}

/// Escapes what has a meaning in XML; what XML 1.0 cannot hold becomes U+FFFD.
///
/// `further` says how a character is written that has a meaning in one place only.
pub fn escaped(text: &str, further: impl Fn(char) -> Option<String>) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match (character, further(character)) {
            (_, Some(reference)) => escaped.push_str(&reference),
            ('&', _) => escaped.push_str("&amp;"),
            ('<', _) => escaped.push_str("&lt;"),
            ('>', _) => escaped.push_str("&gt;"),
            ('\r', _) => escaped.push_str("&#13;"),
            ('\n' | '\t', _) => escaped.push(character),
            ('\0'..' ' | '\u{FFFE}' | '\u{FFFF}', _) => escaped.push('\u{FFFD}'),
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{attribute, content};

    #[test]
    fn texts_stay_texts() {
        assert_eq!(attribute("a \"b\" <c> & d\ne\u{1}"), "a &quot;b&quot; &lt;c&gt; &amp; d&#10;e\u{fffd}");
        assert_eq!(content("]]> \"x\"\r\n"), "]]&gt; \"x\"&#13;\n");
    }
}
