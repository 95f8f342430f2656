//! Points, sizes, rectangles and polylines; `y` grows downwards, units are CSS pixels.

use serde::Serialize;

/// A place.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Point {
    /// Distance from the left edge.
    pub x: f64,
    /// Distance from the top edge.
    pub y: f64,
}

impl Point {
    /// Makes a point.
    #[must_use]
    pub fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// Mirrors the point at the diagonal, which turns rows into columns.
    #[must_use]
    pub fn transposed(self) -> Self {
        Self { x: self.y, y: self.x }
    }
}

/// A width and a height.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Size {
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

impl Size {
    /// Makes a size.
    #[must_use]
    pub fn new(w: f64, h: f64) -> Self {
        Self { w, h }
    }

    /// Swaps width and height.
    #[must_use]
    pub fn transposed(self) -> Self {
        Self { w: self.h, h: self.w }
    }
}

/// A rectangle with sides along the axes.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

impl Rect {
    /// Makes a rectangle from its top left corner and size.
    #[must_use]
    pub fn new(x: f64, y: f64, w: f64, h: f64) -> Self {
        Self { x, y, w, h }
    }

    /// Makes a rectangle about a centre.
    #[must_use]
    pub fn about(centre: Point, size: Size) -> Self {
        Self::new(centre.x - size.w / 2.0, centre.y - size.h / 2.0, size.w, size.h)
    }

    /// Returns the right edge.
    #[must_use]
    pub fn right(self) -> f64 {
        self.x + self.w
    }

    /// Returns the bottom edge.
    #[must_use]
    pub fn bottom(self) -> f64 {
        self.y + self.h
    }

    /// Returns the middle.
    #[must_use]
    pub fn centre(self) -> Point {
        Point::new(self.x + self.w / 2.0, self.y + self.h / 2.0)
    }

    /// Mirrors the rectangle at the diagonal.
    #[must_use]
    pub fn transposed(self) -> Self {
        Self { x: self.y, y: self.x, w: self.h, h: self.w }
    }

    /// Tells whether the insides of both share more than `slack` in each direction.
    #[must_use]
    pub fn overlaps(self, other: Self, slack: f64) -> bool {
        self.right().min(other.right()) - self.x.max(other.x) > slack
            && self.bottom().min(other.bottom()) - self.y.max(other.y) > slack
    }

    /// Tells whether `other` lies within, give or take `slack`.
    #[must_use]
    pub fn contains(self, other: Self, slack: f64) -> bool {
        other.x >= self.x - slack
            && other.y >= self.y - slack
            && other.right() <= self.right() + slack
            && other.bottom() <= self.bottom() + slack
    }
}

/// Returns the polyline without repeated points and without points on a straight run.
#[must_use]
pub fn simplified(points: &[Point]) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::with_capacity(points.len());
    for &point in points {
        if kept.last() == Some(&point) {
            continue;
        }
        while let [.., before, last] = kept.as_slice() {
            let straight_x = before.x == last.x && last.x == point.x;
            let straight_y = before.y == last.y && last.y == point.y;
            let goes_on =
                (last.x - before.x) * (point.x - last.x) + (last.y - before.y) * (point.y - last.y) > 0.0;
            if (straight_x || straight_y) && goes_on {
                kept.pop();
            } else {
                break;
            }
        }
        kept.push(point);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::{Point, Rect, simplified};

    #[test]
    fn drops_points_on_a_straight_run() {
        let points = [(0.0, 0.0), (5.0, 0.0), (5.0, 0.0), (9.0, 0.0), (9.0, 4.0)];
        let line: Vec<Point> = points.iter().map(|(x, y)| Point::new(*x, *y)).collect();
        let kept = simplified(&line);
        assert_eq!(kept, [Point::new(0.0, 0.0), Point::new(9.0, 0.0), Point::new(9.0, 4.0)]);
    }

    #[test]
    fn touching_rectangles_do_not_overlap() {
        let one = Rect::new(0.0, 0.0, 10.0, 10.0);
        assert!(!one.overlaps(Rect::new(10.0, 0.0, 5.0, 5.0), 0.0));
        assert!(one.overlaps(Rect::new(9.0, 9.0, 5.0, 5.0), 0.5));
    }
}
