//! What a flow says that BPMN has no place for, as it stands in the file.
//!
//! The keys of each element are taken out of the tree that the flow was read from, so that nothing
//! is lost on the way through the model. They are written in the order of the table of keys, each as
//! an element of our own name space; what BPMN says natively is left out, so that no other program
//! can change one of the two and not the other.

use super::writer::{Attributes, Writer};
use crate::import::bpmn::NAMESPACE;
use crate::model::{Flow, Handoff};
use crate::syntax::keys::{ACTOR, FLOW, HANDOFF, STEP, Table};
use crate::syntax::{Content, Entry, Node};
use crate::text::Span;
use std::borrow::Cow;
use std::collections::HashMap;

/// The keys of each element of a flow.
#[derive(Debug, Default)]
pub(super) struct Keys<'tree> {
    /// Of the flow itself.
    pub(super) flow: Own<'tree>,
    /// Of each actor, by its place.
    pub(super) actors: Vec<Own<'tree>>,
    /// Of each step.
    pub(super) steps: Vec<Own<'tree>>,
    /// Of each hand-off.
    pub(super) handoffs: Vec<Own<'tree>>,
}

/// A key with its value.
pub(super) type Said<'tree> = (&'tree str, Cow<'tree, Node<'tree>>);

/// The keys of one element, in the order in which they are written.
pub(super) type Own<'tree> = Vec<Said<'tree>>;

impl<'tree> Keys<'tree> {
    /// Sorts the entries of the tree that a flow was read from by element.
    pub(super) fn of(root: Option<&'tree Node<'tree>>, flow: &Flow) -> Self {
        let top = root.and_then(Node::entries).unwrap_or_default();
        let section = |name: &str| top.iter().find(|(key, _)| key.text() == Some(name)).map(|(_, node)| node);
        let by_id =
            |name: &str, spans: Vec<Span>, table: &'static Table, native: &[&str]| -> Vec<Own<'tree>> {
                let entries = section(name).and_then(Node::entries).unwrap_or_default();
                let known: HashMap<Span, &'tree Node<'tree>> =
                    entries.iter().map(|(key, node)| (key.span.join(node.span), node)).collect();
                let of_node =
                    |node: &&'tree Node<'tree>| own(node.entries().unwrap_or_default().iter(), table, native);
                spans.iter().map(|span| known.get(span).map(of_node).unwrap_or_default()).collect()
            };
        Self {
            flow: own(top.iter(), &FLOW, &["flow", "origin", "actors", "steps", "handoffs"]),
            actors: by_id("actors", spans(&flow.actors, |it| it.span), &ACTOR, &["name", "note"]),
            steps: by_id("steps", spans(&flow.steps, |it| it.span), &STEP, &STEP_NATIVE),
            handoffs: handoffs(section("handoffs"), &flow.handoffs),
        }
    }
}

/// What BPMN says of a step.
const STEP_NATIVE: [&str; 8] = ["actor", "does", "decides", "starts", "ends", "waits", "then", "note"];

fn spans<T>(elements: &[T], span: impl Fn(&T) -> Span) -> Vec<Span> {
    elements.iter().map(span).collect()
}

/// Returns the entries whose keys a table knows and BPMN does not say, in the order of the table.
fn own<'tree>(
    entries: impl Iterator<Item = &'tree Entry<'tree>>,
    table: &'static Table,
    native: &[&str],
) -> Own<'tree> {
    let mut known: Vec<(usize, &str, &Node<'_>)> = entries
        .filter_map(|(key, node)| {
            let name = key.text()?;
            let (place, _) = table.find(name)?;
            (!native.contains(&name)).then_some((place, name, node))
        })
        .collect();
    known.sort_by_key(|(place, ..)| *place);
    known.dedup_by_key(|(place, ..)| *place);
    known.into_iter().map(|(_, name, node)| (name, Cow::Borrowed(node))).collect()
}

/// Leaves a product what its name does not say.
fn without_name<'tree>(mut own: Own<'tree>) -> Own<'tree> {
    own.retain_mut(|(key, node)| {
        if *key != "product" {
            return true;
        }
        let rest = node.entries().unwrap_or_default().iter();
        let rest: Vec<Entry<'tree>> = rest.filter(|(key, _)| key.text() != Some("name")).cloned().collect();
        let says_more = !rest.is_empty();
        *node = Cow::Owned(Node { span: node.span, content: Content::Mapping(rest) });
        says_more
    });
    own
}

