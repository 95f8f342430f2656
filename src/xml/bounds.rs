//! Looks over a text before it is parsed, and refuses what would cost more than it tells.
//!
//! A parser compares the attributes of an element with each other and copies the namespaces in
//! scope, so that a small file could keep it busy for hours. One look at the tags bounds both, and
//! the depth, in time that grows with the length of the text only.

use super::{Fault, FaultKind};
use crate::text::Span;

/// How many levels elements may nest.
pub const MAX_DEPTH: usize = 256;

/// How many attributes an element may have.
pub const MAX_ATTRIBUTES: usize = 256;

/// How many namespaces may be declared at one place, its enclosing elements included.
pub const MAX_NAMESPACES: usize = 512;

/// Looks at each tag of a text.
pub(super) fn check(text: &str) -> Result<(), Fault> {
    let mut scan = Scan { text, at: 0, open: Vec::new(), namespaces: 0 };
    while let Some(place) = memchr::memchr(b'<', &text.as_bytes()[scan.at..]) {
        scan.at += place;
        scan.markup()?;
    }
    Ok(())
}

struct Scan<'text> {
    text: &'text str,
    at: usize,
    /// How many namespaces each open element declares.
    open: Vec<usize>,
    namespaces: usize,
}

impl Scan<'_> {
    /// Passes over what begins with `<` at the present place; broken markup is the parser's to tell.
    fn markup(&mut self) -> Result<(), Fault> {
        let rest = &self.text.as_bytes()[self.at..];
        if rest.starts_with(b"<!--") {
            self.skip_to(4, b"-->");
        } else if rest.starts_with(b"<![CDATA[") {
            self.skip_to(9, b"]]>");
        } else if rest.starts_with(b"<?") {
            self.skip_to(2, b"?>");
        } else if rest.starts_with(b"<!") {
            return Err(self.fault(FaultKind::Doctype, self.at..self.at + "<!DOCTYPE".len()));
        } else if rest.starts_with(b"</") {
            self.namespaces -= self.open.pop().unwrap_or_default();
            self.skip_to(2, b">");
        } else {
            return self.start_tag();
        }
        Ok(())
    }

    fn skip_to(&mut self, from: usize, end: &[u8]) {
        let from = self.at + from;
        let found = memchr::memmem::find(&self.text.as_bytes()[from..], end);
        self.at = found.map_or(self.text.len(), |place| from + place + end.len());
    }

    fn start_tag(&mut self) -> Result<(), Fault> {
        let begin = self.at;
        let bytes = self.text.as_bytes();
        let (mut attributes, mut namespaces, mut at, mut is_empty) = (0, 0, begin + 1, false);
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'>' => {
                    is_empty = bytes[at - 1] == b'/';
                    break;
                }
                b'"' | b'\'' => {
                    attributes += 1;
                    let rest = &bytes[at + 1..];
                    at += 1 + memchr::memchr(*byte, rest).unwrap_or(rest.len());
                }
                b'x' if bytes[at..].starts_with(b"xmlns") => namespaces += 1,
                _ => {}
            }
            at += 1;
        }
        self.at = (at + 1).min(bytes.len());
        let place = begin..begin + 1;
        if attributes > MAX_ATTRIBUTES {
            return Err(self.fault(FaultKind::TooManyAttributes, place));
        }
        if self.namespaces + namespaces > MAX_NAMESPACES {
            return Err(self.fault(FaultKind::TooManyNamespaces, place));
        }
        if !is_empty {
            if self.open.len() == MAX_DEPTH {
                return Err(self.fault(FaultKind::TooDeep, place));
            }
            self.open.push(namespaces);
            self.namespaces += namespaces;
        }
        Ok(())
    }

    fn fault(&self, kind: FaultKind, place: std::ops::Range<usize>) -> Fault {
        let end = place.end.min(self.text.len());
        let is_whole = self.text.is_char_boundary(end);
        Fault {
            kind,
            span: if is_whole { Span::of(place.start..end) } else { Span::of(place.start..place.start + 1) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_ATTRIBUTES, MAX_DEPTH, MAX_NAMESPACES, check};
    use crate::xml::FaultKind;

    fn kind(text: &str) -> Option<FaultKind> {
        check(text).err().map(|fault| fault.kind)
    }

    #[test]
    fn refuses_declarations_wherever_they_stand() {
        let fault =
            check("<?xml version='1.0'?>\n<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>").unwrap_err();
        assert_eq!((fault.kind, fault.span.start), (FaultKind::Doctype, 22));
        assert_eq!(kind("<!doctype html>"), Some(FaultKind::Doctype));
        assert_eq!(kind("<!é"), Some(FaultKind::Doctype));
        assert_eq!(kind("<a><!-- <!DOCTYPE> --><![CDATA[<!DOCTYPE>]]><?b <!DOCTYPE?></a>"), None);
    }

    #[test]
    fn bounds_depth_attributes_and_namespaces() {
        let nested = |depth: usize| "<a>".repeat(depth) + &"</a>".repeat(depth);
        assert_eq!(kind(&nested(MAX_DEPTH)), None);
        assert_eq!(kind(&nested(MAX_DEPTH + 1)), Some(FaultKind::TooDeep));
        assert_eq!(kind(&"<a>b</a>".repeat(MAX_DEPTH * 2)), None);
        assert_eq!(kind(&format!("<a>{}</a>", "<b/>".repeat(MAX_DEPTH * 2))), None);
        let attributes = |count: usize| format!("<a{}/>", " b='>'".repeat(count));
        assert_eq!(kind(&attributes(MAX_ATTRIBUTES)), None);
        assert_eq!(kind(&attributes(MAX_ATTRIBUTES + 1)), Some(FaultKind::TooManyAttributes));
        let wide = format!("<a{}>", " xmlns:b='c'".repeat(200)).repeat(MAX_NAMESPACES / 200 + 1);
        assert_eq!(kind(&wide), Some(FaultKind::TooManyNamespaces));
    }

    #[test]
    fn broken_markup_ends_the_look() {
        for text in ["<", "<a", "<a b='", "</", "<!--", "<![CDATA[", "<?", "</a></a>", "", "a > b"] {
            assert_eq!(kind(text), None, "{text}");
        }
    }
}
