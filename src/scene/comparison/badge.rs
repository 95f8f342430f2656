//! Badges: a plus, a minus, a wave and an arrow, each on a colour of its own.

use super::Comparison;
use crate::diff::{Part, State};
use crate::geometry::{Point, Rect};
use crate::graph::LinkIndex;
use crate::layout::Drawing;
use crate::layout::fold::Part as Stretch;
use crate::scene::marking::{self, Wanted};
use crate::scene::numbering::Element;
use crate::scene::{Class, Item};

/// Radius of a badge.
const RADIUS: f64 = 7.0;
/// Half the length of a sign in it.
const ARM: f64 = 3.6;

impl Comparison<'_> {
    /// Draws the badges of lanes, steps and links; lines that came or went show it by themselves.
    pub(in crate::scene) fn badges(&self, drawing: &Drawing, parts: &[(&Stretch, Point)]) -> Vec<Item> {
        let mut wanted: Vec<Wanted<'_>> = Vec::new();
        let mut want = |parts: &[Part], name: &str, element: &dyn Fn(usize) -> Element, all: bool| {
            for (place, part) in parts.iter().enumerate() {
                let state = part.state;
                let is_marked = match state {
                    State::Same | State::Passage => false,
                    State::Added | State::Removed => all,
                    State::Changed | State::Moved | State::Ghost => true,
                };
                if is_marked {
                    wanted.push(Wanted {
                        element: element(place),
                        radius: RADIUS,
                        id: format!("badge-{name}-{}", place + 1),
                        title: super::told(Some(part), String::new()).trim_end_matches([':', ' ']).to_owned(),
                        draw: Box::new(move |centre| badge(state, centre)),
                    });
                }
            }
        };
        want(&self.union.lanes, "lane", &Element::Lane, true);
        want(&self.union.steps, "step", &Element::Step, true);
        want(&self.union.links, "link", &|place| Element::Link(LinkIndex::new(place)), false);
        marking::placed(drawing, parts, wanted)
    }
}

/// Draws a badge about a place.
fn badge(state: State, centre: Point) -> Vec<Item> {
    let (class, signs): (Class, &[&[(f64, f64)]]) = match state {
        State::Added => (Class::AddedBadge, &[&[(-1.0, 0.0), (1.0, 0.0)], &[(0.0, -1.0), (0.0, 1.0)]]),
        State::Removed => (Class::RemovedBadge, &[&[(-1.0, 0.0), (1.0, 0.0)]]),
        State::Changed | State::Same => {
            (Class::ChangedBadge, &[&[(-1.1, 0.35), (-0.45, -0.35), (0.45, 0.35), (1.1, -0.35)]])
        }
        State::Moved | State::Ghost | State::Passage => {
            (Class::MovedBadge, &[&[(-1.1, 0.0), (1.1, 0.0)], &[(0.3, -0.8), (1.1, 0.0), (0.3, 0.8)]])
        }
    };
    let sign = |points: &&[(f64, f64)]| Item::Line {
        points: points.iter().map(|(x, y)| Point::new(centre.x + x * ARM, centre.y + y * ARM)).collect(),
        radius: if state == State::Changed { 1.5 } else { 0.0 },
        class: Class::BadgeSign,
    };
    std::iter::once(Item::Circle { centre, radius: RADIUS, class }).chain(signs.iter().map(sign)).collect()
}

/// Draws a small step as it looks, with its badge, for the legend.
pub(in crate::scene) fn sample(state: State, x: f64, middle: f64) -> Vec<Item> {
    let rect = Rect::new(x, middle - 6.0, 26.0, 12.0);
    let class = match state {
        State::Added => Class::AddedStep,
        State::Removed | State::Ghost => Class::RemovedStep,
        State::Moved => Class::MovedStep,
        State::Changed | State::Same | State::Passage => Class::ChangedStep,
    };
    let mut items = vec![Item::Rect { rect, radius: 2.0, class }];
    items.extend(badge(state, Point::new(rect.right() + 1.0, middle)));
    items
}