/// Returns the keys of each hand-off.
///
/// An item of the list may hold several hand-offs: a chain of ends, or ends whose dash was forgotten.
/// What is said belongs to the last of a chain.
fn handoffs<'tree>(list: Option<&'tree Node<'tree>>, handoffs: &[Handoff]) -> Vec<Own<'tree>> {
    let native = ["id", "from", "to"];
    let mut by_span: HashMap<Span, (Vec<usize>, Vec<Own<'tree>>)> = HashMap::new();
    for (index, handoff) in handoffs.iter().enumerate() {
        by_span.entry(handoff.span).or_default().0.push(index);
    }
    for item in list.and_then(Node::items).unwrap_or_default() {
        let Some(entries) = item.entries() else { continue };
        for (span, entries) in heads(item, entries) {
            if let Some((_, found)) = by_span.get_mut(&span) {
                found.push(without_name(own(entries.into_iter(), &HANDOFF, &native)));
            }
        }
    }
    let mut keys = vec![Own::new(); handoffs.len()];
    for (places, found) in by_span.into_values() {
        let chain = places.len() / found.len().max(1);
        for (number, own) in found.into_iter().enumerate() {
            if let Some(place) = ((number + 1) * chain).checked_sub(1).and_then(|last| places.get(last)) {
                keys[*place] = own;
            }
        }
    }
    keys
}

/// Parts the entries of an item by its hand-offs, each with the place that reading gives it.
fn heads<'tree>(
    item: &'tree Node<'tree>,
    entries: &'tree [Entry<'tree>],
) -> Vec<(Span, Vec<&'tree Entry<'tree>>)> {
    let is_ends = |entry: &Entry<'_>| entry.0.text().is_some_and(|text| HANDOFF.find(text).is_none());
    let heads: Vec<usize> = (0..entries.len()).filter(|index| is_ends(&entries[*index])).collect();
    if heads.is_empty() {
        return vec![(item.span, entries.iter().collect())];
    }
    let parts = heads.iter().enumerate().map(|(place, head)| {
        let start = if place == 0 { 0 } else { *head };
        let part = &entries[start..heads.get(place + 1).copied().unwrap_or(entries.len())];
        let (key, value) = &entries[*head];
        let span = part.iter().fold(key.span, |span, (key, value)| span.join(key.span).join(value.span));
        (span, value.entries().unwrap_or_default().iter().chain(part).collect())
    });
    parts.collect()
}

/// What an element is in the flow.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark<'text> {
    /// The collection that it belongs to.
    pub(super) of: &'static str,
    /// Its id, where it has one of its own.
    pub(super) id: Option<&'text str>,
    /// Its place in the collection.
    pub(super) place: Option<usize>,
    /// Whether it is no step but derived from hand-offs.
    pub(super) is_derived: bool,
    /// The XML element that it says more about, where that is another.
    pub(super) flow: Option<&'text str>,
}

impl Mark<'_> {
    /// Makes the mark of something in a collection.
    pub(super) fn of(of: &'static str) -> Self {
        Self { of, id: None, place: None, is_derived: false, flow: None }
    }
}

/// Writes the extension of an element; `further` writes keys that the tree does not hold.
pub(super) fn write(writer: &mut Writer, mark: Mark<'_>, own: &[Said<'_>], further: &[(&str, String)]) {
    writer.open("bpmn:extensionElements", &[]);
    keys(writer, mark, own, further, false);
    writer.close("bpmn:extensionElements");
}

/// Writes the keys of an element, and what our prefix stands for where the file does not say.
pub(super) fn keys(
    writer: &mut Writer,
    mark: Mark<'_>,
    own: &[Said<'_>],
    further: &[(&str, String)],
    declares: bool,
) {
    let place = mark.place.map(|place| place.to_string());
    let attributes: &Attributes<'_> = &[
        ("xmlns:handoff", declares.then_some(NAMESPACE)),
        ("of", Some(mark.of)),
        ("place", place.as_deref()),
        ("derived", mark.is_derived.then_some("true")),
        ("flow", mark.flow),
    ];
    if mark.id.is_none() && own.is_empty() && further.is_empty() {
        return writer.empty("handoff:keys", attributes);
    }
    writer.open("handoff:keys", attributes);
    mark.id.into_iter().for_each(|id| writer.text("handoff:id", &[], id));
    entries(writer, own.iter().map(|(key, node)| (*key, node.as_ref())));
    for (key, text) in further {
        writer.text(&element(key).0, &[], text);
    }
    writer.close("handoff:keys");
}

fn entries<'node>(writer: &mut Writer, entries: impl Iterator<Item = (&'node str, &'node Node<'node>)>) {
    for (key, node) in entries {
        let (name, attribute) = element(key);
        value(writer, &name, attribute.then_some(key), node);
    }
}

/// Returns the name of the element for a key, and whether an attribute has to say the key.
fn element(key: &str) -> (String, bool) {
    let begins = key.starts_with(|first: char| first.is_ascii_alphabetic());
    let is_name = begins && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
    match is_name && !matches!(key, "entry" | "item") {
        true => (format!("handoff:{key}"), false),
        false => ("handoff:entry".to_owned(), true),
    }
}

/// Writes a value; where nothing is written there is none.
fn value(writer: &mut Writer, name: &str, key: Option<&str>, node: &Node<'_>) {
    let empty = |kind| [("key", key), (kind, Some("true"))];
    match &node.content {
        Content::Scalar { .. } if node.is_empty() => {}
        Content::Scalar { text, .. } => writer.text(name, &[("key", key)], text),
        Content::Sequence(items) if items.is_empty() => writer.empty(name, &empty("list")),
        Content::Mapping(pairs) if pairs.is_empty() => writer.empty(name, &empty("table")),
        Content::Sequence(items) => {
            writer.open(name, &[("key", key)]);
            items.iter().for_each(|item| value(writer, "handoff:item", None, item));
            writer.close(name);
        }
        Content::Mapping(pairs) => {
            writer.open(name, &[("key", key)]);
            entries(writer, pairs.iter().filter_map(|(key, node)| Some((key.text()?, node))));
            writer.close(name);
        }
    }
}
