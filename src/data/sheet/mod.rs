//! Sheets of Excel workbooks (Office Open XML, ECMA-376), read row by row as a table of texts.
//!
//! A cell becomes the text that it would be in a CSV that the measure's `data` describes: a date as
//! `dates` says, a number with the sign that `decimal` names, a percentage with its sign. A formula
//! has the result that the workbook keeps.
//!
//! The parts are read here and not by a crate for spreadsheets, because those trust what a workbook
//! says of its own size; here nothing is larger than what was really unpacked, up to a limit.

mod cells;
mod format;
mod text;
mod workbook;

pub(super) use cells::SheetRows;

use super::fault::{Fault, FaultKind};
use crate::model::{DateOrder, Decimal};
use std::io::Read;

/// The most bytes of a workbook.
const MOST_PACKED: u64 = 64 * 1024 * 1024;
/// The most bytes that the parts of a workbook together have when they are unpacked.
const MOST_UNPACKED: u64 = 128 * 1024 * 1024;
/// The most bytes of a cell; Excel itself has room for 32,767 characters.
const MOST_OF_CELL: usize = 4 * 32_767;

/// How cells are written as texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Wording {
    /// How dates are.
    pub(super) dates: DateOrder,
    /// What stands before decimals.
    pub(super) decimal: Decimal,
}

/// Opens a sheet of a workbook: the one that is named, or the first that is not hidden.
///
/// # Errors
/// When it is no workbook, has no such sheet, or is larger than is read.
pub(super) fn open(packed: impl Read, name: Option<&str>, wording: Wording) -> Result<SheetRows, Fault> {
    let mut bytes = Vec::new();
    let read = packed.take(MOST_PACKED + 1).read_to_end(&mut bytes);
    read.map_err(|_| fault("the workbook cannot be read to its end", "look whether the file may be read"))?;
    if bytes.len() as u64 > MOST_PACKED {
        return Err(fault("the workbook is larger than 64 MB", "keep the sheet with the table only"));
    }
    workbook::open(bytes, name, wording)
}

fn fault(message: impl Into<String>, help: impl Into<String>) -> Fault {
    Fault::of_file(FaultKind::Unreadable, message, help)
}

/// The fault of a part that is not as the format has it.
fn broken() -> Fault {
    fault("the workbook is damaged", "open it in Excel and save it anew, or save the sheet as CSV")
}

#[cfg(test)]
mod tests;
