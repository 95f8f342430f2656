//! Tables as flows: CSV, cells parted by semicolons or tabs, or a sheet that was read as such.
//!
//! A row of titles says what the rows below it are: steps, or hand-offs. Faults are told by row and
//! column, as a spreadsheet counts.

mod cells;
mod handoffs;
mod head;
mod lists;
mod measures;
mod rows;
mod shapes;
mod sheet;
mod steps;
#[cfg(test)]
mod tests;
mod titles;

pub use lists::joined;
pub use sheet::{Place, Sheet};
pub use titles::{COLUMNS, Column, Field, Layout};

use super::keys::Text;
use super::sketch::Sketch;
use crate::diagnostic::Diagnostic;
use crate::syntax::faults::{beyond_limits, wrong_value};
use crate::syntax::lower::{Decoder, shown};
use crate::syntax::{MAX_FILE_BYTES, Node};
use crate::text::{SourceFile, Span};
use cells::Grid;
use head::{Head, MOST_ABOVE};
use rows::Rows;
use std::path::Path;

/// The most rows of a table that are read.
pub const MOST_ROWS: usize = 20_000;
/// The most columns.
pub const MOST_COLUMNS: usize = 256;
/// The most cells.
pub const MOST_CELLS: usize = 1_000_000;
/// The most characters of a cell, as in spreadsheet programs.
pub const MOST_CHARACTERS: usize = 32_767;

/// What may stand between cells.
const SEPARATORS: [u8; 3] = *b"\t;,";

/// What a file without a title and without a name is called.
const PASTED: &str = "Pasted process";

/// Tells whether a text begins as a table of steps or of hand-offs.
pub(super) fn is_table(text: &str) -> bool {
    separator(text).is_some_and(|(_, is_whole)| is_whole)
}

/// Finds what stands between the cells: what makes the most titles out of the first rows.
fn separator(text: &str) -> Option<(u8, bool)> {
    let head = |sign: u8| Some((Head::find(&Grid::read(text, sign, MOST_ABOVE))?.rank(), sign));
    let mut found: Vec<_> = SEPARATORS.into_iter().filter_map(head).collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.pop().map(|((is_whole, _), sign)| (sign, is_whole))
}

/// Reads a table as the tree of a flow.
pub(super) fn tree(source: &SourceFile) -> (Option<Node<'static>>, Vec<Diagnostic>) {
    let text = source.text();
    let decoder = Decoder::default();
    if text.len() > MAX_FILE_BYTES {
        decoder.report(too_long());
        return (None, decoder.into_faults());
    }
    let sign = separator(text).map_or(b',', |(sign, _)| sign);
    let grid = Grid::read(text, sign, usize::MAX);
    report_limits(&grid, &decoder);
    let Some(mut head) = Head::find(&grid) else {
        decoder.report(head::without_titles(&grid));
        return (None, decoder.into_faults());
    };
    let titles = &grid.rows[head.row];
    head.check(grid.cells(titles), &decoder);
    if !head.is_whole() {
        return (None, decoder.into_faults());
    }
    let title = head::title_above(&grid, head.row);
    let title = title.unwrap_or_else(|| Text::new(title_of_file(source.name()), titles.span));
    let mut sketch = Sketch::new(title);
    let rows = Rows { grid: &grid, head: &head, decoder: &decoder };
    report_wide_rows(&rows);
    match head.layout {
        Layout::Steps => steps::read(&rows, &mut sketch),
        Layout::Handoffs => handoffs::read(&rows, &mut sketch),
    }
    (Some(sketch.tree()), decoder.into_faults())
}

/// Puts the row and the column before the messages of faults, as a spreadsheet counts them.
pub(super) fn place(source: &SourceFile, faults: &mut [Diagnostic]) {
    if faults.is_empty() || source.text().len() > MAX_FILE_BYTES {
        return;
    }
    let sign = separator(source.text()).map_or(b',', |(sign, _)| sign);
    let grid = Grid::read(source.text(), sign, usize::MAX);
    let Some(head) = Head::find(&grid) else { return };
    let titles = grid.cells(&grid.rows[head.row]);
    for fault in faults {
        let Some((row, column)) = grid.place(fault.span) else { continue };
        if row.number <= grid.rows[head.row].number {
            continue;
        }
        let title = column.and_then(|column| titles.get(column)).filter(|title| !title.text.is_empty());
        let place = match (title, column) {
            (Some(title), _) => format!("row {}, column \"{}\"", row.number, shown(&title.text)),
            (None, Some(column)) => format!("row {}, column {}", row.number, column + 1),
            (None, None) => format!("row {}", row.number),
        };
        fault.message = format!("{place}: {}", fault.message);
    }
}

/// Returns the titles of a table's columns that are not read.
#[must_use]
pub fn unread_titles(source: &SourceFile) -> Vec<String> {
    let Some((sign, true)) = separator(source.text()) else { return Vec::new() };
    let grid = Grid::read(source.text(), sign, MOST_ABOVE);
    let Some(head) = Head::find(&grid) else { return Vec::new() };
    let read: Vec<usize> = head.fields().into_iter().map(|(_, column)| column).collect();
    let titles = grid.cells(&grid.rows[head.row]).iter().enumerate();
    let unread = titles.filter(|(column, title)| !title.text.is_empty() && !read.contains(column));
    unread.map(|(_, title)| shown(&title.text)).collect()
}

/// Makes a title of the name of a file.
pub(super) fn title_of_file(name: &str) -> String {
    let stem = Path::new(name).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let words: Vec<&str> = stem.split(['-', '_', ' ']).filter(|word| !word.is_empty()).collect();
    let title = words.join(" ");
    let mut letters = title.chars();
    match letters.next() {
        Some(first) if first.is_alphanumeric() => first.to_uppercase().chain(letters).collect(),
        _ => PASTED.to_owned(),
    }
}

fn report_limits(grid: &Grid<'_>, decoder: &Decoder) {
    if let Some(span) = grid.open_quote {
        decoder.report(
            Diagnostic::new(&wrong_value::META, span, "a quote opens this cell, and none closes it")
                .help("close the cell with `\"`, or leave the quote out"),
        );
    }
    if let Some(span) = grid.cut {
        let message = format!(
            "the table has more than {MOST_ROWS} rows, {MOST_COLUMNS} columns or {MOST_CELLS} cells, and the rest is not read"
        );
        decoder.report(
            Diagnostic::new(&beyond_limits::META, span, message)
                .help("keep the rows and columns of one process"),
        );
    }
    for span in &grid.long {
        let message =
            format!("the cell has more than {MOST_CHARACTERS} characters, and the rest of it is not read");
        decoder.report(
            Diagnostic::new(&beyond_limits::META, *span, message)
                .help("write a few words, and put the rest into a file that a link leads to"),
        );
    }
}

/// Reports rows with cells beyond the last title, as they come of commas that no quotes hold.
fn report_wide_rows(rows: &Rows<'_, '_>) {
    for row in rows.below() {
        let beyond = rows.grid.cells(row).iter().skip(rows.head.width).find(|cell| !cell.text.is_empty());
        if let Some(cell) = beyond {
            rows.decoder.report(
                Diagnostic::new(
                    &wrong_value::META,
                    cell.span,
                    "the row has more cells than there are titles",
                )
                .help("put cells that hold what parts cells in quotes, or give the column a title"),
            );
        }
    }
}

fn too_long() -> Diagnostic {
    let message = format!("the table is longer than {} MB", MAX_FILE_BYTES / (1024 * 1024));
    Diagnostic::new(&beyond_limits::META, Span::empty(0), message)
        .help("keep the rows and columns of one process")
}
