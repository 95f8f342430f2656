//! One version of a flow, or of a directory of flows: as it is, or as it was at a commit.

use super::console::Console;
use super::discover::{discover, may_hold_flow};
use super::error::Error;
use super::history::{DIRECTORY, History, HistoryError};
use super::input::{display_name, read_file, read_stdin};
use crate::config::Workspaces;
use crate::import::Kind;
use crate::lint;
use crate::text::SourceFile;
use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

/// A version as it is named on the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Version {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
    /// A file at a commit of git, as git names it: `HEAD~1:flows/lab.yaml`.
    AtCommit {
        /// The commit, branch or tag.
        reference: String,
        /// The file, from the root of the repository or from the working directory.
        path: PathBuf,
    },
}

impl Version {
    /// Reads what an argument names: what is there as a file is a file.
    pub(super) fn named(argument: &Path) -> Self {
        if argument.as_os_str() == "-" {
            return Self::Stdin;
        }
        let is_there = argument.symlink_metadata().is_ok();
        let parts = argument.to_str().filter(|_| !is_there).and_then(|text| text.split_once(':'));
        match parts {
            // A letter before a colon is a drive.
            Some((reference, path)) if !path.is_empty() && (reference.len() > 1 || cfg!(not(windows))) => {
                Self::AtCommit { reference: reference.to_owned(), path: PathBuf::from(path) }
            }
            _ => Self::File(argument.to_owned()),
        }
    }

    /// Returns its text, and the path where it lies or would lie.
    pub(super) fn read(&self) -> Result<Found, Error> {
        match self {
            Self::Stdin => Ok((read_stdin("<stdin>")?, PathBuf::from("<stdin>"))),
            Self::File(path) => Ok((read_file(path)?, path.clone())),
            Self::AtCommit { reference, path } => Place::of(reference, path)?.read(reference, path),
        }
    }

    /// Tells whether it is a directory.
    pub(super) fn is_directory(&self) -> bool {
        match self {
            Self::Stdin => false,
            Self::File(path) => path.is_dir(),
            // What is wrong with it is told when it is read.
            Self::AtCommit { reference, path } => Place::of(reference, path)
                .and_then(|place| Ok(matches!(place.kind()?, Some((_, DIRECTORY)))))
                .unwrap_or(false),
        }
    }

    /// Reads the flows of a directory; what cannot be read is told.
    pub(super) fn flows(&self, console: &Console) -> Result<Flows, Error> {
        match self {
            Self::Stdin => Ok(Flows::default()),
            Self::File(path) => Ok(Flows::below(path, console)),
            Self::AtCommit { reference, path } => Place::of(reference, path)?.flows(reference, console),
        }
    }

    /// Returns what messages call it.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Stdin => "<stdin>".to_owned(),
            Self::File(path) => display_name(path),
            Self::AtCommit { reference, path } => format!("{reference}:{}", display_name(path)),
        }
    }
}

/// A text, and the path where it lies or would lie.
pub(super) type Found = (SourceFile, PathBuf);

/// A path at a commit.
struct Place {
    history: History,
    root: PathBuf,
    /// What it may be from the root of the repository, what is meant rather first.
    asked: Vec<String>,
}

impl Place {
    fn of(reference: &str, path: &Path) -> Result<Self, Error> {
        // What is named from the root of a disk may lie in another repository.
        let beside = path.parent().filter(|parent| path.is_absolute() && parent.is_dir());
        let history = History::open(beside.unwrap_or(Path::new(".")), reference)?;
        let root = resolved(history.root());
        let from_here = below(&root, &resolved(Path::new(".")).join(path));
        let is_relative = path.is_absolute() || path.starts_with(".") || path.starts_with("..");
        let from_root = below(&root, &root.join(path)).filter(|_| !is_relative);
        Ok(Self { history, root, asked: from_root.into_iter().chain(from_here).collect() })
    }

    /// Returns the first of the paths that is there, and what it is.
    fn kind(&self) -> Result<Option<(&str, &'static str)>, Error> {
        for asked in &self.asked {
            if let Some(kind) = self.history.kind_of(asked)? {
                return Ok(Some((asked, kind)));
            }
        }
        Ok(None)
    }

