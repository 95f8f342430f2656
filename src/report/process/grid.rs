//! The grid of customers by what satisfaction hangs on: which of it anybody measures.

use super::ledger::{Ledger, Reference};
use super::measures::MeasureEntry;
use super::{About, Formula, words};
use crate::model::{Determinant, Dimension, Side};
use crate::report::grid::{COLUMNS, columns};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Customers by determinants.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Grid {
    dimensions: Vec<Heading>,
    /// The determinants, then programme effectiveness.
    columns: Vec<String>,
    rows: Vec<Row>,
    /// The determinants that no measure speaks to.
    empty: Vec<String>,
    references: Vec<Reference>,
}

/// A dimension, and how many columns it spans.
#[derive(Debug, Clone, Serialize)]
struct Heading {
    name: String,
    span: usize,
}

#[derive(Debug, Clone, Serialize)]
struct Row {
    customer: String,
    is_external: bool,
    /// Places of the measures in the document, for each column.
    cells: Vec<Vec<usize>>,
}

/// Gathers the grid.
pub(super) fn of(about: About<'_>, measures: &[MeasureEntry], ledger: &mut Ledger) -> Grid {
    let order = about.motif.handoffs();
    let customers = order.iter().map(|link| about.graph.lanes_of(*link).1);
    let mut by_customer: BTreeMap<usize, Vec<BTreeSet<usize>>> =
        customers.map(|customer| (customer, vec![BTreeSet::new(); COLUMNS])).collect();
    for (place, measure) in measures.iter().enumerate() {
        let served = measure.handoffs.iter().map(|handoff| about.graph.lanes_of(order[*handoff]).1);
        let asked = measure.asked_of.iter().filter_map(|id| about.graph.find_lane(id));
        for customer in served.chain(asked) {
            let cells = by_customer.entry(customer).or_insert_with(|| vec![BTreeSet::new(); COLUMNS]);
            for column in columns(measure.speaks_to, measure.program.is_some()) {
                cells[column].insert(place);
            }
        }
    }
    let mut rows: Vec<Row> = by_customer
        .into_iter()
        .map(|(lane, cells)| {
            let lane = &about.graph.lanes()[lane];
            let cells = cells.into_iter().map(|cell| cell.into_iter().collect()).collect();
            Row { customer: lane.name.clone(), is_external: lane.side == Side::External, cells }
        })
        .collect();
    rows.sort_by_key(|row| !row.is_external);
    let mut names: Vec<String> = Determinant::ALL.into_iter().map(words::determinant).collect();
    names.push("In your own words".to_owned());
    let is_empty = |column: &usize| rows.iter().all(|row| row.cells[*column].is_empty());
    let empty = (0..Determinant::ALL.len()).filter(is_empty).map(|column| names[column].clone()).collect();
    Grid {
        dimensions: Dimension::ALL.into_iter().map(heading).collect(),
        columns: names,
        rows,
        empty,
        references: vec![ledger.flow(), ledger.formula(Formula::Grid)],
    }
}

fn heading(dimension: Dimension) -> Heading {
    let of = Determinant::ALL.into_iter().filter(|determinant| determinant.dimension() == dimension);
    Heading { name: words::dimension(dimension), span: of.count().max(1) }
}
