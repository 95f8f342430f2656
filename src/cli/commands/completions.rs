//! `handoff completions`: what a shell needs to complete the command line.

use crate::cli::arguments::Arguments;
use crate::cli::console::Console;
use crate::cli::error::{Error, Exit};
use clap::{Args, CommandFactory};
use clap_complete::{Shell, generate};

/// What `completions` takes.
#[derive(Debug, Args)]
pub(in crate::cli) struct Completions {
    /// The shell that is to complete commands
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    pub(in crate::cli) fn run(self, console: &Console) -> Result<Exit, Error> {
        let mut script = Vec::new();
        generate(self.shell, &mut Arguments::command(), "handoff", &mut script);
        console.print_bytes(&script)?;
        Ok(Exit::Clean)
    }
}
