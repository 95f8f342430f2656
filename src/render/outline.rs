//! The outlines of a scene's shapes as lines and curves.

use crate::geometry::Point;

/// A piece of an outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Piece {
    /// Begins at a point.
    Move(Point),
    /// Goes straight to a point.
    Line(Point),
    /// Bends about the first point to the second: a parabola.
    Bend(Point, Point),
    /// Curves to the last point as the others draw it: a cubic curve.
    #[cfg(feature = "pictures")]
    Curve(Point, Point, Point),
    /// Returns to where it began.
    #[cfg(feature = "pictures")]
    Close,
}

/// Returns a line through the points whose bends are rounded as far as the runs are long enough.
pub(super) fn rounded_line(points: &[Point], radius: f64) -> Vec<Piece> {
    let Some(first) = points.first() else { return Vec::new() };
    let mut pieces = vec![Piece::Move(*first)];
    for index in 1..points.len() {
        let at = points[index];
        let Some(next) = points.get(index + 1).filter(|_| radius > 0.0) else {
            pieces.push(Piece::Line(at));
            continue;
        };
        let before = points[index - 1];
        let room = distance(before, at).min(distance(at, *next)) / 2.0;
        pieces.push(Piece::Line(towards(at, before, radius.min(room))));
        pieces.push(Piece::Bend(at, towards(at, *next, radius.min(room))));
    }
    pieces
}

fn distance(one: Point, other: Point) -> f64 {
    (one.x - other.x).hypot(one.y - other.y)
}

/// Returns the point that is `length` from `at` in the direction of `goal`.
fn towards(at: Point, goal: Point, length: f64) -> Point {
    let whole = distance(at, goal).max(1e-9);
    Point::new(at.x + (goal.x - at.x) / whole * length, at.y + (goal.y - at.y) / whole * length)
}

#[cfg(feature = "pictures")]
mod closed {
    use super::Piece;
    use crate::geometry::{Point, Rect};

    /// How far the handles of a cubic curve stand off, in radii, so that it draws a quarter circle.
    const QUARTER: f64 = 0.552_284_749_830_793_4;

    /// Returns a shape of straight sides.
    pub(in crate::render) fn polygon(points: &[Point]) -> Vec<Piece> {
        let Some((first, others)) = points.split_first() else { return Vec::new() };
        let lines = others.iter().map(|at| Piece::Line(*at));
        std::iter::once(Piece::Move(*first)).chain(lines).chain([Piece::Close]).collect()
    }

    /// Returns a rectangle whose corners are rounded.
    pub(in crate::render) fn rectangle(rect: Rect, radius: f64) -> Vec<Piece> {
        let radius = radius.clamp(0.0, rect.w.min(rect.h).max(0.0) / 2.0);
        corners(rect, [radius; 4])
    }

    /// Returns a shape that is straight on the left and round on the right.
    pub(in crate::render) fn delay(rect: Rect) -> Vec<Piece> {
        let radius = rect.h.min(rect.w).max(0.0) / 2.0;
        corners(rect, [0.0, radius, radius, 0.0])
    }

    pub(in crate::render) fn circle(centre: Point, radius: f64) -> Vec<Piece> {
        let side = radius * 2.0;
        rectangle(Rect::new(centre.x - radius, centre.y - radius, side, side), radius)
    }

    /// Returns a rectangle with a radius for each corner: from the top left one, clockwise.
    fn corners(rect: Rect, radii: [f64; 4]) -> Vec<Piece> {
        let places = [
            Point::new(rect.x, rect.y),
            Point::new(rect.right(), rect.y),
            Point::new(rect.right(), rect.bottom()),
            Point::new(rect.x, rect.bottom()),
        ];
        // The directions in which the outline arrives at each corner.
        let ways = [(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)];
        let mut pieces = Vec::with_capacity(10);
        for (index, (corner, radius)) in places.into_iter().zip(radii).enumerate() {
            let (into, out) = (ways[index], ways[(index + 1) % 4]);
            let off = |way: (f64, f64), length: f64| {
                Point::new(corner.x + way.0 * length, corner.y + way.1 * length)
            };
            let start = off(into, -radius);
            pieces.push(if index == 0 { Piece::Move(start) } else { Piece::Line(start) });
            if radius > 0.0 {
                let handle = radius * (1.0 - QUARTER);
                pieces.push(Piece::Curve(off(into, -handle), off(out, handle), off(out, radius)));
            }
        }
        pieces.push(Piece::Close);
        pieces
    }
}

#[cfg(feature = "pictures")]
pub(super) use closed::{circle, delay, polygon, rectangle};

#[cfg(test)]
mod tests {
    use super::{Piece, rounded_line};
    use crate::geometry::Point;

    #[test]
    fn bends_are_rounded_within_their_runs() {
        let at = Point::new;
        let pieces = rounded_line(&[at(0.0, 0.0), at(4.0, 0.0), at(4.0, 20.0)], 5.0);
        let expected = [
            Piece::Move(at(0.0, 0.0)),
            Piece::Line(at(2.0, 0.0)),
            Piece::Bend(at(4.0, 0.0), at(4.0, 2.0)),
            Piece::Line(at(4.0, 20.0)),
        ];
        assert_eq!(pieces, expected);
    }
}
