//! `handoff diff`: what changed between two versions of a flow.

use super::one_flow::OneFlow;
use crate::cli::console::Console;
use crate::cli::discover::why_no_flow;
use crate::cli::error::{Error, Exit};
use crate::cli::output::write_result;
use crate::cli::version::Version;
use crate::diff::{self, Difference};
use crate::graph::FlowGraph;
use crate::report::{Compared, difference_json, difference_markdown, difference_text};
use crate::rules::wording::counted;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// What `diff` takes.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 also where they differ, 1 where they differ and --exit-code is given, \
                        2 the work could not be done, 3 no flow found"
)]
pub(in crate::cli) struct Diff {
    /// The flow as it was: a file, `-` for standard input, or a file at a commit of git as in `HEAD~1:flows/lab.yaml`
    old: PathBuf,
    /// The flow as it is, named likewise [default: the file OLD, and OLD is then as the last commit has it]
    new: Option<PathBuf>,
    /// How to write what changed [default: what the ending of FILE says, or text]
    #[arg(long, value_enum, value_name = "NAME")]
    format: Option<Format>,
    /// The file to write, or `-` for standard output
    #[arg(short, long, value_name = "FILE", default_value = "-", hide_default_value = true)]
    output: PathBuf,
    /// End with 1 where the two differ
    #[arg(long)]
    exit_code: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    #[value(alias = "txt")]
    Text,
    /// For programs
    Json,
    /// For a comment on a change
    #[value(alias = "md")]
    Markdown,
}

impl Diff {
    pub(in crate::cli) fn run(self, console: &Console) -> Result<Exit, Error> {
        let (old, new) = self.versions()?;
        let [before, after] = [read(&old, console)?, read(&new, console)?];
        let [graph_before, graph_after] =
            [&before, &after].map(|one| FlowGraph::build(&one.flow, &one.shared));
        let difference = Difference::between(
            diff::Version { flow: &before.flow, shared: &before.shared, graph: &graph_before },
            diff::Version { flow: &after.flow, shared: &after.shared, graph: &graph_after },
        );
        let names = (old.name(), new.name());
        let compared = Compared { difference: &difference, names: (&names.0, &names.1) };
        let is_stdout = self.output.as_os_str() == "-";
        let written = match self.format() {
            Format::Text => difference_text(compared, is_stdout && console.colour(), console.page_width()),
            Format::Json => difference_json(compared),
            Format::Markdown => difference_markdown(compared),
        };
        if is_stdout {
            console.print(&written)?;
        } else {
            write_result(&self.output, written.as_bytes())?;
            console.detail(&format!("wrote `{}`", self.output.display()));
        }
        let differs = self.exit_code && !difference.is_empty();
        Ok(if differs { Exit::Findings } else { Exit::Clean })
    }

    /// Returns what is to be compared; where one file is named, its last commit with the file.
    fn versions(&self) -> Result<(Version, Version), Error> {
        let old = Version::named(&self.old);
        let new = match (&self.new, &old) {
            (Some(new), _) => Version::named(new),
            (None, Version::File(path)) => {
                let at_head = Version::AtCommit { reference: "HEAD".to_owned(), path: here(path) };
                return Ok((at_head, old));
            }
            (None, Version::AtCommit { path, .. }) => Version::File(path.clone()),
            (None, Version::Stdin) => Version::Stdin,
        };
        if old == Version::Stdin && new == Version::Stdin {
            return Err(Error::Usage {
                message: "standard input can be one of the two flows only".to_owned(),
                hint: "name the other one: `handoff diff flow.yaml -`".to_owned(),
            });
        }
        Ok((old, new))
    }

    /// Returns the format that is asked for, or the one that the file's ending names.
    fn format(&self) -> Format {
        let ending = || Format::from_str(self.output.extension()?.to_str()?, true).ok();
        self.format.or_else(ending).unwrap_or(Format::Text)
    }
}

/// Returns a path as it is meant here, and not from the root of a repository.
fn here(path: &std::path::Path) -> PathBuf {
    if path.is_absolute() { path.to_owned() } else { PathBuf::from(".").join(path) }
}

/// Reads a version as far as it can be read.
fn read(version: &Version, console: &Console) -> Result<OneFlow, Error> {
    let (source, path) = version.read()?;
    if let Some(why) = why_no_flow(&path, &source) {
        console.warn(&format!("`{}` {why}", source.name()));
        return Err(Error::NoFlow(format!("`{}`", source.name())));
    }
    let (one, faults) = OneFlow::with_faults(source, &path)?;
    if faults > 0 {
        let (name, faults) = (one.source.name(), counted(faults, "error"));
        console.warn(&format!(
            "the comparison is not whole: `{name}` has {faults}, which `handoff check` shows"
        ));
    }
    Ok(one)
}
