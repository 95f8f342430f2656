//! Answers to the questions of a flow: where they are, and how they are read.

use super::chart::tell_faults;
use super::format_words::words;
use crate::cli::console::Console;
use crate::cli::error::Error;
use crate::cli::input::{display_name, open_table};
use crate::data::{Answers, Fault};
use crate::emit::visible;
use crate::model::{DateOrder, Separator};
use crate::report::survey::{Questionnaire, Reading, Survey, SurveyView};
use crate::syntax::keys::choices::{DATES, SEPARATOR};
use clap::Args;
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// What is said of a table of answers.
#[derive(Debug, Args)]
pub(super) struct Answering {
    /// The table with the answers, or `-` for standard input
    #[arg(long, value_name = "FILE")]
    pub(super) answers: Option<PathBuf>,
    /// How many forms were given out
    #[arg(long, value_name = "COUNT", requires = "answers")]
    sent: Option<usize>,
    /// Compare the answers before this day with those from it on
    #[arg(long, value_name = "YYYY-MM-DD", requires = "answers")]
    since: Option<Date>,
    /// Hide counts of 1 to 10 people, and what would reveal one
    #[arg(long, requires = "answers")]
    share: bool,
    /// How the days of the answers are written
    #[arg(long, value_name = "HOW", requires = "answers", value_parser = words(&DATES))]
    dates: Option<DateOrder>,
    /// What stands between the cells of the answers
    #[arg(long, value_name = "SIGN", requires = "answers", value_parser = words(&SEPARATOR))]
    separator: Option<Separator>,
}

impl Answering {
    /// Reads a table of answers and returns what it says.
    pub(super) fn results(
        &self,
        questionnaire: Questionnaire,
        path: &Path,
        console: &Console,
    ) -> Result<SurveyView, Error> {
        let name = if path.as_os_str() == "-" { "<stdin>".to_owned() } else { display_name(path) };
        let table = open_table(path)?;
        let refused = |faults: Vec<Fault>| {
            tell_faults(&faults, faults.len(), &name, console);
            Error::Usage {
                message: format!("the answers in `{}` are not read", visible(&name)),
                hint: "`handoff survey FLOW -o answers.csv` writes a table to enter answers in".to_owned(),
            }
        };
        let answers = Answers::read(table, self.separator.unwrap_or_default()).map_err(refused)?;
        let reading = Reading {
            dates: self.dates.unwrap_or_default(),
            since: self.since,
            sent: self.sent,
            share: self.share,
        };
        let results = Survey::of(questionnaire, &answers, reading).map_err(refused)?;
        tell_faults(&results.faults, results.fault_count, &name, console);
        self.tell_return(&answers, &name)?;
        Ok(results.view(&name))
    }

    /// Makes sure that no more forms came back than were given out.
    fn tell_return(&self, answers: &Answers, name: &str) -> Result<(), Error> {
        let (Some(sent), forms) = (self.sent, answers.rows().len()) else { return Ok(()) };
        if forms <= sent {
            return Ok(());
        }
        Err(Error::Usage {
            message: format!("`{}` has {forms} forms, and {sent} were given out", visible(name)),
            hint: "count again how many forms were given out: `--sent COUNT`".to_owned(),
        })
    }
}
