//! A row for each hand-off, and one more for each further measure of it.

use super::values::{cell, measures, side};
use super::{Row, lane_names};
use crate::export::Chart;
use crate::import::table::{COLUMNS, Field, Layout};
use crate::model::Flow;
use crate::report::spreadsheet::Cell;

/// Returns the rows.
pub(super) fn rows(chart: &Chart<'_>) -> Vec<Row> {
    let (flow, graph) = (chart.flow, chart.graph);
    let names = lane_names(graph);
    let mut rows = Vec::new();
    for (place, handoff) in flow.handoffs.iter().enumerate() {
        let Some(link) = graph.link_of_handoff(place) else { continue };
        let (from, to) = graph.ends(link);
        let lanes = [from, to].map(|end| graph.petgraph()[end].lane);
        let number = match handoff.id_is_written {
            true => Cell::words(handoff.id.as_str()),
            false => Cell::Text((place + 1).to_string()),
        };
        let mut head = Row::from([
            (Field::Number, number),
            (Field::Supplier, Cell::words(&names[lanes[0]])),
            (Field::Customer, Cell::words(&names[lanes[1]])),
            (Field::OfHandoff("product"), cell(Field::OfHandoff("product"), handoff, None)),
        ]);
        let measures = measures(handoff, flow, chart.shared);
        for further in measures.iter().skip(1) {
            let mut row = head.clone();
            fill(&mut row, |field| match field {
                Field::OfMeasure(_) => cell(field, handoff, Some(further)),
                _ => Cell::Empty,
            });
            rows.push(row);
        }
        let at = rows.len() - measures.len().saturating_sub(1);
        let sides = lanes.map(|lane| side(&graph.lanes()[lane], flow, chart.shared));
        head.extend([Field::SupplierSide, Field::CustomerSide].into_iter().zip(sides));
        fill(&mut head, |field| match is_left_out(field, flow) {
            true => Cell::Empty,
            false => cell(field, handoff, measures.first()),
        });
        rows.insert(at, head);
    }
    rows
}

/// Tells whether a field is left out: how often a way is taken says nothing without the step that
/// it leaves, and the ways beside it.
fn is_left_out(field: Field, flow: &Flow) -> bool {
    field == Field::OfHandoff("chance") && !flow.steps.is_empty()
}

/// Fills in what is not there yet.
fn fill(row: &mut Row, cell: impl Fn(Field) -> Cell) {
    for field in COLUMNS.iter().filter_map(|column| column.field(Layout::Handoffs)) {
        row.entry(field).or_insert_with(|| cell(field));
    }
}
