//! Makes bands of a drawing and its cuts.
//!
//! Promises that every box stands in one band, that each piece of a link ends at a box or at a
//! connector, and that all bands are equally long. A piece that goes on elsewhere runs to the edge
//! of its band at its own place across the flow: a box or label that reaches over the cut cannot
//! stand there, because the link would have met it before the drawing was cut.

use super::flat::{Flat, turned, turned_point};
use super::sever::{Severed, Stub, band_of, sever};
use super::squeeze::Squeeze;
use super::{CONNECTOR, Connector, Part, PartBox, Piece};
use crate::geometry::{Point, Rect, simplified};
use crate::layout::{Drawing, DrawnLane, DrawnPhase};

/// Room between the edge of a band and what stands in it.
const EDGE: f64 = 14.0;
/// Room between connectors that stand one behind the other.
const APART: f64 = 4.0;
/// Room that things keep across the flow when empty room is taken out: boxes, labels, runs, marks.
const ROOM: (f64, f64, f64, f64) = (6.0, 2.0, 5.0, 8.0);

/// A band before it is placed.
struct Band {
    /// Where what stands in it begins and ends, along the flow.
    low: f64,
    high: f64,
    /// Where the drawing is cut before and behind it.
    from: f64,
    to: f64,
    squeeze: Squeeze,
    /// Column of each stub at the start and at the end, counted away from what stands in the band.
    columns: [Vec<(usize, usize)>; 2],
    lead: f64,
    trail: f64,
}

impl Band {
    fn depth(&self, at_end: bool) -> usize {
        self.columns[usize::from(at_end)].iter().map(|(_, column)| column + 1).max().unwrap_or(0)
    }

    fn length(&self) -> f64 {
        self.lead + self.high - self.low + self.trail
    }
}

/// Cuts a drawing. `note` is the room along the flow that a connector's page number takes.
pub(super) fn parts(drawing: &Drawing, flat: &Flat, cuts: &[f64], note: f64) -> Vec<Part> {
    let (pieces, pairs) = sever(flat, cuts);
    let count = cuts.len() + 1;
    let mut of_band: Vec<Vec<&Severed>> = (0..count).map(|_| Vec::new()).collect();
    pieces.iter().for_each(|piece| of_band[piece.band].push(piece));
    let mut boxes: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (index, item) in flat.boxes.iter().enumerate() {
        boxes[band_of(cuts, item.centre().x)].push(index);
    }
    let bands: Vec<Band> =
        (0..count).map(|index| band(flat, cuts, &boxes[index], &of_band[index], index, note)).collect();
    let length = flat.title + bands.iter().map(Band::length).fold(0.0, f64::max);
    let letters = letters(&pieces, pairs);
    let making = bands.iter().zip(&boxes).zip(&of_band);
    making
        .map(|((band, boxes), pieces)| {
            let maker = Maker { drawing, flat, band, length, note, letters: &letters };
            maker.part(boxes, pieces)
        })
        .collect()
}

