//! Where the shapes of a file stand, and how further ones are written beside them.

use super::added::local;
use super::edits::Edits;
use crate::export::bpmn::interchange::number;
use crate::geometry::{Point, Rect, simplified};
use crate::text::Span;
use crate::xml::Element;
use std::collections::{HashMap, HashSet};

/// Name spaces of the diagram.
const DC: &str = "http://www.omg.org/spec/DD/20100524/DC";
const DI: &str = "http://www.omg.org/spec/DD/20100524/DI";
/// How far before the step that it leads to a line turns.
const BEFORE: f64 = 20.0;
/// Room that a shape keeps from its neighbour and from the border of its lane.
const ROOM: f64 = 50.0;

/// The first diagram of a file.
pub(super) struct Diagram<'doc, 'text> {
    plane: Element<'doc, 'text>,
    /// Where elements stand, by their ids.
    shapes: HashMap<String, Rect>,
    /// The bounds of pools and lanes, by their ids.
    bounds: HashMap<String, Element<'doc, 'text>>,
    /// How far each lane or pool is filled.
    filled: HashMap<String, f64>,
    /// By how much pools and lanes grow to the right.
    grown: f64,
    written: String,
}

impl<'doc, 'text: 'doc> Diagram<'doc, 'text> {
    /// Finds the diagram; nothing where the file has none.
    pub(super) fn of(edits: &Edits<'doc, 'text, '_>) -> Option<Self> {
        let plane = edits.elements().find(|element| element.name() == "BPMNPlane")?;
        let (mut shapes, mut bounds) = (HashMap::new(), HashMap::new());
        for shape in plane.children().filter(|child| child.name() == "BPMNShape") {
            let id = shape.attribute("bpmnElement").map(|it| local(it.value).to_owned());
            let own = shape.children().find(|child| child.name() == "Bounds");
            let (Some(id), Some(own)) = (id, own) else { continue };
            let side = |name| own.attribute(name).and_then(|it| it.value.parse::<f64>().ok());
            if let (Some(x), Some(y), Some(w), Some(h)) =
                (side("x"), side("y"), side("width"), side("height"))
            {
                shapes.insert(id.clone(), Rect::new(x, y, w, h));
                bounds.insert(id, own);
            }
        }
        let (filled, written) = (HashMap::new(), String::new());
        Some(Self { plane, shapes, bounds, filled, grown: 0.0, written })
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
        let filled = self.filled.entry(within.to_owned()).or_insert_with(|| {
            let inside = self.shapes.values().filter(is_inside).map(|rect| rect.right());
            inside.fold(lane.x + ROOM, f64::max)
        });
        let at = Rect::new(*filled + ROOM, lane.centre().y - height / 2.0, width, height);
        *filled = at.right();
        self.grown = self.grown.max(at.right() + ROOM - lane.right());
        let [shape, bounds] = [edits.like(self.plane, "BPMNShape"), self.other(edits, "Bounds", DC)];
        let rect = format!(
            "x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
            number(at.x),
            number(at.y),
            number(at.w),
            number(at.h)
        );
        let indent = edits.indent_within(self.plane);
        self.written.push_str(&format!(
            "\n{indent}<{shape} id=\"{id}_di\" bpmnElement=\"{id}\">\n{indent}  <{bounds} {rect}/>\n{indent}</{shape}>"
        ));
        self.shapes.insert(id.to_owned(), at);
    }

    /// Draws a line between two elements.
    pub(super) fn add_edge(&mut self, id: &str, (from, to): (&str, &str), edits: &Edits<'_, '_, '_>) {
        let (Some(from), Some(to)) = (self.shapes.get(from), self.shapes.get(to)) else { return };
        let points = joined(*from, *to);
        let [edge, waypoint] = [edits.like(self.plane, "BPMNEdge"), self.other(edits, "waypoint", DI)];
        let indent = edits.indent_within(self.plane);
        let points = points
            .iter()
            .map(|at| format!("\n{indent}  <{waypoint} x=\"{}\" y=\"{}\"/>", number(at.x), number(at.y)));
        let points: String = points.collect();
        self.written.push_str(&format!(
            "\n{indent}<{edge} id=\"{id}_di\" bpmnElement=\"{id}\">{}\n{indent}</{edge}>",
            points
        ));
    }

    /// Writes what was added.
    pub(super) fn finish(self, edits: &mut Edits<'doc, 'text, '_>) {
        if self.written.is_empty() {
            return;
        }
        let last = self.plane.children().last();
        edits.append(self.plane, last, &self.written);
        if self.grown <= 0.0 {
            return;
        }
        let wide = edits.elements().filter(|element| matches!(element.name(), "participant" | "lane"));
        let wide: HashSet<&str> = wide.filter_map(|element| Some(element.attribute("id")?.value)).collect();
        let mut wider: Vec<(Span, String)> = Vec::new();
        for (id, bounds) in &self.bounds {
            if let (Some(width), Some(rect)) = (bounds.attribute("width"), self.shapes.get(id))
                && wide.contains(id.as_str())
            {
                wider.push((width.value_span, number(rect.w + self.grown.ceil())));
            }
        }
        wider.into_iter().for_each(|(at, width)| edits.value(at, &width));
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
