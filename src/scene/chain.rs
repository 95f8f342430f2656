//! The supplier–customer table: one row for each hand-off, in the order of the process.

use super::figure;
use super::measure_words;
use super::motif::{Motif, NO_MEASURE, NO_PRODUCT, taken_over};
use super::names::{self, Names};
use super::numbering::{Element, Numbered, numbered};
use super::page::{Body, reviewed_page};
use super::table::{Column, PADDING, Paragraph, Table};
use super::{Class, Item, Scene, legend, marking};
use crate::geometry::{Point, Rect, Size};
use crate::graph::{LinkIndex, OccurrenceIndex};
use crate::layout::Direction;
use crate::model::{Handoff, Measure, Side};
use std::collections::HashMap;

/// Draws the chain of suppliers and customers with what passes between them.
#[must_use]
pub fn chain(motif: &Motif<'_>) -> Scene {
    let handoffs = motif.handoffs();
    let numbered = numbered(motif);
    let found: HashMap<Element, &Numbered<'_>> = numbered.iter().map(|one| (one.element, one)).collect();
    let column = |title, width| Column { title, width };
    let table = Table::new(vec![
        column("", if numbered.is_empty() { 54.0 } else { 78.0 }),
        column("Supplier", 170.0),
        column("Product", 250.0),
        column("Customer", 170.0),
        column("Measure", 270.0),
    ]);
    let (mut items, head) = table.head();
    let mut names = Names::default();
    let mut top = head;
    for (index, link) in handoffs.iter().enumerate() {
        let finding = found.get(&Element::Link(*link)).copied();
        let row = Row { motif, link: *link, number: index + 1, finding };
        let (row, height) = row.drawn(&table, top, &mut names);
        items.push(match motif.highlight() {
            Some(highlight) if !highlight.has_link(*link) => row.faded(),
            _ => row,
        });
        top += height;
        items.push(table.rule(top));
    }
    if handoffs.is_empty() {
        let nothing = [Vec::new(), vec![Paragraph::lacking("No hand-off yet")]];
        let (row, height) = table.row(&nothing, top);
        items.extend(row);
        top += height;
    }
    let size = Size::new(table.width(), top);
    items.push(Item::Rect { rect: Rect::new(0.0, 0.0, size.w, size.h), radius: 0.0, class: Class::Lane });
    let mut legend = legend::marks(handoffs.iter().map(|link| motif.lack(*link)));
    legend.extend(legend::findings(&numbered));
    let name = names::picture(motif.flow, "chain", Direction::Right);
    reviewed_page(motif, name, Body { items, size, legend, leaf: None }, &numbered)
}

/// A hand-off as a row.
struct Row<'run> {
    motif: &'run Motif<'run>,
    link: LinkIndex,
    number: usize,
    finding: Option<&'run Numbered<'run>>,
}

impl Row<'_> {
    fn drawn(&self, table: &Table, top: f64, names: &mut Names) -> (Item, f64) {
        let (cells, height) = table.row(&self.cells(), top);
        let mut items = Vec::new();
        if self.number.is_multiple_of(2) {
            let rect = Rect::new(0.0, top, table.width(), height);
            items.push(Item::Rect { rect, radius: 0.0, class: Class::Stripe });
        }
        // The mark stands level with the first line of the cells.
        let middle = top + PADDING.h + 7.5;
        items.extend(figure::mark(Point::new(14.0, middle), self.motif.lack(self.link)));
        let (number, corner) = (self.number.to_string(), Point::new(26.0, middle - 7.5));
        items.push(figure::block([(number.as_str(), false)].into_iter(), corner, 10.5, 15.0, Class::Muted));
        items.extend(cells);
        if let Some(one) = self.finding {
            items.extend(marking::mark(one.number, one.is_waived(), Point::new(60.0, middle)));
        }
        let id = &self.motif.graph.petgraph()[self.link].id;
        let kind = if self.motif.handoff(self.link).is_some() { "handoff" } else { "then" };
        let group = Item::Group {
            id: names.give(format!("{kind}-{id}")),
            title: self.motif.tooltip(self.link),
            link: self.motif.address(self.link),
            items,
        };
        (group, height)
    }

    fn cells(&self) -> Vec<Vec<Paragraph>> {
        let (from, to) = self.motif.graph.ends(self.link);
        let mut customer = self.actor(to);
        let handoff = self.motif.handoff(self.link);
        let acceptance = handoff.and_then(|handoff| handoff.acceptance.as_ref());
        customer.extend(acceptance.map(|acceptance| Paragraph::small(taken_over(acceptance.value))));
        vec![Vec::new(), self.actor(from), self.product(), customer, self.measures()]
    }

    /// Returns the actor, its side where it is outside, and its step.
    fn actor(&self, occurrence: OccurrenceIndex) -> Vec<Paragraph> {
        let motif = self.motif;
        let lane = motif.graph.lane_of(occurrence);
        let mut cell = vec![Paragraph::bold(lane.name.as_str())];
        if lane.side == Side::External {
            cell.push(Paragraph::small("external"));
        }
        let step = motif.graph.step(motif.flow, occurrence);
        cell.extend(step.map(|step| Paragraph::small(step.text.value.as_str())));
        cell
    }

    fn product(&self) -> Vec<Paragraph> {
        let Some(handoff) = self.motif.handoff(self.link) else {
            return vec![Paragraph::lacking("No product: the flow writes it as a `then`")];
        };
        let mut cell = match self.motif.product(self.link) {
            Some(product) => vec![Paragraph::plain(product.name.as_str())],
            None => vec![self.missing("No product", handoff, NO_PRODUCT)],
        };
        let when = handoff.when.as_ref().map(|when| format!("When: {}", when.value));
        let need = handoff.need.as_ref().map(|need| format!("Need: {}", need.value));
        let product = handoff.product.as_ref();
        let accept = product.into_iter().flat_map(|product| &product.accept);
        let accept: Vec<&str> = accept.map(|sign| sign.as_str()).collect();
        let accept = (!accept.is_empty()).then(|| format!("Right when: {}", accept.join("; ")));
        let confirmed = product.and_then(|product| product.confirmed_by.as_ref());
        let confirmed = confirmed.map(|by| format!("Confirmed by {}", self.actor_name(by.as_str())));
        cell.extend([when, need, accept, confirmed].into_iter().flatten().map(Paragraph::small));
        cell
    }

    /// Returns what is missing, with the reason where somebody answers for it.
    fn missing(&self, what: &str, handoff: &Handoff, code: &'static str) -> Paragraph {
        match self.motif.reason(handoff, code) {
            Some("") => Paragraph::small(format!("{what} (waived)")),
            Some(reason) => Paragraph::small(format!("{what} (waived: {reason})")),
            None => Paragraph::lacking(what),
        }
    }

    fn actor_name(&self, id: &str) -> String {
        let graph = self.motif.graph;
        graph.find_lane(id).map_or_else(|| id.to_owned(), |lane| graph.lanes()[lane].name.clone())
    }

    fn measures(&self) -> Vec<Paragraph> {
        let Some(handoff) = self.motif.handoff(self.link) else {
            return vec![Paragraph::lacking("No measure")];
        };
        let known = self.motif.measures_of(handoff);
        let mut cell: Vec<Paragraph> = known.into_iter().flat_map(measure).collect();
        if handoff.measures.is_empty() {
            cell.push(self.missing("No measure", handoff, NO_MEASURE));
        } else if cell.is_empty() {
            cell.push(Paragraph::lacking("The measure that is named is not there"));
        }
        cell.extend(complete(handoff).map(Paragraph::small));
        cell
    }
}

