//! Writes XML element by element, indented, with every text escaped.

/// What is written so far.
#[derive(Debug, Default)]
pub(super) struct Writer {
    text: String,
    /// What stands before every line.
    indent: String,
    depth: usize,
}

/// The attributes of an element, in order; those without a value are left out.
pub(super) type Attributes<'text> = [(&'static str, Option<&'text str>)];

impl Writer {
    /// Begins a document.
    pub(super) fn document() -> Self {
        Self { text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(), ..Self::default() }
    }

    /// Begins a part of a document that is indented so far.
    pub(super) fn within(indent: &str) -> Self {
        Self { indent: indent.to_owned(), ..Self::default() }
    }

    /// Writes a start tag.
    pub(super) fn open(&mut self, name: &str, attributes: &Attributes<'_>) {
        self.tag(name, attributes);
        self.text.push_str(">\n");
        self.depth += 1;
    }

    /// Writes the end tag of the element opened last.
    pub(super) fn close(&mut self, name: &str) {
        self.depth -= 1;
        self.indent();
        self.text.push_str(&format!("</{name}>\n"));
    }

    /// Writes an element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: &Attributes<'_>) {
        self.tag(name, attributes);
        self.text.push_str(" />\n");
    }

    /// Writes an element that holds a text, exactly.
    pub(super) fn text(&mut self, name: &str, attributes: &Attributes<'_>, text: &str) {
        self.tag(name, attributes);
        self.text.push('>');
        self.text.push_str(&content(text));
        self.text.push_str(&format!("</{name}>\n"));
    }

    /// Returns what was written.
    pub(super) fn finish(self) -> String {
        self.text
    }

    fn tag(&mut self, name: &str, attributes: &Attributes<'_>) {
        self.indent();
        self.text.push('<');
        self.text.push_str(name);
        for (name, value) in attributes {
            if let Some(value) = value {
                self.text.push_str(&format!(" {name}=\"{}\"", attribute(value)));
            }
        }
    }

    fn indent(&mut self) {
        self.text.push_str(&self.indent);
        self.text.extend(std::iter::repeat_n("  ", self.depth));
    }
}

/// Escapes the value of an attribute in double quotes; breaks of lines are kept as references.
pub(super) fn attribute(text: &str) -> String {
    escaped(text, |character| match character {
        '"' => Some("&quot;".to_owned()),
        '\n' | '\t' => Some(format!("&#{};", u32::from(character))),
        _ => None,
    })
}

/// Escapes a text between tags.
pub(super) fn content(text: &str) -> String {
    escaped(text, |_| None)
}

/// Escapes what has a meaning in XML; what XML 1.0 cannot hold becomes U+FFFD.
fn escaped(text: &str, further: impl Fn(char) -> Option<String>) -> String {
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
    use super::{Writer, attribute, content};

    #[test]
    fn texts_stay_texts() {
        assert_eq!(attribute("a \"b\" <c> & d\ne\u{1}"), "a &quot;b&quot; &lt;c&gt; &amp; d&#10;e\u{fffd}");
        assert_eq!(content("]]> \"x\"\r\n"), "]]&gt; \"x\"&#13;\n");
    }

    #[test]
    fn elements_stand_within_each_other() {
        let mut writer = Writer::default();
        writer.open("a", &[("x", Some("1")), ("y", None)]);
        writer.text("b", &[], "t");
        writer.empty("c", &[]);
        writer.close("a");
        assert_eq!(writer.finish(), "<a x=\"1\">\n  <b>t</b>\n  <c />\n</a>\n");
    }
}
