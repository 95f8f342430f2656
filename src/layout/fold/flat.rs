//! A drawing seen along the flow (`x`) and across it (`y`), whatever its direction on paper.

use crate::geometry::{Point, Rect};
use crate::layout::{Direction, Drawing, DrawnLane};
use crate::typography::{Weight, width};

/// How near a label stands to the run that it belongs to.
pub(super) const BESIDE: f64 = 12.0;
/// Room around the words of a lane's title.
const TITLE_PADDING: f64 = 16.0;

/// What is cut.
pub(super) struct Flat {
    pub(super) direction: Direction,
    /// Where the lane titles end.
    pub(super) title: f64,
    pub(super) length: f64,
    /// The lanes across the flow, and the least that their titles need.
    pub(super) lanes: Vec<FlatLane>,
    /// Where a phase begins, but for the first.
    pub(super) borders: Vec<f64>,
    pub(super) boxes: Vec<Rect>,
    pub(super) links: Vec<FlatLink>,
}

/// A lane: where it starts and ends, and how much its title needs.
#[derive(Debug, Clone, Copy)]
pub(super) struct FlatLane {
    pub(super) start: f64,
    pub(super) end: f64,
    pub(super) least: f64,
}

/// A link.
pub(super) struct FlatLink {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) points: Vec<Point>,
    pub(super) label: Option<Rect>,
    pub(super) bridge: Option<Point>,
}

/// Turns a rectangle between along and across the flow and the paper; it is its own inverse.
pub(super) fn turned(rect: Rect, direction: Direction) -> Rect {
    if direction == Direction::Right { rect } else { rect.transposed() }
}

/// Does the same with a point.
pub(super) fn turned_point(at: Point, direction: Direction) -> Point {
    if direction == Direction::Right { at } else { at.transposed() }
}

impl Flat {
    pub(super) fn new(drawing: &Drawing) -> Self {
        let direction = drawing.direction;
        let rect = |rect| turned(rect, direction);
        let point = |at: Point| turned_point(at, direction);
        let lanes = drawing.lanes.iter().map(|lane| {
            let bounds = rect(lane.rect);
            let least = title_needs(drawing, lane).min(bounds.h);
            FlatLane { start: bounds.y, end: bounds.bottom(), least }
        });
        let links = drawing.links.iter().map(|link| FlatLink {
            from: link.from,
            to: link.to,
            points: link.points.iter().copied().map(point).collect(),
            label: link.label.as_ref().map(|label| rect(label.rect)),
            bridge: link.bridge.map(|bridge| point(bridge.at)),
        });
        Self {
            direction,
            title: drawing.lanes.iter().map(|lane| rect(lane.title).right()).fold(0.0, f64::max),
            length: drawing.lanes.iter().map(|lane| rect(lane.rect).right()).fold(0.0, f64::max),
            lanes: lanes.collect(),
            borders: drawing.phases.iter().skip(1).map(|phase| rect(phase.title).x).collect(),
            boxes: drawing.boxes.iter().map(|item| rect(item.rect)).collect(),
            links: links.collect(),
        }
    }
}

impl FlatLink {
    /// Returns where each point counts along the flow: an end at the middle of its box, so that a
    /// box and its ends are never parted.
    pub(super) fn places(&self, boxes: &[Rect]) -> Vec<f64> {
        let mut places: Vec<f64> = self.points.iter().map(|point| point.x).collect();
        let last = places.len().saturating_sub(1);
        if let Some(first) = places.first_mut() {
            *first = boxes[self.from].centre().x;
        }
        if let Some(end) = places.get_mut(last) {
            *end = boxes[self.to].centre().x;
        }
        places
    }
}

/// Returns the room across the flow that a lane's title needs, with a line to say that it is external.
fn title_needs(drawing: &Drawing, lane: &DrawnLane) -> f64 {
    match drawing.direction {
        Direction::Right => (lane.lines.len() + 1) as f64 * drawing.box_line + 12.0,
        Direction::Down => {
            let widths = lane.lines.iter().map(|line| width(line, drawing.box_text, Weight::Bold));
            widths.fold(0.0, f64::max) + TITLE_PADDING
        }
    }
}
