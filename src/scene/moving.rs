//! Moving items to their place on the page, and giving them other looks.

use super::{Class, Item, TextLine};
use crate::geometry::{Point, Rect};

impl Item {
    /// Returns the item, moved to the right by `x` and down by `y`.
    #[must_use]
    pub(crate) fn moved(self, x: f64, y: f64) -> Self {
        let point = |at: Point| Point::new(at.x + x, at.y + y);
        let bounds = |rect: Rect| Rect { x: rect.x + x, y: rect.y + y, ..rect };
        match self {
            Self::Rect { rect, radius, class } => Self::Rect { rect: bounds(rect), radius, class },
            Self::Delay { rect, class } => Self::Delay { rect: bounds(rect), class },
            Self::Polygon { points, class } => {
                Self::Polygon { points: points.into_iter().map(point).collect(), class }
            }
            Self::Line { points, radius, class } => {
                Self::Line { points: points.into_iter().map(point).collect(), radius, class }
            }
            Self::Head { points, class } => Self::Head { points: points.map(point), class },
            Self::Circle { centre, radius, class } => Self::Circle { centre: point(centre), radius, class },
            Self::Text { lines, size, anchor, class } => {
                let moved = |line: TextLine| TextLine { at: point(line.at), ..line };
                Self::Text { lines: lines.into_iter().map(moved).collect(), size, anchor, class }
            }
            Self::Group { id, title, link, items } => {
                let items = items.into_iter().map(|item| item.moved(x, y)).collect();
                Self::Group { id, title, link, items }
            }
        }
    }

    /// Returns the item with other looks.
    #[must_use]
    pub(super) fn reclassed(self, look: fn(Class) -> Class) -> Self {
        match self {
            Self::Rect { rect, radius, class } => Self::Rect { rect, radius, class: look(class) },
            Self::Delay { rect, class } => Self::Delay { rect, class: look(class) },
            Self::Polygon { points, class } => Self::Polygon { points, class: look(class) },
            Self::Line { points, radius, class } => Self::Line { points, radius, class: look(class) },
            Self::Head { points, class } => Self::Head { points, class: look(class) },
            Self::Circle { centre, radius, class } => Self::Circle { centre, radius, class: look(class) },
            Self::Text { lines, size, anchor, class } => {
                Self::Text { lines, size, anchor, class: look(class) }
            }
            Self::Group { id, title, link, items } => {
                let items = items.into_iter().map(|item| item.reclassed(look)).collect();
                Self::Group { id, title, link, items }
            }
        }
    }
}
