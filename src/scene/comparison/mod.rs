//! Two versions of a flow in one picture: what was added, removed, changed and moved, by shape and by
//! colour, so that neither is needed.

mod badge;
pub(super) mod cards;
mod words;

pub(super) use badge::sample;

use super::figure;
use super::legend::{Entry, Sign};
use super::{Class, Item};
use crate::diff::{Difference, Part, State, Union};
use crate::geometry::Rect;
use crate::layout::Drawing;
use crate::layout::fold::PartLane;
use crate::typography::{Weight, wrap};

/// Two versions that are shown as one: the picture's flow is that of the union.
#[derive(Debug, Clone, Copy)]
pub struct Comparison<'run> {
    /// Both in one.
    pub union: &'run Union,
    /// What changed.
    pub difference: &'run Difference,
}

/// The states that are marked, with what each means.
const MEANINGS: [(State, &str); 5] = [
    (State::Added, "added"),
    (State::Removed, "removed"),
    (State::Changed, "changed; what it was is struck through"),
    (State::Moved, "moved here"),
    (State::Ghost, "where it was"),
];

impl Comparison<'_> {
    fn state_of_lane(&self, lane: usize) -> State {
        state(&self.union.lanes, lane)
    }

    fn state_of_step(&self, step: usize) -> State {
        state(&self.union.steps, step)
    }

    fn state_of_link(&self, link: usize) -> State {
        state(&self.union.links, link)
    }

    /// Tells whether a link is none of the newer version's.
    pub(super) fn is_gone(&self, link: usize) -> bool {
        matches!(self.state_of_link(link), State::Removed | State::Ghost | State::Passage)
    }

    /// Returns the looks of a link.
    pub(super) fn line(&self, link: usize, class: Class) -> Class {
        match (self.state_of_link(link), class) {
            (State::Added | State::Moved, Class::Back) => Class::AddedBack,
            (State::Added | State::Moved, _) => Class::AddedLine,
            (State::Removed | State::Ghost, _) => Class::RemovedLine,
            (State::Passage, _) => Class::MovedLine,
            (_, class) => class,
        }
    }

    /// Returns the mark where responsibility passes, or passed.
    pub(super) fn mark(&self, link: usize, mark: Vec<Item>) -> Vec<Item> {
        match self.state_of_link(link) {
            State::Passage => Vec::new(),
            State::Removed | State::Ghost => mark.into_iter().map(Item::faded).collect(),
            _ => mark,
        }
    }

    /// Returns the title of a lane as it looks, with the earlier name above it where there is room.
    pub(super) fn lane(&self, lane: &PartLane, drawing: &Drawing, items: Vec<Item>) -> Vec<Item> {
        let earlier = self.earlier_name(lane, drawing);
        let looks = self.title(lane.index, items).into_iter();
        looks.chain(earlier.into_iter().flat_map(words::struck)).collect()
    }

    fn earlier_name(&self, lane: &PartLane, drawing: &Drawing) -> Option<Item> {
        let earlier = self.union.lanes.get(lane.index)?.beside.earlier.as_ref()?;
        let (size, pitch) = (drawing.label_text, drawing.box_line);
        let name = wrap(earlier, lane.title.w - 2.0 * pitch, 1, size, Weight::Regular);
        // The name, above it the earlier one, and below it whether the actor is external.
        let half = drawing.lanes[lane.index].lines.len() as f64 / 2.0 * pitch;
        let top = lane.title.centre().y - half - 1.5 * pitch;
        let room = Rect { y: top, h: pitch, ..lane.title };
        let fits = top >= lane.title.y + 1.0;
        fits.then(|| figure::centred(&name.lines, room, size, pitch, false, Class::RemovedText))
    }

    fn title(&self, lane: usize, items: Vec<Item>) -> Vec<Item> {
        let look: fn(Class) -> Class = match self.state_of_lane(lane) {
            State::Added => |class| titled(class, Class::AddedStep),
            State::Changed => |class| titled(class, Class::ChangedStep),
            State::Removed => |class| match class {
                Class::Text | Class::Muted => Class::RemovedText,
                class => titled(class, Class::RemovedStep),
            },
            _ => return items,
        };
        let looks = items.into_iter().map(|item| item.reclassed(look));
        match self.state_of_lane(lane) {
            State::Removed => looks.flat_map(words::struck).collect(),
            _ => looks.collect(),
        }
    }

    /// Says what happened to a step, behind what it is.
    pub(super) fn told_of_step(&self, step: usize, title: String) -> String {
        told(self.union.steps.get(step), title)
    }

    /// Says what happened to a link, behind what it is.
    pub(super) fn told_of_link(&self, link: usize, title: String) -> String {
        match self.union.links.get(link) {
            Some(part) if part.state == State::Passage => "Moved".to_owned(),
            part => told(part, title),
        }
    }

    /// Returns what the badges and outlines mean, as far as there are any.
    pub(super) fn legend(&self) -> Vec<Entry> {
        let parts = || self.union.lanes.iter().chain(&self.union.steps).chain(&self.union.links);
        let used = MEANINGS.into_iter().filter(|(state, _)| parts().any(|part| part.state == *state));
        used.map(|(state, words)| Entry { sign: Sign::Changed(state), words }).collect()
    }

    /// Tells the difference in sentences, for people who do not see the picture.
    pub(super) fn description(&self, most: usize) -> String {
        let entries = &self.difference.entries;
        let told = entries
            .iter()
            .take(most)
            .map(|entry| format!(" {} {}: {}.", entry.change.word(), entry.kind.word(), entry.heading()));
        let more = entries.len().saturating_sub(most);
        let more = if more > 0 { format!(" And {more} more.") } else { String::new() };
        format!("{}.{}{more}", self.difference.summary(), told.collect::<String>())
    }
}

fn state(parts: &[Part], place: usize) -> State {
    parts.get(place).map(|part| part.state).unwrap_or_default()
}

/// Returns the looks of the title of a lane.
fn titled(class: Class, title: Class) -> Class {
    if matches!(class, Class::LaneTitle | Class::ExternalTitle) { title } else { class }
}

fn told(part: Option<&Part>, title: String) -> String {
    let Some(part) = part else { return title };
    let what = match part.state {
        State::Same | State::Passage => return title,
        State::Added => "Added",
        State::Removed => "Removed",
        State::Changed => "Changed",
        State::Moved => "Moved here",
        State::Ghost => "Where it was",
    };
    let mut told = format!("{what}: {title}");
    for (before, text) in [(" Was: ", &part.beside.earlier), (" ", &part.beside.note)] {
        if let Some(text) = text {
            told.push_str(if told.ends_with(['.', '?', '!']) { "" } else { "." });
            told.push_str(before);
            told.push_str(text);
        }
    }
    told
}
