//! The measurement plan: a row for each measure, with what people need to begin to count.

mod csv;
#[cfg(feature = "spreadsheets")]
mod xlsx;

pub use csv::plan_csv;
#[cfg(feature = "spreadsheets")]
pub use xlsx::plan_xlsx;

use super::charts::Stretch;
use super::handoffs::HandoffEntry;
use super::measures::MeasureEntry;
use super::{Fact, Process};
use crate::emit::visible;
use crate::model::{Bound, Quantity, QuantityUnit};
use jiff::civil::Date;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
enum Cell {
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
    fn words(text: &str) -> Self {
        Self::Text(visible(text).into_owned())
    }

    fn text(text: Option<&str>) -> Self {
        text.map_or(Self::Empty, Self::words)
    }

    fn list(texts: impl Iterator<Item = String>) -> Self {
        let texts: Vec<String> = texts.collect();
        if texts.is_empty() { Self::Empty } else { Self::words(&texts.join("; ")) }
    }

    /// Writes a number so that it can be reckoned with, unless its unit or limit would be lost.
    fn quantity(quantity: Option<&Quantity>) -> Self {
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
}

/// A column: its title, and what stands in it for a measure.
struct Column {
    title: &'static str,
    cell: fn(&Process, &MeasureEntry) -> Cell,
}

/// The columns, in the order in which a team fills them in.
const COLUMNS: [Column; 17] = [
    Column { title: "Measure", cell: |_, measure| Cell::words(&measure.title) },
    Column { title: "Id", cell: |_, measure| Cell::words(&measure.id) },
    Column { title: "Product that it measures", cell: products },
    Column { title: "Customer", cell: customers },
    Column {
        title: "What is counted, of what",
        cell: |_, measure| Cell::text(measure.definition.as_deref()),
    },
    Column { title: "Unit", cell: |_, measure| Cell::text(measure.unit.as_deref()) },
    Column { title: "Kind", cell: |_, measure| Cell::text(measure.role) },
    Column { title: "Speaks to", cell: |_, measure| Cell::text(measure.determinant.as_deref()) },
    Column { title: "Which way is good", cell: |_, measure| fact(&measure.facts, "Direction") },
    Column { title: "Baseline", cell: |_, measure| Cell::quantity(measure.from.as_ref()) },
    Column { title: "Target", cell: |_, measure| Cell::quantity(measure.to.as_ref()) },
    Column { title: "By", cell: |_, measure| measure.day.map_or(Cell::Empty, Cell::Day) },
    Column { title: "Owner", cell: |_, measure| Cell::text(measure.owner.as_deref()) },
    Column { title: "How often", cell: |_, measure| Cell::text(measure.every.as_deref()) },
    Column { title: "Source", cell: source },
    Column { title: "Now", cell: now },
    Column { title: "What is missing", cell: missing },
];

/// Returns the rows of the plan, one for each measure.
fn rows(process: &Process) -> impl Iterator<Item = Vec<Cell>> {
    process
        .measures
        .iter()
        .map(|measure| COLUMNS.iter().map(|column| (column.cell)(process, measure)).collect())
}

fn of<'run>(process: &'run Process, measure: &'run MeasureEntry) -> impl Iterator<Item = &'run HandoffEntry> {
    measure.handoffs.iter().map(|place| &process.handoffs[*place])
}

fn products(process: &Process, measure: &MeasureEntry) -> Cell {
    Cell::list(of(process, measure).filter_map(|handoff| handoff.product.clone()))
}

fn customers(process: &Process, measure: &MeasureEntry) -> Cell {
    let mut names: Vec<String> = of(process, measure).map(|handoff| handoff.customer.name.clone()).collect();
    names.dedup();
    Cell::list(names.into_iter())
}

fn fact(facts: &[Fact], label: &str) -> Cell {
    Cell::text(facts.iter().find(|fact| fact.label == label).map(|fact| fact.text.as_str()))
}

/// Returns where the numbers come from: the words, and the table.
fn source(_: &Process, measure: &MeasureEntry) -> Cell {
    let table = measure.data.as_ref().map(|data| format!("{}, {}", data.file.title, data.columns));
    Cell::list(measure.source.iter().cloned().chain(table))
}

/// Returns the share of the latest periods, with its counts and what it lies between.
fn now(_: &Process, measure: &MeasureEntry) -> Cell {
    Cell::list(measure.now().into_iter().map(Stretch::in_a_cell))
}

fn missing(process: &Process, measure: &MeasureEntry) -> Cell {
    let findings = measure.findings.iter().map(|place| &process.findings[*place]);
    Cell::list(findings.filter(|finding| finding.waiver.is_none()).map(|finding| finding.message.clone()))
}
