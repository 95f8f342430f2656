//! The folder that data may be read from: nothing outside it is opened.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read, Take};
use std::path::{Component, Path, PathBuf};

/// The most bytes of a table.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// Why a file of data cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FolderError {
    /// The path is absolute.
    #[error("a path begins at the folder of the flow, not at the root")]
    Absolute,
    /// The path, or a link on it, leaves the workspace.
    #[error("the path leaves the workspace")]
    Outside,
    /// There is nothing of that name.
    #[error("the file does not exist")]
    Missing,
    /// It is a folder, a pipe or a device.
    #[error("it is no file")]
    NoFile,
    /// It is larger than is read.
    #[error("the file is larger than 64 MB")]
    TooLarge,
    /// The tables of the flow before it are as much as is read of one flow.
    #[error("the tables of the flow before it have 256 MB or 2,000,000 rows together")]
    TooMuchTogether,
    /// The system says no.
    #[error("the file cannot be read: {message}")]
    Unreadable {
        /// What the system says.
        message: String,
    },
}

impl FolderError {
    /// Returns what to do about it.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::Absolute => "write the path from the folder of the flow, without a `/` before it",
            Self::Outside => {
                "put the file beside the flow, or a `handoff.yaml`, which may be empty, into a folder that holds both"
            }
            Self::Missing => "check the spelling; the path begins at the folder of the flow",
            Self::NoFile => "name a file",
            Self::TooLarge => "keep less in it; of a table, a row for each period",
            Self::TooMuchTogether => {
                "keep a row for each period in these tables, or share them out among flows"
            }
            Self::Unreadable { .. } => "look whether the file may be read",
        }
    }
}

/// Where a flow lies, and which folder it may read data from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder(Place);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    /// On the disk.
    Disk {
        /// The folder of the flow.
        flow: PathBuf,
        /// The folder that no path leaves.
        root: PathBuf,
    },
    /// Nowhere: each table is given with its path.
    Given(BTreeMap<String, String>),
}

impl Folder {
    /// Takes the folder of a flow, and that of its workspace; the flow's own where it has none.
    ///
    /// Nothing is looked at before a table is opened.
    #[must_use]
    pub fn new(flow: &Path, workspace: Option<&Path>) -> Self {
        let here =
            |path: &Path| if path.as_os_str().is_empty() { PathBuf::from(".") } else { path.to_owned() };
        let flow = here(flow);
        let root = workspace.map_or_else(|| flow.clone(), here);
        Self(Place::Disk { flow, root })
    }

    /// Takes tables that lie nowhere, each with the path that the flow calls it by.
    pub fn of_tables<P: Into<String>, T: Into<String>>(tables: impl IntoIterator<Item = (P, T)>) -> Self {
        Self(Place::Given(tables.into_iter().map(|(path, text)| (path.into(), text.into())).collect()))
    }

    /// Returns where a table would lie; nothing where tables are given.
    #[must_use]
    pub fn path_of(&self, path: &str) -> Option<PathBuf> {
        match &self.0 {
            Place::Disk { flow, .. } => Some(flow.join(path)),
            Place::Given(_) => None,
        }
    }

    /// Opens a file for reading, no further than the most bytes of a table.
    ///
    /// # Errors
    /// When the path leaves the workspace, or the file is missing, too large, or no file.
    pub fn open(&self, path: &str) -> Result<Box<dyn Read + '_>, FolderError> {
        match &self.0 {
            Place::Disk { flow, root } => Ok(Box::new(open(flow, root, Path::new(path))?)),
            Place::Given(tables) => match tables.get(path) {
                Some(text) => Ok(Box::new(text.as_bytes())),
                None => Err(FolderError::Missing),
            },
        }
    }
}

/// Opens a file on the disk.
fn open(flow: &Path, root: &Path, path: &Path) -> Result<Take<File>, FolderError> {
    let is_plain =
        |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir | Component::ParentDir);
    if !path.components().all(is_plain) {
        return Err(FolderError::Absolute);
    }
    let [flow, root] = [flow, root].map(Path::canonicalize);
    let (flow, root) = (flow.map_err(|error| refused(&error))?, root.map_err(|error| refused(&error))?);
    // What lies outside is not looked at, not even whether it exists.
    if !stays_within(&flow, &root, path) {
        return Err(FolderError::Outside);
    }
    let file = flow.join(path).canonicalize().map_err(|error| refused(&error))?;
    if !file.starts_with(&root) {
        return Err(FolderError::Outside);
    }
    let metadata = file.metadata().map_err(|error| refused(&error))?;
    // Opening a pipe would wait until somebody writes into it.
    if !metadata.is_file() {
        return Err(FolderError::NoFile);
    }
    if metadata.len() > MOST_BYTES {
        return Err(FolderError::TooLarge);
    }
    let opened = File::open(&file).map_err(|error| refused(&error))?;
    Ok(opened.take(MOST_BYTES))
}

/// Tells whether a path from `flow` stays within `root`, by its words alone.
fn stays_within(flow: &Path, root: &Path, path: &Path) -> bool {
    let Ok(below) = flow.strip_prefix(root) else { return false };
    let mut depth = below.components().count();
    for part in path.components() {
        match part {
            Component::ParentDir if depth == 0 => return false,
            Component::ParentDir => depth -= 1,
            Component::Normal(_) => depth += 1,
            _ => {}
        }
    }
    true
}

fn refused(error: &io::Error) -> FolderError {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => FolderError::Missing,
        _ => FolderError::Unreadable { message: error.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use super::{Folder, FolderError};
    use std::fs;

    #[test]
    fn nothing_outside_is_opened() {
        let outer = tempfile::tempdir().unwrap();
        let at = |name: &str| outer.path().join(name);
        fs::create_dir_all(at("workspace/flows/data")).unwrap();
        fs::write(at("secret.csv"), "x\n1\n").unwrap();
        fs::write(at("workspace/shared.csv"), "x\n1\n").unwrap();
        fs::write(at("workspace/flows/data/own.csv"), "x\n1\n").unwrap();
        let open = |folder: &Folder, path: &str| folder.open(path).map(|_| ());
        let folder = Folder::new(&at("workspace/flows"), Some(&at("workspace")));
        assert_eq!(open(&folder, "data/own.csv"), Ok(()));
        assert_eq!(open(&folder, "../shared.csv"), Ok(()));
        assert_eq!(open(&folder, "../../secret.csv"), Err(FolderError::Outside));
        assert_eq!(open(&folder, "../../nothing.csv"), Err(FolderError::Outside));
        assert_eq!(open(&folder, "/etc/passwd"), Err(FolderError::Absolute));
        assert_eq!(open(&folder, "data"), Err(FolderError::NoFile));
        assert_eq!(open(&folder, "data/other.csv"), Err(FolderError::Missing));
        let alone = Folder::new(&at("workspace/flows"), None);
        assert_eq!(open(&alone, "../shared.csv"), Err(FolderError::Outside));
        let gone = Folder::new(&at("nowhere"), None);
        assert_eq!(open(&gone, "own.csv"), Err(FolderError::Missing));
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(at("secret.csv"), at("workspace/flows/data/link.csv")).unwrap();
            assert_eq!(open(&folder, "data/link.csv"), Err(FolderError::Outside));
        }
    }
}
