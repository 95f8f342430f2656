//! Lanes, and whether links run the way that the flow does.

use super::{Metrics, Tracing};
use crate::geometry::Rect;

/// How far lanes may differ in where they begin and end.
const SPAN: f64 = 3.0;
/// What lanes may share, and how far a box may be out of its lane.
const SLACK: f64 = 2.0;
/// Links that gain less than this along the flow stay level.
const LEVEL: f64 = 1.0;

/// Adds what is measured of lanes and directions.
pub(super) fn add(tracing: &Tracing, metrics: &mut Metrics) {
    add_directions(tracing, metrics);
    let rows = tracing.lanes.as_slice();
    let columns: Vec<Rect> = rows.iter().map(|lane| lane.transposed()).collect();
    let are_rows = are_straight(rows);
    metrics.lanes_straight = are_rows || are_straight(&columns);
    if !metrics.lanes_straight {
        metrics.overlapping_lanes = overlapping(rows);
    }
    let order = Order::of(tracing, metrics.lanes_straight, are_rows);
    for item in &tracing.boxes {
        let Some(lane) = item.lane else { continue };
        metrics.boxes_out_of_lane += usize::from(!rows[lane].contains(item.rect, SLACK));
        metrics.boxes_in_foreign_lanes += usize::from(order.is_in_foreign(rows, lane, item.rect));
    }
}

/// Tells whether lanes, taken as rows, are of one length and follow each other without overlap.
fn are_straight(rows: &[Rect]) -> bool {
    let spread = |edge: fn(&Rect) -> f64| {
        let edges = rows.iter().map(edge);
        let (low, high) = edges.fold((f64::MAX, f64::MIN), |(low, high), at| (low.min(at), high.max(at)));
        high - low
    };
    if spread(|row| row.x) > SPAN || spread(|row| row.right()) > SPAN {
        return false;
    }
    let mut sorted: Vec<Rect> = rows.to_vec();
    sorted.sort_by(|one, other| one.y.total_cmp(&other.y).then(one.bottom().total_cmp(&other.bottom())));
    sorted.windows(2).all(|pair| pair[0].bottom() <= pair[1].y + SLACK)
}

fn overlapping(lanes: &[Rect]) -> usize {
    let pairs = lanes.iter().enumerate();
    pairs.map(|(place, one)| lanes[..place].iter().filter(|other| one.overlaps(**other, SLACK)).count()).sum()
}

/// Finds the lanes that a point may lie in.
enum Order {
    /// Straight lanes, sorted across the flow: only those about a point are looked at.
    Sorted { starts: Vec<(f64, usize)>, are_rows: bool },
    /// Lanes anywhere: all are looked at.
    Any,
}

impl Order {
    fn of(tracing: &Tracing, are_straight: bool, are_rows: bool) -> Self {
        if !are_straight {
            return Self::Any;
        }
        let start = |lane: &Rect| if are_rows { lane.y } else { lane.x };
        let mut starts: Vec<(f64, usize)> =
            tracing.lanes.iter().enumerate().map(|(place, lane)| (start(lane), place)).collect();
        starts.sort_by(|one, other| one.0.total_cmp(&other.0));
        Self::Sorted { starts, are_rows }
    }

    /// Tells whether the middle of a box lies in a lane that is not its own.
    fn is_in_foreign(&self, lanes: &[Rect], own: usize, rect: Rect) -> bool {
        let at = rect.centre();
        let is_foreign = |place: usize| {
            let lane = lanes[place];
            place != own && lane.x < at.x && at.x < lane.right() && lane.y < at.y && at.y < lane.bottom()
        };
        match self {
            Self::Any => (0..lanes.len()).any(is_foreign),
            Self::Sorted { starts, are_rows } => {
                let across = if *are_rows { at.y } else { at.x };
                let after = starts.partition_point(|(start, _)| *start <= across);
                // Straight lanes share a little at the most, so that two of them can hold a point.
                starts[after.saturating_sub(2)..after].iter().any(|(_, place)| is_foreign(*place))
            }
        }
    }
}

/// Counts links that run forward and back, along the axis on which more do as they should.
fn add_directions(tracing: &Tracing, metrics: &mut Metrics) {
    let along = |axis: fn(Rect) -> f64| {
        let (mut all, mut forward, mut backward) = (0_usize, 0_usize, 0_usize);
        for link in tracing.links.iter().filter(|link| !link.back) {
            let gain = axis(tracing.boxes[link.to].rect) - axis(tracing.boxes[link.from].rect);
            all += 1;
            forward += usize::from(gain > LEVEL);
            backward += usize::from(gain < -LEVEL);
        }
        let share = |count: usize| count as f64 / all.max(1) as f64;
        (share(all - backward), share(forward), share(backward))
    };
    let (right, down) = (along(|rect| rect.centre().x), along(|rect| rect.centre().y));
    let best = if (right.0, right.1) >= (down.0, down.1) { right } else { down };
    metrics.forward = 100.0 * best.1;
    metrics.backward = 100.0 * best.2;
}
