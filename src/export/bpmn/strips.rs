//! The words of links that end at the border of a pool of which nothing within is shown: they stand
//! just inside it, where the link arrives, beside each other and beside the pool's name.

use super::taken::Taken;
use crate::geometry::{Point, Rect, Size};

/// How far the name in the middle of a pool may reach.
const NAME: Size = Size { w: 160.0, h: 30.0 };
/// Room between words and what they stand beside.
const GAP: f64 = 5.0;

/// What stands in such pools already.
#[derive(Debug, Default)]
pub(super) struct Strips {
    taken: Taken,
}

impl Strips {
    /// Returns where the words of a link stand in a pool whose border one of its ends meets.
    pub(super) fn place(&mut self, pool: Rect, points: &[Point], words: Rect) -> Rect {
        let meets = |at: &&Point| pool.contains(Rect::about(**at, Size::default()), 0.5);
        let at = points.iter().find(meets).copied().unwrap_or_else(|| pool.centre());
        let name = Rect::about(pool.centre(), NAME);
        let is_upright = at.y <= pool.y + 0.5 || at.y >= pool.bottom() - 0.5;
        let beside = |right: bool, row: f64| {
            let (along, down) = (GAP + row * GAP, GAP + row * (words.h + GAP));
            match is_upright {
                true => Rect {
                    x: if right { at.x + GAP } else { at.x - GAP - words.w },
                    y: if at.y <= pool.y + 0.5 { at.y + down } else { at.y - down - words.h },
                    ..words
                },
                false => Rect {
                    x: if at.x <= pool.x + 0.5 { at.x + along } else { at.x - along - words.w },
                    y: if right { at.y + GAP + down } else { at.y - down - words.h },
                    ..words
                },
            }
        };
        let places = (0..6).flat_map(|row| [beside(true, f64::from(row)), beside(false, f64::from(row))]);
        let is_free = |place: &Rect| {
            pool.contains(*place, 1.0) && !place.overlaps(name, 0.5) && !self.taken.covers(*place)
        };
        let place = places.into_iter().find(is_free).unwrap_or_else(|| beside(true, 0.0));
        self.taken.take(place);
        place
    }
}

#[cfg(test)]
mod tests {
    use super::Strips;
    use crate::geometry::{Point, Rect};

    #[test]
    fn words_stand_beside_each_other() {
        let pool = Rect::new(0.0, 0.0, 1000.0, 60.0);
        let mut strips = Strips::default();
        let arrives = [Point::new(100.0, 90.0), Point::new(100.0, 60.0)];
        let words = Rect::new(0.0, 0.0, 80.0, 13.0);
        let placed: Vec<Rect> = (0..4).map(|_| strips.place(pool, &arrives, words)).collect();
        for (index, one) in placed.iter().enumerate() {
            assert!(pool.contains(*one, 0.0), "{one:?}");
            assert!(placed[index + 1..].iter().all(|other| !one.overlaps(*other, 0.5)));
        }
    }
}
