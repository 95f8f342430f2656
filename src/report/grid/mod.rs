//! Customers by determinants of satisfaction: how many measures speak to what matters to whom.
//!
//! A measure speaks to a customer if it stands on a hand-off to them, or if they are asked.

mod json;

use crate::graph::FlowGraph;
use crate::model::{Determinant, Dimension, Flow, Id, Measure, Shared, Side};
use crate::rules::measures_by_id::MeasuresById;
use crate::rules::subjects;
use crate::scene::{self, Grid, GridRow, Scene};
use std::collections::{BTreeMap, BTreeSet};

/// How many columns there are: the determinants, and programme effectiveness.
pub(in crate::report) const COLUMNS: usize = Determinant::ALL.len() + 1;

/// Customers by determinants.
#[derive(Debug, Clone, PartialEq)]
pub struct CoverageGrid {
    title: String,
    lang: String,
    /// External customers first, each group in the order of the lanes.
    rows: Vec<GridRow>,
}

impl CoverageGrid {
    /// Counts the measures of a flow.
    #[must_use]
    pub fn of(flow: &Flow, shared: &Shared) -> Self {
        let graph = FlowGraph::build(flow, shared);
        let mut of_customer = measures_of_customers(flow, shared, &graph);
        let lanes = graph.lanes().iter().enumerate();
        let mut rows: Vec<GridRow> = lanes
            .filter_map(|(lane, actor)| {
                Some(GridRow {
                    customer: actor.name.clone(),
                    is_external: actor.side == Side::External,
                    counts: of_customer.remove(&lane)?.counts(),
                })
            })
            .collect();
        rows.sort_by_key(|row| !row.is_external);
        let lang = flow.lang.as_ref().map_or("en", |lang| lang.value.as_str()).to_owned();
        Self { title: flow.title().to_owned(), lang, rows }
    }

    /// Draws it.
    #[must_use]
    pub fn picture(&self) -> Scene {
        let dimension = |dimension: &Dimension| {
            let of = Determinant::ALL.into_iter().filter(|one| one.dimension() == *dimension);
            let mut titles: Vec<String> = of.map(|one| words(one.key())).collect();
            if *dimension == Dimension::ProgramEffectiveness {
                titles.push("in your own words".to_owned());
            }
            (title(*dimension).to_owned(), titles)
        };
        let dimensions: Vec<(String, Vec<String>)> = Dimension::ALL.iter().map(dimension).collect();
        scene::grid(&Grid {
            title: &self.title,
            verdict: &self.verdict(),
            lang: &self.lang,
            dimensions: &dimensions,
            rows: &self.rows,
            basis: BASIS,
        })
    }

    /// Writes every count as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::write(self)
    }

    fn verdict(&self) -> String {
        let cells = self.rows.len() * COLUMNS;
        let full = self.rows.iter().flat_map(|row| &row.counts).filter(|count| **count > 0).count();
        format!("Measures speak to {full} of {cells} pairs of a customer and what satisfaction hangs on")
    }
}

/// What is counted.
const BASIS: &str = "How many measures speak to each: those on hand-offs to the customer, and those that ask the customer. Dimensions and determinants: Minnesota Department of Health. Not every cell needs a measure; ask the customer which matter";

/// The measures of one customer; one that stands on several hand-offs counts once.
#[derive(Debug, Default)]
struct OfCustomer<'flow> {
    seen: BTreeSet<(&'flow Id, usize)>,
}

impl<'flow> OfCustomer<'flow> {
    fn add(&mut self, measure: &'flow Measure) {
        let determinant = measure.determinant.as_ref().map(|of| of.value);
        let columns = columns(determinant, measure.program.is_some());
        self.seen.extend(columns.map(|column| (&measure.id.value, column)));
    }

    fn counts(&self) -> Vec<usize> {
        let mut counts = vec![0; COLUMNS];
        for (_, column) in &self.seen {
            counts[*column] += 1;
        }
        counts
    }
}

/// Returns the columns that a measure speaks to: its determinant, and the flow's own words.
pub(in crate::report) fn columns(
    determinant: Option<Determinant>,
    has_program: bool,
) -> impl Iterator<Item = usize> {
    let determinant = determinant.and_then(|of| Determinant::ALL.iter().position(|one| *one == of));
    determinant.into_iter().chain(has_program.then_some(COLUMNS - 1))
}

/// Gathers the measures of each customer, by lane; one without measures is a customer too.
fn measures_of_customers<'flow>(
    flow: &'flow Flow,
    shared: &'flow Shared,
    graph: &FlowGraph,
) -> BTreeMap<usize, OfCustomer<'flow>> {
    let measures = MeasuresById::new(flow, shared);
    let mut customers: BTreeMap<usize, OfCustomer<'_>> = BTreeMap::new();
    let lane_of = |id: &Id| graph.find_lane(id.as_str());
    for (link, _) in graph.links().filter(|(link, _)| graph.crosses(*link)) {
        let Some(lane) = lane_of(&graph.lane_of(graph.ends(link).1).actor) else { continue };
        let customer = customers.entry(lane).or_default();
        let own = graph.handoff(flow, link).map_or(&[][..], |handoff| &handoff.measures);
        own.iter().filter_map(|own| measures.resolve(own)).for_each(|measure| customer.add(measure));
    }
    for measure in subjects::measures(flow).map(|placed| placed.measure) {
        for lane in measure.asked_of.iter().filter_map(|asked| lane_of(&asked.value)) {
            customers.entry(lane).or_default().add(measure);
        }
    }
    customers
}

fn title(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::ServingWell => "Serving well",
        Dimension::CourtesyAndRespect => "Courtesy and respect",
        Dimension::EarningTrust => "Earning trust",
        Dimension::InvitingIn => "Inviting in",
        Dimension::ProgramEffectiveness => "Programme",
    }
}

/// Returns the words of a key.
fn words(key: &str) -> String {
    key.replace('-', " ")
}

#[cfg(test)]
mod tests;
