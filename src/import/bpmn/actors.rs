//! Who takes part: pools and lanes as actors.

use super::diagram::{Diagram, End, FlowNode};
use super::keys::{self, Table, scalar};
use super::words::on_one_line;
use crate::import::names::Names;
use crate::syntax::{Content, Node};
use crate::text::{Span, Spanned};
use std::collections::{HashMap, HashSet};

/// What an actor stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Stands {
    Pool(usize),
    Process(usize),
    Lane(usize),
}

/// An actor.
#[derive(Debug)]
struct Actor {
    stands: Stands,
    id: String,
}

/// All actors, in the order of the file: each pool, then its lanes.
#[derive(Debug)]
pub(super) struct Actors {
    actors: Vec<Actor>,
    of: HashMap<Stands, usize>,
}

impl Actors {
    /// Finds the actors of a diagram; `title` names a process that nothing else names.
    pub(super) fn of(diagram: &Diagram, title: &str, names: &mut Names) -> Self {
        let mut wanted = wanted(diagram);
        wanted.sort_by_key(|stands| place(diagram, *stands));
        let titles = titles(diagram, &wanted, title);
        let kept: Vec<Option<String>> =
            wanted.iter().map(|stands| kept_id(diagram, *stands, names)).collect();
        let mut actors = Self { actors: Vec::new(), of: HashMap::new() };
        for ((stands, kept), title) in wanted.into_iter().zip(kept).zip(titles) {
            let id = kept.unwrap_or_else(|| names.make(&title.value, "actor"));
            actors.of.insert(stands, actors.actors.len());
            actors.actors.push(Actor { stands, id });
        }
        actors
    }

    /// Returns the actor of an element.
    pub(super) fn of_node(&self, node: &FlowNode, diagram: &Diagram) -> usize {
        self.of.get(&stands(node, diagram)).copied().unwrap_or_default()
    }

    /// Returns the actor that a pool as a whole is.
    pub(super) fn of_pool(&self, pool: usize) -> Option<usize> {
        self.of.get(&Stands::Pool(pool)).copied()
    }

    /// Returns the id of an actor.
    pub(super) fn id(&self, actor: usize) -> &str {
        self.actors.get(actor).map_or("", |actor| actor.id.as_str())
    }

    /// Writes the table of actors.
    pub(super) fn table(&self, diagram: &Diagram, title: &str) -> Node<'static> {
        let wanted: Vec<Stands> = self.actors.iter().map(|actor| actor.stands).collect();
        let titles = titles(diagram, &wanted, title);
        let busy: HashSet<usize> = diagram.nodes.iter().map(|node| node.process).collect();
        let entries = self.actors.iter().zip(titles).map(|(actor, title)| {
            let span = element(diagram, actor.stands).1;
            (scalar(span, &actor.id), entry(diagram, actor.stands, &busy, &title))
        });
        Node { span: diagram.span, content: Content::Mapping(entries.collect()) }
    }
}

/// Returns whom an element belongs to.
fn stands(node: &FlowNode, diagram: &Diagram) -> Stands {
    if let Some(lane) = node.lane {
        return Stands::Lane(lane);
    }
    match diagram.processes[node.process].pool {
        Some(pool) => Stands::Pool(pool),
        None => Stands::Process(node.process),
    }
}

/// Lists what becomes an actor: pools and processes that do something themselves, and lanes.
fn wanted(diagram: &Diagram) -> Vec<Stands> {
    let outer = diagram.nodes.iter().filter(|node| node.within.is_none());
    let mut used: HashSet<Stands> = outer.map(|node| stands(node, diagram)).collect();
    for end in diagram.messages.iter().flat_map(|message| [message.from, message.to]) {
        if let Some(End::Pool(pool)) = end {
            used.insert(Stands::Pool(pool));
        }
    }
    let mut wanted = Vec::new();
    let mut lanes_of: HashMap<usize, Vec<usize>> = HashMap::new();
    for (index, lane) in diagram.lanes.iter().enumerate() {
        lanes_of.entry(lane.process).or_default().push(index);
    }
    let mut add_process = |whole: Stands, process: Option<usize>, has_lanes: bool| {
        if !has_lanes || used.contains(&whole) {
            wanted.push(whole);
        }
        for lane in process.and_then(|process| lanes_of.get(&process)).into_iter().flatten() {
            if !diagram.lanes[*lane].is_divided || used.contains(&Stands::Lane(*lane)) {
                wanted.push(Stands::Lane(*lane));
            }
        }
    };
    for (index, pool) in diagram.pools.iter().enumerate() {
        let has_lanes = pool.process.is_some_and(|process| diagram.processes[process].has_lanes);
        add_process(Stands::Pool(index), pool.process, has_lanes);
    }
    let without_pool = diagram.processes.iter().enumerate().filter(|(_, process)| process.pool.is_none());
    for (index, _) in without_pool {
        // A process that does nothing and that no pool shows takes no part.
        add_process(Stands::Process(index), Some(index), true);
    }
    wanted
}

