//! `handoff report`: a process as one page for its readers.

use super::album::{Album, flows_for};
use super::answering::Answering;
use super::check::today;
use super::one_flow::OneFlow;
use super::tables::{keep_tables, tables};
use crate::cli::console::Console;
use crate::cli::discover::Target;
use crate::cli::error::{Error, Exit};
use crate::cli::input::display_name;
use crate::cli::output::write_result;
use crate::lint::{self, Job};
#[cfg(feature = "spreadsheets")]
use crate::report::process::plan_xlsx;
use crate::report::process::{
    Listed, Material, Process, html, html_index, jobs_html, jobs_markdown, markdown, plan_csv,
};
use crate::report::survey::Questionnaire;
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// The page that leads to the reports of a directory.
const INDEX: &str = "index.html";

/// What `report` takes.
#[derive(Debug, Args)]
pub(in crate::cli) struct Report {
    /// The flow, or `-` for standard input; several, or folders with flows, with `-o DIR/`
    #[arg(required = true, value_name = "FLOW")]
    flows: Vec<PathBuf>,
    /// The file to write, or `-` for standard output, or `DIR/` for a file for each flow and an index
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// What to write [default: what the ending of FILE says, or html in a directory]
    #[arg(long, value_enum, value_name = "NAME")]
    format: Option<Format>,
    /// Write job sheets instead: for each actor, what it owes to whom (html, md)
    #[arg(long)]
    jobs: bool,
    /// Replace files that are in the directory already
    #[arg(long)]
    force: bool,
    /// The day on which waivers and reviews are judged [default: today in UTC]
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<Date>,
    #[command(flatten)]
    answering: Answering,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A page for browsers and for print, with all in one file
    Html,
    /// Tables for a comment on a change
    #[value(alias = "md")]
    Markdown,
    /// The measurement plan as a workbook of Excel, a row for each measure
    #[cfg(feature = "spreadsheets")]
    Xlsx,
    /// The measurement plan as a table for any spreadsheet program
    Csv,
}

impl Format {
    /// Returns the ending of its files.
    fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "md",
            #[cfg(feature = "spreadsheets")]
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }

    fn written(self, process: &Process) -> Result<Vec<u8>, Error> {
        Ok(match self {
            Self::Html => html(process).into_bytes(),
            Self::Markdown => markdown(process).into_bytes(),
            #[cfg(feature = "spreadsheets")]
            Self::Xlsx => plan_xlsx(process).map_err(|error| Error::Usage {
                message: format!("the plan does not fit a workbook: {error}"),
                hint: "write it as CSV: `-o plan.csv`".to_owned(),
            })?,
            Self::Csv => plan_csv(process),
        })
    }

    /// Writes job sheets, which are texts and no tables.
    fn written_jobs(self, process: &Process) -> Result<Vec<u8>, Error> {
        match self {
            Self::Html => Ok(jobs_html(process).into_bytes()),
            Self::Markdown => Ok(jobs_markdown(process).into_bytes()),
            _ => Err(Error::Usage {
                message: "job sheets are no table".to_owned(),
                hint: "write them as a page or as text: `-o jobs.html`, `-o jobs.md`".to_owned(),
            }),
        }
    }
}

impl Report {
    pub(in crate::cli) fn run(self, console: &Console) -> Result<Exit, Error> {
        let format = self.format()?;
        if Album::is_meant_by(&self.output) {
            return self.write_all(format, console);
        }
        let [flow] = self.flows.as_slice() else { return Err(several_in_one()) };
        let one = OneFlow::read(flow, console)?;
        let written = self.written(format, &self.process(&one, console)?)?;
        if self.output.as_os_str() == "-" {
            console.print_bytes(&written)?;
            return Ok(Exit::Clean);
        }
        let answers = self.answering.answers.clone();
        keep_tables(&self.output, &tables(&one).into_iter().chain(answers).collect::<Vec<_>>())?;
        write_result(&self.output, &written)?;
        console.detail(&format!("wrote `{}`", display_name(&self.output)));
        Ok(Exit::Clean)
    }

