//! Words of both versions: what it said, struck through, above what it says.

use super::Comparison;
use crate::diff::State;
use crate::geometry::{Point, Rect};
use crate::layout::{Drawing, DrawnBox, DrawnLabel};
use crate::scene::figure;
use crate::scene::{Anchor, Class, Item};
use crate::typography::{Weight, width};

/// How far above the base line words are struck, in em.
const STRIKE: f64 = 0.3;

impl Comparison<'_> {
    /// Draws a step: its outline as it looks, and the words of both versions.
    pub(in crate::scene) fn step(
        &self,
        item: &DrawnBox,
        place: usize,
        rect: Rect,
        outline: Vec<Item>,
        (size, pitch): (f64, f64),
    ) -> Vec<Item> {
        let state = self.state_of_step(place);
        let look: fn(Class) -> Class = match state {
            State::Added => |_| Class::AddedStep,
            State::Removed | State::Ghost => |_| Class::RemovedStep,
            State::Changed => |_| Class::ChangedStep,
            State::Moved => |_| Class::MovedStep,
            State::Same | State::Passage => |class| class,
        };
        let mut items: Vec<Item> = outline.into_iter().map(|item| item.reclassed(look)).collect();
        let mut top = rect.centre().y - item.line_count() as f64 / 2.0 * pitch;
        let mut block = |lines: &[String], class| {
            let room = Rect { y: top, h: lines.len() as f64 * pitch, ..rect };
            top = room.bottom();
            (!lines.is_empty()).then(|| figure::centred(lines, room, size, pitch, false, class))
        };
        items.extend(block(&item.earlier, Class::RemovedText).into_iter().flat_map(struck));
        let is_old = matches!(state, State::Removed | State::Ghost);
        let words = block(&item.lines, if is_old { Class::RemovedText } else { Class::Text });
        match state {
            State::Removed => items.extend(words.into_iter().flat_map(struck)),
            _ => items.extend(words),
        }
        items.extend(block(&item.note, Class::Muted));
        items
    }

    /// Draws the words beside a link.
    pub(in crate::scene) fn label(
        &self,
        drawing: &Drawing,
        label: &DrawnLabel,
        rect: Rect,
        link: usize,
    ) -> Vec<Item> {
        let state = self.state_of_link(link);
        let (size, pitch) = (drawing.label_text, drawing.label_line);
        let mut top = rect.y;
        let mut block = |lines: Vec<(&str, bool)>, class| {
            let corner = Point::new(rect.x, top);
            top += lines.len() as f64 * pitch;
            if lines.is_empty() {
                return None;
            }
            let text = figure::block(lines.into_iter(), corner, size, pitch, class);
            Some(if label.is_left_of_run { figure::held_at_end(text, rect.right()) } else { text })
        };
        fn plain(lines: &[String]) -> impl Iterator<Item = (&str, bool)> {
            lines.iter().map(|line| (line.as_str(), false))
        }
        let mut items: Vec<Item> =
            block(plain(&label.earlier).collect(), Class::RemovedText).into_iter().flat_map(struck).collect();
        let condition = label.condition.iter().map(|line| (line.as_str(), true));
        let words: Vec<(&str, bool)> = condition.chain(plain(&label.product)).collect();
        match state {
            State::Removed => items.extend(block(words, Class::RemovedText).into_iter().flat_map(struck)),
            State::Ghost => items.extend(block(words, Class::RemovedText)),
            _ => items.extend(block(words, Class::Text)),
        }
        items.extend(block(plain(&label.note).collect(), Class::Muted));
        items
    }
}

/// Returns a text with a line through each of its own; anything else as it is.
pub(super) fn struck(item: Item) -> Vec<Item> {
    let Item::Text { lines, size, anchor, .. } = &item else { return vec![item] };
    let strike = |line: &crate::scene::TextLine| {
        let weight = if line.bold { Weight::Bold } else { Weight::Regular };
        let long = width(&line.text, *size, weight);
        let left = match anchor {
            Anchor::Start => line.at.x,
            Anchor::Middle => line.at.x - long / 2.0,
            Anchor::End => line.at.x - long,
        };
        let y = line.at.y - STRIKE * size;
        Item::Line {
            points: vec![Point::new(left, y), Point::new(left + long, y)],
            radius: 0.0,
            class: Class::Strike,
        }
    };
    let strikes: Vec<Item> = lines.iter().map(strike).collect();
    std::iter::once(item).chain(strikes).collect()
}
