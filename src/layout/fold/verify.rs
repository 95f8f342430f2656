//! Holds a folded drawing to what every picture must be; tests run it on many flows.

use super::{CONNECTOR, Connector, Folded, Part};
use crate::geometry::{Point, Rect, Size};
use crate::layout::verify::placement_faults;
use crate::layout::{Drawing, DrawnBox, DrawnLabel, DrawnLane, DrawnLink, Shape};
use crate::model::Id;
use std::collections::HashMap;

/// What two things may share before they overlap.
const SLACK: f64 = 0.5;

/// Returns everything that is wrong with a folded drawing, in words; empty where it is sound.
#[must_use]
pub fn faults(drawing: &Drawing, folded: &Folded) -> Vec<String> {
    let mut faults = Vec::new();
    for part in &folded.parts {
        placement_faults(&as_drawing(drawing, part), &mut faults);
        within(part, &mut faults);
    }
    shown(drawing, folded, &mut faults);
    once(drawing, folded, &mut faults);
    pairs(folded, &mut faults);
    let on_pages: Vec<usize> =
        folded.pages.iter().flat_map(|page| page.parts.iter().map(|(part, _)| *part)).collect();
    if on_pages != (0..folded.parts.len()).collect::<Vec<_>>() {
        faults.push("the pages do not hold each part once".to_owned());
    }
    faults
}

/// Returns a part as a drawing in which connectors are boxes.
fn as_drawing(drawing: &Drawing, part: &Part) -> Drawing {
    let mut place: HashMap<usize, usize> = HashMap::new();
    let mut boxes: Vec<DrawnBox> = Vec::new();
    for item in &part.boxes {
        place.insert(item.index, boxes.len());
        let whole = &drawing.boxes[item.index];
        // A box whose lane is not shown is a fault that `shown` tells.
        let lane = part.lanes.iter().position(|lane| lane.index == whole.lane).unwrap_or_default();
        boxes.push(DrawnBox { rect: item.rect, lane, ..whole.clone() });
    }
    let lanes = part.lanes.iter().map(|lane| DrawnLane {
        rect: lane.rect,
        title: lane.title,
        ..drawing.lanes[lane.index].clone()
    });
    let lanes = lanes.collect();
    let mut links = Vec::new();
    for piece in &part.pieces {
        let whole = &drawing.links[piece.link];
        let mut end = |connector: &Option<Connector>, index: usize| match connector {
            Some(connector) => {
                boxes.push(connector_box(connector, drawing, part));
                boxes.len() - 1
            }
            // A piece that ends at a box of another part is a fault that `once` tells.
            None => place.get(&index).copied().unwrap_or_default(),
        };
        let (from, to) = (end(&piece.from, whole.from), end(&piece.to, whole.to));
        let label = whole.label.as_ref().zip(piece.label);
        links.push(DrawnLink {
            from,
            to,
            points: piece.points.clone(),
            label: label.map(|(label, rect)| DrawnLabel { rect, ..label.clone() }),
            bridge: None,
            ..whole.clone()
        });
    }
    Drawing { size: part.size, lanes, boxes, links, ..drawing.clone() }
}

fn connector_box(connector: &Connector, drawing: &Drawing, part: &Part) -> DrawnBox {
    let at = connector.at;
    let holds = |rect: Rect| rect.contains(Rect::new(at.x, at.y, 0.0, 0.0), SLACK);
    DrawnBox {
        id: Id::from_title(&format!("connector {}", connector.letter))
            .unwrap_or_else(|| drawing.lanes[0].id.clone()),
        lane: part.lanes.iter().position(|lane| holds(lane.rect)).unwrap_or_default(),
        shape: Shape::Box,
        rect: Rect::about(at, Size::new(CONNECTOR, CONNECTOR)),
        earlier: Vec::new(),
        lines: Vec::new(),
        note: Vec::new(),
    }
}

