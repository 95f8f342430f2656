//! Writing files: whole or not at all.

use super::input::display_name;
use crate::config::WORKSPACE_NAMES;
use crate::import::{Kind, bpmn::is_bpmn};
use crate::syntax::{MAX_FILE_BYTES, is_flow};
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::{Builder, NamedTempFile};

/// Why a file could not be written.
#[derive(Debug, thiserror::Error)]
pub(super) enum WriteError {
    /// It is there already.
    #[error("`{file}` exists already")]
    Exists {
        /// The file.
        file: String,
    },
    /// It is a directory.
    #[error("`{file}` is a directory")]
    Directory {
        /// The file.
        file: String,
    },
    /// It is a symbolic link, which replacing would turn into a file.
    #[error("`{file}` is a symbolic link")]
    Link {
        /// The file.
        file: String,
    },
    /// It holds a flow, which would be lost.
    #[error("`{file}` holds a flow")]
    Flow {
        /// The file.
        file: String,
    },
    /// It is the workspace file of its folder, or would become one.
    #[error("`{file}` is the name of a workspace file")]
    Workspace {
        /// The file.
        file: String,
    },
    /// Somebody else wrote it since it was read.
    #[error("`{file}` changed while it was being mended, and is left as it is")]
    Changed {
        /// The file.
        file: String,
    },
    /// It is marked as not to be written.
    #[error("`{file}` is read-only")]
    ReadOnly {
        /// The file.
        file: String,
    },
    /// There is no directory to write it into.
    #[error("`{file}` cannot be written: there is no directory `{directory}`")]
    NoDirectory {
        /// The file.
        file: String,
        /// The directory that is not there.
        directory: String,
    },
    /// The system says no.
    #[error("`{file}` cannot be written: {error}")]
    Other {
        /// The file.
        file: String,
        /// What the system says.
        error: io::Error,
    },
}

impl WriteError {
    /// Returns what to do about it.
    pub(super) fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Exists { .. } => Some("name another file; this one is left as it is"),
            Self::Directory { .. } => Some("name a file in it"),
            Self::Link { .. } => Some("name the file that it points to"),
            Self::Flow { .. } => Some("name another file; nothing is written over a flow"),
            Self::Workspace { .. } => Some("name another file; what flows share is written by hand"),
            Self::Changed { .. } => Some("save it wherever it is open, and run the command again"),
            Self::ReadOnly { .. } => Some("allow writing to it first, or name another file"),
            Self::NoDirectory { .. } => Some("make the directory first"),
            Self::Other { .. } => None,
        }
    }
}

/// Writes findings or a picture, but never over a flow or a workspace file.
pub(super) fn write_result(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    if path.file_name().is_some_and(|name| WORKSPACE_NAMES.iter().any(|known| name == *known)) {
        return Err(WriteError::Workspace { file: display_name(path) });
    }
    if holds_flow(path) || holds_another(path, bytes) {
        return Err(WriteError::Flow { file: display_name(path) });
    }
    replace(path, bytes)
}

fn holds_flow(path: &Path) -> bool {
    let is_read = |metadata: Metadata| metadata.is_file() && metadata.len() <= MAX_FILE_BYTES as u64;
    path.symlink_metadata().is_ok_and(is_read) && fs::read_to_string(path).is_ok_and(|text| is_flow(&text))
}

/// Tells whether a file holds the flow of another tool, and what is to be written is something else.
///
/// A drawing that is exported again takes the place of the one before.
fn holds_another(path: &Path, bytes: &[u8]) -> bool {
    const MARKS: [&[u8]; 4] = [b"<", b"{", b"%PDF", b"\x89PNG"];
    let is_there = path.symlink_metadata().is_ok_and(|metadata| metadata.is_file() && metadata.len() > 0);
    let is_table = || !MARKS.iter().any(|mark| bytes.starts_with(mark));
    is_there
        && match Kind::of_ending(path) {
            Some(Kind::Bpmn) => !is_bpmn(&String::from_utf8_lossy(bytes)),
            Some(Kind::Table | Kind::Mermaid) => !is_table(),
            Some(Kind::Yaml) | None => false,
        }
}

/// Writes a file that must not exist yet.
pub(super) fn create(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let file = display_name(path);
    if path.symlink_metadata().is_ok() {
        return Err(WriteError::Exists { file });
    }
    let written = temporary(path, bytes)?;
    match written.persist_noclobber(path) {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Err(WriteError::Exists { file }),
        Err(error) => Err(WriteError::Other { file, error: error.error }),
    }
}

/// Writes a file in place of one that still holds what was read of it.
///
/// It is looked at again with the new file ready to take its place, so that hardly any time is left
/// in which somebody else's change could be lost.
pub(super) fn replace_unchanged(path: &Path, read: &[u8], bytes: &[u8]) -> Result<(), WriteError> {
    replace_if(path, bytes, || match fs::read(path) {
        Ok(now) if now == read => Ok(()),
        _ => Err(WriteError::Changed { file: display_name(path) }),
    })
}

/// Writes a file, in place of the one that is there.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    replace_if(path, bytes, || Ok(()))
}

