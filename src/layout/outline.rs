//! The outlines of boxes: where a link that comes straight at one meets it.

use super::Shape;
use crate::geometry::{Point, Rect};

/// How far a point may be off a side because sums were rounded.
const NEARLY: f64 = 1e-6;
/// Radius of the corners of a start or an end, at most.
pub(crate) const ROUND: f64 = 22.0;

/// Moves a point on the bounds of a box straight in to its outline.
pub(super) fn met(at: Point, shape: Shape, rect: Rect) -> Point {
    let centre = rect.centre();
    let is_beside = at.x <= rect.x + NEARLY || at.x >= rect.right() - NEARLY;
    let (from_x, from_y) = ((at.x - centre.x).abs(), (at.y - centre.y).abs());
    let (half_w, half_h) = (rect.w / 2.0, rect.h / 2.0);
    let inwards = match shape {
        Shape::Box | Shape::Predefined => 0.0,
        Shape::Diamond if is_beside => from_y / half_h * half_w,
        Shape::Diamond => from_x / half_w * half_h,
        Shape::Rounded => {
            let radius = half_h.min(half_w).min(ROUND);
            let past = if is_beside { from_y - (half_h - radius) } else { from_x - (half_w - radius) };
            radius * short_of(past / radius)
        }
        Shape::Delay => {
            let radius = half_h.min(half_w);
            match is_beside {
                true if at.x < centre.x => 0.0,
                true => radius * short_of(from_y / half_h),
                false => half_h * short_of((at.x - (rect.right() - radius)) / radius),
            }
        }
    };
    match (is_beside, at.x < centre.x, at.y < centre.y) {
        (true, true, _) => Point::new(at.x + inwards, at.y),
        (true, false, _) => Point::new(at.x - inwards, at.y),
        (false, _, true) => Point::new(at.x, at.y + inwards),
        (false, _, false) => Point::new(at.x, at.y - inwards),
    }
}

/// Returns how far a circle of radius 1 is from its tangent, so far along it.
fn short_of(along: f64) -> f64 {
    let along = along.clamp(0.0, 1.0);
    1.0 - (1.0 - along * along).sqrt()
}

#[cfg(test)]
mod tests {
    use super::met;
    use crate::geometry::{Point, Rect};
    use crate::layout::Shape;

    const RECT: Rect = Rect { x: 0.0, y: 0.0, w: 100.0, h: 40.0 };

    fn at(shape: Shape, x: f64, y: f64) -> (f64, f64) {
        let met = met(Point::new(x, y), shape, RECT);
        (met.x, met.y)
    }

    #[test]
    fn the_middle_of_a_side_is_met_on_the_bounds() {
        for shape in [Shape::Box, Shape::Diamond, Shape::Rounded, Shape::Delay, Shape::Predefined] {
            assert_eq!(at(shape, 100.0, 20.0), (100.0, 20.0));
            assert_eq!(at(shape, 50.0, 0.0), (50.0, 0.0));
        }
    }

    #[test]
    fn round_sides_are_met_further_in() {
        // A circle of radius 20 about (80, 20): at 12 above its middle it is 16 wide.
        assert_eq!(at(Shape::Rounded, 100.0, 8.0), (96.0, 8.0));
        assert_eq!(at(Shape::Delay, 100.0, 8.0), (96.0, 8.0));
        assert_eq!(at(Shape::Delay, 0.0, 8.0), (0.0, 8.0));
        let (x, y) = at(Shape::Rounded, 8.0, 0.0);
        assert!(x == 8.0 && (y - 4.0).abs() < 1e-9, "{y}");
        let (x, y) = at(Shape::Delay, 92.0, 40.0);
        assert!(x == 92.0 && (y - 36.0).abs() < 1e-9, "{y}");
    }
}
