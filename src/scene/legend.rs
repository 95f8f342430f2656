//! What the marks, lines and shapes of a picture mean: only of those that it uses.

use super::comparison;
use super::figure::{self, Lack};
use super::marking;
use super::numbering::{Element, Numbered};
use super::pieces;
use super::{Class, Item};
use crate::diff::State;
use crate::geometry::{Point, Rect};
use crate::graph::FlowGraph;
use crate::layout::{Drawing, Shape};
use crate::model::Side;
use crate::typography::{Weight, width};

const TEXT: f64 = 11.0;
const LINE: f64 = 17.0;
/// Room between two entries.
const APART: f64 = 22.0;

/// A sign that a picture uses.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Sign {
    /// The mark where responsibility passes.
    Mark(Lack),
    /// A line with its head.
    Line(Class),
    /// A connector.
    Connector,
    /// The outline of a step.
    Outline(Shape),
    /// The band of a lane's title.
    Band(Class),
    /// The numbered mark of a finding.
    Finding {
        /// Whether somebody answers for it.
        is_waived: bool,
    },
    /// A step that something happened to between two versions.
    Changed(State),
}

impl Sign {
    /// Returns the room that the sign takes before its words.
    fn room(self) -> f64 {
        match self {
            Self::Mark(_) => 16.0,
            Self::Connector => 20.0,
            Self::Line(_) => 40.0,
            Self::Outline(_) => 32.0,
            Self::Band(_) => 22.0,
            Self::Finding { .. } => 22.0,
            Self::Changed(_) => 44.0,
        }
    }

    fn items(self, x: f64, middle: f64) -> Vec<Item> {
        match self {
            Self::Mark(lack) => figure::mark(Point::new(x + 6.0, middle), lack),
            Self::Connector => pieces::circle(Point::new(x + 8.0, middle), "A"),
            Self::Line(class) => figure::arrow(&[Point::new(x, middle), Point::new(x + 32.0, middle)], class),
            Self::Outline(shape) => figure::outline(shape, Rect::new(x, middle - 6.0, 24.0, 12.0)),
            Self::Band(class) => {
                vec![Item::Rect { rect: Rect::new(x, middle - 5.5, 14.0, 11.0), radius: 0.0, class }]
            }
            Self::Changed(state) => comparison::sample(state, x, middle),
            Self::Finding { is_waived } => marking::mark(1, is_waived, Point::new(x + 8.0, middle)),
        }
    }
}

/// A sign with what it means.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    pub(super) sign: Sign,
    pub(super) words: &'static str,
}

/// Returns the entries for the marks among `lacks`.
pub(super) fn marks(lacks: impl IntoIterator<Item = Lack>) -> Vec<Entry> {
    let used: Vec<Lack> = lacks.into_iter().collect();
    let all = [
        (Lack::Nothing, "hand-off with product and measure"),
        (Lack::Measure, "no measure"),
        (Lack::Product, "no product"),
        (Lack::Waived, "gap that somebody answers for (waived)"),
    ];
    let entry = |(lack, words)| Entry { sign: Sign::Mark(lack), words };
    all.into_iter().filter(|(lack, _)| used.contains(lack)).map(entry).collect()
}

/// Returns the entries for the lines and shapes of a drawing that are not plain work.
pub(super) fn drawing(drawing: &Drawing) -> Vec<Entry> {
    let has = |shape| drawing.boxes.iter().any(|item| item.shape == shape);
    let runs_back = drawing.links.iter().any(|link| link.back);
    let line = runs_back.then_some(Entry { sign: Sign::Line(Class::Back), words: "runs back (rework)" });
    let shapes = [
        (Shape::Diamond, "decision"),
        (Shape::Delay, "wait"),
        (Shape::Predefined, "another flow"),
        (Shape::Rounded, "start or end"),
    ];
    let shapes = shapes.into_iter().filter(|(shape, _)| has(*shape));
    let shapes = shapes.map(|(shape, words)| Entry { sign: Sign::Outline(shape), words });
    line.into_iter().chain(shapes).collect()
}

/// Returns the entry for lanes of actors outside the organisation, where there are both kinds.
pub(super) fn sides(graph: &FlowGraph) -> Option<Entry> {
    let has = |side| graph.lanes().iter().any(|lane| lane.side == side);
    let both = has(Side::External) && has(Side::Internal);
    both.then_some(Entry { sign: Sign::Band(Class::ExternalTitle), words: "outside the organisation" })
}

/// Returns the entries for the numbered marks of findings; those on nothing drawn have no mark.
pub(super) fn findings(numbered: &[Numbered<'_>]) -> Vec<Entry> {
    let kinds = [(false, "finding, told below"), (true, "finding that is waived")];
    let is_marked = |is_waived: bool| {
        let mut marked = numbered.iter().filter(|one| one.element != Element::Elsewhere);
        marked.any(|one| one.is_waived() == is_waived)
    };
    let used = kinds.into_iter().filter(|(is_waived, _)| is_marked(*is_waived));
    used.map(|(is_waived, words)| Entry { sign: Sign::Finding { is_waived }, words }).collect()
}

/// Draws entries side by side as far as there is room; returns them with their height.
pub(super) fn drawn(entries: &[Entry], room: f64) -> (Vec<Item>, f64) {
    let (mut x, mut y) = (0.0, 0.0);
    let mut items = Vec::new();
    for Entry { sign, words } in entries {
        let wide = sign.room() + width(words, TEXT, Weight::Regular);
        if x > 0.0 && x + wide > room {
            (x, y) = (0.0, y + LINE);
        }
        items.extend(sign.items(x, y + LINE / 2.0));
        let corner = Point::new(x + sign.room(), y);
        items.push(figure::block([(*words, false)].into_iter(), corner, TEXT, LINE, Class::Muted));
        x += wide + APART;
    }
    let height = if entries.is_empty() { 0.0 } else { y + LINE };
    (items, height)
}
