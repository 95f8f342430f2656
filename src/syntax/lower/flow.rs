//! The flow as a whole.

use super::actor::{actors, stakeholders};
use super::goal::goals;
use super::handoff::handoffs;
use super::measure::measures;
use super::readiness::readiness;
use super::step::steps;
use super::waiver::waivers;
use super::{Decoder, Field, Fields};
use crate::diagnostic::Diagnostic;
use crate::model::{Flow, Origin, Shared};
use crate::syntax::faults::{missing_key, wrong_value};
use crate::syntax::keys::{FLOW, ORIGIN};
use crate::syntax::tree::Node;
use crate::text::{Span, Spanned};

/// The only edition of the format so far.
const EDITION: u32 = 1;

/// Lowers a document; an absent or wrong one gives an empty flow and a fault.
#[must_use]
pub fn flow(decoder: &Decoder, root: Option<&Node<'_>>, shared: &Shared) -> Flow {
    let Some(root) = root.filter(|root| !root.is_empty()) else {
        decoder.report(
            Diagnostic::new(&missing_key::META, Span::empty(0), "the file is empty")
                .help("begin with the title, as in `flow: Blood test`, then `actors` and `handoffs`"),
        );
        return Flow::default();
    };
    let at = root.entries().and_then(|entries| entries.first()).map_or(root.span, |(key, _)| key.span);
    match decoder.open(root, &FLOW, at) {
        Some(fields) => of_fields(decoder, fields, shared, at),
        None => Flow { span: root.span, ..Flow::default() },
    }
}

fn of_fields(decoder: &Decoder, fields: Fields<'_, '_>, shared: &Shared, at: Span) -> Flow {
    let measures = measures(decoder, fields.field("measures"));
    let actors = actors(decoder, fields.field("actors"));
    if shared.actors.is_empty() && fields.field("actors").is_none() {
        decoder.report(
            Diagnostic::new(&missing_key::META, at, "the flow has no `actors`")
                .help("say who takes part, as in `actors: { patient: Patient, nurse: Nurse }`"),
        );
    }
    let flow = Flow {
        name: fields.name("flow"),
        edition: edition(decoder, &fields),
        purpose: fields.text("purpose"),
        customers: fields.references("customer"),
        owner: fields.text("owner"),
        reviewed: fields.date("reviewed"),
        review_every: fields.recurrence("review-every"),
        lead_time: fields.duration("lead-time"),
        origin: origin(decoder, fields.field("origin")),
        lang: fields.language("lang"),
        tags: fields.texts("tags"),
        stakeholders: stakeholders(decoder, fields.field("stakeholders")),
        steps: steps(decoder, fields.field("steps"), &actors),
        handoffs: handoffs(decoder, fields.field("handoffs"), &measures),
        goals: goals(decoder, fields.field("goals")),
        readiness: readiness(decoder, fields.field("readiness")),
        waivers: waivers(decoder, fields.field("waive")),
        actors,
        measures,
        span: fields.span,
    };
    fields.finish();
    flow
}

/// Reads the file that the flow was imported from.
fn origin(decoder: &Decoder, field: Option<Field<'_, '_>>) -> Option<Origin> {
    let field = field?;
    let span = field.node.span;
    if field.node.entries().is_none() {
        let file = decoder.text(field.key, field.node);
        let file = file.map_or(Spanned::new(String::new(), span), |file| file.map(str::to_owned));
        return Some(Origin { file, sha256: None, span });
    }
    let fields = decoder.open(field.node, &ORIGIN, field.key_span)?;
    let (file, sha256) = (fields.text("file"), fields.text("sha256"));
    fields.finish();
    // An origin that names no file is one all the same: what is written goes nowhere else.
    Some(Origin { file: file.unwrap_or(Spanned::new(String::new(), span)), sha256, span })
}

/// Reads the edition, and refuses one that is not known.
fn edition(decoder: &Decoder, fields: &Fields<'_, '_>) -> Option<Spanned<u32>> {
    let number = fields.number("edition")?;
    #[expect(clippy::float_cmp, reason = "the number was read from decimal digits")]
    if number.value == f64::from(EDITION) {
        return Some(Spanned::new(EDITION, number.span));
    }
    decoder.report(
        Diagnostic::new(
            &wrong_value::META,
            number.span,
            format!("edition {} of the format is not known to this program", number.value),
        )
        .help("write `edition: 1`, or use a newer program"),
    );
    None
}
