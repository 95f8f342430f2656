//! Files as they were at a commit of git, read with the program `git`.
//!
//! Nothing is checked out and no hook runs: the commands list and print what the repository holds.

use super::input::{decoded, display_name};
use crate::syntax::MAX_FILE_BYTES;
use std::ffi::OsStr;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// Why earlier versions could not be read.
#[derive(Debug, thiserror::Error)]
pub(super) enum HistoryError {
    /// The program is not there.
    #[error("`git` cannot be run: {0}")]
    NoGit(io::Error),
    /// The flows are not under version control.
    #[error("`{directory}` is not in a git repository: {message}")]
    NoRepository {
        /// Where a repository was looked for.
        directory: String,
        /// What git says.
        message: String,
    },
    /// The repository has no such commit, branch or tag.
    #[error("there is no commit, branch or tag `{0}`")]
    UnknownReference(String),
    /// The commit has no such file.
    #[error("`{reference}` has no file `{path}`")]
    NoFile {
        /// The commit.
        reference: String,
        /// The file.
        path: String,
    },
    /// The commit has something else of that name.
    #[error("`{path}` as of `{reference}` is {kind}, not a file")]
    NotFile {
        /// The commit.
        reference: String,
        /// What is named.
        path: String,
        /// What it is.
        kind: &'static str,
    },
    /// The commit has the file, and it is no text.
    #[error("`{path}` as of `{reference}` cannot be read: {why}")]
    Unreadable {
        /// The commit.
        reference: String,
        /// The file.
        path: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// Something else went wrong.
    #[error("git cannot read the earlier version: {0}")]
    Failed(String),
}

impl HistoryError {
    /// Returns what to do about it.
    pub(super) fn hint(&self) -> Option<&'static str> {
        match self {
            Self::NoGit(_) => Some("install git, or compare with a file instead"),
            Self::NoRepository { .. } => {
                Some("run it where the flows are under version control, or compare with a file instead")
            }
            Self::NoFile { .. } => Some(
                "`git ls-tree -r --name-only COMMIT` lists what it has; a new flow is compared with another file",
            ),
            Self::NotFile { .. } => Some("name a file; two directories can be compared with one another"),
            Self::UnknownReference(_) => {
                Some("fetch it first; a pipeline's shallow clone may hold the last commit only")
            }
            Self::Unreadable { .. } => {
                Some("compare with a file on the disk instead: `git show COMMIT:FILE > OLD` writes it down")
            }
            Self::Failed(_) => None,
        }
    }
}

/// What a folder is called.
pub(super) const DIRECTORY: &str = "a directory";
/// What a file is called.
const FILE: &str = "a file";

/// A commit of a repository.
#[derive(Debug)]
pub(super) struct History {
    root: PathBuf,
    commit: String,
}

