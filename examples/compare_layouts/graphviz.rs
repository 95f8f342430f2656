//! A flow drawn by Graphviz, with clusters for lanes, traced so that it can be measured.

use handoffs::geometry::{Point, Rect};
use handoffs::graph::FlowGraph;
use handoffs::layout::Direction;
use handoffs::layout::metrics::{TracedBox, TracedLink, Tracing};
use handoffs::model::Flow;
use handoffs::render;
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use std::io::{Read as _, Write as _};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long Graphviz may take for a drawing.
const LONGEST: Duration = Duration::from_secs(120);
/// Size of the text in our DOT, in points.
const TEXT: f64 = 12.0;
/// Straight pieces that stand for a curve.
const PIECES: u32 = 8;

/// Tells whether Graphviz is there.
pub(crate) fn is_installed() -> bool {
    Command::new("dot").arg("-V").stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// Draws a flow; nothing where Graphviz fails or takes too long, which it does on some.
pub(crate) fn draw(flow: &Flow, graph: &FlowGraph) -> Option<Tracing> {
    let mut command = Command::new("dot");
    command.arg("-Tjson").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().ok()?;
    child.stdin.take()?.write_all(render::dot(flow, graph, Direction::Right).as_bytes()).ok()?;
    let mut stdout = child.stdout.take()?;
    let reader = std::thread::spawn(move || {
        let mut text = String::new();
        stdout.read_to_string(&mut text).map(|_| text)
    });
    let succeeded = ends_in_time(&mut child);
    let text = reader.join().ok()?.ok()?;
    let drawing: Value = succeeded.then(|| serde_json::from_str(&text).ok())??;
    trace(&drawing, graph)
}

fn ends_in_time(child: &mut Child) -> bool {
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if start.elapsed() < LONGEST => std::thread::sleep(Duration::from_millis(2)),
            _ => {
                drop(child.kill());
                drop(child.wait());
                return false;
            }
        }
    }
}

/// Reads Graphviz's JSON, whose `y` grows upwards.
fn trace(drawing: &Value, graph: &FlowGraph) -> Option<Tracing> {
    let bounds = numbers(drawing["bb"].as_str()?);
    let flip = |at: Point| Point::new(at.x, bounds[3] - at.y);
    let mut tracing = Tracing { text: TEXT, ..Tracing::default() };
    let (mut lane_of, mut box_of) = (HashMap::new(), HashMap::new());
    for object in drawing["objects"].as_array()? {
        if let Some(bounds) = object["bb"].as_str().map(numbers) {
            for member in object["nodes"].as_array().into_iter().flatten() {
                lane_of.insert(member.as_u64()?, tracing.lanes.len());
            }
            let corner = flip(Point::new(bounds[0], bounds[3]));
            tracing.lanes.push(Rect::new(corner.x, corner.y, bounds[2] - bounds[0], bounds[3] - bounds[1]));
        }
    }
    for object in drawing["objects"].as_array()? {
        let (Some(at), Some(number)) = (object["pos"].as_str(), object["_gvid"].as_u64()) else { continue };
        if is_hidden(object) {
            continue;
        }
        let at = numbers(at);
        let inches = |key: &str| {
            object[key].as_str().and_then(|text| text.parse::<f64>().ok()).map(|inches| inches * 72.0)
        };
        let (w, h) = (inches("width")?, inches("height")?);
        let centre = flip(Point::new(at[0], at[1]));
        box_of.insert(number, tracing.boxes.len());
        tracing.boxes.push(TracedBox {
            rect: Rect::new(centre.x - w / 2.0, centre.y - h / 2.0, w, h),
            lane: lane_of.get(&number).copied(),
            is_diamond: object["shape"] == "diamond",
        });
    }
    let back = back_links(graph);
    for edge in drawing["edges"].as_array().into_iter().flatten().filter(|edge| !is_hidden(edge)) {
        let end = |key: &str| box_of.get(&edge[key].as_u64()?).copied();
        let (from, to) = (end("tail")?, end("head")?);
        tracing.links.push(TracedLink {
            from,
            to,
            points: flattened(edge["pos"].as_str()?).into_iter().map(flip).collect(),
            label: label(edge, flip),
            back: back.contains(&(from, to)),
        });
    }
    Some(tracing)
}

/// Tells whether an element is there for the layout only.
fn is_hidden(element: &Value) -> bool {
    element["style"] == "invis"
}

/// Returns the ends of links that run back; Graphviz numbers boxes as the lanes list them, so
/// that ends are matched by the boxes' order there.
fn back_links(graph: &FlowGraph) -> HashSet<(usize, usize)> {
    let mut order: Vec<_> = graph.occurrences().map(|(index, occurrence)| (occurrence.lane, index)).collect();
    order.sort();
    let places: HashMap<_, usize> =
        order.iter().enumerate().map(|(place, (_, index))| (*index, place)).collect();
    let back = graph.back_links();
    let links = graph.links().filter(|(link, _)| back.contains(*link));
    links.map(|(link, _)| graph.ends(link)).map(|(from, to)| (places[&from], places[&to])).collect()
}

fn numbers(text: &str) -> Vec<f64> {
    text.split(',').filter_map(|number| number.parse().ok()).collect()
}

/// Returns a spline's curves as straight pieces, with the tips of its arrows.
fn flattened(spline: &str) -> Vec<Point> {
    let point = |text: &str| {
        let at = numbers(text);
        Point::new(at[0], at[1])
    };
    let (mut start, mut end, mut control) = (None, None, Vec::new());
    for part in spline.split_whitespace() {
        match part.split_once(',') {
            Some(("s", at)) => start = Some(point(at)),
            Some(("e", at)) => end = Some(point(at)),
            _ => control.push(point(part)),
        }
    }
    let mut points: Vec<Point> = start.into_iter().chain(control.first().copied()).collect();
    for curve in control.windows(4).step_by(3) {
        points.extend((1..=PIECES).map(|piece| on_curve(curve, f64::from(piece) / f64::from(PIECES))));
    }
    points.extend(end);
    points
}

/// Returns a point of a cubic curve (Bézier).
fn on_curve(control: &[Point], share: f64) -> Point {
    let rest = 1.0 - share;
    let weights =
        [rest * rest * rest, 3.0 * rest * rest * share, 3.0 * rest * share * share, share * share * share];
    let sum =
        |axis: fn(&Point) -> f64| control.iter().zip(weights).map(|(at, weight)| axis(at) * weight).sum();
    Point::new(sum(|at| at.x), sum(|at| at.y))
}

fn label(edge: &Value, flip: impl Fn(Point) -> Point) -> Option<Rect> {
    let at = numbers(edge["lp"].as_str()?);
    let lines = edge["_ldraw_"].as_array()?.iter().filter(|drawn| drawn["op"] == "T");
    let widths: Vec<f64> = lines.filter_map(|line| line["width"].as_f64()).collect();
    let (w, h) = (widths.iter().copied().fold(0.0, f64::max), widths.len() as f64 * TEXT * 1.2);
    let centre = flip(Point::new(at[0], at[1]));
    Some(Rect::new(centre.x - w / 2.0, centre.y - h / 2.0, w, h))
}
