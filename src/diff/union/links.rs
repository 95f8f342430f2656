//! The links of the union: those of both versions once, where their ends are the same.

use super::{Annotation, Builder, Joined, Joint, Part, Place, State, change_of, exit_to, merged};
use crate::diff::{Change, Kind, Version};
use crate::graph::{Link, LinkIndex, LinkOrigin};
use std::collections::HashMap;

impl Builder<'_> {
    pub(super) fn add_links(&mut self) {
        let pairs = self.paired_links();
        let older_of: HashMap<usize, usize> = pairs.iter().map(|(older, newer)| (*newer, *older)).collect();
        let (old, new) =
            (self.before.graph.petgraph().edge_count(), self.after.graph.petgraph().edge_count());
        for place in merged(old, new, |older| pairs.get(&older).copied()) {
            match place {
                Place::Newer(place) => self.add_newer(place, older_of.get(&place).copied()),
                Place::Older(place) => self.add_older(place, State::Removed),
            }
        }
    }

    fn add_newer(&mut self, place: usize, older: Option<usize>) {
        let link = LinkIndex::new(place);
        let (from, to) = self.after.graph.ends(link);
        let (from, to) = (self.step_of.1[from.index()], self.step_of.1[to.index()]);
        let kind = self.joint(self.after, link, to);
        let Some(older) = older else {
            let part = Part { state: State::Added, ..Part::default() };
            return self.links.push(Joined { from, to, kind, part });
        };
        let (old_from, old_to) = self.before.graph.ends(LinkIndex::new(older));
        let (old_from, old_to) = (old_from.index(), old_to.index());
        let mut part = self.both_links(LinkIndex::new(older), link);
        if (self.step_of.0[old_from], self.step_of.0[old_to]) != (from, to) {
            // A link that came along with a step that moved is the same link.
            let came_along = (self.now(old_from), self.now(old_to)) == (from, to);
            if !came_along {
                part.state = self.change_of_ends(link);
                part.beside.earlier = None;
                self.add_older(older, State::Ghost);
            }
        }
        self.links.push(Joined { from, to, kind, part });
    }

    /// Returns the step that an occurrence of the older version is now.
    fn now(&self, older: usize) -> usize {
        let step = self.step_of.0[older];
        self.place_of_ghost.get(&step).copied().unwrap_or(step)
    }

    /// Tells what happened to a link that both versions have between other steps, as it is told in words:
    /// it moved where it passes between other actors.
    fn change_of_ends(&self, newer: LinkIndex) -> State {
        let handoff = self.after.graph.handoff(self.after.flow, newer);
        let entry = handoff.and_then(|it| self.entries.get(&(Kind::Handoff, it.id.as_str())));
        match entry.map(|entry| entry.change) {
            Some(Change::Moved) => State::Moved,
            _ => State::Changed,
        }
    }

    fn add_older(&mut self, place: usize, state: State) {
        let link = LinkIndex::new(place);
        let (from, to) = self.before.graph.ends(link);
        let (from, to) = (self.step_of.0[from.index()], self.step_of.0[to.index()]);
        let kind = self.joint(self.before, link, to);
        self.links.push(Joined { from, to, kind, part: Part { state, ..Part::default() } });
    }

    fn joint(&mut self, version: Version<'_>, link: LinkIndex, to: usize) -> Joint {
        match version.graph.petgraph()[link].origin {
            LinkOrigin::Handoff(place) => Joint::Handoff(Box::new(version.flow.handoffs[place].clone())),
            LinkOrigin::Then { step, exit } => {
                let written = &version.flow.steps[step].exits[exit];
                let mut exit = exit_to(&self.flow, to, written.when.as_ref().map(|when| when.value.clone()));
                exit.chance = written.chance;
                Joint::Exit(exit)
            }
        }
    }

    /// Returns what is told of a link that both versions have.
    fn both_links(&self, older: LinkIndex, newer: LinkIndex) -> Part {
        let (was, is) = (&self.before.graph.petgraph()[older], &self.after.graph.petgraph()[newer]);
        let handoffs = self
            .before
            .graph
            .handoff(self.before.flow, older)
            .zip(self.after.graph.handoff(self.after.flow, newer));
        let mut earlier: Vec<String> = Vec::new();
        let condition = |link: &Link| {
            let chance = link.chance.map(|share| format!("{}%", share.percent_in_tenths()));
            [link.when.clone(), chance].into_iter().flatten().collect::<Vec<_>>().join(" ")
        };
        if condition(was) != condition(is) {
            earlier.push(condition(was));
        }
        let mut note = None;
        let mut is_changed = !earlier.is_empty();
        if let Some((was, is)) = handoffs {
            let keys = self.keys(Kind::Handoff, Some(is.id.as_str()));
            if let Some(product) = keys.iter().find(|key| key.key == "product") {
                earlier.extend(was.named_product().and(product.before.clone()));
            }
            note = keys.iter().find(|key| key.key == "wait").map(|wait| change_of(wait, "wait"));
            let shown = ["product", "measures", "wait", "complete-and-accurate", "when", "chance"];
            is_changed |= keys.iter().any(|key| shown.contains(&key.key.as_str()));
        }
        let state = if is_changed { State::Changed } else { State::Same };
        let earlier = earlier.join(" ").trim().to_owned();
        Part { state, beside: Annotation { earlier: Some(earlier).filter(|text| !text.is_empty()), note } }
    }

    /// Pairs the links: hand-offs as they are paired, exits by their steps.
    fn paired_links(&self) -> HashMap<usize, usize> {
        let matching = &self.difference.matching;
        let mut newer_exits: HashMap<(usize, usize), usize> = HashMap::new();
        for (index, link) in self.after.graph.links() {
            if let LinkOrigin::Then { step, exit } = link.origin {
                newer_exits.insert((step, exit), index.index());
            }
        }
        let links = self.before.graph.links().filter_map(|(index, link)| {
            let newer = match link.origin {
                LinkOrigin::Handoff(place) => {
                    self.after.graph.link_of_handoff(matching.handoffs.after(place)?)?.index()
                }
                LinkOrigin::Then { step, exit } => {
                    let step = matching.steps.after(step)?;
                    *newer_exits.get(&(step, matching.exits(step)?.after(exit)?))?
                }
            };
            Some((index.index(), newer))
        });
        links.collect()
    }
}
