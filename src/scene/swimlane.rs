//! The swimlane chart of a flow as a scene.

use super::caption;
use super::figure::{self, Lack};
use super::names::{self, Names};
use super::{Class, Item, Scene};
use crate::geometry::{Point, Rect, Size};
use crate::graph::{FlowGraph, LinkOrigin, OccurrenceIndex};
use crate::layout::{Direction, Drawing, DrawnLane, DrawnLink};
use crate::model::{Flow, Handoff, Shared, Side};

/// Room around the whole picture.
const MARGIN: f64 = 16.0;
/// Room between header, chart and foot.
const GAP: f64 = 10.0;
/// Least width of header and foot.
const LEAST_WIDTH: f64 = 460.0;

/// Draws a laid-out flow with its header and foot.
#[must_use]
pub fn swimlane(flow: &Flow, shared: &Shared, graph: &FlowGraph, drawing: &Drawing) -> Scene {
    let chart = Chart { flow, graph, drawing };
    let room = drawing.size.w.max(LEAST_WIDTH);
    let header = caption::header(flow, shared, graph, room);
    let counts = chart.counts();
    let foot = caption::foot(flow, &counts, &chart.lacks(), room);
    let chart_top = MARGIN + header.height + GAP;
    let foot_top = chart_top + drawing.size.h + GAP;
    let size = Size::new(room + 2.0 * MARGIN, foot_top + foot.height + MARGIN);
    let mut items =
        vec![Item::Rect { rect: Rect::new(0.0, 0.0, size.w, size.h), radius: 0.0, class: Class::Paper }];
    let parts = [(header.items, MARGIN), (chart.items(), chart_top), (foot.items, foot_top)];
    for (part, top) in parts {
        items.extend(part.into_iter().map(|item| item.moved(MARGIN, top)));
    }
    Scene {
        name: names::picture(flow, drawing.direction),
        size,
        title: flow.title().to_owned(),
        description: chart.description(&counts),
        lang: lang(flow),
        items,
    }
}

/// Returns the language of the texts; what is no language tag counts as English.
fn lang(flow: &Flow) -> String {
    let is_tag = |tag: &str| !tag.is_empty() && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let written = flow.lang.as_ref().map(|lang| lang.value.as_str()).filter(|tag| is_tag(tag));
    written.unwrap_or("en").to_owned()
}

struct Chart<'run> {
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
        let mut of_box: Vec<Vec<&DrawnLink>> = self.drawing.boxes.iter().map(|_| Vec::new()).collect();
        for link in &self.drawing.links {
            of_box[link.from].push(link);
        }
        let mut names = Names::default();
        for index in self.reading_order() {
            items.push(self.step(index, &mut names));
            items.extend(of_box[index].iter().map(|link| self.link(link, &mut names)));
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

    fn link(&self, link: &DrawnLink, names: &mut Names) -> Item {
        let class = match (link.back, link.bridge.is_some()) {
            (true, _) => Class::Back,
            (false, true) => Class::Handoff,
            (false, false) => Class::Then,
        };
        let mut items = figure::arrow(&link.points, class);
        if let Some(bridge) = link.bridge {
            items.extend(figure::mark(bridge.at, self.lack(link)));
        }
        if let Some(label) = &link.label {
            let condition = label.condition.iter().map(|line| (line.as_str(), true));
            let product = label.product.iter().map(|line| (line.as_str(), false));
            let corner = Point::new(label.rect.x, label.rect.y);
            let (size, pitch) = (self.drawing.label_text, self.drawing.label_line);
            items.push(figure::block(condition.chain(product), corner, size, pitch, Class::Text));
        }
        let page = self.handoff(link).and_then(|handoff| handoff.link.as_ref());
        let kind = if link.bridge.is_some() { "handoff" } else { "then" };
        Item::Group {
            id: names.give(format!("{kind}-{}", link.id)),
            title: self.link_title(link),
            link: page.map(|page| page.value.clone()),
            items,
        }
    }

    fn handoff(&self, link: &DrawnLink) -> Option<&Handoff> {
        match link.origin {
            LinkOrigin::Handoff(index) => self.flow.handoffs.get(index),
            LinkOrigin::Then { .. } => None,
        }
    }

    fn link_title(&self, link: &DrawnLink) -> String {
        let boxes = &self.drawing.boxes;
        let lane = |index: usize| self.graph.lanes()[boxes[index].lane].name.as_str();
        if link.bridge.is_none() {
            return format!("{} leads to {}", self.label(link.from), self.label(link.to));
        }
        let product = self.handoff(link).and_then(|handoff| handoff.product.as_ref());
        match product {
            Some(product) => {
                format!("{} hands to {}: {}", lane(link.from), lane(link.to), product.name.value)
            }
            None => format!("{} hands something unnamed to {}", lane(link.from), lane(link.to)),
        }
    }

    fn lack(&self, link: &DrawnLink) -> Lack {
        match self.handoff(link) {
            Some(handoff) if handoff.product.is_none() => Lack::Product,
            Some(handoff) if handoff.measures.is_empty() => Lack::Measure,
            Some(_) => Lack::Nothing,
            None => Lack::Product,
        }
    }

    fn lacks(&self) -> Vec<Lack> {
        self.drawing.links.iter().filter(|link| link.bridge.is_some()).map(|link| self.lack(link)).collect()
    }

    /// Returns the line of counts in the foot.
    fn counts(&self) -> String {
        let lacks = self.lacks();
        let with_product = lacks.iter().filter(|lack| **lack != Lack::Product).count();
        let figures = self.graph.figures(self.flow);
        let mut parts = vec![
            counted(self.graph.lanes().len(), "actor"),
            counted(self.drawing.boxes.len(), "step"),
            format!(
                "{}: {with_product} with a product, {} with a measure",
                counted(lacks.len(), "hand-off"),
                figures.with_measure
            ),
        ];
        let time = self.graph.time(self.flow, &self.graph.back_links());
        parts.extend(time.effort.map(|time| format!("process time {time}")));
        // Without a single wait the lead time is not known: it is not the time of the work.
        let waits = time.lead.filter(|lead| time.process.is_none_or(|process| *lead > process));
        let measured = self.flow.lead_time.as_ref().map(|lead| lead.value);
        parts.extend(measured.or(waits).map(|time| format!("lead time {time}")));
        parts.join(" · ")
    }

    /// Returns the chart in sentences, for people who do not see it.
    fn description(&self, counts: &str) -> String {
        let handoffs = self.drawing.links.iter().filter(|link| link.bridge.is_some());
        let told: Vec<String> = handoffs.map(|link| self.link_title(link)).collect();
        if told.is_empty() { format!("{counts}.") } else { format!("{counts}. {}.", told.join(". ")) }
    }
}

fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
