//! What stands on each page, for formats that have shapes and lines of their own.
//!
//! Texts are whole where the drawing has room for them, and places are counted from the corner of
//! the page.

use super::Chart;
use crate::geometry::{Point, Rect, Size};
use crate::graph::{LinkIndex, OccurrenceIndex};
use crate::layout::fold::{CONNECTOR, Connector, NOTE, Part, Piece};
use crate::layout::{Direction, Folded, Shape};
use crate::model::Side;
use crate::render::web_address;
use crate::scene::{Class, Lack, Motif, Review, Told};

/// A page.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) size: Size,
    pub(super) bands: Vec<Band>,
}

impl Sheet {
    /// Returns the marks that its lines carry, each with what it means.
    pub(super) fn marks(&self) -> Vec<(Lack, &'static str)> {
        let all = [
            (Lack::Nothing, "hand-off with product and measure"),
            (Lack::Measure, "no measure"),
            (Lack::Product, "no product"),
            (Lack::Waived, "gap that somebody answers for (waived)"),
        ];
        let carried = |lack| {
            let lines = self.bands.iter().flat_map(|band| &band.lines);
            lines.filter_map(|line| line.mark).any(|(_, own)| own == lack)
        };
        all.into_iter().filter(|(lack, _)| carried(*lack)).collect()
    }
}

/// A stretch of the flow with lanes of its own.
#[derive(Debug)]
pub(super) struct Band {
    pub(super) rect: Rect,
    pub(super) lanes: Vec<Lane>,
    pub(super) phases: Vec<Phase>,
    pub(super) steps: Vec<Step>,
    pub(super) lines: Vec<Line>,
}

/// A lane.
#[derive(Debug)]
pub(super) struct Lane {
    /// Its place in the drawing.
    pub(super) index: usize,
    /// The actor's id.
    pub(super) id: String,
    /// The actor's name.
    pub(super) name: String,
    pub(super) is_external: bool,
    /// The whole lane with its title.
    pub(super) rect: Rect,
    /// The part that the title stands in.
    pub(super) title: Rect,
}

/// A titled column across the lanes.
#[derive(Debug)]
pub(super) struct Phase {
    pub(super) name: String,
    pub(super) title: Rect,
}

/// A step.
#[derive(Debug)]
pub(super) struct Step {
    /// Its place in the drawing, which tells steps apart.
    pub(super) index: usize,
    pub(super) id: String,
    /// The place of its lane in the drawing.
    pub(super) lane: usize,
    pub(super) shape: Shape,
    pub(super) rect: Rect,
    /// What its box has room for.
    pub(super) text: String,
    /// What it is: who does what.
    pub(super) title: String,
    pub(super) note: Option<String>,
    /// An address in the web.
    pub(super) address: Option<String>,
}

/// Where a line begins or ends.
#[derive(Debug, Clone)]
pub(super) enum End {
    /// At a step, by its place in the drawing.
    Step(usize),
    /// Where it goes on elsewhere.
    Connector(Elsewhere),
}

/// A circle with a letter: the line goes on at the same letter.
#[derive(Debug, Clone)]
pub(super) struct Elsewhere {
    pub(super) letter: String,
    pub(super) at: Point,
    /// The number of the page where it does, if that is another one.
    pub(super) page: Option<usize>,
    /// Whether it stands at the end of its band, else at the start.
    pub(super) at_end: bool,
}

impl Elsewhere {
    /// Returns the bounds of the circle.
    pub(super) fn circle(&self) -> Rect {
        Rect::about(self.at, Size::new(CONNECTOR, CONNECTOR))
    }

    /// Returns the room for the number of the page that it leads to, beside the circle.
    pub(super) fn beside(&self, direction: Direction) -> Rect {
        let (circle, centre) = (self.circle(), self.at.x - NOTE / 2.0);
        match (direction, self.at_end) {
            (Direction::Right, true) => Rect::new(circle.right(), circle.y, NOTE, circle.h),
            (Direction::Right, false) => Rect::new(circle.x - NOTE, circle.y, NOTE, circle.h),
            (Direction::Down, true) => Rect::new(centre, circle.bottom(), NOTE, circle.h),
            (Direction::Down, false) => Rect::new(centre, circle.y - circle.h, NOTE, circle.h),
        }
    }
}

/// A link, or what of it stands in a band.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) id: String,
    /// Its points, its ends among them.
    pub(super) points: Vec<Point>,
    pub(super) from: End,
    pub(super) to: End,
    /// What it looks like.
    pub(super) class: Class,
    pub(super) label: Option<Label>,
    /// Where responsibility passes, and what is lacking there.
    pub(super) mark: Option<(Point, Lack)>,
    /// All that the flow says about it.
    pub(super) title: String,
    /// An address in the web.
    pub(super) address: Option<String>,
}

/// The text beside a line.
#[derive(Debug)]
pub(super) struct Label {
    pub(super) rect: Rect,
    /// On which condition the link is taken; empty where it always is.
    pub(super) condition: String,
    /// What is handed over; empty where nothing is named.
    pub(super) product: String,
    /// Whether its line is at its right.
    pub(super) is_left_of_run: bool,
}

