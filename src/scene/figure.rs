//! Outlines, arrow heads and marks, as scene items.

use super::{Anchor, Class, Item, TextLine};
use crate::geometry::{Point, Rect};
use crate::layout::{ROUND, Shape};
use crate::typography::{Weight, lines_right_to_left, width};

/// Length and half width of the head of a line that stands for one link.
const HEAD: (f64, f64) = (8.0, 3.6);
/// Radius of the mark where responsibility passes.
const MARK: f64 = 4.0;
/// Share of the em from a line's middle down to its base line, for the carried font.
const BASE: f64 = 0.35;

/// Returns the outline of a step.
pub(super) fn outline(shape: Shape, rect: Rect) -> Vec<Item> {
    let class = Class::Step;
    match shape {
        Shape::Box => vec![Item::Rect { rect, radius: 2.0, class }],
        Shape::Rounded => {
            vec![Item::Rect { rect, radius: (rect.h / 2.0).min(rect.w / 2.0).min(ROUND), class }]
        }
        Shape::Delay => vec![Item::Delay { rect, class }],
        Shape::Diamond => {
            let centre = rect.centre();
            let points = vec![
                Point::new(centre.x, rect.y),
                Point::new(rect.right(), centre.y),
                Point::new(centre.x, rect.bottom()),
                Point::new(rect.x, centre.y),
            ];
            vec![Item::Polygon { points, class }]
        }
        Shape::Predefined => {
            let side = |x: f64| vec![Point::new(x, rect.y), Point::new(x, rect.bottom())];
            vec![
                Item::Rect { rect, radius: 0.0, class },
                Item::Line { points: side(rect.x + 6.0), radius: 0.0, class },
                Item::Line { points: side(rect.right() - 6.0), radius: 0.0, class },
            ]
        }
    }
}

/// Returns a line with an arrow head at its end; the line stops inside the head.
pub(super) fn arrow(points: &[Point], class: Class) -> Vec<Item> {
    let [.., before, tip] = points else { return Vec::new() };
    let length = (tip.x - before.x).hypot(tip.y - before.y).max(1e-9);
    let (dx, dy) = ((tip.x - before.x) / length, (tip.y - before.y) / length);
    let scale = match class {
        Class::Several => 1.15,
        Class::Many => 1.35,
        Class::VeryMany => 1.6,
        _ => 1.0,
    };
    let (long, wide) = (HEAD.0 * scale, HEAD.1 * scale);
    let base = Point::new(tip.x - dx * long, tip.y - dy * long);
    let corner = |side: f64| Point::new(base.x - dy * wide * side, base.y + dx * wide * side);
    let mut line = points.to_vec();
    if let Some(last) = line.last_mut() {
        // Within the head, so that no gap shows between them.
        *last = Point::new(tip.x - dx * long * 0.6, tip.y - dy * long * 0.6);
    }
    vec![
        Item::Line { points: line, radius: 5.0, class },
        Item::Head { points: [*tip, corner(1.0), corner(-1.0)], class },
    ]
}

/// What a hand-off lacks, as its mark shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Lack {
    /// It has product and measure.
    Nothing,
    /// It has no measure.
    Measure,
    /// It has no product.
    Product,
    /// Something, but somebody answers for it.
    Waived,
}

/// Returns the mark where responsibility passes: full, open, open with a cross, or with a bar where
/// somebody answers for the gap.
pub(super) fn mark(centre: Point, lack: Lack) -> Vec<Item> {
    let (class, radius, strokes): (Class, f64, &[f64]) = match lack {
        Lack::Nothing => (Class::Whole, MARK, &[]),
        Lack::Measure => (Class::Gap, MARK, &[]),
        Lack::Product => (Class::Gap, MARK + 1.0, &[1.0, -1.0]),
        Lack::Waived => (Class::Waived, MARK + 0.6, &[0.0]),
    };
    let arm = radius * 0.7;
    let stroke = |slope: &f64| Item::Line {
        points: vec![
            Point::new(centre.x - arm, centre.y - arm * slope),
            Point::new(centre.x + arm, centre.y + arm * slope),
        ],
        radius: 0.0,
        class,
    };
    std::iter::once(Item::Circle { centre, radius, class }).chain(strokes.iter().map(stroke)).collect()
}

/// Returns lines of text whose block has its middle in a rectangle's.
pub(super) fn centred(lines: &[String], rect: Rect, size: f64, pitch: f64, bold: bool, class: Class) -> Item {
    let centre = rect.centre();
    let first = centre.y - (lines.len() as f64 - 1.0) / 2.0 * pitch + BASE * size;
    let line = |(index, text): (usize, &String)| TextLine {
        at: Point::new(centre.x, first + index as f64 * pitch),
        text: text.clone(),
        bold,
    };
    Item::Text { lines: lines.iter().enumerate().map(line).collect(), size, anchor: Anchor::Middle, class }
}

/// Returns lines of text held at their ends, which stand at `x`.
pub(super) fn held_at_end(text: Item, x: f64) -> Item {
    let Item::Text { mut lines, size, class, .. } = text else { return text };
    lines.iter_mut().for_each(|line| line.at.x = x);
    Item::Text { lines, size, anchor: Anchor::End, class }
}

/// Returns lines of text from a corner down; a line is its words and whether it is bold.
pub(super) fn block<'a>(
    lines: impl Iterator<Item = (&'a str, bool)>,
    corner: Point,
    size: f64,
    pitch: f64,
    class: Class,
) -> Item {
    let first = corner.y + pitch / 2.0 + BASE * size;
    let lines: Vec<(&str, bool)> = lines.collect();
    // Lines that are all written from the right stand at the right edge of their block.
    let is_from_right =
        lines.len() > 1 && lines_right_to_left(lines.iter().copied()).into_iter().all(|line| line);
    let weight = |bold: bool| if bold { Weight::Bold } else { Weight::Regular };
    let widths = lines.iter().map(|(text, bold)| width(text, size, weight(*bold)));
    let indent = if is_from_right { widths.fold(0.0, f64::max) } else { 0.0 };
    let line = |(index, (text, bold)): (usize, &(&str, bool))| TextLine {
        at: Point::new(corner.x + indent, first + index as f64 * pitch),
        text: (*text).to_owned(),
        bold: *bold,
    };
    let lines = lines.iter().enumerate().map(line).collect();
    let anchor = if is_from_right { Anchor::End } else { Anchor::Start };
    Item::Text { lines, size, anchor, class }
}
