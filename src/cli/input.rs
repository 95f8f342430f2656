//! Reading files and standard input: whole texts, and no more than the limit.
//!
//! Texts are UTF-8; XML may declare another encoding and is decoded by it, and tables may be UTF-16,
//! as "Unicode text" of spreadsheet programs is.

use crate::data::{Fault, WORKBOOK, sheet_as_csv};
use crate::import::Kind;
use crate::syntax::MAX_FILE_BYTES;
use crate::text::SourceFile;
use crate::xml::{self, DecodeError};
use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::Path;

/// Why a file could not be read.
#[derive(Debug, thiserror::Error)]
pub(super) enum ReadError {
    /// There is nothing of that name.
    #[error("`{file}` does not exist")]
    Missing {
        /// The file.
        file: String,
    },
    /// It is a pattern that no YAML file matches.
    #[error("no YAML file matches `{file}`")]
    Unmatched {
        /// The pattern.
        file: String,
    },
    /// It is a pipe, a socket or a device, of which nobody knows when it ends.
    #[error("`{file}` is {kind}, not a file")]
    Special {
        /// The file.
        file: String,
        /// What it is.
        kind: &'static str,
    },
    /// It is a link to a file that is not there.
    #[error("`{file}` is a link to a file that does not exist")]
    BrokenLink {
        /// The link.
        file: String,
    },
    /// It is a directory.
    #[error("`{file}` is a directory")]
    Directory {
        /// The file.
        file: String,
    },
    /// It may not be read.
    #[error("`{file}` may not be read")]
    Denied {
        /// The file.
        file: String,
    },
    /// It is no text in UTF-8.
    #[error("`{file}` is not UTF-8: byte 0x{byte:02X} at offset {offset}")]
    NotUtf8 {
        /// The file.
        file: String,
        /// Place of the first byte that does not fit, from 0.
        offset: usize,
        /// That byte.
        byte: u8,
    },
    /// It is XML whose bytes cannot be read as text.
    #[error("`{file}` cannot be read as text: {error}")]
    Encoding {
        /// The file.
        file: String,
        /// What is wrong.
        error: DecodeError,
    },
    /// It is a workbook, and no table can be read from it.
    #[error("`{file}`: {message}")]
    Workbook {
        /// The file.
        file: String,
        /// What is wrong.
        message: String,
        /// What to do about it.
        help: String,
    },
    /// A sheet is named of what is no workbook.
    #[error("`{file}` is no workbook, so it has no sheet to name")]
    NoWorkbook {
        /// The file.
        file: String,
    },
    /// The system says no.
    #[error("`{file}` cannot be read: {error}")]
    Other {
        /// The file.
        file: String,
        /// What the system says.
        error: io::Error,
    },
}

impl ReadError {
    /// Returns what to do about it.
    pub(super) fn hint(&self) -> Option<&str> {
        match self {
            Self::Missing { .. } => Some("check the spelling, and the directory that you are in"),
            Self::Directory { .. } => Some("name one file in it"),
            Self::NotUtf8 { offset: 0, byte: 0xFF | 0xFE, .. } => {
                Some("the file looks like UTF-16: save it as UTF-8")
            }
            Self::NotUtf8 { .. } => Some("save the file as UTF-8"),
            Self::Encoding { .. } => {
                Some("save the file as UTF-8, with `encoding=\"UTF-8\"` in its first line")
            }
            Self::Unmatched { .. } => {
                Some("check the spelling; hidden files and those that `.gitignore` names do not count")
            }
            Self::Special { .. } => Some("write what it gives into a file, or into standard input: `-`"),
            Self::Workbook { help, .. } => Some(help),
            Self::NoWorkbook { .. } => Some("leave `--sheet` out"),
            Self::BrokenLink { .. } | Self::Denied { .. } | Self::Other { .. } => None,
        }
    }

    fn new(file: String, error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing { file },
            io::ErrorKind::IsADirectory => Self::Directory { file },
            io::ErrorKind::PermissionDenied => Self::Denied { file },
            _ => Self::Other { file, error },
        }
    }
}

/// Returns how messages call a path: with `/` on every system, and without a leading `./`.
pub(super) fn display_name(path: &Path) -> String {
    let name = path.to_string_lossy();
    let name = if std::path::MAIN_SEPARATOR == '/' { name.into_owned() } else { name.replace('\\', "/") };
    match name.strip_prefix("./") {
        Some(rest) if !rest.is_empty() => rest.to_owned(),
        _ => name,
    }
}

/// Reads a file; of a workbook the first sheet.
pub(super) fn read_file(path: &Path) -> Result<SourceFile, ReadError> {
    read_sheet(path, None)
}

/// Reads a file; of a workbook the sheet that is named.
pub(super) fn read_sheet(path: &Path, sheet: Option<&str>) -> Result<SourceFile, ReadError> {
    open(path).and_then(|file| read(file, display_name(path), sheet))
}

/// Opens a table, of CSV or of a workbook, for reading; or standard input where the path is `-`.
pub(super) fn open_table(path: &Path) -> Result<Box<dyn Read>, ReadError> {
    if path.as_os_str() == "-" {
        return Ok(Box::new(io::stdin().lock().take(MAX_FILE_BYTES as u64)));
    }
    Ok(Box::new(open(path)?.take(MAX_FILE_BYTES as u64)))
}

fn open(path: &Path) -> Result<File, ReadError> {
    let name = display_name(path);
    match path.metadata() {
        Ok(metadata) if metadata.is_dir() => return Err(ReadError::Directory { file: name }),
        // Opening a pipe would wait until somebody writes into it.
        Ok(metadata) if !metadata.is_file() => {
            return Err(ReadError::Special { file: name, kind: special_kind(&metadata) });
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound && path.is_symlink() => {
            return Err(ReadError::BrokenLink { file: name });
        }
        _ => {}
    }
    File::open(path).map_err(|error| ReadError::new(name, error))
}

#[cfg(unix)]
fn special_kind(metadata: &Metadata) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    let kind = metadata.file_type();
    if kind.is_fifo() {
        "a named pipe"
    } else if kind.is_socket() {
        "a socket"
    } else {
        "a device"
    }
}

