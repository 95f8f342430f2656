//! Measures, their data, and the measures that hand-offs name or write.

use super::data::data;
use super::waiver::waivers;
use super::{Decoder, Field, Fields, shown};
use crate::diagnostic::{Diagnostic, Subject};
use crate::model::{AskedData, Determinant, Dimension, Id, Measure, MeasureRef};
use crate::syntax::faults::wrong_value;
use crate::syntax::keys::MEASURE;
use crate::syntax::keys::choices::{BETTER, DETERMINANT, ROLE};
use crate::syntax::tree::Node;
use crate::text::{Span, Spanned};

/// Lowers the table of measures.
#[must_use]
pub fn measures(decoder: &Decoder, field: Option<Field<'_, '_>>) -> Vec<Measure> {
    let Some(field) = field else { return Vec::new() };
    let Some(entries) = field.node.entries() else {
        decoder.wrong_kind(field.key, field.node, "a table of ids");
        return Vec::new();
    };
    let lower = |(id, node): (Spanned<Id>, &Node<'_>)| {
        decoder.within(|| measure(decoder, id, node), |measure| Subject::measure(measure.id.as_str()))
    };
    decoder.ids(field.key, entries).into_iter().map(lower).collect()
}

fn measure(decoder: &Decoder, id: Spanned<Id>, node: &Node<'_>) -> Measure {
    let at = id.span;
    let fields = if node.is_empty() {
        Fields::open(decoder, [].iter(), &MEASURE, at, at)
    } else {
        match decoder.open(node, &MEASURE, at) {
            Some(fields) => fields,
            None => Fields::open(decoder, [].iter(), &MEASURE, at, at),
        }
    };
    if let Some(written) = fields.id("id").filter(|written| *written != id) {
        let message =
            format!("the measure has two ids, `{}` and `{}`", shown(id.as_str()), shown(written.as_str()));
        decoder.report(
            Diagnostic::new(&wrong_value::META, written.span, message)
                .also(at, "under `measures` the key is the id")
                .help("remove the key `id`"),
        );
    }
    of_fields(decoder, id, fields, at.join(node.span))
}

/// Lowers the measures of a hand-off; those written on the spot lack their derived ids.
pub(super) fn references(decoder: &Decoder, field: Option<Field<'_, '_>>) -> Vec<MeasureRef> {
    let Some(field) = field else { return Vec::new() };
    let mut found = Vec::new();
    for node in Decoder::one_or_many(field.node) {
        if node.entries().is_some() {
            found.extend(inline(decoder, node));
        } else if node.items().is_some() {
            decoder.wrong_kind(field.key, node, "an id or a table of keys");
        } else if let Some(text) = decoder.text(field.key, node) {
            found.push(MeasureRef::Named(text.map(Id::new)));
        }
    }
    found
}

fn inline(decoder: &Decoder, node: &Node<'_>) -> Option<MeasureRef> {
    let fields = decoder.open(node, &MEASURE, node.span)?;
    let id = fields.id("id").unwrap_or_else(|| Spanned::new(Id::new(""), node.span));
    Some(MeasureRef::Inline(Box::new(of_fields(decoder, id, fields, node.span))))
}

fn of_fields(decoder: &Decoder, id: Spanned<Id>, fields: Fields<'_, '_>, span: Span) -> Measure {
    let mut measure = Measure {
        id,
        name: fields.name("name"),
        asks: fields.name("asks"),
        asked_of: fields.references("asked-of"),
        scale: fields.scale("scale"),
        unit: fields.unit("unit"),
        of: fields.text("of"),
        counts: fields.text("counts"),
        role: fields.choice("role", &ROLE, |_| None),
        better: fields.choice("better", &BETTER, |_| None),
        determinant: fields.choice("determinant", &DETERMINANT, explain_dimension),
        program: fields.text("program"),
        baseline: fields.quantity("baseline"),
        target: fields.quantity("target"),
        by: fields.date("by"),
        owner: fields.text("owner"),
        every: fields.recurrence("every"),
        source: fields.text("source"),
        measured_by: fields.reference("measured-by"),
        data: data(decoder, fields.field("data")),
        note: fields.text("note"),
        link: fields.text("link"),
        waivers: waivers(decoder, fields.field("waive")),
        span,
    };
    fields.finish();
    let asked = asked(&measure);
    if let Some(data) = &mut measure.data {
        data.asked = asked;
    }
    measure
}

/// Returns what the cells of the measure's table are where they may be answers.
fn asked(measure: &Measure) -> Option<AskedData> {
    measure.asks.as_ref()?;
    Some(AskedData {
        scale: measure.scale.as_ref()?.value.clone(),
        better: measure.better.as_ref().map(|better| better.value),
        every: measure.every.as_ref().map(|every| every.value.clone()),
    })
}

/// Says which determinants a dimension has, where one is written in their place.
fn explain_dimension(word: &str) -> Option<String> {
    let dimension = Dimension::ALL.into_iter().find(|dimension| dimension.key() == word)?;
    if dimension == Dimension::ProgramEffectiveness {
        return Some("write `program: ` and your own words for what the programme achieves".to_owned());
    }
    let of_it = Determinant::ALL.into_iter().filter(|determinant| determinant.dimension() == dimension);
    let words: Vec<&str> = of_it.map(Determinant::key).collect();
    Some(format!("`{word}` is a dimension: {}", super::fields::one_of(&words)))
}
