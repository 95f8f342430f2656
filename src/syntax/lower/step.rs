//! Steps.

use super::exit::exits;
use super::waiver::waivers;
use super::{Decoder, Field, Fields};
use crate::diagnostic::{Diagnostic, Subject};
use crate::model::{Actor, Id, Step, StepKind};
use crate::syntax::faults::{missing_key, wrong_value};
use crate::syntax::keys::STEP;
use crate::syntax::keys::choices::STATUS;
use crate::syntax::tree::Node;
use crate::text::{Span, Spanned};

/// Kinds with the key that each is written as.
const KINDS: [(StepKind, &str); 6] = [
    (StepKind::Does, "does"),
    (StepKind::Decides, "decides"),
    (StepKind::Starts, "starts"),
    (StepKind::Ends, "ends"),
    (StepKind::Waits, "waits"),
    (StepKind::Calls, "calls"),
];

/// Lowers the table of steps.
pub(super) fn steps(decoder: &Decoder, field: Option<Field<'_, '_>>, actors: &[Actor]) -> Vec<Step> {
    let Some(field) = field else { return Vec::new() };
    let Some(entries) = field.node.entries() else {
        decoder.wrong_kind(field.key, field.node, "a table of ids");
        return Vec::new();
    };
    let only = match actors {
        [only] => Some(Spanned::new(only.id.value.clone(), only.id.span)),
        _ => None,
    };
    let mut above: Option<Spanned<Id>> = None;
    let mut steps = Vec::with_capacity(entries.len());
    for (id, node) in decoder.ids(field.key, entries) {
        let step = decoder.within(
            || step(decoder, id, node, &only, above.as_ref()),
            |step| Subject::step(step.id.as_str()),
        );
        if step.actor.is_some() {
            above.clone_from(&step.actor);
        }
        steps.push(step);
    }
    steps
}

fn step(
    decoder: &Decoder,
    id: Spanned<Id>,
    node: &Node<'_>,
    only: &Option<Spanned<Id>>,
    above: Option<&Spanned<Id>>,
) -> Step {
    let at = id.span;
    let span = at.join(node.span);
    if node.entries().is_some()
        && let Some(fields) = decoder.open(node, &STEP, at)
    {
        return of_fields(decoder, id, fields, span, only);
    }
    let actor = above.cloned().or_else(|| only.clone());
    if actor.is_none() {
        no_actor(decoder, &id);
    }
    let text = match node.text().map(str::trim) {
        Some(text) if !node.is_empty() && !text.is_empty() => Spanned::new(text.to_owned(), node.span),
        Some(_) => {
            no_kind(decoder, &id);
            Spanned::new(id.value.to_string(), at)
        }
        None => {
            let message =
                format!("step `{}` is {} where a text or a table of keys is due", id.as_str(), node.kind());
            let help = format!("write it as in `{}: {{ actor: technician, does: Draw blood }}`", id.as_str());
            decoder.report(Diagnostic::new(&wrong_value::META, node.span, message).help(help));
            Spanned::new(id.value.to_string(), at)
        }
    };
    Step { actor, text, ..Step::new(id, span) }
}

fn of_fields(
    decoder: &Decoder,
    id: Spanned<Id>,
    fields: Fields<'_, '_>,
    span: Span,
    only: &Option<Spanned<Id>>,
) -> Step {
    let (kind, text) = kind(decoder, &id, &fields);
    let written = fields.reference("actor");
    if written.is_none() && only.is_none() {
        no_actor(decoder, &id);
    }
    let step = Step {
        actor: written.or_else(|| only.clone()),
        kind,
        text: text.unwrap_or_else(|| Spanned::new(id.value.to_string(), id.span)),
        exits: exits(decoder, fields.field("then")),
        takes: fields.time_range("takes"),
        adds_value: fields.bool("adds-value"),
        status: fields.choice("status", &STATUS, |_| None),
        documents: fields.texts("documents"),
        note: fields.text("note"),
        link: fields.text("link"),
        visible_to_customer: fields.bool("visible-to-customer"),
        phase: fields.text("phase"),
        waivers: waivers(decoder, fields.field("waive")),
        ..Step::new(id, span)
    };
    fields.finish();
    step
}

/// Finds the one key that says what kind of step it is; the first one counts.
fn kind(decoder: &Decoder, id: &Spanned<Id>, fields: &Fields<'_, '_>) -> (StepKind, Option<Spanned<String>>) {
    let mut found: Option<(StepKind, Span, Option<Spanned<String>>)> = None;
    for (kind, key) in KINDS {
        let text = fields.text(key);
        let Some(span) = fields.key_span(key) else { continue };
        match &found {
            None => found = Some((kind, span, text)),
            Some((first, first_span, _)) => decoder.report(
                Diagnostic::new(
                    &wrong_value::META,
                    span,
                    format!("step `{}` both `{}` and `{key}`", id.as_str(), first.key()),
                )
                .also(*first_span, "this one counts")
                .help("keep one of the two, and make a step of its own of the other"),
            ),
        }
    }
    match found {
        Some((kind, _, Some(text))) => (kind, Some(text)),
        Some((kind, span, None)) => {
            decoder.report(
                Diagnostic::new(&missing_key::META, span, format!("`{}` is empty", kind.key()))
                    .help("write what happens in the step, as in `does: Draw blood`"),
            );
            (kind, None)
        }
        None => {
            no_kind(decoder, id);
            (StepKind::Does, None)
        }
    }
}

fn no_kind(decoder: &Decoder, id: &Spanned<Id>) {
    decoder.report(
        Diagnostic::new(
            &missing_key::META,
            id.span,
            format!("step `{}` does not say what happens", id.as_str()),
        )
        .help("add one of `does`, `decides`, `starts`, `ends`, `waits` or `calls`, as in `does: Draw blood`"),
    );
}

fn no_actor(decoder: &Decoder, id: &Spanned<Id>) {
    decoder.report(
        Diagnostic::new(&missing_key::META, id.span, format!("step `{}` has no `actor`", id.as_str()))
            .help(format!("say who does it: `{}: {{ actor: technician, does: … }}`", id.as_str())),
    );
}
