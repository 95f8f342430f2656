//! What is wrong with a table of numbers, and where.

use crate::syntax::lower::shown;

/// The most characters of a cell that a message repeats.
const MOST_QUOTED: usize = 40;

/// What kind of fault it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FaultKind {
    /// The file is no table, or goes beyond a limit.
    Unreadable,
    /// A column that is named is not there.
    Column,
    /// A cell is not what it must be.
    Cell,
    /// A number cannot be true.
    Impossible,
    /// A column seems to name people.
    Personal,
}

impl FaultKind {
    /// All kinds.
    pub const ALL: [Self; 5] = [Self::Unreadable, Self::Column, Self::Cell, Self::Impossible, Self::Personal];
    /// The kinds after which nothing in the table can be gone by.
    pub const FATAL: [Self; 3] = [Self::Unreadable, Self::Column, Self::Personal];
}

/// Something wrong with a table of numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What kind of fault it is.
    pub kind: FaultKind,
    /// The line of the file, from 1, as a text editor counts; absent where the whole file is meant.
    pub line: Option<u64>,
    /// The title of the column; absent where the whole row is meant.
    pub column: Option<String>,
    /// What is wrong, in one sentence without place and full stop.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl Fault {
    /// A fault of the whole file.
    pub(super) fn of_file(kind: FaultKind, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { kind, line: None, column: None, message: message.into(), help: help.into() }
    }

    /// A fault of a column.
    pub(crate) fn of_column(title: &str, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { column: Some(title.to_owned()), ..Self::of_file(FaultKind::Column, message, help) }
    }

    /// Returns where it is, in words: `line 7, column "received"`; empty for the whole file.
    #[must_use]
    pub fn place(&self) -> String {
        let line = self.line.map(|line| format!("line {line}"));
        let column = self.column.as_ref().map(|column| format!("column \"{}\"", shown(column)));
        line.into_iter().chain(column).collect::<Vec<String>>().join(", ")
    }
}

/// Quotes the beginning of a cell.
pub(crate) fn quoted(cell: &str) -> String {
    let short: String = cell.chars().take(MOST_QUOTED).collect();
    let rest = if short.len() < cell.len() { "…" } else { "" };
    if cell.is_empty() { "an empty cell".to_owned() } else { format!("\"{short}{rest}\"") }
}
