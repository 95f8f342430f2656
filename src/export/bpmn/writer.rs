//! Writes XML element by element, indented, with every text escaped.

use crate::xml::{attribute, content};

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

#[cfg(test)]
mod tests {
    use super::Writer;

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
