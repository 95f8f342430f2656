//! How long the process takes, as far as the flow says so.

use super::ledger::{Ledger, Reference};
use super::{About, Formula};
use crate::report::time::Times;
use crate::report::time::rows::{COLUMNS, bottlenecks, caveats, drawn, rows, simulation};
use crate::rules::wording::capital;
use crate::stats::course::Simulation;
use serde::Serialize;

/// The times of the process.
#[derive(Debug, Clone, Serialize)]
pub(super) struct TimeEntry {
    rows: Vec<TimeRow>,
    /// Where time and quality are lost, a sentence each.
    bottlenecks: Vec<String>,
    spread: Option<Spread>,
    /// How far the figures can be trusted, a sentence each.
    caveats: Vec<String>,
    references: Vec<Reference>,
}

/// A figure, and what it means.
#[derive(Debug, Clone, Serialize)]
struct TimeRow {
    name: String,
    amount: String,
    meaning: String,
}

/// How many courses drawn by chance took.
#[derive(Debug, Clone, Serialize)]
struct Spread {
    how: String,
    columns: [&'static str; 5],
    rows: Vec<(String, Vec<String>)>,
}

/// Gathers the times; nothing where the flow gives none.
pub(super) fn of(about: About<'_>, ledger: &mut Ledger) -> Option<TimeEntry> {
    let times = Times::of(about.material.flow, about.material.shared, Simulation::USUAL);
    times.lead.or(times.measured)?;
    let known = rows(&times).into_iter().filter_map(|row| {
        let (name, amount) = (capital(row.name), row.amount?.to_string());
        Some(TimeRow { name, amount, meaning: row.meaning })
    });
    let spread = simulation(&times).zip(drawn(&times)).map(|(how, drawn)| Spread {
        how: capital(&how),
        columns: COLUMNS,
        rows: drawn
            .into_iter()
            .map(|(name, amounts)| {
                (capital(name), amounts.into_iter().map(|amount| amount.to_string()).collect())
            })
            .collect(),
    });
    let mut references = vec![ledger.flow(), ledger.formula(Formula::Time)];
    references.extend(times.expected.is_some().then(|| ledger.formula(Formula::Rework)));
    references.extend(spread.is_some().then(|| ledger.formula(Formula::Drawn)));
    Some(TimeEntry {
        rows: known.collect(),
        bottlenecks: bottlenecks(&times).iter().map(|told| capital(told)).collect(),
        spread,
        caveats: caveats(&times).iter().map(|told| capital(told)).collect(),
        references,
    })
}
