//! The scorecard: how well a drawing can be read, in numbers.
//!
//! Any drawing can be measured, not only ours: it is handed over as a [`Tracing`] of boxes, lanes
//! and polylines of any slope, so that one code scores this layout and others. Definitions follow
//! the usual measures of graph drawing (Purchase 2002, Huang et al. 2009), with tolerances in
//! pixels for what an eye does not see. What lies near each other is found in a sorted grid.

mod crossings;
mod grid;
mod labels;
mod lanes;
mod lines;
mod overlaps;
mod report;
mod tracing;

use crate::geometry::{Point, Rect, Size};
use crate::layout::Sheet;
use serde::Serialize;

pub use tracing::{TracedBox, TracedLink, Tracing};

/// The scorecard of a drawing. Lengths are in its own units; counts are of pairs where two things
/// are at fault, and nothing is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Metrics {
    /// Boxes drawn.
    pub boxes: usize,
    /// Links drawn.
    pub links: usize,
    /// Lanes drawn.
    pub lanes: usize,
    /// Width of all that is drawn.
    pub width: f64,
    /// Height of all that is drawn.
    pub height: f64,
    /// Width over height.
    pub aspect: f64,
    /// Share of the area that boxes take, in percent.
    pub box_share: f64,
    /// Points where two links cross.
    pub crossings: usize,
    /// Pairs of links without a common end that run on top of each other for more than 5.
    pub merged_links: usize,
    /// How long they do, all together.
    pub merged_length: f64,
    /// Pairs of links with a common end that run on top of each other for more than 5.
    pub bundled_links: usize,
    /// How long they do, all together.
    pub bundled_length: f64,
    /// Right angles that a link turns, as a mean.
    pub bends: f64,
    /// Right angles that the worst link turns.
    pub most_bends: f64,
    /// Length of a link, as a mean.
    pub length: f64,
    /// Length of a link over the way along the axes between its ends, as a mean.
    pub detour: f64,
    /// Times that a link runs through a box that is not its own.
    pub links_through_boxes: usize,
    /// Ends of links that are more than 16 away from their box.
    pub loose_ends: usize,
    /// Pairs of boxes that overlap.
    pub overlapping_boxes: usize,
    /// Pairs of labels that overlap.
    pub overlapping_labels: usize,
    /// Times that a label lies on a box.
    pub labels_on_boxes: usize,
    /// Labels that a foreign link runs through.
    pub labels_on_links: usize,
    /// Labels more than 25 away from their link.
    pub stray_labels: usize,
    /// Links that have no label.
    pub links_without_label: usize,
    /// Whether lanes are of one length, side by side and disjoint.
    pub lanes_straight: bool,
    /// Pairs of lanes that overlap.
    pub overlapping_lanes: usize,
    /// Boxes that are not within their lane.
    pub boxes_out_of_lane: usize,
    /// Boxes whose middle lies in another lane.
    pub boxes_in_foreign_lanes: usize,
    /// Links that go on along the flow, in percent of those that are not to run back.
    pub forward: f64,
    /// Links that go back along the flow though they are not to, in percent.
    pub backward: f64,
    /// Size in points of the smallest text when the drawing fills a sheet of A4.
    pub text_on_a4: f64,
    /// The same on A3.
    pub text_on_a3: f64,
}

impl Metrics {
    /// Returns how many faults the drawing has that no drawing may have.
    #[must_use]
    pub fn faults(&self) -> usize {
        let of_lines = self.merged_links + self.links_through_boxes + self.loose_ends;
        let of_labels =
            self.overlapping_labels + self.labels_on_boxes + self.labels_on_links + self.stray_labels;
        let of_lanes = self.overlapping_lanes + self.boxes_out_of_lane + self.boxes_in_foreign_lanes;
        of_lines + of_labels + of_lanes + self.overlapping_boxes + usize::from(!self.lanes_straight)
    }
}

/// Measures a drawing.
#[must_use]
pub fn measure(tracing: &Tracing) -> Metrics {
    let mut metrics = Metrics {
        boxes: tracing.boxes.len(),
        links: tracing.links.len(),
        lanes: tracing.lanes.len(),
        lanes_straight: true,
        ..Metrics::default()
    };
    let Some(bounds) = tracing.bounds() else { return metrics };
    let area: f64 = tracing.boxes.iter().map(|item| item.rect.w * item.rect.h).sum();
    metrics.width = bounds.w;
    metrics.height = bounds.h;
    metrics.aspect = bounds.w / bounds.h.max(1.0);
    metrics.box_share = 100.0 * area / (bounds.w * bounds.h).max(1.0);
    let size = Size::new(bounds.w, bounds.h);
    metrics.text_on_a4 = Sheet::A4.point_size(size, tracing.text);
    metrics.text_on_a3 = Sheet::A3.point_size(size, tracing.text);
    let lines = lines::Lines::new(tracing, bounds);
    crossings::add(tracing, &lines, &mut metrics);
    lines.add_shape(&mut metrics);
    overlaps::add(tracing, &lines, &mut metrics);
    labels::add(tracing, &lines, &mut metrics);
    lanes::add(tracing, &mut metrics);
    metrics
}

/// Returns how far a point is from a rectangle; inside it is none.
fn distance(at: Point, rect: Rect) -> f64 {
    let across = (rect.x - at.x).max(at.x - rect.right()).max(0.0);
    let down = (rect.y - at.y).max(at.y - rect.bottom()).max(0.0);
    across.hypot(down)
}

#[cfg(test)]
mod tests;
