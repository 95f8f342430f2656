//! What to draw, in absolute coordinates, before any file format.
//!
//! A scene knows shapes, texts and what they stand for ([`Class`]); a [`Theme`] knows how each
//! class looks. Every renderer of pictures draws the same scene.

mod caption;
mod chain;
mod class;
mod comparison;
mod figure;
mod grid;
mod highlight;
mod json;
mod legend;
mod map;
mod marking;
pub(crate) mod measure_words;
mod motif;
mod moving;
mod names;
mod numbering;
mod page;
mod passages;
mod phases;
mod pieces;
mod plot;
mod readiness;
mod remarks;
mod review;
mod shares;
mod sipoc;
mod swimlane;
mod table;
mod theme;

use crate::geometry::{Point, Rect, Size};
use serde::Serialize;
use std::collections::HashSet;

pub use crate::config::Theme;
pub use chain::chain;
pub use class::Class;
pub use comparison::Comparison;
pub(crate) use figure::Lack;
pub use grid::{Grid, GridRow, grid};
pub use highlight::{Highlight, HighlightError};
pub use map::map;
pub use motif::Motif;
pub(crate) use numbering::numbers;
#[cfg(feature = "slides")]
pub(crate) use page::language;
pub use plot::{Plot, plots};
pub(crate) use plot::{basis, field, verdict};
pub use readiness::{GapChart, GapRow, readiness};
pub use review::{Review, Told};
pub use shares::{ShareBar, ShareChart, ShareRow, shares};
pub use sipoc::sipoc;
pub(crate) use sipoc::{Edge, Group, edges, stages};
#[cfg(feature = "slides")]
pub(crate) use swimlane::findings_by_page;
pub use swimlane::{swimlane, swimlane_pages};
pub use theme::{Paint, Palette};

/// Where a line of text is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Anchor {
    /// At its left end.
    Start,
    /// At its middle.
    Middle,
    /// At its right end.
    End,
}

/// One line of text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TextLine {
    /// Where its base line is held.
    pub at: Point,
    /// The words.
    pub text: String,
    /// Whether it is bold.
    pub bold: bool,
}

/// A thing to draw.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Item {
    /// A rectangle, with corners rounded by a radius.
    Rect {
        /// Bounds.
        rect: Rect,
        /// Radius of the corners.
        radius: f64,
        /// Looks.
        class: Class,
    },
    /// A closed shape of straight sides.
    Polygon {
        /// Corners.
        points: Vec<Point>,
        /// Looks.
        class: Class,
    },
    /// An open line.
    Line {
        /// Points.
        points: Vec<Point>,
        /// Radius of the bends.
        radius: f64,
        /// Looks.
        class: Class,
    },
    /// A filled arrow head at the end of a line.
    Head {
        /// The three corners, tip first.
        points: [Point; 3],
        /// Looks of the line that it ends.
        class: Class,
    },
    /// A circle.
    Circle {
        /// Middle.
        centre: Point,
        /// Radius.
        radius: f64,
        /// Looks.
        class: Class,
    },
    /// A closed half-round shape: straight on the left, round on the right.
    Delay {
        /// Bounds.
        rect: Rect,
        /// Looks.
        class: Class,
    },
    /// Lines of text that belong together.
    Text {
        /// The lines.
        lines: Vec<TextLine>,
        /// Size in pixels to the em.
        size: f64,
        /// Where each line is held.
        anchor: Anchor,
        /// Looks.
        class: Class,
    },
    /// Things that stand for one element of the flow.
    Group {
        /// A name that is unique in the picture.
        id: String,
        /// What it is, for people who do not see it and as a tooltip.
        title: String,
        /// An address with more about it.
        link: Option<String>,
        /// The things.
        items: Vec<Item>,
    },
}

/// A picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Tells it from other pictures on one page: a word of letters, digits and `-`.
    pub name: String,
    /// Size of the whole.
    pub size: Size,
    /// What it shows, in a few words.
    pub title: String,
    /// What it shows, in sentences.
    pub description: String,
    /// Language of its texts (BCP 47).
    pub lang: String,
    /// What to draw, back to front; elements of the flow in the order of the process.
    pub items: Vec<Item>,
}

impl Scene {
    /// Returns the classes of all that is drawn, each once, in their own order.
    #[must_use]
    pub fn classes(&self) -> Vec<Class> {
        let mut found = HashSet::new();
        let mut waiting: Vec<&Item> = self.items.iter().collect();
        while let Some(item) = waiting.pop() {
            match item {
                Item::Group { items, .. } => waiting.extend(items),
                Item::Rect { class, .. }
                | Item::Polygon { class, .. }
                | Item::Line { class, .. }
                | Item::Head { class, .. }
                | Item::Circle { class, .. }
                | Item::Delay { class, .. }
                | Item::Text { class, .. } => {
                    found.insert(*class);
                }
            }
        }
        Class::ALL.into_iter().filter(|class| found.contains(class)).collect()
    }
}
