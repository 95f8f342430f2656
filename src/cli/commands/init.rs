//! `handoff init`: a small flow to start from.

use crate::cli::console::Console;
use crate::cli::error::{Error, Exit};
use crate::cli::input::display_name;
use crate::cli::output::create;
use crate::syntax::starter;
use clap::Args;
use std::path::PathBuf;

/// What `init` takes.
#[derive(Debug, Args)]
pub(in crate::cli) struct Init {
    /// The file to write; one that exists is left alone
    #[arg(default_value = "process.yaml")]
    file: PathBuf,
    /// What the process is called
    #[arg(long, default_value = "Blood test")]
    title: String,
}

impl Init {
    pub(in crate::cli) fn run(self, console: &Console) -> Result<Exit, Error> {
        let starter = starter(&self.title);
        if self.file.as_os_str() == "-" {
            console.print(&starter)?;
            return Ok(Exit::Clean);
        }
        create(&self.file, starter.as_bytes())?;
        let file = display_name(&self.file);
        console.done(&format!("wrote `{file}`; make it yours, then check it: handoff check {file}"));
        Ok(Exit::Clean)
    }
}
