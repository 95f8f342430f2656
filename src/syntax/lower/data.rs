//! Data files of measures.

use super::{Decoder, Field};
use crate::model::{Change, DataSource};
use crate::syntax::keys::choices::{CHART, DATES, DECIMAL, RULES, SEPARATOR};
use crate::syntax::keys::{CHANGE, DATA};
use crate::text::Spanned;

/// Lowers a file, or a table that names one.
pub(super) fn data(decoder: &Decoder, field: Option<Field<'_, '_>>) -> Option<DataSource> {
    let field = field?;
    let span = field.node.span;
    if field.node.entries().is_none() {
        let file = decoder.text(field.key, field.node)?.map(str::to_owned);
        return Some(DataSource::of(file, span));
    }
    let fields = decoder.open(field.node, &DATA, field.key_span)?;
    // Faults of the other keys are told even where the file is missing.
    let file = fields.text("file");
    let source = DataSource {
        file: file.clone().unwrap_or_else(|| Spanned::new(String::new(), span)),
        sheet: fields.text("sheet"),
        date: fields.text("date"),
        value: fields.text("value"),
        total: fields.text("total"),
        group: fields.text("group"),
        dates: fields.choice("dates", &DATES, |_| None),
        separator: fields.choice("separator", &SEPARATOR, |_| None),
        decimal: fields.choice("decimal", &DECIMAL, |_| None),
        chart: fields.choice("chart", &CHART, |_| None),
        rules: fields.choice("rules", &RULES, |_| None),
        freeze: fields.text("freeze"),
        parts: fields.texts("part"),
        excluded: fields.texts("exclude"),
        changes: changes(decoder, fields.field("changes")),
        asked: None,
        span,
    };
    fields.finish();
    file.map(|_| source)
}

fn changes(decoder: &Decoder, field: Option<Field<'_, '_>>) -> Vec<Change> {
    let Some(field) = field else { return Vec::new() };
    let mut found = Vec::new();
    for node in Decoder::one_or_many(field.node) {
        let Some(fields) = decoder.open(node, &CHANGE, node.span) else { continue };
        if let (Some(at), Some(what)) = (fields.text("at"), fields.text("what")) {
            found.push(Change { at, what });
        }
        fields.finish();
    }
    found
}