/// Measures what stands in a band.
fn band(flat: &Flat, cuts: &[f64], boxes: &[usize], pieces: &[&Severed], index: usize, note: f64) -> Band {
    let count = cuts.len() + 1;
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    let mut taken: Vec<(f64, f64)> = Vec::new();
    let mut reach = |start: f64, end: f64| (low, high) = (low.min(start), high.max(end));
    for item in boxes.iter().map(|index| flat.boxes[*index]) {
        reach(item.x, item.right());
        taken.push((item.y - ROOM.0, item.bottom() + ROOM.0));
    }
    for piece in pieces {
        piece.points.iter().for_each(|point| reach(point.x, point.x));
        taken.extend(piece.points.iter().map(|point| (point.y - ROOM.2, point.y + ROOM.2)));
        let stubs = [piece.from, piece.to].into_iter().flatten();
        taken.extend(stubs.map(|stub| (stub.across - ROOM.3, stub.across + ROOM.3)));
        taken.extend(piece.bridge.map(|bridge| (bridge.y - ROOM.3, bridge.y + ROOM.3)));
        if let Some(label) = piece.label {
            reach(label.x, label.right());
            taken.push((label.y - ROOM.1, label.bottom() + ROOM.1));
        }
    }
    if low > high {
        (low, high) = (flat.title, flat.title);
    }
    let squeeze = if count == 1 { Squeeze::none(&flat.lanes) } else { Squeeze::new(&flat.lanes, taken) };
    let columns = [false, true].map(|at_end| columns(pieces, &squeeze, at_end));
    let from = index.checked_sub(1).map_or(flat.title, |before| cuts[before]);
    let to = cuts.get(index).copied().unwrap_or(flat.length);
    let mut band = Band { low, high, from, to, squeeze, columns, lead: 0.0, trail: 0.0 };
    band.lead = if index == 0 { low - flat.title } else { EDGE };
    band.trail = if index + 1 == count { (flat.length - high).min(2.0 * EDGE) } else { EDGE };
    if count == 1 {
        band.trail = flat.length - high;
    }
    let zone = |depth: usize| if depth == 0 { 0.0 } else { EDGE + note + depth as f64 * (CONNECTOR + APART) };
    band.lead = band.lead.max(zone(band.depth(false)));
    band.trail = band.trail.max(zone(band.depth(true)));
    band
}

/// Puts stubs at an edge into as few columns as keep them apart.
fn columns(pieces: &[&Severed], squeeze: &Squeeze, at_end: bool) -> Vec<(usize, usize)> {
    let stubs = pieces.iter().flat_map(|piece| [piece.from, piece.to]).flatten();
    let mut stubs: Vec<(f64, usize)> =
        stubs.filter(|stub| stub.at_end == at_end).map(|stub| (squeeze.to(stub.across), stub.pair)).collect();
    stubs.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
    let mut ends: Vec<f64> = Vec::new();
    let mut columns = Vec::new();
    for (at, pair) in stubs {
        let free = ends.iter().position(|end| at - end >= CONNECTOR + 1.0);
        let column = free.unwrap_or(ends.len());
        if column == ends.len() {
            ends.push(at);
        }
        ends[column] = at;
        columns.push((pair, column));
    }
    columns
}

/// Names the pairs in the order in which they are met: by band, then from top to bottom.
fn letters(pieces: &[Severed], pairs: usize) -> Vec<String> {
    let mut order: Vec<(usize, f64, usize)> = pieces
        .iter()
        .flat_map(|piece| [piece.from, piece.to].into_iter().flatten().map(move |stub| (piece.band, stub)))
        .filter(|(band, stub)| *band < stub.other)
        .map(|(band, stub)| (band, stub.across, stub.pair))
        .collect();
    order.sort_by(|one, other| one.0.cmp(&other.0).then(one.1.total_cmp(&other.1)).then(one.2.cmp(&other.2)));
    let mut letters = vec![String::new(); pairs];
    for (index, (_, _, pair)) in order.into_iter().enumerate() {
        letters[pair] = letter(index);
    }
    letters
}

/// Returns A to Z, then AA, AB and so on.
fn letter(mut index: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + (index % 26) as u8));
        if index < 26 {
            break;
        }
        index = index / 26 - 1;
    }
    letters.iter().rev().collect()
}

/// Makes one part.
struct Maker<'run> {
    drawing: &'run Drawing,
    flat: &'run Flat,
    band: &'run Band,
    length: f64,
    note: f64,
    letters: &'run [String],
}

