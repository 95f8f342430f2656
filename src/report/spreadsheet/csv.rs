//! Tables as CSV.

use super::{Cell, Sheet};
use csv::WriterBuilder;

/// Writes a table as CSV in UTF-8, with the mark by which spreadsheet programs know it.
///
/// No cell begins a formula: what would is led in by an apostrophe, as spreadsheet programs write it.
#[must_use]
pub fn csv(sheet: &Sheet) -> Vec<u8> {
    // Only the heading is shorter than the others.
    let mut writer = WriterBuilder::new().flexible(true).from_writer("\u{feff}".as_bytes().to_vec());
    let heading = sheet.heading.iter().map(|heading| vec![written(heading)]);
    let titles = sheet.columns.iter().map(|(title, _)| (*title).to_owned());
    let lines = heading
        .chain(std::iter::once(titles.collect::<Vec<String>>()))
        .chain(sheet.rows.iter().map(|row| row.iter().map(written).collect()));
    for line in lines {
        writer.write_record(line).expect("a list of bytes takes what is written");
    }
    writer.into_inner().expect("a list of bytes takes what is written")
}

fn written(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => inert(text),
        Cell::Number(number) => number.to_string(),
        Cell::Share(share) => format!("{}%", rounded(share * 100.0)),
        Cell::Day(day) => day.to_string(),
    }
}

/// Rounds away what is left of reckoning with shares: 7.000000000000001 percent.
fn rounded(number: f64) -> f64 {
    (number * 1e9).round() / 1e9
}

/// Leads a text in by an apostrophe where a spreadsheet program would take it for a formula.
fn inert(text: &str) -> String {
    let begins_formula =
        text.trim_start().starts_with(['=', '+', '-', '@']) || text.starts_with(['\t', '\r', '\n']);
    if begins_formula { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{inert, written};
    use crate::report::spreadsheet::Cell;

    #[test]
    fn no_text_begins_a_formula() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1"] {
            assert_eq!(inert(text), format!("'{text}"));
        }
        assert_eq!(inert("Orders = complete"), "Orders = complete");
    }

    #[test]
    fn shares_are_percentages() {
        assert_eq!(written(&Cell::Share(0.07)), "7%");
    }
}
