//! A text as rows of cells, each with its place.
//!
//! Cells stand as spreadsheets write them (RFC 4180): parted by commas, semicolons or tabs, in
//! quotes where they hold one of those, a quote or a line break.

use super::{MOST_CELLS, MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS};
use crate::text::Span;
use memchr::memchr3;
use std::borrow::Cow;
use std::ops::Range;

/// The mark that some programs put before the first cell.
const MARK: char = '\u{feff}';

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell<'text> {
    /// What stands in it, without blanks around it.
    pub(super) text: Cow<'text, str>,
    /// Its place, without the quotes.
    pub(super) span: Span,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// Its number as a spreadsheet counts, from 1.
    pub(super) number: usize,
    /// Its cells among all.
    cells: Range<usize>,
    /// The whole row.
    pub(super) span: Span,
}

/// All rows of a text that are not empty.
#[derive(Debug, Default)]
pub(super) struct Grid<'text> {
    /// The rows.
    pub(super) rows: Vec<Row>,
    cells: Vec<Cell<'text>>,
    /// The place of a quote that is opened and never closed.
    pub(super) open_quote: Option<Span>,
    /// The place from which on the text is not read, because it is too much.
    pub(super) cut: Option<Span>,
    /// The places of cells that are read in part only, because they are too long.
    pub(super) long: Vec<Span>,
}

impl<'text> Grid<'text> {
    /// Reads at most `most` rows.
    pub(super) fn read(text: &'text str, separator: u8, most: usize) -> Self {
        let mut reader = Reader { text, at: 0, separator, grid: Self::default() };
        if text.starts_with(MARK) {
            reader.at = MARK.len_utf8();
        }
        let mut number = 0;
        while reader.at < text.len() && number < most {
            number += 1;
            if reader.is_full() {
                reader.grid.cut = Some(Span::empty(Span::of(0..reader.at).end));
                break;
            }
            reader.row(number);
        }
        reader.grid
    }

    /// Returns the cells of a row.
    pub(super) fn cells(&self, row: &Row) -> &[Cell<'text>] {
        &self.cells[row.cells.clone()]
    }

    /// Returns the row and the column, from 0, of the cell that holds a place.
    pub(super) fn place(&self, span: Span) -> Option<(&Row, Option<usize>)> {
        let after = self.rows.partition_point(|row| row.span.start <= span.start);
        let row = self.rows.get(after.checked_sub(1)?).filter(|row| row.span.contains(span))?;
        let column = self.cells(row).iter().position(|cell| cell.span.contains(span));
        Some((row, column))
    }
}

/// Reads one row after the other.
struct Reader<'text> {
    text: &'text str,
    at: usize,
    separator: u8,
    grid: Grid<'text>,
}

impl<'text> Reader<'text> {
    fn is_full(&self) -> bool {
        self.grid.rows.len() >= MOST_ROWS || self.grid.cells.len() >= MOST_CELLS
    }

    /// Reads a row with its line break, and keeps it unless it is empty.
    fn row(&mut self, number: usize) {
        let (start, first) = (self.at, self.grid.cells.len());
        let mut is_more = true;
        while is_more {
            let cell = self.cell();
            if self.grid.cells.len() - first < MOST_COLUMNS {
                let cell = self.shortened(cell);
                self.grid.cells.push(cell);
            } else if !cell.text.is_empty() {
                self.grid.cut.get_or_insert(cell.span);
            }
            is_more = self.text.as_bytes().get(self.at) == Some(&self.separator);
            if is_more {
                self.at += 1;
            }
        }
        let end = self.at;
        let rest = &self.text[self.at..];
        let line_break = ["\r\n", "\n", "\r"].into_iter().find(|line_break| rest.starts_with(line_break));
        self.at += line_break.map_or(0, str::len);
        let filled = self.grid.cells[first..].iter().rposition(|cell| !cell.text.is_empty());
        self.grid.cells.truncate(first + filled.map_or(0, |last| last + 1));
        if filled.is_some() {
            let cells = first..self.grid.cells.len();
            self.grid.rows.push(Row { number, cells, span: Span::of(start..end) });
        }
    }

    /// Reads a cell up to what parts it from the next.
    fn cell(&mut self) -> Cell<'text> {
        let rest = &self.text[self.at..];
        if rest.starts_with('"') && self.grid.open_quote.is_none() {
            if let Some(cell) = self.quoted() {
                return cell;
            }
            self.grid.open_quote = Some(Span::of(self.at..self.at + 1));
        }
        let start = self.at;
        self.skip_to_end_of_cell();
        trimmed(&self.text[start..self.at], start)
    }

    /// Leaves out what a cell has beyond the limit.
    fn shortened(&mut self, cell: Cell<'text>) -> Cell<'text> {
        let Some((end, _)) = cell.text.char_indices().nth(MOST_CHARACTERS) else { return cell };
        let cell = match cell.text {
            Cow::Borrowed(text) => trimmed(&text[..end], cell.span.range().start),
            Cow::Owned(text) => Cell { text: Cow::Owned(text[..end].trim_end().to_owned()), ..cell },
        };
        self.grid.long.push(cell.span);
        cell
    }

    fn skip_to_end_of_cell(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += memchr3(self.separator, b'\n', b'\r', rest).unwrap_or(rest.len());
    }

    /// Reads a cell in quotes; nothing where they are never closed.
    fn quoted(&mut self) -> Option<Cell<'text>> {
        let start = self.at + 1;
        let mut end = start;
        let mut is_doubled = false;
        loop {
            end += self.text[end..].find('"')?;
            if !self.text[end + 1..].starts_with('"') {
                break;
            }
            is_doubled = true;
            end += 2;
        }
        let inner = &self.text[start..end];
        self.at = end + 1;
        let behind = self.at;
        self.skip_to_end_of_cell();
        let rest = &self.text[behind..self.at];
        if !is_doubled && rest.trim().is_empty() {
            return Some(trimmed(inner, start));
        }
        let text = format!("{}{rest}", inner.replace("\"\"", "\""));
        let text = text_of(text.trim()).to_owned();
        Some(Cell { text: Cow::Owned(text), span: Span::of(start..end) })
    }
}

