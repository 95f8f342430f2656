//! Connectors: where a link goes on in another band or on another page.

use super::figure;
use super::legend::{Entry, Sign};
use super::{Class, Item};
use crate::geometry::{Point, Rect, Size};
use crate::layout::fold::{CONNECTOR, Connector, NOTE, Part};
use crate::layout::{Direction, Drawing, Folded};

/// Size of the number of a page beside a connector.
const NOTE_TEXT: f64 = 11.0;

/// Draws a connector, with the page where its other end stands if that is another one.
pub(super) fn connector(
    connector: &Connector,
    part: &Part,
    page: Option<usize>,
    drawing: &Drawing,
) -> Vec<Item> {
    let mut items = circle(connector.at, &connector.letter);
    if let Some(page) = page {
        let beside = beside(connector, part, drawing.direction);
        let line = [page.to_string()];
        items.push(figure::centred(&line, beside, NOTE_TEXT, NOTE_TEXT, false, Class::Muted));
    }
    items
}

/// Draws a circle with a letter in it.
pub(super) fn circle(centre: Point, letter: &str) -> Vec<Item> {
    let radius = CONNECTOR / 2.0;
    let bounds = Rect::about(centre, Size::new(CONNECTOR, CONNECTOR));
    // A letter fills its circle; two need to be smaller.
    let size = if letter.len() == 1 { 11.0 } else { 16.0 / letter.len() as f64 };
    vec![
        Item::Circle { centre, radius, class: Class::Connector },
        figure::centred(&[letter.to_owned()], bounds, size, size, true, Class::Text),
    ]
}

/// Returns the room for the number of a page: at the edge of the band, on a level with the connector.
fn beside(connector: &Connector, part: &Part, direction: Direction) -> Rect {
    let at = connector.at;
    let title = part.lanes.first().map(|lane| lane.title).unwrap_or_default();
    if direction == Direction::Right {
        let x = if connector.at_end { part.size.w - NOTE } else { title.right() };
        Rect::new(x, at.y - NOTE_TEXT / 2.0, NOTE, NOTE_TEXT)
    } else {
        let y = if connector.at_end { part.size.h - NOTE } else { title.bottom() };
        Rect::new(at.x - NOTE / 2.0, y, NOTE, NOTE)
    }
}

/// Returns what the connectors on a page mean, if there are any.
pub(super) fn meaning(folded: &Folded, page: usize) -> Option<Entry> {
    let parts = folded.pages.get(page)?.parts.iter().map(|(part, _)| *part);
    let ends = parts.flat_map(|part| &folded.parts[part].pieces).flat_map(|piece| [&piece.from, &piece.to]);
    let mut others = ends.flatten().map(|connector| folded.page_of(connector.part) != page).peekable();
    others.peek()?;
    let words = if others.any(|is_other| is_other) {
        "goes on at the same letter; a number beside it is its page"
    } else {
        "goes on at the same letter"
    };
    Some(Entry { sign: Sign::Connector, words })
}
