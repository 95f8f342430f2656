//! The header above a picture and the foot below it.

use super::comparison::cards;
use super::figure;
use super::legend::{self, Entry};
use super::motif::Motif;
use super::numbering::Numbered;
use super::remarks;
use super::{Class, Item};
use crate::geometry::Point;
use crate::model::{Id, Stakeholder};
use crate::typography::{Weight, wrap};

const TITLE_TEXT: f64 = 18.0;
const TITLE_LINE: f64 = 24.0;
const SMALL_TEXT: f64 = 11.0;
const SMALL_LINE: f64 = 15.0;

/// Items from the top down, and the height that they take.
#[derive(Debug, Default)]
pub(super) struct Caption {
    pub(super) items: Vec<Item>,
    pub(super) height: f64,
}

/// Returns the title, purpose, owner and review date, no wider than `room`.
pub(super) fn header(motif: &Motif<'_>, title: &str, room: f64) -> Caption {
    let flow = motif.flow;
    let mut caption = Caption::default();
    caption.add(title, room, TITLE_TEXT, TITLE_LINE, true);
    if let Some(purpose) = &flow.purpose {
        caption.add(purpose, room, SMALL_TEXT, SMALL_LINE, false);
    }
    let about = about(motif);
    if !about.is_empty() {
        caption.add(&about, room, SMALL_TEXT, SMALL_LINE, false);
    }
    caption
}

/// Returns the meaning of the marks, no wider than `room`.
pub(super) fn meanings(legend: &[Entry], room: f64) -> Caption {
    let (items, height) = legend::drawn(legend, room);
    Caption { items, height }
}

/// Returns the meaning of the marks, findings, counts and stakeholders, no wider than `room`.
pub(super) fn foot(
    motif: &Motif<'_>,
    counts: &str,
    legend: &[Entry],
    numbered: &[Numbered<'_>],
    contents: Option<&str>,
    room: f64,
) -> Caption {
    let flow = motif.flow;
    let mut caption = meanings(legend, room);
    if motif.remarks().is_some_and(<[_]>::is_empty) {
        caption.add_small("No findings", room);
    } else if !numbered.is_empty() {
        remarks::list(&mut caption, numbered, room);
    }
    if let Some(highlight) = motif.highlight() {
        caption.add_small(&highlight.told(), room);
    }
    if let Some(comparison) = motif.comparison() {
        cards::put(&mut caption, &comparison.difference.figures, room);
    }
    caption.add(counts, room, SMALL_TEXT, SMALL_LINE, false);
    if let Some(contents) = contents {
        caption.add(contents, room, SMALL_TEXT, SMALL_LINE, false);
    }
    if !flow.stakeholders.is_empty() {
        let names: Vec<String> = flow.stakeholders.iter().map(stakeholder).collect();
        caption.add(&format!("Stakeholders: {}", names.join("; ")), room, SMALL_TEXT, SMALL_LINE, false);
    }
    caption
}

fn stakeholder(item: &Stakeholder) -> String {
    match &item.interest {
        Some(interest) => format!("{} ({})", item.actor.name.value, interest.value),
        None => item.actor.name.value.clone(),
    }
}

fn about(motif: &Motif<'_>) -> String {
    let Motif { flow, shared, graph, .. } = motif;
    let name = |id: &Id| {
        let lane = graph.lanes().iter().find(|lane| lane.actor == *id).map(|lane| lane.name.clone());
        let from_workspace =
            || shared.actors.iter().find(|actor| actor.id.value == *id).map(|actor| actor.name.value.clone());
        lane.or_else(from_workspace).unwrap_or_else(|| id.to_string())
    };
    let mut parts = Vec::new();
    if !flow.customers.is_empty() {
        let names: Vec<String> = flow.customers.iter().map(|customer| name(&customer.value)).collect();
        parts.push(format!("For {}", names.join(", ")));
    }
    parts.extend(flow.owner.as_ref().map(|owner| format!("Owner: {}", owner.value)));
    parts.extend(flow.reviewed.as_ref().map(|date| format!("Reviewed {}", date.value)));
    parts.join(" · ")
}

impl Caption {
    /// Adds a line of little weight.
    pub(super) fn add_small(&mut self, text: &str, room: f64) {
        self.add(text, room, SMALL_TEXT, SMALL_LINE, false);
    }

    fn add(&mut self, text: &str, room: f64, size: f64, pitch: f64, bold: bool) {
        let weight = if bold { Weight::Bold } else { Weight::Regular };
        let wrapped = wrap(text, room, 4, size, weight);
        let class = if bold { Class::Text } else { Class::Muted };
        let lines = wrapped.lines.iter().map(|line| (line.as_str(), bold));
        self.items.push(figure::block(lines, Point::new(0.0, self.height), size, pitch, class));
        self.height += wrapped.lines.len() as f64 * pitch;
    }
}
