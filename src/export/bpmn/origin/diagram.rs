//! Where the shapes of a file stand, and how further ones are written beside them.

use super::edits::{Edits, local};
use crate::export::bpmn::interchange::number;
use crate::geometry::{Point, Rect, simplified};
use crate::text::Span;
use crate::xml::Element;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Name spaces of the diagram.
const DC: &str = "http://www.omg.org/spec/DD/20100524/DC";
const DI: &str = "http://www.omg.org/spec/DD/20100524/DI";
/// How far from a step a line turns.
const BEFORE: f64 = 20.0;
/// Room that a shape keeps from its neighbour and from the border of its lane.
pub(super) const ROOM: f64 = 50.0;

/// The first diagram of a file.
pub(super) struct Diagram<'doc, 'text> {
    pub(super) plane: Element<'doc, 'text>,
    /// Where elements stand, by their ids.
    pub(super) shapes: HashMap<String, Rect>,
    /// The bounds of pools and lanes, by their ids.
    pub(super) bounds: HashMap<String, Element<'doc, 'text>>,
    /// The lines that are drawn, by the ids of what they show.
    pub(super) edges: HashMap<String, Edge<'doc, 'text>>,
    /// Pools and lanes, which others stand in.
    pub(super) around: BTreeSet<String>,
    /// Those of them that the file has not yet.
    pub(super) fresh: Vec<String>,
    /// Coordinates that change, by where they stand.
    pub(super) numbers: BTreeMap<Span, f64>,
    /// Lines that are drawn anew, by what they lead from and to.
    stale: BTreeMap<String, (String, String)>,
    /// Where words stand.
    pub(super) words: Vec<Rect>,
    /// How far each lane or pool is filled.
    pub(super) filled: HashMap<String, f64>,
    /// By how much pools and lanes grow to the right.
    pub(super) grown: f64,
    written: String,
}

/// A line as it is drawn.
pub(super) struct Edge<'doc, 'text> {
    pub(super) points: Vec<Point>,
    /// Nothing where the file does not have it yet.
    element: Option<Element<'doc, 'text>>,
}

