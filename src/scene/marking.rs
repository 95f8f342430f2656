//! Finds room for the numbered marks of findings, so that none covers a text.

use super::figure;
use super::numbering::{Element, Numbered};
use super::{Class, Item};
use crate::geometry::{Point, Rect, Size};
use crate::layout::fold::{CONNECTOR, NOTE, Part, PartLane, Piece};
use crate::layout::{Drawing, Shape};
use crate::typography::{Weight, width};
use std::collections::HashMap;

/// Size of the number in a mark.
const NUMBER: f64 = 9.5;
/// Places on a link beside which room is looked for, at most.
const MOST_BASES: usize = 6;
/// Rings of ten pixels in which room is looked for where there is none close by.
const RINGS: u32 = 20;
/// Side of the squares by which things near a place are found.
const CELL: f64 = 48.0;
/// Cells that all links together pass, about, at most; where they are longer, cells are larger.
const MOST_ENTRIES: f64 = 1_000_000.0;

/// Draws the mark of a number about a place.
pub(super) fn mark(number: usize, is_waived: bool, centre: Point) -> Vec<Item> {
    let (ring, text) =
        if is_waived { (Class::WaivedFinding, Class::Muted) } else { (Class::Finding, Class::FindingNumber) };
    let digits = number.to_string();
    let radius = radius(number);
    let room = Rect::about(centre, Size::new(2.0 * radius, 2.0 * radius));
    vec![
        Item::Circle { centre, radius, class: ring },
        figure::centred(&[digits], room, NUMBER, NUMBER, true, text),
    ]
}

/// Returns the radius of a mark, which grows with the number's digits.
pub(super) fn radius(number: usize) -> f64 {
    (width(&number.to_string(), NUMBER, Weight::Bold) / 2.0 + 3.0).max(8.0)
}

/// A mark that an element is to have.
pub(super) struct Wanted<'run> {
    pub(super) element: Element,
    pub(super) radius: f64,
    pub(super) id: String,
    pub(super) title: String,
    /// Draws it about a place.
    pub(super) draw: Box<dyn Fn(Point) -> Vec<Item> + 'run>,
}

