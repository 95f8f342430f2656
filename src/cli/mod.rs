//! The command line: reads arguments and files, calls the library, prints, and picks the exit code.

mod arguments;
mod commands;
mod console;
mod discover;
mod error;
mod folder;
mod history;
mod idle_patterns;
mod input;
mod output;
mod page;
mod pattern;
mod repository;
mod threads;
mod version;
mod watch;

use arguments::{Arguments, Command};
use clap::Parser;
use console::Console;
use error::{Error, Exit};
use std::process::ExitCode;

/// Runs the program with the arguments of the process.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return Console::usage(&error).into(),
    };
    let console = Console::new(arguments.color, arguments.verbose, arguments.quiet);
    match run(arguments.command, &console) {
        Ok(exit) => exit.into(),
        Err(error) => {
            console.error(&error);
            error.exit().into()
        }
    }
}

fn run(command: Command, console: &Console) -> Result<Exit, Error> {
    match command {
        Command::Check(check) => check.run(console),
        Command::Config(config) => config.run(console),
        Command::Explain(explain) => explain.run(console),
        Command::Rules(rules) => rules.run(console),
        Command::Render(render) => render.run(console),
        Command::Export(export) => export.run(console),
        Command::Chart(chart) => chart.run(console),
        Command::Diff(diff) => diff.run(console),
        Command::Time(time) => time.run(console),
        Command::Report(report) => report.run(console),
        Command::Layout(layout) => layout.run(console),
        Command::Import(import) => import.run(console),
        Command::Init(init) => init.run(console),
        Command::Fmt(fmt) => fmt.run(console),
        Command::Survey(survey) => survey.run(console),
        Command::Coverage(cover) => cover.run(console),
        Command::Schema(schema) => schema.run(console),
        Command::Completions(completions) => completions.run(console),
        Command::ManPages(pages) => pages.run(console),
    }
}
