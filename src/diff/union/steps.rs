//! The steps of the union: what the two versions share once, and ghosts of what moved.

use super::{Annotation, Builder, Joined, Joint, Part, Place, State, at, change_of, exit_to, merged};
use crate::diff::{Kind, Version};
use crate::graph::{FlowGraph, OccurrenceIndex, Origin};
use crate::model::{Id, Step};
use crate::text::Span;
use std::collections::{HashMap, HashSet, VecDeque};

impl<'run> Builder<'run> {
    pub(super) fn add_steps(&mut self) {
        let pairs = self.occurrences();
        let (old, new) = (self.before.graph, self.after.graph);
        let counts = (old.petgraph().node_count(), new.petgraph().node_count());
        self.step_of = (vec![0; counts.0], vec![0; counts.1]);
        let phases: HashSet<&str> =
            self.after.flow.steps.iter().filter_map(|step| Some(step.phase.as_ref()?.as_str())).collect();
        let mut passages: Vec<(usize, usize)> = Vec::new();
        let older_of: HashMap<usize, usize> = pairs.iter().map(|(older, newer)| (*newer, *older)).collect();
        for place in merged(counts.0, counts.1, |older| pairs.get(&older).copied()) {
            match place {
                Place::Older(place) => {
                    let step = self.older_step(place, &phases);
                    self.step_of.0[place] =
                        self.push(step, Part { state: State::Removed, ..Part::default() });
                }
                Place::Newer(place) => {
                    let step = self.newer_step(place);
                    let older = older_of.get(&place).copied();
                    let part = older.map_or(Part { state: State::Added, ..Part::default() }, |older| {
                        self.both(older, place, &step)
                    });
                    let is_moved = part.state == State::Moved;
                    let now = self.push(step, part);
                    self.step_of.1[place] = now;
                    let Some(older) = older else { continue };
                    self.step_of.0[older] = now;
                    if is_moved {
                        let ghost = self.older_step(older, &phases);
                        let ghost = self.push(ghost, Part { state: State::Ghost, ..Part::default() });
                        self.step_of.0[older] = ghost;
                        passages.push((ghost, now));
                    }
                }
            }
        }
        self.place_of_ghost = passages.iter().copied().collect();
        self.links.extend(passages.into_iter().map(|(from, to)| Joined {
            from,
            to,
            kind: Joint::Exit(exit_to(&self.flow, to, Some("moved".to_owned()))),
            part: Part { state: State::Passage, ..Part::default() },
        }));
    }

    fn push(&mut self, step: Step, part: Part) -> usize {
        self.flow.steps.push(step);
        self.steps.push(part);
        self.steps.len() - 1
    }

    fn newer_step(&mut self, place: usize) -> Step {
        let lane = self.after.graph.petgraph()[OccurrenceIndex::new(place)].lane;
        self.drawn(self.after, place, self.lane_of.1[lane].clone())
    }

    /// Makes a step of the older version; its phase only where the newer one has it too.
    fn older_step(&mut self, place: usize, phases: &HashSet<&str>) -> Step {
        let lane = self.before.graph.petgraph()[OccurrenceIndex::new(place)].lane;
        let mut step = self.drawn(self.before, place, self.lane_of.0[lane].clone());
        step.phase = step.phase.filter(|phase| phases.contains(phase.value.as_str()));
        step
    }

    /// Makes a step of an occurrence.
    fn drawn(&mut self, version: Version<'_>, place: usize, actor: Id) -> Step {
        let occurrence = OccurrenceIndex::new(place);
        let written = version.graph.step(version.flow, occurrence);
        let id = self.id(version.graph.petgraph()[occurrence].id.as_str());
        let mut step = Step::new(at(id), Span::default());
        step.actor = Some(at(actor));
        step.kind = version.graph.kind(version.flow, occurrence);
        step.text = at(version.graph.label(version.flow, occurrence).to_owned());
        step.link = written.and_then(|written| written.link.clone());
        step.takes = written.and_then(|written| written.takes);
        step.phase = written.and_then(|written| written.phase.clone());
        step
    }

