//! Reads a table row by row into a series.

use super::asked::{AskedCells, Counted};
use super::columns::{Columns, find};
use super::fault::{Fault, FaultKind, quoted};
use super::number::number;
use super::period::Period;
use super::rows::{Rows, Writing, line};
use super::series::Series;
use crate::model::{DataSource, DateOrder, Decimal};
use crate::stats::chart::Subgroup;
use csv::StringRecord;
use std::collections::{BTreeMap, HashMap};
use std::io::Read;

/// The most rows of a table.
pub const MOST_ROWS: usize = 1_000_000;
/// The most faults that are kept; the others are counted.
pub const MOST_FAULTS: usize = 100;

/// Reads a table; the values of one period are brought together.
///
/// Faults are kept with the series: with those of the columns nothing is read, and a row with one is
/// left out.
pub fn read(table: impl Read, source: &DataSource) -> Series {
    let mut gathering = Gathering::new(source);
    let mut rows = match Rows::open(table, Writing::of(source), MOST_ROWS) {
        Ok(rows) => rows,
        Err(fault) => return gathering.ended(fault),
    };
    gathering.unpacked = rows.unpacked();
    let columns = match find(rows.titles(), source) {
        Ok(columns) => columns,
        Err(faults) => {
            faults.into_iter().for_each(|fault| gathering.tell(fault));
            return gathering.into_series();
        }
    };
    let mut record = StringRecord::new();
    loop {
        match rows.next(&mut record) {
            Ok(true) => gathering.take(&record, columns, rows.titles()),
            Ok(false) => return gathering.into_series(),
            Err(fault) => return gathering.ended(fault),
        }
    }
}

/// The values of one period.
#[derive(Debug)]
struct Gathered {
    period: Period,
    values: Vec<f64>,
    size: Option<f64>,
    /// The line of the first row.
    line: u64,
}

/// A series as it grows.
#[derive(Debug)]
struct Gathering {
    asked: Option<AskedCells>,
    /// Whether cells are answers; not known before the first that is not empty.
    are_answers: Option<bool>,
    order: DateOrder,
    decimal: Decimal,
    periods: Vec<Gathered>,
    by_label: HashMap<String, usize>,
    rows: usize,
    unpacked: u64,
    faults: Vec<Fault>,
    counts: BTreeMap<FaultKind, usize>,
}

/// Why a row is left out.
struct Refused {
    kind: FaultKind,
    column: usize,
    message: String,
    help: &'static str,
}

impl Gathering {
    fn new(source: &DataSource) -> Self {
        // A table with denominators has counts.
        let asked = source.asked.as_ref().filter(|_| source.total.is_none());
        Self {
            asked: asked.and_then(AskedCells::of),
            are_answers: None,
            order: source.dates.as_ref().map(|order| order.value).unwrap_or_default(),
            decimal: source.decimal.as_ref().map(|decimal| decimal.value).unwrap_or_default(),
            periods: Vec::new(),
            by_label: HashMap::new(),
            rows: 0,
            unpacked: 0,
            faults: Vec::new(),
            counts: BTreeMap::new(),
        }
    }

