//! `handoff chart`: the data of a measure over time, or how ready people and organisation are.

mod bare;
mod measures;
mod readiness;

use super::one_flow::OneFlow;
use super::painting::Painting;
use super::tables::{keep_tables, tables};
use crate::cli::console::Console;
use crate::cli::error::{Error, Exit};
use crate::cli::input::display_name;
use crate::cli::output::write_result;
use crate::config::Theme;
use crate::data::{Fault, Irregular, PlanFault, Series};
use crate::emit::visible;
use crate::report::{Assessed, Charted, Charting, CoverageGrid, Shares, multiples};
use crate::scene::Scene;
use bare::Bare;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// The most faults of one table that are told one by one.
const MOST_TOLD: usize = 10;

/// The most periods that a picture shows.
const MOST_PERIODS: usize = 20_000;

/// What `chart` takes.
#[derive(Debug, Args)]
pub(in crate::cli) struct Chart {
    /// The flow, or `-` for standard input
    #[arg(required_unless_present = "data", conflicts_with = "data")]
    flow: Option<PathBuf>,
    /// Ids of measures [default: all that have data]
    #[arg(value_name = "MEASURE")]
    measures: Vec<String>,
    /// What of the flow is charted
    #[arg(long, value_enum, value_name = "WHAT", default_value_t = Show::Series, conflicts_with = "data")]
    show: Show,
    /// The file to write, or `-` for standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// What to write [default: what the ending of FILE says, or json to standard output]
    #[arg(long, value_enum, value_name = "NAME")]
    format: Option<Format>,
    #[command(flatten)]
    bare: Bare,
    #[command(flatten)]
    painting: Painting,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Show {
    /// Measures over time
    Series,
    /// Where shares stand: bars with their intervals, before a change beside now
    Shares,
    /// Customers by determinants of satisfaction: how many measures speak to each
    Coverage,
    /// Readiness: what two groups see, against what is desired
    Readiness,
}

/// What is charted.
enum Shown {
    /// Measures over time, with what the whole is called.
    Series(String, Vec<Charted>),
    Shares(Shares),
    Coverage(CoverageGrid),
    Readiness(Assessed),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A picture for browsers, documents and print
    Svg,
    /// A picture in pixels
    Png,
    /// A page for print
    Pdf,
    /// Every figure, for programs
    Json,
}

impl Chart {
    pub(in crate::cli) fn run(self, console: &Console) -> Result<Exit, Error> {
        let format = self.format()?;
        let name = format.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned());
        self.painting.fits(&name)?;
        let (shown, theme, of_data) = match &self.flow {
            Some(flow) => {
                let one = OneFlow::read(flow, console)?;
                (self.of_flow(&one, console)?, one.theme, tables(&one))
            }
            None => {
                let chart = self.bare.charted(console)?;
                (Shown::Series(self.bare.title(), vec![chart]), Theme::default(), self.bare.table())
            }
        };
        let written = self.written(format, &shown, theme, console)?;
        match &self.output {
            Some(file) if file.as_os_str() != "-" => {
                keep_tables(file, &of_data)?;
                write_result(file, &written)?;
                console.detail(&format!("wrote `{}`", display_name(file)));
            }
            _ => console.print_bytes(&written)?,
        }
        Ok(Exit::Clean)
    }

    fn of_flow(&self, one: &OneFlow, console: &Console) -> Result<Shown, Error> {
        match self.show {
            Show::Series => {
                let charts = measures::charted(one, &self.measures, console)?;
                Ok(Shown::Series(one.flow.title().to_owned(), charts))
            }
            Show::Shares => measures::shares(one, &self.measures, console).map(Shown::Shares),
            Show::Readiness if !self.measures.is_empty() => Err(whole("readiness")),
            Show::Coverage if !self.measures.is_empty() => Err(whole("coverage")),
            Show::Coverage => Ok(Shown::Coverage(CoverageGrid::of(&one.flow, &one.shared))),
            Show::Readiness => readiness::assessed(one, console).map(Shown::Readiness),
        }
    }