impl<'doc, 'text: 'doc> Diagram<'doc, 'text> {
    /// Finds the diagram; nothing where the file has none.
    pub(super) fn of(edits: &Edits<'doc, 'text, '_>) -> Option<Self> {
        let plane = edits.elements().find(|element| element.name() == "BPMNPlane")?;
        let is_around = |it: &Element<'_, '_>| matches!(it.name(), "participant" | "lane");
        let around = edits.elements().filter(is_around);
        let mut diagram = Self {
            plane,
            shapes: HashMap::new(),
            bounds: HashMap::new(),
            edges: HashMap::new(),
            around: around.filter_map(|it| Some(it.attribute("id")?.value.to_owned())).collect(),
            fresh: Vec::new(),
            numbers: BTreeMap::new(),
            stale: BTreeMap::new(),
            words: Vec::new(),
            filled: HashMap::new(),
            grown: 0.0,
            written: String::new(),
        };
        plane.children().for_each(|child| diagram.read(child));
        Some(diagram)
    }

    /// Takes a shape or a line of the file in.
    fn read(&mut self, drawn: Element<'doc, 'text>) {
        let Some(id) = drawn.attribute("bpmnElement").map(|it| local(it.value).to_owned()) else { return };
        let own = drawn.children().find(|child| child.name() == "Bounds");
        let label = drawn.children().find(|child| child.name() == "BPMNLabel");
        let words = label.and_then(|label| label.children().find(|child| child.name() == "Bounds"));
        self.words.extend(words.and_then(rect));
        if let (Some(own), Some(at)) = (own, own.and_then(rect)) {
            self.shapes.insert(id.clone(), at);
            self.bounds.insert(id, own);
        } else if drawn.name() == "BPMNEdge" {
            let points = drawn.children().filter(|child| child.name() == "waypoint");
            let point = |it: Element<'_, '_>| Some(Point::new(side(it, "x")?, side(it, "y")?));
            let edge = Edge { points: points.filter_map(point).collect(), element: Some(drawn) };
            self.edges.insert(id, edge);
        }
    }

    /// Gives an element a place at the end of a lane or pool, which grows where it is full.
    pub(super) fn add_shape(
        &mut self,
        id: &str,
        within: &str,
        (width, height): (f64, f64),
        edits: &Edits<'_, '_, '_>,
    ) {
        let Some(lane) = self.shapes.get(within).copied() else { return };
        let is_inside = |rect: &&Rect| lane.contains(**rect, 1.0) && rect.w < lane.w / 2.0;
        // It stands in the row of what comes last in the lane.
        let row = self.shapes.values().filter(is_inside).max_by(|one, other| one.x.total_cmp(&other.x));
        let row = row.map_or(lane.centre(), |last| last.centre());
        let at = Rect::new(self.end_of(within, lane, width), row.y - height / 2.0, width, height);
        self.shape(id, at, None, edits);
    }

    /// Writes a shape.
    pub(super) fn shape(&mut self, id: &str, at: Rect, words: Option<Rect>, edits: &Edits<'_, '_, '_>) {
        let [shape, bounds] = [edits.like(self.plane, "BPMNShape"), self.other(edits, "Bounds", DC)];
        let label = edits.like(self.plane, "BPMNLabel");
        let indent = edits.indent_within(self.plane);
        let written = |at: Rect| {
            let [x, y, width, height] = [at.x, at.y, at.w, at.h].map(number);
            format!("<{bounds} x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>")
        };
        self.written.push_str(&format!(
            "\n{indent}<{shape} id=\"{id}_di\" bpmnElement=\"{id}\"{}>\n{indent}  {}",
            if self.around.contains(id) { " isHorizontal=\"true\"" } else { "" },
            written(at)
        ));
        if let Some(words) = words {
            let words = written(words);
            self.written
                .push_str(&format!("\n{indent}  <{label}>\n{indent}    {words}\n{indent}  </{label}>"));
        }
        self.written.push_str(&format!("\n{indent}</{shape}>"));
        self.words.extend(words);
        self.shapes.insert(id.to_owned(), at);
    }

    /// Draws a line between two elements.
    pub(super) fn add_edge(&mut self, id: &str, (from, to): (&str, &str), edits: &Edits<'_, '_, '_>) {
        if let Some(points) = self.route(from, to) {
            self.edge(id, points, edits);
        }
    }

    /// Writes a line.
    pub(super) fn edge(&mut self, id: &str, points: Vec<Point>, edits: &Edits<'_, '_, '_>) {
        let edge = edits.like(self.plane, "BPMNEdge");
        let indent = edits.indent_within(self.plane);
        let written = self.waypoints(&points, &format!("\n{indent}  "), edits);
        self.written.push_str(&format!(
            "\n{indent}<{edge} id=\"{id}_di\" bpmnElement=\"{id}\">{written}\n{indent}</{edge}>"
        ));
        self.edges.insert(id.to_owned(), Edge { points, element: None });
    }

    /// Lets a line that is there be drawn anew, between what it leads from and to now.
    pub(super) fn redraw(&mut self, id: &str, (from, to): (&str, &str)) {
        if self.edges.contains_key(id) {
            self.stale.insert(id.to_owned(), (from.to_owned(), to.to_owned()));
        }
    }

    /// Draws the lines anew that lead elsewhere, or whose ends moved.
    pub(super) fn redraw_stale(&mut self, edits: &mut Edits<'doc, 'text, '_>) {
        for (id, (from, to)) in std::mem::take(&mut self.stale) {
            let Some(points) = self.route(&from, &to) else { continue };
            let Some(element) = self.edges.get(&id).and_then(|edge| edge.element) else { continue };
            let written = self.waypoints(&points, &edits.break_within(element), edits);
            let stale = element.children().filter(|it| matches!(it.name(), "waypoint" | "BPMNLabel"));
            stale.for_each(|it| edits.remove(it.span()));
            edits.append(element, None, &written);
            self.edges.insert(id, Edge { points, element: Some(element) });
        }
    }

    /// Returns a line from one shape to another that passes over no third one, where there is such a line.
    fn route(&self, from: &str, to: &str) -> Option<Vec<Point>> {
        let (one, other) = (self.shapes.get(from).copied()?, self.shapes.get(to).copied()?);
        let shapes = self.shapes.iter().filter(|(id, _)| !self.around.contains(id.as_str()));
        let others: Vec<Rect> =
            shapes.filter(|(id, _)| *id != from && *id != to).map(|(_, rect)| *rect).collect();
        let mut ways = vec![joined(one, other)];
        let (low, high) = (one.bottom().max(other.bottom()), one.y.min(other.y));
        for row in [low + BEFORE, high - BEFORE, low + 2.0 * BEFORE, high - 2.0 * BEFORE] {
            ways.push(around(one, other, row));
        }
        let met = |way: &Vec<Point>| {
            others.iter().filter(|rect| way.windows(2).any(|pair| crosses(pair, **rect))).count()
        };
        ways.into_iter().min_by_key(met)
    }

    fn waypoints(&self, points: &[Point], apart: &str, edits: &Edits<'_, '_, '_>) -> String {
        let waypoint = self.other(edits, "waypoint", DI);
        let points = points
            .iter()
            .map(|at| format!("{apart}<{waypoint} x=\"{}\" y=\"{}\"/>", number(at.x), number(at.y)));
        points.collect()
    }

    /// Returns how a line is drawn.
    pub(super) fn points(&self, id: &str) -> Option<&[Point]> {
        self.edges.get(id).map(|edge| edge.points.as_slice())
    }

    /// Tells whether a place is free of shapes and words, and of lines too where that is asked for.
    pub(super) fn is_free(&self, place: Rect, of_lines: bool) -> bool {
        let shapes = self.shapes.iter().filter(|(id, _)| !self.around.contains(id.as_str()));
        let is_taken = shapes.map(|(_, rect)| rect).chain(&self.words).any(|rect| rect.overlaps(place, 0.0));
        let edges = || self.edges.values().flat_map(|edge| edge.points.windows(2));
        !is_taken && (!of_lines || !edges().any(|pair| crosses(pair, place)))
    }

    /// Tells whether a place lies within a pool or lane, or nothing has any.
    pub(super) fn is_within(&self, place: Rect) -> bool {
        let mut around = self.around.iter().filter_map(|id| self.shapes.get(id)).peekable();
        around.peek().is_none() || around.any(|rect| rect.contains(place, 0.0))
    }

    /// Writes what was added, and what moved.
    pub(super) fn finish(mut self, edits: &mut Edits<'doc, 'text, '_>) {
        let grown = self.grown.max(0.0).ceil();
        let shapes = std::mem::take(&mut self.written);
        for id in std::mem::take(&mut self.fresh) {
            let Some(at) = self.shapes.get(&id).copied() else { continue };
            self.shape(&id, Rect { w: at.w + grown, ..at }, None, edits);
        }
        // Pools and lanes stand behind what is in them.
        self.written.push_str(&shapes);
        if !self.written.is_empty() {
            edits.append(self.plane, self.plane.children().last(), &self.written);
        }
        for (id, bounds) in self.bounds.iter().filter(|_| grown > 0.0) {
            if let (Some(width), Some(rect)) = (bounds.attribute("width"), self.shapes.get(id))
                && self.around.contains(id)
            {
                self.numbers.insert(width.value_span, rect.w + grown);
            }
        }
        self.numbers.iter().for_each(|(at, value)| edits.value(*at, &number(*value)));
    }

    /// Returns the name of an element of another name space, which is declared on the spot where
    /// nothing in the diagram has it.
    fn other(&self, edits: &Edits<'_, '_, '_>, name: &str, namespace: &str) -> String {
        let known = self.plane.descendants().find(|element| element.namespace() == namespace);
        match known {
            Some(known) => edits.like(known, name),
            None => format!("h:{name} xmlns:h=\"{namespace}\""),
        }
    }
}