impl Maker<'_> {
    fn part(&self, boxes: &[usize], pieces: &[&Severed]) -> Part {
        let lanes = self.drawing.lanes.iter().zip(&self.band.squeeze.lanes);
        let lanes: Vec<DrawnLane> = lanes
            .map(|(lane, (start, end))| DrawnLane {
                rect: self.turned(Rect::new(0.0, *start, self.length, end - start)),
                title: self.turned(Rect::new(0.0, *start, self.flat.title, end - start)),
                ..lane.clone()
            })
            .collect();
        let boxes =
            boxes.iter().map(|index| PartBox { index: *index, rect: self.rect(self.flat.boxes[*index]) });
        Part {
            size: crate::geometry::Size::new(
                lanes.iter().map(|lane| lane.rect.right()).fold(0.0, f64::max),
                lanes.iter().map(|lane| lane.rect.bottom()).fold(0.0, f64::max),
            ),
            lanes,
            phases: self.phases(),
            boxes: boxes.collect(),
            pieces: pieces.iter().map(|piece| self.piece(piece)).collect(),
        }
    }

    /// Returns the phases of the band, cut where it begins and ends.
    fn phases(&self) -> Vec<DrawnPhase> {
        let (first, last) = (self.flat.title, self.length);
        let within = |phase: &DrawnPhase| {
            let whole = self.turned(phase.title);
            let along = |x: f64| self.moved(Point::new(x, 0.0)).x.clamp(first, last);
            let start = if whole.x <= self.band.from { first } else { along(whole.x) };
            let end = if whole.right() >= self.band.to { last } else { along(whole.right()) };
            let reaches_in = whole.x < self.band.to && whole.right() > self.band.from;
            let title = self.turned(Rect { x: start, w: end - start, ..whole });
            reaches_in.then(|| DrawnPhase { name: phase.name.clone(), title })
        };
        self.drawing.phases.iter().filter_map(within).collect()
    }

    fn piece(&self, piece: &Severed) -> Piece {
        let from = piece.from.map(|stub| self.connector(stub));
        let to = piece.to.map(|stub| self.connector(stub));
        let rim = |stub: Option<Stub>| {
            let stub = stub?;
            let centre = self.centre(stub);
            let inwards = if stub.at_end { -CONNECTOR / 2.0 } else { CONNECTOR / 2.0 };
            Some(Point::new(centre.x + inwards, centre.y))
        };
        let inner = piece.points.iter().map(|point| self.moved(*point));
        let points: Vec<Point> = rim(piece.from).into_iter().chain(inner).chain(rim(piece.to)).collect();
        let turn = |point: Point| turned_point(point, self.flat.direction);
        Piece {
            link: piece.link,
            points: simplified(&points).into_iter().map(turn).collect(),
            from,
            to,
            label: piece.label.map(|label| self.rect(label)),
            bridge: piece.bridge.map(|bridge| turn(self.moved(bridge))),
        }
    }

    fn connector(&self, stub: Stub) -> Connector {
        Connector {
            letter: self.letters[stub.pair].clone(),
            at: turned_point(self.centre(stub), self.flat.direction),
            part: stub.other,
            at_end: stub.at_end,
        }
    }

    /// Returns the middle of a connector.
    fn centre(&self, stub: Stub) -> Point {
        let columns = &self.band.columns[usize::from(stub.at_end)];
        let column = columns.iter().find(|(pair, _)| *pair == stub.pair).map_or(0, |(_, column)| *column);
        let outside = self.band.depth(stub.at_end) - 1 - column;
        let inwards = APART + self.note + CONNECTOR / 2.0 + outside as f64 * (CONNECTOR + APART);
        let along = if stub.at_end { self.length - inwards } else { self.flat.title + inwards };
        Point::new(along, self.band.squeeze.to(stub.across))
    }

    fn moved(&self, at: Point) -> Point {
        Point::new(at.x - self.band.low + self.flat.title + self.band.lead, self.band.squeeze.to(at.y))
    }

    /// Moves a rectangle, which keeps its size.
    fn rect(&self, rect: Rect) -> Rect {
        let corner = self.moved(Point::new(rect.x, rect.y));
        self.turned(Rect { x: corner.x, y: corner.y, ..rect })
    }

    fn turned(&self, rect: Rect) -> Rect {
        turned(rect, self.flat.direction)
    }
}

#[cfg(test)]
mod tests {
    use super::letter;

    #[test]
    fn letters_go_on_after_z() {
        assert_eq!([0, 25, 26, 27, 701, 702].map(letter), ["A", "Z", "AA", "AB", "ZZ", "AAA"]);
    }
}
