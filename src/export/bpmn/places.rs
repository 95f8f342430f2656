//! Where everything stands in BPMN: our layout, with a header before each pool and room between pools.

use super::events;
use super::pools::{Pool, PoolKind};
use super::strips::Strips;
use crate::geometry::{Point, Rect, Size};
use crate::graph::FlowGraph;
use crate::layout::{Direction, Drawing, DrawnBox, EVENT, ICON};
use crate::model::{Flow, StepKind};
use crate::typography::{Weight, width};

/// Room around the whole.
const MARGIN: f64 = 40.0;
/// Width of the header that names a pool.
pub(super) const HEADER: f64 = 30.0;
/// Room between two pools.
const BETWEEN: f64 = 30.0;
/// Room between a circle or a sign and its words.
pub(super) const GAP: f64 = 4.0;

/// Room that words have more than they need, because other programs have other fonts.
const SLACK: f64 = 10.0;
/// Text beside shapes: its size and the distance of its lines.
const TEXT: (f64, f64) = (11.0, 13.0);

/// A step's shape, and where its words stand when they do not stand in it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Shape {
    pub(super) rect: Rect,
    pub(super) label: Option<Rect>,
}

/// A link with its words and, within a pool, the sign of its product.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) points: Vec<Point>,
    pub(super) label: Option<Rect>,
    pub(super) object: Option<Shape>,
}

/// Where everything stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Places {
    pub(super) pools: Vec<Rect>,
    pub(super) lanes: Vec<Rect>,
    pub(super) steps: Vec<Shape>,
    pub(super) lines: Vec<Line>,
}

impl Places {
    /// Moves a drawing of a grouped graph apart.
    pub(super) fn of(flow: &Flow, graph: &FlowGraph, pools: &[Pool], drawing: &Drawing) -> Self {
        let shift = Shift::of(pools, drawing);
        let lanes: Vec<Rect> =
            drawing.lanes.iter().enumerate().map(|(lane, drawn)| shift.lane(lane, drawn.rect)).collect();
        let pool_rects: Vec<Rect> = pools.iter().map(|pool| shift.pool(pool, &lanes)).collect();
        let kinds: Vec<StepKind> = graph.occurrences().map(|(index, _)| graph.kind(flow, index)).collect();
        let rects: Vec<Rect> =
            drawing.boxes.iter().map(|drawn| shift.rect_within(drawn.lane, drawn.rect)).collect();
        let docks = docks(drawing);
        let steps = drawing.boxes.iter().zip(&rects).zip(&kinds).zip(&docks);
        let steps = steps.map(|(((drawn, rect), kind), docks)| shape(drawn, *rect, *kind, *docks));
        let mut steps: Vec<Shape> = steps.collect();
        let passed: Vec<bool> = kinds
            .iter()
            .zip(&docks)
            .map(|(kind, docks)| is_circle(*kind) && *docks == (true, true))
            .collect();
        events::part(&mut steps, &passed);
        let mut strips = Strips::default();
        let lines = drawing.links.iter().enumerate().map(|(index, link)| {
            let mut points: Vec<Point> = link.points.iter().map(|point| shift.point(*point)).collect();
            for (end, is_last) in [(link.from, false), (link.to, true)] {
                let pool = shift.pool_of[drawing.boxes[end].lane];
                if pools[pool].kind == PoolKind::BlackBox {
                    cut(&mut points, pool_rects[pool], is_last);
                } else if is_circle(kinds[end]) {
                    reach(&mut points, rects[end].centre(), is_last);
                }
            }
            let drawn = link.label.as_ref();
            let mut label = drawn.map(|label| shift.rect(label.rect));
            let stands_in = |rect: &Rect, at: Point| rect.contains(Rect::about(at, Size::default()), 0.0);
            for (pool, rect) in pools.iter().zip(&pool_rects) {
                if let Some(inside) = label
                    && pool.kind == PoolKind::BlackBox
                    && stands_in(rect, inside.centre())
                {
                    label = Some(strips.place(*rect, &points, inside));
                }
            }
            let (condition, product) =
                drawn.map_or((0, 0), |label| (label.condition.len(), label.product.len()));
            let has_sign = product > 0 && !between_pools(graph, drawing, index);
            let pitch = drawing.label_line;
            match label.filter(|_| has_sign) {
                None => Line { points, label, object: None },
                Some(rect) => {
                    let is_left = drawn.is_some_and(|label| label.is_left_of_run);
                    signed(points, (rect, is_left), condition as f64 * pitch, product as f64 * pitch)
                }
            }
        });
        let lines = lines.collect();
        Self { pools: pool_rects, lanes, steps, lines }
    }
}

