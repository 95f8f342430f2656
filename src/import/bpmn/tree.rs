//! The tree of a whole flow.

use super::actors::Actors;
use super::beside::Beside;
use super::diagram::Diagram;
use super::edges::{Edge, Edges};
use super::keys::{self, Table};
use super::words;
use super::{handoffs, order, steps};
use crate::import::names::Names;
use crate::syntax::Node;
use crate::text::Spanned;

/// All that the parts of a flow are written by.
pub(super) struct Plan<'diagram> {
    pub(super) diagram: &'diagram Diagram,
    pub(super) actors: Actors,
    /// The actor of each element.
    pub(super) actor_of: Vec<usize>,
    pub(super) edges: Edges,
    /// The steps, as they are written.
    pub(super) order: Vec<usize>,
    /// Where each step stands among them.
    ranks: Vec<usize>,
    ids: Vec<String>,
}

impl Plan<'_> {
    /// Returns the id of a step.
    pub(super) fn id(&self, node: usize) -> &str {
        &self.ids[node]
    }

    /// Returns the id by which a hand-off names an element: the step, or the actor of one that is derived.
    pub(super) fn end(&self, node: usize) -> &str {
        match self.diagram.nodes[node].element.is_derived {
            true => self.actors.id(self.actor_of[node]),
            false => self.id(node),
        }
    }

    /// Tells whether a line is a hand-off: our extension says so, or it leads to another actor.
    pub(super) fn is_handoff(&self, edge: &Edge) -> bool {
        let said = edge.flow.and_then(|flow| self.diagram.flows[flow].element.is_handoff);
        said.unwrap_or(self.actor_of[edge.to] != self.actor_of[edge.from])
    }

    /// Returns the place of a step among those that are written.
    pub(super) fn rank(&self, node: usize) -> usize {
        self.ranks[node]
    }
}

/// Makes the tree of a flow.
pub(super) fn flow(diagram: &Diagram, stem: &str) -> Node<'static> {
    let title = title(diagram, stem);
    let plan = plan(diagram, &title);
    let mut beside = Beside::of(diagram);
    let mut table = Table::at(diagram.span);
    table.put_text("flow", title.span, &title);
    if let Some(purpose) = purpose(diagram) {
        table.put_text("purpose", purpose.span, purpose);
    }
    table.put("actors", plan.actors.table(diagram, &title));
    let handoffs = handoffs::list(&plan, &mut beside);
    if !plan.order.is_empty() {
        table.put("steps", steps::table(&plan, &beside));
    }
    table.put("handoffs", handoffs);
    for kept in &diagram.keys {
        table.take(Some(kept), &[]);
    }
    table.node()
}

fn plan<'diagram>(diagram: &'diagram Diagram, title: &str) -> Plan<'diagram> {
    let mut names = Names::default();
    let kept: Vec<Option<String>> = diagram
        .nodes
        .iter()
        .map(|node| {
            let id = keys::find(node.element.keys.as_ref()?, "id")?.text()?;
            names.take(words::on_one_line(id).as_str())
        })
        .collect();
    let actors = Actors::of(diagram, title, &mut names);
    let nodes = 0..diagram.nodes.len();
    let actor_of: Vec<usize> =
        nodes.map(|node| actors.of_node(&diagram.nodes[diagram.outermost(node)], diagram)).collect();
    let edges = Edges::of(diagram, &actor_of);
    let order = order::of(diagram, &edges);
    let mut ids: Vec<String> = kept.into_iter().map(Option::unwrap_or_default).collect();
    let mut ranks = vec![0; diagram.nodes.len()];
    for (rank, node) in order.iter().enumerate() {
        ranks[*node] = rank;
        if ids[*node].is_empty() {
            ids[*node] = names.make(&steps::text(&diagram.nodes[*node], &edges, *node), "step");
        }
    }
    Plan { diagram, actors, actor_of, edges, order, ranks, ids }
}

/// Returns what the flow is called: as the file is, or the only process or pool in it.
fn title(diagram: &Diagram, stem: &str) -> Spanned<String> {
    let mut processes = diagram.processes.iter().filter_map(|process| process.element.name.as_ref());
    let mut pools = diagram.pools.iter().filter_map(|pool| pool.element.name.as_ref());
    let only = match (processes.next(), processes.next()) {
        (Some(only), None) => Some(only),
        _ => pools.next().filter(|_| pools.next().is_none()),
    };
    let named = diagram.name.as_ref().or(only).cloned();
    named.unwrap_or_else(|| Spanned::new(stem.to_owned(), diagram.span))
}

/// Returns what the file says that it is for: the documentation of the whole, or of its only process.
fn purpose(diagram: &Diagram) -> Option<&Spanned<String>> {
    let only = match diagram.processes.as_slice() {
        [only] => only.element.documentation.as_ref(),
        _ => None,
    };
    diagram.documentation.as_ref().or(only).filter(|_| diagram.keys.is_empty())
}
