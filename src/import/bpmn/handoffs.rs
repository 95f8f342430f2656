//! Hand-offs: message flows, and whatever passes from one actor to another.

use super::beside::Beside;
use super::diagram::{Element, End, MessageFlow, Place, Signal};
use super::edges::Edge;
use super::keys::{self, Table, scalar};
use super::steps::texts;
use super::tree::Plan;
use super::words::on_one_line;
use crate::syntax::{Content, Node, Style};
use crate::text::{Span, Spanned};
use std::borrow::Cow;

/// A hand-off before it is written.
struct Passing<'diagram> {
    from: String,
    to: String,
    /// Its place in the order of what is written.
    rank: (usize, usize, usize),
    span: Span,
    when: Option<Spanned<String>>,
    /// What the diagram says of the product at the line itself.
    product: Option<Spanned<String>>,
    /// What passes along as data.
    data: Vec<Spanned<String>>,
    note: Option<Spanned<String>>,
    kept: Option<&'diagram Node<'static>>,
}

/// Writes the list of hand-offs, in the order of the steps that they leave.
pub(super) fn list(plan: &Plan<'_>, beside: &mut Beside) -> Node<'static> {
    let mut found: Vec<Passing<'_>> = Vec::new();
    let derived = (0..plan.diagram.nodes.len()).filter(|node| plan.diagram.nodes[*node].element.is_derived);
    for node in plan.order.iter().copied().chain(derived) {
        for edge in plan.edges.leaving(node).filter(|edge| plan.is_handoff(edge)) {
            found.push(crossing(plan, beside, edge));
        }
    }
    for (index, message) in plan.diagram.messages.iter().enumerate() {
        found.extend(sent(plan, beside, index, message));
    }
    for signal in &plan.diagram.signals {
        found.extend(caught(plan, beside, signal));
    }
    found.sort_by_key(|passing| passing.rank);
    Node { span: plan.diagram.span, content: Content::Sequence(found.iter().map(item).collect()) }
}

/// Returns what passes along a line to another actor.
fn crossing<'plan>(plan: &'plan Plan<'_>, beside: &mut Beside, edge: &'plan Edge) -> Passing<'plan> {
    let element = edge.flow.map(|flow| &plan.diagram.flows[flow].element);
    let place = edge.flow.map(Place::Flow);
    let mut data = beside.pass(plan.diagram, (Some(edge.from), Some(edge.to)), place);
    if data.is_empty() && edge.label.is_none() {
        let before = plan.edges.within_lane(edge.from, &plan.actor_of, true);
        let behind = plan.edges.within_lane(edge.to, &plan.actor_of, false);
        data = beside.pass_on(plan.diagram, &before, &behind);
    }
    Passing {
        from: plan.end(edge.from).to_owned(),
        to: plan.end(edge.to).to_owned(),
        rank: (kept_place(element), plan.rank(edge.from), plan.rank(edge.to)),
        span: edge.span,
        when: edge.when.clone(),
        product: edge.label.clone(),
        data,
        note: note(plan, beside, place, element),
        kept: element.and_then(|element| element.keys.as_ref()),
    }
}

/// Returns what a message flow passes; nothing where an end of it is not there.
fn sent<'plan>(
    plan: &'plan Plan<'_>,
    beside: &mut Beside,
    index: usize,
    message: &'plan MessageFlow,
) -> Option<Passing<'plan>> {
    let (from, from_step) = end(plan, message.from?)?;
    let (to, to_step) = end(plan, message.to?)?;
    if from == to {
        return None;
    }
    let element = &message.element;
    let (when, product) = named(message);
    let data = beside.pass(plan.diagram, (from_step, to_step), Some(Place::Message(index)));
    // A pool as a whole stands where its partner does.
    let (sent, received) = (from_step.or(to_step), to_step.or(from_step));
    let rank = |step: Option<usize>| step.map_or(usize::MAX, |step| plan.rank(step));
    Some(Passing {
        from,
        to,
        rank: (kept_place(Some(element)), rank(sent), rank(received)),
        span: element.span,
        when,
        product,
        data,
        note: note(plan, beside, Some(Place::Message(index)), Some(element)),
        kept: element.keys.as_ref(),
    })
}

