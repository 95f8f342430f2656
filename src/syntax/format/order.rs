//! The keys of each table in the order of the table of keys.

use super::comments::Comment;
use super::lines::Lines;
use crate::syntax::keys::{FLOW, HANDOFF, Shape, Table};
use crate::syntax::tree::{Content, Entry, Node};
use crate::text::Span;

/// What a value is, as far as the order of its keys goes.
#[derive(Debug, Clone, Copy)]
enum Role {
    /// Not a table of keys.
    Other,
    /// A table of keys.
    Keys(&'static Table),
    /// A table of ids, each with a table of keys.
    Ids(&'static Table),
    /// The list of hand-offs.
    Handoffs,
    /// What follows a step.
    Exits(&'static Table),
}

/// The comments of a text.
#[derive(Debug)]
pub(super) struct Comments<'run> {
    pub(super) text: &'run str,
    pub(super) lines: &'run Lines,
    pub(super) list: &'run [Comment<'run>],
}

/// Puts the keys of a document in order, except where a comment stands among them.
pub(super) fn ordered<'text>(root: Node<'text>, comments: &Comments<'_>) -> Node<'text> {
    order(root, Role::Keys(&FLOW), comments)
}

fn role_of(shape: &Shape) -> Role {
    match shape {
        Shape::Table(table)
        | Shape::Short(_, table)
        | Shape::List(table)
        | Shape::OneOrMany(table)
        | Shape::Measures(table) => Role::Keys(table),
        Shape::Map(table) | Shape::ShortMap(_, table) => Role::Ids(table),
        Shape::Handoffs(_) => Role::Handoffs,
        Shape::Exits(table) => Role::Exits(table),
        _ => Role::Other,
    }
}

fn order<'text>(node: Node<'text>, role: Role, comments: &Comments<'_>) -> Node<'text> {
    let span = node.span;
    let content = match node.content {
        // The items of a list are what the list would be without its dashes.
        Content::Sequence(items) => {
            Content::Sequence(items.into_iter().map(|item| order(item, role, comments)).collect())
        }
        Content::Mapping(entries) => {
            let role = in_mapping(role, &entries);
            let mut entries: Vec<Entry<'text>> = entries
                .into_iter()
                .map(|(key, value)| {
                    let role = in_entry(role, &key);
                    (key, order(value, role, comments))
                })
                .collect();
            if let Role::Keys(table) = role
                && !has_comment(&entries, comments)
            {
                sort(&mut entries, table);
            }
            Content::Mapping(entries)
        }
        scalar => scalar,
    };
    Node { span, content }
}

/// Settles what a mapping is where its role leaves that open.
fn in_mapping(role: Role, entries: &[Entry<'_>]) -> Role {
    match role {
        Role::Handoffs if entries.iter().all(|(key, _)| is_known(&HANDOFF, key)) => Role::Keys(&HANDOFF),
        Role::Exits(table) if entries.iter().all(|(key, _)| is_known(table, key)) => Role::Keys(table),
        other => other,
    }
}

fn in_entry(role: Role, key: &Node<'_>) -> Role {
    match role {
        Role::Keys(table) => {
            let known = key.text().and_then(|key| table.find(key));
            known.map_or(Role::Other, |(_, key)| role_of(&key.shape))
        }
        Role::Ids(table) | Role::Exits(table) => Role::Keys(table),
        // The value below the ends of a hand-off holds its keys.
        Role::Handoffs => Role::Keys(&HANDOFF),
        Role::Other => Role::Other,
    }
}

fn is_known(table: &Table, key: &Node<'_>) -> bool {
    key.text().is_some_and(|key| table.find(key).is_some())
}

/// Tells whether a comment stands between the first key and the end of the last value, right behind
/// it, or below it and further in than the keys, so that it belongs to what the last value holds.
fn has_comment(entries: &[Entry<'_>], comments: &Comments<'_>) -> bool {
    let (Some((first, _)), Some((last_key, last))) = (entries.first(), entries.last()) else { return false };
    let (start, end) = (first.span.range().start, last.span.end.max(last_key.span.end) as usize);
    let next = comments.list.partition_point(|comment| comment.start < start);
    comments.list.get(next).is_some_and(|comment| {
        let between = comments.text.get(end..comment.start).unwrap_or_default();
        let is_next = between.trim_start_matches([' ', '\t', '\r', '\n', ':']).is_empty();
        let is_inside = comment.is_trailing || comment.column > comments.lines.column(start);
        comment.start < end || (is_next && is_inside)
    })
}

/// Sorts known keys by their table; leaves a table alone that holds a key it does not know.
fn sort(entries: &mut [Entry<'_>], table: &Table) {
    let place = |key: &Node<'_>| key.text().and_then(|key| table.find(key)).map(|(place, _)| place);
    let is_sortable = match table.others {
        Some(_) => true,
        None => entries.iter().all(|(key, _)| place(key).is_some()),
    };
    if is_sortable {
        entries.sort_by_key(|(key, _)| place(key).unwrap_or(usize::MAX));
    }
}

/// Returns where the first value stands that another tree holds differently or elsewhere.
pub(super) fn difference(one: &Node<'_>, other: &Node<'_>) -> Option<Span> {
    match (&one.content, &other.content) {
        (Content::Scalar { text: one_text, .. }, Content::Scalar { text, .. })
            if one_text == text && one.is_empty() == other.is_empty() =>
        {
            None
        }
        (Content::Sequence(items), Content::Sequence(others)) => {
            let within = items.iter().zip(others).find_map(|(one, other)| difference(one, other));
            within.or_else(|| uneven(one, items.len(), others.len(), |last| items.get(last)))
        }
        (Content::Mapping(entries), Content::Mapping(others)) => {
            let mut pairs = entries.iter().zip(others);
            let within = pairs.find_map(|((key, value), (other_key, other))| {
                difference(key, other_key).or_else(|| difference(value, other))
            });
            within.or_else(|| {
                uneven(one, entries.len(), others.len(), |last| entries.get(last).map(|(key, _)| key))
            })
        }
        _ => Some(one.span),
    }
}

/// Returns the first of what a list or table holds that another, shorter one lacks.
fn uneven<'tree, 'text: 'tree>(
    whole: &'tree Node<'text>,
    length: usize,
    other: usize,
    at: impl Fn(usize) -> Option<&'tree Node<'text>>,
) -> Option<Span> {
    (length != other).then(|| at(other).unwrap_or(whole).span)
}
