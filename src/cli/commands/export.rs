//! `handoff export`: a flow as another tool's file.

use super::album::{Album, flows_for};
use super::arrangement::Arrangement;
use super::check::today;
use super::folding::Folding;
use super::one_flow::OneFlow;
use super::origin::{can_be_written, written_back};
use crate::cli::console::Console;
use crate::cli::error::{Error, Exit};
use crate::cli::input::display_name;
use crate::cli::output::write_result;
use crate::export::{Chart, Exported, FORMATS, Format, WrittenBack, find, of_ending};
use crate::import::Kind;
use crate::import::table::Layout;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// What `export` takes.
#[derive(Debug, Args)]
pub(in crate::cli) struct Export {
    /// The flow, or `-` for standard input; several, or folders with flows, with `-o DIR/`
    #[arg(required = true, value_name = "FLOW")]
    flows: Vec<PathBuf>,
    /// The file to write, or `-` for standard output, or `DIR/` for a file for each flow
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// What to write [default: what the ending of FILE says]
    #[arg(long, value_name = "NAME", value_parser = format_parser())]
    format: Option<&'static Format>,
    /// What a row of a table is [default: handoffs]
    #[arg(long, value_enum, value_name = "WHAT")]
    rows: Option<Rows>,
    /// Replace files that are in the directory already
    #[arg(long)]
    force: bool,
    /// Write BPMN anew, and not into the file that the flow was imported from
    #[arg(long)]
    fresh: bool,
    /// The day on which waivers are judged [default: today in UTC]
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<Date>,
    #[command(flatten)]
    arrangement: Arrangement,
    #[command(flatten)]
    folding: Folding,
}

/// What a row of a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Rows {
    /// A step: its id, what is done, what follows, by whom
    Steps,
    /// A hand-off: supplier, product, customer, need, measure, unit, target
    Handoffs,
}

impl Rows {
    fn layout(self) -> Layout {
        match self {
            Self::Steps => Layout::Steps,
            Self::Handoffs => Layout::Handoffs,
        }
    }
}

/// Reads the name of a format.
fn format_parser() -> impl TypedValueParser<Value = &'static Format> {
    let values = FORMATS.iter().map(|format| PossibleValue::new(format.name).help(format.summary));
    PossibleValuesParser::new(values).map(|name| find(&name).expect("only the names are taken"))
}

/// What is said of a new file that takes the place of one from another tool.
const ONLY_THE_FLOW: &str = "a new file has what the flow knows; the inside of sub-processes, kinds of tasks and events, \
                             parallel gateways and what engines keep stay behind in the old one";

impl Export {
    pub(in crate::cli) fn run(self, console: &Console) -> Result<Exit, Error> {
        let format = self.format()?;
        self.can_fold(format)?;
        self.can_have_rows(format)?;
        if Album::is_meant_by(&self.output) {
            return self.write_all(format, console);
        }
        let [flow] = self.flows.as_slice() else { return Err(several_in_one()) };
        let is_stdout = self.output.as_os_str() == "-";
        if is_stdout && format.is_binary && console.is_terminal() {
            return Err(binary_on_terminal(format));
        }
        let one = OneFlow::read(flow, console)?;
        self.can_replace(format, &one, &self.output)?;
        let (exported, left) = self.exported(format, &one)?;
        if is_stdout {
            console.print_bytes(&exported.bytes)?;
        } else {
            write_result(&self.output, &exported.bytes)?;
            console.detail(&format!("wrote `{}`", display_name(&self.output)));
        }
        tell_remarks(&exported, &one, console);
        Ok(if tell_left(&left, &one, console) { Exit::Clean } else { Exit::Findings })
    }

    /// Writes each flow into a file of the directory; goes on where one cannot be written.
    fn write_all(&self, format: &Format, console: &Console) -> Result<Exit, Error> {
        let ending = format.endings[0];
        let targets = flows_for(&self.flows, ending, console)?;
        let mut exit = if targets.failures.is_empty() { Exit::Clean } else { Exit::Failed };
        let mut album = Album::new(&self.output, ending, self.force);
        let files = album.open(&targets.flows)?;
        for (target, file) in targets.flows.into_iter().zip(&files) {
            let written = OneFlow::of(target.source, &target.path, console).and_then(|one| {
                self.can_replace(format, &one, file)?;
                let (exported, left) = self.exported(format, &one)?;
                album.write(file, &exported.bytes)?;
                console.detail(&format!("wrote `{}`", display_name(file)));
                tell_remarks(&exported, &one, console);
                Ok(tell_left(&left, &one, console))
            });
            match written {
                Ok(false) if exit == Exit::Clean => exit = Exit::Findings,
                Ok(_) => {}
                Err(error) => {
                    console.error(&error);
                    exit = Exit::Failed;
                }
            }
        }
        Ok(exit)
    }