    fn read(&self, reference: &str, path: &Path) -> Result<Found, Error> {
        let asked = &self.asked;
        let mut files = self.history.files(|file| asked.iter().any(|asked| asked == file))?;
        files.sort_by_key(|(file, _)| asked.iter().position(|asked| asked == file));
        let (name, path) = (reference.to_owned(), display_name(path));
        let Some((file, text)) = files.into_iter().next() else {
            return Err(match self.kind()? {
                Some((_, kind)) => HistoryError::NotFile { reference: name, path, kind }.into(),
                None => HistoryError::NoFile { reference: name, path }.into(),
            });
        };
        let text = text.map_err(|why| HistoryError::Unreadable { reference: name, path, why })?;
        Ok((SourceFile::new(format!("{reference}:{file}"), text), self.root.join(file)))
    }

    /// Reads the flows below a directory, as they are found on a disk.
    fn flows(&self, reference: &str, console: &Console) -> Result<Flows, Error> {
        let mut flows = Flows::default();
        let Some((directory, DIRECTORY)) = self.kind()? else { return Ok(flows) };
        let start = if directory.is_empty() { String::new() } else { format!("{directory}/") };
        let is_hidden = |rest: &str| rest.split('/').any(|part| part.starts_with('.'));
        let is_wanted = |file: &str| {
            file.strip_prefix(&start).is_some_and(|rest| !is_hidden(rest)) && may_hold_flow(Path::new(file))
        };
        let mut workspaces = Workspaces::new(lint::catalogue());
        for (file, text) in self.history.files(is_wanted)? {
            let (name, path) = (format!("{reference}:{file}"), self.root.join(&file));
            match text {
                Err(why) => {
                    console.warn(&format!("`{name}` cannot be read: {why}"));
                    flows.has_gaps = true;
                }
                Ok(text) => {
                    let source = SourceFile::new(name, text);
                    let is_flow = Kind::of(&source).is_flow(source.text());
                    if is_flow && workspaces.exclusion(&path).is_none() {
                        flows.by_path.insert(file[start.len()..].to_owned(), (source, path));
                    }
                }
            }
        }
        Ok(flows)
    }
}

/// The flows of a directory.
#[derive(Default)]
pub(super) struct Flows {
    /// By their paths below it.
    pub(super) by_path: BTreeMap<String, Found>,
    /// Whether something could not be read.
    pub(super) has_gaps: bool,
}

impl Flows {
    /// Reads the flows below a directory on the disk.
    fn below(directory: &Path, console: &Console) -> Self {
        let mut workspaces = Workspaces::new(lint::catalogue());
        let targets = discover(&[directory.to_owned()], "", &mut workspaces, console);
        let named = targets.flows.into_iter().map(|target| {
            let path = target.path.strip_prefix(directory).unwrap_or(&target.path);
            (display_name(path), (target.source, target.path))
        });
        Self { by_path: named.collect(), has_gaps: !targets.failures.is_empty() }
    }
}

/// Returns a path from the root of a repository, with `/` as git has it; nothing where it lies outside.
fn below(root: &Path, path: &Path) -> Option<String> {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir => drop(plain.pop()),
            Component::CurDir => {}
            other => plain.push(other),
        }
    }
    let rest = plain.strip_prefix(root).ok().or_else(|| path.strip_prefix(root).ok())?;
    Some(rest.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/"))
}

fn resolved(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Version, below};
    use std::path::{Path, PathBuf};

    #[test]
    fn tells_files_from_commits() {
        let at = |reference: &str, path: &str| Version::AtCommit {
            reference: reference.to_owned(),
            path: PathBuf::from(path),
        };
        assert_eq!(Version::named(Path::new("-")), Version::Stdin);
        assert_eq!(Version::named(Path::new("HEAD~1:flows/lab.yaml")), at("HEAD~1", "flows/lab.yaml"));
        assert_eq!(Version::named(Path::new("v1:./lab.yaml")), at("v1", "./lab.yaml"));
        for file in ["lab.yaml", "lab:", "Cargo.toml"] {
            assert_eq!(Version::named(Path::new(file)), Version::File(PathBuf::from(file)));
        }
    }

    #[test]
    fn paths_lead_below_the_root_or_nowhere() {
        let below = |path: &str| below(Path::new("/r"), Path::new(path));
        assert_eq!(below("/r/flows/./a/../lab.yaml").as_deref(), Some("flows/lab.yaml"));
        assert_eq!(below("/elsewhere/lab.yaml"), None);
    }
}
