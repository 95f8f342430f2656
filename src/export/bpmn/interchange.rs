//! Where everything stands: the diagram interchange of BPMN.

use super::places::Places;
use super::plan::Plan;
use super::writer::Writer;
use crate::geometry::{Point, Rect};
use crate::layout::Direction;
use crate::model::StepKind;

/// Writes the diagram.
pub(super) fn write(writer: &mut Writer, plan: &Plan<'_>, places: &Places) {
    let is_horizontal = if plan.drawing.direction == Direction::Right { "true" } else { "false" };
    writer.open("bpmndi:BPMNDiagram", &[("id", Some("Diagram")), ("name", Some(plan.flow.title()))]);
    writer.open("bpmndi:BPMNPlane", &[("id", Some("Plane")), ("bpmnElement", Some("Collaboration"))]);
    let upright = [("isHorizontal", Some(is_horizontal))];
    for (id, rect) in plan.participants.iter().zip(&places.pools) {
        shape(writer, id, &upright, *rect, None);
    }
    for own in plan.pools.iter().filter(|pool| pool.is_own()) {
        for lane in &own.lanes {
            shape(writer, &plan.lanes[*lane], &upright, places.lanes[*lane], None);
        }
    }
    for (occurrence, place) in places.steps.iter().enumerate().filter(|(it, _)| plan.is_shown(*it)) {
        let further: &[(&'static str, Option<&str>)] = match plan.kind(occurrence) {
            // Its words stand where its sign would.
            StepKind::Decides => &[("isMarkerVisible", Some("false"))],
            StepKind::Calls => &[("isExpanded", Some("false"))],
            _ => &[],
        };
        shape(writer, &plan.steps[occurrence], further, place.rect, place.label);
    }
    for (linked, line) in plan.links.iter().zip(&places.lines) {
        if let (Some(object), Some(place)) = (&linked.object, &line.object) {
            shape(writer, &object.reference, &[], place.rect, place.label);
        }
    }
    for (linked, line) in plan.links.iter().zip(&places.lines) {
        edge(writer, &linked.id, &line.points, line.label.filter(|_| !linked.name.is_empty()));
        if let (Some(object), Some(place)) = (&linked.object, &line.object) {
            edge(writer, &object.association, &joined(place.rect, &line.points), None);
        }
    }
    writer.close("bpmndi:BPMNPlane");
    writer.close("bpmndi:BPMNDiagram");
}

fn shape(
    writer: &mut Writer,
    id: &str,
    further: &[(&'static str, Option<&str>)],
    rect: Rect,
    label: Option<Rect>,
) {
    let own_id = format!("{id}_di");
    let mut attributes = vec![("id", Some(own_id.as_str())), ("bpmnElement", Some(id))];
    attributes.extend_from_slice(further);
    writer.open("bpmndi:BPMNShape", &attributes);
    bounds(writer, rect);
    label.into_iter().for_each(|rect| words(writer, rect));
    writer.close("bpmndi:BPMNShape");
}

fn edge(writer: &mut Writer, id: &str, points: &[Point], label: Option<Rect>) {
    writer.open("bpmndi:BPMNEdge", &[("id", Some(&format!("{id}_di"))), ("bpmnElement", Some(id))]);
    for at in points {
        writer.empty("di:waypoint", &[("x", Some(&number(at.x))), ("y", Some(&number(at.y)))]);
    }
    label.into_iter().for_each(|rect| words(writer, rect));
    writer.close("bpmndi:BPMNEdge");
}

fn words(writer: &mut Writer, rect: Rect) {
    writer.open("bpmndi:BPMNLabel", &[]);
    bounds(writer, rect);
    writer.close("bpmndi:BPMNLabel");
}

fn bounds(writer: &mut Writer, rect: Rect) {
    let [x, y, width, height] = [rect.x, rect.y, rect.w, rect.h].map(number);
    let attributes = [("x", &x), ("y", &y), ("width", &width), ("height", &height)];
    writer.empty("dc:Bounds", &attributes.map(|(name, value)| (name, Some(value.as_str()))));
}

/// Returns a coordinate, to a tenth of a pixel.
pub(super) fn number(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0;
    // There is no minus before nothing.
    (tenths + 0.0).to_string()
}

/// Returns the shortest line from the sign of a product to a link.
pub(super) fn joined(sign: Rect, points: &[Point]) -> [Point; 2] {
    let centre = sign.centre();
    let nearest = |pair: &[Point]| {
        let within = |value: f64, one: f64, other: f64| value.clamp(one.min(other), one.max(other));
        Point::new(within(centre.x, pair[0].x, pair[1].x), within(centre.y, pair[0].y, pair[1].y))
    };
    let distance = |at: &Point| (at.x - centre.x).powi(2) + (at.y - centre.y).powi(2);
    let to = points.windows(2).map(nearest).min_by(|one, other| distance(one).total_cmp(&distance(other)));
    let to = to.unwrap_or(centre);
    let from = Point::new(to.x.clamp(sign.x, sign.right()), to.y.clamp(sign.y, sign.bottom()));
    [from, to]
}
