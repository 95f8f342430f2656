//! Both versions as one flow, so that one picture can show both: what they share once, in one place.
//!
//! Everything that one of them has becomes a step, a lane or a link of the union, derived steps too.
//! A step that moved is there twice, in its new lane and as a ghost in its old one, with a link that
//! leads from the ghost to it.

mod links;
mod steps;

use super::keys::ChangedKey;
use super::{Difference, Entry, Kind, Version};
use crate::graph::FlowGraph;
use crate::model::{Actor, ActorKind, Exit, Flow, Handoff, Id, Shared, Side};
use crate::text::{Span, Spanned};
use std::collections::{HashMap, HashSet};

/// What a part of the union is to the two versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum State {
    /// Both have it.
    #[default]
    Same,
    /// The newer version has it.
    Added,
    /// The older version had it.
    Removed,
    /// Both have it, and what is said of it changed.
    Changed,
    /// The newer version has it in another lane.
    Moved,
    /// Where it was before it moved.
    Ghost,
    /// Leads from a ghost to where it is now.
    Passage,
}

/// What is told of a part beside its own words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Annotation {
    /// Its words in the older version, where they were others.
    pub earlier: Option<String>,
    /// What else changed, in a few words.
    pub note: Option<String>,
}

/// A part of the union.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Part {
    /// What it is to the two versions.
    pub state: State,
    /// What is told beside its own words.
    pub beside: Annotation,
}

/// Two versions of a flow in one.
#[derive(Debug, Clone, PartialEq)]
pub struct Union {
    /// The flow of both, with a step for each occurrence.
    pub flow: Flow,
    /// What the workspaces share of both.
    pub shared: Shared,
    /// Its lanes.
    pub lanes: Vec<Part>,
    /// Its steps.
    pub steps: Vec<Part>,
    /// Its exits, by step, and then its hand-offs: the links of its graph in order.
    pub links: Vec<Part>,
}

impl Union {
    /// Puts two versions together that were compared.
    #[must_use]
    pub fn of(before: Version<'_>, after: Version<'_>, difference: &Difference) -> Self {
        let mut builder = Builder::new(before, after, difference);
        builder.add_lanes();
        builder.add_steps();
        builder.add_links();
        builder.finish()
    }
}

impl Union {
    /// Returns the union with what is told of its lanes in their order in a graph of its flow.
    #[must_use]
    pub fn in_lane_order_of(mut self, graph: &FlowGraph) -> Self {
        let ids = self.flow.actors.iter().map(|actor| actor.id.value.clone());
        let mut parts: HashMap<Id, Part> = ids.zip(std::mem::take(&mut self.lanes)).collect();
        let lanes = graph.lanes().iter().map(|lane| parts.remove(&lane.actor).unwrap_or_default());
        self.lanes = lanes.collect();
        self
    }
}

/// A link before its place among the links of the graph is known.
struct Joined {
    from: usize,
    to: usize,
    kind: Joint,
    part: Part,
}

enum Joint {
    Handoff(Box<Handoff>),
    Exit(Exit),
}

struct Builder<'run> {
    before: Version<'run>,
    after: Version<'run>,
    difference: &'run Difference,
    ids: HashSet<String>,
    flow: Flow,
    lanes: Vec<Part>,
    steps: Vec<Part>,
    /// The actor of each lane of the older version, and of the newer one.
    lane_of: (Vec<Id>, Vec<Id>),
    /// The step that each occurrence of the older version is, and of the newer one.
    step_of: (Vec<usize>, Vec<usize>),
    /// Where the step is now that each ghost was.
    place_of_ghost: HashMap<usize, usize>,
    links: Vec<Joined>,
    entries: HashMap<(Kind, &'run str), &'run Entry>,
}

impl<'run> Builder<'run> {
    fn new(before: Version<'run>, after: Version<'run>, difference: &'run Difference) -> Self {
        let by_id = difference.entries.iter().filter_map(|entry| {
            entry.before.as_ref()?;
            Some(((entry.kind, entry.after.as_ref()?.id.as_str()), entry))
        });
        let (was, is) = &difference.titles;
        let title = if was == is { is.clone() } else { format!("{was} → {is}") };
        let new = after.flow;
        let flow = Flow {
            name: Some(at(title)),
            purpose: new.purpose.clone(),
            customers: new.customers.clone(),
            owner: new.owner.clone(),
            reviewed: new.reviewed,
            lang: new.lang.clone(),
            stakeholders: new.stakeholders.clone(),
            measures: new.measures.iter().chain(&before.flow.measures).cloned().collect(),
            ..Flow::default()
        };
        let entries = by_id.collect();
        let (lanes, steps, links) = (Vec::new(), Vec::new(), Vec::new());
        let (lane_of, step_of) = Default::default();
        let (ids, place_of_ghost) = Default::default();
        Self {
            before,
            after,
            difference,
            ids,
            flow,
            lanes,
            steps,
            lane_of,
            step_of,
            place_of_ghost,
            links,
            entries,
        }
    }

