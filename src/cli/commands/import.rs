//! `handoff import`: another tool's file as a flow.

use super::check::today;
use super::origin;
use crate::cli::console::Console;
use crate::cli::error::{Error, Exit};
use crate::cli::input::{display_name, read_sheet, read_stdin_sheet};
use crate::cli::output::{create, replace};
use crate::config::Settings;
use crate::diagnostic::Severity;
use crate::emit::{self, Options};
use crate::import::table::unread_titles;
use crate::import::{self, Kind};
use crate::lint::{self, Report};
use crate::model::{Flow, Handoff};
use crate::rules::wording::counted;
use crate::syntax;
use crate::text::SourceFile;
use clap::Args;
use std::path::{Path, PathBuf};

/// What `import` takes.
#[derive(Debug, Args)]
pub(in crate::cli) struct Import {
    /// The file of another tool, or `-` for standard input
    file: PathBuf,
    /// The flow to write, or `-` for standard output
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    output: PathBuf,
    /// Replace a flow that is there already
    #[arg(long)]
    force: bool,
    /// The sheet of a workbook that has the table [default: the first that is not hidden]
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// What standard input is called; its ending says what it is
    #[arg(long, default_value = "<stdin>", value_name = "NAME")]
    stdin_filename: String,
}

impl Import {
    pub(in crate::cli) fn run(self, console: &Console) -> Result<Exit, Error> {
        let source = match self.file.as_os_str() == "-" {
            true => read_stdin_sheet(&self.stdin_filename, self.sheet.as_deref())?,
            false => read_sheet(&self.file, self.sheet.as_deref())?,
        };
        let kind = Kind::of(&source);
        if kind == Kind::Yaml {
            return Err(no_foreign_file(&source));
        }
        if let Some(kind) = Kind::of_ending(&self.output).filter(|kind| *kind != Kind::Yaml) {
            return Err(no_flow_ending(&self.output, kind));
        }
        let is_whole = tell_errors(&source, console);
        let has_place = self.file.as_os_str() != "-" && self.output.as_os_str() != "-";
        let origin = match has_place && kind == Kind::Bpmn {
            true => origin::kept(&self.file, &self.output, console)?,
            false => None,
        };
        let Some(text) = import::to_yaml_from(&source, origin.as_ref())? else {
            return Ok(Exit::Failed);
        };
        if kind == Kind::Table {
            tell_unread(&source, console);
        }
        self.write(&text, console)?;
        let file = display_name(&self.output);
        let flow = syntax::parse(&SourceFile::new(file.as_str(), text.as_str())).flow;
        console.done(&summary(&flow, &self.output, &file));
        Ok(if is_whole { Exit::Clean } else { Exit::Findings })
    }

    fn write(&self, text: &str, console: &Console) -> Result<(), Error> {
        match self.output.as_os_str() == "-" {
            true => console.print(text),
            false if self.force => Ok(replace(&self.output, text.as_bytes())?),
            false => Ok(create(&self.output, text.as_bytes())?),
        }
    }
}

/// Tells what is wrong with the file itself; returns whether nothing is.
fn tell_errors(source: &SourceFile, console: &Console) -> bool {
    let mut checked = lint::check(source.clone(), Settings::default(), today());
    checked.findings.retain(|finding| finding.diagnostic.severity == Severity::Error);
    let is_whole = checked.findings.is_empty();
    if !is_whole {
        let report = Report { files: vec![checked], ..Report::default() };
        if let Some(text) = emit::find("text") {
            console.print_aside(&(text.emit)(&report, Options { quiet: true, ..Options::default() }));
        }
    }
    is_whole
}

/// Tells which columns of a table say nothing to a flow.
fn tell_unread(source: &SourceFile, console: &Console) {
    const MOST: usize = 12;
    let titles = unread_titles(source);
    let told: Vec<String> = titles.iter().take(MOST).map(|title| format!("\"{title}\"")).collect();
    if !told.is_empty() {
        let more = if titles.len() > MOST { ", …" } else { "" };
        console.warn(&format!("columns that are not read: {}{more}", told.join(", ")));
    }
}

/// Says what the flow holds, and what to do next.
fn summary(flow: &Flow, output: &Path, file: &str) -> String {
    let with_product =
        flow.handoffs.iter().filter(|handoff| Handoff::named_product(handoff).is_some()).count();
    let handoffs = counted(flow.handoffs.len(), "hand-off");
    let (actors, steps) = (counted(flow.actors.len(), "actor"), counted(flow.steps.len(), "step"));
    let held = format!("{actors}, {steps}, {handoffs}, {with_product} of them with a product");
    match output.as_os_str() == "-" {
        true => held,
        false => format!("wrote `{file}`: {held}; check it: handoff check {file}"),
    }
}

fn no_flow_ending(output: &Path, kind: Kind) -> Error {
    Error::Usage {
        message: format!(
            "a flow is written as YAML, and `{}` would be read as {}",
            display_name(output),
            kind.word()
        ),
        hint: "give it the ending `yaml`".to_owned(),
    }
}

fn no_foreign_file(source: &SourceFile) -> Error {
    Error::Usage {
        message: format!("`{}` is read as a flow already", source.name()),
        hint: "`handoff import --help` names what can be imported; `handoff fmt` writes a flow in its plain layout"
            .to_owned(),
    }
}
