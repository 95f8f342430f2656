//! Customers by determinants for programs: JSON with a name and a version.

use super::CoverageGrid;
use crate::emit::json_escaped;
use crate::model::Determinant;
use serde::Serialize;
use serde_json::{Map, Value};

#[derive(Serialize)]
struct Output<'a> {
    schema: &'static str,
    version: u32,
    title: &'a str,
    customers: Vec<CustomerOutput<'a>>,
}

#[derive(Serialize)]
struct CustomerOutput<'a> {
    name: &'a str,
    side: &'static str,
    /// How many measures speak to each determinant, and to the programme's own matters.
    measures: Map<String, Value>,
}

/// Writes the counts as JSON.
pub(super) fn write(grid: &CoverageGrid) -> String {
    let keys = || Determinant::ALL.iter().map(|one| one.key()).chain(["program"]);
    let customers = grid.rows.iter().map(|row| CustomerOutput {
        name: &row.customer,
        side: if row.is_external { "external" } else { "internal" },
        measures: keys().zip(&row.counts).map(|(key, count)| (key.to_owned(), (*count).into())).collect(),
    });
    let output = Output {
        schema: "handoff-determinants",
        version: 1,
        title: &grid.title,
        customers: customers.collect(),
    };
    json_escaped(serde_json::to_string_pretty(&output).expect("texts and numbers can be written")) + "\n"
}