fn measure(measure: &Measure) -> Vec<Paragraph> {
    let mut cell = vec![Paragraph::plain(measure.title())];
    match measure_words::unit(measure) {
        Some(unit) => cell.push(Paragraph::small(unit)),
        None => cell.push(Paragraph::lacking("No unit")),
    }
    match measure_words::progress(measure) {
        Some(progress) => cell.push(Paragraph::small(progress)),
        None => cell.push(Paragraph::lacking("No target")),
    }
    cell
}

/// Returns what share of what arrives is usable as it is.
fn complete(handoff: &Handoff) -> Option<String> {
    let share = handoff.complete_and_accurate.as_ref()?.value;
    Some(format!("Complete and accurate: {}%", share.percent_in_tenths()))
}

#[cfg(test)]
mod tests {
    use super::chain;
    use crate::graph::FlowGraph;
    use crate::model::Shared;
    use crate::scene::{Item, Motif, Scene};
    use crate::syntax::parse;
    use crate::text::SourceFile;

    fn drawn(text: &str) -> Scene {
        let flow = parse(&SourceFile::new("flow.yaml", text)).flow;
        let shared = Shared::default();
        let graph = FlowGraph::build(&flow, &shared);
        chain(&Motif::new(&flow, &shared, &graph))
    }

    /// Returns the words of each row.
    fn rows(scene: &Scene) -> Vec<String> {
        let words = |items: &[Item]| {
            let lines = items.iter().filter_map(|item| match item {
                Item::Text { lines, .. } => Some(lines.iter().map(|line| line.text.clone())),
                _ => None,
            });
            lines.flatten().collect::<Vec<String>>().join(" | ")
        };
        let rows = scene.items.iter().filter_map(|item| match item {
            Item::Group { items, .. } => Some(words(items)),
            _ => None,
        });
        rows.collect()
    }

    #[test]
    fn each_hand_off_is_a_row_in_the_order_of_the_process() {
        let text = "flow: x\nactors: { p: { name: Patient, side: external }, n: Nurse }\nsteps:\n  ask: { actor: p, starts: Asks }\n  answer: { actor: n, does: Answer, then: [more, end] }\n  more: { actor: n, does: Look further }\n  end: { actor: p, ends: Knows }\nhandoffs:\n  - more -> end\n  - ask -> answer: { product: A clear question, need: To be heard, acceptance: read-back, measures: { id: m, unit: percent, target: 90% } }\n";
        let rows = rows(&drawn(text));
        assert_eq!(
            rows[0],
            "1 | Patient | external | Asks | A clear question | Need: To be heard | Nurse | Answer | Taken over by read-back | m | percent | target 90%"
        );
        assert!(rows[1].contains("No product: the flow writes it as a `then`"), "{rows:?}");
        assert!(rows[2].starts_with("3 | Nurse | Look further | No product |"), "{rows:?}");
        assert_eq!(rows.len(), 3);
    }

    #[test]
    fn a_flow_without_steps_keeps_the_order_of_its_file() {
        let text = "flow: x\nactors: { a: A, b: B, c: C }\nhandoffs:\n  - a -> b: One\n  - b -> c: Two\n  - a -> c: Three\n";
        let rows = rows(&drawn(text));
        let products = ["One", "Two", "Three"];
        assert!(rows.iter().zip(products).all(|(row, product)| row.contains(product)), "{rows:?}");
    }

    #[test]
    fn a_flow_without_hand_offs_says_so() {
        let scene = drawn("flow: x\n");
        let says =
            |item: &Item| matches!(item, Item::Text { lines, .. } if lines[0].text == "No hand-off yet");
        assert!(scene.items.iter().any(says));
    }
}