/// The path of a file from the root of the repository, and its text or why that cannot be read.
pub(super) type Earlier = (String, Result<String, &'static str>);

/// A file as the commit has it.
struct Blob {
    /// Its name for git.
    object: String,
    /// Its path from the root of the repository.
    path: String,
}

impl History {
    /// Finds the repository that holds `directory` and the commit that `reference` names.
    pub(super) fn open(directory: &Path, reference: &str) -> Result<Self, HistoryError> {
        let root = match run(directory, &["rev-parse", "--show-toplevel"])? {
            Ok(root) => PathBuf::from(line(&root)),
            Err(message) => {
                return Err(HistoryError::NoRepository { directory: display_name(directory), message });
            }
        };
        let unknown = || HistoryError::UnknownReference(reference.to_owned());
        // No name of git's begins with a dash, and git would take it for an option.
        if reference.starts_with('-') || reference.is_empty() {
            return Err(unknown());
        }
        let commit = format!("{reference}^{{commit}}");
        let commit = run(&root, &["rev-parse", "--verify", "--quiet", &commit])?.map_err(|_| unknown())?;
        Ok(Self { root, commit: line(&commit) })
    }

    /// Returns the root of the repository, without links in its path.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Says what lies at a path from the root; nothing where nothing does.
    pub(super) fn kind_of(&self, path: &str) -> Result<Option<&'static str>, HistoryError> {
        if path.is_empty() {
            return Ok(Some(DIRECTORY));
        }
        let asked = ["--literal-pathspecs", "ls-tree", "-z", "--full-tree", &self.commit, "--", path];
        let listed = run(&self.root, &asked)?.unwrap_or_default();
        let mode = listed.split(|byte| *byte == b' ').next();
        Ok(match mode {
            Some(b"040000") => Some(DIRECTORY),
            Some(b"120000") => Some("a symbolic link"),
            Some(b"160000") => Some("a submodule"),
            Some(mode) if mode.starts_with(b"100") => Some(FILE),
            _ => None,
        })
    }

    /// Reads the files that `is_wanted` names by their paths from the root; in order of these paths.
    pub(super) fn files(&self, is_wanted: impl Fn(&str) -> bool) -> Result<Vec<Earlier>, HistoryError> {
        let listed = run(&self.root, &["ls-tree", "-r", "-z", "--full-tree", &self.commit])?;
        let listed = listed.map_err(HistoryError::Failed)?;
        let blobs = listed.split(|byte| *byte == 0).filter_map(blob);
        let wanted: Vec<Blob> = blobs.filter(|blob| is_wanted(&blob.path)).collect();
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let mut reader = command(&self.root, &["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(HistoryError::NoGit)?;
        let texts = read_all(&mut reader, wanted);
        // Without its input the program ends; where reading broke off it may be in the middle of a file.
        drop(reader.stdin.take());
        drop(reader.kill());
        drop(reader.wait());
        texts.map_err(|error| HistoryError::Failed(error.to_string()))
    }
}

/// Asks for one file after the other, so that neither side waits for the other with a full pipe.
fn read_all(reader: &mut Child, wanted: Vec<Blob>) -> io::Result<Vec<Earlier>> {
    let broken = || io::Error::other("it answers otherwise than expected");
    let mut asked = reader.stdin.take().ok_or_else(broken)?;
    let mut answers = BufReader::new(reader.stdout.take().ok_or_else(broken)?);
    let mut files = Vec::with_capacity(wanted.len());
    for Blob { object, path } in wanted {
        writeln!(asked, "{object}")?;
        asked.flush()?;
        let mut head = String::new();
        answers.read_line(&mut head)?;
        let size = head.trim_end().rsplit(' ').next().and_then(|size| size.parse::<u64>().ok());
        let size = size.ok_or_else(broken)?;
        // The content is followed by a line break.
        if size > MAX_FILE_BYTES as u64 {
            io::copy(&mut answers.by_ref().take(size + 1), &mut io::sink())?;
            files.push((path, Err("it is longer than 64 MB")));
            continue;
        }
        let mut content = Vec::new();
        answers.by_ref().take(size + 1).read_to_end(&mut content)?;
        if content.pop() != Some(b'\n') {
            return Err(broken());
        }
        // What is no text is no flow.
        let source = decoded(content, false, path.clone(), None);
        files.push((path, source.map(|source| source.text().to_owned()).map_err(|_| "it is no text")));
    }
    Ok(files)
}

/// Reads an entry of the list: `100644 blob 1234…<tab>path`; nothing for links and submodules.
fn blob(entry: &[u8]) -> Option<Blob> {
    let (head, path) = std::str::from_utf8(entry).ok()?.split_once('\t')?;
    let mut words = head.split(' ');
    let (mode, kind, object) = (words.next()?, words.next()?, words.next()?);
    (mode.starts_with("100") && kind == "blob")
        .then(|| Blob { object: object.to_owned(), path: path.to_owned() })
}

fn command(directory: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(directory).args(arguments.iter().map(OsStr::new));
    command.env("LC_ALL", "C").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs git; returns what it prints, or what it says is wrong.
fn run(directory: &Path, arguments: &[&str]) -> Result<Result<Vec<u8>, String>, HistoryError> {
    let output = command(directory, arguments).output().map_err(HistoryError::NoGit)?;
    if output.status.success() {
        return Ok(Ok(output.stdout));
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let first = said.lines().next().unwrap_or_default().trim_start_matches("fatal: ").to_owned();
    Ok(Err(first))
}

fn line(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim_end_matches(['\r', '\n']).to_owned()
}
