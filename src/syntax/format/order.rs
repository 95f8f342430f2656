//! The keys of each table in the order of the table of keys.

use super::comments::Comment;
use crate::syntax::keys::{FLOW, HANDOFF, Shape, Table};
use crate::syntax::tree::{Content, Entry, Node};

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

/// Puts the keys of a document in order, except where a comment stands among them.
pub(super) fn ordered<'text>(root: Node<'text>, comments: &[Comment<'_>]) -> Node<'text> {
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

fn order<'text>(node: Node<'text>, role: Role, comments: &[Comment<'_>]) -> Node<'text> {
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

/// Tells whether a comment stands between the first key and the end of the last value, or right
/// behind it.
fn has_comment(entries: &[Entry<'_>], comments: &[Comment<'_>]) -> bool {
    let (Some((first, _)), Some((last_key, last))) = (entries.first(), entries.last()) else { return false };
    let (start, end) = (first.span.range().start, last.span.end.max(last_key.span.end) as usize);
    let next = comments.partition_point(|comment| comment.start < start);
    comments.get(next).is_some_and(|comment| comment.start < end || comment.is_trailing)
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

/// Tells whether two trees hold the same values in the same order.
pub(super) fn is_same(one: &Node<'_>, other: &Node<'_>) -> bool {
    match (&one.content, &other.content) {
        (Content::Scalar { text: one_text, .. }, Content::Scalar { text, .. }) => {
            one_text == text && one.is_empty() == other.is_empty()
        }
        (Content::Sequence(one), Content::Sequence(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_same(one, other))
        }
        (Content::Mapping(one), Content::Mapping(other)) => {
            let is_entry = |((key, value), (other_key, other_value)): (&Entry<'_>, &Entry<'_>)| {
                is_same(key, other_key) && is_same(value, other_value)
            };
            one.len() == other.len() && one.iter().zip(other).all(is_entry)
        }
        _ => false,
    }
}
