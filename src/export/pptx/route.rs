//! Links as PowerPoint's connectors: which of its presets runs as our line does.
//!
//! `straightConnector1` and `bentConnector2` to `bentConnector5` have as many runs as their names
//! say. They begin along the width of their box; a line that begins upright has its box turned by a
//! quarter. Where their inner runs stand is an adjustment, in thousandths of a per cent of the box
//! (ECMA-376 part 1, 20.1.10.56 and `presetShapeDefinitions.xml`).

use crate::geometry::{Point, Rect, simplified};

/// The least side of a bent connector's box, in points: its adjustments are shares of it.
const LEAST_SIDE: f64 = 1.0;
/// The most runs that a preset has.
const MOST_RUNS: usize = 5;
/// What an adjustment of the whole side is.
const WHOLE: f64 = 100_000.0;

/// A preset with its box and adjustments.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Route {
    pub(super) preset: &'static str,
    /// The box before it is turned.
    pub(super) rect: Rect,
    pub(super) is_turned: bool,
    pub(super) is_flipped_along: bool,
    pub(super) is_flipped_across: bool,
    pub(super) adjustments: Vec<i64>,
}

/// Returns the connector that runs along points, which are in points of the slide.
pub(super) fn route(points: &[Point]) -> Route {
    let points = within_runs(&simplified(points));
    let (Some(first), Some(last)) = (points.first().copied(), points.last().copied()) else {
        return straight(Point::default(), Point::default());
    };
    let runs = points.len().saturating_sub(1);
    if runs < 2 {
        return straight(first, last);
    }
    let is_turned = points[1].x == first.x;
    let (dx, dy) = (last.x - first.x, last.y - first.y);
    let (along, across) = if is_turned { (dy, dx) } else { (dx, dy) };
    let size = (along.abs().max(LEAST_SIDE), across.abs().max(LEAST_SIDE));
    let signed = |length: f64, size: f64| if length < 0.0 { -size } else { size };
    let share = |point: Point, is_along: bool| {
        let (x, y) = (point.x - first.x, point.y - first.y);
        let (offset, whole) = match is_along {
            true => (if is_turned { y } else { x }, signed(along, size.0)),
            false => (if is_turned { x } else { y }, signed(across, size.1)),
        };
        (offset / whole * WHOLE).round() as i64
    };
    let inner = points.iter().enumerate().skip(1).take(runs - 2);
    let adjustments = inner.map(|(index, point)| share(*point, index % 2 == 1)).collect();
    let centre = Point::new((first.x + last.x) / 2.0, (first.y + last.y) / 2.0);
    Route {
        preset: ["bentConnector2", "bentConnector3", "bentConnector4", "bentConnector5"][runs - 2],
        rect: Rect::new(centre.x - size.0 / 2.0, centre.y - size.1 / 2.0, size.0, size.1),
        is_turned,
        is_flipped_along: along < 0.0,
        // A quarter turn to the right takes what was below to the left.
        is_flipped_across: if is_turned { across >= 0.0 } else { across < 0.0 },
        adjustments,
    }
}

fn straight(first: Point, last: Point) -> Route {
    let (dx, dy) = (last.x - first.x, last.y - first.y);
    Route {
        preset: "straightConnector1",
        rect: Rect::new(first.x.min(last.x), first.y.min(last.y), dx.abs(), dy.abs()),
        is_turned: false,
        is_flipped_along: dx < 0.0,
        is_flipped_across: dy < 0.0,
        adjustments: Vec::new(),
    }
}

/// Leaves out bends of a line that has more of them than any preset: its first and its last run
/// stay, and of those between as much as there is a preset for.
fn within_runs(points: &[Point]) -> Vec<Point> {
    let runs = points.len().saturating_sub(1);
    if runs <= MOST_RUNS {
        return points.to_vec();
    }
    let (first, last) = (points[0], points[runs]);
    let (second, before) = (points[1], points[runs - 1]);
    let is_upright = second.x == first.x;
    if runs.is_multiple_of(2) {
        // It ends across how it began: four runs.
        let corner = if is_upright { Point::new(before.x, second.y) } else { Point::new(second.x, before.y) };
        return vec![first, second, corner, before, last];
    }
    let inner = points[1..runs].windows(2).filter(|pair| (pair[0].x == pair[1].x) == is_upright);
    let length = |pair: &[Point]| (pair[0].x - pair[1].x).abs() + (pair[0].y - pair[1].y).abs();
    let longest = inner.max_by(|one, other| length(one).total_cmp(&length(other))).unwrap_or(&points[1..3]);
    let corner = |of: Point| {
        if is_upright { Point::new(longest[0].x, of.y) } else { Point::new(of.x, longest[0].y) }
    };
    vec![first, second, corner(second), corner(before), before, last]
}

