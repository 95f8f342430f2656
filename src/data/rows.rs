//! The rows of a table, one after the other: what all readers of tables share.
//!
//! A table is CSV, or a sheet of a workbook; which of them, its first bytes tell.

use super::as_csv::WORKBOOK;
use super::breaks::PlainBreaks;
use super::fault::{Fault, FaultKind, quoted};
#[cfg(feature = "spreadsheets")]
use super::sheet::{self, SheetRows, Wording};
use crate::model::{DataSource, DateOrder, Decimal, Separator};
use csv::{Reader, ReaderBuilder, StringRecord};
use std::io::{Chain, Cursor, Read};

/// The most columns of a table.
const MOST_COLUMNS: usize = 1_000;
/// The first bytes of a workbook as Excel wrote it before 2007.
const OLD_WORKBOOK: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Writing<'source> {
    /// What stands between the cells of CSV.
    pub(super) separator: Separator,
    /// The sheet of a workbook; the first where none is named.
    pub(super) sheet: Option<&'source str>,
    /// How dates are written.
    pub(super) dates: DateOrder,
    /// What stands before the decimals of a number.
    pub(super) decimal: Decimal,
}

impl<'source> Writing<'source> {
    /// Takes what a measure says of its table.
    pub(super) fn of(source: &'source DataSource) -> Self {
        Self {
            separator: source.separator.as_ref().map(|it| it.value).unwrap_or_default(),
            sheet: source.sheet.as_ref().map(|it| it.value.as_str()),
            dates: source.dates.as_ref().map(|it| it.value).unwrap_or_default(),
            decimal: source.decimal.as_ref().map(|it| it.value).unwrap_or_default(),
        }
    }
}

/// A table whose beginning was looked at.
type Begun<R> = Chain<Cursor<Vec<u8>>, R>;

/// Where rows come from.
enum Kind<R> {
    Csv(Reader<PlainBreaks<Begun<R>>>),
    #[cfg(feature = "spreadsheets")]
    Sheet(Box<SheetRows>),
}

/// The rows of a table, and its titles.
pub(super) struct Rows<R> {
    kind: Kind<R>,
    titles: Vec<String>,
    /// How many rows may still come.
    left: usize,
    most: usize,
}

impl<R: Read> Rows<R> {
    /// Reads the titles; after them come `most` rows at most.
    ///
    /// # Errors
    /// When it is no table, or has too many columns.
    pub(super) fn open(mut table: R, writing: Writing<'_>, most: usize) -> Result<Self, Fault> {
        let mut first = Vec::new();
        // What cannot be read here cannot be read as CSV either, and is told there.
        drop(table.by_ref().take(4).read_to_end(&mut first));
        let is_workbook = first == WORKBOOK;
        if first == OLD_WORKBOOK {
            let message = "the table is a workbook as Excel wrote it before 2007";
            let help = "save it as `.xlsx`, or as CSV in UTF-8";
            return Err(Fault::of_file(FaultKind::Unreadable, message, help));
        }
        let begun = Cursor::new(first).chain(table);
        let mut kind = if is_workbook { workbook(begun, writing)? } else { csv(begun, writing)? };
        let mut record = StringRecord::new();
        while kind.next(&mut record)? && is_blank(&record) {}
        if record.len() > MOST_COLUMNS {
            let message = format!("the table has {} columns, and {MOST_COLUMNS} are the most", record.len());
            return Err(Fault::of_file(FaultKind::Unreadable, message, "keep the columns that are needed"));
        }
        let titles: Vec<String> = record.iter().map(title).collect();
        #[cfg(feature = "spreadsheets")]
        if let Kind::Sheet(rows) = &mut kind {
            rows.narrow(titles.len());
        }
        Ok(Self { kind, titles, left: most, most })
    }

    /// Returns the titles, without the blanks around them.
    pub(super) fn titles(&self) -> &[String] {
        &self.titles
    }

    /// Returns how many bytes were unpacked to read the table; none where it is no workbook.
    pub(super) fn unpacked(&self) -> u64 {
        match &self.kind {
            Kind::Csv(_) => 0,
            #[cfg(feature = "spreadsheets")]
            Kind::Sheet(rows) => rows.unpacked(),
        }
    }

