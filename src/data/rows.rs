//! The rows of a table in CSV, one after the other: what all readers of tables share.

use super::breaks::PlainBreaks;
use super::fault::{Fault, FaultKind};
use crate::model::Separator;
use csv::{Reader, ReaderBuilder, StringRecord};
use std::io::Read;

/// The most columns of a table.
const MOST_COLUMNS: usize = 1_000;

/// The rows of a table, and its titles.
pub(super) struct Rows<R> {
    reader: Reader<PlainBreaks<R>>,
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
    pub(super) fn open(table: R, separator: Separator, most: usize) -> Result<Self, Fault> {
        let mut builder = ReaderBuilder::new();
        let mut reader =
            builder.delimiter(delimiter(separator)).flexible(true).from_reader(PlainBreaks::of(table));
        let titles = match reader.headers() {
            Ok(titles) if titles.len() > MOST_COLUMNS => {
                let message =
                    format!("the table has {} columns, and {MOST_COLUMNS} are the most", titles.len());
                let help = "keep the columns that are needed";
                return Err(Fault::of_file(FaultKind::Unreadable, message, help));
            }
            Ok(titles) => titles.iter().map(title).collect(),
            Err(error) => return Err(unreadable(&error)),
        };
        Ok(Self { reader, titles, left: most, most })
    }

    /// Returns the titles, without the blanks around them.
    pub(super) fn titles(&self) -> &[String] {
        &self.titles
    }

    /// Reads the next row that is not empty; `false` where there is none.
    ///
    /// # Errors
    /// When it cannot be read, or is one more than there may be.
    pub(super) fn next(&mut self, record: &mut StringRecord) -> Result<bool, Fault> {
        loop {
            match self.reader.read_record(record) {
                Ok(false) => return Ok(false),
                Ok(true) if record.iter().all(|cell| cell.trim().is_empty()) => {}
                Ok(true) if self.left == 0 => {
                    let message = format!("the table has more than {} rows", self.most);
                    return Err(Fault::of_file(
                        FaultKind::Unreadable,
                        message,
                        "leave out what is not needed",
                    ));
                }
                Ok(true) => {
                    self.left -= 1;
                    self.place(record);
                    return Ok(true);
                }
                Err(error) => return Err(unreadable(&error)),
            }
        }
    }

    /// Notes the line on which a row begins.
    ///
    /// What the reader notes itself lies before the empty lines that it passes over.
    fn place(&self, record: &mut StringRecord) {
        let breaks = |cell: &str| cell.bytes().filter(|byte| *byte == b'\n').count() as u64;
        let within: u64 = record.iter().map(breaks).sum();
        let mut position = self.reader.position().clone();
        position.set_line(position.line().saturating_sub(1 + within).max(1));
        record.set_position(Some(position));
    }
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
