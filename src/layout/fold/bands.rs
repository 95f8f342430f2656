//! Makes bands of a drawing and its cuts.
//!
//! Promises that every box stands in one band, that each piece of a link ends at a box or at a
//! connector, and that all bands are equally long. A piece that goes on elsewhere runs to the edge
//! of its band at its own place across the flow: a box or label that reaches over the cut cannot
//! stand there, because the link would have met it before the drawing was cut.

use super::flat::{Flat, turned, turned_point};
use super::sever::{Severed, Stub, band_of, sever};
use super::squeeze::Squeeze;
use super::taken::{Taken, shown};
use super::{CONNECTOR, Connector, Part, PartBox, PartLane, Piece};
use crate::geometry::{Point, Rect, Size, simplified};
use crate::layout::{Drawing, DrawnPhase};

/// Room between the edge of a band and what stands in it.
const EDGE: f64 = 14.0;
/// What may be left of a phase without being told.
const NEARLY: f64 = 1.0;
/// Room between connectors that stand one behind the other.
const APART: f64 = 4.0;

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

/// A drawing cut into bands, and how large they are; parts are made of them once it is settled how
/// many there are to be.
pub(super) struct Bands<'run> {
    flat: &'run Flat,
    /// Room along the flow that a connector's page number takes.
    note: f64,
    pieces: Vec<Severed>,
    pairs: usize,
    boxes: Vec<Vec<usize>>,
    bands: Vec<Band>,
    /// How long each band is, with the titles of its lanes.
    pub(super) length: f64,
}

impl<'run> Bands<'run> {
    /// Cuts a drawing.
    pub(super) fn new(flat: &'run Flat, cuts: &[f64], note: f64) -> Self {
        let (pieces, pairs) = sever(flat, cuts);
        let count = cuts.len() + 1;
        let of_band = of_bands(&pieces, count);
        let mut boxes: Vec<Vec<usize>> = vec![Vec::new(); count];
        for (index, item) in flat.boxes.iter().enumerate() {
            boxes[band_of(cuts, item.centre().x)].push(index);
        }
        let taken: Vec<Taken> =
            boxes.iter().zip(&of_band).map(|(boxes, pieces)| Taken::new(flat, boxes, pieces)).collect();
        let shown = shown(flat, &taken);
        let bands = taken.into_iter().zip(shown).zip(&of_band).enumerate();
        let bands: Vec<Band> =
            bands.map(|(index, (stands, pieces))| band(flat, cuts, stands, pieces, index, note)).collect();
        let length = flat.title + bands.iter().map(Band::length).fold(0.0, f64::max);
        Self { flat, note, pieces, pairs, boxes, bands, length }
    }

    /// Returns the sizes of the parts on paper.
    pub(super) fn sizes(&self) -> Vec<Size> {
        let size = |band: &Band| {
            let bounds = turned(Rect::new(0.0, 0.0, self.length, band.squeeze.end()), self.flat.direction);
            Size::new(bounds.w, bounds.h)
        };
        self.bands.iter().map(size).collect()
    }

    /// Makes the parts.
    pub(super) fn parts(&self, drawing: &Drawing) -> Vec<Part> {
        let letters = letters(&self.pieces, self.pairs);
        let of_band = of_bands(&self.pieces, self.bands.len());
        let making = self.bands.iter().zip(self.sizes()).zip(&self.boxes).zip(&of_band);
        making
            .map(|(((band, size), boxes), pieces)| {
                let (flat, length, note, letters) = (self.flat, self.length, self.note, &letters);
                Maker { drawing, flat, band, size, length, note, letters }.part(boxes, pieces)
            })
            .collect()
    }
}

fn of_bands(pieces: &[Severed], count: usize) -> Vec<Vec<&Severed>> {
    let mut of_band: Vec<Vec<&Severed>> = (0..count).map(|_| Vec::new()).collect();
    pieces.iter().for_each(|piece| of_band[piece.band].push(piece));
    of_band
}

/// Measures a band.
fn band(
    flat: &Flat,
    cuts: &[f64],
    (taken, shown): (Taken, Vec<bool>),
    pieces: &[&Severed],
    index: usize,
    note: f64,
) -> Band {
    let count = cuts.len() + 1;
    let Taken { low, high, mut things, marks } = taken;
    things.extend(marks);
    let squeeze =
        if count == 1 { Squeeze::none(&flat.lanes) } else { Squeeze::new(&flat.lanes, &shown, things) };
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
    size: Size,
    length: f64,
    note: f64,
    letters: &'run [String],
}

impl Maker<'_> {
    fn part(&self, boxes: &[usize], pieces: &[&Severed]) -> Part {
        let lanes = self.band.squeeze.lanes.iter().enumerate();
        let lanes = lanes.filter_map(|(index, bounds)| {
            let (start, end) = (*bounds)?;
            let across = |length| self.turned(Rect::new(0.0, start, length, end - start));
            Some(PartLane { index, rect: across(self.length), title: across(self.flat.title) })
        });
        let boxes =
            boxes.iter().map(|index| PartBox { index: *index, rect: self.rect(self.flat.boxes[*index]) });
        Part {
            size: self.size,
            lanes: lanes.collect(),
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
            let reaches_in = whole.x < self.band.to - NEARLY && whole.right() > self.band.from + NEARLY;
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