/// Each lane is shown in a part, in order; a box stands in its own, and a mark on its supplier's border.
fn shown(drawing: &Drawing, folded: &Folded, faults: &mut Vec<String>) {
    let mut seen = vec![false; drawing.lanes.len()];
    for part in &folded.parts {
        part.lanes.iter().for_each(|lane| seen[lane.index] = true);
        if !part.lanes.is_sorted_by(|one, other| one.index < other.index) {
            faults.push("the lanes of a part are out of order".to_owned());
        }
        let lane_of = |index: usize| part.lanes.iter().find(|lane| lane.index == index);
        for item in part.boxes.iter().map(|item| &drawing.boxes[item.index]) {
            if lane_of(item.lane).is_none() {
                faults.push(format!("box {} stands where its lane is not shown", item.id));
            }
        }
        for piece in &part.pieces {
            let link = &drawing.links[piece.link];
            let Some(at) = piece.bridge else { continue };
            let supplier = drawing.boxes[link.from].lane;
            if !lane_of(supplier).is_some_and(|lane| on_border(at, lane.rect)) {
                faults.push(format!("link {} is marked away from its supplier's border", link.id));
            }
        }
    }
    for (lane, _) in drawing.lanes.iter().zip(seen).filter(|(_, seen)| !seen) {
        faults.push(format!("lane {} is not shown", lane.id));
    }
}

fn on_border(at: Point, lane: Rect) -> bool {
    let edges = [(at.x, lane.x), (at.x, lane.right()), (at.y, lane.y), (at.y, lane.bottom())];
    edges.iter().any(|(at, edge)| (at - edge).abs() < SLACK)
}

fn within(part: &Part, faults: &mut Vec<String>) {
    let room = Rect::new(0.0, 0.0, part.size.w, part.size.h);
    for piece in &part.pieces {
        let is_out = |rect: Rect| !room.contains(rect, SLACK);
        if piece.points.iter().any(|at| is_out(Rect::new(at.x, at.y, 0.0, 0.0)))
            || piece.label.is_some_and(is_out)
        {
            faults.push(format!("a piece of link {} leaves its band", piece.link));
        }
    }
}

/// Every box, text and mark stands once, and a link has one beginning and one end.
fn once(drawing: &Drawing, folded: &Folded, faults: &mut Vec<String>) {
    let mut boxes = vec![0; drawing.boxes.len()];
    let mut links = vec![[0; 4]; drawing.links.len()];
    for part in &folded.parts {
        part.boxes.iter().for_each(|item| boxes[item.index] += 1);
        let stands = |index: usize| part.boxes.iter().any(|item| item.index == index);
        for piece in &part.pieces {
            let (whole, count) = (&drawing.links[piece.link], &mut links[piece.link]);
            count[0] += usize::from(piece.from.is_none() && stands(whole.from));
            count[1] += usize::from(piece.to.is_none() && stands(whole.to));
            count[2] += usize::from(piece.label.is_some());
            count[3] += usize::from(piece.bridge.is_some());
        }
    }
    for (item, count) in drawing.boxes.iter().zip(boxes) {
        if count != 1 {
            faults.push(format!("box {} stands {count} times", item.id));
        }
    }
    for (link, count) in drawing.links.iter().zip(links) {
        let wanted = [1, 1, usize::from(link.label.is_some()), usize::from(link.bridge.is_some())];
        if count != wanted {
            faults.push(format!("link {} has {count:?} of beginning, end, text and mark", link.id));
        }
    }
}

/// Each letter stands at two connectors, the end of one piece and the beginning of another.
fn pairs(folded: &Folded, faults: &mut Vec<String>) {
    let mut seen: HashMap<&str, Vec<(usize, usize, bool, usize)>> = HashMap::new();
    for (index, part) in folded.parts.iter().enumerate() {
        for piece in &part.pieces {
            for (connector, is_to) in [(&piece.from, false), (&piece.to, true)] {
                let Some(connector) = connector else { continue };
                seen.entry(&connector.letter).or_default().push((piece.link, index, is_to, connector.part));
            }
        }
    }
    for (letter, ends) in seen {
        let is_pair = matches!(ends.as_slice(), [one, other]
            if one.0 == other.0 && one.2 != other.2 && one.1 == other.3 && one.3 == other.1);
        if !is_pair || letter.is_empty() {
            faults.push(format!("connector {letter:?} has no one other end: {ends:?}"));
        }
    }
}
