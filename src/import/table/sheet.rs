//! Where something is to be written into a table: the column by its title, the row by its number.

use super::cells::Grid;
use super::head::Head;
use super::separator;
use super::titles::{Field, title};
use crate::syntax::MAX_FILE_BYTES;
use crate::text::{SourceFile, Span};

/// A table whose titles are known.
#[derive(Debug)]
pub struct Sheet<'text> {
    grid: Grid<'text>,
    head: Head,
}

/// The column of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its title: as the table has it, or as it would be written.
    pub title: String,
    /// Whether the table has the column.
    pub is_there: bool,
}

impl<'text> Sheet<'text> {
    /// Reads a table; nothing where it has no titles, or is too long.
    #[must_use]
    pub fn of(source: &'text SourceFile) -> Option<Self> {
        if source.text().len() > MAX_FILE_BYTES {
            return None;
        }
        let sign = separator(source.text()).map_or(b',', |(sign, _)| sign);
        let grid = Grid::read(source.text(), sign, usize::MAX);
        let head = Head::find(&grid)?;
        Some(Self { grid, head })
    }

    /// Returns the number of the row that holds a place, unless it is that of the titles.
    #[must_use]
    pub fn row(&self, span: Span) -> Option<usize> {
        let titles = self.grid.rows[self.head.row].number;
        self.grid.place(span).map(|(row, _)| row.number).filter(|row| *row > titles)
    }

    /// Returns the column in which one of some fields stands: the first that the table has, else the
    /// first that it could have.
    #[must_use]
    pub fn column(&self, fields: &[Field]) -> Option<Place> {
        let titles = self.grid.cells(&self.grid.rows[self.head.row]);
        let known = fields.iter().find_map(|field| titles.get(self.head.column(*field)?));
        if let Some(cell) = known {
            return Some(Place { title: cell.text.to_string(), is_there: true });
        }
        let new =
            fields.iter().map(|field| title(*field, self.head.layout)).find(|title| !title.is_empty())?;
        Some(Place { title: new.to_owned(), is_there: false })
    }
}