/// Returns what passes with a signal, or with a message that no message flow carries; nothing where it
/// stays with one actor.
fn caught<'plan>(
    plan: &'plan Plan<'_>,
    beside: &mut Beside,
    signal: &'plan Signal,
) -> Option<Passing<'plan>> {
    let (from, from_step) = end(plan, End::Node(signal.from))?;
    let (to, to_step) = end(plan, End::Node(signal.to))?;
    let actor = |node: usize| plan.actor_of[plan.diagram.bearer(node)];
    if from == to || actor(signal.from) == actor(signal.to) {
        return None;
    }
    let element = &signal.element;
    let kept = element.keys.as_ref();
    let own = |key: &str| kept.and_then(|kept| keys::find(kept, key));
    // Others hear the signal too, so that a product of this one's own counts before its name.
    let is_named =
        own("product").is_some_and(|own| own.entries().is_none() || keys::find(own, "name").is_some());
    let when = own("when").and_then(|when| Some(Spanned::new(when.text()?.to_owned(), when.span)));
    let rank = |step: Option<usize>| step.map_or(usize::MAX, |step| plan.rank(step));
    Some(Passing {
        from,
        to,
        rank: (kept_place(Some(element)), rank(from_step), rank(to_step)),
        span: element.span,
        when,
        product: signal.name.clone().filter(|_| !is_named),
        data: beside.pass(plan.diagram, (from_step, to_step), None),
        note: None,
        kept,
    })
}

/// Returns the id at which a message flow ends, and the step that it is.
fn end(plan: &Plan<'_>, end: End) -> Option<(String, Option<usize>)> {
    let node = match end {
        End::Pool(pool) => return Some((plan.actors.id(plan.actors.of_pool(pool)?).to_owned(), None)),
        End::Node(node) => plan.diagram.bearer(node),
    };
    if plan.edges.is_gone(node) {
        return Some((plan.actors.id(plan.actor_of[node]).to_owned(), None));
    }
    Some((plan.end(node).to_owned(), Some(node)))
}

/// Returns where a hand-off stands among the others; last where nothing says so.
fn kept_place(element: Option<&Element>) -> usize {
    element.and_then(|element| element.place).unwrap_or(usize::MAX)
}

/// Returns the answer that a message is sent on, which our extension keeps, and its product, which
/// the name has behind that answer.
fn named(message: &MessageFlow) -> (Option<Spanned<String>>, Option<Spanned<String>>) {
    let element = &message.element;
    let name = element.name.as_ref().or(message.message.as_ref()).cloned();
    let kept = element.keys.as_ref().and_then(|kept| keys::find(kept, "when"));
    let Some((when, node)) = kept.and_then(|node| Some((node.text()?, node))) else { return (None, name) };
    let when = Spanned::new(when.to_owned(), node.span);
    let product = name.filter(|name| name.value != on_one_line(&when.value)).map(|name| {
        let rest =
            name.value.strip_prefix(&*on_one_line(&when.value)).and_then(|rest| rest.strip_prefix(": "));
        let rest = rest.map(str::to_owned);
        name.map(|name| rest.unwrap_or(name))
    });
    (Some(when), product)
}

/// Returns the remarks at a line; its documentation repeats what our extension says where that is there.
fn note(
    plan: &Plan<'_>,
    beside: &Beside,
    place: Option<Place>,
    element: Option<&Element>,
) -> Option<Spanned<String>> {
    let element = element.filter(|element| element.keys.is_none())?;
    beside.note(plan.diagram, place?, element.documentation.as_ref())
}

fn item(passing: &Passing<'_>) -> Node<'static> {
    // A block has no quotes, so that no place within it is taken for an end's.
    let text = format!("{} -> {}", passing.from, passing.to);
    let ends = Node::scalar(passing.span, Cow::Owned(text), Style::Block);
    let mut table = Table::at(passing.span);
    if let Some(when) = &passing.when {
        table.put_text("when", when.span, when);
    }
    let mut data = passing.data.iter();
    if let Some(product) = product(passing.kept, passing.product.as_ref().or_else(|| data.next())) {
        table.put("product", product);
    }
    let rest: Vec<Spanned<String>> = data.cloned().collect();
    if !rest.is_empty() && passing.kept.is_none() {
        table.put("documents", texts(passing.span, &rest));
    }
    if let Some(note) = &passing.note {
        table.put_text("note", note.span, note);
    }
    table.take(passing.kept, &["from", "to", "product", "when"]);
    if table.is_empty() {
        return ends;
    }
    let value = table.node_or_text("product");
    Node { span: passing.span, content: Content::Mapping(vec![(ends, value)]) }
}

/// Returns the product: the diagram's words for it, with what our extension keeps beside them.
fn product(kept: Option<&Node<'static>>, name: Option<&Spanned<String>>) -> Option<Node<'static>> {
    let kept = kept.and_then(|kept| keys::find(kept, "product"));
    let Some(name) = name else { return kept.cloned() };
    match kept.filter(|kept| kept.entries().is_some()) {
        None => Some(scalar(name.span, name)),
        Some(kept) => {
            let mut table = Table::at(kept.span);
            table.put_text("name", name.span, name);
            table.take(Some(kept), &["name"]);
            Some(table.node())
        }
    }
}