    /// Returns what is told of a step that both versions have.
    fn both(&self, older: usize, newer: usize, step: &Step) -> Part {
        let (older, newer) = (OccurrenceIndex::new(older), OccurrenceIndex::new(newer));
        let was = self.before.graph.label(self.before.flow, older);
        let lane = |graph: &FlowGraph, at: OccurrenceIndex| graph.petgraph()[at].lane;
        let is_moved = self.difference.matching.lanes.after(lane(self.before.graph, older))
            != Some(lane(self.after.graph, newer));
        let written = self.after.graph.step(self.after.flow, newer);
        let keys = self.keys(Kind::Step, written.map(|step| step.id.value.as_str()));
        let takes = keys.iter().find(|key| key.key == "takes");
        let is_other_kind = keys.iter().any(|key| key.key == "kind");
        let is_derived = written.is_none() || self.before.graph.step(self.before.flow, older).is_none();
        let earlier = (!is_derived && blankless(was) != blankless(&step.text)).then(|| was.to_owned());
        let note = takes.map(|takes| change_of(takes, "time"));
        let state = match (is_moved, earlier.is_some() || note.is_some() || is_other_kind) {
            (true, _) => State::Moved,
            (false, true) => State::Changed,
            (false, false) => State::Same,
        };
        Part { state, beside: Annotation { earlier, note } }
    }

    /// Pairs the occurrences: steps as they are paired, derived ones by the hand-offs at them.
    fn occurrences(&self) -> HashMap<usize, usize> {
        let matching = &self.difference.matching;
        // The steps of a flow are the first occurrences of its graph.
        let mut pairs: HashMap<usize, usize> = matching.steps.pairs().collect();
        let mut taken: HashSet<usize> = pairs.values().copied().collect();
        for (one, other) in matching.handoffs.pairs() {
            let ends = |version: Version<'_>, at| {
                version.graph.link_of_handoff(at).map(|link| version.graph.ends(link))
            };
            let Some((old, new)) = ends(self.before, one).zip(ends(self.after, other)) else { continue };
            for (old, new) in [(old.0, new.0), (old.1, new.1)] {
                let origin = |version: Version<'_>, at: OccurrenceIndex| version.graph.petgraph()[at].origin;
                let (was, is) = (origin(self.before, old), origin(self.after, new));
                let lanes = (self.before.graph.petgraph()[old].lane, self.after.graph.petgraph()[new].lane);
                let is_free = was == Origin::Derived && is == Origin::Derived;
                let is_same_lane = matching.lanes.after(lanes.0) == Some(lanes.1);
                if is_free && is_same_lane && !pairs.contains_key(&old.index()) && taken.insert(new.index()) {
                    pairs.insert(old.index(), new.index());
                }
            }
        }
        self.pair_the_rest(&mut pairs, &taken);
        pairs
    }

    /// Pairs the derived occurrences of a lane that are left, the first with the first.
    fn pair_the_rest(&self, pairs: &mut HashMap<usize, usize>, taken: &HashSet<usize>) {
        let derived = |version: Version<'run>| {
            let all = version.graph.occurrences();
            all.filter(|(_, it)| it.origin == Origin::Derived).map(|(at, it)| (at.index(), it.lane))
        };
        let mut free: HashMap<usize, VecDeque<usize>> = HashMap::new();
        for (place, lane) in derived(self.after).filter(|(place, _)| !taken.contains(place)) {
            free.entry(lane).or_default().push_back(place);
        }
        for (place, lane) in derived(self.before) {
            let lane = self.difference.matching.lanes.after(lane);
            let waiting = lane.and_then(|lane| free.get_mut(&lane)).filter(|_| !pairs.contains_key(&place));
            if let Some(newer) = waiting.and_then(VecDeque::pop_front) {
                pairs.insert(place, newer);
            }
        }
    }
}

fn blankless(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
