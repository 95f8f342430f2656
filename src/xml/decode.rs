//! The bytes of a file as text, by the encoding that the file declares.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How far into a file its declaration may stand.
const HEAD: usize = 256;

/// Why bytes could not be read as text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// The declared encoding has no such name.
    #[error("the encoding `{0}` that it declares is not known")]
    UnknownEncoding(String),
    /// Each character has four bytes.
    #[error("it is in UTF-32, which is not read: save it as UTF-8")]
    Utf32,
    /// Some bytes mean nothing in the encoding.
    #[error("it holds bytes that mean nothing in {0}, the encoding that it declares")]
    Malformed(&'static str),
}

/// Tells whether bytes begin as XML does, in any encoding.
#[must_use]
pub fn declares(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let begins_tag = || !is_utf_16(bytes) || bytes[2..].starts_with(b"<\0") || bytes[2..].starts_with(b"\0<");
    bytes.starts_with(b"<?xml") || is_utf_32(bytes) || (utf_16(bytes).is_some() && begins_tag())
}

/// Tells whether each character has four bytes, by the mark or the `<` at the beginning.
fn is_utf_32(bytes: &[u8]) -> bool {
    [&b"\xff\xfe\0\0"[..], b"\0\0\xfe\xff", b"<\0\0\0", b"\0\0\0<"].iter().any(|head| bytes.starts_with(head))
}

/// Tells whether bytes begin with the mark of UTF-16, whatever they hold.
#[must_use]
pub fn is_utf_16(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff")
}

/// Returns the two-byte encoding that the first bytes show, by their mark or by the `<` of XML.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"<\0?\0") {
        Some(UTF_16LE)
    } else if bytes.starts_with(b"\xfe\xff") || bytes.starts_with(b"\0<\0?") {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Returns the encoding that a file of XML is written in.
///
/// # Errors
/// Where it declares one that is not known.
pub fn encoding(bytes: &[u8]) -> Result<&'static Encoding, DecodeError> {
    if is_utf_32(bytes) {
        return Err(DecodeError::Utf32);
    }
    if let Some(found) = utf_16(bytes) {
        return Ok(found);
    }
    if bytes.starts_with(b"\xef\xbb\xbf") {
        return Ok(UTF_8);
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    let Some(label) = declared(head) else { return Ok(UTF_8) };
    match Encoding::for_label(label) {
        // The declaration was read byte by byte, so that it cannot be true.
        Some(found) if found == UTF_16LE || found == UTF_16BE => Ok(UTF_8),
        Some(found) => Ok(found),
        None => Err(DecodeError::UnknownEncoding(String::from_utf8_lossy(label).into_owned())),
    }
}

/// Returns what the declaration at the beginning names as the encoding.
fn declared(head: &[u8]) -> Option<&[u8]> {
    let end = memchr::memmem::find(head, b"?>")?;
    let declaration = head.get(..end)?.strip_prefix(b"<?xml")?;
    let at = memchr::memmem::find(declaration, b"encoding")?;
    let rest = declaration[at + b"encoding".len()..].trim_ascii_start();
    let rest = rest.strip_prefix(b"=")?.trim_ascii_start();
    let (quote, rest) = rest.split_first()?;
    let end = memchr::memchr(*quote, rest)?;
    matches!(quote, b'"' | b'\'').then(|| &rest[..end])
}

/// Decodes a file of XML, or a text in UTF-16 that begins with its mark.
///
/// UTF-8 is taken as it is, mark and all, so that places in the text are places in the file.
///
/// # Errors
/// Where the encoding is not known, or the bytes are not of it.
pub fn decode(bytes: Vec<u8>) -> Result<String, DecodeError> {
    let encoding = encoding(&bytes)?;
    if encoding == UTF_8 {
        return String::from_utf8(bytes).map_err(|_| DecodeError::Malformed(UTF_8.name()));
    }
    let (text, had_errors) = encoding.decode_with_bom_removal(&bytes);
    if had_errors { Err(DecodeError::Malformed(encoding.name())) } else { Ok(text.into_owned()) }
}

/// Encodes a text as the bytes that it was read from are, with their mark; what that encoding does
/// not have is written as the number of the character.
///
/// # Errors
/// Where the encoding of those bytes is not known.
pub fn encode(text: &str, like: &[u8]) -> Result<Vec<u8>, DecodeError> {
    let encoding = encoding(like)?;
    if encoding != UTF_16LE && encoding != UTF_16BE {
        return Ok(encoding.encode(text).0.into_owned());
    }
    let is_little = encoding == UTF_16LE;
    let has_mark = like.starts_with(b"\xff\xfe") || like.starts_with(b"\xfe\xff");
    let mark = has_mark.then_some(0xFEFF);
    let units = mark.into_iter().chain(text.encode_utf16());
    Ok(units.flat_map(|unit| if is_little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect())
}

#[cfg(test)]
mod tests {
    use super::{DecodeError, declares, decode, encode};

    #[test]
    fn writes_what_it_reads() {
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let utf_16 = "<?xml version='1.0' encoding='UTF-16'?><a>Ω</a>";
        for bytes in [
            b"<?xml version='1.0' encoding='ISO-8859-1'?><a b='K\xe4se\x80\x81'/>".to_vec(),
            "\u{feff}<a>é</a>".into(),
            [b"\xff\xfe".to_vec(), wide(utf_16)].concat(),
            wide(utf_16),
        ] {
            assert_eq!(encode(&decode(bytes.clone()).unwrap(), &bytes).unwrap(), bytes);
        }
        let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><a/>";
        assert_eq!(encode("<a>é→</a>", latin).unwrap(), b"<a>\xe9&#8594;</a>");
    }

    #[test]
    fn reads_declared_encodings() {
        let latin = b"<?xml version='1.0' encoding=\"ISO-8859-1\"?><a b='K\xe4se'/>".to_vec();
        assert!(declares(&latin));
        assert!(decode(latin).unwrap().contains("Käse"));
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let text = "<?xml version='1.0' encoding='UTF-16'?><a>Ω</a>";
        assert_eq!(decode([b"\xff\xfe".to_vec(), wide(text)].concat()).unwrap(), text);
        assert_eq!(decode(wide(text)).unwrap(), text);
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode([b"\xfe\xff".to_vec(), big].concat()).unwrap(), text);
        let marked = "\u{feff}<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>";
        assert_eq!(decode(marked.into()).unwrap(), marked);
    }

    #[test]
    fn says_what_cannot_be_read() {
        let of = |text: &[u8]| decode(text.to_vec()).unwrap_err();
        assert_eq!(of(b"<?xml encoding='klingon'?>"), DecodeError::UnknownEncoding("klingon".into()));
        assert_eq!(of(b"<?xml encoding='utf-8'?>\xff"), DecodeError::Malformed("UTF-8"));
        let wide: Vec<u8> =
            "<?xml version='1.0'?>".chars().flat_map(|it| u32::from(it).to_le_bytes()).collect();
        assert!(declares(&wide));
        assert_eq!(of(&wide), DecodeError::Utf32);
        assert!(matches!(of(b"<?xml encoding='shift_jis'?>\x81"), DecodeError::Malformed(_)));
        assert!(!declares(b"flow: a") && !declares(b"\xff\xfef\0"));
    }
}