/// Writes a file whose new bytes lie beside it when `is_fine` is asked whether they may go there.
fn replace_if(
    path: &Path,
    bytes: &[u8],
    is_fine: impl FnOnce() -> Result<(), WriteError>,
) -> Result<(), WriteError> {
    let file = display_name(path);
    let there = path.symlink_metadata().ok();
    if let Some(metadata) = &there {
        if metadata.is_dir() {
            return Err(WriteError::Directory { file });
        }
        if metadata.is_symlink() {
            return Err(WriteError::Link { file });
        }
        if !metadata.is_file() {
            // A device or a pipe takes bytes, and must not give way to a file.
            return pour(path, bytes).map_err(|error| WriteError::Other { file, error });
        }
        if metadata.permissions().readonly() {
            return Err(WriteError::ReadOnly { file });
        }
    }
    let written = temporary(path, bytes)?;
    is_fine()?;
    keep_permissions(&written, there.as_ref())
        .and_then(|()| written.persist(path).map(drop).map_err(|error| error.error))
        .map_err(|error| WriteError::Other { file, error })
}

fn pour(path: &Path, bytes: &[u8]) -> io::Result<()> {
    OpenOptions::new().write(true).open(path)?.write_all(bytes)
}

/// Writes the bytes beside the file that they are for, so that renaming stays on one disk.
fn temporary(path: &Path, bytes: &[u8]) -> Result<NamedTempFile<File>, WriteError> {
    let file = display_name(path);
    let directory = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    };
    if !directory.is_dir() {
        return Err(WriteError::NoDirectory { file, directory: display_name(&directory) });
    }
    let write = || {
        let mut written = builder().tempfile_in(&directory)?;
        written.write_all(bytes)?;
        written.as_file().sync_all()?;
        Ok(written)
    };
    write().map_err(|error| WriteError::Other { file, error })
}

#[cfg(unix)]
fn builder() -> Builder<'static, 'static> {
    use std::os::unix::fs::PermissionsExt;
    let mut builder = Builder::new();
    // What any new file gets; the mask of the process takes away what it should not have.
    builder.prefix(".handoff-").permissions(fs::Permissions::from_mode(0o666));
    builder
}

#[cfg(not(unix))]
fn builder() -> Builder<'static, 'static> {
    let mut builder = Builder::new();
    builder.prefix(".handoff-");
    builder
}

fn keep_permissions(written: &NamedTempFile<File>, there: Option<&Metadata>) -> io::Result<()> {
    there.map_or(Ok(()), |metadata| fs::set_permissions(written.path(), metadata.permissions()))
}

#[cfg(test)]
mod tests {
    use super::{WriteError, create, replace, replace_unchanged};
    use std::fs;

    #[test]
    fn creates_but_does_not_replace() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("a.yaml");
        create(&path, b"one").unwrap();
        assert!(matches!(create(&path, b"two"), Err(WriteError::Exists { .. })));
        assert_eq!(fs::read(&path).unwrap(), b"one");
        replace(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 1, "no temporary file is left");
    }

    #[test]
    fn loses_nothing_that_somebody_else_wrote() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("a.yaml");
        fs::write(&path, b"one").unwrap();
        replace_unchanged(&path, b"one", b"two").unwrap();
        assert!(matches!(replace_unchanged(&path, b"one", b"three"), Err(WriteError::Changed { .. })));
        assert_eq!(fs::read(&path).unwrap(), b"two");
        fs::remove_file(&path).unwrap();
        assert!(matches!(replace_unchanged(&path, b"two", b"three"), Err(WriteError::Changed { .. })));
        assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 0, "no temporary file is left");
    }

    #[test]
    fn says_why_it_cannot_write() {
        let directory = tempfile::tempdir().unwrap();
        let at = |name: &str| directory.path().join(name);
        assert!(matches!(replace(directory.path(), b""), Err(WriteError::Directory { .. })));
        assert!(matches!(replace(&at("no/a"), b""), Err(WriteError::NoDirectory { .. })));
        fs::write(at("fixed"), "one").unwrap();
        let mut permissions = fs::metadata(at("fixed")).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(at("fixed"), permissions).unwrap();
        assert!(matches!(replace(&at("fixed"), b""), Err(WriteError::ReadOnly { .. })));
        assert_eq!(fs::read(at("fixed")).unwrap(), b"one");
    }

    #[cfg(unix)]
    #[test]
    fn keeps_permissions_links_and_devices() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let directory = tempfile::tempdir().unwrap();
        let at = |name: &str| directory.path().join(name);
        fs::write(at("a"), "one").unwrap();
        fs::set_permissions(at("a"), fs::Permissions::from_mode(0o640)).unwrap();
        replace(&at("a"), b"two").unwrap();
        assert_eq!(fs::metadata(at("a")).unwrap().permissions().mode() & 0o777, 0o640);
        symlink(at("a"), at("link")).unwrap();
        assert!(matches!(replace(&at("link"), b"three"), Err(WriteError::Link { .. })));
        assert_eq!(fs::read(at("a")).unwrap(), b"two");
        replace(std::path::Path::new("/dev/null"), b"gone").unwrap();
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
    }
}
