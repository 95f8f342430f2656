//! A row for each step, with what leaves it in lists, in the order of the steps that follow.

use super::values::{cell, in_a_list, measures, side, time};
use super::{Row, lane_names};
use crate::export::Chart;
use crate::graph::{LinkIndex, OccurrenceIndex};
use crate::import::table::{COLUMNS, Field, Layout, joined};
use crate::model::{Measure, Step, StepKind};
use crate::report::spreadsheet::Cell;

/// Returns the rows.
pub(super) fn rows(chart: &Chart<'_>) -> Vec<Row> {
    let names = lane_names(chart.graph);
    let occurrences = chart.graph.occurrences();
    occurrences.map(|(index, _)| row(chart, index, &names)).collect()
}

fn row(chart: &Chart<'_>, index: OccurrenceIndex, names: &[String]) -> Row {
    let (flow, graph) = (chart.flow, chart.graph);
    let occurrence = &graph.petgraph()[index];
    let exits = graph.exits(index);
    let next = exits.iter().map(|exit| graph.petgraph()[graph.ends(*exit).1].id.as_str());
    let mut row = Row::from([
        (Field::StepId, Cell::words(occurrence.id.as_str())),
        (Field::Does, Cell::lines(graph.label(flow, index))),
        (Field::Next, Cell::words(&next.collect::<Vec<_>>().join(","))),
        (Field::Label, labels(chart, &exits)),
        (Field::Shape, Cell::words(shape(graph.kind(flow, index)))),
        (Field::Actor, Cell::words(&names[occurrence.lane])),
        (Field::ActorSide, side(&graph.lanes()[occurrence.lane], flow, chart.shared)),
    ]);
    for field in COLUMNS.iter().filter_map(|column| column.field(Layout::Steps)) {
        let found = match field {
            Field::OfStep(key) => graph.step(flow, index).map_or(Cell::Empty, |step| of_step(step, key)),
            Field::OfHandoff("chance") => chances(chart, &exits),
            Field::OfHandoff(_) | Field::OfMeasure(_) => of_handoffs(chart, &exits, field),
            _ => continue,
        };
        row.insert(field, found);
    }
    row
}

/// Returns the shape as add-ins that draw from spreadsheets call it.
fn shape(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Does => "Process",
        StepKind::Decides => "Decision",
        StepKind::Starts => "Start",
        StepKind::Ends => "End",
        StepKind::Waits => "Delay",
        StepKind::Calls => "Subprocess",
    }
}

fn of_step(step: &Step, key: &str) -> Cell {
    match key {
        "takes" => step.takes.as_ref().map_or(Cell::Empty, |takes| time(takes.value)),
        "phase" => step.phase.as_ref().map_or(Cell::Empty, |phase| Cell::lines(phase)),
        "documents" => Cell::list(step.documents.iter().map(|document| document.value.clone())),
        "note" => step.note.as_ref().map_or(Cell::Empty, |note| Cell::lines(note)),
        "link" => step.link.as_ref().map_or(Cell::Empty, |link| Cell::lines(link)),
        _ => Cell::Empty,
    }
}

fn labels(chart: &Chart<'_>, exits: &[LinkIndex]) -> Cell {
    let when = exits.iter().map(|exit| chart.graph.petgraph()[*exit].when.as_deref());
    in_one_cell(when.map(|when| when.map_or(Cell::Empty, Cell::lines)).collect(), ",")
}

fn chances(chart: &Chart<'_>, exits: &[LinkIndex]) -> Cell {
    let chance = exits.iter().map(|exit| chart.graph.petgraph()[*exit].chance);
    in_one_cell(chance.map(|chance| chance.map_or(Cell::Empty, |share| Cell::Share(share.0))).collect(), ";")
}

/// Returns what the hand-offs among the exits say of a field.
fn of_handoffs(chart: &Chart<'_>, exits: &[LinkIndex], field: Field) -> Cell {
    let said = |exit: &LinkIndex| {
        let Some(handoff) = chart.graph.handoff(chart.flow, *exit) else { return Cell::Empty };
        let measures: Vec<Measure> = match field {
            Field::OfMeasure(_) => measures(handoff, chart.flow, chart.shared),
            _ => Vec::new(),
        };
        cell(field, handoff, measures.first())
    };
    let crossing = exits.iter().filter(|exit| chart.graph.crosses(**exit));
    let cells: Vec<Cell> = crossing.map(said).collect();
    match (exits.len(), cells.as_slice()) {
        // Only where nothing else leaves the step, signs in a text part nothing.
        (1, [only]) => only.clone(),
        _ => in_one_cell(cells, "; "),
    }
}

fn in_one_cell(cells: Vec<Cell>, sign: &str) -> Cell {
    match cells.as_slice() {
        _ if cells.iter().all(Cell::is_empty) => Cell::Empty,
        [only] if sign != "; " => only.clone(),
        _ => {
            let texts: Vec<String> = cells.iter().map(in_a_list).collect();
            Cell::Text(joined(texts.iter().map(String::as_str), sign).trim_end().to_owned())
        }
    }
}
