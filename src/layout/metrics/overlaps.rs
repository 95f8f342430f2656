//! Boxes that links run through, boxes on boxes, and ends that miss their box.

use super::grid::Grid;
use super::lines::Lines;
use super::{Metrics, TracedBox, Tracing, distance};
use crate::geometry::Rect;
use std::collections::BTreeMap;

/// How far a link may be inside a box before it runs through it.
const INSIDE: f64 = 2.0;
/// The same of a diamond, whose sides slope.
const INSIDE_DIAMOND: f64 = 3.0;
/// Ways through a box up to this length are not seen.
const LEAST_WAY: f64 = 2.0;
/// What two boxes may share in each direction.
const SLACK: f64 = 1.0;
/// How far an end may be from its box.
const LOOSE: f64 = 16.0;
/// The least size of a cell for boxes.
pub(super) const LEAST_CELL: f64 = 60.0;

/// Counts links through boxes, overlapping boxes and loose ends.
pub(super) fn add(tracing: &Tracing, lines: &Lines, metrics: &mut Metrics) {
    let grid = Grid::of_rects(lines.cell.max(LEAST_CELL), tracing.boxes.iter().map(|item| item.rect));
    metrics.links_through_boxes = ways_through_boxes(tracing, lines, &grid);
    metrics.overlapping_boxes = overlapping(&grid, SLACK, |index| tracing.boxes[index].rect);
    for (link, path) in tracing.links.iter().zip(&lines.paths) {
        let ends = [(link.from, path.first()), (link.to, path.last())];
        let loose = ends
            .into_iter()
            .filter(|(end, at)| at.is_some_and(|at| distance(*at, tracing.boxes[*end].rect) > LOOSE));
        metrics.loose_ends += loose.count();
    }
}

fn ways_through_boxes(tracing: &Tracing, lines: &Lines, grid: &Grid) -> usize {
    let mut ways: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    let mut near = Vec::new();
    for segment in &lines.segments {
        let link = &tracing.links[segment.link];
        grid.near_segment(*segment, &mut near);
        for index in near.iter().copied().filter(|index| *index != link.from && *index != link.to) {
            let TracedBox { rect, is_diamond, .. } = tracing.boxes[index];
            let way = if is_diamond {
                segment.length_within_diamond(shrunk(rect, INSIDE_DIAMOND))
            } else {
                segment.length_within(shrunk(rect, INSIDE))
            };
            if way > 0.0 {
                *ways.entry((segment.link, index)).or_default() += way;
            }
        }
    }
    ways.values().filter(|way| **way > LEAST_WAY).count()
}

/// Counts the pairs of rectangles in a grid that share more than `slack` in each direction.
pub(super) fn overlapping(grid: &Grid, slack: f64, rect: impl Fn(usize) -> Rect) -> usize {
    let mut pairs = Vec::new();
    for cell in grid.shared_cells() {
        for (place, (_, one)) in cell.iter().enumerate() {
            let others = cell[place + 1..].iter().map(|(_, other)| *other);
            pairs.extend(
                others.filter(|other| rect(*one).overlaps(rect(*other), slack)).map(|other| (*one, other)),
            );
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs.len()
}

/// Returns a rectangle that is smaller by a margin on each side; it may be less than nothing.
pub(super) fn shrunk(rect: Rect, margin: f64) -> Rect {
    Rect::new(rect.x + margin, rect.y + margin, rect.w - 2.0 * margin, rect.h - 2.0 * margin)
}
