//! Spreads a drawing over pages of a fixed size, such as slides.

use super::bands::Bands;
use super::cut::Places;
use super::flat::Flat;
use super::{Folded, MOST_PAGES, NOTE, Room, packed, spread};
use crate::geometry::Size;
use crate::layout::sheet::scale_within;
use crate::layout::{Direction, Drawing};

/// How many times as many bands may be needed for lanes to be low enough.
const MOST_TIMES: usize = 2;

impl Folded {
    /// Spreads a drawing over pages with so much room each, in points, so that its text has `least`
    /// points.
    ///
    /// Where lanes are too high for that, shorter bands show fewer of them. Where that does not help
    /// either, the text becomes as small as the lanes need.
    #[must_use]
    pub fn within(drawing: &Drawing, room: Size, least: f64) -> Self {
        let flat = Flat::new(drawing);
        let places = Places::new(&flat);
        let scale = least / drawing.label_text.min(drawing.box_text);
        let whole = Self::whole(drawing);
        if scale_within(room, whole.pages[0].size) >= scale {
            return whole;
        }
        let free = Size::new(room.w / scale, room.h / scale);
        if let Some(bands) = low(&flat, &places, free) {
            let across = if flat.direction == Direction::Right { free.h } else { free.w };
            let pages = packed(&bands.sizes(), across, flat.direction);
            return Self { parts: bands.parts(drawing), pages };
        }
        spread(drawing, &flat, &places, &Room { size: room, frame: Size::default(), least }).0
    }
}

/// Cuts a drawing into as few bands as fit both ways, if they are not many more than its length asks
/// for.
fn low<'run>(flat: &'run Flat, places: &Places, free: Size) -> Option<Bands<'run>> {
    let along = if flat.direction == Direction::Right { free.w } else { free.h };
    let useful = (along - flat.title).max(1.0);
    let least = ((flat.length - flat.title) / useful).ceil().max(1.0) as usize;
    let most = (least * MOST_TIMES + 2).min(MOST_PAGES).min(flat.boxes.len());
    let fits = |bands: &Bands<'_>| bands.sizes().iter().all(|size| size.w <= free.w && size.h <= free.h);
    (least..=most).map(|count| Bands::new(flat, &places.choose(count), NOTE)).find(fits)
}
