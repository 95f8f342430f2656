//! Folds a long drawing into bands, and spreads bands over pages.
//!
//! Takes a finished drawing; the phases know nothing of it. `cut` finds where, `sever` parts the
//! links, `taken` says which lanes a band shows, `squeeze` takes empty room out of it, `bands` puts
//! each band together. A link that a cut meets ends in a connector with a letter, and goes on at the
//! connector with the same letter: it jumps there directly, whatever bands lie between.

mod bands;
mod cut;
mod flat;
mod paper;
mod sever;
mod squeeze;
mod taken;
pub mod verify;
mod within;

use super::sheet::{self, LEAST_TEXT, Sheet, scale_within};
use super::{Direction, Drawing, DrawnPhase};
use crate::geometry::{Point, Rect, Size};
use bands::Bands;
use cut::Places;
use flat::Flat;
pub use paper::Paper;

/// Diameter of a connector, in pixels.
pub const CONNECTOR: f64 = 15.0;
/// Room between bands.
const BETWEEN: f64 = 22.0;
/// Room along the flow for the number of the page that a connector leads to.
pub const NOTE: f64 = 20.0;
/// What a picture has around its bands, about: margins, header and foot.
const FRAME: Size = Size { w: 32.0, h: 130.0 };
/// Bands that a picture is folded into, at most.
const MOST_BANDS: usize = 24;
/// Pages that a picture is spread over, at most; beyond them the text becomes smaller.
const MOST_PAGES: usize = 400;
/// How much larger the text has to become for one more band to be worth it.
const WORTH: f64 = 1.03;

/// An end of a piece where its link goes on elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Connector {
    /// The letters that both ends share.
    pub letter: String,
    /// Its middle.
    pub at: Point,
    /// Place of the other end's part in [`Folded::parts`].
    pub part: usize,
    /// Whether it stands at the end of its band, else at the start.
    pub at_end: bool,
}

/// What of a link stands in one part.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// Place of its link in [`Drawing::links`].
    pub link: usize,
    /// Its points.
    pub points: Vec<Point>,
    /// Where it comes from, if not from its box.
    pub from: Option<Connector>,
    /// Where it goes to, if not to its box.
    pub to: Option<Connector>,
    /// Bounds of the link's text, where it stands beside this piece.
    pub label: Option<Rect>,
    /// Where responsibility passes, if it does in this piece.
    pub bridge: Option<Point>,
}

/// A box in a part.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PartBox {
    /// Its place in [`Drawing::boxes`].
    pub index: usize,
    /// Its bounds.
    pub rect: Rect,
}

/// A lane in a part.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PartLane {
    /// Its place in [`Drawing::lanes`].
    pub index: usize,
    /// The whole lane with its title, as far as the part goes.
    pub rect: Rect,
    /// The part that the title stands in.
    pub title: Rect,
}

/// A stretch of a drawing with lanes of its own, from its own corner.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Its size.
    pub size: Size,
    /// The lanes in which something stands here, in the order of the drawing; a drawing that is not
    /// cut shows all.
    pub lanes: Vec<PartLane>,
    /// The phases that reach into it, as far as they do.
    pub phases: Vec<DrawnPhase>,
    /// The boxes that stand in it, in the order of the drawing.
    pub boxes: Vec<PartBox>,
    /// The pieces of links, in the order of the drawing.
    pub pieces: Vec<Piece>,
}

/// A page: parts, and where their corners are.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// Size of what stands on it.
    pub size: Size,
    /// Place of each part in [`Folded::parts`], and where its corner is.
    pub parts: Vec<(usize, Point)>,
}

/// A drawing in parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Folded {
    /// The parts, in the order of the flow.
    pub parts: Vec<Part>,
    /// The pages; one, unless pages were asked for.
    pub pages: Vec<Page>,
}

impl Folded {
    /// Returns a drawing as one part on one page.
    #[must_use]
    pub fn whole(drawing: &Drawing) -> Self {
        one_page(drawing, &Bands::new(&Flat::new(drawing), &[], 0.0))
    }

    /// Returns the parts on a page, and where their corners are.
    #[must_use]
    pub fn on(&self, page: &Page) -> Vec<(&Part, Point)> {
        page.parts.iter().map(|(part, at)| (&self.parts[*part], *at)).collect()
    }

