//! `handoff fmt`: flows in the one plain layout.

use crate::cli::console::Console;
use crate::cli::discover::{Target, discover};
use crate::cli::error::{Error, Exit};
use crate::cli::idle_patterns::tell_idle_patterns;
use crate::cli::output::replace_unchanged;
use crate::config::Workspaces;
use crate::emit::visible;
use crate::import::Kind;
use crate::lint;
use crate::syntax;
use clap::Args;
use std::path::PathBuf;

/// What `fmt` takes.
#[derive(Debug, Args)]
pub(in crate::cli) struct Fmt {
    /// Flows, directories with flows, or `-` for standard input to standard output [default: .]
    paths: Vec<PathBuf>,
    /// Change nothing; name the files that would change and end with 1
    #[arg(long)]
    check: bool,
}

impl Fmt {
    pub(in crate::cli) fn run(self, console: &Console) -> Result<Exit, Error> {
        let paths = if self.paths.is_empty() { vec![PathBuf::from(".")] } else { self.paths.clone() };
        let mut workspaces = Workspaces::new(lint::catalogue());
        let targets = discover(&paths, "<stdin>", &mut workspaces, console);
        tell_idle_patterns(&workspaces, console);
        if targets.flows.is_empty() && targets.failures.is_empty() {
            return Err(targets.none_in(&paths));
        }
        let mut exit = if targets.failures.is_empty() { Exit::Clean } else { Exit::Failed };
        for target in &targets.flows {
            match self.format(target, console) {
                Ok(Exit::Clean) => {}
                Ok(other) if exit == Exit::Clean => exit = other,
                Ok(_) => {}
                Err(error) => {
                    console.error(&error);
                    exit = Exit::Failed;
                }
            }
        }
        Ok(exit)
    }

    /// Formats one flow, or tells that it would change.
    fn format(&self, target: &Target, console: &Console) -> Result<Exit, Error> {
        let Target { path, source, is_stdin } = target;
        if Kind::of(source) != Kind::Yaml {
            console.detail(&format!("left `{}` as it is: it is no YAML", source.name()));
            return Ok(Exit::Clean);
        }
        let formatted = syntax::format(source)?;
        let is_changed = formatted != source.text();
        if self.check {
            if !is_changed {
                return Ok(Exit::Clean);
            }
            console.print(&format!("{}\n", visible(source.name())))?;
            return Ok(Exit::Findings);
        }
        if *is_stdin {
            console.print(&formatted)?;
        } else if is_changed {
            replace_unchanged(path, source.text().as_bytes(), formatted.as_bytes())?;
            console.done(&format!("wrote `{}`", source.name()));
        }
        Ok(Exit::Clean)
    }
}
