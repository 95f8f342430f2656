//! `handoff config`: what is in force for a flow or a directory, and who says so.

use super::asking::Asking;
use super::check::today;
use super::in_force::{self, Told};
use crate::cli::console::Console;
use crate::cli::error::{Error, Exit};
use crate::cli::idle_patterns::tell_idle_patterns;
use crate::cli::input::{ReadError, display_name};
use crate::cli::repository::Repository;
use crate::config::Workspaces;
use crate::emit::{Options, find};
use crate::lint::{self, Report};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

/// What `config` takes.
#[derive(Debug, Args)]
pub(in crate::cli) struct Config {
    /// A flow or a directory [default: .]
    path: Option<PathBuf>,
    /// How to write it
    #[arg(long, value_enum, default_value_t = Shape::Text, value_name = "NAME")]
    format: Shape,
    #[command(flatten)]
    asking: Asking,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Shape {
    /// For people; rules and limits that are as they are by default only with `--verbose`
    Text,
    /// For programs
    Json,
}

impl Config {
    pub(in crate::cli) fn run(self, console: &Console) -> Result<Exit, Error> {
        let catalogue = lint::catalogue();
        let asked = self.asking.asked(catalogue)?;
        let path = self.path.unwrap_or_else(|| PathBuf::from("."));
        let mut workspaces = Workspaces::new(catalogue);
        let inner = inner(&path)?;
        let found = workspaces.in_force(&inner, &asked)?;
        workspaces.know(&asked)?;
        tell_idle_patterns(&workspaces, console);
        let exclusion = workspaces.exclusion(&inner);
        if let Some(workspace) = found.workspace.as_ref().filter(|_| found.is_faulty()) {
            let report = lint::check_workspace(workspace, found.settings(), today());
            return show_faults(Report { files: vec![report], ..Report::default() }, console);
        }
        let catalogue = found.workspace.as_ref().map_or(catalogue, |one| one.own.catalogue(catalogue));
        let looked_in = Workspaces::looked_in(&inner);
        let is_folder = path.is_dir();
        let told =
            Told { found: &found, path: display_name(&path), is_folder, looked_in: &looked_in, exclusion };
        console.print(&match self.format {
            Shape::Text => in_force::text(&told, catalogue, console.is_verbose()),
            Shape::Json => in_force::json(&told, catalogue),
        })?;
        Ok(Exit::Clean)
    }
}

/// Returns the path of a flow: the one that is named, or any in the directory that is named.
fn inner(path: &Path) -> Result<PathBuf, Error> {
    if path.is_dir() {
        // No override is about it unless it is about all that lies in the directory.
        return Ok(path.join("?"));
    }
    if !path.exists() {
        return Err(ReadError::Missing { file: display_name(path) }.into());
    }
    Ok(path.to_owned())
}

fn show_faults(report: Report, console: &Console) -> Result<Exit, Error> {
    let repository = Repository::of_working_directory();
    let options = Options {
        colour: console.colour(),
        quiet: console.is_quiet(),
        infos: true,
        statistics: false,
        place: repository.place(),
    };
    let format = find("text").expect("findings can be written as text");
    console.print(&(format.emit)(&report, options))?;
    Ok(Exit::Failed)
}
