//! The row of titles: where it is, what it means, and what is wrong with it.

use super::cells::{Cell, Grid};
use super::titles::{Field, Layout, field, near, title};
use crate::diagnostic::Diagnostic;
use crate::import::keys::Text;
use crate::syntax::faults::{duplicate_key, missing_key, unknown_key};
use crate::syntax::lower::{Decoder, shown};
use crate::text::Span;
use std::collections::HashMap;

/// How many rows may stand above the titles.
pub(super) const MOST_ABOVE: usize = 30;

/// How many titles are told at the most.
const MOST_TOLD: usize = 12;

/// Titles that stand above ids as well as above what is done.
const EITHER: [&str; 3] = ["step", "process step", "task"];

/// The row of titles.
#[derive(Debug)]
pub(super) struct Head {
    /// What the rows below are.
    pub(super) layout: Layout,
    /// Its place among the rows.
    pub(super) row: usize,
    /// The columns of what is known.
    columns: HashMap<Field, usize>,
    /// How many columns have a title.
    pub(super) width: usize,
}

impl Head {
    /// Finds the row that has what a layout cannot do without, else the one that comes nearest.
    pub(super) fn find(grid: &Grid<'_>) -> Option<Self> {
        let rows = grid.rows.iter().take(MOST_ABOVE).enumerate();
        let mut best: Option<Self> = None;
        for (place, row) in rows {
            for layout in [Layout::Handoffs, Layout::Steps] {
                let head = Self::of(grid.cells(row), layout, place);
                if best.as_ref().is_none_or(|best| head.rank() > best.rank()) {
                    best = Some(head);
                }
            }
        }
        best.filter(|head| head.columns.len() >= 2)
    }