/// Returns name and start tag of what an actor stands for.
fn element(diagram: &Diagram, stands: Stands) -> (Option<&Spanned<String>>, Span) {
    let element = match stands {
        Stands::Pool(index) => &diagram.pools[index].element,
        Stands::Process(index) => &diagram.processes[index].element,
        Stands::Lane(index) => &diagram.lanes[index].element,
    };
    (element.name.as_ref(), element.span)
}

/// Returns what each actor is called: a lane's own name, with the outer one where two are alike.
fn titles(diagram: &Diagram, wanted: &[Stands], title: &str) -> Vec<Spanned<String>> {
    let own = |stands: Stands| {
        let (name, span) = element(diagram, stands);
        let unnamed = || match stands {
            Stands::Process(_) => title.to_owned(),
            Stands::Pool(index) => format!("Pool {}", index + 1),
            Stands::Lane(index) => unnamed_lane(diagram, index),
        };
        name.cloned().unwrap_or_else(|| Spanned::new(unnamed(), span))
    };
    let titles: Vec<Spanned<String>> = wanted.iter().map(|stands| own(*stands)).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for title in &titles {
        *counts.entry(title.as_str()).or_default() += 1;
    }
    let is_double: Vec<bool> = titles.iter().map(|title| counts[title.as_str()] > 1).collect();
    let qualified =
        titles.into_iter().zip(wanted).zip(is_double).map(|((title, stands), is_double)| match stands {
            Stands::Lane(lane) if is_double => match around(diagram, *lane) {
                Some(outer) => title.map(|title| format!("{outer}: {title}")),
                None => title,
            },
            _ => title,
        });
    qualified.collect()
}

/// Names a lane without a name by what it stands in, and by its number where it has siblings.
fn unnamed_lane(diagram: &Diagram, lane: usize) -> String {
    let of = |index: usize| diagram.lanes.get(index).map(|lane| lane.process);
    let first = diagram.lanes.partition_point(|other| other.process < diagram.lanes[lane].process);
    let is_alone = first == lane && of(lane + 1) != of(lane);
    let number = lane - first + 1;
    match around(diagram, lane) {
        Some(outer) if is_alone => outer.to_owned(),
        Some(outer) => format!("{outer}: lane {number}"),
        None => format!("Lane {number}"),
    }
}

/// Returns the name of what a lane stands in: a lane, its pool or its process.
fn around(diagram: &Diagram, lane: usize) -> Option<&str> {
    let lane = &diagram.lanes[lane];
    let process = &diagram.processes[lane.process];
    let outer = lane.parent.map(|parent| &diagram.lanes[parent].element);
    let pool = process.pool.map(|pool| &diagram.pools[pool].element);
    let mut named = [outer, pool, Some(&process.element)].into_iter().flatten();
    named.find_map(|element| element.name.as_ref()).map(|name| name.as_str())
}

fn kept(diagram: &Diagram, stands: Stands) -> Option<&Node<'static>> {
    match stands {
        Stands::Pool(index) => diagram.pools[index].element.keys.as_ref(),
        Stands::Lane(index) => diagram.lanes[index].element.keys.as_ref(),
        Stands::Process(_) => None,
    }
}

/// Returns where an actor stands among the others; last where nothing says so.
fn place(diagram: &Diagram, stands: Stands) -> usize {
    let place = match stands {
        Stands::Pool(index) => diagram.pools[index].element.place,
        Stands::Lane(index) => diagram.lanes[index].element.place,
        Stands::Process(_) => None,
    };
    place.unwrap_or(usize::MAX)
}

fn kept_id(diagram: &Diagram, stands: Stands, names: &mut Names) -> Option<String> {
    let id = keys::find(kept(diagram, stands)?, "id")?.text()?;
    names.take(&on_one_line(id))
}

/// Writes one actor: the name alone, or a table of keys.
fn entry(diagram: &Diagram, stands: Stands, busy: &HashSet<usize>, title: &Spanned<String>) -> Node<'static> {
    let span = element(diagram, stands).1;
    let mut table = Table::at(span);
    let kept = kept(diagram, stands);
    let is_kept = |key: &str| kept.is_some_and(|kept| keys::find(kept, key).is_some());
    let (is_black_box, is_entity, documentation) = match stands {
        Stands::Pool(index) => {
            let pool = &diagram.pools[index];
            let is_empty = |process: usize| !busy.contains(&process);
            (pool.process.is_none_or(is_empty), true, pool.element.documentation.as_ref())
        }
        Stands::Process(_) => (false, true, None),
        Stands::Lane(index) => (false, false, diagram.lanes[index].element.documentation.as_ref()),
    };
    table.put_text("name", title.span, title);
    if kept.is_none() {
        if is_black_box {
            table.put_text("side", span, "external");
        }
        if is_entity {
            table.put_text("kind", span, "entity");
        }
    }
    if let Some(note) = documentation.filter(|_| !is_kept("note")) {
        table.put_text("note", note.span, note);
    }
    table.take(kept, &["id", "name"]);
    table.node_or_text("name")
}
