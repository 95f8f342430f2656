//! How many hand-offs have a product, a measure and a customer who confirmed what they need.
//!
//! Hand-offs are those that [`FlowGraph::figures`] counts: every link from one actor to another,
//! also one that is written as a `then`. A waived gap is still a gap, and is counted apart.

mod badge;
mod json;
mod table;

pub use badge::coverage_badge;
pub use json::coverage_json;
pub use table::coverage_table;

use crate::graph::{FlowGraph, LinkIndex};
use crate::lint::FileReport;
use crate::model::{Determinant, Flow, Handoff, Shared, Side};
use crate::rules::measures_by_id::MeasuresById;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// How many of some hand-offs have what they need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// The hand-offs.
    pub handoffs: usize,
    /// Those whose product is named.
    pub with_product: usize,
    /// Those that have a measure.
    pub with_measure: usize,
    /// Those whose customer confirmed that the product is what they need.
    pub confirmed: usize,
}

/// How many gaps somebody answers for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Waived {
    /// Hand-offs without a product (H001).
    pub without_product: usize,
    /// Hand-offs without a measure (H002).
    pub without_measure: usize,
    /// Products that the customer has not confirmed (H008).
    pub unconfirmed: usize,
}

/// What is covered in one flow or in several together.
#[derive(Debug, Clone, Default)]
pub struct Coverage {
    /// The flows' titles, in the order in which they were added; a flow may lack one.
    titles: Vec<Option<String>>,
    all: Counts,
    waived: Waived,
    /// By what people call the customer, and whether the customer is external.
    customers: BTreeMap<(String, bool), Counts>,
    determinants: BTreeMap<Determinant, usize>,
}

impl Coverage {
    /// The codes of the rules whose waived findings are counted.
    pub const CODES: [&'static str; 3] = ["H001", "H002", "H008"];

    /// Adds a flow; `checked` is what the rules of [`Coverage::CODES`] found in it.
    pub fn add(&mut self, flow: &Flow, shared: &Shared, checked: &FileReport) {
        let graph = FlowGraph::build(flow, shared);
        let figures = graph.figures(flow);
        self.titles.push(flow.name.as_ref().map(|name| name.value.clone()));
        self.all.handoffs += figures.handoffs;
        self.all.with_product += figures.with_product;
        self.all.with_measure += figures.with_measure;
        let measures = MeasuresById::new(flow, shared);
        for (link, _) in graph.links().filter(|(link, _)| graph.crosses(*link)) {
            self.add_handoff(&graph, link, graph.handoff(flow, link), &measures);
        }
        self.add_waivers(checked);
    }

    /// Counts a hand-off with its customer; `handoff` is absent where it is written as a `then`.
    fn add_handoff(
        &mut self,
        graph: &FlowGraph,
        link: LinkIndex,
        handoff: Option<&Handoff>,
        measures: &MeasuresById<'_>,
    ) {
        let customer = graph.lane_of(graph.ends(link).1);
        let product = handoff.and_then(Handoff::named_product);
        let confirmed_by = product.and_then(|product| product.confirmed_by.as_ref());
        let is_confirmed = confirmed_by.is_some_and(|by| by.value == customer.actor);
        let own = handoff.map_or(&[][..], |handoff| &handoff.measures);
        let key = (customer.name.clone(), customer.side == Side::External);
        let counts = self.customers.entry(key).or_default();
        counts.handoffs += 1;
        counts.with_product += usize::from(product.is_some());
        counts.with_measure += usize::from(!own.is_empty());
        counts.confirmed += usize::from(is_confirmed);
        self.all.confirmed += usize::from(is_confirmed);
        let measured = own.iter().filter_map(|own| measures.resolve(own)?.determinant);
        let named: BTreeSet<Determinant> = measured.map(|determinant| determinant.value).collect();
        for determinant in named {
            *self.determinants.entry(determinant).or_default() += 1;
        }
    }

    fn add_waivers(&mut self, checked: &FileReport) {
        for finding in checked.findings.iter().filter(|finding| finding.waived.is_some()) {
            let count = match finding.diagnostic.rule.code() {
                "H001" => &mut self.waived.without_product,
                "H002" => &mut self.waived.without_measure,
                "H008" => &mut self.waived.unconfirmed,
                _ => continue,
            };
            *count += 1;
        }
    }

    /// Returns how many flows were added.
    #[must_use]
    pub fn flows(&self) -> usize {
        self.titles.len()
    }

    /// Returns the title of the flow, where there is one flow and it has a title.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        match self.titles.as_slice() {
            [title] => title.as_deref(),
            _ => None,
        }
    }

    /// Returns the counts of all hand-offs.
    #[must_use]
    pub fn all(&self) -> Counts {
        self.all
    }

    /// Returns the gaps that somebody answers for.
    #[must_use]
    pub fn waived(&self) -> Waived {
        self.waived
    }

    /// Returns the counts of the hand-offs to customers of one side.
    #[must_use]
    pub fn side(&self, side: Side) -> Counts {
        let is_external = side == Side::External;
        let of_side = self.customers.iter().filter(|((_, external), _)| *external == is_external);
        of_side.fold(Counts::default(), |sum, (_, counts)| sum.plus(*counts))
    }

    /// Returns each customer's name, side and counts; who lacks most measures comes first.
    #[must_use]
    pub fn customers(&self) -> Vec<(&str, Side, Counts)> {
        let side = |is_external| if is_external { Side::External } else { Side::Internal };
        let rows =
            self.customers.iter().map(|((name, external), counts)| (name.as_str(), side(*external), *counts));
        let mut rows: Vec<(&str, Side, Counts)> = rows.collect();
        // Customers who lack as many stay in order of their names.
        rows.sort_by_key(|(_, _, counts)| Reverse(counts.handoffs - counts.with_measure));
        rows
    }

    /// Returns how many hand-offs have a measure of each determinant that any measure names.
    pub fn determinants(&self) -> impl Iterator<Item = (Determinant, usize)> {
        self.determinants.iter().map(|(determinant, count)| (*determinant, *count))
    }
}

impl Counts {
    fn plus(self, other: Self) -> Self {
        Self {
            handoffs: self.handoffs + other.handoffs,
            with_product: self.with_product + other.with_product,
            with_measure: self.with_measure + other.with_measure,
            confirmed: self.confirmed + other.confirmed,
        }
    }

    /// Returns the fewest hand-offs with a measure that make up `percent` of all.
    #[must_use]
    pub fn measures_needed(self, percent: f64) -> usize {
        #[expect(clippy::cast_precision_loss, reason = "there are far fewer than 2^52 hand-offs")]
        let enough = |count: &usize| *count as f64 * 100.0 >= percent * self.handoffs as f64;
        (0..self.handoffs).find(enough).unwrap_or(self.handoffs)
    }
}

#[cfg(test)]
mod tests;
