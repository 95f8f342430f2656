//! Finds the workspace file of a flow.

use super::near_name::near_name;
use super::{Asked, Catalogue, Exclusion, InForce, Selector, UnknownRule, Workspace};
use crate::syntax::MAX_FILE_BYTES;
use crate::text::SourceFile;
use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::io::Read;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// The names that a workspace file may have.
pub const WORKSPACE_NAMES: [&str; 2] = ["handoff.yaml", ".handoff.yaml"];

/// Why a workspace file could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WorkspaceError {
    /// Nobody can tell which of two files counts.
    #[error("`{directory}` holds both `handoff.yaml` and `.handoff.yaml`, and only one can count")]
    Two {
        /// The directory.
        directory: String,
    },
    /// A file has nearly the name, so that nothing in it would count.
    #[error("`{file}` is not looked at: a workspace file is called `handoff.yaml` or `.handoff.yaml`")]
    NearName {
        /// The file.
        file: String,
    },
    /// The name is there, and what bears it holds no text.
    #[error("the workspace file `{file}` is {what}")]
    NoFile {
        /// The file.
        file: String,
        /// What it is.
        what: &'static str,
    },
    /// The file is not UTF-8.
    #[error("the workspace file `{file}` is not UTF-8: see the byte at offset {offset}")]
    NotUtf8 {
        /// The file.
        file: String,
        /// Place of the first byte that does not fit, from 0.
        offset: usize,
    },
    /// The system says no.
    #[error("the workspace file `{file}` cannot be read: {message}")]
    Unreadable {
        /// The file.
        file: String,
        /// What the system says.
        message: String,
    },
}

impl WorkspaceError {
    /// Returns the file, or the directory of the two files, that it is about.
    #[must_use]
    pub fn place(&self) -> &str {
        match self {
            Self::Two { directory } => directory,
            Self::NearName { file }
            | Self::NoFile { file, .. }
            | Self::NotUtf8 { file, .. }
            | Self::Unreadable { file, .. } => file,
        }
    }
}

type Found = Result<Option<Arc<Workspace>>, WorkspaceError>;

/// Finds workspace files and reads each once.
///
/// The file is looked for in the flow's directory and upwards. A directory that holds `.git` is
/// the last to be looked at, so that no file outside a repository changes what is found in it.
#[derive(Debug)]
pub struct Workspaces<'run> {
    catalogue: &'run Catalogue,
    by_directory: HashMap<PathBuf, Found>,
    read: BTreeMap<String, Arc<Workspace>>,
}

impl<'run> Workspaces<'run> {
    /// Starts with nothing read.
    #[must_use]
    pub fn new(catalogue: &'run Catalogue) -> Self {
        Self { catalogue, by_directory: HashMap::new(), read: BTreeMap::new() }
    }

    /// Returns the workspace of the flows in `directory`, if there is one.
    ///
    /// # Errors
    /// When a workspace file is there and cannot be read.
    pub fn find(&mut self, directory: &Path) -> Found {
        let mut visited = Vec::new();
        let mut found = Ok(None);
        for directory in upwards(&absolute(directory)) {
            if let Some(known) = self.by_directory.get(directory) {
                found = known.clone();
                break;
            }
            visited.push(directory.to_owned());
            found = self.look_into(directory);
            if !matches!(found, Ok(None)) {
                break;
            }
        }
        for directory in visited {
            self.by_directory.insert(directory, found.clone());
        }
        found
    }

    fn look_into(&mut self, directory: &Path) -> Found {
        let [plain, hidden] = WORKSPACE_NAMES.map(|name| directory.join(name));
        if let Some(file) = near_name(directory) {
            return Err(WorkspaceError::NearName { file: shown_path(&file) });
        }
        // A link to nothing is there too: whoever made it means its flows to have a workspace.
        let is_there = |path: &Path| path.symlink_metadata().is_ok();
        let path = match (is_there(&plain), is_there(&hidden)) {
            (false, false) => return Ok(None),
            (true, true) => return Err(WorkspaceError::Two { directory: shown_path(directory) }),
            (true, false) => plain,
            (false, true) => hidden,
        };
        let workspace = Arc::new(Workspace::read(read(&path)?, directory, self.catalogue));
        self.read.insert(workspace.source.name().to_owned(), Arc::clone(&workspace));
        Ok(Some(workspace))
    }

    /// Returns what is in force for a file.
    ///
    /// # Errors
    /// When a workspace file is there and cannot be read.
    pub fn in_force(&mut self, path: &Path, asked: &Asked) -> Result<InForce, WorkspaceError> {
        let workspace = self.find(path.parent().unwrap_or(Path::new("")))?;
        Ok(InForce::of(workspace, &absolute(path), asked))
    }

    /// Returns the folders in which the workspace of a file is looked for, the nearest first.
    #[must_use]
    pub fn looked_in(path: &Path) -> Vec<String> {
        upwards(&absolute(path.parent().unwrap_or(Path::new("")))).map(shown_path).collect()
    }

    /// Says why the workspace of a file leaves it out where a folder is walked, if it does.
    pub fn exclusion(&mut self, path: &Path) -> Option<Exclusion> {
        let found = self.find(path.parent().unwrap_or(Path::new("")));
        found.ok().flatten()?.exclusion(&absolute(path))
    }

    /// Returns all workspaces that were found, in order of their names.
    pub fn all(&self) -> impl Iterator<Item = &Arc<Workspace>> {
        self.read.values()
    }