    /// Writes a report of each flow into the directory, and the page that leads to them; goes on where
    /// one cannot be read.
    fn write_all(&self, format: Format, console: &Console) -> Result<Exit, Error> {
        if self.answering.answers.is_some() {
            return Err(answers_of_several());
        }
        let targets = flows_for(&self.flows, "html", console)?;
        let mut is_whole = targets.failures.is_empty();
        let mut album = Album::new(&self.output, format.ending(), self.force);
        let index = self.output.join(INDEX);
        self.index_is_free(&index, &targets.flows, format, &album)?;
        let files = album.open(&targets.flows)?;
        let mut written = Vec::new();
        for (target, file) in targets.flows.into_iter().zip(&files) {
            match self.write_one(target, file, format, &mut album, console) {
                Ok(process) => written.push((file_name(file), process)),
                Err(error) => {
                    console.error(&error);
                    is_whole = false;
                }
            }
        }
        let listed: Vec<Listed<'_>> =
            written.iter().map(|(file, process)| Listed { file, process }).collect();
        album.write(&index, html_index(&listed).as_bytes())?;
        Ok(if is_whole { Exit::Clean } else { Exit::Failed })
    }

    fn write_one(
        &self,
        target: Target,
        file: &Path,
        format: Format,
        album: &mut Album<'_>,
        console: &Console,
    ) -> Result<Process, Error> {
        let one = OneFlow::of(target.source, &target.path, console)?;
        keep_tables(file, &tables(&one))?;
        let process = self.process(&one, console)?;
        album.write(file, &self.written(format, &process)?)?;
        console.detail(&format!("wrote `{}`", display_name(file)));
        Ok(process)
    }

    /// Makes sure that the page that leads to the reports takes nothing's place.
    fn index_is_free(
        &self,
        index: &Path,
        flows: &[Target],
        format: Format,
        album: &Album<'_>,
    ) -> Result<(), Error> {
        let stem = Path::new(INDEX).file_stem().filter(|_| format == Format::Html);
        let is_taken = |flow: &&Target| stem.is_some() && flow.path.file_stem() == stem;
        if let Some(flow) = flows.iter().find(is_taken) {
            return Err(Error::Usage {
                message: format!("`{}` would take the place of `{INDEX}`", flow.source.name()),
                hint: "give it another name, or write its report by itself: `-o FILE.html`".to_owned(),
            });
        }
        if !self.force && index.symlink_metadata().is_ok() {
            return Err(album.is_there(index));
        }
        Ok(())
    }

    fn written(&self, format: Format, process: &Process) -> Result<Vec<u8>, Error> {
        if self.jobs { format.written_jobs(process) } else { format.written(process) }
    }

    /// Checks a flow and gathers what its report tells.
    fn process(&self, one: &OneFlow, console: &Console) -> Result<Process, Error> {
        let questionnaire = || Questionnaire::of(&one.flow, &one.shared);
        let survey = match &self.answering.answers {
            Some(answers) => Some(self.answering.results(questionnaire(), answers, console)?),
            None => None,
        };
        let job = Job {
            source: one.source.clone(),
            settings: one.settings.clone(),
            folder: Some(one.folder.clone()),
        };
        let checked = lint::check_one(job, self.today.unwrap_or_else(today));
        Ok(Process::of(&Material {
            flow: &one.flow,
            shared: &one.shared,
            settings: &one.settings,
            checked: &checked,
            folder: Some(&one.folder),
            shared_folder: one.shared_folder.as_ref(),
            survey: survey.as_ref(),
        }))
    }

    /// Returns the format that is asked for, or the one that the file's ending names.
    fn format(&self) -> Result<Format, Error> {
        if Album::is_meant_by(&self.output) {
            return Ok(self.format.unwrap_or(Format::Html));
        }
        let ending = || Format::from_str(self.output.extension()?.to_str()?, true).ok();
        self.format.or_else(ending).ok_or_else(|| Error::Usage {
            message: format!("`{}` does not say what to write", display_name(&self.output)),
            hint: "give it the ending `html`, `md`, `xlsx` or `csv`, or say `--format NAME`".to_owned(),
        })
    }
}

fn file_name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn several_in_one() -> Error {
    Error::Usage {
        message: "several flows do not go into one report".to_owned(),
        hint: "name a directory, which gets a report of each: `-o DIR/`".to_owned(),
    }
}

fn answers_of_several() -> Error {
    Error::Usage {
        message: "answers are those to the questions of one flow".to_owned(),
        hint: "name a file for its report: `-o FILE.html`".to_owned(),
    }
}
