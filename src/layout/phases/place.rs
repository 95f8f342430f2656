//! Turns lines into coordinates.
//!
//! Takes grid, routes and label spots. Promises that boxes stand in their lanes, that runs on one
//! line lie apart, that labels overlap nothing, and that every link ends on the border of its
//! boxes. Along the flow first: columns, zones and tracks get their places. Then, with those known,
//! across it: rows and channels grow with what runs and stands on them.

mod across;
mod along;
mod compact;

use super::label::Spot;
use super::route::{Route, Side};
use super::separate::{Run, Turn};
use crate::geometry::{Point, Rect, Size, simplified};
use crate::layout::grid::{Grid, Node};
use crate::layout::plan::{Extent, Plan};
use compact::{Draft, compact};

/// Least distance between two parallel runs.
const PITCH: f64 = 10.0;
/// Distance between a run and its label, and between a label and what is next.
const LABEL_GAP: f64 = 3.0;
/// Distance between a run across and the label beside it.
const BESIDE_GAP: f64 = 5.0;
/// Room on a box's side beyond the outermost link.
const DOCK_MARGIN: f64 = 8.0;

/// Coordinates, along as `x` and across as `y`.
#[derive(Debug, Clone, Default)]
pub(in crate::layout) struct Placed {
    pub(in crate::layout) boxes: Vec<Rect>,
    /// Points of each link; its ends lie in the boxes' bounding rectangles.
    pub(in crate::layout) links: Vec<Vec<Point>>,
    pub(in crate::layout) labels: Vec<Option<Rect>>,
    pub(in crate::layout) lanes: Vec<Rect>,
    /// Start and end of each phase along the flow.
    pub(in crate::layout) phases: Vec<(f64, f64)>,
}

impl Placed {
    /// Moves everything across the flow.
    pub(in crate::layout) fn shift_across(&mut self, by: f64) {
        let rects = self.boxes.iter_mut().chain(self.labels.iter_mut().flatten()).chain(&mut self.lanes);
        rects.for_each(|rect| rect.y += by);
        self.links.iter_mut().flatten().for_each(|point| point.y += by);
    }
}

/// Place of each run of each link across its own line.
type Places = Vec<Vec<f64>>;

/// Computes all coordinates.
pub(in crate::layout) fn place(
    plan: &Plan,
    grid: &Grid,
    routes: Vec<Route>,
    mut spots: Vec<Option<Spot>>,
    back: &[bool],
) -> Placed {
    let mut extents: Vec<Extent> = plan.boxes.iter().map(|item| item.extent).collect();
    let mut places: Places =
        routes.iter().map(|route| vec![0.0; route.nodes.len().saturating_sub(1)]).collect();
    let along = along::draft(plan, grid, &routes, &mut spots, &mut extents, &mut places);
    let Draft { routes, spots, mut places, along, .. } =
        compact(Draft { plan, grid, back, extents: &extents, routes, spots, places, along });
    let across = across::place(plan, grid, &routes, &spots, &along, &mut extents, &mut places);
    let boxes: Vec<Rect> = grid
        .cells
        .iter()
        .zip(&along.boxes)
        .zip(&extents)
        .map(|((cell, middle), extent)| {
            let centre = Point::new(*middle, across.middle[cell.across as usize]);
            Rect::about(centre, Size::new(extent.along, extent.across))
        })
        .collect();
    let links = plan
        .links
        .iter()
        .zip(&routes)
        .zip(&places)
        .map(|((link, route), places)| points(route, places, boxes[link.from], boxes[link.to]))
        .collect();
    let lanes =
        across.lanes.iter().map(|(start, end)| Rect::new(0.0, *start, along.total, end - start)).collect();
    Placed { boxes, links, labels: across.labels, lanes, phases: along.phases(plan) }
}

/// Returns a link's points: bends where neighbouring runs meet, ends on the boxes' borders.
fn points(route: &Route, places: &[f64], from: Rect, to: Rect) -> Vec<Point> {
    let nodes = &route.nodes;
    let is_along = |run: usize| nodes[run].across == nodes[run + 1].across;
    let last = places.len() - 1;
    let mut points = vec![docked(from, Side::towards(nodes[0], nodes[1]), places[0])];
    for run in 1..=last {
        let (one, other) = (places[run - 1], places[run]);
        points.push(if is_along(run) { Point::new(one, other) } else { Point::new(other, one) });
    }
    points.push(docked(to, Side::towards(nodes[last + 1], nodes[last]), places[last]));
    simplified(&points)
}

/// Returns the point on a side of a box; `place` is the run's coordinate across itself.
fn docked(item: Rect, side: Side, place: f64) -> Point {
    match side {
        Side::Before => Point::new(item.x, place),
        Side::Behind => Point::new(item.right(), place),
        Side::Above => Point::new(place, item.y),
        Side::Below => Point::new(place, item.bottom()),
    }
}

/// Returns the boxes at which a run docks: those of its link that it begins or ends at.
fn docks_of(run: &Run, plan: &Plan, routes: &[Route]) -> impl Iterator<Item = usize> {
    let link = &plan.links[run.link];
    let is_last = run.index + 2 == routes[run.link].nodes.len();
    [(run.index == 0).then_some(link.from), is_last.then_some(link.to)].into_iter().flatten()
}

/// Returns the way a link goes on where a run meets its neighbour, which leads to `next`.
fn turn(line: u32, next: Option<u32>) -> Turn {
    match next {
        None => Turn::Docks,
        Some(next) if next < line => Turn::Lower,
        Some(_) => Turn::Higher,
    }
}

/// A run before its range is known: where it starts and ends, and the places before and behind.
struct Bare {
    link: usize,
    index: usize,
    start: Node,
    end: Node,
    before: Option<Node>,
    behind: Option<Node>,
}

impl Bare {
    /// Returns all runs of one direction, by the line that they lie on.
    fn by_line(routes: &[Route], lines: u32, want_along: bool) -> Vec<Vec<Self>> {
        let mut on_line: Vec<Vec<Self>> = (0..lines).map(|_| Vec::new()).collect();
        for (link, route) in routes.iter().enumerate() {
            for (index, (start, end)) in route.runs().enumerate() {
                if (start.across == end.across) != want_along {
                    continue;
                }
                let line = if want_along { start.across } else { start.along };
                let before = index.checked_sub(1).map(|before| route.nodes[before]);
                let behind = route.nodes.get(index + 2).copied();
                on_line[line as usize].push(Self { link, index, start, end, before, behind });
            }
        }
        on_line
    }

    /// Makes the run, given where its two ends are and which line each neighbour leads to.
    fn with_ends(&self, ends: [f64; 2], line: u32, neighbours: [Option<u32>; 2]) -> Run {
        let turns = neighbours.map(|next| turn(line, next));
        let (low, high) = if ends[0] <= ends[1] { (0, 1) } else { (1, 0) };
        Run {
            link: self.link,
            index: self.index,
            low: ends[low],
            high: ends[high],
            low_turn: turns[low],
            high_turn: turns[high],
        }
    }
}