    fn tell(&mut self, fault: Fault) {
        *self.counts.entry(fault.kind).or_default() += 1;
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(fault);
        }
    }

    fn ended(mut self, fault: Fault) -> Series {
        self.tell(fault);
        self.into_series()
    }

    fn take(&mut self, record: &StringRecord, columns: Columns, titles: &[String]) {
        self.rows += 1;
        if let Err(refused) = self.row(record, columns) {
            self.tell(Fault {
                kind: refused.kind,
                line: line(record),
                column: titles.get(refused.column).cloned(),
                message: refused.message,
                help: refused.help.to_owned(),
            });
        }
    }

    fn row(&mut self, record: &StringRecord, columns: Columns) -> Result<(), Refused> {
        let cell = |column: usize| record.get(column).unwrap_or_default().trim();
        let period = match columns.date {
            Some(column) => self.period(column, cell(column))?,
            None => Period { label: self.rows.to_string(), start: None },
        };
        let line = line(record).unwrap_or_default();
        if let Some(counted) = self.answer(columns.value, cell(columns.value))? {
            self.keep_answer(period, counted, line);
            return Ok(());
        }
        let value = self.number(columns.value, cell(columns.value))?;
        let size = match columns.total {
            Some(column) => Some((column, self.number(column, cell(column))?)),
            None => None,
        };
        if let (Some((column, None)), Some(_)) = (size, value) {
            let message = "the value has no denominator".to_owned();
            return Err(Refused {
                kind: FaultKind::Cell,
                column,
                message,
                help: "fill in the cell, or empty the value",
            });
        }
        if let Some((column, Some(size))) = size.filter(|(_, size)| size.is_some_and(|size| size < 0.0)) {
            let message = format!("a denominator cannot be {size}");
            return Err(Refused { kind: FaultKind::Impossible, column, message, help: "correct the number" });
        }
        self.keep(period, value, size.and_then(|(_, size)| size), line);
        Ok(())
    }

    /// Reads a cell that is an answer; nothing where cells are numbers. What the first is, all are.
    fn answer(&mut self, column: usize, text: &str) -> Result<Option<Counted>, Refused> {
        let Some(asked) = &self.asked else { return Ok(None) };
        let is_empty = text.is_empty() || text == "NA";
        let read = if is_empty { Some(Counted::default()) } else { asked.read(text) };
        if !is_empty && self.are_answers.is_none() {
            self.are_answers = Some(read.is_some());
        }
        match (self.are_answers, read) {
            (Some(true), None) => Err(Refused {
                kind: FaultKind::Cell,
                column,
                message: format!("{} is none of the answers", quoted(text)),
                help: "write an answer of the measure's `scale`, or leave the cell empty",
            }),
            (Some(false), _) | (None, None) => Ok(None),
            (_, read) => Ok(read),
        }
    }

    /// Keeps an answer with those of its week or month; empty cells before the first are passed over.
    fn keep_answer(&mut self, period: Period, counted: Counted, line: u64) {
        if let Some(asked) = self.asked.as_ref().filter(|_| self.are_answers == Some(true)) {
            let period = asked.period(period);
            self.keep(period, counted.good, counted.of, line);
        }
    }

    /// Reads a period; once the first is numbered all are, however many there come to be.
    fn period(&self, column: usize, text: &str) -> Result<Period, Refused> {
        let first = self.periods.first().map(|gathered| gathered.period.start.is_some());
        let is_numbered = self.order == DateOrder::Iso && first == Some(false);
        let read = if is_numbered && !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
            Some(Period { label: text.to_owned(), start: None })
        } else {
            Period::read(text, self.order)
                .filter(|period| first.is_none_or(|first| first == period.start.is_some()))
        };
        read.ok_or_else(|| {
            let help = match self.order {
                DateOrder::Iso => "write it as 2026-10-01, 2026-10, 2026-W40 or 2026-Q4, or set `dates` to `day-first` or `month-first`",
                DateOrder::DayFirst => "write it as 1.10.2026, with the whole year",
                DateOrder::MonthFirst => "write it as 10/1/2026, with the whole year",
                DateOrder::Labels => "fill in the cell",
            };
            let message = format!("{} is no period", quoted(text));
            Refused { kind: FaultKind::Cell, column, message, help }
        })
    }

    /// Reads a number; an empty cell is a period in which nothing was observed.
    fn number(&self, column: usize, text: &str) -> Result<Option<f64>, Refused> {
        if text.is_empty() || text == "NA" {
            return Ok(None);
        }
        let refused = || {
            let help = match self.decimal {
                Decimal::Point => {
                    "write it with a point and without signs between thousands, or set `decimal` to `comma`"
                }
                Decimal::Comma => "write it with a comma and without signs between thousands",
            };
            Refused { kind: FaultKind::Cell, column, message: format!("{} is no number", quoted(text)), help }
        };
        number(text, self.decimal).map(Some).ok_or_else(refused)
    }

    fn keep(&mut self, period: Period, value: Option<f64>, size: Option<f64>, line: u64) {
        let key =
            period.start.map_or_else(|| period.label.clone(), |(start, grain)| format!("{start} {grain:?}"));
        let place = *self.by_label.entry(key).or_insert(self.periods.len());
        if place == self.periods.len() {
            self.periods.push(Gathered { period, values: Vec::new(), size: None, line });
        }
        let gathered = &mut self.periods[place];
        gathered.values.extend(value);
        gathered.size = size.map(|size| gathered.size.unwrap_or_default() + size).or(gathered.size);
    }

    fn into_series(mut self) -> Series {
        // Labels have no start and stay as they are; the sort is stable.
        self.periods.sort_by_key(|gathered| gathered.period.start.map(|(start, _)| start));
        let subgroup =
            |gathered: &Gathered| Subgroup { size: gathered.size, ..Subgroup::of_values(&gathered.values) };
        Series {
            subgroups: self.periods.iter().map(subgroup).collect(),
            lines: self.periods.iter().map(|gathered| gathered.line).collect(),
            periods: self.periods.into_iter().map(|gathered| gathered.period).collect(),
            rows: self.rows,
            unpacked: self.unpacked,
            are_answers: self.are_answers == Some(true),
            faults: self.faults,
            fault_count: self.counts.values().sum(),
            counts: self.counts,
        }
    }
}