/// Tells whether a piece of a line passes over a place.
fn crosses(piece: &[Point], place: Rect) -> bool {
    let [one, other] = [piece[0], piece[1]];
    let (left, right) = (one.x.min(other.x), one.x.max(other.x));
    let (top, bottom) = (one.y.min(other.y), one.y.max(other.y));
    left < place.right() && right > place.x && top < place.bottom() && bottom > place.y
}

/// Returns a line out of one shape above or below, along a row, and into another the same way.
fn around(from: Rect, to: Rect, row: f64) -> Vec<Point> {
    let side = |rect: Rect| if row > rect.centre().y { rect.bottom() } else { rect.y };
    let at = |rect: Rect, y| Point::new(rect.centre().x, y);
    simplified(&[at(from, side(from)), at(from, row), at(to, row), at(to, side(to))])
}

pub(super) fn side(of: Element<'_, '_>, name: &str) -> Option<f64> {
    of.attribute(name)?.value.parse().ok().filter(|value: &f64| value.is_finite())
}

/// Returns the bounds of a shape.
fn rect(of: Element<'_, '_>) -> Option<Rect> {
    Some(Rect::new(side(of, "x")?, side(of, "y")?, side(of, "width")?, side(of, "height")?))
}

/// Returns a line between two shapes: straight out of the sides that face each other within a row, and
/// else from above or below, just before the row that it leads to.
fn joined(from: Rect, to: Rect) -> Vec<Point> {
    let (one, other) = (from.centre(), to.centre());
    let is_level = (one.y - other.y).abs() < (from.h + to.h) / 2.0;
    let points = if is_level && (to.x > from.right() || to.right() < from.x) {
        let forward = to.x > from.right();
        let start = Point::new(if forward { from.right() } else { from.x }, one.y);
        let end = Point::new(if forward { to.x } else { to.right() }, other.y);
        let middle = (start.x + end.x) / 2.0;
        vec![start, Point::new(middle, start.y), Point::new(middle, end.y), end]
    } else {
        let down = other.y > one.y;
        let start = Point::new(one.x, if down { from.bottom() } else { from.y });
        let end = Point::new(other.x, if down { to.y } else { to.bottom() });
        let near = end.y + if down { -BEFORE } else { BEFORE };
        let middle = if (near > start.y) == down { near } else { (start.y + end.y) / 2.0 };
        vec![start, Point::new(start.x, middle), Point::new(end.x, middle), end]
    };
    simplified(&points)
}

#[cfg(test)]
mod tests {
    use super::joined;
    use crate::geometry::{Point, Rect};

    #[test]
    fn lines_leave_towards_what_they_lead_to() {
        let at = |x, y| Rect::new(x, y, 100.0, 80.0);
        assert_eq!(joined(at(0.0, 0.0), at(200.0, 0.0)), [Point::new(100.0, 40.0), Point::new(200.0, 40.0)]);
        let down = joined(at(0.0, 0.0), at(200.0, 300.0));
        assert_eq!((down[0], down[3]), (Point::new(50.0, 80.0), Point::new(250.0, 300.0)));
        assert_eq!(down[1], Point::new(50.0, 280.0));
        let up = joined(at(0.0, 300.0), at(0.0, 0.0));
        assert_eq!(up, [Point::new(50.0, 300.0), Point::new(50.0, 80.0)]);
    }
}