/// Draws the numbered marks of all elements that stand in the parts of a page, each part with its corner.
pub(super) fn marks(drawing: &Drawing, parts: &[(&Part, Point)], numbered: &[Numbered<'_>]) -> Vec<Item> {
    let wanted = numbered.iter().map(|one| {
        let codes: Vec<String> =
            one.remarks.iter().map(|remark| format!("{}: {}", remark.code, remark.message)).collect();
        Wanted {
            element: one.element,
            radius: radius(one.number),
            id: format!("finding-{}", one.number),
            title: codes.join("; "),
            draw: Box::new(|centre| mark(one.number, one.is_waived(), centre)),
        }
    });
    placed(drawing, parts, wanted.collect())
}

/// Draws marks beside their elements, as far as these stand in the parts of a page.
pub(super) fn placed(drawing: &Drawing, parts: &[(&Part, Point)], wanted: Vec<Wanted<'_>>) -> Vec<Item> {
    if wanted.is_empty() {
        return Vec::new();
    }
    let places = Places::on(parts);
    let mut taken = Taken::by(drawing, parts);
    let mut items = Vec::new();
    for one in wanted {
        let around = match one.element {
            Element::Lane(lane) => places.lanes.get(&lane).map(beside_title),
            Element::Step(step) => {
                places.boxes.get(&step).map(|rect| at_corners(*rect, drawing.boxes[step].shape))
            }
            Element::Link(link) => {
                places.pieces.get(&link.index()).map(|(piece, at)| beside_link(piece, *at))
            }
            Element::Elsewhere => None,
        };
        let side = 2.0 * one.radius;
        let around = around.unwrap_or_default().into_iter();
        let rects: Vec<Rect> = around.map(|at| Rect::about(at, Size::new(side, side))).collect();
        let Some(rect) = taken.best(&rects) else { continue };
        taken.take(rect, true);
        let items_of = (one.draw)(rect.centre());
        items.push(Item::Group { id: one.id, title: one.title, link: None, items: items_of });
    }
    items
}

/// Where the elements stand on a page.
struct Places<'run> {
    /// Each lane in the first part that shows it.
    lanes: HashMap<usize, PartLane>,
    boxes: HashMap<usize, Rect>,
    /// Of each link the piece in which responsibility passes, or else its first, with its corner.
    pieces: HashMap<usize, (&'run Piece, Point)>,
}

impl<'run> Places<'run> {
    fn on(parts: &[(&'run Part, Point)]) -> Self {
        let mut places = Self { lanes: HashMap::new(), boxes: HashMap::new(), pieces: HashMap::new() };
        for (part, at) in parts {
            for lane in &part.lanes {
                let (rect, title) = (moved(lane.rect, *at), moved(lane.title, *at));
                places.lanes.entry(lane.index).or_insert(PartLane { rect, title, ..*lane });
            }
            for item in &part.boxes {
                places.boxes.insert(item.index, moved(item.rect, *at));
            }
            for piece in &part.pieces {
                let known = places.pieces.entry(piece.link).or_insert((piece, *at));
                if known.0.bridge.is_none() && piece.bridge.is_some() {
                    *known = (piece, *at);
                }
            }
        }
        places
    }
}

fn moved(rect: Rect, by: Point) -> Rect {
    Rect { x: rect.x + by.x, y: rect.y + by.y, ..rect }
}

/// Returns places at the corners of a step, the upper right first.
fn at_corners(rect: Rect, shape: Shape) -> Vec<Point> {
    // On a diamond the middle of a side is where a box has its corner.
    let inset = if shape == Shape::Diamond {
        Size::new(rect.w / 4.0 - 6.0, rect.h / 4.0 - 6.0)
    } else {
        Size::default()
    };
    let (left, right) = (rect.x + inset.w, rect.right() - inset.w);
    let (top, bottom) = (rect.y + inset.h, rect.bottom() - inset.h);
    vec![
        Point::new(right, top),
        Point::new(left, top),
        Point::new(right, bottom),
        Point::new(left, bottom),
        Point::new(right - 18.0, top - 6.0),
        Point::new(left + 18.0, top - 6.0),
        Point::new(right - 18.0, bottom + 6.0),
    ]
}

fn beside_title(lane: &PartLane) -> Vec<Point> {
    let Rect { x, y, .. } = lane.title;
    let (right, bottom) = (lane.title.right() - 11.0, lane.title.bottom() - 11.0);
    let is_row = lane.title.h >= lane.rect.h;
    let beside =
        if is_row { Point::new(right + 22.0, y + 11.0) } else { Point::new(x + 11.0, bottom + 22.0) };
    vec![
        Point::new(right, y + 11.0),
        Point::new(right, bottom),
        Point::new(x + 11.0, y + 11.0),
        Point::new(x + 11.0, bottom),
        // Where the title leaves no room, beside it in the lane.
        beside,
        Point::new(beside.x, lane.rect.bottom() - 11.0),
    ]
}

/// Returns places beside the bridge of a link, then beside its runs.
fn beside_link(piece: &Piece, corner: Point) -> Vec<Point> {
    let middle = |pair: &[Point]| Point::new((pair[0].x + pair[1].x) / 2.0, (pair[0].y + pair[1].y) / 2.0);
    let bases = piece.bridge.into_iter().chain(piece.points.windows(2).map(middle)).take(MOST_BASES);
    let diagonal = [(1.0, -1.0), (1.0, 1.0), (-1.0, -1.0), (-1.0, 1.0)];
    let straight = [(1.0, 0.0), (-1.0, 0.0), (0.0, -1.0), (0.0, 1.0)];
    let mut places = Vec::new();
    for at in bases {
        for reach in [13.0, 17.0, 22.0, 28.0, 40.0] {
            let around = diagonal.into_iter().chain(straight.into_iter().filter(|_| reach > 20.0));
            places.extend(
                around.map(|(x, y)| Point::new(corner.x + at.x + x * reach, corner.y + at.y + y * reach)),
            );
        }
    }
    places
}

/// What stands where, by squares.
struct Taken {
    /// Bounds with whether a mark must not cover them.
    by_cell: HashMap<(i64, i64), Vec<(Rect, bool)>>,
    /// Side of a cell.
    cell: f64,
}

impl Taken {
    fn by(drawing: &Drawing, parts: &[(&Part, Point)]) -> Self {
        let runs = parts.iter().flat_map(|(part, _)| &part.pieces).flat_map(|piece| piece.points.windows(2));
        let length: f64 =
            runs.map(|pair| (pair[0].x - pair[1].x).abs() + (pair[0].y - pair[1].y).abs()).sum();
        let mut taken = Self { by_cell: HashMap::new(), cell: CELL.max(length / MOST_ENTRIES) };
        for (part, at) in parts {
            for item in &part.boxes {
                // Marks may touch the outline of a box, but not its text.
                let rect = moved(item.rect, *at);
                let lines = drawing.boxes[item.index].line_count();
                let text = Size::new((rect.w - 16.0).max(0.0), drawing.box_line * lines as f64);
                taken.take(Rect::about(rect.centre(), text), true);
                taken.take(rect, false);
            }
            for lane in &part.lanes {
                let lines = &drawing.lanes[lane.index].lines;
                let widest = lines.iter().map(|line| width(line, drawing.box_text, Weight::Bold));
                let tall = (lines.len() + 1) as f64 * drawing.box_line;
                let size = Size::new(widest.fold(0.0, f64::max), tall);
                taken.take(Rect::about(moved(lane.title, *at).centre(), size), true);
            }
            part.pieces.iter().for_each(|piece| taken.take_piece(piece, *at));
        }
        taken
    }

    fn take_piece(&mut self, piece: &Piece, corner: Point) {
        let take_about =
            |taken: &mut Self, at: Point, size| taken.take(moved(Rect::about(at, size), corner), true);
        if let Some(label) = piece.label {
            self.take(moved(label, corner), true);
        }
        if let Some(at) = piece.bridge {
            take_about(self, at, Size::new(12.0, 12.0));
        }
        for connector in [&piece.from, &piece.to].into_iter().flatten() {
            // The number of a page may stand beside it.
            let side = CONNECTOR + 2.0 * NOTE;
            take_about(self, connector.at, Size::new(side, side));
        }
        for pair in piece.points.windows(2) {
            let (one, other) = (pair[0], pair[1]);
            let rect = Rect::new(
                one.x.min(other.x) - 1.0,
                one.y.min(other.y) - 1.0,
                (one.x - other.x).abs() + 2.0,
                (one.y - other.y).abs() + 2.0,
            );
            self.take(moved(rect, corner), false);
        }
    }

    fn take(&mut self, rect: Rect, is_solid: bool) {
        for cell in cells(rect, self.cell) {
            self.by_cell.entry(cell).or_default().push((rect, is_solid));
        }
    }

    /// Returns the first place that covers nothing, or else no text, or else the nearest such place
    /// round the first of all.
    fn best(&self, places: &[Rect]) -> Option<Rect> {
        let free = places.iter().find(|place| !self.covers(**place, false));
        let no_text = || places.iter().find(|place| !self.covers(**place, true));
        free.or_else(no_text).copied().or_else(|| self.nearby(*places.first()?))
    }

    fn covers(&self, place: Rect, solid_only: bool) -> bool {
        let near = cells(place, self.cell).filter_map(|cell| self.by_cell.get(&cell)).flatten();
        near.filter(|(_, is_solid)| *is_solid || !solid_only).any(|(rect, _)| rect.overlaps(place, 0.5))
    }

    /// Looks in rings round a place for one that covers no text.
    fn nearby(&self, place: Rect) -> Option<Rect> {
        let around = (1..=RINGS).flat_map(|ring| {
            (0..16).map(move |turn| {
                let (sine, cosine) = (f64::from(turn) / 16.0 * std::f64::consts::TAU).sin_cos();
                let reach = 10.0 * f64::from(ring);
                Rect { x: place.x + reach * cosine, y: place.y + reach * sine, ..place }
            })
        });
        around.into_iter().find(|at| at.x >= 0.0 && at.y >= 0.0 && !self.covers(*at, true)).or(Some(place))
    }
}

/// Returns the squares of a size that a rectangle lies on.
fn cells(rect: Rect, size: f64) -> impl Iterator<Item = (i64, i64)> {
    let span = move |from: f64, to: f64| (from / size).floor() as i64..=(to / size).floor() as i64;
    span(rect.x, rect.right()).flat_map(move |x| span(rect.y, rect.bottom()).map(move |y| (x, y)))
}