    fn format(&self) -> Result<Format, Error> {
        let ending = |file: &PathBuf| Format::from_str(file.extension()?.to_str()?, true).ok();
        match (self.format, &self.output) {
            (Some(format), _) => Ok(format),
            (None, None) => Ok(Format::Json),
            (None, Some(file)) => ending(file).ok_or_else(|| Error::Usage {
                message: format!("`{}` does not say what to write", display_name(file)),
                hint: "give it one of the endings `svg`, `png`, `pdf`, `json`, or say `--format NAME`"
                    .to_owned(),
            }),
        }
    }

    fn written(
        &self,
        format: Format,
        shown: &Shown,
        theme: Theme,
        console: &Console,
    ) -> Result<Vec<u8>, Error> {
        match format {
            Format::Svg => self.painting.svg(&shown.scene()?, theme),
            Format::Png => self.painting.png(&shown.scene()?, theme, console),
            Format::Pdf => self.painting.pdf(&[(&shown.scene()?, None)], theme, console),
            Format::Json => shown.json().map(String::into_bytes),
        }
    }
}

impl Shown {
    fn scene(&self) -> Result<Scene, Error> {
        let (title, charts) = match self {
            Self::Series(title, charts) => (title, charts),
            Self::Readiness(assessed) => return Ok(assessed.picture()),
            Self::Shares(shares) => return Ok(shares.picture()),
            Self::Coverage(grid) => return Ok(grid.picture()),
        };
        let points = charts.iter().map(|chart| chart.chart().points.len()).max().unwrap_or(0);
        if points > MOST_PERIODS {
            return Err(Error::Usage {
                message: format!("a picture has room for {MOST_PERIODS} periods, and there are {points}"),
                hint: "add them up to weeks or months, or write JSON: `--format json`".to_owned(),
            });
        }
        Ok(multiples(title, charts))
    }

    fn json(&self) -> Result<String, Error> {
        match self {
            Self::Readiness(assessed) => Ok(assessed.to_json()),
            Self::Shares(shares) => Ok(shares.to_json()),
            Self::Coverage(grid) => Ok(grid.to_json()),
            Self::Series(_, charts) => match charts.as_slice() {
                [chart] => Ok(chart.to_json()),
                _ => Err(Error::Usage {
                    message: format!("JSON holds one chart, and {} measures have data", charts.len()),
                    hint: "name one measure after the flow".to_owned(),
                }),
            },
        }
    }
}

/// Says that something is charted for the whole flow.
fn whole(what: &str) -> Error {
    Error::Usage {
        message: format!("{what} is about the whole flow, not about measures"),
        hint: format!("leave out the ids of measures, or `--show {what}`"),
    }
}

/// Charts what was read of one table, and tells what is wrong with it.
fn chart(charting: &Charting<'_>, series: Series, file: &str, console: &Console) -> Result<Charted, Error> {
    tell_faults(&series.faults, series.fault_count, file, console);
    let charted = Charted::of(charting, series).map_err(|error| Error::Usage {
        message: format!("`{}` cannot be charted: {error}", visible(&charting.title)),
        hint: format!("look at `{}` and at what `data` says of it", visible(file)),
    })?;
    for PlanFault { period, is_period } in charted.plan_faults() {
        let period = visible(&period.value);
        let why = if *is_period { "is not in the data" } else { "is no period" };
        console.warn(&format!("`{}`: `{period}` {why}, and is passed over", visible(file)));
    }
    for irregular in charted.irregular() {
        console.detail(&match irregular {
            Irregular::Gap { after, before } => format!(
                "`{}`: between {} and {} at least one period is missing",
                visible(file),
                visible(&after.label),
                visible(&before.label)
            ),
            Irregular::Repeated(period) => {
                format!(
                    "`{}`: {} comes in several rows, which are added up",
                    visible(file),
                    visible(&period.label)
                )
            }
        });
    }
    Ok(charted)
}

/// Tells what is wrong with a table; of `count` faults the first are there.
pub(super) fn tell_faults(faults: &[Fault], count: usize, file: &str, console: &Console) {
    for fault in faults.iter().take(MOST_TOLD) {
        let place = fault.place();
        let comma = if place.is_empty() { "" } else { ", " };
        let (file, place) = (visible(file), visible(&place));
        console.warn(&format!(
            "`{file}`{comma}{place}: {}; {}",
            visible(&fault.message),
            visible(&fault.help)
        ));
    }
    if count > MOST_TOLD {
        console.warn(&format!(
            "`{}`: {} more rows are left out for such faults",
            visible(file),
            count - MOST_TOLD
        ));
    }
}
