//! A view between its header and its foot, as one picture.

use super::caption::{self, Caption};
use super::legend::Entry;
use super::motif::Motif;
use super::numbering::Numbered;
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
pub(super) struct Body<'pages> {
    pub(super) items: Vec<Item>,
    pub(super) size: Size,
    pub(super) legend: Vec<Entry>,
    /// Which of several pages it is on.
    pub(super) leaf: Option<Leaf<'pages>>,
}

/// A page among others.
pub(super) struct Leaf<'pages> {
    pub(super) index: usize,
    /// What each page holds, in a few words.
    pub(super) ranges: &'pages [String],
}

impl Leaf<'_> {
    fn number(&self) -> String {
        format!("page {} of {}", self.index + 1, self.ranges.len())
    }

    /// Returns where to find what; only the first page has it.
    fn contents(&self) -> Option<String> {
        let entries = (1..).zip(self.ranges).map(|(number, range)| format!("Page {number}: {range}"));
        (self.index == 0).then(|| entries.collect::<Vec<_>>().join(" · "))
    }
}

/// Puts a view between the flow's header and foot.
pub(super) fn page(motif: &Motif<'_>, name: String, body: Body<'_>) -> Scene {
    reviewed_page(motif, name, body, &[])
}

/// Puts a view with numbered findings between the flow's header and a foot that lists them.
pub(super) fn reviewed_page(
    motif: &Motif<'_>,
    name: String,
    body: Body<'_>,
    numbered: &[Numbered<'_>],
) -> Scene {
    let room = body.size.w.max(LEAST_WIDTH);
    let counts = motif.counts();
    let number = body.leaf.as_ref().map(Leaf::number);
    let title = match &number {
        Some(number) => format!("{}, {number}", motif.flow.title()),
        None => motif.flow.title().to_owned(),
    };
    let header = if motif.is_bare() { Caption::default() } else { caption::header(motif, &title, room) };
    let contents = body.leaf.as_ref().and_then(Leaf::contents);
    let foot = if motif.is_bare() {
        caption::meanings(&body.legend, room)
    } else {
        caption::foot(motif, &counts, &body.legend, numbered, contents.as_deref(), room)
    };
    let chart_top = MARGIN + header.height + GAP;
    let foot_top = chart_top + body.size.h + GAP;
    let size = Size::new(room + 2.0 * MARGIN, foot_top + foot.height + MARGIN);
    let mut items =
        vec![Item::Rect { rect: Rect::new(0.0, 0.0, size.w, size.h), radius: 0.0, class: Class::Paper }];
    let parts = [(header.items, MARGIN), (body.items, chart_top), (foot.items, foot_top)];
    for (part, top) in parts {
        items.extend(part.into_iter().map(|item| item.moved(MARGIN, top)));
    }
    Scene { name, size, title, description: motif.description(&counts), lang: language(motif.flow), items }
}

/// Returns the language of the texts; what is no language tag counts as English.
pub(crate) fn language(flow: &Flow) -> String {
    let is_tag = |tag: &str| !tag.is_empty() && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let written = flow.lang.as_ref().map(|lang| lang.value.as_str()).filter(|tag| is_tag(tag));
    written.unwrap_or("en").to_owned()
}