    /// Returns an id that nothing else has.
    fn id(&mut self, wish: &str) -> Id {
        let mut id = wish.to_owned();
        let mut number = 1;
        while !self.ids.insert(id.clone()) {
            number += 1;
            id = format!("{wish}-{number}");
        }
        Id::new(id)
    }

    fn add_lanes(&mut self) {
        let pairing = &self.difference.matching.lanes;
        let (old, new) = (self.before.graph.lanes(), self.after.graph.lanes());
        self.lane_of = (vec![Id::new(""); old.len()], vec![Id::new(""); new.len()]);
        for place in merged(old.len(), new.len(), |older| pairing.after(older)) {
            let (lane, state) = match place {
                Place::Newer(place) if pairing.before(place).is_none() => (&new[place], State::Added),
                Place::Newer(place) => (&new[place], State::Same),
                Place::Older(place) => (&old[place], State::Removed),
            };
            let id = self.id(lane.actor.as_str());
            let mut part = Part { state, ..Part::default() };
            match place {
                Place::Newer(place) => {
                    self.lane_of.1[place] = id.clone();
                    if let Some(older) = pairing.before(place) {
                        self.lane_of.0[older] = id.clone();
                        let earlier = Some(old[older].name.clone()).filter(|name| *name != lane.name);
                        let changed = earlier.is_some() || old[older].side != lane.side;
                        part.state = if changed { State::Changed } else { State::Same };
                        part.beside.earlier = earlier;
                    }
                }
                Place::Older(place) => self.lane_of.0[place] = id.clone(),
            }
            self.flow.actors.push(Actor {
                id: at(id),
                name: at(lane.name.clone()),
                side: Some(at(lane.side)).filter(|side| side.value == Side::External),
                kind: Some(at(ActorKind::Individual)),
                note: None,
                link: None,
                span: Span::default(),
            });
            self.lanes.push(part);
        }
    }

    fn keys(&self, kind: Kind, id: Option<&str>) -> &'run [ChangedKey] {
        id.and_then(|id| self.entries.get(&(kind, id))).map_or(&[], |entry| entry.keys.as_slice())
    }

    /// Gives steps their exits and the flow its hand-offs, and puts what is told of them in the order
    /// of the links of its graph.
    fn finish(mut self) -> Union {
        let (mut exits, mut handoffs): (Vec<Vec<Part>>, Vec<Part>) =
            (vec![Vec::new(); self.steps.len()], Vec::new());
        for Joined { from, to, kind, part } in std::mem::take(&mut self.links) {
            match kind {
                Joint::Exit(exit) => {
                    self.flow.steps[from].exits.push(exit);
                    exits[from].push(part);
                }
                Joint::Handoff(handoff) => {
                    let id = self.id(&format!("hand-off {}", handoff.id.as_str()));
                    let id = Id::new(id.as_str().trim_start_matches("hand-off "));
                    let end = |step: usize| at(self.flow.steps[step].id.value.clone());
                    self.flow.handoffs.push(Handoff { id: at(id), from: end(from), to: end(to), ..*handoff });
                    handoffs.push(part);
                }
            }
        }
        let links = exits.into_iter().flatten().chain(handoffs).collect();
        let measures = self.after.shared.measures.iter().chain(&self.before.shared.measures);
        let shared = Shared { actors: Vec::new(), measures: measures.cloned().collect() };
        Union { flow: self.flow, shared, lanes: self.lanes, steps: self.steps, links }
    }
}

fn exit_to(flow: &Flow, to: usize, when: Option<String>) -> Exit {
    Exit { to: at(flow.steps[to].id.value.clone()), when: when.map(at), chance: None, span: Span::default() }
}

fn at<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::default())
}

/// A place in one of two lists.
enum Place {
    Older(usize),
    Newer(usize),
}

/// Merges two lists: the newer one in its order, and what only the older one has behind what stood
/// before it there.
fn merged(older: usize, newer: usize, counterpart: impl Fn(usize) -> Option<usize>) -> Vec<Place> {
    let mut behind: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
    let mut last = None;
    for place in 0..older {
        match counterpart(place) {
            Some(newer) => last = Some(newer),
            None => behind.entry(last).or_default().push(place),
        }
    }
    let mut places = Vec::with_capacity(older + newer);
    let mut take = |places: &mut Vec<Place>, at| {
        places.extend(behind.remove(&at).into_iter().flatten().map(Place::Older));
    };
    take(&mut places, None);
    for place in 0..newer {
        places.push(Place::Newer(place));
        take(&mut places, Some(place));
    }
    places
}

/// Tells how a time changed; a number and its unit stay on one line.
fn change_of(key: &ChangedKey, what: &str) -> String {
    let held = |text: &Option<String>| text.as_ref().map(|text| text.replace(' ', "\u{a0}"));
    match (held(&key.before), held(&key.after)) {
        (Some(before), Some(after)) => format!("{what} {before} → {after}"),
        (None, Some(after)) => format!("{what} now {after}"),
        (Some(before), None) => format!("{what} was {before}"),
        (None, None) => String::new(),
    }
}
