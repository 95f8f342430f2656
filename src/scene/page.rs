//! A view between its header and its foot, as one picture.

use super::caption;
use super::legend::Entry;
use super::motif::Motif;
use super::{Class, Item, Scene};
use crate::geometry::{Rect, Size};
use crate::model::Flow;

/// Room around the whole picture.
const MARGIN: f64 = 16.0;
/// Room between header, chart and foot.
const GAP: f64 = 10.0;
/// Least width of header and foot.
const LEAST_WIDTH: f64 = 460.0;

/// What a view draws, from its own corner.
pub(super) struct Body {
    pub(super) items: Vec<Item>,
    pub(super) size: Size,
    pub(super) legend: Vec<Entry>,
}

/// Puts a view between the flow's header and foot.
pub(super) fn page(motif: &Motif<'_>, name: String, body: Body) -> Scene {
    let room = body.size.w.max(LEAST_WIDTH);
    let counts = motif.counts();
    let header = caption::header(motif, room);
    let foot = caption::foot(motif.flow, &counts, &body.legend, room);
    let chart_top = MARGIN + header.height + GAP;
    let foot_top = chart_top + body.size.h + GAP;
    let size = Size::new(room + 2.0 * MARGIN, foot_top + foot.height + MARGIN);
    let mut items =
        vec![Item::Rect { rect: Rect::new(0.0, 0.0, size.w, size.h), radius: 0.0, class: Class::Paper }];
    let parts = [(header.items, MARGIN), (body.items, chart_top), (foot.items, foot_top)];
    for (part, top) in parts {
        items.extend(part.into_iter().map(|item| item.moved(MARGIN, top)));
    }
    Scene {
        name,
        size,
        title: motif.flow.title().to_owned(),
        description: motif.description(&counts),
        lang: lang(motif.flow),
        items,
    }
}

/// Returns the language of the texts; what is no language tag counts as English.
fn lang(flow: &Flow) -> String {
    let is_tag = |tag: &str| !tag.is_empty() && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let written = flow.lang.as_ref().map(|lang| lang.value.as_str()).filter(|tag| is_tag(tag));
    written.unwrap_or("en").to_owned()
}
