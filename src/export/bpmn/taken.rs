//! Which places of a drawing are taken, found by the squares that they lie on.

use crate::geometry::Rect;
use std::collections::HashMap;

/// Side of a square.
const CELL: f64 = 100.0;
/// How far two places may reach into each other.
const SLACK: f64 = 0.5;

/// The places that are taken.
#[derive(Debug, Default)]
pub(super) struct Taken {
    cells: HashMap<(i64, i64), Vec<Rect>>,
}

impl Taken {
    /// Takes a place.
    pub(super) fn take(&mut self, place: Rect) {
        for cell in cells(place) {
            self.cells.entry(cell).or_default().push(place);
        }
    }

    /// Tells whether a place lies on one that is taken.
    pub(super) fn covers(&self, place: Rect) -> bool {
        cells(place).filter_map(|cell| self.cells.get(&cell)).flatten().any(|one| one.overlaps(place, SLACK))
    }
}

/// Returns the squares that a rectangle lies on.
fn cells(rect: Rect) -> impl Iterator<Item = (i64, i64)> {
    let range = |from: f64, to: f64| (from / CELL).floor() as i64..=(to / CELL).floor() as i64;
    range(rect.x, rect.right()).flat_map(move |x| range(rect.y, rect.bottom()).map(move |y| (x, y)))
}