    /// Makes sure that BPMN is not written over the file that it is to be written into.
    fn can_replace(&self, format: &Format, one: &OneFlow, target: &Path) -> Result<(), Error> {
        if format.has_origin && !self.fresh { can_be_written(one, target) } else { Ok(()) }
    }

    /// Writes a flow; returns too which changes the file that it was imported from does not have.
    fn exported(&self, format: &Format, one: &OneFlow) -> Result<(Exported, Vec<String>), Error> {
        let graph = self.arrangement.graph(&one.flow, &one.shared);
        let parts = (&one.flow, &*one.shared, &graph);
        let chart = Chart::new(&one.source, parts, &one.settings, self.today.unwrap_or_else(today));
        let chart = chart.arranged(self.arrangement.options(), self.folding.paper());
        let chart = chart.with_rows(self.rows.map_or(Layout::Handoffs, Rows::layout));
        if format.has_origin
            && !self.fresh
            && let Some(written) = written_back(one, &chart)?
        {
            let WrittenBack { bytes, left } = written;
            return Ok((Exported { bytes, remarks: Vec::new() }, left));
        }
        let exported = (format.export)(&chart);
        let mut exported =
            exported.map_err(|error| Error::Usage { message: error.message, hint: error.help })?;
        if format.has_origin && (one.flow.origin.is_some() || Kind::of(&one.source) == Kind::Bpmn) {
            exported.remarks.push(ONLY_THE_FLOW.to_owned());
        }
        Ok((exported, Vec::new()))
    }

    /// Returns the format that is asked for, or the one that the file's ending names.
    fn format(&self) -> Result<&'static Format, Error> {
        let is_album = Album::is_meant_by(&self.output);
        let ending = || of_ending(self.output.extension()?.to_str()?).filter(|_| !is_album);
        self.format.or_else(ending).ok_or_else(|| {
            let message = format!("`{}` does not say what to write", display_name(&self.output));
            let picture = ["svg", "png", "pdf", "json"].into_iter().find(|picture| {
                self.output.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(picture))
            });
            if let Some(picture) = picture.filter(|_| !is_album) {
                let hint = format!("a picture is drawn: `handoff render FLOW -o FILE.{picture}`");
                return Error::Usage { message, hint };
            }
            if is_album {
                let names: Vec<String> = FORMATS.iter().map(|format| format!("`{}`", format.name)).collect();
                let hint = format!("say `--format NAME`, one of {}", names.join(", "));
                return Error::Usage { message, hint };
            }
            let endings: Vec<String> =
                FORMATS.iter().map(|format| format!("`{}`", format.endings[0])).collect();
            let hint = format!("give it one of the endings {}, or say `--format NAME`", endings.join(", "));
            Error::Usage { message, hint }
        })
    }

    /// Makes sure that rows are asked for only where the format has them.
    fn can_have_rows(&self, format: &Format) -> Result<(), Error> {
        if self.rows.is_none() || format.has_rows {
            return Ok(());
        }
        Err(Error::Usage {
            message: format!("`--rows` is for tables, and `{}` is none", format.name),
            hint: "leave `--rows` out, or write `-o FILE.csv`".to_owned(),
        })
    }

    /// Makes sure that a sheet is asked for only where the format has sheets.
    fn can_fold(&self, format: &Format) -> Result<(), Error> {
        match self.folding.asked() {
            Some(asked) if !format.folds => Err(Error::Usage {
                message: format!("`{asked}` folds a flow for sheets, and `{}` has none to name", format.name),
                hint: format!("leave `{asked}` out"),
            }),
            _ => self.folding.fits(true, true),
        }
    }
}

/// Says what the format could not say.
fn tell_remarks(exported: &Exported, one: &OneFlow, console: &Console) {
    for remark in &exported.remarks {
        console.warn(&format!("`{}`: {remark}", one.source.name()));
    }
}

/// Says which changes were not written into the file that the flow was imported from; returns whether
/// all were.
fn tell_left(left: &[String], one: &OneFlow, console: &Console) -> bool {
    for change in left {
        console.warn(&format!("`{}`: {change}", one.source.name()));
    }
    if !left.is_empty() {
        console.warn("what was imported has no place for that; `--fresh` writes a new file that has");
    }
    left.is_empty()
}

fn several_in_one() -> Error {
    Error::Usage {
        message: "several flows do not go into one file".to_owned(),
        hint: "name a directory, which gets a file for each: `-o DIR/`".to_owned(),
    }
}

fn binary_on_terminal(format: &Format) -> Error {
    Error::Usage {
        message: format!("`{}` is not written to a terminal", format.name),
        hint: "name a file: `-o FILE`, or send it on: `-o - > FILE`".to_owned(),
    }
}
