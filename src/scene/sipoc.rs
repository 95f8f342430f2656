//! The process on one page: suppliers, inputs, process, outputs and customers.
//!
//! What the flow does not say is shown as missing, never guessed.

mod edges;
mod stages;

use super::figure;
use super::measure_words;
use super::motif::Motif;
use super::names::{self, Names};
use super::page::{Body, page};
use super::table::{Paragraph, stacked};
use super::{Class, Item, Scene};
use crate::geometry::{Point, Rect, Size};
use crate::graph::LinkIndex;
use crate::layout::Direction;
use crate::model::Side;
use crate::typography::{Weight, wrap};
pub(crate) use edges::{Edge, Group, edges};
pub(crate) use stages::stages;

/// Left edge and width of each column.
const COLUMNS: [(f64, f64); 5] =
    [(0.0, 150.0), (150.0, 230.0), (410.0, 200.0), (640.0, 250.0), (890.0, 150.0)];
const WIDTH: f64 = 1040.0;
const HEAD: f64 = 40.0;
const PADDING: f64 = 10.0;
/// Room between two rows of a group.
const BETWEEN: f64 = 8.0;

/// Draws suppliers, inputs, process, outputs and customers side by side.
#[must_use]
pub fn sipoc(motif: &Motif<'_>) -> Scene {
    let edges = edges(motif);
    let mut names = Names::default();
    let mut items = Vec::new();
    let left = Flank { motif, actor: COLUMNS[0], product: COLUMNS[1], kind: "input" };
    let right = Flank { motif, actor: COLUMNS[4], product: COLUMNS[3], kind: "output" };
    let (inputs, in_height) = left.drawn(&edges.inputs, &mut names);
    let (process, height) = process(motif);
    let (outputs, out_height) = right.drawn(&edges.outputs, &mut names);
    let tall = in_height.max(height).max(out_height) + HEAD;
    items.extend(frames(tall));
    items.extend(inputs.into_iter().chain(process).chain(outputs).map(|item| item.moved(0.0, HEAD)));
    let body = Body { items, size: Size::new(WIDTH, tall), legend: Vec::new(), leaf: None };
    page(motif, names::picture(motif.flow, "sipoc", Direction::Right), body)
}

/// Draws the three panels with their heads, and the arrows that lead from one to the next.
fn frames(tall: f64) -> Vec<Item> {
    let panels = [
        (COLUMNS[0].0, COLUMNS[2].0 - 30.0),
        (COLUMNS[2].0, COLUMNS[2].0 + COLUMNS[2].1),
        (COLUMNS[3].0, WIDTH),
    ];
    let mut items = Vec::new();
    for (left, right) in panels {
        let rect = Rect::new(left, 0.0, right - left, tall);
        let head = Rect { h: HEAD, ..rect };
        items.push(Item::Rect { rect: head, radius: 0.0, class: Class::LaneTitle });
        items.push(Item::Rect { rect, radius: 0.0, class: Class::Lane });
    }
    for (title, (left, _)) in ["Suppliers", "Inputs", "Process", "Outputs", "Customers"].iter().zip(COLUMNS) {
        let corner = Point::new(left + PADDING, 0.0);
        items.push(figure::block([(*title, true)].into_iter(), corner, 14.0, HEAD, Class::Text));
    }
    for (from, to) in [(COLUMNS[2].0 - 27.0, COLUMNS[2].0 - 3.0), (COLUMNS[3].0 - 27.0, COLUMNS[3].0 - 3.0)] {
        let points = [Point::new(from, HEAD / 2.0), Point::new(to, HEAD / 2.0)];
        items.extend(figure::arrow(&points, Class::Several));
    }
    items
}

/// The two columns on one side of the process.
struct Flank<'run> {
    motif: &'run Motif<'run>,
    actor: (f64, f64),
    product: (f64, f64),
    kind: &'static str,
}

