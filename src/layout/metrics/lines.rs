//! The runs of all links, and the measures of a link alone: bends, length, detour.

use super::grid::Grid;
use super::{Metrics, Tracing};
use crate::geometry::{Point, Rect};
use std::f64::consts::{FRAC_PI_2, PI};

/// Points nearer to a straight run than this are on it.
const STRAIGHT: f64 = 0.6;
/// Points nearer to each other than this are one.
const SAME: f64 = 0.3;
/// Turns below two degrees are not seen.
const LEAST_TURN: f64 = PI / 90.0;
/// The shortest way that a detour is measured against.
const LEAST_WAY: f64 = 20.0;
/// The least size of a cell.
const LEAST_CELL: f64 = 20.0;

/// A straight run of a link.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Segment {
    pub(super) start: Point,
    pub(super) end: Point,
    /// The link's place.
    pub(super) link: usize,
}

impl Segment {
    pub(super) fn length(self) -> f64 {
        (self.end.x - self.start.x).hypot(self.end.y - self.start.y)
    }

    /// Returns how much of the segment lies in a rectangle (Liang and Barsky 1984).
    pub(super) fn length_within(self, rect: Rect) -> f64 {
        let (dx, dy) = (self.end.x - self.start.x, self.end.y - self.start.y);
        let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
        let sides = [
            (-dx, self.start.x - rect.x),
            (dx, rect.right() - self.start.x),
            (-dy, self.start.y - rect.y),
            (dy, rect.bottom() - self.start.y),
        ];
        for (towards, room) in sides {
            if towards.abs() < 1e-12 {
                if room < 0.0 {
                    return 0.0;
                }
            } else if towards < 0.0 {
                enters = enters.max(room / towards);
            } else {
                leaves = leaves.min(room / towards);
            }
        }
        (leaves - enters).max(0.0) * self.length()
    }

    /// Returns how much of the segment lies in the diamond that touches a rectangle's sides.
    pub(super) fn length_within_diamond(self, rect: Rect) -> f64 {
        let (centre, half) = (rect.centre(), (rect.w / 2.0, rect.h / 2.0));
        if half.0 <= 0.0 || half.1 <= 0.0 {
            return 0.0;
        }
        let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
        for (right, down) in [(-1.0, -1.0), (-1.0, 1.0), (1.0, -1.0), (1.0, 1.0)] {
            let beyond =
                |at: Point| right * (at.x - centre.x) / half.0 + down * (at.y - centre.y) / half.1 - 1.0;
            let (start, end) = (beyond(self.start), beyond(self.end));
            if start > 0.0 && end > 0.0 {
                return 0.0;
            }
            if start > 0.0 {
                enters = enters.max(start / (start - end));
            } else if end > 0.0 {
                leaves = leaves.min(start / (start - end));
            }
        }
        (leaves - enters).max(0.0) * self.length()
    }
}

/// All links as straight runs, and the grid that finds them.
pub(super) struct Lines {
    /// For each link its points, without those on a straight run.
    pub(super) paths: Vec<Vec<Point>>,
    pub(super) segments: Vec<Segment>,
    pub(super) grid: Grid,
    /// Size of a cell of the grid.
    pub(super) cell: f64,
}

impl Lines {
    pub(super) fn new(tracing: &Tracing, bounds: Rect) -> Self {
        let paths: Vec<Vec<Point>> = tracing.links.iter().map(|link| simplified(&link.points)).collect();
        let mut segments = Vec::new();
        for (link, path) in paths.iter().enumerate() {
            let runs = path.windows(2).map(|pair| Segment { start: pair[0], end: pair[1], link });
            segments.extend(runs);
        }
        let mean = (bounds.w * bounds.h / segments.len().max(1) as f64).sqrt();
        let cell = (mean * 0.7).max(LEAST_CELL);
        Self { grid: Grid::of_segments(cell, &segments), paths, segments, cell }
    }

    /// Adds what is measured of each link alone.
    pub(super) fn add_shape(&self, metrics: &mut Metrics) {
        let count = self.paths.len().max(1) as f64;
        let turns: Vec<f64> = self.paths.iter().map(|path| turning(path)).collect();
        metrics.bends = turns.iter().sum::<f64>() / count;
        metrics.most_bends = turns.iter().copied().fold(0.0, f64::max);
        metrics.length = self.segments.iter().map(|segment| segment.length()).sum::<f64>() / count;
        metrics.detour = self.paths.iter().map(|path| detour(path)).sum::<f64>() / count;
    }
}

/// Returns the points without repeated ones and those on a straight run.
fn simplified(points: &[Point]) -> Vec<Point> {
    let mut apart: Vec<Point> = Vec::with_capacity(points.len());
    for at in points {
        let is_new = |last: &Point| (at.x - last.x).abs() + (at.y - last.y).abs() > SAME;
        if apart.last().is_none_or(is_new) {
            apart.push(*at);
        }
    }
    let Some((last, inner)) = apart.split_last() else { return apart };
    let mut kept: Vec<Point> = Vec::with_capacity(apart.len());
    for (index, at) in inner.iter().enumerate() {
        let Some(before) = kept.last() else {
            kept.push(*at);
            continue;
        };
        if turns_at(*before, *at, apart[index + 1]) {
            kept.push(*at);
        }
    }
    kept.push(*last);
    kept
}

/// Tells whether the way from `before` to `after` bends at a point, or turns round there.
fn turns_at(before: Point, at: Point, after: Point) -> bool {
    let (dx, dy) = (after.x - before.x, after.y - before.y);
    let length = dx.hypot(dy);
    if length < 1e-9 {
        return true;
    }
    let off = (dx * (at.y - before.y) - (at.x - before.x) * dy).abs() / length;
    let onward = (at.x - before.x) * (after.x - at.x) + (at.y - before.y) * (after.y - at.y);
    off > STRAIGHT || onward < 0.0
}

/// Returns how much a path turns, in right angles.
fn turning(path: &[Point]) -> f64 {
    let turn = |corner: &[Point]| {
        let heading = |from: Point, to: Point| (to.y - from.y).atan2(to.x - from.x);
        let change = heading(corner[1], corner[2]) - heading(corner[0], corner[1]);
        ((change + PI).rem_euclid(2.0 * PI) - PI).abs()
    };
    path.windows(3).map(turn).filter(|turn| *turn > LEAST_TURN).sum::<f64>() / FRAC_PI_2
}

/// Returns a path's length over the way along the axes between its ends.
fn detour(path: &[Point]) -> f64 {
    let (Some(first), Some(last)) = (path.first(), path.last()) else { return 0.0 };
    let length: f64 = path.windows(2).map(|pair| (pair[1].x - pair[0].x).hypot(pair[1].y - pair[0].y)).sum();
    length / ((last.x - first.x).abs() + (last.y - first.y).abs()).max(LEAST_WAY)
}
