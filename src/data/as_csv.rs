//! A sheet of a workbook as the text of a table, row for row.

use super::fault::{Fault, FaultKind};
#[cfg(feature = "spreadsheets")]
use super::sheet::{self, Wording};
#[cfg(feature = "spreadsheets")]
use csv::StringRecord;

/// The first bytes of a workbook, which is an archive.
pub const WORKBOOK: &[u8] = b"PK\x03\x04";

/// The most bytes of the text.
#[cfg(feature = "spreadsheets")]
const MOST_TEXT: usize = 64 * 1024 * 1024;
/// The most rows of a sheet, empty ones with them.
#[cfg(feature = "spreadsheets")]
const MOST_ROWS: usize = 1_048_576;

/// Returns a sheet of a workbook as CSV: the one that is named, or the first that is not hidden.
///
/// Each row of the sheet has its place among the rows of the text, empty ones too.
///
/// # Errors
/// When it is no workbook, has no such sheet, or is larger than is read.
#[cfg(feature = "spreadsheets")]
pub fn sheet_as_csv(packed: &[u8], sheet: Option<&str>) -> Result<String, Fault> {
    let mut rows = sheet::open(packed, sheet, Wording::default())?;
    let (mut text, mut above) = (String::new(), 0);
    let mut record = StringRecord::new();
    while rows.next(&mut record)? {
        let line =
            record.position().map_or(above + 1, |place| usize::try_from(place.line()).unwrap_or(usize::MAX));
        let is_in_order = line > above && line <= MOST_ROWS;
        let room = MOST_TEXT.saturating_sub(text.len());
        if !is_in_order || record.as_slice().len() + record.len() > room {
            let help = "keep the sheet with the table only";
            return Err(Fault::of_file(FaultKind::Unreadable, "the sheet is larger than is read", help));
        }
        text.extend(std::iter::repeat_n('\n', line - above - 1));
        for (place, cell) in record.iter().enumerate() {
            if place > 0 {
                text.push(',');
            }
            push_cell(&mut text, cell);
        }
        text.push('\n');
        above = line;
    }
    Ok(text)
}

/// Tells that this build reads no workbooks.
///
/// # Errors
/// Always.
#[cfg(not(feature = "spreadsheets"))]
pub fn sheet_as_csv(_: &[u8], _: Option<&str>) -> Result<String, Fault> {
    let message = "this build of the program reads no workbooks";
    Err(Fault::of_file(FaultKind::Unreadable, message, "save the sheet as CSV in UTF-8"))
}

#[cfg(feature = "spreadsheets")]
fn push_cell(text: &mut String, cell: &str) {
    if cell.contains(['"', ',', '\n', '\r']) {
        text.push('"');
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(cell);
    }
}
