//! Lanes, steps and links of any charted process, made into the tree of a flow.
//!
//! A link between steps of one actor becomes an exit (`then`), one that crosses a hand-off. Ids are
//! made of what the other tool has, each once.

use super::keys::{Keys, Text, ends, list, scalar};
use super::names::Names;
use crate::model::StepKind;
use crate::syntax::{Content, Entry, Node};
use crate::text::Span;
use std::collections::{HashMap, HashSet};

/// The most links that are read; lists of steps that follow, and `&` in Mermaid, make many of few words.
pub const MOST_LINKS: usize = 20_000;

/// An actor.
#[derive(Debug)]
pub(super) struct Lane {
    /// What people call it.
    pub(super) name: Text,
    /// What else is known of it.
    pub(super) keys: Keys,
}

/// What one actor does.
#[derive(Debug)]
pub(super) struct Step {
    /// What its id is made of.
    pub(super) called: Text,
    /// Whose it is; absent where nobody says.
    pub(super) lane: Option<usize>,
    /// What kind of step it is.
    pub(super) kind: StepKind,
    /// What is done; absent where nobody says.
    pub(super) text: Option<Text>,
    /// What else is known of it.
    pub(super) keys: Keys,
}

/// Where a link begins or ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// At a step.
    Step(usize),
    /// At an actor, who has no steps.
    Lane(usize),
}

/// What follows what.
#[derive(Debug)]
pub(super) struct Link {
    pub(super) from: End,
    pub(super) to: End,
    /// Where that is said.
    pub(super) span: Span,
    /// The answer that leads this way.
    pub(super) when: Option<Text>,
    /// How often it is taken.
    pub(super) chance: Option<Text>,
    /// What else is known of it, if it is a hand-off.
    pub(super) keys: Keys,
}

/// A charted process.
#[derive(Debug)]
pub(super) struct Sketch {
    /// Its title.
    pub(super) title: Text,
    pub(super) lanes: Vec<Lane>,
    pub(super) steps: Vec<Step>,
    pub(super) links: Vec<Link>,
    /// The measures that hand-offs name.
    pub(super) measures: Keys,
}

impl Sketch {
    /// Begins a process of which only the title is known.
    pub(super) fn new(title: Text) -> Self {
        let measures = Keys::at(title.span);
        Self { title, lanes: Vec::new(), steps: Vec::new(), links: Vec::new(), measures }
    }

    /// Tells whether a link leads from one actor to another.
    pub(super) fn crosses(&self, from: End, to: End) -> bool {
        match (from, to) {
            (End::Step(from), End::Step(to)) => self.steps[from].lane != self.steps[to].lane,
            _ => true,
        }
    }

    /// Makes the tree of a flow.
    pub(super) fn tree(mut self) -> Node<'static> {
        let mut names = Names::default();
        // Other rows and other people point to steps, so these keep their ids where they can.
        let steps: Vec<String> =
            self.steps.iter().map(|step| names.make(&step.called.value, "step")).collect();
        let lanes: Vec<String> =
            self.lanes.iter().map(|lane| names.make(&lane.name.value, "actor")).collect();
        let at = self.title.span;
        let mut exits: HashMap<usize, Vec<Link>> = HashMap::new();
        let links = std::mem::take(&mut self.links);
        let (crossing, inner): (Vec<Link>, Vec<Link>) =
            links.into_iter().partition(|link| self.crosses(link.from, link.to));
        for link in inner {
            if let End::Step(from) = link.from {
                exits.entry(from).or_default().push(link);
            }
        }
        let id = |end: End| match end {
            End::Step(step) => steps[step].as_str(),
            End::Lane(lane) => lanes[lane].as_str(),
        };
        let handoffs = crossing.into_iter().map(|link| {
            let (from, to) = (id(link.from), id(link.to));
            handoff(link, from, to)
        });
        let handoffs = handoffs.collect();
        let mut tree = Keys::at(at);
        tree.put_text("flow", &self.title);
        tree.put("actors", table_of_actors(self.lanes, &lanes, at));
        if !self.steps.is_empty() {
            let mut table = Keys::at(at);
            for (index, step) in self.steps.into_iter().enumerate() {
                let span = step.called.span;
                let exits = exits.remove(&index).unwrap_or_default();
                let node = table_of_step(step, exits, &lanes, &steps);
                table.put_at(&steps[index], span, node);
            }
            tree.put("steps", table.node());
        }
        tree.put("handoffs", list(handoffs, at));
        if !self.measures.is_empty() {
            tree.put("measures", self.measures.node());
        }
        tree.node()
    }
}