#[cfg(test)]
mod tests {
    use super::{Route, WHOLE, route};
    use crate::geometry::{Point, simplified};
    use proptest::prelude::*;

    /// Draws a connector as PowerPoint does.
    fn drawn(route: &Route) -> Vec<Point> {
        let (w, h) = (route.rect.w, route.rect.h);
        let value = |index: usize, whole: f64| route.adjustments[index] as f64 / WHOLE * whole;
        let at = |x: f64, y: f64| (x, y);
        let own = match route.preset {
            "straightConnector1" => vec![at(0.0, 0.0), at(w, h)],
            "bentConnector2" => vec![at(0.0, 0.0), at(w, 0.0), at(w, h)],
            "bentConnector3" => {
                let x = value(0, w);
                vec![at(0.0, 0.0), at(x, 0.0), at(x, h), at(w, h)]
            }
            "bentConnector4" => {
                let (x, y) = (value(0, w), value(1, h));
                vec![at(0.0, 0.0), at(x, 0.0), at(x, y), at(w, y), at(w, h)]
            }
            _ => {
                let (x, y, z) = (value(0, w), value(1, h), value(2, w));
                vec![at(0.0, 0.0), at(x, 0.0), at(x, y), at(z, y), at(z, h), at(w, h)]
            }
        };
        let centre = route.rect.centre();
        let place = |(x, y): (f64, f64)| {
            let x = if route.is_flipped_along { w - x } else { x } - w / 2.0;
            let y = if route.is_flipped_across { h - y } else { y } - h / 2.0;
            let (x, y) = if route.is_turned { (-y, x) } else { (x, y) };
            Point::new(centre.x + x, centre.y + y)
        };
        own.into_iter().map(place).collect()
    }

    fn line(is_upright: bool, steps: &[i32]) -> Vec<Point> {
        let mut at = Point::new(300.0, 300.0);
        let mut points = vec![at];
        for (index, step) in steps.iter().enumerate() {
            let by = f64::from(*step);
            if (index % 2 == 0) == is_upright {
                at.y += by
            } else {
                at.x += by
            }
            points.push(at);
        }
        points
    }

    proptest! {
        #[test]
        fn a_connector_runs_as_the_line_does(
            is_upright: bool,
            steps in prop::collection::vec(prop_oneof![-90..-3, 3..90], 1..6),
        ) {
            let points = simplified(&line(is_upright, &steps));
            let drawn = drawn(&route(&points));
            prop_assert_eq!(drawn.len(), points.len());
            for (is, should) in drawn.iter().zip(&points) {
                // A box is a point wide at least.
                prop_assert!((is.x - should.x).abs() < 0.51 && (is.y - should.y).abs() < 0.51, "{:?} {:?}", drawn, points);
            }
        }

        #[test]
        fn any_line_keeps_its_ends_and_how_it_docks(
            is_upright: bool,
            steps in prop::collection::vec(prop_oneof![-90..-3, 3..90], 6..12),
        ) {
            let points = line(is_upright, &steps);
            let drawn = drawn(&route(&points));
            let near = |one: Point, other: Point| (one.x - other.x).hypot(one.y - other.y) < 0.8;
            prop_assert!(near(drawn[0], points[0]) && near(drawn[drawn.len() - 1], points[points.len() - 1]));
            prop_assert_eq!((drawn[1].x - drawn[0].x).abs() < 0.8, is_upright);
        }
    }

    #[test]
    fn a_loop_whose_ends_are_level_has_a_box() {
        let route = route(&[
            Point::new(0.0, 0.0),
            Point::new(0.0, 30.0),
            Point::new(-80.0, 30.0),
            Point::new(-80.0, 0.0),
        ]);
        assert_eq!((route.preset, route.adjustments.as_slice()), ("bentConnector3", &[3_000_000][..]));
    }
}
