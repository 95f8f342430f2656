//! What the marks, lines and shapes of a picture mean: only of those that it uses.

use super::figure::{self, Lack};
use super::pieces;
use super::{Class, Item};
use crate::geometry::Point;
use crate::typography::{Weight, width};

const TEXT: f64 = 11.0;
const LINE: f64 = 17.0;
/// Room between two entries.
const APART: f64 = 22.0;

/// A sign that a picture uses.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Sign {
    /// The mark where responsibility passes.
    Mark(Lack),
    /// A line with its head.
    Line(Class),
    /// A connector.
    Connector,
}

impl Sign {
    /// Returns the room that the sign takes before its words.
    fn room(self) -> f64 {
        match self {
            Self::Mark(_) => 16.0,
            Self::Connector => 20.0,
            Self::Line(_) => 40.0,
        }
    }

    fn items(self, x: f64, middle: f64) -> Vec<Item> {
        match self {
            Self::Mark(lack) => figure::mark(Point::new(x + 6.0, middle), lack),
            Self::Connector => pieces::circle(Point::new(x + 8.0, middle), "A"),
            Self::Line(class) => figure::arrow(&[Point::new(x, middle), Point::new(x + 32.0, middle)], class),
        }
    }
}

/// A sign with what it means.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    pub(super) sign: Sign,
    pub(super) words: &'static str,
}

/// Returns the entries for the marks among `lacks`.
pub(super) fn marks(lacks: impl IntoIterator<Item = Lack>) -> Vec<Entry> {
    let used: Vec<Lack> = lacks.into_iter().collect();
    let all = [
        (Lack::Nothing, "hand-off with product and measure"),
        (Lack::Measure, "no measure"),
        (Lack::Product, "no product"),
    ];
    let entry = |(lack, words)| Entry { sign: Sign::Mark(lack), words };
    all.into_iter().filter(|(lack, _)| used.contains(lack)).map(entry).collect()
}

/// Draws entries side by side as far as there is room; returns them with their height.
pub(super) fn drawn(entries: &[Entry], room: f64) -> (Vec<Item>, f64) {
    let (mut x, mut y) = (0.0, 0.0);
    let mut items = Vec::new();
    for Entry { sign, words } in entries {
        let wide = sign.room() + width(words, TEXT, Weight::Regular);
        if x > 0.0 && x + wide > room {
            (x, y) = (0.0, y + LINE);
        }
        items.extend(sign.items(x, y + LINE / 2.0));
        let corner = Point::new(x + sign.room(), y);
        items.push(figure::block([(*words, false)].into_iter(), corner, TEXT, LINE, Class::Muted));
        x += wide + APART;
    }
    let height = if entries.is_empty() { 0.0 } else { y + LINE };
    (items, height)
}
