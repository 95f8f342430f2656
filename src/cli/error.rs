//! Every way in which the program can fail, folded to a sentence, hints and an exit code.

use super::history::HistoryError;
use super::input::ReadError;
use super::output::WriteError;
use crate::config::{UnknownRule, WorkspaceError};
#[cfg(feature = "pictures")]
use crate::render::{PdfError, PngError};
use crate::syntax::FormatError;
use std::io;
use std::process::ExitCode;

/// How a run ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exit {
    /// Nothing to report.
    Clean,
    /// There are findings.
    Findings,
    /// The work could not be done.
    Failed,
    /// There is no flow.
    NoFlow,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Clean => 0,
            Exit::Findings => 1,
            Exit::Failed => 2,
            Exit::NoFlow => 3,
        })
    }
}

/// Why a command could not do its work.
#[derive(Debug, thiserror::Error)]
pub(super) enum Error {
    /// A file could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A file could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The configuration could not be read.
    #[error(transparent)]
    Workspace(#[from] WorkspaceError),
    /// The earlier version of the flows could not be read.
    #[error(transparent)]
    History(#[from] HistoryError),
    /// A rule was named that there is not.
    #[error(transparent)]
    Rule(#[from] UnknownRule),
    /// A directory could not be walked.
    #[error("a directory cannot be read: {0}")]
    Walk(ignore::Error),
    /// A flow cannot be formatted.
    #[error(transparent)]
    Format(#[from] FormatError),
    /// A picture has too many pixels.
    #[cfg(feature = "pictures")]
    #[error(transparent)]
    Png(#[from] PngError),
    /// A PDF could not be written.
    #[cfg(feature = "pictures")]
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// Standard output could not be written.
    #[error("standard output cannot be written: {0}")]
    Output(io::Error),
    /// The arguments do not go together.
    #[error("{message}")]
    Usage {
        /// What is wrong.
        message: String,
        /// What to do.
        hint: String,
    },
    /// A flow is not what it is written in.
    #[error("`{file}` cannot be read as {kind}")]
    Unreadable {
        /// The file.
        file: String,
        /// What it is written in.
        kind: &'static str,
    },
    /// Nothing that was named is a flow.
    #[error("no flow found in {0}")]
    NoFlow(String),
    /// All that was found is excluded.
    #[error("no flow found in {place}")]
    Excluded {
        /// Where, and what excludes it.
        place: String,
        /// What to do about it.
        hint: String,
    },
}

impl Error {
    /// Returns what to do about it, one line each.
    pub(super) fn hints(&self) -> Vec<String> {
        match self {
            Self::Read(error) => error.hint().into_iter().map(str::to_owned).collect(),
            Self::Write(error) => error.hint().into_iter().map(str::to_owned).collect(),
            Self::History(error) => error.hint().into_iter().map(str::to_owned).collect(),
            Self::Workspace(WorkspaceError::NearName { file }) => {
                vec![format!("rename `{file}`")]
            }
            Self::Workspace(_) | Self::Walk(_) | Self::Output(_) => Vec::new(),
            Self::Format(error) => vec![error.help()],
            #[cfg(feature = "pictures")]
            Self::Png(PngError::TooLarge { scale, .. }) => {
                vec![format!("say `--scale {scale}` or less, or write an SVG or a PDF, which have no pixels")]
            }
            #[cfg(feature = "pictures")]
            Self::Png(PngError::Encoding(_)) | Self::Pdf(_) => Vec::new(),
            Self::Rule(unknown) => {
                let near = unknown.suggestion.as_ref().map(|near| format!("did you mean `{near}`?"));
                vec![near.unwrap_or_else(|| "`handoff rules` lists all rules".to_owned())]
            }
            Self::Usage { hint, .. } | Self::Excluded { hint, .. } => vec![hint.clone()],
            Self::Unreadable { file, .. } => vec![format!("`handoff check {file}` says why")],
            Self::NoFlow(_) => {
                vec!["a flow is a YAML file with the key `flow`; `handoff init` writes one".to_owned()]
            }
        }
    }

    /// Returns how the run ends.
    pub(super) fn exit(&self) -> Exit {
        match self {
            Self::NoFlow(_) | Self::Excluded { .. } => Exit::NoFlow,
            _ => Exit::Failed,
        }
    }
}
