//! Phases: titled columns across the lanes.

use super::figure;
use super::{Class, Item};
use crate::geometry::{Point, Rect};
use crate::layout::fold::Part;
use crate::layout::{Direction, Drawing};
use crate::typography::{Weight, wrap};

/// Room around a title, on both sides together.
const PADDING: f64 = 8.0;
/// Titles in less room than this are left out: one letter a line helps nobody.
const LEAST_ROOM: f64 = 24.0;

/// Draws the titles of a part's phases, and the borders between them across all lanes.
pub(super) fn drawn(drawing: &Drawing, part: &Part) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for (index, phase) in part.phases.iter().enumerate() {
        items.push(Item::Rect { rect: phase.title, radius: 0.0, class: Class::PhaseTitle });
        items.extend(title(drawing, &phase.name, phase.title));
        if index > 0 {
            items.push(border(drawing.direction, part, phase.title));
        }
    }
    items
}

fn title(drawing: &Drawing, name: &str, room: Rect) -> Option<Item> {
    let (size, pitch) = (drawing.box_text, drawing.box_line);
    let lines = (((room.h - PADDING) / pitch) as usize).max(1);
    let wrapped = wrap(name, room.w - PADDING, lines, size, Weight::Bold);
    let fits = room.w - PADDING >= LEAST_ROOM && room.h >= pitch;
    fits.then(|| figure::centred(&wrapped.lines, room, size, pitch, true, Class::Text))
}

/// Draws the border where a phase begins.
fn border(direction: Direction, part: &Part, title: Rect) -> Item {
    let points = match direction {
        Direction::Right => vec![Point::new(title.x, title.bottom()), Point::new(title.x, part.size.h)],
        Direction::Down => vec![Point::new(title.right(), title.y), Point::new(part.size.w, title.y)],
    };
    Item::Line { points, radius: 0.0, class: Class::Phase }
}
