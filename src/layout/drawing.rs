//! The finished layout: absolute coordinates, `y` down, nothing rounded away.

use super::Direction;
use super::outline;
use super::phases::place::Placed;
use super::plan::Plan;
use super::sizes::{self, LabelText, Texts};
use crate::geometry::{Point, Rect, Size};
use crate::graph::LinkOrigin;
use crate::model::Id;

/// The outline of a box; ISO 5807's, but for the delay of process charts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Work.
    Box,
    /// A decision.
    Diamond,
    /// A start or an end.
    Rounded,
    /// A wait: straight on the left, round on the right.
    Delay,
    /// Another flow: a box with doubled sides.
    Predefined,
}

impl Shape {
    /// Returns the word that outputs use.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Box => "box",
            Self::Diamond => "diamond",
            Self::Rounded => "rounded",
            Self::Delay => "delay",
            Self::Predefined => "predefined",
        }
    }
}

/// A lane.
#[derive(Debug, Clone, PartialEq)]
pub struct DrawnLane {
    /// The actor's id.
    pub id: Id,
    /// The whole lane with its title.
    pub rect: Rect,
    /// The part that the title stands in.
    pub title: Rect,
    /// The title's lines.
    pub lines: Vec<String>,
}

/// A phase: a stretch of the flow that all lanes share.
#[derive(Debug, Clone, PartialEq)]
pub struct DrawnPhase {
    /// Its name.
    pub name: String,
    /// The band with its title, beside the lanes.
    pub title: Rect,
}

/// A step.
#[derive(Debug, Clone, PartialEq)]
pub struct DrawnBox {
    /// The step's id.
    pub id: Id,
    /// Place of its lane in [`Drawing::lanes`].
    pub lane: usize,
    /// Its outline.
    pub shape: Shape,
    /// Its bounds.
    pub rect: Rect,
    /// What it said in an earlier version, above its text.
    pub earlier: Vec<String>,
    /// Its text.
    pub lines: Vec<String>,
    /// What else is told, below its text.
    pub note: Vec<String>,
}

impl DrawnBox {
    /// Returns how many lines stand in it.
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.earlier.len() + self.lines.len() + self.note.len()
    }
}

/// The text beside a link.
#[derive(Debug, Clone, PartialEq)]
pub struct DrawnLabel {
    /// Its bounds.
    pub rect: Rect,
    /// What it said in an earlier version, above all else.
    pub earlier: Vec<String>,
    /// The condition on which the link is taken.
    pub condition: Vec<String>,
    /// The product.
    pub product: Vec<String>,
    /// What else is told, below all else.
    pub note: Vec<String>,
    /// Whether an upright run of its link is at its right, so that its lines are held there.
    pub is_left_of_run: bool,
}

/// The place where a link leaves the supplier's lane: where responsibility passes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bridge {
    /// Where on the border.
    pub at: Point,
}

/// A link.
#[derive(Debug, Clone, PartialEq)]
pub struct DrawnLink {
    /// The hand-off's id; of a `then` the ids of both ends.
    pub id: Id,
    /// Where it comes from.
    pub origin: LinkOrigin,
    /// Place of its first end in [`Drawing::boxes`].
    pub from: usize,
    /// Place of its second end in [`Drawing::boxes`].
    pub to: usize,
    /// Its points; all runs are horizontal or vertical.
    pub points: Vec<Point>,
    /// Its text.
    pub label: Option<DrawnLabel>,
    /// Whether it runs back.
    pub back: bool,
    /// Where responsibility passes, if it does.
    pub bridge: Option<Bridge>,
}

/// A flow, laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// Size of the whole.
    pub size: Size,
    /// Which way the flow runs.
    pub direction: Direction,
    /// The lanes, in order.
    pub lanes: Vec<DrawnLane>,
    /// The phases, in order; none where no step names one.
    pub phases: Vec<DrawnPhase>,
    /// The steps, in file order.
    pub boxes: Vec<DrawnBox>,
    /// The links, in the order of the graph.
    pub links: Vec<DrawnLink>,
    /// Size of the text in boxes, in pixels to the em.
    pub box_text: f64,
    /// Distance of lines in boxes.
    pub box_line: f64,
    /// Size of the text of labels.
    pub label_text: f64,
    /// Distance of lines in labels.
    pub label_line: f64,
}

