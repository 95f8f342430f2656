//! From the ids by which elements point to each other to their places in the lists.
//!
//! An element may point to one that stands below it, so that references are kept until all is read.

use super::diagram::{Association, Diagram, End, NodeKind, Place};
use super::signals::{self, Mention};
use crate::text::Spanned;
use std::collections::HashMap;

/// The ids of a file.
#[derive(Debug, Default)]
pub(super) struct References {
    places: HashMap<String, Place>,
    /// Names of messages, signals and data stores, which stand outside of all processes.
    names: HashMap<String, Spanned<String>>,
}

impl References {
    fn add(&mut self, id: &str, place: Place) {
        if !id.is_empty() {
            self.places.entry(id.to_owned()).or_insert(place);
        }
    }

    pub(super) fn name(&mut self, id: &str, name: Spanned<String>) {
        self.names.entry(id.to_owned()).or_insert(name);
    }

    pub(super) fn process(&mut self, id: &str, index: usize) {
        self.add(id, Place::Process(index));
    }

    pub(super) fn pool(&mut self, id: &str, index: usize) {
        self.add(id, Place::Pool(index));
    }

    pub(super) fn lane(&mut self, id: &str, index: usize) {
        self.add(id, Place::Lane(index));
    }

    pub(super) fn node(&mut self, id: &str, index: usize) {
        self.add(id, Place::Node(index));
    }

    pub(super) fn flow(&mut self, id: &str, index: usize) {
        self.add(id, Place::Flow(index));
    }

    pub(super) fn message(&mut self, id: &str, index: usize) {
        self.add(id, Place::Message(index));
    }

    pub(super) fn data(&mut self, id: &str, index: usize) {
        self.add(id, Place::Data(index));
    }

    pub(super) fn annotation(&mut self, id: &str, index: usize) {
        self.add(id, Place::Annotation(index));
    }

    fn place(&self, id: &str) -> Option<Place> {
        self.places.get(id).or_else(|| self.places.get(local(id)?)).copied()
    }

    fn named(&self, id: &str) -> Option<Spanned<String>> {
        self.names.get(id).or_else(|| self.names.get(local(id)?)).cloned()
    }

    fn node_at(&self, id: &str) -> Option<usize> {
        match self.place(id)? {
            Place::Node(index) => Some(index),
            _ => None,
        }
    }
}

/// Returns an id without the prefix that it may have, as qualified names do.
fn local(id: &str) -> Option<&str> {
    id.rsplit_once(':').map(|(_, local)| local)
}

/// References that wait until all elements are read.
#[derive(Debug, Default)]
pub(super) struct Pending {
    flows: Vec<(usize, String, String)>,
    messages: Vec<(usize, String, String, String)>,
    pools: Vec<(usize, String)>,
    members: Vec<(String, usize)>,
    hosts: Vec<(usize, String)>,
    defaults: Vec<String>,
    details: Vec<(usize, String)>,
    data: Vec<(usize, String, bool)>,
    titles: Vec<(usize, String, Option<String>)>,
    associations: Vec<(String, String)>,
    mentions: Vec<Mention>,
}

impl Pending {
    pub(super) fn flow(&mut self, flow: usize, from: &str, to: &str) {
        self.flows.push((flow, from.to_owned(), to.to_owned()));
    }

    pub(super) fn message(&mut self, message: usize, from: &str, to: &str, name: &str) {
        self.messages.push((message, from.to_owned(), to.to_owned(), name.to_owned()));
    }

    pub(super) fn pool(&mut self, pool: usize, process: &str) {
        self.pools.push((pool, process.to_owned()));
    }

    pub(super) fn member(&mut self, node: &str, lane: usize) {
        self.members.push((node.to_owned(), lane));
    }

    pub(super) fn host(&mut self, node: usize, host: &str) {
        self.hosts.push((node, host.to_owned()));
    }

    pub(super) fn default(&mut self, flow: &str) {
        self.defaults.push(flow.to_owned());
    }

    pub(super) fn detail(&mut self, node: usize, name: &str) {
        self.details.push((node, name.to_owned()));
    }

    pub(super) fn data(&mut self, node: usize, data: &str, reads: bool) {
        self.data.push((node, data.to_owned(), reads));
    }

    pub(super) fn title(&mut self, data: usize, of: &str, state: Option<String>) {
        self.titles.push((data, of.to_owned(), state));
    }

