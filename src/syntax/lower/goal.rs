//! Goals.

use super::ids::TakenIds;
use super::waiver::waivers;
use super::{Decoder, Field, Fields};
use crate::diagnostic::{Diagnostic, Subject};
use crate::model::{Goal, GoalKind, Id};
use crate::syntax::faults::{missing_key, wrong_value};
use crate::syntax::keys::GOAL;
use crate::syntax::keys::choices::BETTER;
use crate::syntax::tree::Node;
use crate::text::{Span, Spanned};

/// Lowers the list of goals.
pub(super) fn goals(decoder: &Decoder, field: Option<Field<'_, '_>>) -> Vec<Goal> {
    let Some(field) = field else { return Vec::new() };
    let mut found = Vec::new();
    for item in Decoder::one_or_many(field.node) {
        let before = decoder.mark();
        if let Some((goal, is_written)) = goal(decoder, item) {
            found.push((goal, is_written, before..decoder.mark()));
        }
    }
    let mut ids = TakenIds::default();
    for (goal, _, _) in found.iter().filter(|(_, is_written, _)| *is_written) {
        ids.take(decoder, &goal.id, "goals");
    }
    let mut goals = Vec::with_capacity(found.len());
    for (mut goal, is_written, faults) in found {
        if !is_written {
            goal.id.value = ids.derive(goal.kind.key());
        }
        decoder.attribute(faults, &Subject::goal(goal.id.as_str()));
        goals.push(goal);
    }
    goals
}

/// The place of the first key, to name where something is missing.
fn start(node: &Node<'_>) -> Span {
    node.entries().and_then(|entries| entries.first()).map_or(node.span, |(key, _)| key.span)
}

/// Lowers a goal; tells whether the file writes its id.
fn goal(decoder: &Decoder, item: &Node<'_>) -> Option<(Goal, bool)> {
    let at = start(item);
    let fields = decoder.open(item, &GOAL, at)?;
    let written = fields.id("id");
    let is_written = written.is_some();
    let (kind, text) = kind(decoder, &fields, at)?;
    let goal = Goal {
        id: written.unwrap_or_else(|| Spanned::new(Id::new(""), text.span)),
        kind,
        text,
        measures: fields.references("measure"),
        products: fields.references("product"),
        change: fields.quantity("change"),
        baseline: fields.quantity("baseline"),
        target: fields.quantity("target"),
        unit: fields.text("unit"),
        better: fields.choice("better", &BETTER, |_| None),
        by: fields.date("by"),
        per: fields.recurrence("per"),
        owner: fields.text("owner"),
        note: fields.text("note"),
        waivers: waivers(decoder, fields.field("waive")),
        span: fields.span,
    };
    fields.finish();
    Some((goal, is_written))
}

/// Finds the one key that says what the goal aims at; the first one counts.
fn kind(decoder: &Decoder, fields: &Fields<'_, '_>, at: Span) -> Option<(GoalKind, Spanned<String>)> {
    const KINDS: [(GoalKind, &str); 3] =
        [(GoalKind::Service, "service"), (GoalKind::Value, "value"), (GoalKind::Orientation, "orientation")];
    let mut found: Option<(GoalKind, Spanned<String>)> = None;
    for (kind, key) in KINDS {
        let Some(text) = fields.text(key) else { continue };
        match &found {
            None => found = Some((kind, text)),
            Some((first, first_text)) => decoder.report(
                Diagnostic::new(
                    &wrong_value::META,
                    text.span,
                    format!("one goal is both `{}` and `{key}`", first.key()),
                )
                .also(first_text.span, "this one counts")
                .help(format!("begin a goal of its own with `- {key}: …`")),
            ),
        }
    }
    if found.is_none() {
        decoder.report(
            Diagnostic::new(&missing_key::META, at, "the goal does not say what it aims at")
                .help("add one of `service`, `value` or `orientation`, with the goal in words"),
        );
    }
    found
}
