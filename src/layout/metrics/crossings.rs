//! Where links cross, and where they run on top of each other.
//!
//! Segments of different links that share a cell are compared; a crossing counts in the cell that
//! holds it, and a common run is added up cell by cell, so that nothing counts twice.

use super::lines::{Lines, Segment};
use super::{Metrics, Tracing, distance};
use crate::geometry::{Point, Rect};
use std::collections::BTreeMap;

/// Runs nearer to each other than this are seen as one.
const APART: f64 = 1.0;
/// Common runs up to this length are not seen.
const LEAST_RUN: f64 = 5.0;
/// Where a link ends within this of another it joins it and does not cross.
const AT_END: f64 = 1.5;
/// Links of one box may meet within this of it.
const AT_BOX: f64 = 4.0;
/// Crossings of two links nearer than this are one, found twice in a bend.
const SAME: f64 = 0.6;
/// Sine of the angle below which segments are parallel.
const PARALLEL: f64 = 0.01;

/// What is found, by pairs of links.
#[derive(Default)]
struct Found {
    crossings: Vec<((usize, usize), Point)>,
    runs: BTreeMap<(usize, usize), f64>,
}

/// Counts crossings and common runs.
pub(super) fn add(tracing: &Tracing, lines: &Lines, metrics: &mut Metrics) {
    let mut found = Found::default();
    for cell in lines.grid.shared_cells() {
        let bounds = lines.grid.bounds(cell[0].0);
        for (place, (_, one)) in cell.iter().enumerate() {
            for (_, other) in &cell[place + 1..] {
                let (one, other) = (lines.segments[*one], lines.segments[*other]);
                if one.link != other.link && are_near(one, other) {
                    found.compare(tracing, lines, (one, other), bounds);
                }
            }
        }
    }
    metrics.crossings = merged(found.crossings);
    for ((one, other), length) in found.runs.into_iter().filter(|(_, length)| *length > LEAST_RUN) {
        if tracing.have_common_end(one, other) {
            metrics.bundled_links += 1;
            metrics.bundled_length += length;
        } else {
            metrics.merged_links += 1;
            metrics.merged_length += length;
        }
    }
}

/// Tells whether the bounds of two segments meet, give or take a little.
fn are_near(one: Segment, other: Segment) -> bool {
    let meet = |one: (f64, f64), other: (f64, f64)| {
        one.0.max(one.1) >= other.0.min(other.1) - APART && other.0.max(other.1) >= one.0.min(one.1) - APART
    };
    meet((one.start.x, one.end.x), (other.start.x, other.end.x))
        && meet((one.start.y, one.end.y), (other.start.y, other.end.y))
}

impl Found {
    fn compare(&mut self, tracing: &Tracing, lines: &Lines, pair: (Segment, Segment), cell: Rect) {
        let (one, other) = pair;
        let (length, other_length) = (one.length(), other.length());
        if length < 1e-9 || other_length < 1e-9 {
            return;
        }
        let (dx, dy) = (one.end.x - one.start.x, one.end.y - one.start.y);
        let (ex, ey) = (other.end.x - other.start.x, other.end.y - other.start.y);
        let turn = dx * ey - dy * ex;
        let links = (one.link.min(other.link), one.link.max(other.link));
        if turn.abs() < PARALLEL * length * other_length {
            if let Some(run) = common_run(one, other) {
                let run = run.length_within(cell);
                if run > 0.0 {
                    *self.runs.entry(links).or_default() += run;
                }
                return;
            }
            if turn.abs() < 1e-9 * length * other_length {
                return;
            }
        }
        let (px, py) = (other.start.x - one.start.x, other.start.y - one.start.y);
        let (share, other_share) = ((px * ey - py * ex) / turn, (px * dy - py * dx) / turn);
        let within = |share: f64| (-1e-9..=1.0 + 1e-9).contains(&share);
        let at = Point::new(one.start.x + share * dx, one.start.y + share * dy);
        let is_here = cell.x <= at.x && at.x < cell.right() && cell.y <= at.y && at.y < cell.bottom();
        if within(share) && within(other_share) && is_here && !is_meeting(tracing, lines, links, at) {
            self.crossings.push((links, at));
        }
    }
}

/// Returns the part of a segment that another runs on top of.
fn common_run(one: Segment, other: Segment) -> Option<Segment> {
    let length = one.length();
    let (dx, dy) = (one.end.x - one.start.x, one.end.y - one.start.y);
    let along = |at: Point| ((at.x - one.start.x) * dx + (at.y - one.start.y) * dy) / (length * length);
    let beside = |at: Point| (dx * (at.y - one.start.y) - dy * (at.x - one.start.x)) / length;
    let (mut near, mut far) =
        ((along(other.start), beside(other.start)), (along(other.end), beside(other.end)));
    if near.0 > far.0 {
        std::mem::swap(&mut near, &mut far);
    }
    let (from, to) = (near.0.max(0.0), far.0.min(1.0));
    let slope = (far.1 - near.1) / (far.0 - near.0).max(1e-12);
    let is_close = |share: f64| (near.1 + slope * (share - near.0)).abs() <= APART;
    let point = |share: f64| Point::new(one.start.x + share * dx, one.start.y + share * dy);
    (to > from && is_close(from) && is_close(to)).then(|| Segment {
        start: point(from),
        end: point(to),
        ..one
    })
}

/// Tells whether two links meet at a point because one ends there, or both do at one box.
fn is_meeting(tracing: &Tracing, lines: &Lines, links: (usize, usize), at: Point) -> bool {
    let ends = [links.0, links.1].into_iter().flat_map(|link| {
        let path = &lines.paths[link];
        path.first().into_iter().chain(path.last())
    });
    let mut ends = ends;
    ends.any(|end| (at.x - end.x).hypot(at.y - end.y) < AT_END)
        || tracing.common_ends(links.0, links.1).any(|end| distance(at, tracing.boxes[end].rect) < AT_BOX)
}

/// Counts crossings, those of one pair of links at one place once.
fn merged(mut crossings: Vec<((usize, usize), Point)>) -> usize {
    crossings.sort_by(|one, other| {
        let places = one.1.x.total_cmp(&other.1.x).then(one.1.y.total_cmp(&other.1.y));
        one.0.cmp(&other.0).then(places)
    });
    let mut count = 0;
    for of_pair in crossings.chunk_by(|one, other| one.0 == other.0) {
        let mut kept: Vec<Point> = Vec::new();
        for (_, at) in of_pair {
            if kept.iter().all(|other| (at.x - other.x).abs() + (at.y - other.y).abs() > SAME) {
                kept.push(*at);
            }
        }
        count += kept.len();
    }
    count
}
