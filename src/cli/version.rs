//! One version of a flow: a file, standard input, or a file as it was at a commit.

use super::error::Error;
use super::history::{History, HistoryError};
use super::input::{display_name, read_file, read_stdin};
use crate::text::SourceFile;
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
    pub(super) fn read(&self) -> Result<(SourceFile, PathBuf), Error> {
        match self {
            Self::Stdin => Ok((read_stdin("<stdin>")?, PathBuf::from("<stdin>"))),
            Self::File(path) => Ok((read_file(path)?, path.clone())),
            Self::AtCommit { reference, path } => at_commit(reference, path),
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

fn at_commit(reference: &str, path: &Path) -> Result<(SourceFile, PathBuf), Error> {
    // What is named from the root of a disk may lie in another repository.
    let beside = path.parent().filter(|parent| path.is_absolute() && parent.is_dir());
    let history = History::open(beside.unwrap_or(Path::new(".")), reference)?;
    let root = resolved(history.root());
    let from_here = below(&root, &resolved(Path::new(".")).join(path));
    let is_relative = path.is_absolute() || path.starts_with(".") || path.starts_with("..");
    let from_root = below(&root, &root.join(path)).filter(|_| !is_relative);
    let asked: Vec<String> = from_root.into_iter().chain(from_here).collect();
    let mut files = history.files(|file| asked.iter().any(|asked| asked == file))?;
    files.sort_by_key(|(file, _)| asked.iter().position(|asked| asked == file));
    let Some((file, text)) = files.into_iter().next() else {
        let (reference, path) = (reference.to_owned(), display_name(path));
        return Err(HistoryError::NoFile { reference, path }.into());
    };
    let text = text.map_err(|why| {
        let (reference, path) = (reference.to_owned(), display_name(path));
        HistoryError::Unreadable { reference, path, why }
    })?;
    let name = format!("{reference}:{file}");
    Ok((SourceFile::new(name, text), root.join(file)))
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
