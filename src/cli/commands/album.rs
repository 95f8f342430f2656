//! What is written of several flows, each in a file of its own in one directory.

use crate::cli::console::Console;
use crate::cli::discover::{Target, Targets, discover};
use crate::cli::error::Error;
use crate::cli::idle_patterns::tell_idle_patterns;
use crate::cli::input::display_name;
use crate::cli::output::{WriteError, create, write_result};
use crate::config::Workspaces;
use crate::lint;
use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Finds the flows that are to go into a directory, those too that could not be read.
///
/// # Errors
/// There is none, or one comes from standard input, whose file would have no name; `ending` is that
/// of a file that could be named instead.
pub(super) fn flows_for(paths: &[PathBuf], ending: &str, console: &Console) -> Result<Targets, Error> {
    if paths.iter().any(|path| path.as_os_str() == "-") {
        return Err(Error::Usage {
            message: "standard input has no name that its file in a directory could take".to_owned(),
            hint: format!("name the file: `-o FILE.{ending}`"),
        });
    }
    let mut workspaces = Workspaces::new(lint::catalogue());
    let targets = discover(paths, "", &mut workspaces, console);
    tell_idle_patterns(&workspaces, console);
    if targets.flows.is_empty() && targets.failures.is_empty() {
        return Err(targets.none_in(paths));
    }
    Ok(targets)
}

/// A directory that a file for each flow is written into.
///
/// Nobody named the files in it, so one that is there already is replaced only where that is asked
/// for outright.
pub(super) struct Album<'run> {
    directory: &'run Path,
    ending: &'run str,
    force: bool,
    written: HashSet<PathBuf>,
}

impl<'run> Album<'run> {
    /// Tells whether a path means a directory: it is one, or it ends as one.
    pub(super) fn is_meant_by(output: &Path) -> bool {
        let last = output.as_os_str().as_encoded_bytes().last();
        last.is_some_and(|last| std::path::is_separator(char::from(*last))) || output.is_dir()
    }

    pub(super) fn new(directory: &'run Path, ending: &'run str, force: bool) -> Self {
        Self { directory, ending, force, written: HashSet::new() }
    }

    /// Returns the file for each flow, and makes the directory.
    ///
    /// # Errors
    /// Two flows would have one file, a file is there already, or the directory cannot be made.
    pub(super) fn open(&self, flows: &[Target]) -> Result<Vec<PathBuf>, Error> {
        let mut files = Vec::new();
        let mut owners: HashMap<PathBuf, &Target> = HashMap::new();
        for flow in flows {
            let mut name = flow.path.file_stem().unwrap_or_default().to_owned();
            name.push(format!(".{}", self.ending));
            let file = self.directory.join(name);
            if let Some(other) = owners.insert(file.clone(), flow) {
                return Err(one_name(other, flow, &file));
            }
            if !self.force && file.symlink_metadata().is_ok() {
                return Err(self.is_there(&file));
            }
            files.push(file);
        }
        fs::create_dir_all(self.directory)
            .map_err(|error| WriteError::Other { file: display_name(self.directory), error })?;
        Ok(files)
    }

    /// Writes a file.
    pub(super) fn write(&mut self, file: &Path, bytes: &[u8]) -> Result<(), Error> {
        let is_new = self.written.insert(file.to_owned());
        match if self.force && is_new { write_result(file, bytes) } else { create(file, bytes) } {
            Err(WriteError::Exists { .. }) if is_new => Err(self.is_there(file)),
            result => Ok(result?),
        }
    }

    pub(super) fn is_there(&self, file: &Path) -> Error {
        Error::Usage {
            message: format!("`{}` exists already", display_name(file)),
            hint: format!(
                "say `--force` to replace the files in `{}`, or name another directory",
                display_name(self.directory)
            ),
        }
    }
}

fn one_name(one: &Target, other: &Target, file: &Path) -> Error {
    let (one, other) = (one.source.name(), other.source.name());
    Error::Usage {
        message: format!("`{one}` and `{other}` would both become `{}`", display_name(file)),
        hint: "give one of them another name, or write them into two directories".to_owned(),
    }
}
