//! The drawing as JSON, in absolute numbers, for tools that measure or redraw it.

use super::{Drawing, DrawnBox, DrawnLink};
use crate::emit::json_escaped;
use crate::geometry::Rect;
use serde_json::{Value, json};

/// Returns the drawing as one line of JSON.
///
/// The object has `width`, `height`, `lanes`, `phases` (their titles), `nodes` (the boxes) and `edges` (the links); the
/// names are those of the public layout measures that read it.
#[must_use]
pub fn to_json(drawing: &Drawing) -> String {
    let lanes: Vec<Value> =
        drawing.lanes.iter().map(|lane| with_rect(json!({"id": lane.id.as_str()}), lane.rect)).collect();
    let phases: Vec<Value> =
        drawing.phases.iter().map(|phase| with_rect(json!({"name": phase.name}), phase.title)).collect();
    let nodes: Vec<Value> = drawing.boxes.iter().map(|item| box_json(drawing, item)).collect();
    let edges: Vec<Value> = drawing.links.iter().map(|link| link_json(drawing, link)).collect();
    let whole = json!({
        "width": drawing.size.w,
        "height": drawing.size.h,
        "lanes": lanes,
        "phases": phases,
        "nodes": nodes,
        "edges": edges,
    });
    json_escaped(whole.to_string())
}

fn box_json(drawing: &Drawing, item: &DrawnBox) -> Value {
    let lane = drawing.lanes[item.lane].id.as_str();
    with_rect(json!({"id": item.id.as_str(), "lane": lane, "shape": item.shape.word()}), item.rect)
}

fn link_json(drawing: &Drawing, link: &DrawnLink) -> Value {
    let points: Vec<[f64; 2]> = link.points.iter().map(|point| [point.x, point.y]).collect();
    let mut value = json!({
        "id": link.id.as_str(),
        "from": drawing.boxes[link.from].id.as_str(),
        "to": drawing.boxes[link.to].id.as_str(),
        "points": points,
        "back": link.back,
    });
    if let Some(label) = &link.label {
        value["label"] = with_rect(json!({}), label.rect);
    }
    value
}

fn with_rect(mut value: Value, rect: Rect) -> Value {
    value["x"] = rect.x.into();
    value["y"] = rect.y.into();
    value["w"] = rect.w.into();
    value["h"] = rect.h.into();
    value
}