    fn of(cells: &[Cell<'_>], layout: Layout, row: usize) -> Self {
        let mut columns = HashMap::new();
        let mut width = 0;
        for (place, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.text.is_empty()) {
            width = place + 1;
            if let Some(field) = field(&cell.text, layout) {
                columns.entry(field).or_insert(place);
            }
        }
        let mut head = Self { layout, row, columns, width };
        head.part_ids_from_texts(cells);
        head
    }

    /// Takes `Step` for the column of ids where another one says what is done.
    fn part_ids_from_texts(&mut self, cells: &[Cell<'_>]) {
        let is_either = |cell: &Cell<'_>| EITHER.iter().any(|title| cell.text.eq_ignore_ascii_case(title));
        let texts = |cell: &Cell<'_>| field(&cell.text, self.layout) == Some(Field::Does);
        if self.layout != Layout::Steps || self.columns.contains_key(&Field::StepId) {
            return;
        }
        let ids = cells.iter().position(is_either);
        let does = cells.iter().position(|cell| texts(cell) && !is_either(cell));
        if let (Some(ids), Some(does)) = (ids, does) {
            self.columns.insert(Field::StepId, ids);
            self.columns.insert(Field::Does, does);
        }
    }

    /// Tells whether it has what its layout cannot do without.
    pub(super) fn is_whole(&self) -> bool {
        self.lacking().is_empty()
    }

    /// Tells which of two rows is rather the row of titles.
    pub(super) fn rank(&self) -> (bool, usize) {
        (self.is_whole(), self.columns.len())
    }

    /// Returns the columns without which there is no flow.
    fn lacking(&self) -> Vec<Field> {
        let has = |field: &Field| self.columns.contains_key(field);
        let needed: &[Field] = match self.layout {
            Layout::Handoffs => &[Field::Supplier, Field::Customer],
            Layout::Steps if has(&Field::StepId) => &[Field::Actor],
            Layout::Steps => &[Field::Does, Field::Actor],
        };
        needed.iter().filter(|field| !has(field)).copied().collect()
    }

    /// Returns the column of a field.
    pub(super) fn column(&self, field: Field) -> Option<usize> {
        self.columns.get(&field).copied()
    }

    /// Returns all fields with their columns, from left to right.
    pub(super) fn fields(&self) -> Vec<(Field, usize)> {
        let mut fields: Vec<(Field, usize)> =
            self.columns.iter().map(|(field, column)| (*field, *column)).collect();
        fields.sort_by_key(|(_, column)| *column);
        fields
    }

    /// Reports titles that are misspelt or stand twice, and columns that are missing.
    ///
    /// A misspelt title is taken for the one that was meant.
    pub(super) fn check(&mut self, cells: &[Cell<'_>], decoder: &Decoder) {
        for (place, cell) in cells.iter().enumerate() {
            match field(&cell.text, self.layout) {
                _ if self.columns.values().any(|column| *column == place) => {}
                Some(field) => {
                    let first = self.columns.get(&field).map(|first| cells[*first].span);
                    decoder.report(doubled(cell, field, self.layout, first));
                }
                None => self.take_for_meant(place, cell, decoder),
            }
        }
        let row = cells.first().zip(cells.last()).map(|(first, last)| first.span.join(last.span));
        for lacking in self.lacking() {
            decoder.report(missing(lacking, self.layout, row.unwrap_or_default(), cells));
        }
    }

    fn take_for_meant(&mut self, place: usize, cell: &Cell<'_>, decoder: &Decoder) {
        let Some((word, field)) = near(&cell.text, self.layout) else { return };
        if self.columns.contains_key(&field) {
            return;
        }
        self.columns.insert(field, place);
        let message = format!("there is no column \"{}\"", shown(&cell.text));
        decoder.report(
            Diagnostic::new(&unknown_key::META, cell.span, message)
                .label(format!("did you mean \"{word}\"?"))
                .help(format!("write \"{word}\"")),
        );
    }
}

fn doubled(cell: &Cell<'_>, field: Field, layout: Layout, first: Option<Span>) -> Diagnostic {
    let message = format!("two columns are \"{}\"", title(field, layout));
    let fault = Diagnostic::new(&duplicate_key::META, cell.span, message)
        .help("give each column a title of its own, or leave one of them out");
    match first {
        Some(first) => fault.also(first, "the first one counts"),
        None => fault,
    }
}

fn missing(field: Field, layout: Layout, row: Span, cells: &[Cell<'_>]) -> Diagnostic {
    let what = match field {
        Field::Supplier => "who hands on",
        Field::Customer => "who receives",
        Field::Does => "what is done",
        _ => "who does it",
    };
    let title = title(field, layout);
    let told: Vec<String> = cells
        .iter()
        .filter(|cell| !cell.text.is_empty())
        .take(MOST_TOLD)
        .map(|cell| format!("\"{}\"", shown(&cell.text)))
        .collect();
    Diagnostic::new(&missing_key::META, row, format!("the table has no column that says {what}"))
        .label(format!("the titles are {}", told.join(", ")))
        .help(format!("add a column \"{title}\""))
}

/// Returns the fault of a table without titles.
pub(super) fn without_titles(grid: &Grid<'_>) -> Diagnostic {
    let span = grid.rows.first().map_or(Span::default(), |row| row.span);
    Diagnostic::new(&missing_key::META, span, "no row of the table says what its columns are")
        .help("begin with a row of titles: \"Supplier\", \"Product\", \"Customer\" for a row to a hand-off, or \"Process Step ID\", \"Process Step Description\", \"Next Step ID\", \"Function\" for a row to a step")
}

/// Returns the title that stands above the table by itself.
pub(super) fn title_above(grid: &Grid<'_>, head: usize) -> Option<Text> {
    let rows = grid.rows.iter().take(head);
    rows.filter_map(|row| {
        let mut filled = grid.cells(row).iter().filter(|cell| !cell.text.is_empty());
        let only = filled.next().filter(|_| filled.next().is_none())?;
        // Some programs write into the first line what parts the cells.
        (!only.text.to_ascii_lowercase().starts_with("sep="))
            .then(|| Text::new(only.text.to_string(), only.span))
    })
    .next()
}
