//! The swimlane chart of a flow as a scene.

use super::comparison::Comparison;
use super::figure::{self, Lack};
use super::highlight::Highlight;
use super::legend::{self, Entry};
use super::marking;
use super::motif::Motif;
use super::names::{self, Names};
use super::numbering::{Element, Numbered, numbered};
use super::page::{Body, Leaf, reviewed_page};
use super::phases;
use super::pieces;
use super::{Class, Item, Scene};
use crate::geometry::{Point, Rect};
use crate::graph::{FlowGraph, LinkIndex, OccurrenceIndex};
use crate::layout::fold::{Page, PartLane, Piece};
use crate::layout::{Direction, Drawing, Folded};
use crate::model::{Flow, Shared, Side};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Draws a laid-out flow with its header and foot.
#[must_use]
pub fn swimlane(flow: &Flow, shared: &Shared, graph: &FlowGraph, drawing: &Drawing) -> Scene {
    let folded = Folded::whole(drawing);
    let mut pages = swimlane_pages(&Motif::new(flow, shared, graph), drawing, &folded);
    pages.pop().expect("a whole drawing has one page")
}

/// Draws each page of a folded drawing with its header and foot, with what was found on the flow,
/// and with the parts that are to stand out.
#[must_use]
pub fn swimlane_pages(motif: &Motif<'_>, drawing: &Drawing, folded: &Folded) -> Vec<Scene> {
    let (flow, graph) = (motif.flow, motif.graph);
    let name = names::picture(flow, "", drawing.direction);
    let charts = folded.pages.iter().map(|page| Chart { motif, flow, graph, drawing, folded, page });
    let ranges: Vec<String> = charts.clone().map(|chart| chart.range()).collect();
    let count = folded.pages.len();
    let numbered = numbered(motif);
    let scenes = charts.enumerate().map(|(index, chart)| {
        let found = chart.found(&numbered, index == 0);
        let leaf = (count > 1).then(|| Leaf { index, ranges: &ranges });
        let mut items = chart.items(index);
        items.extend(marking::marks(drawing, &folded.on(chart.page), &found));
        if let Some(comparison) = motif.comparison() {
            items.extend(comparison.badges(drawing, &folded.on(chart.page)));
        }
        let legend = chart.legend(index, &found);
        let body = Body { items, size: chart.page.size, legend, leaf };
        let name = if count > 1 { format!("{name}-page-{}", index + 1) } else { name.clone() };
        reviewed_page(motif, name, body, &found)
    });
    scenes.collect()
}

/// Returns for each page of a folded drawing the findings told on it, by their places in the report.
///
/// Those without a place in the picture are told on the first page.
#[cfg(feature = "slides")]
pub(crate) fn findings_by_page(motif: &Motif<'_>, drawing: &Drawing, folded: &Folded) -> Vec<Vec<usize>> {
    let (flow, graph) = (motif.flow, motif.graph);
    let numbered = numbered(motif);
    let pages = folded.pages.iter().enumerate().map(|(index, page)| {
        let found = Chart { motif, flow, graph, drawing, folded, page }.found(&numbered, index == 0);
        found.iter().flat_map(|one| one.remarks.iter().map(|remark| remark.index)).collect()
    });
    pages.collect()
}

/// What is drawn on one page.
#[derive(Clone, Copy)]
struct Chart<'run> {
    motif: &'run Motif<'run>,
    flow: &'run Flow,
    graph: &'run FlowGraph,
    drawing: &'run Drawing,
    folded: &'run Folded,
    page: &'run Page,
}

/// A box on its page.
#[derive(Clone, Copy)]
struct Placed {
    index: usize,
    rect: Rect,
}

