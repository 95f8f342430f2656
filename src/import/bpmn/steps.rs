//! Steps: what the elements of the flow are in the field's terms.

use super::beside::Beside;
use super::diagram::{FlowNode, Gateway, NodeKind, Place, Trigger};
use super::edges::{Edge, Edges, is_decision};
use super::keys::{self, Table, scalar};
use super::tree::Plan;
use super::words;
use crate::model::StepKind;
use crate::syntax::{Content, Node};
use crate::text::{Span, Spanned};
use std::collections::HashSet;

/// How many answers a question without words of its own repeats.
const MOST_ANSWERS: usize = 3;

/// Writes the table of steps.
pub(super) fn table(plan: &Plan<'_>, beside: &Beside) -> Node<'static> {
    let entries = plan.order.iter().map(|node| {
        let id = scalar(plan.diagram.nodes[*node].element.span, plan.id(*node));
        (id, step(plan, beside, *node))
    });
    Node { span: plan.diagram.span, content: Content::Mapping(entries.collect()) }
}

fn step(plan: &Plan<'_>, beside: &Beside, index: usize) -> Node<'static> {
    let node = &plan.diagram.nodes[index];
    let element = &node.element;
    let kept = element.keys.as_ref();
    let mut table = Table::at(element.span);
    table.put_text("actor", element.span, plan.actors.id(plan.actor_of[index]));
    let text = text(node, &plan.edges, index);
    match StepKind::ALL.iter().find_map(|kind| Some((kind.key(), keys::find(kept?, kind.key())?))) {
        // The file of another flow has no place in BPMN.
        Some((key @ "calls", value)) => table.put(key, value.clone()),
        Some((key, _)) => table.put_text(key, text.span, &text),
        None => table.put_text(kind(node, &plan.edges, index).key(), text.span, &text),
    }
    let ways = ways(plan, index);
    if let Some(then) = then(plan, &ways) {
        table.put("then", then);
    }
    let time = node.detail.as_ref().filter(|_| node.trigger == Trigger::Timer && kept.is_none());
    if let Some((duration, time)) = time.and_then(|time| Some((words::duration(time)?, time))) {
        table.put_text("takes", time.span, &duration.to_string());
    }
    if kept.is_none() {
        let mut documents = beside.documents(plan.diagram, index);
        for data in
            ways.iter().filter_map(|edge| edge.flow).flat_map(|flow| beside.carried(plan.diagram, flow))
        {
            if !documents.iter().any(|known| known.value == data.value) {
                documents.push(data);
            }
        }
        if !documents.is_empty() {
            table.put("documents", texts(element.span, &documents));
        }
    }
    let own = beside.note(plan.diagram, Place::Node(index), element.documentation.as_ref());
    let said = own.into_iter().chain(ways.iter().flat_map(|edge| remarks(plan, beside, edge)));
    let note = said
        .reduce(|earlier, later| Spanned::new(format!("{} {}", earlier.value, later.value), earlier.span));
    if let Some(note) = note.filter(|_| kept.is_none_or(|kept| keys::find(kept, "note").is_none())) {
        table.put_text("note", note.span, &note);
    }
    let left_out: Vec<&str> =
        ["id", "actor", "then"].into_iter().chain(StepKind::ALL.iter().map(|kind| kind.key())).collect();
    table.take(kept, &left_out);
    table.node()
}

/// Makes a list of texts.
pub(super) fn texts(span: Span, texts: &[Spanned<String>]) -> Node<'static> {
    let items = texts.iter().map(|text| scalar(text.span, text));
    Node { span, content: Content::Sequence(items.collect()) }
}

fn kind(node: &FlowNode, edges: &Edges, index: usize) -> StepKind {
    match node.kind {
        // Nothing leads to it: the event within sets it going.
        NodeKind::SubProcess { by_event: true, .. } => StepKind::Starts,
        NodeKind::Task | NodeKind::SubProcess { .. } | NodeKind::Call | NodeKind::Throw => StepKind::Does,
        NodeKind::Start => StepKind::Starts,
        NodeKind::End => StepKind::Ends,
        NodeKind::Catch | NodeKind::Boundary { .. } => StepKind::Waits,
        NodeKind::Gateway(Gateway::Parallel) => StepKind::Waits,
        NodeKind::Gateway(_) if node.element.keys.is_some() => StepKind::Decides,
        NodeKind::Gateway(_) if edges.leaving(index).nth(1).is_some() => StepKind::Decides,
        NodeKind::Gateway(_) => StepKind::Does,
    }
}

/// Returns what a step is called; a question without words by its answers.
pub(super) fn text(node: &FlowNode, edges: &Edges, index: usize) -> Spanned<String> {
    let span = node.element.span;
    if let Some(name) = &node.element.name {
        return name.clone();
    }
    if is_decision(node.kind) {
        let mut seen = HashSet::new();
        let answers =
            edges.leaving(index).filter_map(|edge| edge.when.as_ref()).map(|answer| answer.as_str());
        let answers: Vec<&str> = answers.filter(|answer| seen.insert(*answer)).collect();
        if (2..=MOST_ANSWERS).contains(&answers.len()) {
            return Spanned::new(format!("{}?", answers.join(" or ")), span);
        }
    }
    Spanned::new(words::of_node(node), span)
}

/// Returns the lines from a step that stay within its actor's lane.
fn ways<'plan>(plan: &'plan Plan<'_>, index: usize) -> Vec<&'plan Edge> {
    let is_within = |edge: &&Edge| !plan.is_handoff(edge) && !plan.diagram.nodes[edge.to].element.is_derived;
    plan.edges.leaving(index).filter(is_within).collect()
}

/// Returns what is said of a line, which is no place for words in a flow: its name, documentation and remarks.
fn remarks(plan: &Plan<'_>, beside: &Beside, edge: &Edge) -> Vec<Spanned<String>> {
    let flow = edge.flow.map(|flow| (flow, &plan.diagram.flows[flow].element));
    let Some((flow, element)) = flow.filter(|(_, element)| element.keys.is_none()) else { return Vec::new() };
    let note = beside.note(plan.diagram, Place::Flow(flow), element.documentation.as_ref());
    edge.label.iter().cloned().chain(note).collect()
}

/// Writes what follows a step within its actor's lane.
fn then(plan: &Plan<'_>, within: &[&Edge]) -> Option<Node<'static>> {
    let span = within.first()?.span;
    let to = |edge: &Edge| scalar(edge.span, plan.id(edge.to));
    let chance = |edge: &Edge| {
        let kept = plan.diagram.flows[edge.flow?].element.keys.as_ref()?;
        keys::find(kept, "chance").cloned()
    };
    let mut answers = HashSet::new();
    let is_table =
        within.iter().all(|edge| edge.when.as_ref().is_some_and(|when| answers.insert(when.as_str())));
    let exit = |edge: &Edge, when: Option<&Spanned<String>>| {
        let chance = chance(edge);
        if when.is_none() && chance.is_none() {
            return to(edge);
        }
        let mut exit = Table::at(edge.span);
        exit.put("step", to(edge));
        when.into_iter().for_each(|when| exit.put_text("when", when.span, when));
        chance.into_iter().for_each(|chance| exit.put("chance", chance));
        exit.node()
    };
    if is_table && !answers.contains("step") {
        let entry = |edge: &&Edge| edge.when.as_ref().map(|when| (scalar(when.span, when), exit(edge, None)));
        return Some(Node { span, content: Content::Mapping(within.iter().filter_map(entry).collect()) });
    }
    match within {
        [only] => Some(exit(only, only.when.as_ref())),
        _ => {
            let items = within.iter().map(|edge| exit(edge, edge.when.as_ref()));
            Some(Node { span, content: Content::Sequence(items.collect()) })
        }
    }
}