    pub(super) fn association(&mut self, from: &str, to: &str) {
        self.associations.push((from.to_owned(), to.to_owned()));
    }

    pub(super) fn mention(&mut self, mention: Mention) {
        self.mentions.push(mention);
    }

    /// Puts places for ids; what points to nothing stays without one.
    pub(super) fn resolve(self, references: &References, diagram: &mut Diagram) {
        for (flow, from, to) in &self.flows {
            let (from, to) = (references.node_at(from), references.node_at(to));
            (diagram.flows[*flow].from, diagram.flows[*flow].to) = (from, to);
            from.into_iter().for_each(|from| diagram.nodes[from].leaving.push(*flow));
            to.into_iter().for_each(|to| diagram.nodes[to].entering.push(*flow));
        }
        for (node, host) in &self.hosts {
            if let NodeKind::Boundary { host: found } = &mut diagram.nodes[*node].kind {
                *found = references.node_at(host).filter(|host| host != node);
            }
        }
        for flow in &self.defaults {
            if let Some(Place::Flow(flow)) = references.place(flow) {
                diagram.flows[flow].is_default = true;
            }
        }
        for (node, name) in &self.details {
            let detail = &mut diagram.nodes[*node].detail;
            *detail = detail.take().or_else(|| references.named(name));
        }
        self.resolve_pools(references, diagram);
        self.resolve_messages(references, diagram);
        self.resolve_data(references, diagram);
        signals::name_messages(diagram, &self.mentions, |id| references.named(id));
        diagram.signals = signals::caught(diagram, self.mentions, |id| references.named(id));
    }

    fn resolve_pools(&self, references: &References, diagram: &mut Diagram) {
        for (pool, process) in &self.pools {
            if let Some(Place::Process(process)) = references.place(process)
                && diagram.processes[process].pool.is_none()
            {
                diagram.pools[*pool].process = Some(process);
                diagram.processes[process].pool = Some(*pool);
            }
        }
        // A lane within another names its elements after the outer one, and counts.
        for (node, lane) in &self.members {
            if let Some(node) = references.node_at(node)
                && diagram.nodes[node].process == diagram.lanes[*lane].process
            {
                let found = &mut diagram.nodes[node].lane;
                let is_further_in = found.is_none_or(|earlier| is_within(diagram, *lane, earlier));
                if is_further_in {
                    diagram.nodes[node].lane = Some(*lane);
                }
            }
        }
    }

    fn resolve_messages(&self, references: &References, diagram: &mut Diagram) {
        let end = |id: &str| match references.place(id)? {
            Place::Node(node) => Some(End::Node(node)),
            Place::Pool(pool) => Some(End::Pool(pool)),
            _ => None,
        };
        for (message, from, to, name) in &self.messages {
            let found = &mut diagram.messages[*message];
            (found.from, found.to) = (end(from), end(to));
            found.message = references.named(name);
        }
    }

    fn resolve_data(&self, references: &References, diagram: &mut Diagram) {
        let titles: Vec<Option<Spanned<String>>> = self
            .titles
            .iter()
            .map(|(_, of, state)| {
                let name = match references.place(of) {
                    Some(Place::Data(data)) => diagram.data[data].title.clone(),
                    _ => references.named(of),
                }?;
                Some(match state {
                    Some(state) => name.map(|name| format!("{name} [{state}]")),
                    None => name,
                })
            })
            .collect();
        for ((data, _, _), title) in self.titles.iter().zip(titles) {
            diagram.data[*data].title = title;
        }
        for (node, data, reads) in &self.data {
            if let Some(Place::Data(data)) = references.place(data) {
                let (node, data) = (Place::Node(*node), Place::Data(data));
                let (from, to) = if *reads { (data, node) } else { (node, data) };
                diagram.associations.push(Association { from, to });
            }
        }
        for (from, to) in &self.associations {
            if let (Some(from), Some(to)) = (references.place(from), references.place(to)) {
                diagram.associations.push(Association { from, to });
            }
        }
    }
}

/// Tells whether a lane stands within another.
fn is_within(diagram: &Diagram, lane: usize, outer: usize) -> bool {
    let mut at = Some(lane);
    while let Some(lane) = at {
        if lane == outer {
            return true;
        }
        at = diagram.lanes[lane].parent;
    }
    false
}
