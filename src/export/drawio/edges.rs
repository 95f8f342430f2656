//! Links as edges: bound to both ends, along our own way, with label and mark on them.

use super::cells::{Cell, Cells, number};
use super::style;
use crate::export::sheets::{End, Label, Line};
use crate::geometry::{Point, Rect};
use crate::render::escape;
use crate::scene::Lack;

impl Cells {
    /// Writes a link with its label and its mark.
    pub(super) fn line(&mut self, line: &Line) {
        let (Some(from), Some(to)) = (self.end(&line.from), self.end(&line.to)) else { return };
        let (Some(first), Some(last)) = (line.points.first(), line.points.last()) else { return };
        let docks = format!("{}{}", dock("exit", *first, from.1), dock("entry", *last, to.1));
        let kind = if line.mark.is_some() { "handoff" } else { "then" };
        let id = self.id(&format!("{kind}-{}", line.id));
        let pool = self.pool.clone();
        let has_head = matches!(line.to, End::Step(_));
        let cell = Cell {
            id: &id,
            parent: &pool,
            label: String::new(),
            style: style::edge(line.class, has_head, &docks),
            tooltip: Some(&line.title),
            address: line.address.as_deref(),
        };
        let inner = line.points.get(1..line.points.len() - 1).unwrap_or_default();
        let way: String = inner.iter().map(|at| self.point(*at, "")).collect();
        let way = if way.is_empty() { way } else { format!("<Array as=\"points\">{way}</Array>") };
        let ends = format!("edge=\"1\" source=\"{}\" target=\"{}\"", escape(&from.0), escape(&to.0));
        self.put(&cell, &ends, &format!("<mxGeometry relative=\"1\" as=\"geometry\">{way}</mxGeometry>"));
        if let Some(label) = &line.label {
            self.label(label, &id, &line.points);
        }
        if let Some((at, lack)) = line.mark {
            self.mark(at, lack, &id, &line.points);
        }
    }

    /// Writes the label of a link, which moves with it.
    fn label(&mut self, label: &Label, edge: &str, points: &[Point]) {
        let id = self.id(&format!("label-{edge}"));
        let bold = |text: &str| format!("<b>{}</b>", escape(text));
        let condition = Some(&label.condition).filter(|text| !text.is_empty()).map(|text| bold(text));
        let product = Some(&label.product).filter(|text| !text.is_empty()).map(|text| escape(text));
        let words: Vec<String> = condition.into_iter().chain(product).collect();
        let style = style::label(label.is_left_of_run);
        let cell = Cell { id: &id, parent: edge, label: words.join("<br>"), style, ..Cell::default() };
        // A little wider than measured, as another font may be.
        let room = 8.0;
        let x = if label.is_left_of_run { label.rect.x - room } else { label.rect.x };
        self.on_edge(&cell, Rect { x, w: label.rect.w + room, ..label.rect }, points, 0.5);
    }

    fn mark(&mut self, at: Point, lack: Lack, edge: &str, points: &[Point]) {
        let id = self.id(&format!("mark-{edge}"));
        let side = if lack == Lack::Product { 10.0 } else { 8.0 };
        let tooltip = match lack {
            Lack::Nothing => "product and measure are named",
            Lack::Measure => "no measure",
            Lack::Product => "no product",
            Lack::Waived => "a gap that somebody answers for",
        };
        let cell = Cell {
            id: &id,
            parent: edge,
            style: style::mark(lack),
            tooltip: Some(tooltip),
            ..Cell::default()
        };
        let rect = Rect::new(at.x - side / 2.0, at.y - side / 2.0, side, side);
        self.on_edge(&cell, rect, points, share_at(points, at));
    }

    /// Writes a cell that stands at a share of an edge's length, so that it moves with the edge.
    fn on_edge(&mut self, cell: &Cell<'_>, rect: Rect, points: &[Point], share: f64) {
        let base = point_at(points, share);
        let geometry = format!(
            "<mxGeometry x=\"{}\" y=\"0\" width=\"{}\" height=\"{}\" relative=\"1\" as=\"geometry\"><mxPoint x=\"{}\" y=\"{}\" as=\"offset\"/></mxGeometry>",
            (share.mul_add(2.0, -1.0) * 1e4).round() / 1e4,
            number(rect.w),
            number(rect.h),
            number(rect.x - base.x),
            number(rect.y - base.y)
        );
        self.put(cell, "vertex=\"1\"", &geometry);
    }
}

/// Returns where a line docks at a cell, in shares of its bounds.
fn dock(end: &str, at: Point, rect: Rect) -> String {
    let share = |offset: f64, length: f64| {
        let share = if length > 0.0 { (offset / length).clamp(0.0, 1.0) } else { 0.5 };
        (share * 1e4).round() / 1e4
    };
    let (x, y) = (share(at.x - rect.x, rect.w), share(at.y - rect.y, rect.h));
    format!("{end}X={x};{end}Y={y};{end}Dx=0;{end}Dy=0;{end}Perimeter=0;")
}

fn length(pair: &[Point]) -> f64 {
    (pair[0].x - pair[1].x).hypot(pair[0].y - pair[1].y)
}

/// Returns the point at a share of a line's length.
fn point_at(points: &[Point], share: f64) -> Point {
    let whole: f64 = points.windows(2).map(length).sum();
    let mut left = whole * share;
    for pair in points.windows(2) {
        let own = length(pair);
        if left <= own && own > 0.0 {
            let (dx, dy) = (pair[1].x - pair[0].x, pair[1].y - pair[0].y);
            return Point::new(pair[0].x + dx * left / own, pair[0].y + dy * left / own);
        }
        left -= own;
    }
    points.last().copied().unwrap_or_default()
}

/// Returns at which share of a line's length it comes nearest to a point.
fn share_at(points: &[Point], at: Point) -> f64 {
    let whole: f64 = points.windows(2).map(length).sum();
    let mut best = (f64::INFINITY, 0.0);
    let mut passed = 0.0;
    for pair in points.windows(2) {
        let own = length(pair);
        let (dx, dy) = (pair[1].x - pair[0].x, pair[1].y - pair[0].y);
        let along = (at.x - pair[0].x) * dx + (at.y - pair[0].y) * dy;
        let along = if own > 0.0 { (along / own).clamp(0.0, own) } else { 0.0 };
        let near = Point::new(pair[0].x + dx * along / own.max(1e-9), pair[0].y + dy * along / own.max(1e-9));
        let distance = length(&[near, at]);
        if distance < best.0 {
            best = (distance, passed + along);
        }
        passed += own;
    }
    if whole > 0.0 { best.1 / whole } else { 0.5 }
}
