//! Actors and stakeholders.

use super::waiver::waivers;
use super::{Decoder, Field, Fields};
use crate::diagnostic::{Diagnostic, Subject};
use crate::model::{Actor, Id, Stakeholder};
use crate::syntax::faults::wrong_value;
use crate::syntax::keys::choices::{KIND, SIDE};
use crate::syntax::keys::{ACTOR, STAKEHOLDER, Table};
use crate::syntax::tree::Node;
use crate::text::{Span, Spanned};
use std::collections::HashSet;

/// Lowers the table of actors.
#[must_use]
pub fn actors(decoder: &Decoder, field: Option<Field<'_, '_>>) -> Vec<Actor> {
    let Some(field) = field else { return Vec::new() };
    let Some(entries) = field.node.entries() else { return listed(decoder, &field) };
    let lower = |(id, node): (Spanned<Id>, &Node<'_>)| {
        decoder.within(|| actor(decoder, id, node), |actor| Subject::actor(actor.id.as_str()))
    };
    decoder.ids(field.key, entries).into_iter().map(lower).collect()
}

/// Takes the names of a list for actors, and says how actors are written.
fn listed(decoder: &Decoder, field: &Field<'_, '_>) -> Vec<Actor> {
    decoder.wrong_kind(field.key, field.node, "a table of ids and names");
    let items = field.node.items().unwrap_or_default().iter();
    let mut seen = HashSet::new();
    items
        .filter_map(|item| {
            let name = item.text()?.trim();
            let id = Id::from_title(name).filter(|id| seen.insert(id.clone()))?;
            Some(bare(Spanned::new(id, item.span), decoder.name(Spanned::new(name, item.span))))
        })
        .collect()
}

/// An actor of whom no more than the name is known.
fn bare(id: Spanned<Id>, name: Spanned<String>) -> Actor {
    let span = id.span.join(name.span);
    Actor { id, name, side: None, kind: None, note: None, link: None, span }
}

fn actor(decoder: &Decoder, id: Spanned<Id>, node: &Node<'_>) -> Actor {
    match open(decoder, &id, node, &ACTOR) {
        Some(fields) => {
            let actor = of_fields(id, &fields, node.span);
            fields.finish();
            actor
        }
        None => named(decoder, id, node),
    }
}

/// Opens the table of an actor; a text or nothing is no table, and no fault.
fn open<'tree, 'text>(
    decoder: &'tree Decoder,
    id: &Spanned<Id>,
    node: &'tree Node<'text>,
    table: &'static Table,
) -> Option<Fields<'tree, 'text>> {
    if node.items().is_some() {
        let message = format!("{} `{}` is {}", table.name, id.as_str(), node.kind());
        decoder.report(
            Diagnostic::new(&wrong_value::META, node.span, message)
                .help(format!("write the name, as in `{}: Ordering physician`", id.as_str())),
        );
    }
    node.entries().and_then(|_| decoder.open(node, table, id.span))
}

/// An actor whose whole entry is the name, or who is called by the id.
fn named(decoder: &Decoder, id: Spanned<Id>, node: &Node<'_>) -> Actor {
    match node.text().map(str::trim) {
        Some(name) if !node.is_empty() && !name.is_empty() => {
            bare(id, decoder.name(Spanned::new(name, node.span)))
        }
        _ => {
            let name = Spanned::new(id.value.to_string(), id.span);
            bare(id, name)
        }
    }
}

fn of_fields(id: Spanned<Id>, fields: &Fields<'_, '_>, span: Span) -> Actor {
    let name = fields.name("name").unwrap_or_else(|| Spanned::new(id.value.to_string(), id.span));
    Actor {
        span: id.span.join(span),
        id,
        name,
        side: fields.choice("side", &SIDE, |_| None),
        kind: fields.choice("kind", &KIND, |_| None),
        note: fields.text("note"),
        link: fields.text("link"),
    }
}

/// Lowers the table of stakeholders.
#[must_use]
pub(super) fn stakeholders(decoder: &Decoder, field: Option<Field<'_, '_>>) -> Vec<Stakeholder> {
    let Some(field) = field else { return Vec::new() };
    let Some(entries) = field.node.entries() else {
        let actors = listed(decoder, &field).into_iter();
        return actors.map(|actor| Stakeholder { actor, interest: None, waivers: Vec::new() }).collect();
    };
    let lower = |(id, node): (Spanned<Id>, &Node<'_>)| {
        decoder
            .within(|| stakeholder(decoder, id, node), |found| Subject::stakeholder(found.actor.id.as_str()))
    };
    decoder.ids(field.key, entries).into_iter().map(lower).collect()
}

fn stakeholder(decoder: &Decoder, id: Spanned<Id>, node: &Node<'_>) -> Stakeholder {
    match open(decoder, &id, node, &STAKEHOLDER) {
        Some(fields) => {
            let actor = of_fields(id, &fields, node.span);
            let interest = fields.text("interest");
            let waivers = waivers(decoder, fields.field("waive"));
            fields.finish();
            Stakeholder { actor, interest, waivers }
        }
        None => Stakeholder { actor: named(decoder, id, node), interest: None, waivers: Vec::new() },
    }
}