/// Returns what the rules found, as far as a drawing tells it.
pub(super) fn review(chart: &Chart<'_>) -> Review {
    Review::new(chart.report(), Told::Gaps)
}

/// Returns the pages of a folded drawing.
pub(super) fn sheets(chart: &Chart<'_>, motif: &Motif<'_>, folded: &Folded) -> Vec<Sheet> {
    let pages = folded.pages.iter().enumerate();
    let sheets = pages.map(|(own, page)| {
        let bands = page.parts.iter().map(|(part, at)| {
            Builder { chart, motif, folded, part: &folded.parts[*part], at: *at, own }.band()
        });
        Sheet { size: page.size, bands: bands.collect() }
    });
    sheets.collect()
}

/// Puts a part at its corner on a page.
struct Builder<'run> {
    chart: &'run Chart<'run>,
    motif: &'run Motif<'run>,
    folded: &'run Folded,
    part: &'run Part,
    at: Point,
    /// The page's own place.
    own: usize,
}

impl Builder<'_> {
    fn point(&self, point: Point) -> Point {
        Point::new(point.x + self.at.x, point.y + self.at.y)
    }

    fn rect(&self, rect: Rect) -> Rect {
        Rect { x: rect.x + self.at.x, y: rect.y + self.at.y, ..rect }
    }

    fn band(&self) -> Band {
        let part = self.part;
        let phase = |phase: &crate::layout::DrawnPhase| Phase {
            name: phase.name.clone(),
            title: self.rect(phase.title),
        };
        Band {
            rect: Rect::new(self.at.x, self.at.y, part.size.w, part.size.h),
            lanes: part.lanes.iter().map(|lane| self.lane(lane.index, lane.rect, lane.title)).collect(),
            phases: part.phases.iter().map(phase).collect(),
            steps: part.boxes.iter().map(|item| self.step(item.index, item.rect)).collect(),
            lines: part.pieces.iter().map(|piece| self.line(piece)).collect(),
        }
    }

    fn lane(&self, index: usize, rect: Rect, title: Rect) -> Lane {
        let lane = &self.chart.graph.lanes()[index];
        Lane {
            index,
            id: lane.actor.to_string(),
            name: lane.name.clone(),
            is_external: lane.side == Side::External,
            rect: self.rect(rect),
            title: self.rect(title),
        }
    }

    fn step(&self, index: usize, rect: Rect) -> Step {
        let (chart, item) = (self.chart, &self.chart.drawing().boxes[index]);
        let occurrence = OccurrenceIndex::new(index);
        let whole = chart.graph.label(chart.flow, occurrence);
        let actor = &chart.graph.lanes()[item.lane].name;
        let step = chart.graph.step(chart.flow, occurrence);
        Step {
            index,
            id: item.id.to_string(),
            lane: item.lane,
            shape: item.shape,
            rect: self.rect(rect),
            text: fitting(whole, &item.lines),
            title: if whole == actor { actor.clone() } else { format!("{actor}: {whole}") },
            note: step.and_then(|step| step.note.as_ref()).map(|note| note.value.clone()),
            address: step.and_then(|step| step.link.as_ref()).and_then(|link| web_address(link)),
        }
    }

    fn line(&self, piece: &Piece) -> Line {
        let (index, link) = (LinkIndex::new(piece.link), &self.chart.drawing().links[piece.link]);
        let class = match (link.back, link.bridge.is_some()) {
            (true, _) => Class::Back,
            (false, true) => Class::Handoff,
            (false, false) => Class::Then,
        };
        let label = link.label.as_ref().zip(piece.label).map(|(label, rect)| {
            let product = self.motif.handoff(index).and_then(|handoff| handoff.product.as_ref());
            let whole = product.map_or("", |product| product.name.value.as_str());
            Label {
                rect: self.rect(rect),
                condition: label.condition.join(" "),
                product: fitting(whole, &label.product),
                is_left_of_run: label.is_left_of_run,
            }
        });
        let end = |connector: Option<&Connector>, step: usize| match connector {
            None => End::Step(step),
            Some(connector) => End::Connector(self.elsewhere(connector)),
        };
        Line {
            id: link.id.to_string(),
            points: piece.points.iter().map(|point| self.point(*point)).collect(),
            from: end(piece.from.as_ref(), link.from),
            to: end(piece.to.as_ref(), link.to),
            class,
            label,
            mark: piece.bridge.map(|at| (self.point(at), self.motif.lack(index))),
            title: self.motif.tooltip(index),
            address: self.motif.address(index).as_deref().and_then(web_address),
        }
    }

    fn elsewhere(&self, connector: &Connector) -> Elsewhere {
        let page = self.folded.page_of(connector.part);
        Elsewhere {
            letter: connector.letter.clone(),
            at: self.point(connector.at),
            page: (page != self.own).then_some(page + 1),
            at_end: connector.at_end,
        }
    }
}

/// Returns a text whole where its lines have all of it, else as the lines cut it.
fn fitting(whole: &str, lines: &[String]) -> String {
    let letters =
        |text: &str| text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect::<String>();
    let shown = lines.join(" ");
    if letters(whole) == letters(&shown) { whole.to_owned() } else { shown }
}
