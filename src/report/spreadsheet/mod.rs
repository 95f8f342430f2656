//! Tables for spreadsheet programs: cells that are never formulas, as CSV and as workbooks.

mod csv;
#[cfg(feature = "spreadsheets")]
mod xlsx;

pub use csv::csv;
#[cfg(feature = "spreadsheets")]
pub use xlsx::xlsx;

use crate::emit::visible;
use crate::model::{Bound, Quantity, QuantityUnit};
use jiff::civil::Date;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing is known.
    Empty,
    /// Words, which are never taken for a formula.
    Text(String),
    /// A number.
    Number(f64),
    /// A share, from 0 to 1.
    Share(f64),
    /// A day.
    Day(Date),
}

impl Cell {
    /// Takes a text, without what would hide or reorder it, or steer a terminal.
    #[must_use]
    pub fn words(text: &str) -> Self {
        Self::Text(visible(text).into_owned())
    }

    /// Takes a text with its lines; an empty one is nothing.
    #[must_use]
    pub fn lines(text: &str) -> Self {
        let lines: Vec<_> = text.trim().lines().map(visible).collect();
        if lines.is_empty() { Self::Empty } else { Self::Text(lines.join("\n")) }
    }

    /// Takes a text, or nothing.
    #[must_use]
    pub fn text(text: Option<&str>) -> Self {
        text.map_or(Self::Empty, Self::words)
    }

    /// Takes several texts into one cell.
    pub fn list(texts: impl Iterator<Item = String>) -> Self {
        let texts: Vec<String> = texts.collect();
        if texts.is_empty() { Self::Empty } else { Self::words(&texts.join("; ")) }
    }

    /// Takes a number so that it can be reckoned with, unless its unit or limit would be lost.
    #[must_use]
    pub fn quantity(quantity: Option<&Quantity>) -> Self {
        match quantity {
            None => Self::Empty,
            Some(Quantity::Number { number, unit: QuantityUnit::Percent, bound: Bound::Exactly }) => {
                Self::Share(number / 100.0)
            }
            Some(Quantity::Number { number, unit: QuantityUnit::None, bound: Bound::Exactly }) => {
                Self::Number(*number)
            }
            Some(other) => Self::words(&other.to_string()),
        }
    }

    /// Tells whether nothing stands in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::Number(_) | Self::Share(_) | Self::Day(_) => false,
        }
    }
}

/// A table: titles, and rows below them.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// What the sheet of a workbook is called.
    pub name: &'static str,
    /// What stands alone above the titles of the columns.
    pub heading: Option<Cell>,
    /// The titles, and how many characters wide each column is best read.
    pub columns: Vec<(&'static str, u16)>,
    /// The rows, with as many cells as there are titles.
    pub rows: Vec<Vec<Cell>>,
}
