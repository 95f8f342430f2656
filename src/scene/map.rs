//! The map of who hands to whom: actors as boxes, all hand-offs from one to another as one line.
//!
//! The map is laid out as a flow is, with the organisation as one lane and all who are outside as
//! another. So what holds of swimlanes holds of maps: no line runs through a box or a label.

use super::figure;
use super::legend::{Entry, Sign};
use super::motif::Motif;
use super::names::{self, Names};
use super::page::{Body, page};
use super::passages::{Passage, passages};
use super::{Class, Item, Scene};
use crate::geometry::Point;
use crate::graph::FlowGraph;
use crate::layout::{self, Direction, Drawing, DrawnBox, DrawnLane, DrawnLink, Options};
use crate::model::{Actor, Arrow, Flow, Handoff, Id, Product, Shared, Side, Step};
use crate::rules::wording::counted;
use crate::text::{Span, Spanned};

/// The most products that the title of a line tells.
const MOST_TOLD: usize = 12;

/// Draws who hands to whom and how often.
#[must_use]
pub fn map(motif: &Motif<'_>, direction: Direction) -> Scene {
    let map = Map { motif, passages: passages(motif) };
    let flow = map.flow();
    let graph = FlowGraph::build(&flow, &Shared::default());
    let drawing = layout::layout(&flow, &graph, Options { direction });
    let body = Body { items: map.items(&drawing), size: drawing.size, legend: map.legend(), leaf: None };
    page(motif, names::picture(motif.flow, "map", direction), body)
}

struct Map<'run> {
    motif: &'run Motif<'run>,
    passages: Vec<Passage>,
}

impl Map<'_> {
    /// Returns the flow that the map is laid out as: one lane for each side, a step for each actor.
    fn flow(&self) -> Flow {
        let lanes = self.motif.graph.lanes();
        let has = |side: Side| lanes.iter().any(|lane| lane.side == side);
        let sides = [(Side::External, "outside", "Outside"), (Side::Internal, "inside", "Organisation")];
        let actor = |(_, id, name): (Side, &str, &str)| Actor {
            id: at(Id::new(id)),
            name: at(name.to_owned()),
            side: None,
            kind: None,
            note: None,
            link: None,
            span: Span::empty(0),
        };
        Flow {
            actors: sides.into_iter().filter(|(side, ..)| has(*side)).map(actor).collect(),
            steps: self.order().into_iter().map(|lane| self.step(lane)).collect(),
            handoffs: self.passages.iter().map(handoff).collect(),
            ..Flow::default()
        }
    }

    /// Returns the actors in the order in which the process meets them, then those it never meets.
    fn order(&self) -> Vec<usize> {
        let mut seen = vec![false; self.motif.graph.lanes().len()];
        let met = self.passages.iter().flat_map(|passage| [passage.supplier, passage.customer]);
        met.chain(0..seen.len()).filter(|lane| !std::mem::replace(&mut seen[*lane], true)).collect()
    }

    fn step(&self, lane: usize) -> Step {
        let actor = &self.motif.graph.lanes()[lane];
        let side = if actor.side == Side::External { "outside" } else { "inside" };
        Step {
            actor: Some(at(Id::new(side))),
            text: at(actor.name.clone()),
            ..Step::new(at(id_of(lane)), Span::empty(0))
        }
    }

    fn items(&self, drawing: &Drawing) -> Vec<Item> {
        let mut items: Vec<Item> = drawing.lanes.iter().flat_map(|lane| side(lane, drawing)).collect();
        let mut names = Names::default();
        for (lane, item) in self.order().into_iter().zip(&drawing.boxes) {
            items.push(self.actor(lane, item, drawing, &mut names));
        }
        for (passage, link) in self.passages.iter().zip(&drawing.links) {
            items.push(self.line(passage, link, drawing, &mut names));
        }
        items
    }

    fn actor(&self, lane: usize, item: &DrawnBox, drawing: &Drawing, names: &mut Names) -> Item {
        let actor = &self.motif.graph.lanes()[lane];
        let is_external = actor.side == Side::External;
        let class = if is_external { Class::ExternalTitle } else { Class::LaneTitle };
        let (size, pitch) = (drawing.box_text, drawing.box_line);
        let title = if is_external { format!("{}, external", actor.name) } else { actor.name.clone() };
        Item::Group {
            id: names.give(format!("actor-{}", actor.actor)),
            title,
            link: self.link_of(&actor.actor),
            items: vec![
                Item::Rect { rect: item.rect, radius: 7.0, class },
                figure::centred(&item.lines, item.rect, size, pitch, false, Class::Text),
            ],
        }
    }

    fn link_of(&self, actor: &Id) -> Option<String> {
        let Motif { flow, shared, .. } = self.motif;
        let declared = flow.actors.iter().chain(&shared.actors).find(|known| known.id.value == *actor)?;
        declared.link.as_ref().map(|link| link.value.clone())
    }

    fn line(&self, passage: &Passage, link: &DrawnLink, drawing: &Drawing, names: &mut Names) -> Item {
        let mut items = figure::arrow(&link.points, weight(passage.links.len()));
        if let Some(label) = &link.label {
            let (size, pitch) = (drawing.label_text, drawing.label_line);
            let count = label.condition.iter().map(|line| (line.as_str(), true));
            let corner = Point::new(label.rect.x, label.rect.y);
            let held = |text| match label.is_left_of_run {
                true => figure::held_at_end(text, label.rect.right()),
                false => text,
            };
            items.push(held(figure::block(count, corner, size, pitch, Class::Text)));
            let gaps = label.product.iter().map(|line| (line.as_str(), false));
            let below = Point::new(corner.x, corner.y + label.condition.len() as f64 * pitch);
            items.push(held(figure::block(gaps, below, size, pitch, Class::Lacking)));
        }
        let lanes = self.motif.graph.lanes();
        let (supplier, customer) = (&lanes[passage.supplier], &lanes[passage.customer]);
        Item::Group {
            id: names.give(format!("handoffs-{}-{}", supplier.actor, customer.actor)),
            title: self.title(passage),
            link: None,
            items,
        }
    }

    fn title(&self, passage: &Passage) -> String {
        if let [link] = passage.links.as_slice() {
            return self.motif.tooltip(*link);
        }
        let (supplier, customer) = self.motif.actors_of(passage.links[0]);
        let told = passage.links.iter().take(MOST_TOLD).map(|link| match self.motif.product(*link) {
            Some(product) => product.name.value.as_str(),
            None => "something unnamed",
        });
        let told = told.collect::<Vec<&str>>().join("; ");
        let more = passage.links.len().saturating_sub(MOST_TOLD);
        let more = if more > 0 { format!("; and {more} more") } else { String::new() };
        format!("{supplier} hands to {customer} {} times: {told}{more}", passage.links.len())
    }

    /// Explains the widths that the map uses, unless all lines are alike.
    fn legend(&self) -> Vec<Entry> {
        let widths = [
            (Class::Handoff, "1 hand-off"),
            (Class::Several, "2 or 3"),
            (Class::Many, "4 to 7"),
            (Class::VeryMany, "8 or more"),
        ];
        let is_used = |class: Class| self.passages.iter().any(|passage| weight(passage.links.len()) == class);
        let used: Vec<(Class, &str)> = widths.into_iter().filter(|(class, _)| is_used(*class)).collect();
        let entry = |(class, words)| Entry { sign: Sign::Line(class), words };
        if used.len() > 1 { used.into_iter().map(entry).collect() } else { Vec::new() }
    }
}