    /// Makes sure that each own rule that is asked for is one of a workspace that was found.
    ///
    /// Where a workspace has faults, these are what people have to see first.
    ///
    /// # Errors
    /// For the first that no workspace has; with what was probably meant, where something is near.
    pub fn know(&self, asked: &Asked) -> Result<(), UnknownRule> {
        if self.faulty().next().is_some() {
            return Ok(());
        }
        let own = self.all().flat_map(|workspace| &workspace.own.rules);
        let all = self.catalogue.with_own(own.map(|rule| Arc::clone(&rule.meta)));
        let mut named = asked.selected.iter().chain(&asked.ignored);
        named.try_for_each(|selector| match selector {
            Selector::Own(name) => all.select(name).map(drop),
            _ => Ok(()),
        })
    }

    /// Returns why workspaces could not be read, each once, in order of the places.
    #[must_use]
    pub fn errors(&self) -> Vec<WorkspaceError> {
        let errors = self.by_directory.values().filter_map(|found| found.as_ref().err());
        let by_place: BTreeMap<(&str, String), &WorkspaceError> =
            errors.map(|error| ((error.place(), error.to_string()), error)).collect();
        by_place.into_values().cloned().collect()
    }

    /// Returns the workspaces that were found to have faults, in order of their names.
    pub fn faulty(&self) -> impl Iterator<Item = &Workspace> {
        self.read.values().map(Arc::as_ref).filter(|workspace| !workspace.faults.is_empty())
    }
}

/// Returns a directory and those above it, as far as the repository that it lies in.
fn upwards(directory: &Path) -> impl Iterator<Item = &Path> {
    // The disk is asked only when somebody goes on.
    let mut below: Option<&Path> = None;
    directory.ancestors().take_while(move |directory| !below.replace(directory).is_some_and(is_repository))
}

fn is_repository(directory: &Path) -> bool {
    directory.join(".git").exists()
}

/// Returns the path without resolving links: what counts is where the flow was named to be.
fn absolute(path: &Path) -> PathBuf {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(plain.pop()),
            part => plain.push(part),
        }
    }
    plain
}

/// Returns how messages call a path: from the current directory, where it lies in it.
fn shown_path(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let shown = path.strip_prefix(&here).unwrap_or(path);
    let shown = if shown.as_os_str().is_empty() { Path::new(".") } else { shown };
    shown.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}

/// Tells whether a link leads to a file below its own folder or, within a repository, in that: a
/// link that a change brings along must not show what lies elsewhere.
fn stays_in_reach(link: &Path) -> bool {
    let folder = link.parent().unwrap_or(Path::new(""));
    let root = folder.ancestors().find(|folder| is_repository(folder)).unwrap_or(folder);
    match (link.canonicalize(), root.canonicalize()) {
        (Ok(file), Ok(root)) => file.starts_with(root),
        _ => false,
    }
}

pub(super) fn read(path: &Path) -> Result<SourceFile, WorkspaceError> {
    let file = shown_path(path);
    if path.is_symlink() && !path.exists() {
        return Err(WorkspaceError::NoFile { file, what: "a link to a file that does not exist" });
    }
    if path.is_symlink() && !stays_in_reach(path) {
        return Err(WorkspaceError::NoFile { file, what: "a link that leads out of its folder" });
    }
    // Opening a pipe would wait until somebody writes into it.
    if path.exists() && !path.is_file() {
        return Err(WorkspaceError::NoFile { file, what: "no file" });
    }
    let mut bytes = Vec::new();
    let most = MAX_FILE_BYTES as u64 + 1;
    let outcome = File::open(path).and_then(|opened| opened.take(most).read_to_end(&mut bytes));
    if let Err(error) = outcome {
        return Err(WorkspaceError::Unreadable { file, message: error.to_string() });
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(SourceFile::new(file, text)),
        Err(error) => Err(WorkspaceError::NotUtf8 { file, offset: error.utf8_error().valid_up_to() }),
    }
}

#[cfg(test)]
mod tests {
    use super::{WorkspaceError, Workspaces};
    use crate::config::{Catalogue, Profile};
    use std::fs;

    #[test]
    fn looks_upwards_as_far_as_the_repository() {
        let root = tempfile::tempdir().unwrap();
        let at = |name: &str| root.path().join(name);
        fs::create_dir_all(at("repository/flows/deep")).unwrap();
        fs::create_dir_all(at("repository/.git")).unwrap();
        fs::write(at("handoff.yaml"), "profile: draft\n").unwrap();
        let catalogue = Catalogue::new([]);
        let profile = |directory: &str| {
            let found = Workspaces::new(&catalogue).find(&at(directory)).unwrap();
            found.map(|workspace| workspace.base.profile.unwrap().value)
        };
        assert_eq!(profile("repository/flows/deep"), None, "outside the repository");
        fs::write(at("repository/.handoff.yaml"), "profile: strict\n").unwrap();
        assert_eq!(profile("repository/flows/deep"), Some(Profile::Strict));
        fs::write(at("repository/flows/handoff.yaml"), "profile: review\n").unwrap();
        assert_eq!(profile("repository/flows/deep"), Some(Profile::Review), "the nearest counts");
    }

    #[test]
    fn two_files_are_one_too_many() {
        let root = tempfile::tempdir().unwrap();
        for name in super::WORKSPACE_NAMES {
            fs::write(root.path().join(name), "").unwrap();
        }
        let catalogue = Catalogue::new([]);
        let found = Workspaces::new(&catalogue).find(root.path());
        assert!(matches!(found, Err(WorkspaceError::Two { .. })), "{found:?}");
    }
}
