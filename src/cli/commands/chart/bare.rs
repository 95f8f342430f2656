//! A table by itself, without a flow.

use super::chart;
use crate::cli::commands::format_words::words;
use crate::cli::console::Console;
use crate::cli::error::Error;
use crate::cli::input::{display_name, open_table};
use crate::data::read;
use crate::model::{
    Better, Bound, ChartChoice, DataSource, DateOrder, Decimal, Quantity, QuantityUnit, RuleSet, Separator,
};
use crate::report::{Charted, Charting};
use crate::syntax::keys::choices::{BETTER, CHART, DATES, DECIMAL, RULES, SEPARATOR};
use crate::text::{Span, Spanned};
use clap::Args;
use std::path::PathBuf;

/// What is said of a table that no flow names.
#[derive(Debug, Args)]
#[command(next_help_heading = "Without a flow")]
pub(super) struct Bare {
    /// A table in CSV or a workbook (.xlsx), or `-` for standard input
    #[arg(long, value_name = "FILE")]
    data: Option<PathBuf>,
    /// The sheet of a workbook [default: the first]
    #[arg(long, value_name = "NAME", requires = "data")]
    sheet: Option<String>,
    /// The column of the periods [default: rows are numbered]
    #[arg(long, value_name = "COLUMN", requires = "data")]
    date: Option<String>,
    /// The column of the values, or of the numerators
    #[arg(long, value_name = "COLUMN", requires = "data")]
    value: Option<String>,
    /// The column of the denominators
    #[arg(long, value_name = "COLUMN", requires = "data")]
    total: Option<String>,
    /// The kind of chart
    #[arg(long, value_name = "KIND", requires = "data", value_parser = words(&CHART))]
    chart: Option<ChartChoice>,
    /// The rules by which signals are looked for
    #[arg(long, value_name = "SET", requires = "data", value_parser = words(&RULES))]
    rules: Option<RuleSet>,
    /// How the periods are written
    #[arg(long, value_name = "HOW", requires = "data", value_parser = words(&DATES))]
    dates: Option<DateOrder>,
    /// What stands between the cells
    #[arg(long, value_name = "SIGN", requires = "data", value_parser = words(&SEPARATOR))]
    separator: Option<Separator>,
    /// What stands before the decimals
    #[arg(long, value_name = "SIGN", requires = "data", value_parser = words(&DECIMAL))]
    decimal: Option<Decimal>,
    /// The last period of those that set the lines, or how many points set them
    #[arg(long, value_name = "PERIOD", requires = "data")]
    freeze: Option<String>,
    /// Where a part with lines of its own begins: a period, or after how many points
    #[arg(long, value_name = "PERIOD", requires = "data")]
    part: Vec<String>,
    /// A period, or the number of a point, that does not count
    #[arg(long, value_name = "PERIOD", requires = "data")]
    exclude: Vec<String>,
    /// Which way is good
    #[arg(long, value_name = "WAY", requires = "data", value_parser = words(&BETTER))]
    better: Option<Better>,
    /// The value to reach, as the axis counts: 95 for 95 %
    #[arg(long, value_name = "NUMBER", requires = "data", allow_negative_numbers = true)]
    target: Option<f64>,
    /// What is measured [default: the column of the values]
    #[arg(long, value_name = "TEXT", requires = "data")]
    title: Option<String>,
}

fn unplaced<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::default())
}

impl Bare {
    /// Returns what is measured.
    pub(super) fn title(&self) -> String {
        let file = || self.data.as_deref().map(display_name);
        self.title.clone().or_else(|| self.value.clone()).or_else(file).unwrap_or_default()
    }

    /// Returns where the table lies, if it is a file.
    pub(super) fn table(&self) -> Vec<PathBuf> {
        self.data.clone().into_iter().collect()
    }

    /// Reads and charts the table.
    pub(super) fn charted(&self, console: &Console) -> Result<Charted, Error> {
        let Some(path) = &self.data else {
            return Err(Error::Usage {
                message: "there is neither a flow nor a table to chart".to_owned(),
                hint: "name a flow, or a table: `--data FILE --date COLUMN --value COLUMN`".to_owned(),
            });
        };
        let name = if path.as_os_str() == "-" { "<stdin>".to_owned() } else { display_name(path) };
        let table = open_table(path)?;
        let source = self.source(&name);
        let target = self.target.map(|number| Quantity::Number {
            number,
            unit: QuantityUnit::Words(String::new()),
            bound: Bound::Exactly,
        });
        let charting = Charting {
            title: self.title(),
            subtitle: String::new(),
            lang: "en".to_owned(),
            unit: None,
            better: self.better,
            target: target.as_ref(),
            source: &source,
        };
        chart(&charting, read(table, &source), &name, console)
    }

    fn source(&self, file: &str) -> DataSource {
        let text = |text: &Option<String>| text.clone().map(unplaced);
        let texts = |texts: &[String]| texts.iter().cloned().map(unplaced).collect();
        DataSource {
            sheet: text(&self.sheet),
            date: text(&self.date),
            value: text(&self.value),
            total: text(&self.total),
            dates: self.dates.map(unplaced),
            separator: self.separator.map(unplaced),
            decimal: self.decimal.map(unplaced),
            chart: self.chart.map(unplaced),
            rules: self.rules.map(unplaced),
            freeze: text(&self.freeze),
            parts: texts(&self.part),
            excluded: texts(&self.exclude),
            ..DataSource::of(unplaced(file.to_owned()), Span::default())
        }
    }
}