/// Returns the class of a line that stands for so many hand-offs.
fn weight(count: usize) -> Class {
    match count {
        0 | 1 => Class::Handoff,
        2 | 3 => Class::Several,
        4..=7 => Class::Many,
        _ => Class::VeryMany,
    }
}

/// Draws one side: the organisation as a panel, what is outside on plain paper.
fn side(lane: &DrawnLane, drawing: &Drawing) -> Vec<Item> {
    let mut items = Vec::new();
    if lane.id.as_str() == "inside" {
        let panel = |class| Item::Rect { rect: lane.rect, radius: 12.0, class };
        items.extend([panel(Class::Stripe), panel(Class::Lane)]);
    }
    let (size, pitch) = (drawing.box_text, drawing.box_line);
    items.push(figure::centred(&lane.lines, lane.title, size, pitch, true, Class::Muted));
    items
}

fn handoff(passage: &Passage) -> Handoff {
    let (from, to) = (id_of(passage.supplier), id_of(passage.customer));
    let product = passage.gaps().map(|gaps| Product::new(at(gaps)));
    Handoff {
        id: at(Id::new(format!("{from}-{to}"))),
        when: Some(at(counted(passage.links.len(), "hand-off"))),
        product,
        ..Handoff::new(Arrow::Short, at(from), at(to), Span::empty(0))
    }
}

fn id_of(lane: usize) -> Id {
    Id::new(format!("actor-{lane}"))
}

fn at<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::empty(0))
}

#[cfg(test)]
mod tests {
    use super::{Map, Options, layout, passages};
    use crate::graph::FlowGraph;
    use crate::layout::{Direction, verify};
    use crate::model::Shared;
    use crate::scene::Motif;
    use crate::syntax::parse;
    use crate::text::SourceFile;
    use proptest::prelude::*;

    /// Returns what is wrong with the map of hand-offs between actors, every third one outside.
    fn faults(actors: usize, handoffs: &[(usize, usize)], direction: Direction) -> Vec<String> {
        let mut text = String::from("flow: x\nactors:\n");
        for actor in 0..actors {
            let side = if actor % 3 == 0 { "external" } else { "internal" };
            text += &format!("  a{actor}: {{ name: Actor number {actor}, side: {side} }}\n");
        }
        text.push_str("handoffs:\n");
        for (from, to) in handoffs {
            text += &format!("  - a{} -> a{}\n", from % actors, to % actors);
        }
        let flow = parse(&SourceFile::new("flow.yaml", text)).flow;
        let shared = Shared::default();
        let graph = FlowGraph::build(&flow, &shared);
        let motif = Motif::new(&flow, &shared, &graph);
        let map = Map { motif: &motif, passages: passages(&motif) };
        let flow = map.flow();
        let graph = FlowGraph::build(&flow, &shared);
        let drawing = layout::layout(&flow, &graph, Options { direction });
        assert_eq!((drawing.boxes.len(), drawing.links.len()), (actors, map.passages.len()));
        verify::faults(&drawing)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(120))]

        #[test]
        fn no_line_runs_through_a_box(actors in 1_usize..30, handoffs in prop::collection::vec((0_usize..30, 0_usize..30), 0..60)) {
            for direction in [Direction::Right, Direction::Down] {
                let faults = faults(actors, &handoffs, direction);
                prop_assert!(faults.is_empty(), "{:#?}", faults);
            }
        }
    }
}
