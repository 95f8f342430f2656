//! The marks of levels: told apart by shape, letter and colour.

use crate::geometry::{Point, Rect, Size};
use crate::model::Rater;
use crate::scene::figure::centred;
use crate::scene::{Class, Item};

/// Half the width of a mark.
pub(super) const HALF: f64 = 8.0;
/// Half the width of an earlier one.
const HALF_BEFORE: f64 = 3.2;

/// Draws the mark of the desired level.
pub(super) fn desired(at: Point) -> Vec<Item> {
    let half = HALF + 2.0;
    let points = [(0.0, -half), (half, 0.0), (0.0, half), (-half, 0.0)];
    let points = points.map(|(x, y)| Point::new(at.x + x, at.y + y)).to_vec();
    vec![Item::Polygon { points, class: Class::Waived }, letter("D", at, Class::Muted)]
}

/// Draws the mark of a group.
pub(super) fn of(rater: Rater, at: Point) -> Vec<Item> {
    match rater {
        Rater::Management => {
            vec![square(at, HALF, Class::Whole), letter("M", at, Class::FindingNumber)]
        }
        Rater::Contributors => vec![
            Item::Circle { centre: at, radius: HALF + 0.6, class: Class::Second },
            letter("W", at, Class::SecondLetter),
        ],
    }
}

/// Draws the mark of what a group said before.
pub(super) fn before(rater: Rater, at: Point) -> Vec<Item> {
    match rater {
        Rater::Management => vec![square(at, HALF_BEFORE, Class::FadedWhole)],
        Rater::Contributors => {
            vec![Item::Circle { centre: at, radius: HALF_BEFORE, class: Class::FadedGap }]
        }
    }
}

fn square(at: Point, half: f64, class: Class) -> Item {
    Item::Rect { rect: Rect::about(at, Size::new(2.0 * half, 2.0 * half)), radius: 1.0, class }
}

fn letter(letter: &str, at: Point, class: Class) -> Item {
    centred(&[letter.to_owned()], Rect::about(at, Size::new(0.0, 0.0)), 10.5, 10.5, true, class)
}
