//! One flow, read as far as it can be read: what commands that lay a flow out begin with.

use crate::cli::console::Console;
use crate::cli::discover::why_no_flow;
use crate::cli::error::Error;
use crate::cli::folder;
use crate::cli::input::{read_file, read_stdin};
use crate::config::{Asked, Settings, Theme, Workspaces};
use crate::data::Folder;
use crate::diagnostic::Severity;
use crate::import::Imported;
use crate::lint;
use crate::model::{Flow, Shared};
use crate::text::SourceFile;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A flow with what its workspace shares, by what it is checked, and in which colours it is drawn.
pub(super) struct OneFlow {
    pub(super) source: SourceFile,
    pub(super) flow: Flow,
    pub(super) shared: Arc<Shared>,
    pub(super) settings: Settings,
    pub(super) theme: Theme,
    /// Where the tables of its measures are read from.
    pub(super) folder: Folder,
    /// Where the tables of measures that its workspace shares are read from.
    pub(super) shared_folder: Option<Folder>,
}

impl OneFlow {
    /// Reads the flow of a file, or of standard input where the path is `-`.
    ///
    /// A flow with faults is read too, and it is told that what is made of it may not be whole.
    pub(super) fn read(path: &Path, console: &Console) -> Result<Self, Error> {
        let (source, path) = if path.as_os_str() == "-" {
            (read_stdin("<stdin>")?, PathBuf::from("<stdin>"))
        } else {
            (read_file(path)?, path.to_owned())
        };
        if let Some(why) = why_no_flow(&path, &source) {
            console.warn(&format!("`{}` {why}", source.name()));
            return Err(Error::NoFlow(format!("`{}`", source.name())));
        }
        Self::of(source, &path, console)
    }

    /// Reads the flow of a text that lies, or would lie, at a path.
    pub(super) fn of(source: SourceFile, path: &Path, console: &Console) -> Result<Self, Error> {
        let (one, faults) = Self::with_faults(source, path)?;
        tell_faults(one.source.name(), faults, console);
        Ok(one)
    }

    /// Reads the flow of a text, and counts what is wrong with it.
    pub(super) fn with_faults(source: SourceFile, path: &Path) -> Result<(Self, usize), Error> {
        // A workspace with faults counts as far as it can be read.
        let in_force = Workspaces::new(lint::catalogue()).in_force(path, &Asked::default())?;
        let settings = in_force.settings();
        let Imported { kind, parsed, .. } = settings.read(&source);
        if parsed.is_cut {
            return Err(Error::Unreadable { file: source.name().to_owned(), kind: kind.word() });
        }
        let faults = parsed.diagnostics.iter().filter(|fault| fault.severity == Severity::Error).count();
        let theme = in_force.theme.value;
        let shared_folder = in_force.workspace.as_deref().map(folder::of_workspace);
        let (folder, shared) = (folder::of_flow(path, &in_force), in_force.shared());
        let one = Self { source, flow: parsed.flow, shared, settings, theme, folder, shared_folder };
        Ok((one, faults))
    }
}

fn tell_faults(name: &str, faults: usize, console: &Console) {
    if faults > 0 {
        let noun = if faults == 1 { "error" } else { "errors" };
        console.warn(&format!("this may not be whole: `handoff check {name}` shows {faults} {noun}"));
    }
}
