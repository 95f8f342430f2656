//! The rows of a sheet, one after the other.

use super::format::Format;
use super::text::{append, attribute};
use super::{Wording, broken, fault};
use crate::data::fault::Fault;
use csv::{Position, StringRecord};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::Cursor;

/// The most columns that a sheet has.
const MOST_COLUMNS: usize = 16_384;
/// The most rows that a sheet has, empty ones with them.
const MOST_ROWS: usize = 1_048_576;
/// The most bytes that the cells of a sheet together have, each text as often as it is referred to.
const MOST_TEXT: usize = 256 * 1024 * 1024;

/// The rows of a sheet.
pub(in crate::data) struct SheetRows {
    reader: Reader<Cursor<Vec<u8>>>,
    buffer: Vec<u8>,
    texts: Vec<String>,
    formats: Vec<Format>,
    wording: Wording,
    is_1904: bool,
    /// How many bytes were unpacked.
    unpacked: u64,
    /// The number of the row that was read last.
    row: u64,
    /// How many rows may still come.
    rows_left: usize,
    /// How many columns are kept.
    columns: usize,
    /// How many bytes the cells that are still to come may have.
    text_left: usize,
}

/// What a cell holds, as its type says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    Number,
    Shared,
    Text,
    Truth,
    Error,
    Date,
}

/// A cell as it is read.
struct Cell {
    column: usize,
    holds: Holds,
    format: Format,
    has_formula: bool,
    has_value: bool,
    text: String,
}

impl SheetRows {
    pub(super) fn new(
        cells: Vec<u8>,
        texts: Vec<String>,
        formats: Vec<Format>,
        wording: Wording,
        is_1904: bool,
        unpacked: u64,
    ) -> Self {
        Self {
            reader: Reader::from_reader(Cursor::new(cells)),
            buffer: Vec::new(),
            texts,
            formats,
            wording,
            is_1904,
            unpacked,
            row: 0,
            rows_left: MOST_ROWS,
            columns: MOST_COLUMNS,
            text_left: MOST_TEXT,
        }
    }

    /// Leaves out the cells beyond so many columns from here on: nothing names them.
    pub(in crate::data) fn narrow(&mut self, columns: usize) {
        self.columns = columns;
    }

    /// Returns how many bytes were unpacked.
    pub(in crate::data) fn unpacked(&self) -> u64 {
        self.unpacked
    }

    /// Reads the next row, with its number as the line; `false` where there is none.
    pub(in crate::data) fn next(&mut self, record: &mut StringRecord) -> Result<bool, Fault> {
        record.clear();
        let (mut within, mut next) = (false, 0);
        loop {
            self.buffer.clear();
            let event = self.reader.read_event_into(&mut self.buffer).map_err(|_| broken())?.into_owned();
            match event {
                Event::Eof => return Ok(false),
                Event::Start(tag) if tag.local_name().as_ref() == "row" => {
                    self.rows_left = self.rows_left.checked_sub(1).ok_or_else(broken)?;
                    self.row = number(&tag, "r").unwrap_or(self.row + 1);
                    within = true;
                }
                Event::Start(tag) if within && tag.local_name().as_ref() == "c" => {
                    let cell = self.cell(&tag, next)?;
                    next = cell.column + 1;
                    self.put(record, cell)?;
                }
                Event::Empty(tag) if within && tag.local_name().as_ref() == "c" => {
                    next = self.opened(&tag, next)?.column + 1;
                }
                Event::End(tag) if within && tag.local_name().as_ref() == "row" => {
                    let mut position = Position::new();
                    position.set_line(self.row.max(1));
                    record.set_position(Some(position));
                    return Ok(true);
                }
                _ => {}
            }
        }
    }

    /// Begins a cell; one that does not say where it stands follows the one before it.
    fn opened(&self, tag: &BytesStart<'_>, next: usize) -> Result<Cell, Fault> {
        let column = match attribute(tag, "r") {
            Some(place) => column(&place).ok_or_else(broken)?,
            None => next,
        };
        // A row runs from left to right.
        if column < next || column >= MOST_COLUMNS {
            return Err(broken());
        }
        let holds = match attribute(tag, "t").as_deref() {
            Some("s") => Holds::Shared,
            Some("str" | "inlineStr") => Holds::Text,
            Some("b") => Holds::Truth,
            Some("e") => Holds::Error,
            Some("d") => Holds::Date,
            _ => Holds::Number,
        };
        let format = number(tag, "s").and_then(|style| self.formats.get(usize::try_from(style).ok()?));
        Ok(Cell {
            column,
            holds,
            format: format.copied().unwrap_or_default(),
            has_formula: false,
            has_value: false,
            text: String::new(),
        })
    }

    fn cell(&mut self, tag: &BytesStart<'_>, next: usize) -> Result<Cell, Fault> {
        let mut cell = self.opened(tag, next)?;
        let (mut is_text, mut is_phonetic) = (false, false);
        loop {
            self.buffer.clear();
            let event = self.reader.read_event_into(&mut self.buffer).map_err(|_| broken())?;
            match &event {
                Event::Eof => return Err(broken()),
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "f" => cell.has_formula = true,
                    "rPh" => is_phonetic = true,
                    "v" | "t" => (is_text, cell.has_value) = (!is_phonetic, true),
                    _ => {}
                },
                Event::Empty(tag) if tag.local_name().as_ref() == "f" => cell.has_formula = true,
                Event::End(tag) => match tag.local_name().as_ref() {
                    "c" => return Ok(cell),
                    "rPh" => is_phonetic = false,
                    "v" | "t" => is_text = false,
                    _ => {}
                },
                _ if is_text => append(&mut cell.text, &event)?,
                _ => {}
            }
        }
    }

    /// Puts a cell into its row, after empty ones for those that are left out.
    fn put(&mut self, record: &mut StringRecord, cell: Cell) -> Result<(), Fault> {
        let text = self.written(&cell)?;
        if text.is_empty() || cell.column >= self.columns {
            return Ok(());
        }
        self.text_left = self.text_left.checked_sub(text.len()).ok_or_else(|| {
            fault("the sheet has more than 256 MB of text", "keep the columns that are needed")
        })?;
        while record.len() < cell.column {
            record.push_field("");
        }
        record.push_field(&text);
        Ok(())
    }

    fn written(&self, cell: &Cell) -> Result<String, Fault> {
        if cell.has_formula && !cell.has_value {
            return Ok("a formula without its result".to_owned());
        }
        let text = cell.text.trim();
        Ok(match cell.holds {
            Holds::Number => match text.parse::<f64>() {
                Ok(number) if number.is_finite() => cell.format.write(number, self.wording, self.is_1904),
                _ => text.to_owned(),
            },
            Holds::Shared => {
                let place = text.parse::<usize>().ok();
                place.and_then(|place| self.texts.get(place)).ok_or_else(broken)?.clone()
            }
            Holds::Text => cell.text.clone(),
            Holds::Truth => if text == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            // Excel's own sign for what is not available.
            Holds::Error if text == "#N/A" => String::new(),
            Holds::Error => text.to_owned(),
            Holds::Date => text.split('T').next().unwrap_or_default().to_owned(),
        })
    }
}

fn number(tag: &BytesStart<'_>, name: &str) -> Option<u64> {
    attribute(tag, name)?.parse().ok()
}

/// Returns the column of a place such as `B7`, from 0.
fn column(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters
        .take(4)
        .fold(0, |number, letter| number * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    number.checked_sub(1)
}