#[cfg(not(unix))]
fn special_kind(_: &Metadata) -> &'static str {
    "a device"
}

/// Reads standard input under the name that messages call it by; of a workbook the first sheet.
pub(super) fn read_stdin(name: &str) -> Result<SourceFile, ReadError> {
    read_stdin_sheet(name, None)
}

/// Reads standard input; of a workbook the sheet that is named.
pub(super) fn read_stdin_sheet(name: &str, sheet: Option<&str>) -> Result<SourceFile, ReadError> {
    read(io::stdin().lock(), name.to_owned(), sheet)
}

/// Reads a text; of one beyond the limit only as much as shows that it is.
fn read(stream: impl Read, name: String, sheet: Option<&str>) -> Result<SourceFile, ReadError> {
    let mut bytes = Vec::new();
    // The longest character has four bytes, so what is left after a cut is still beyond the limit.
    let most = MAX_FILE_BYTES as u64 + 4;
    if let Err(error) = stream.take(most).read_to_end(&mut bytes) {
        return Err(ReadError::new(name, error));
    }
    let is_cut = bytes.len() as u64 == most;
    decoded(bytes, is_cut, name, sheet)
}

/// Makes a text of the bytes of a file.
pub(super) fn decoded(
    bytes: Vec<u8>,
    is_cut: bool,
    name: String,
    sheet: Option<&str>,
) -> Result<SourceFile, ReadError> {
    let ending = Kind::of_ending(Path::new(&name));
    let may_be_table = ending.is_none_or(|kind| kind == Kind::Table);
    if may_be_table && bytes.starts_with(WORKBOOK) {
        return workbook(&bytes, name, sheet);
    }
    if sheet.is_some() {
        return Err(ReadError::NoWorkbook { file: name });
    }
    // A flow is kept as it is, so that what is written over it is of the same encoding.
    let may_be_utf_16 = ending != Some(Kind::Yaml) && xml::is_utf_16(&bytes);
    if !is_cut && (xml::declares(&bytes) || may_be_utf_16) {
        return match xml::decode(bytes) {
            Ok(text) => Ok(SourceFile::new(name, text)),
            Err(error) => Err(ReadError::Encoding { file: name, error }),
        };
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(SourceFile::new(name, text)),
        Err(error) => {
            let fault = error.utf8_error();
            let offset = fault.valid_up_to();
            let mut bytes = error.into_bytes();
            if is_cut && fault.error_len().is_none() {
                bytes.truncate(offset);
                return Ok(SourceFile::new(name, String::from_utf8(bytes).unwrap_or_default()));
            }
            let byte = bytes.get(offset).copied().unwrap_or_default();
            Err(ReadError::NotUtf8 { file: name, offset, byte })
        }
    }
}

/// Reads a sheet as the text of a table.
fn workbook(bytes: &[u8], name: String, sheet: Option<&str>) -> Result<SourceFile, ReadError> {
    match sheet_as_csv(bytes, sheet) {
        Ok(text) => Ok(SourceFile::new(name, text)),
        Err(Fault { message, help, .. }) => Err(ReadError::Workbook { file: name, message, help }),
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_FILE_BYTES, ReadError, display_name, read};
    use std::io::Read;
    use std::path::Path;

    #[test]
    fn names_are_alike_everywhere() {
        assert_eq!(display_name(Path::new("./flows/a.yaml")), "flows/a.yaml");
        assert_eq!(display_name(Path::new("./")), "./");
        assert_eq!(display_name(Path::new("../a.yaml")), "../a.yaml");
    }

    #[test]
    fn tells_where_it_is_no_text() {
        let error = read(&b"flow: \xff"[..], "a".to_owned(), None).unwrap_err();
        assert!(matches!(error, ReadError::NotUtf8 { offset: 6, byte: 0xff, .. }), "{error}");
        let flow = read(&b"\xff\xfef\0"[..], "a.yaml".to_owned(), None).unwrap_err();
        assert!(flow.hint().unwrap().contains("UTF-16"), "{flow}");
        let cut = read(&b"flow: \xe2\x82"[..], "a".to_owned(), None).unwrap_err();
        assert!(matches!(cut, ReadError::NotUtf8 { offset: 6, .. }), "{cut}");
    }

    #[test]
    fn tables_may_be_utf_16() {
        let text = "Supplier\tProduct\tCustomer\nA\tÜbergabe\tB\n";
        let marked: Vec<u16> = "\u{feff}".encode_utf16().chain(text.encode_utf16()).collect();
        for write in [u16::to_le_bytes, u16::to_be_bytes] {
            let bytes: Vec<u8> = marked.iter().flat_map(|unit| write(*unit)).collect();
            for name in ["a.csv", "a.txt", "<stdin>"] {
                assert_eq!(read(&bytes[..], name.to_owned(), None).unwrap().text(), text);
            }
        }
    }

    #[test]
    fn an_endless_stream_ends_at_the_limit() {
        let source = read(std::io::repeat(b'a'), "a".to_owned(), None).unwrap();
        assert_eq!(source.text().len(), MAX_FILE_BYTES + 4);
        let characters = "é".as_bytes().repeat(MAX_FILE_BYTES / 2 + 4);
        let source = read(Read::chain(&b"a"[..], &characters[..]), "a".to_owned(), None).unwrap();
        assert!(source.text().len() > MAX_FILE_BYTES);
    }
}