impl Chart<'_> {
    /// Draws what stands on the page, which is number `own`.
    fn items(&self, own: usize) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        for (part, at) in &self.page.parts {
            for lane in &self.folded.parts[*part].lanes {
                let lane = self.lane(lane, self.stands_back(|it| !it.has_lane(lane.index)));
                items.extend(lane.into_iter().map(|item| item.moved(at.x, at.y)));
            }
        }
        for (part, at) in &self.page.parts {
            let phases = phases::drawn(self.drawing, &self.folded.parts[*part]);
            items.extend(phases.into_iter().map(|item| item.moved(at.x, at.y)));
        }
        let mut of_link: BTreeMap<usize, Vec<Item>> = BTreeMap::new();
        for (part, at) in &self.page.parts {
            for piece in &self.folded.parts[*part].pieces {
                let drawn = self.piece(piece, *part, own).into_iter().map(|item| item.moved(at.x, at.y));
                of_link.entry(piece.link).or_default().extend(drawn);
            }
        }
        let placed = self.reading_order();
        let mut of_box: HashMap<usize, Vec<usize>> = HashMap::new();
        for link in of_link.keys() {
            of_box.entry(self.drawing.links[*link].from).or_default().push(*link);
        }
        let mut names = Names::default();
        let mut order: Vec<usize> = Vec::new();
        let mut steps: Vec<Item> = Vec::new();
        for item in &placed {
            steps.push(self.step(*item, &mut names));
            order.extend(of_box.remove(&item.index).into_iter().flatten());
            for link in order.drain(..) {
                let drawn = of_link.remove(&link).unwrap_or_default();
                steps.push(self.link(link, drawn, &mut names));
            }
        }
        // Links that come from another page are told first, as they are met first.
        items.extend(of_link.into_iter().map(|(link, drawn)| self.link(link, drawn, &mut names)));
        items.extend(steps);
        items
    }

    /// Returns the findings on what stands on the page; the first page has those without a place.
    fn found<'run>(&self, numbered: &[Numbered<'run>], is_first: bool) -> Vec<Numbered<'run>> {
        let parts = self.folded.on(self.page);
        let boxes: HashSet<usize> =
            parts.iter().flat_map(|(part, _)| part.boxes.iter().map(|item| item.index)).collect();
        let stands_here = |one: &&Numbered<'_>| match one.element {
            Element::Step(step) => boxes.contains(&step),
            Element::Link(link) => boxes.contains(&self.graph.ends(link).0.index()),
            Element::Lane(lane) => self.is_first_to_show(lane),
            Element::Elsewhere => is_first,
        };
        numbered.iter().filter(stands_here).cloned().collect()
    }

    /// Tells whether no page before this one shows a lane.
    fn is_first_to_show(&self, lane: usize) -> bool {
        let shows = |page: &&Page| {
            self.folded.on(page).iter().any(|(part, _)| part.lanes.iter().any(|it| it.index == lane))
        };
        self.folded.pages.iter().find(shows).is_some_and(|page| std::ptr::eq(page, self.page))
    }

    fn legend(&self, own: usize, found: &[Numbered<'_>]) -> Vec<Entry> {
        let mut legend = legend::marks(self.lacks());
        legend.extend(legend::drawing(self.drawing));
        legend.extend(legend::sides(self.graph));
        legend.extend(pieces::meaning(self.folded, own));
        legend.extend(legend::findings(found));
        legend.extend(self.motif.comparison().map(Comparison::legend).unwrap_or_default());
        legend
    }

    /// Returns the first and the last step of the page.
    fn range(&self) -> String {
        let placed = self.reading_order();
        match placed.as_slice() {
            [] => String::new(),
            [one] => self.label(one.index).to_owned(),
            [first, .., last] => format!("{} … {}", self.label(first.index), self.label(last.index)),
        }
    }

    /// Returns the boxes in the order in which the process is read: along the flow, then across.
    fn reading_order(&self) -> Vec<Placed> {
        let mut placed: Vec<Placed> = Vec::new();
        for (part, at) in &self.page.parts {
            let first = placed.len();
            placed.extend(self.folded.parts[*part].boxes.iter().map(|item| Placed {
                index: item.index,
                rect: Rect { x: item.rect.x + at.x, y: item.rect.y + at.y, ..item.rect },
            }));
            placed[first..].sort_by(|one, other| {
                let (one, other) = (self.key(one), self.key(other));
                one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1))
            });
        }
        placed
    }

    fn key(&self, item: &Placed) -> (f64, f64) {
        let centre = item.rect.centre();
        if self.drawing.direction == Direction::Right { (centre.x, centre.y) } else { (centre.y, centre.x) }
    }

    /// Tells whether something else stands out, and not what `is_other` is false for.
    fn stands_back(&self, is_other: impl FnOnce(&Highlight) -> bool) -> bool {
        self.motif.highlight().is_some_and(is_other)
    }

    /// Returns an element as it looks where some elements stand out.
    fn weighed(&self, item: Item, is_other: impl FnOnce(&Highlight) -> bool) -> Item {
        match self.motif.highlight() {
            Some(highlight) if is_other(highlight) => item.faded(),
            Some(_) => item.strong(),
            None => item,
        }
    }

    fn lane(&self, lane: &PartLane, stands_back: bool) -> Vec<Item> {
        let side = self.graph.lanes()[lane.index].side;
        let lines = &self.drawing.lanes[lane.index].lines;
        let words = if stands_back { Class::Muted } else { Class::Text };
        let class = if side == Side::External { Class::ExternalTitle } else { Class::LaneTitle };
        let (size, pitch) = (self.drawing.box_text, self.drawing.box_line);
        let mut items = vec![
            Item::Rect { rect: lane.rect, radius: 0.0, class: Class::Lane },
            Item::Rect { rect: lane.title, radius: 0.0, class },
        ];
        let room =
            if side == Side::External { Rect { h: lane.title.h - pitch, ..lane.title } } else { lane.title };
        items.push(figure::centred(lines, room, size, pitch, true, words));
        if side == Side::External {
            let below = room.centre().y + lines.len() as f64 / 2.0 * pitch;
            let line = Rect::new(room.x, below, room.w, pitch);
            items.push(figure::centred(
                &["external".to_owned()],
                line,
                self.drawing.label_text,
                pitch,
                false,
                Class::Muted,
            ));
        }
        match self.motif.comparison() {
            Some(comparison) => comparison.lane(lane, self.drawing, items),
            None => items,
        }
    }

    /// Returns what a box says, whole.
    fn label(&self, index: usize) -> &str {
        self.graph.label(self.flow, OccurrenceIndex::new(index))
    }

    fn step(&self, Placed { index, rect }: Placed, names: &mut Names) -> Item {
        let item = &self.drawing.boxes[index];
        let lane = &self.graph.lanes()[item.lane].name;
        let mut items = figure::outline(item.shape, rect);
        let (size, pitch) = (self.drawing.box_text, self.drawing.box_line);
        match self.motif.comparison() {
            Some(comparison) => items = comparison.step(item, index, rect, items, (size, pitch)),
            None => items.push(figure::centred(&item.lines, rect, size, pitch, false, Class::Text)),
        }
        let text = self.label(index);
        let step = self.graph.step(self.flow, OccurrenceIndex::new(index));
        let link = step.and_then(|step| step.link.as_ref()).map(|link| link.value.clone());
        let title = if text == lane { lane.clone() } else { format!("{lane}: {text}") };
        let title = match self.motif.comparison() {
            Some(comparison) => comparison.told_of_step(index, title),
            None => title,
        };
        let step = Item::Group { id: names.give(format!("step-{}", item.id)), title, link, items };
        self.weighed(step, |it| !it.has_box(index))
    }

    /// Draws what of a link stands in a part.
    fn piece(&self, piece: &Piece, part: usize, own: usize) -> Vec<Item> {
        let link = &self.drawing.links[piece.link];
        let class = match (link.back, link.bridge.is_some()) {
            (true, _) => Class::Back,
            (false, true) => Class::Handoff,
            (false, false) => Class::Then,
        };
        let comparison = self.motif.comparison();
        let class = comparison.map_or(class, |comparison| comparison.line(piece.link, class));
        let mut items = match piece.to {
            None => figure::arrow(&piece.points, class),
            Some(_) => vec![Item::Line { points: piece.points.clone(), radius: 5.0, class }],
        };
        if let Some(at) = piece.bridge {
            let mark = figure::mark(at, self.motif.lack(LinkIndex::new(piece.link)));
            items.extend(match comparison {
                Some(comparison) => comparison.mark(piece.link, mark),
                None => mark,
            });
        }
        for connector in [&piece.from, &piece.to].into_iter().flatten() {
            let page = self.folded.page_of(connector.part);
            let page = (page != own).then_some(page + 1);
            items.extend(pieces::connector(connector, &self.folded.parts[part], page, self.drawing));
        }
        if let Some((label, rect)) = link.label.as_ref().zip(piece.label) {
            if let Some(comparison) = comparison {
                items.extend(comparison.label(self.drawing, label, rect, piece.link));
                return items;
            }
            let condition = label.condition.iter().map(|line| (line.as_str(), true));
            let product = label.product.iter().map(|line| (line.as_str(), false));
            let corner = Point::new(rect.x, rect.y);
            let (size, pitch) = (self.drawing.label_text, self.drawing.label_line);
            let text = figure::block(condition.chain(product), corner, size, pitch, Class::Text);
            items.push(if label.is_left_of_run { figure::held_at_end(text, rect.right()) } else { text });
        }
        items
    }

    /// Puts all pieces of a link together.
    fn link(&self, index: usize, items: Vec<Item>, names: &mut Names) -> Item {
        let link = &self.drawing.links[index];
        let kind = if link.bridge.is_some() { "handoff" } else { "then" };
        let index = LinkIndex::new(index);
        let drawn = Item::Group {
            id: names.give(format!("{kind}-{}", link.id)),
            title: match self.motif.comparison() {
                Some(comparison) => comparison.told_of_link(index.index(), self.motif.tooltip(index)),
                None => self.motif.tooltip(index),
            },
            link: self.motif.address(index),
            items,
        };
        self.weighed(drawn, |it| !it.has_link(index))
    }

    fn lacks(&self) -> impl Iterator<Item = Lack> {
        let crossing = (0..).zip(&self.drawing.links).filter(|(_, link)| link.bridge.is_some());
        let is_gone = |index: usize| self.motif.comparison().is_some_and(|it| it.is_gone(index));
        let crossing = crossing.filter(move |(index, _)| !is_gone(*index));
        crossing.map(|(index, _)| self.motif.lack(LinkIndex::new(index)))
    }
}