/// Tells whether a link leads from one pool to another.
fn between_pools(graph: &FlowGraph, drawing: &Drawing, link: usize) -> bool {
    let lane = |end: usize| drawing.boxes[end].lane;
    let (from, to) = (lane(drawing.links[link].from), lane(drawing.links[link].to));
    let is_outside = |lane: usize| graph.lanes()[lane].side == crate::model::Side::External;
    from != to && (is_outside(from) || is_outside(to))
}

/// Parts the room of a label between the answer above and the product with its sign below.
///
/// The sign is on the side where the link runs.
fn signed(points: Vec<Point>, (rect, is_left): (Rect, bool), condition: f64, product: f64) -> Line {
    let top = rect.y + condition;
    let label = (condition > 0.0).then_some(Rect { h: condition, ..rect });
    let beside = ICON.w + GAP;
    let (sign, words) = if is_left { (rect.right() - ICON.w, rect.x) } else { (rect.x, rect.x + beside) };
    let words = Rect::new(words, top, (rect.w - beside).max(ICON.w), product);
    let object = Shape { rect: Rect::new(sign, top, ICON.w, ICON.h), label: Some(words) };
    Line { points, label, object: Some(object) }
}

/// Tells whether a step is drawn as a circle.
pub(super) fn is_circle(kind: StepKind) -> bool {
    matches!(kind, StepKind::Starts | StepKind::Ends | StepKind::Waits)
}

/// On which sides of each box links arrive or leave: above, below.
fn docks(drawing: &Drawing) -> Vec<(bool, bool)> {
    let mut docks = vec![(false, false); drawing.boxes.len()];
    for link in &drawing.links {
        let ends = [(link.from, link.points.first()), (link.to, link.points.last())];
        for (end, point) in ends {
            let (rect, Some(point)) = (drawing.boxes[end].rect, point) else { continue };
            docks[end].0 |= point.y <= rect.y + 0.5;
            docks[end].1 |= point.y >= rect.bottom() - 0.5;
        }
    }
    docks
}

/// Returns the shape of a step, with its words where no link passes.
fn shape(drawn: &DrawnBox, rect: Rect, kind: StepKind, docks: (bool, bool)) -> Shape {
    if kind == StepKind::Decides {
        let words = words(drawn);
        return Shape { rect, label: Some(Rect::about(rect.centre(), words)) };
    }
    if !is_circle(kind) {
        return Shape { rect, label: None };
    }
    let circle = Rect::about(rect.centre(), Size::new(EVENT, EVENT));
    Shape { rect: circle, label: Some(events::beside(circle, words(drawn), docks)) }
}

/// Returns how large the text of a step is.
fn words(drawn: &DrawnBox) -> Size {
    let widths = drawn.lines.iter().map(|line| width(line, TEXT.0, Weight::Regular));
    Size::new(widths.fold(0.0, f64::max).ceil() + SLACK, drawn.lines.len() as f64 * TEXT.1)
}

/// Draws the end of a link on from the room of an event to its circle.
fn reach(points: &mut Vec<Point>, centre: Point, is_last: bool) {
    if !is_last {
        points.reverse();
    }
    if let [.., before, last] = points.as_mut_slice() {
        let radius = EVENT / 2.0;
        let chord = |off: f64| (radius * radius - off * off).max(0.0).sqrt();
        let off = if before.y == last.y { last.y - centre.y } else { last.x - centre.x };
        let is_straight = off.abs() < radius - 1.0;
        match (before.y == last.y, is_straight) {
            (true, true) => last.x = centre.x + (last.x - centre.x).signum() * chord(off),
            (false, true) => last.y = centre.y + (last.y - centre.y).signum() * chord(off),
            // A link that would pass the circle turns towards it.
            (true, false) => {
                last.x = centre.x;
                points.push(Point::new(centre.x, centre.y + off.signum() * radius));
            }
            (false, false) => {
                last.y = centre.y;
                points.push(Point::new(centre.x + off.signum() * radius, centre.y));
            }
        }
    }
    if !is_last {
        points.reverse();
    }
}

