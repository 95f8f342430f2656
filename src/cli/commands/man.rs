//! `handoff man`: manual pages, one for the program and one for each command.

use crate::cli::arguments::Arguments;
use crate::cli::console::Console;
use crate::cli::error::{Error, Exit};
use crate::cli::input::display_name;
use crate::cli::output::write_result;
use clap::{Args, CommandFactory};
use clap_mangen::Man;
use std::path::{Path, PathBuf};

/// What `man` takes.
#[derive(Debug, Args)]
pub(in crate::cli) struct ManPages {
    /// The directory for a page of each command; without it, the program's page is printed
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,
}

impl ManPages {
    pub(in crate::cli) fn run(self, console: &Console) -> Result<Exit, Error> {
        let program = built();
        match &self.output {
            None => console.print_bytes(&page(program)?)?,
            Some(directory) => write_all(&program, directory, console)?,
        }
        Ok(Exit::Clean)
    }
}

/// Returns the command line with the names and usages that clap works out late.
fn built() -> clap::Command {
    // Manual pages have no room for a help that repeats the others.
    let mut program = Arguments::command().disable_help_subcommand(true);
    program.build();
    program
}

fn page(command: clap::Command) -> Result<Vec<u8>, Error> {
    let mut page = Vec::new();
    Man::new(command).render(&mut page).map_err(Error::Output)?;
    Ok(page)
}

fn write_all(program: &clap::Command, directory: &Path, console: &Console) -> Result<(), Error> {
    if !directory.is_dir() {
        return Err(Error::Usage {
            message: format!("there is no directory `{}`", display_name(directory)),
            hint: "make the directory first".to_owned(),
        });
    }
    let commands = program.get_subcommands().filter(|command| !command.is_hide_set());
    let pages = std::iter::once(program).chain(commands);
    for command in pages {
        let man = Man::new(command.clone());
        let file = directory.join(man.get_filename());
        write_result(&file, &page(command.clone())?)?;
        console.done(&format!("wrote `{}`", display_name(&file)));
    }
    Ok(())
}
