//! `handoff init`: a small flow to start from.

use crate::cli::console::Console;
use crate::cli::error::{Error, Exit};
use crate::cli::input::display_name;
use crate::cli::output::create;
use clap::Args;
use std::path::PathBuf;

/// The flow to start from: small, and without a warning.
const STARTER: &str = include_str!("init/starter.yaml");

/// What `init` takes.
#[derive(Debug, Args)]
pub(in crate::cli) struct Init {
    /// The file to write; one that exists is left alone
    #[arg(default_value = "process.yaml")]
    file: PathBuf,
}

impl Init {
    pub(in crate::cli) fn run(self, console: &Console) -> Result<Exit, Error> {
        if self.file.as_os_str() == "-" {
            console.print(STARTER)?;
            return Ok(Exit::Clean);
        }
        create(&self.file, STARTER.as_bytes())?;
        let file = display_name(&self.file);
        console.done(&format!("wrote `{file}`; make it yours, then check it: handoff check {file}"));
        Ok(Exit::Clean)
    }
}
