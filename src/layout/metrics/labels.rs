//! Labels: on each other, on boxes, on foreign links, or away from their own.

use super::grid::Grid;
use super::lines::{Lines, Segment};
use super::overlaps::{LEAST_CELL, overlapping, shrunk};
use super::{Metrics, TracedBox, Tracing};
use crate::geometry::Rect;

/// What two labels may share in each direction.
const SLACK: f64 = 1.5;
/// What a label and a box may share.
const BOX_SLACK: f64 = 2.0;
/// How far a foreign link may be inside a label.
const INSIDE: f64 = 1.0;
/// Ways through a label up to this length are not seen.
const LEAST_WAY: f64 = 2.0;
/// How far a label may be from its link.
const STRAY: f64 = 25.0;

/// Counts what is wrong with labels.
pub(super) fn add(tracing: &Tracing, lines: &Lines, metrics: &mut Metrics) {
    let labels: Vec<(usize, Rect)> =
        tracing.links.iter().enumerate().filter_map(|(link, drawn)| Some((link, drawn.label?))).collect();
    let cell = lines.cell.max(LEAST_CELL);
    let of_labels = Grid::of_rects(cell, labels.iter().map(|(_, rect)| *rect));
    let of_boxes = Grid::of_rects(cell, tracing.boxes.iter().map(|item| item.rect));
    metrics.links_without_label = tracing.links.len() - labels.len();
    metrics.overlapping_labels = overlapping(&of_labels, SLACK, |index| labels[index].1);
    let mut near = Vec::new();
    for (link, rect) in labels {
        of_boxes.near_rect(rect, &mut near);
        metrics.labels_on_boxes += near.iter().filter(|index| covers(rect, tracing.boxes[**index])).count();
        lines.grid.near_rect(rect, &mut near);
        let is_cut = |segment: &Segment| {
            segment.link != link && segment.length_within(shrunk(rect, INSIDE)) > LEAST_WAY
        };
        metrics.labels_on_links += usize::from(near.iter().any(|index| is_cut(&lines.segments[*index])));
        let around = shrunk(rect, -STRAY);
        let mut own = lines.paths[link].windows(2).map(|pair| Segment { start: pair[0], end: pair[1], link });
        metrics.stray_labels += usize::from(!own.any(|segment| segment.length_within(around) > 0.0));
    }
}

/// Tells whether a label lies on a box.
fn covers(label: Rect, TracedBox { rect, is_diamond, .. }: TracedBox) -> bool {
    if !is_diamond {
        return label.overlaps(rect, BOX_SLACK);
    }
    let centre = rect.centre();
    let off = |at: f64, low: f64, high: f64| (at.clamp(low, high) - at).abs();
    let across = off(centre.x, label.x, label.right()) / (rect.w / 2.0 - BOX_SLACK).max(1.0);
    let down = off(centre.y, label.y, label.bottom()) / (rect.h / 2.0 - BOX_SLACK).max(1.0);
    across + down < 1.0
}