/// Cuts the end of a link off where it enters a pool of which nothing within is shown.
fn cut(points: &mut Vec<Point>, pool: Rect, is_last: bool) {
    if !is_last {
        points.reverse();
    }
    let is_within = |at: &Point| pool.contains(Rect::about(*at, Size::default()), 0.0);
    if let Some(outside) = points.iter().rposition(|at| !is_within(at))
        && outside + 1 < points.len()
    {
        let (from, to) = (points[outside], points[outside + 1]);
        let edge = if from.x == to.x {
            Point::new(from.x, if from.y < pool.y { pool.y } else { pool.bottom() })
        } else {
            Point::new(if from.x < pool.x { pool.x } else { pool.right() }, from.y)
        };
        points.truncate(outside + 1);
        points.push(edge);
    }
    if !is_last {
        points.reverse();
    }
}

/// How far things move.
struct Shift {
    direction: Direction,
    /// The pool of each lane.
    pool_of: Vec<usize>,
    /// Where the second pool and those after it begin, across the flow.
    borders: Vec<f64>,
    /// What all moves, along the flow and across it.
    by: (f64, f64),
}

impl Shift {
    fn of(pools: &[Pool], drawing: &Drawing) -> Self {
        let across = |rect: Rect| if drawing.direction == Direction::Right { rect.y } else { rect.x };
        let along = |rect: Rect| if drawing.direction == Direction::Right { rect.x } else { rect.y };
        let mut pool_of = vec![0; drawing.lanes.len()];
        for (index, pool) in pools.iter().enumerate() {
            pool.lanes.iter().for_each(|lane| pool_of[*lane] = index);
        }
        let start = |pool: &Pool| pool.lanes.first().map(|lane| across(drawing.lanes[*lane].rect));
        let first = drawing.lanes.first().map_or((0.0, 0.0), |lane| (along(lane.rect), across(lane.rect)));
        Self {
            direction: drawing.direction,
            pool_of,
            borders: pools.iter().skip(1).filter_map(start).collect(),
            by: (MARGIN + HEADER - first.0, MARGIN - first.1),
        }
    }

    /// Moves a place behind so many borders between pools.
    fn moved(&self, at: Point, borders: usize) -> Point {
        let across = self.by.1 + borders as f64 * BETWEEN;
        match self.direction {
            Direction::Right => Point::new(at.x + self.by.0, at.y + across),
            Direction::Down => Point::new(at.x + across, at.y + self.by.0),
        }
    }

    fn point(&self, at: Point) -> Point {
        let across = if self.direction == Direction::Right { at.y } else { at.x };
        self.moved(at, self.borders.partition_point(|border| *border <= across))
    }

    /// Moves a rectangle with its middle.
    fn rect(&self, rect: Rect) -> Rect {
        let size = Size::new(rect.w, rect.h);
        Rect::about(self.point(rect.centre()), size)
    }

    fn rect_within(&self, lane: usize, rect: Rect) -> Rect {
        let at = self.moved(Point::new(rect.x, rect.y), self.pool_of[lane]);
        Rect { x: at.x, y: at.y, ..rect }
    }

    /// Moves a lane, whose sides are whole numbers so that lanes fill their pool exactly.
    fn lane(&self, lane: usize, rect: Rect) -> Rect {
        let moved = self.rect_within(lane, rect);
        let (x, y) = (moved.x.round(), moved.y.round());
        Rect::new(x, y, moved.right().round() - x, moved.bottom().round() - y)
    }

    /// Returns a pool: its lanes with the header before them.
    fn pool(&self, pool: &Pool, lanes: &[Rect]) -> Rect {
        let [first, .., last] = [pool.lanes.first(), pool.lanes.last()]
            .map(|lane| lane.and_then(|lane| lanes.get(*lane)).copied().unwrap_or_default());
        match self.direction {
            Direction::Right => {
                Rect::new(first.x - HEADER, first.y, first.w + HEADER, last.bottom() - first.y)
            }
            Direction::Down => Rect::new(first.x, first.y - HEADER, last.right() - first.x, first.h + HEADER),
        }
    }
}