/// Makes a cell of a text that stands in the file as it reads.
fn trimmed(written: &str, start: usize) -> Cell<'_> {
    let blanks = written.len() - written.trim_start().len();
    let text = text_of(written.trim());
    let start = start + blanks + (written.trim().len() - text.len());
    Cell { text: Cow::Borrowed(text), span: Span::of(start..start + text.len()) }
}

/// Leaves out the apostrophe that spreadsheet programs put before what is no formula.
fn text_of(written: &str) -> &str {
    let rest = written.strip_prefix('\'');
    rest.filter(|rest| rest.trim_start().starts_with(['=', '+', '-', '@'])).unwrap_or(written)
}

#[cfg(test)]
mod tests {
    use super::Grid;
    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

    fn texts(text: &str, separator: u8) -> Vec<(usize, Vec<String>)> {
        let grid = Grid::read(text, separator, usize::MAX);
        let row = |row: &super::Row| {
            (row.number, grid.cells(row).iter().map(|cell| cell.text.to_string()).collect())
        };
        grid.rows.iter().map(row).collect()
    }

    #[test]
    fn reads_cells_as_spreadsheets_write_them() {
        let rows = texts("\u{feff}a, b ,\"c, \"\"d\"\"\"\r\n\r\n,,\n\"two\nlines\",x\n", b',');
        let expected = [
            (1, vec!["a".to_owned(), "b".to_owned(), "c, \"d\"".to_owned()]),
            (4, vec!["two\nlines".to_owned(), "x".to_owned()]),
        ];
        assert_eq!(rows, expected);
        assert_eq!(texts("a\tb\rc", b'\t').len(), 2);
    }

    #[test]
    fn an_open_quote_is_a_sign_like_others() {
        let grid = Grid::read("a,\"b\nc,d", b',', usize::MAX);
        assert_eq!(grid.open_quote.unwrap().range(), 2..3);
        assert_eq!(grid.cells(&grid.rows[1])[1].text, "d");
    }

    #[test]
    fn the_apostrophe_before_a_formula_is_not_of_the_text() {
        assert_eq!(texts("'=1+1,'quoted'", b',')[0].1, ["=1+1", "'quoted'"]);
    }

    #[test]
    fn a_place_has_a_row_and_a_column() {
        let grid = Grid::read("a,b\n\nc,dd", b',', usize::MAX);
        let span = grid.cells(&grid.rows[1])[1].span;
        let (row, column) = grid.place(span).unwrap();
        assert_eq!((row.number, column), (3, Some(1)));
        assert_eq!(grid.place(row.span).unwrap().1, None);
    }

    #[test]
    fn long_cells_are_cut() {
        for quote in ["", "\""] {
            for inner in ["", "\"\""] {
                let long = "é".repeat(super::MOST_CHARACTERS);
                let text = format!("{quote}{long}{inner}é{quote},b");
                let grid = Grid::read(&text, b',', usize::MAX);
                let cells = grid.cells(&grid.rows[0]);
                assert_eq!((cells[0].text.as_ref(), cells[1].text.as_ref()), (long.as_str(), "b"));
                assert_eq!(grid.long.len(), 1);
            }
        }
        assert!(Grid::read(&"é".repeat(super::MOST_CHARACTERS), b',', usize::MAX).long.is_empty());
    }

    proptest! {
        /// Whatever is written in quotes comes back, but for the blanks around it.
        #[test]
        fn quoted_cells_come_back(cells in proptest::collection::vec("[ -~\n\r;\t\"é]{0,12}", 1..6)) {
            let line: Vec<String> =
                cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
            let text = line.join(";");
            let grid = Grid::read(&text, b';', usize::MAX);
            let texts: Vec<&str> = cells.iter().map(|cell| cell.trim()).collect();
            if let Some(row) = grid.rows.first() {
                for (cell, text) in grid.cells(row).iter().zip(texts) {
                    let inert = text.strip_prefix('\'').unwrap_or(text);
                    prop_assert!(cell.text == text || cell.text == inert, "{cell:?} {text:?}");
                }
            }
        }

        /// Any text is read, and each place lies in it.
        #[test]
        fn any_text_is_read(text in any::<String>()) {
            let grid = Grid::read(&text, b',', usize::MAX);
            for row in &grid.rows {
                for cell in grid.cells(row) {
                    prop_assert!(text.get(cell.span.range()).is_some());
                    prop_assert_eq!(grid.place(cell.span).unwrap().0.number, row.number);
                }
            }
        }
    }
}