fn table_of_actors(lanes: Vec<Lane>, ids: &[String], at: Span) -> Node<'static> {
    let mut actors = Keys::at(at);
    for (lane, id) in lanes.into_iter().zip(ids) {
        let mut keys = Keys::at(lane.name.span);
        keys.put_text("name", &lane.name);
        keys.take(lane.keys);
        actors.put_at(id, lane.name.span, keys.node_or_text("name"));
    }
    actors.node()
}

fn table_of_step(step: Step, exits: Vec<Link>, lanes: &[String], steps: &[String]) -> Node<'static> {
    let mut keys = Keys::at(step.called.span);
    if let Some(lane) = step.lane {
        keys.put_text("actor", &Text::new(lanes[lane].clone(), step.called.span));
    }
    if let Some(text) = &step.text {
        keys.put_text(step.kind.key(), text);
    }
    keys.take(step.keys);
    if !exits.is_empty() {
        keys.put("then", then(exits, steps));
    }
    keys.node()
}

/// Returns what follows a step, in the shortest form that holds it.
fn then(exits: Vec<Link>, steps: &[String]) -> Node<'static> {
    let span = exits.iter().fold(exits[0].span, |span, exit| span.join(exit.span));
    let to = |exit: &Link| match exit.to {
        End::Step(step) => Text::new(steps[step].clone(), exit.span),
        End::Lane(_) => Text::new(String::new(), exit.span),
    };
    let mut answers = HashSet::new();
    let is_table = exits.iter().all(|exit| {
        exit.when.as_ref().is_some_and(|when| when.value != "step" && answers.insert(when.value.as_str()))
    });
    if is_table {
        let mut table = Keys::at(span);
        for exit in &exits {
            let when = exit.when.as_ref().expect("each exit has an answer");
            let mut keys = Keys::at(exit.span);
            keys.put_text("step", &to(exit));
            put(&mut keys, "chance", exit.chance.as_ref());
            table.put_at(&when.value, when.span, keys.node_or_text("step"));
        }
        return table.node();
    }
    let item = |exit: &Link| {
        let mut keys = Keys::at(exit.span);
        keys.put_text("step", &to(exit));
        put(&mut keys, "when", exit.when.as_ref());
        put(&mut keys, "chance", exit.chance.as_ref());
        keys.node_or_text("step")
    };
    match exits.as_slice() {
        [only] => item(only),
        _ => list(exits.iter().map(item).collect(), span),
    }
}

fn handoff(link: Link, from: &str, to: &str) -> Node<'static> {
    let mut keys = Keys::at(link.span);
    put(&mut keys, "when", link.when.as_ref());
    put(&mut keys, "chance", link.chance.as_ref());
    keys.take(link.keys);
    let ends = ends(from, to, link.span);
    if keys.is_empty() {
        return ends;
    }
    let span = keys.entries().iter().fold(link.span, |span, (_, value)| span.join(value.span));
    let entry: Entry<'static> = (ends, keys.node_or_text("product"));
    Node { span, content: Content::Mapping(vec![entry]) }
}

fn put(keys: &mut Keys, key: &str, text: Option<&Text>) {
    if let Some(text) = text {
        keys.put_at(key, text.span, scalar(text));
    }
}
