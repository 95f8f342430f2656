//! The figures of both versions below the picture, a card each.

use crate::diff::Figure;
use crate::geometry::Point;
use crate::scene::Class;
use crate::scene::caption::Caption;
use crate::scene::figure;
use crate::typography::{Weight, width};

/// Size of the names and differences.
const SMALL: f64 = 11.0;
const SMALL_LINE: f64 = 15.0;
/// Size of the figures.
const LARGE: f64 = 14.0;
const LARGE_LINE: f64 = 20.0;
/// Room between two cards.
const APART: f64 = 26.0;
/// Room above the cards, and below each row of them.
const AROUND: f64 = 8.0;

/// Adds the figures that are known, side by side as far as there is room.
pub(in crate::scene) fn put(caption: &mut Caption, figures: &[Figure], room: f64) {
    let (mut x, mut top) = (0.0, caption.height + AROUND);
    let tall = 2.0 * SMALL_LINE + LARGE_LINE;
    for known in figures.iter().filter(|figure| !figure.is_unknown()) {
        let (before, after) = known.told();
        let gap = known.difference();
        let amount = if before == after { after } else { format!("{before} → {after}") };
        let gap = gap.unwrap_or_else(|| if amount.contains('→') { "" } else { "as before" }.to_owned());
        let widths = [
            width(known.name, SMALL, Weight::Regular),
            width(&amount, LARGE, Weight::Bold),
            width(&gap, SMALL, Weight::Regular),
        ];
        let wide = widths.into_iter().fold(0.0, f64::max);
        if x > 0.0 && x + wide > room {
            (x, top) = (0.0, top + tall + AROUND);
        }
        let line = |text: &str, bold, y, size, pitch, class| {
            figure::block(std::iter::once((text, bold)), Point::new(x, y), size, pitch, class)
        };
        caption.items.push(line(known.name, false, top, SMALL, SMALL_LINE, Class::Muted));
        caption.items.push(line(&amount, true, top + SMALL_LINE, LARGE, LARGE_LINE, Class::Text));
        let below = top + SMALL_LINE + LARGE_LINE;
        caption.items.push(line(&gap, false, below, SMALL, SMALL_LINE, Class::Muted));
        x += wide + APART;
    }
    caption.height = top + tall + AROUND;
}