    /// Folds a drawing into the number of bands, all on one page, that make its text largest on a
    /// sheet.
    #[must_use]
    pub fn fit(drawing: &Drawing, sheet: Sheet) -> Self {
        let flat = Flat::new(drawing);
        let places = Places::new(&flat);
        let scale = |bands: &Bands<'_>| {
            let sizes = bands.sizes();
            sheet.scale(framed(stacked(&sizes, 0..sizes.len(), drawing.direction).size))
        };
        let mut best = Bands::new(&flat, &[], 0.0);
        let mut largest = scale(&best);
        let mut in_vain = 0;
        for count in 2..=MOST_BANDS.min(drawing.boxes.len()) {
            let bands = Bands::new(&flat, &places.choose(count), 0.0);
            let scale = scale(&bands);
            if scale > largest * WORTH {
                (largest, best) = (scale, bands);
                in_vain = 0;
            } else {
                in_vain += 1;
            }
            if in_vain > 3 {
                break;
            }
        }
        one_page(drawing, &best)
    }

    /// Spreads a drawing over as few pages of a sheet as keep its text readable ([`LEAST_TEXT`]).
    ///
    /// Where lanes alone are taller than a page, the text becomes as small as they need.
    #[must_use]
    pub fn pages(drawing: &Drawing, sheet: Sheet) -> Self {
        let flat = Flat::new(drawing);
        let places = Places::new(&flat);
        let room = |size| Room { size: sheet::room(size), frame: FRAME, least: LEAST_TEXT };
        let lying = sheet.sizes().into_iter().map(|size| spread(drawing, &flat, &places, &room(size)));
        let better = |one: (Self, f64), other: (Self, f64)| {
            let smaller_text = other.1 < one.1 * 0.99;
            let more_pages = other.0.pages.len() >= one.0.pages.len() && other.1 < one.1 * 1.01;
            if smaller_text || more_pages { one } else { other }
        };
        lying.reduce(better).map_or_else(|| Self::whole(drawing), |(folded, _)| folded)
    }

    /// Returns the page of a part.
    #[must_use]
    pub fn page_of(&self, part: usize) -> usize {
        self.pages.partition_point(|page| page.parts.first().is_some_and(|(first, _)| *first <= part)) - 1
    }
}

/// Puts all bands on one page.
fn one_page(drawing: &Drawing, bands: &Bands<'_>) -> Folded {
    let sizes = bands.sizes();
    Folded { parts: bands.parts(drawing), pages: vec![stacked(&sizes, 0..sizes.len(), drawing.direction)] }
}

/// What a page has room for.
struct Room {
    /// Within its margins, in points.
    size: Size,
    /// What stands around the bands, in pixels.
    frame: Size,
    /// The smallest text that is read, in points.
    least: f64,
}

/// Spreads a drawing over pages; returns the scale with it.
fn spread(drawing: &Drawing, flat: &Flat, places: &Places, room: &Room) -> (Folded, f64) {
    let across = |size: Size| if flat.direction == Direction::Right { size.h } else { size.w };
    let along = |size: Size| if flat.direction == Direction::Right { size.w } else { size.h };
    let Room { size: room, frame, least } = *room;
    let framed = |size: Size| Size::new(size.w + frame.w, size.h + frame.h);
    let mut scale = least / drawing.label_text.min(drawing.box_text);
    let whole = Folded::whole(drawing);
    if scale_within(room, framed(whole.pages[0].size)) >= scale {
        return (whole, scale);
    }
    let mut rounds = 0;
    loop {
        rounds += 1;
        let free = Size::new(room.w / scale - frame.w, room.h / scale - frame.h);
        let bands = shortened(flat, places, along(free));
        let sizes = bands.sizes();
        let tallest = sizes.iter().map(|size| across(*size)).fold(0.0, f64::max);
        let is_over = tallest > across(free) * 1.001 || bands.length > along(free) * 1.001;
        if is_over && rounds < 8 {
            let worst = sizes.iter().map(|size| scale_within(room, framed(*size))).fold(scale, f64::min);
            scale = worst.min(scale * 0.99);
            continue;
        }
        let pages = packed(&sizes, across(free), flat.direction);
        return (Folded { parts: bands.parts(drawing), pages }, scale);
    }
}

/// Cuts a drawing into as few bands as are no longer than a length.
fn shortened<'run>(flat: &'run Flat, places: &Places, length: f64) -> Bands<'run> {
    let useful = (length - flat.title).max(1.0);
    let least = ((flat.length - flat.title) / useful).ceil().max(1.0) as usize;
    let most = (least * 2 + 2).min(MOST_PAGES).min(flat.boxes.len().max(1));
    let mut best = Bands::new(flat, &places.choose(least.min(most)), NOTE);
    for count in least.min(most) + 1..=most {
        if best.length <= length {
            break;
        }
        let bands = Bands::new(flat, &places.choose(count), NOTE);
        if bands.length < best.length {
            best = bands;
        }
    }
    best
}

/// Puts as many parts on each page as there is room for across the flow.
fn packed(parts: &[Size], room: f64, direction: Direction) -> Vec<Page> {
    let across = |size: Size| if direction == Direction::Right { size.h } else { size.w };
    let mut pages = Vec::new();
    let mut first = 0;
    let mut taken = 0.0;
    for (index, size) in parts.iter().enumerate() {
        let more = across(*size) + BETWEEN;
        if index > first && taken + more - BETWEEN > room {
            pages.push(stacked(parts, first..index, direction));
            (first, taken) = (index, 0.0);
        }
        taken += more;
    }
    pages.push(stacked(parts, first..parts.len(), direction));
    pages
}

/// Puts parts one under another, or beside one another where the flow runs down.
fn stacked(parts: &[Size], range: std::ops::Range<usize>, direction: Direction) -> Page {
    let mut page = Page::default();
    let mut at = 0.0;
    for index in range {
        let size = parts[index];
        if direction == Direction::Right {
            page.parts.push((index, Point::new(0.0, at)));
            page.size = Size::new(page.size.w.max(size.w), at + size.h);
            at += size.h + BETWEEN;
        } else {
            page.parts.push((index, Point::new(at, 0.0)));
            page.size = Size::new(at + size.w, page.size.h.max(size.h));
            at += size.w + BETWEEN;
        }
    }
    page
}

fn framed(size: Size) -> Size {
    Size::new(size.w + FRAME.w, size.h + FRAME.h)
}
