//! The header above a picture and the foot below it.

use super::figure::{self, Lack};
use super::{Class, Item};
use crate::geometry::Point;
use crate::graph::FlowGraph;
use crate::model::{Flow, Id, Shared, Stakeholder};
use crate::typography::{Weight, width, wrap};

const TITLE_TEXT: f64 = 18.0;
const TITLE_LINE: f64 = 24.0;
const SMALL_TEXT: f64 = 11.0;
const SMALL_LINE: f64 = 15.0;

/// Items from the top down, and the height that they take.
pub(super) struct Caption {
    pub(super) items: Vec<Item>,
    pub(super) height: f64,
}

/// Returns title, purpose, owner and review date, no wider than `room`.
pub(super) fn header(flow: &Flow, shared: &Shared, graph: &FlowGraph, room: f64) -> Caption {
    let mut caption = Caption { items: Vec::new(), height: 0.0 };
    caption.add(flow.title(), room, TITLE_TEXT, TITLE_LINE, true);
    if let Some(purpose) = &flow.purpose {
        caption.add(purpose, room, SMALL_TEXT, SMALL_LINE, false);
    }
    let about = about(flow, shared, graph);
    if !about.is_empty() {
        caption.add(&about, room, SMALL_TEXT, SMALL_LINE, false);
    }
    caption
}

/// Returns counts, stakeholders and the meaning of the marks, no wider than `room`.
pub(super) fn foot(flow: &Flow, counts: &str, lacks: &[Lack], room: f64) -> Caption {
    let mut caption = Caption { items: Vec::new(), height: 0.0 };
    caption.add_legend(lacks, room);
    caption.add(counts, room, SMALL_TEXT, SMALL_LINE, false);
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

fn about(flow: &Flow, shared: &Shared, graph: &FlowGraph) -> String {
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
    fn add(&mut self, text: &str, room: f64, size: f64, pitch: f64, bold: bool) {
        let weight = if bold { Weight::Bold } else { Weight::Regular };
        let wrapped = wrap(text, room, 4, size, weight);
        let class = if bold { Class::Text } else { Class::Muted };
        let lines = wrapped.lines.iter().map(|line| (line.as_str(), bold));
        self.items.push(figure::block(lines, Point::new(0.0, self.height), size, pitch, class));
        self.height += wrapped.lines.len() as f64 * pitch;
    }

    /// Explains the marks that the picture uses, side by side as far as there is room.
    fn add_legend(&mut self, lacks: &[Lack], room: f64) {
        let mut x = 0.0;
        for (lack, words) in [
            (Lack::Nothing, "hand-off with product and measure"),
            (Lack::Measure, "no measure"),
            (Lack::Product, "no product"),
        ] {
            if !lacks.contains(&lack) {
                continue;
            }
            let wide = 16.0 + width(words, SMALL_TEXT, Weight::Regular) + 18.0;
            if x > 0.0 && x + wide > room {
                x = 0.0;
                self.height += SMALL_LINE;
            }
            self.items.extend(figure::mark(Point::new(x + 6.0, self.height + SMALL_LINE / 2.0), lack));
            let corner = Point::new(x + 16.0, self.height);
            self.items.push(figure::block(
                [(words, false)].into_iter(),
                corner,
                SMALL_TEXT,
                SMALL_LINE,
                Class::Muted,
            ));
            x += wide;
        }
        if x > 0.0 {
            self.height += SMALL_LINE;
        }
    }
}
