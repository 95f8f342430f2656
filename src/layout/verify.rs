//! Holds a drawing to what every picture must be; tests run it on many flows.

use super::outline::ROUND;
use super::{Direction, Drawing, DrawnBox, DrawnLink, Shape};
use crate::geometry::{Point, Rect};

/// Parallel runs nearer than this lie on each other.
const APART: f64 = 1.0;
/// What two things may share before they overlap.
const SLACK: f64 = 0.5;

/// Returns everything that is wrong with a drawing, in words; empty where it is sound.
#[must_use]
pub fn faults(drawing: &Drawing) -> Vec<String> {
    let mut faults = Vec::new();
    placement_faults(drawing, &mut faults);
    phases(drawing, &mut faults);
    for link in &drawing.links {
        border(drawing, link, &mut faults);
    }
    faults
}

/// Adds what is wrong with the places of things: all but the marks where links leave their lanes.
pub(super) fn placement_faults(drawing: &Drawing, faults: &mut Vec<String>) {
    lanes(drawing, faults);
    boxes(drawing, faults);
    for link in &drawing.links {
        ends(drawing, link, faults);
        through_boxes(drawing, link, faults);
    }
    labels(drawing, faults);
    shared_runs(drawing, faults);
}

fn lanes(drawing: &Drawing, faults: &mut Vec<String>) {
    for pair in drawing.lanes.windows(2) {
        let (one, other) = (pair[0].rect, pair[1].rect);
        let stacked = one.x == other.x && one.w == other.w && (one.bottom() - other.y).abs() < SLACK;
        let abreast = one.y == other.y && one.h == other.h && (one.right() - other.x).abs() < SLACK;
        if !stacked && !abreast {
            faults.push(format!("lanes {} and {} do not follow each other", pair[0].id, pair[1].id));
        }
    }
}

fn phases(drawing: &Drawing, faults: &mut Vec<String>) {
    for pair in drawing.phases.windows(2) {
        let (one, other) = (pair[0].title, pair[1].title);
        let ends = if drawing.direction == Direction::Right {
            one.right() - other.x
        } else {
            one.bottom() - other.y
        };
        if ends.abs() > SLACK || one.w <= 0.0 || one.h <= 0.0 {
            faults.push(format!("phases {} and {} do not follow each other", pair[0].name, pair[1].name));
        }
    }
    for phase in &drawing.phases {
        for lane in drawing.lanes.iter().filter(|lane| lane.rect.overlaps(phase.title, SLACK)) {
            faults.push(format!("the title of phase {} lies on lane {}", phase.name, lane.id));
        }
    }
}

fn boxes(drawing: &Drawing, faults: &mut Vec<String>) {
    let mut order: Vec<&DrawnBox> = drawing.boxes.iter().collect();
    order.sort_by(|one, other| one.rect.x.total_cmp(&other.rect.x));
    for (index, item) in order.iter().enumerate() {
        let lane = &drawing.lanes[item.lane];
        if !lane.rect.contains(item.rect, SLACK) || lane.title.overlaps(item.rect, SLACK) {
            faults.push(format!("box {} is not within lane {}", item.id, lane.id));
        }
        let near = order[index + 1..].iter().take_while(|other| other.rect.x < item.rect.right());
        for other in near.filter(|other| other.rect.overlaps(item.rect, SLACK)) {
            faults.push(format!("boxes {} and {} overlap", item.id, other.id));
        }
    }
}

fn ends(drawing: &Drawing, link: &DrawnLink, faults: &mut Vec<String>) {
    let first = link.points.first().copied().unwrap_or_default();
    let last = link.points.last().copied().unwrap_or_default();
    for (at, item) in [(first, &drawing.boxes[link.from]), (last, &drawing.boxes[link.to])] {
        if link.points.len() < 2 || !is_on_outline(at, item) {
            faults.push(format!("link {} does not end on box {}", link.id, item.id));
        }
    }
    for pair in link.points.windows(2) {
        if (pair[0].x != pair[1].x) == (pair[0].y != pair[1].y) {
            faults.push(format!("link {} has a run that is neither level nor upright", link.id));
        }
    }
}

/// A link between lanes, and no other, is marked where it leaves its supplier's.
fn border(drawing: &Drawing, link: &DrawnLink, faults: &mut Vec<String>) {
    let (from, to) = (drawing.boxes[link.from].lane, drawing.boxes[link.to].lane);
    let lane = drawing.lanes[from].rect;
    let on_border = |at: Point| {
        [(at.x, lane.x), (at.x, lane.right()), (at.y, lane.y), (at.y, lane.bottom())]
            .iter()
            .any(|(at, edge)| (at - edge).abs() < SLACK)
    };
    let is_right = match link.bridge {
        Some(bridge) => from != to && on_border(bridge.at),
        None => from == to,
    };
    if !is_right {
        faults
            .push(format!("link {} is not marked where it leaves lane {}", link.id, drawing.lanes[from].id));
    }
}

