//! The measurement plan: a row for each measure, with what people need to begin to count.

use super::charts::Stretch;
use super::handoffs::HandoffEntry;
use super::measures::MeasureEntry;
use super::{Fact, Process};
use crate::report::spreadsheet::{self, Cell, Sheet};
#[cfg(feature = "spreadsheets")]
use rust_xlsxwriter::XlsxError;

/// How many characters wide each column of the plan is best read.
const WIDTHS: [u16; COLUMNS.len()] = [32, 18, 40, 20, 40, 20, 26, 24, 18, 11, 11, 12, 20, 14, 28, 30, 40];

/// Writes the plan as CSV.
#[must_use]
pub fn plan_csv(process: &Process) -> Vec<u8> {
    spreadsheet::csv(&plan(process))
}

/// Writes the plan as a workbook: a sheet with a row for each measure, and one with the hand-offs that
/// nobody measures.
///
/// # Errors
/// When the writer refuses, as with more rows than a sheet has.
#[cfg(feature = "spreadsheets")]
pub fn plan_xlsx(process: &Process) -> Result<Vec<u8>, XlsxError> {
    let unmeasured = Some(lacking(process)).filter(|sheet| !sheet.rows.is_empty());
    let sheets: Vec<Sheet> = std::iter::once(plan(process)).chain(unmeasured).collect();
    spreadsheet::xlsx(process.title(), &sheets)
}

fn plan(process: &Process) -> Sheet {
    let columns = COLUMNS.iter().map(|column| column.title).zip(WIDTHS).collect();
    Sheet { name: "Measures", heading: None, columns, rows: rows(process).collect() }
}

/// Returns a row for each hand-off that has no measure.
#[cfg(feature = "spreadsheets")]
fn lacking(process: &Process) -> Sheet {
    let is_lacking = |handoff: &&HandoffEntry| handoff.measures.is_empty();
    let row = |handoff: &HandoffEntry| {
        vec![
            Cell::Text(handoff.number.to_string()),
            Cell::words(&handoff.supplier.name),
            Cell::text(handoff.product.as_deref()),
            Cell::words(&handoff.customer.name),
        ]
    };
    Sheet {
        name: "Hand-offs without a measure",
        heading: None,
        columns: vec![("No.", 6), ("Supplier", 28), ("Product", 50), ("Customer", 28)],
        rows: process.handoffs.iter().filter(is_lacking).map(row).collect(),
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
