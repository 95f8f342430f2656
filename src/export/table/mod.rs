//! A flow as a table, which `import` reads back: a row for each hand-off, or for each step.
//!
//! Columns that are empty throughout are left out, except for those that people are to fill in.

mod handoffs;
mod lost;
mod steps;
#[cfg(test)]
mod tests;
mod values;

use super::{Chart, ExportError, Exported};
use crate::graph::FlowGraph;
use crate::import::table::{COLUMNS, Column, Field, Layout, MOST_CHARACTERS};
use crate::report::spreadsheet::{self, Cell, Sheet};
use crate::rules::wording::counted;
use std::collections::HashMap;

/// Writes the table as CSV.
pub(super) fn csv(chart: &Chart<'_>) -> Result<Exported, ExportError> {
    let sheet = sheet(chart);
    Ok(Exported { bytes: spreadsheet::csv(&sheet), remarks: remarks(chart, &sheet) })
}

/// Writes the table as a workbook of Excel.
#[cfg(feature = "spreadsheets")]
pub(super) fn xlsx(chart: &Chart<'_>) -> Result<Exported, ExportError> {
    let sheet = sheet(chart);
    let remarks = remarks(chart, &sheet);
    let bytes = spreadsheet::xlsx(chart.flow.title(), &[sheet]).map_err(|error| ExportError {
        message: format!("the workbook cannot be written: {error}"),
        help: "write the table as CSV".to_owned(),
    })?;
    Ok(Exported { bytes, remarks })
}

/// A row that is being made: cells by what stands in them.
type Row = HashMap<Field, Cell>;

fn sheet(chart: &Chart<'_>) -> Sheet {
    let (name, mut rows, layout) = match chart.rows {
        Layout::Handoffs => ("Hand-offs", handoffs::rows(chart), Layout::Handoffs),
        Layout::Steps => ("Steps", steps::rows(chart), Layout::Steps),
    };
    let is_filled =
        |field: Field| rows.iter().any(|row| row.get(&field).is_some_and(|cell| !cell.is_empty()));
    let fields: Vec<(&Column, Field)> = COLUMNS
        .iter()
        .filter_map(|column| Some((column, column.field(layout)?)))
        .filter(|(_, field)| is_always(*field, layout) || is_filled(*field))
        .collect();
    let columns = fields.iter().map(|(column, field)| (column.title, width(*field))).collect();
    let cells =
        |row: &mut Row| fields.iter().map(|(_, field)| row.remove(field).unwrap_or(Cell::Empty)).collect();
    let heading = chart.flow.name.as_ref().map(|name| Cell::words(name));
    Sheet { name, heading, columns, rows: rows.iter_mut().map(cells).collect() }
}

/// Tells whether a column is written though nothing stands in it.
fn is_always(field: Field, layout: Layout) -> bool {
    match field {
        Field::StepId | Field::Does | Field::Next | Field::Label | Field::Shape | Field::Actor => true,
        Field::Number | Field::Supplier | Field::Customer => true,
        Field::OfStep(key) => key == "phase",
        Field::OfHandoff(key) => key == "product" || (key == "need" && layout == Layout::Handoffs),
        Field::OfMeasure(key) => {
            layout == Layout::Handoffs && matches!(key, "name" | "unit" | "baseline" | "target")
        }
        Field::ActorSide | Field::SupplierSide | Field::CustomerSide => false,
    }
}

/// Returns how many characters wide a column is best read.
fn width(field: Field) -> u16 {
    match field {
        Field::Number => 10,
        Field::Does | Field::OfHandoff("product" | "need") | Field::OfMeasure("name" | "asks") => 40,
        Field::Supplier | Field::Customer | Field::Actor => 24,
        Field::OfStep("note" | "documents" | "link") | Field::OfHandoff("note" | "documents" | "link") => 30,
        _ => 16,
    }
}

/// Returns the names of all lanes, each its own.
fn lane_names(graph: &FlowGraph) -> Vec<String> {
    let bare = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let mut counts: HashMap<String, usize> = HashMap::new();
    for lane in graph.lanes() {
        *counts.entry(bare(&lane.name)).or_default() += 1;
    }
    let name = |lane: &crate::graph::Lane| match counts[&bare(&lane.name)] {
        1 => lane.name.clone(),
        _ => format!("{} ({})", lane.name, lane.actor.as_str()),
    };
    graph.lanes().iter().map(name).collect()
}

/// Says what the table has no room for.
fn remarks(chart: &Chart<'_>, sheet: &Sheet) -> Vec<String> {
    let mut remarks: Vec<String> = left_out(chart).into_iter().collect();
    let is_long =
        |cell: &&Cell| matches!(cell, Cell::Text(text) if text.chars().nth(MOST_CHARACTERS).is_some());
    let long = sheet.rows.iter().flatten().filter(is_long).count();
    if long > 0 {
        let texts = counted(long, "text");
        remarks.push(format!("a cell holds {MOST_CHARACTERS} characters, and {texts} went beyond that"));
    }
    remarks
}

fn left_out(chart: &Chart<'_>) -> Option<String> {
    let flow = chart.flow;
    let mut left_out = Vec::new();
    let mut add = |count: usize, noun: &str, which: &str| {
        if count > 0 {
            left_out.push(format!("{}{which}", counted(count, noun)));
        }
    };
    match chart.rows {
        Layout::Handoffs => {
            add(flow.steps.len(), "step", "");
            add(lost::actors(chart), "actor", " without a hand-off");
        }
        Layout::Steps => {
            let further = flow.handoffs.iter().map(|handoff| handoff.measures.len().saturating_sub(1));
            add(further.sum(), "further measure", " of a hand-off");
            add(lost::actors(chart), "actor", " without a step");
        }
    }
    add(lost::measures(flow), "measure", " that no hand-off names");
    add(flow.goals.len(), "goal", "");
    add(flow.stakeholders.len(), "stakeholder", "");
    left_out.extend(lost::keys(chart));
    if left_out.is_empty() {
        return None;
    }
    let way_out = match chart.rows {
        Layout::Handoffs if !flow.steps.is_empty() => "; `--rows steps` has the steps",
        _ => "",
    };
    Some(format!("the table has no room for {}{way_out}", left_out.join(", ")))
}