    /// Reads the next row that is not empty; `false` where there is none.
    ///
    /// # Errors
    /// When it cannot be read, or is one more than there may be.
    pub(super) fn next(&mut self, record: &mut StringRecord) -> Result<bool, Fault> {
        loop {
            if !self.kind.next(record)? {
                return Ok(false);
            }
            if is_blank(record) {
                continue;
            }
            let Some(left) = self.left.checked_sub(1) else {
                let message = format!("the table has more than {} rows", self.most);
                let help = "leave out what is not needed";
                return Err(Fault::of_file(FaultKind::Unreadable, message, help));
            };
            self.left = left;
            return Ok(true);
        }
    }
}

impl<R: Read> Kind<R> {
    fn next(&mut self, record: &mut StringRecord) -> Result<bool, Fault> {
        match self {
            Self::Csv(reader) => {
                let is_read = reader.read_record(record).map_err(|error| unreadable(&error))?;
                if is_read {
                    place(reader, record);
                }
                Ok(is_read)
            }
            #[cfg(feature = "spreadsheets")]
            Self::Sheet(rows) => rows.next(record),
        }
    }
}

fn csv<R: Read>(table: Begun<R>, writing: Writing<'_>) -> Result<Kind<R>, Fault> {
    if let Some(sheet) = writing.sheet {
        let message = format!("the sheet {} is named, and the file is no workbook", quoted(sheet));
        let help = "leave out `sheet`, or name an `.xlsx` file";
        return Err(Fault::of_file(FaultKind::Unreadable, message, help));
    }
    let mut builder = ReaderBuilder::new();
    let builder = builder.delimiter(delimiter(writing.separator)).flexible(true).has_headers(false);
    Ok(Kind::Csv(builder.from_reader(PlainBreaks::of(table))))
}

#[cfg(feature = "spreadsheets")]
fn workbook<R: Read>(table: Begun<R>, writing: Writing<'_>) -> Result<Kind<R>, Fault> {
    let wording = Wording { dates: writing.dates, decimal: writing.decimal };
    sheet::open(table, writing.sheet, wording).map(|rows| Kind::Sheet(Box::new(rows)))
}

#[cfg(not(feature = "spreadsheets"))]
fn workbook<R: Read>(_: Begun<R>, _: Writing<'_>) -> Result<Kind<R>, Fault> {
    let message = "the table is a workbook, and this build of the program reads none";
    Err(Fault::of_file(FaultKind::Unreadable, message, "save the sheet as CSV in UTF-8"))
}

fn is_blank(record: &StringRecord) -> bool {
    record.iter().all(|cell| cell.trim().is_empty())
}

/// Notes the line on which a row begins.
///
/// What the reader notes itself lies before the empty lines that it passes over.
fn place<R: Read>(reader: &Reader<R>, record: &mut StringRecord) {
    let breaks = |cell: &str| cell.bytes().filter(|byte| *byte == b'\n').count() as u64;
    let within: u64 = record.iter().map(breaks).sum();
    let mut position = reader.position().clone();
    position.set_line(position.line().saturating_sub(1 + within).max(1));
    record.set_position(Some(position));
}

/// Returns the line on which a row begins, from 1.
pub(super) fn line(record: &StringRecord) -> Option<u64> {
    record.position().map(csv::Position::line)
}

fn delimiter(separator: Separator) -> u8 {
    match separator {
        Separator::Comma => b',',
        Separator::Semicolon => b';',
        Separator::Tab => b'\t',
    }
}

/// Returns a title without the mark that some programs put before the first.
fn title(text: &str) -> String {
    text.trim_start_matches('\u{feff}').trim().to_owned()
}

fn unreadable(error: &csv::Error) -> Fault {
    let line = error.position().map(csv::Position::line);
    let (message, help) = match error.kind() {
        csv::ErrorKind::Utf8 { .. } => ("the table is not UTF-8", "save it as CSV in UTF-8"),
        csv::ErrorKind::Io(_) => ("the table cannot be read to its end", "look whether the file may be read"),
        _ => ("the table is no CSV", "save it anew as CSV in UTF-8"),
    };
    Fault { line, ..Fault::of_file(FaultKind::Unreadable, message, help) }
}