fn is_on_outline(at: Point, item: &DrawnBox) -> bool {
    let (rect, centre) = (item.rect, item.rect.centre());
    if item.shape == Shape::Diamond {
        let distance = (at.x - centre.x).abs() / (rect.w / 2.0) + (at.y - centre.y).abs() / (rect.h / 2.0);
        return (distance - 1.0).abs() < 0.02;
    }
    if item.shape == Shape::Rounded {
        // The distance to a rectangle with round corners: that to its core, less the radius.
        let radius = (rect.h / 2.0).min(rect.w / 2.0).min(ROUND);
        let (x, y) = (
            (at.x - centre.x).abs() - rect.w / 2.0 + radius,
            (at.y - centre.y).abs() - rect.h / 2.0 + radius,
        );
        return (x.max(0.0).hypot(y.max(0.0)) + x.max(y).min(0.0) - radius).abs() < SLACK;
    }
    let radius = (rect.h / 2.0).min(rect.w / 2.0);
    if item.shape == Shape::Delay && at.x > rect.right() - radius {
        let (x, y) = ((at.x - rect.right() + radius) / radius, (at.y - centre.y) / (rect.h / 2.0));
        return (x.hypot(y) - 1.0).abs() < 0.02;
    }
    let within = |low: f64, at: f64, high: f64| at > low - SLACK && at < high + SLACK;
    let on = |at: f64, one: f64, other: f64| (at - one).abs() < SLACK || (at - other).abs() < SLACK;
    (on(at.x, rect.x, rect.right()) && within(rect.y, at.y, rect.bottom()))
        || (on(at.y, rect.y, rect.bottom()) && within(rect.x, at.x, rect.right()))
}

/// Returns the bounds of a run, which has no width.
fn bounds(one: Point, other: Point) -> Rect {
    Rect::new(one.x.min(other.x), one.y.min(other.y), (one.x - other.x).abs(), (one.y - other.y).abs())
}

/// Tells whether a run passes through the inside of a rectangle.
fn cuts(run: Rect, rect: Rect) -> bool {
    run.right() > rect.x + SLACK
        && run.x < rect.right() - SLACK
        && run.bottom() > rect.y + SLACK
        && run.y < rect.bottom() - SLACK
}

fn runs(link: &DrawnLink) -> impl Iterator<Item = Rect> {
    link.points.windows(2).map(|pair| bounds(pair[0], pair[1]))
}

fn through_boxes(drawing: &Drawing, link: &DrawnLink, faults: &mut Vec<String>) {
    for (index, item) in drawing.boxes.iter().enumerate() {
        let is_own = index == link.from || index == link.to;
        // A link may touch its own boxes, but not pass through them.
        let room = if is_own { shrunk(item.rect, item.shape) } else { item.rect };
        if runs(link).any(|run| cuts(run, room)) {
            faults.push(format!("link {} passes through box {}", link.id, item.id));
        }
    }
}

/// Returns the middle of a box, which its own links keep out of.
fn shrunk(rect: Rect, shape: Shape) -> Rect {
    let (w, h) = match shape {
        Shape::Diamond => (rect.w * 0.5, rect.h * 0.5),
        // A link may reach in as far as the round side does.
        Shape::Rounded | Shape::Delay => (rect.h.min(rect.w * 0.9), rect.h * 0.05),
        Shape::Box | Shape::Predefined => (rect.w * 0.05, rect.h * 0.05),
    };
    Rect::new(rect.x + w / 2.0, rect.y + h / 2.0, rect.w - w, rect.h - h)
}

fn labels(drawing: &Drawing, faults: &mut Vec<String>) {
    let mut labelled: Vec<(&DrawnLink, Rect)> =
        drawing.links.iter().filter_map(|link| Some((link, link.label.as_ref()?.rect))).collect();
    labelled.sort_by(|one, other| one.1.x.total_cmp(&other.1.x));
    for (index, (link, label)) in labelled.iter().enumerate() {
        let near = labelled[index + 1..].iter().take_while(|(_, other)| other.x < label.right());
        for (other, _) in near.filter(|(_, other)| other.overlaps(*label, SLACK)) {
            faults.push(format!("the labels of {} and {} overlap", link.id, other.id));
        }
        for item in drawing.boxes.iter().filter(|item| item.rect.overlaps(*label, SLACK)) {
            faults.push(format!("the label of {} lies on box {}", link.id, item.id));
        }
        for other in &drawing.links {
            if !std::ptr::eq(*link, other) && runs(other).any(|run| cuts(run, *label)) {
                faults.push(format!("link {} cuts the label of {}", other.id, link.id));
            }
        }
    }
}

/// Finds parallel runs of different links that lie on each other.
fn shared_runs(drawing: &Drawing, faults: &mut Vec<String>) {
    for turned in [false, true] {
        let mut level: Vec<(f64, f64, f64, usize)> = Vec::new();
        for (index, link) in drawing.links.iter().enumerate() {
            for run in runs(link) {
                let run = if turned { run.transposed() } else { run };
                if run.h == 0.0 && run.w > 0.0 {
                    level.push((run.y, run.x, run.right(), index));
                }
            }
        }
        level.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1)));
        for (index, one) in level.iter().enumerate() {
            let near = level[index + 1..].iter().take_while(|other| other.0 - one.0 < APART);
            for other in
                near.filter(|other| other.3 != one.3 && other.1 < one.2 - SLACK && one.1 < other.2 - SLACK)
            {
                let (one, other) = (&drawing.links[one.3], &drawing.links[other.3]);
                faults.push(format!("links {} and {} run on each other", one.id, other.id));
            }
        }
    }
}