/// Puts coordinates, texts and ids together, turned to the direction on paper.
pub(super) fn assemble(
    plan: &Plan,
    texts: &Texts<'_>,
    back: &[bool],
    mut placed: Placed,
    direction: Direction,
) -> Drawing {
    let band = phase_band(&placed, texts, direction);
    placed.shift_across(band);
    let rect = |rect: Rect| if direction == Direction::Right { rect } else { rect.transposed() };
    let point = |point: Point| if direction == Direction::Right { point } else { point.transposed() };
    let lanes: Vec<DrawnLane> = texts
        .graph
        .lanes()
        .iter()
        .zip(&placed.lanes)
        .zip(&texts.lanes)
        .map(|((lane, bounds), title)| DrawnLane {
            id: lane.actor.clone(),
            rect: rect(*bounds),
            title: rect(Rect { w: plan.title_along, ..*bounds }),
            lines: title.lines.clone(),
        })
        .collect();
    let boxes: Vec<DrawnBox> = texts
        .graph
        .occurrences()
        .zip(&texts.boxes)
        .zip(&placed.boxes)
        .map(|(((_, occurrence), (shape, text)), bounds)| DrawnBox {
            id: occurrence.id.clone(),
            lane: occurrence.lane,
            shape: *shape,
            rect: rect(*bounds),
            earlier: text.earlier.clone(),
            lines: text.lines.clone(),
            note: text.note.clone(),
        })
        .collect();
    let mut links = Vec::with_capacity(placed.links.len());
    for (index, (_, link)) in texts.graph.links().enumerate() {
        let ends = plan.links[index];
        let mut points: Vec<Point> = placed.links[index].iter().copied().map(point).collect();
        meet_outlines(&mut points, &boxes[ends.from], &boxes[ends.to]);
        let label = texts.labels[index].as_ref().zip(placed.labels[index]);
        let crosses = boxes[ends.from].lane != boxes[ends.to].lane;
        links.push(DrawnLink {
            id: link.id.clone(),
            origin: link.origin,
            from: ends.from,
            to: ends.to,
            bridge: if crosses { bridge(&points, lanes[boxes[ends.from].lane].rect) } else { None },
            label: label.map(|(text, bounds)| drawn_label(text, rect(bounds), &points)),
            points,
            back: back[index],
        });
    }
    let width = lanes.iter().map(|lane| lane.rect.right()).fold(0.0, f64::max);
    let height = lanes.iter().map(|lane| lane.rect.bottom()).fold(0.0, f64::max);
    Drawing {
        size: Size::new(width, height),
        direction,
        phases: phases(&placed, texts, band)
            .map(|phase| DrawnPhase { title: rect(phase.title), ..phase })
            .collect(),
        lanes,
        boxes,
        links,
        box_text: sizes::BOX_TEXT,
        box_line: sizes::BOX_LINE,
        label_text: sizes::LABEL_TEXT,
        label_line: sizes::LABEL_LINE,
    }
}

/// Returns how much room across the flow the titles of the phases take.
fn phase_band(placed: &Placed, texts: &Texts<'_>, direction: Direction) -> f64 {
    if placed.phases.is_empty() || direction == Direction::Down {
        return if placed.phases.is_empty() { 0.0 } else { sizes::PHASE_WIDTH };
    }
    let lines = texts.phases.iter().zip(&placed.phases);
    let lines = lines.map(|(name, (start, end))| sizes::phase_title(name, end - start).lines.len());
    lines.max().unwrap_or(1) as f64 * sizes::BOX_LINE + sizes::PHASE_PADDING
}

/// Returns the phases along the flow, with their titles in a band before the lanes.
fn phases(placed: &Placed, texts: &Texts<'_>, band: f64) -> impl Iterator<Item = DrawnPhase> {
    texts.phases.iter().zip(&placed.phases).map(move |(name, (start, end))| DrawnPhase {
        name: name.clone(),
        title: Rect::new(*start, 0.0, end - start, band),
    })
}

fn drawn_label(text: &LabelText, rect: Rect, points: &[Point]) -> DrawnLabel {
    let is_beside = |pair: &[Point]| {
        let (low, high) = (pair[0].y.min(pair[1].y), pair[0].y.max(pair[1].y));
        let gap = pair[0].x - rect.right();
        pair[0].x == pair[1].x && (0.0..BESIDE).contains(&gap) && low < rect.bottom() && high > rect.y
    };
    DrawnLabel {
        rect,
        earlier: text.earlier.clone(),
        condition: text.condition.clone(),
        product: text.product.clone(),
        note: text.note.clone(),
        is_left_of_run: points.windows(2).any(is_beside),
    }
}

/// Draws a link's ends on from the bounds of its boxes to their outlines.
fn meet_outlines(points: &mut [Point], from: &DrawnBox, to: &DrawnBox) {
    let last = points.len() - 1;
    points[0] = outline::met(points[0], from.shape, from.rect);
    points[last] = outline::met(points[last], to.shape, to.rect);
}

/// How near a run is to the label that stands beside it.
const BESIDE: f64 = 8.0;
/// Returns where a link first leaves the supplier's lane.
fn bridge(points: &[Point], lane: Rect) -> Option<Bridge> {
    let leaves = |pair: &[Point]| {
        let (start, end) = (pair[0], pair[1]);
        let edge_y = if end.y > lane.bottom() { lane.bottom() } else { lane.y };
        let edge_x = if end.x > lane.right() { lane.right() } else { lane.x };
        let between = |edge: f64, one: f64, other: f64| (one - edge) * (other - edge) < 0.0;
        if start.x == end.x && between(edge_y, start.y, end.y) {
            Some(Bridge { at: Point::new(start.x, edge_y) })
        } else if start.y == end.y && between(edge_x, start.x, end.x) {
            Some(Bridge { at: Point::new(edge_x, start.y) })
        } else {
            None
        }
    };
    points.windows(2).find_map(leaves)
}