impl Flank<'_> {
    fn drawn(&self, edge: &Edge, names: &mut Names) -> (Vec<Item>, f64) {
        let mut items = Vec::new();
        let mut top = 0.0;
        let left = self.actor.0.min(self.product.0);
        for (index, group) in edge.groups.iter().enumerate() {
            if index > 0 {
                let points =
                    vec![Point::new(left, top), Point::new(left + self.actor.1 + self.product.1, top)];
                items.push(Item::Line { points, radius: 0.0, class: Class::Lane });
            }
            let (drawn, height) = self.group(group, top, names);
            items.extend(drawn);
            top += height;
        }
        let notes: Vec<Paragraph> = edge.lacking.iter().map(|gap| Paragraph::lacking(gap.as_str())).collect();
        let corner = Point::new(self.product.0 + PADDING, top + PADDING);
        let (drawn, height) = stacked(&notes, corner, self.product.1 - 2.0 * PADDING);
        items.extend(drawn);
        (items, top + if height > 0.0 { height + 2.0 * PADDING } else { 0.0 })
    }

    /// Draws an actor and beside it what it hands in or takes away.
    fn group(&self, group: &Group, top: f64, names: &mut Names) -> (Vec<Item>, f64) {
        let lane = &self.motif.graph.lanes()[group.lane];
        let side = if lane.side == Side::External { "external" } else { "internal" };
        let actor = [Paragraph::bold(lane.name.as_str()), Paragraph::small(side)];
        let corner = Point::new(self.actor.0 + PADDING, top + PADDING);
        let (mut items, height) = stacked(&actor, corner, self.actor.1 - 2.0 * PADDING);
        let mut y = top + PADDING;
        for (index, link) in group.links.iter().enumerate() {
            if index > 0 {
                y += BETWEEN;
            }
            let (item, tall) = self.product(*link, y, names);
            items.push(item);
            y += tall;
        }
        (items, height.max(y - top - PADDING) + 2.0 * PADDING)
    }

    fn product(&self, link: LinkIndex, top: f64, names: &mut Names) -> (Item, f64) {
        let mut paragraphs = vec![match self.motif.product(link) {
            Some(product) => Paragraph::plain(product.name.as_str()),
            None => Paragraph::lacking("No product"),
        }];
        if self.kind == "output" {
            paragraphs.extend(self.measures(link));
        }
        let corner = Point::new(self.product.0 + PADDING, top);
        let (items, height) = stacked(&paragraphs, corner, self.product.1 - 2.0 * PADDING);
        let group = Item::Group {
            id: names.give(format!("{}-{}", self.kind, self.motif.graph.petgraph()[link].id)),
            title: self.motif.tooltip(link),
            link: self.motif.address(link),
            items,
        };
        (group, height)
    }

    fn measures(&self, link: LinkIndex) -> Vec<Paragraph> {
        let handoff = self.motif.handoff(link);
        let known = handoff.map(|handoff| self.motif.measures_of(handoff)).unwrap_or_default();
        if known.is_empty() {
            return vec![Paragraph::lacking("No measure")];
        }
        let told = known.into_iter().flat_map(|measure| {
            let aim = measure_words::aim(measure);
            [
                Paragraph::small(measure.title()),
                aim.map_or_else(|| Paragraph::lacking("No target"), Paragraph::small),
            ]
        });
        told.collect()
    }
}

/// Draws the stages of the process one below the other.
fn process(motif: &Motif<'_>) -> (Vec<Item>, f64) {
    let stages = stages(motif);
    let (left, wide) = COLUMNS[2];
    let mut items = Vec::new();
    let mut top = PADDING;
    for (index, stage) in stages.shown.iter().enumerate() {
        if index > 0 {
            let middle = left + wide / 2.0;
            items.extend(figure::arrow(
                &[Point::new(middle, top), Point::new(middle, top + 20.0)],
                Class::Then,
            ));
            top += 20.0;
        }
        let room = wide - 4.0 * PADDING;
        let name = wrap(&stage.name, room, 4, 12.0, Weight::Bold).lines;
        let about = stage.about.as_deref().map(|about| wrap(about, room, 2, 10.5, Weight::Regular).lines);
        let about = about.unwrap_or_default();
        let (tall, low) = (name.len() as f64 * 15.0, about.len() as f64 * 13.0);
        let rect = Rect::new(left + PADDING, top, wide - 2.0 * PADDING, tall + low + 14.0);
        items.push(Item::Rect { rect, radius: 3.0, class: Class::Step });
        let upper = Rect { y: rect.y + 7.0, h: tall, ..rect };
        items.push(figure::centred(&name, upper, 12.0, 15.0, true, Class::Text));
        let lower = Rect { y: upper.bottom(), h: low, ..rect };
        items.push(figure::centred(&about, lower, 10.5, 13.0, false, Class::Muted));
        top = rect.bottom();
    }
    let gaps: Vec<Paragraph> = stages.lacking.iter().map(|gap| Paragraph::lacking(gap.as_str())).collect();
    let (drawn, height) = stacked(&gaps, Point::new(left + PADDING, top + 6.0), wide - 2.0 * PADDING);
    items.extend(drawn);
    (items, top + 6.0 + height + PADDING)
}
