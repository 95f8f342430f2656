//! The swimlane chart of a flow as a scene.

use super::figure::{self, Lack};
use super::legend;
use super::motif::Motif;
use super::names::{self, Names};
use super::page::{Body, page};
use super::{Class, Item, Scene};
use crate::geometry::{Point, Rect};
use crate::graph::{FlowGraph, LinkIndex, OccurrenceIndex};
use crate::layout::{Direction, Drawing, DrawnLane};
use crate::model::{Flow, Shared, Side};

/// Draws a laid-out flow with its header and foot.
#[must_use]
pub fn swimlane(flow: &Flow, shared: &Shared, graph: &FlowGraph, drawing: &Drawing) -> Scene {
    let motif = Motif::new(flow, shared, graph);
    let chart = Chart { motif: &motif, flow, graph, drawing };
    let body = Body { items: chart.items(), size: drawing.size, legend: legend::marks(chart.lacks()) };
    page(&motif, names::picture(flow, "", drawing.direction), body)
}

struct Chart<'run> {
    motif: &'run Motif<'run>,
    flow: &'run Flow,
    graph: &'run FlowGraph,
    drawing: &'run Drawing,
}

impl Chart<'_> {
    fn items(&self) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        for (lane, drawn) in self.graph.lanes().iter().zip(&self.drawing.lanes) {
            items.extend(self.lane(lane.side, drawn));
        }
        let mut of_box: Vec<Vec<usize>> = vec![Vec::new(); self.drawing.boxes.len()];
        for (index, link) in self.drawing.links.iter().enumerate() {
            of_box[link.from].push(index);
        }
        let mut names = Names::default();
        for index in self.reading_order() {
            items.push(self.step(index, &mut names));
            items.extend(of_box[index].iter().map(|link| self.link(*link, &mut names)));
        }
        items
    }

    /// Returns the boxes in the order in which the process is read: along the flow, then across.
    fn reading_order(&self) -> Vec<usize> {
        let key = |index: &usize| {
            let centre = self.drawing.boxes[*index].rect.centre();
            if self.drawing.direction == Direction::Right {
                (centre.x, centre.y)
            } else {
                (centre.y, centre.x)
            }
        };
        let mut order: Vec<usize> = (0..self.drawing.boxes.len()).collect();
        order.sort_by(|one, other| {
            let (one, other) = (key(one), key(other));
            one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1))
        });
        order
    }

    fn lane(&self, side: Side, lane: &DrawnLane) -> Vec<Item> {
        let class = if side == Side::External { Class::ExternalTitle } else { Class::LaneTitle };
        let (size, pitch) = (self.drawing.box_text, self.drawing.box_line);
        let mut items = vec![
            Item::Rect { rect: lane.rect, radius: 0.0, class: Class::Lane },
            Item::Rect { rect: lane.title, radius: 0.0, class },
        ];
        let room =
            if side == Side::External { Rect { h: lane.title.h - pitch, ..lane.title } } else { lane.title };
        items.push(figure::centred(&lane.lines, room, size, pitch, true, Class::Text));
        if side == Side::External {
            let below = room.centre().y + lane.lines.len() as f64 / 2.0 * pitch;
            let line = Rect::new(room.x, below, room.w, pitch);
            items.push(figure::centred(
                &["external".to_owned()],
                line,
                size - 2.0,
                pitch,
                false,
                Class::Muted,
            ));
        }
        items
    }

    /// Returns what a box says, whole.
    fn label(&self, index: usize) -> &str {
        self.graph.label(self.flow, OccurrenceIndex::new(index))
    }

    fn step(&self, index: usize, names: &mut Names) -> Item {
        let item = &self.drawing.boxes[index];
        let lane = &self.graph.lanes()[item.lane].name;
        let mut items = figure::outline(item.shape, item.rect);
        let (size, pitch) = (self.drawing.box_text, self.drawing.box_line);
        items.push(figure::centred(&item.lines, item.rect, size, pitch, false, Class::Text));
        let text = self.label(index);
        let step = self.graph.step(self.flow, OccurrenceIndex::new(index));
        let link = step.and_then(|step| step.link.as_ref()).map(|link| link.value.clone());
        let title = if text == lane { lane.clone() } else { format!("{lane}: {text}") };
        Item::Group { id: names.give(format!("step-{}", item.id)), title, link, items }
    }

    fn link(&self, index: usize, names: &mut Names) -> Item {
        let link = &self.drawing.links[index];
        let index = LinkIndex::new(index);
        let class = match (link.back, link.bridge.is_some()) {
            (true, _) => Class::Back,
            (false, true) => Class::Handoff,
            (false, false) => Class::Then,
        };
        let mut items = figure::arrow(&link.points, class);
        if let Some(bridge) = link.bridge {
            items.extend(figure::mark(bridge.at, self.motif.lack(index)));
        }
        if let Some(label) = &link.label {
            let condition = label.condition.iter().map(|line| (line.as_str(), true));
            let product = label.product.iter().map(|line| (line.as_str(), false));
            let corner = Point::new(label.rect.x, label.rect.y);
            let (size, pitch) = (self.drawing.label_text, self.drawing.label_line);
            items.push(figure::block(condition.chain(product), corner, size, pitch, Class::Text));
        }
        let kind = if link.bridge.is_some() { "handoff" } else { "then" };
        Item::Group {
            id: names.give(format!("{kind}-{}", link.id)),
            title: self.motif.tooltip(index),
            link: self.motif.address(index),
            items,
        }
    }

    fn lacks(&self) -> impl Iterator<Item = Lack> {
        let crossing = (0..).zip(&self.drawing.links).filter(|(_, link)| link.bridge.is_some());
        crossing.map(|(index, _)| self.motif.lack(LinkIndex::new(index)))
    }
}
