//! Parts links at the cuts: which band holds which piece, and where pieces belong together.

use super::flat::{BESIDE, Flat, FlatLink};
use crate::geometry::{Point, Rect};

/// An end of a piece at a cut.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stub {
    /// Which two stubs belong together.
    pub(super) pair: usize,
    /// The band of the other stub.
    pub(super) other: usize,
    /// Whether it stands at the end of its band, else at the start.
    pub(super) at_end: bool,
    /// Its place across the flow.
    pub(super) across: f64,
}

/// What of a link stands in one band, in the places of the whole drawing; stubs are not among the
/// points.
pub(super) struct Severed {
    pub(super) link: usize,
    pub(super) band: usize,
    pub(super) points: Vec<Point>,
    pub(super) from: Option<Stub>,
    pub(super) to: Option<Stub>,
    pub(super) label: Option<Rect>,
    pub(super) bridge: Option<Point>,
}

/// Returns the band of a place along the flow.
pub(super) fn band_of(cuts: &[f64], at: f64) -> usize {
    cuts.partition_point(|cut| *cut <= at)
}

/// Parts all links and returns the pieces, in the order of the links, with the number of pairs.
pub(super) fn sever(flat: &Flat, cuts: &[f64]) -> (Vec<Severed>, usize) {
    let mut pieces = Vec::new();
    let mut pairs = 0;
    for (index, link) in flat.links.iter().enumerate() {
        let first = pieces.len();
        sever_link(flat, cuts, index, &mut pieces, &mut pairs);
        place_label(link, cuts, &mut pieces[first..]);
    }
    (pieces, pairs)
}

fn sever_link(flat: &Flat, cuts: &[f64], index: usize, pieces: &mut Vec<Severed>, pairs: &mut usize) {
    let link = &flat.links[index];
    let places = link.places(&flat.boxes);
    let empty = |band, from| Severed {
        link: index,
        band,
        points: Vec::new(),
        from,
        to: None,
        label: None,
        bridge: None,
    };
    let Some(start) = places.first() else { return };
    let mut piece = empty(band_of(cuts, *start), None);
    for (at, (point, place)) in link.points.iter().zip(&places).enumerate() {
        for band in stops(link, cuts, at, piece.band, band_of(cuts, *place)) {
            let stub = |other, at_end| Stub { pair: *pairs, other, at_end, across: point.y };
            let ahead = band > piece.band;
            piece.to = Some(stub(band, ahead));
            let next = empty(band, Some(stub(piece.band, !ahead)));
            pieces.push(std::mem::replace(&mut piece, next));
            *pairs += 1;
        }
        if let Some(before) = at.checked_sub(1).and_then(|before| link.points.get(before)) {
            let on_run = |bridge: &Point| {
                before.x == point.x && bridge.x == point.x && between(before.y, bridge.y, point.y)
            };
            piece.bridge = piece.bridge.or(link.bridge.filter(on_run));
        }
        piece.points.push(*point);
    }
    pieces.push(piece);
}

/// Returns the bands that a run to point `at` goes on in: the one where it ends and, on the way
/// there, only the one where the link's text stands.
fn stops(link: &FlatLink, cuts: &[f64], at: usize, from: usize, to: usize) -> Vec<usize> {
    if from == to {
        return Vec::new();
    }
    let stop = link.label.and_then(|label| {
        let (one, other) = (link.points[at.checked_sub(1)?], link.points[at]);
        let band = band_of(cuts, label.centre().x);
        let is_between = band > from.min(to) && band < from.max(to);
        (is_between && is_beside(one, other, label)).then_some(band)
    });
    stop.into_iter().chain([to]).collect()
}

fn between(one: f64, at: f64, other: f64) -> bool {
    at >= one.min(other) && at <= one.max(other)
}

/// Tells whether a label stands beside a run along the flow.
fn is_beside(one: Point, other: Point, label: Rect) -> bool {
    one.y == other.y
        && between(one.x, label.centre().x, other.x)
        && between(label.y - BESIDE, one.y, label.bottom() + BESIDE)
}

/// Gives a link's text to the nearest of its pieces in the band where it stands.
fn place_label(link: &FlatLink, cuts: &[f64], pieces: &mut [Severed]) {
    let Some(label) = link.label else { return };
    let band = band_of(cuts, label.centre().x);
    let distance = |piece: &Severed| {
        let ends = piece.points.iter().map(|point| (point.y - label.centre().y).abs());
        ends.fold(f64::INFINITY, f64::min)
    };
    let own = pieces.iter_mut().filter(|piece| piece.band == band);
    if let Some(piece) = own.min_by(|one, other| distance(one).total_cmp(&distance(other))) {
        piece.label = Some(label);
    }
}
