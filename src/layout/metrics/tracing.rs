//! A drawing of any program, traced: what is measured of it.

use crate::geometry::{Point, Rect};
use crate::layout::{Drawing, Shape};

/// A box of a drawing.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct TracedBox {
    /// Its bounds.
    pub rect: Rect,
    /// Place of its lane in [`Tracing::lanes`], where it has one.
    pub lane: Option<usize>,
    /// Whether it is a diamond, whose corners of the bounds are free.
    pub is_diamond: bool,
}

/// A link of a drawing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TracedLink {
    /// Place of its first end in [`Tracing::boxes`].
    pub from: usize,
    /// Place of its second end in [`Tracing::boxes`].
    pub to: usize,
    /// Its points; curves are flattened.
    pub points: Vec<Point>,
    /// Bounds of its label, where it has one.
    pub label: Option<Rect>,
    /// Whether it is to run back.
    pub back: bool,
}

/// What is measured of a drawing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tracing {
    /// The lanes, in order.
    pub lanes: Vec<Rect>,
    /// The boxes.
    pub boxes: Vec<TracedBox>,
    /// The links; each has two points at least.
    pub links: Vec<TracedLink>,
    /// Size of the smallest text, in the drawing's units to the em.
    pub text: f64,
}

impl From<&Drawing> for Tracing {
    fn from(drawing: &Drawing) -> Self {
        let boxes = drawing.boxes.iter().map(|item| TracedBox {
            rect: item.rect,
            lane: Some(item.lane),
            is_diamond: item.shape == Shape::Diamond,
        });
        let links = drawing.links.iter().map(|link| TracedLink {
            from: link.from,
            to: link.to,
            points: link.points.clone(),
            label: link.label.as_ref().map(|label| label.rect),
            back: link.back,
        });
        Self {
            lanes: drawing.lanes.iter().map(|lane| lane.rect).collect(),
            boxes: boxes.collect(),
            links: links.collect(),
            text: drawing.box_text.min(drawing.label_text),
        }
    }
}

impl Tracing {
    /// Returns the bounds of all that is drawn, or nothing where nothing is.
    pub(super) fn bounds(&self) -> Option<Rect> {
        let labels = self.links.iter().filter_map(|link| link.label);
        let rects = self.lanes.iter().copied().chain(self.boxes.iter().map(|item| item.rect)).chain(labels);
        let corners =
            rects.flat_map(|rect| [Point::new(rect.x, rect.y), Point::new(rect.right(), rect.bottom())]);
        let mut points = corners.chain(self.links.iter().flat_map(|link| link.points.iter().copied()));
        let first = points.next()?;
        let (low, high) = points.fold((first, first), |(low, high), at| {
            (Point::new(low.x.min(at.x), low.y.min(at.y)), Point::new(high.x.max(at.x), high.y.max(at.y)))
        });
        Some(Rect::new(low.x, low.y, high.x - low.x, high.y - low.y))
    }

    /// Tells whether two links have an end in common.
    pub(super) fn have_common_end(&self, one: usize, other: usize) -> bool {
        self.common_ends(one, other).next().is_some()
    }

    /// Returns the boxes that two links have in common.
    pub(super) fn common_ends(&self, one: usize, other: usize) -> impl Iterator<Item = usize> {
        let (one, other) = (&self.links[one], &self.links[other]);
        let (from, to) = (other.from, other.to);
        [one.from, one.to].into_iter().filter(move |end| *end == from || *end == to)
    }
}
