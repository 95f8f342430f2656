//! What a flow says that a table has no column for, by its keys.

use crate::export::Chart;
use crate::import::table::{COLUMNS, Field, Layout};
use crate::import::tree_of;
use crate::model::{Actor, Flow, Id, MeasureRef, StepKind};
use crate::syntax::keys::{ACTOR, FLOW, HANDOFF, MEASURE, PRODUCT, STEP, Table};
use crate::syntax::{Content, Entry, Node};
use std::collections::HashSet;

/// Counts the actors that have no row.
pub(super) fn actors(chart: &Chart<'_>) -> usize {
    let graph = chart.graph;
    let lanes: HashSet<usize> = match chart.rows {
        Layout::Steps => graph.occurrences().map(|(_, occurrence)| occurrence.lane).collect(),
        Layout::Handoffs => {
            let links = (0..chart.flow.handoffs.len()).filter_map(|place| graph.link_of_handoff(place));
            let ends = links.flat_map(|link| <[_; 2]>::from(graph.ends(link)));
            ends.map(|end| graph.petgraph()[end].lane).collect()
        }
    };
    let is_told =
        |actor: &&Actor| graph.find_lane(actor.id.as_str()).is_some_and(|lane| lanes.contains(&lane));
    chart.flow.actors.len() - chart.flow.actors.iter().filter(is_told).count()
}

/// Counts the measures that no hand-off names.
pub(super) fn measures(flow: &Flow) -> usize {
    let references = flow.handoffs.iter().flat_map(|handoff| &handoff.measures);
    let named: HashSet<&Id> = references
        .filter_map(|reference| match reference {
            MeasureRef::Named(id) => Some(&id.value),
            MeasureRef::Inline(_) => None,
        })
        .collect();
    flow.measures.iter().filter(|measure| !named.contains(&measure.id.value)).count()
}

/// Returns the keys, each once and with what it is said of: "`owner`", "`role` of measures".
pub(super) fn keys(chart: &Chart<'_>) -> Vec<String> {
    let root = tree_of(chart.source);
    let mut lost = Lost { chart, found: Vec::new() };
    for entry @ (key, section) in root.as_ref().and_then(Node::entries).unwrap_or_default() {
        match key.text().unwrap_or_default() {
            "actors" => {
                lost.each(section, |lost, actor| {
                    lost.all(actor, &ACTOR, "actors", &["name", "side", "kind"])
                });
            }
            "steps" if chart.rows == Layout::Steps => {
                lost.each(section, |lost, step| lost.all(step, &STEP, "steps", &["actor", "then"]));
            }
            "handoffs" => section.items().unwrap_or_default().iter().for_each(|item| lost.handoff(item)),
            "measures" => lost.each(section, Lost::measure),
            // What else they are is counted.
            "steps" | "goals" | "stakeholders" | "flow" | "origin" => {}
            _ => lost.one(entry, &FLOW, "", &[]),
        }
    }
    lost.found
        .iter()
        .map(|(key, of)| if of.is_empty() { format!("`{key}`") } else { format!("`{key}` of {of}") })
        .collect()
}

struct Lost<'run> {
    chart: &'run Chart<'run>,
    found: Vec<(&'static str, &'static str)>,
}

impl Lost<'_> {
    fn each(&mut self, section: &Node<'_>, mut look: impl FnMut(&mut Self, &Node<'_>)) {
        for (_, value) in section.entries().unwrap_or_default() {
            look(self, value);
        }
    }

    fn handoff(&mut self, item: &Node<'_>) {
        for entry in item.entries().unwrap_or_default() {
            let key = entry.0.text().unwrap_or_default();
            match HANDOFF.find(key) {
                // Ends, and what is said of them.
                None => entry.1.entries().unwrap_or_default().iter().for_each(|entry| self.of_handoff(entry)),
                Some(_) => self.of_handoff(entry),
            }
        }
    }

    fn of_handoff(&mut self, entry: &Entry<'_>) {
        match entry.0.text().unwrap_or_default() {
            "product" => self.all(&entry.1, &PRODUCT, "products", &["name"]),
            "measures" => match &entry.1.content {
                Content::Sequence(items) => items.iter().for_each(|item| self.measure(item)),
                _ => self.measure(&entry.1),
            },
            "id" if self.chart.rows == Layout::Handoffs => {}
            "chance" if self.chart.rows == Layout::Handoffs && !self.chart.flow.steps.is_empty() => {
                self.add("chance", "hand-offs");
            }
            _ => self.one(entry, &HANDOFF, "hand-offs", &["from", "to", "when"]),
        }
    }

    fn measure(&mut self, measure: &Node<'_>) {
        self.all(measure, &MEASURE, "measures", &["id"]);
    }

    fn all(&mut self, node: &Node<'_>, table: &'static Table, of: &'static str, held: &[&str]) {
        node.entries().unwrap_or_default().iter().for_each(|entry| self.one(entry, table, of, held));
    }

    /// Notes a key down, where the table knows it and no column has it.
    fn one(&mut self, entry: &Entry<'_>, table: &'static Table, of: &'static str, held: &[&str]) {
        let Some((_, key)) = entry.0.text().and_then(|name| table.find(name)) else { return };
        let is_kind = of == "steps" && StepKind::ALL.iter().any(|kind| kind.key() == key.name);
        let mut fields = COLUMNS.iter().filter_map(|column| column.field(self.chart.rows));
        let has_column = fields.any(|field| match field {
            Field::OfStep(name) => of == "steps" && name == key.name,
            Field::OfHandoff(name) => of == "hand-offs" && name == key.name,
            Field::OfMeasure(name) => of == "measures" && name == key.name,
            _ => false,
        });
        if !is_kind && !has_column && !held.contains(&key.name) {
            self.add(key.name, of);
        }
    }

    fn add(&mut self, key: &'static str, of: &'static str) {
        if !self.found.contains(&(key, of)) {
            self.found.push((key, of));
        }
    }
}
