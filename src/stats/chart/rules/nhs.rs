//! The rules of NHS England's Making Data Count, as its R package NHSRplotthedots has them.

use super::{Pattern, Point, Signal, mark, mark_trends};
use crate::stats::runs::Side;

/// So many points on one side, or rising or falling, are one signal.
const MANY: usize = 7;
/// Two of so many near a limit are one.
const WINDOW: usize = 3;
/// Beyond two thirds of the way, a point is near the limit.
const NEAR: f64 = 2.0;

/// Marks every point of each pattern; a point on the mean ends a row on one side.
pub(super) fn judge(points: &[Point], at: &mut [Vec<Signal>]) {
    mark_shifts(points, at);
    mark_trends(points, MANY, false, at);
    mark_near_limits(points, at);
}

fn mark_shifts(points: &[Point], at: &mut [Vec<Signal>]) {
    let mut start = 0;
    for run in points.chunk_by(|one, next| one.side() == next.side()) {
        if let Some(side) = run[0].side().filter(|_| run.len() >= MANY) {
            let signal = Signal { pattern: Pattern::Shift, is_high: Some(side == Side::Above) };
            mark(at, start..start + run.len(), signal);
        }
        start += run.len();
    }
}

/// Marks those near a limit among three in a row on one side, two of which are near it.
fn mark_near_limits(points: &[Point], at: &mut [Vec<Signal>]) {
    for (start, window) in points.windows(WINDOW).enumerate() {
        let side = window[0].side();
        let Some(one) = side.filter(|_| window.iter().all(|point| point.side() == side)) else { continue };
        let near: Vec<usize> = (0..WINDOW).filter(|index| is_near(&window[*index])).collect();
        if near.len() >= 2 {
            let signal = Signal { pattern: Pattern::TwoOfThree, is_high: Some(one == Side::Above) };
            for index in near {
                mark(at, start + index..start + index + 1, signal);
            }
        }
    }
}

fn is_near(point: &Point) -> bool {
    point.beyond().is_none() && point.lines.distance.is_some_and(|distance| distance.abs() > NEAR)
}
