//! A table of answers about readiness.

use super::decoder::shown;
use super::readiness::Rating;
use super::{Field, Fields};
use crate::diagnostic::Diagnostic;
use crate::model::{AnswerSource, AnswerWord, Members, Requirement};
use crate::syntax::faults::wrong_value;
use crate::syntax::keys::choices::{DATES, SEPARATOR};
use crate::syntax::keys::{ANSWER_WORDS, ANSWERS, COLUMNS, GROUPS};
use crate::syntax::tree::Node;
use crate::syntax::values::parse_number;
use crate::text::Spanned;
use std::collections::HashSet;

/// The word for all who belong to no other group.
const REST: &str = "rest";
/// The word for an answer that does not count.
const NONE: &str = "none";

/// The most answers in words: each cell is held against each of them.
const MOST_WORDS: usize = 100;

/// Lowers a file, or a table that names one.
pub(super) fn answers(rating: &Rating<'_>, field: Field<'_, '_>) -> Option<AnswerSource> {
    let span = field.node.span;
    if field.node.entries().is_none() {
        let file = rating.decoder.text(field.key, field.node)?.map(str::to_owned);
        return Some(AnswerSource::of(file, span));
    }
    let fields = rating.decoder.open(field.node, &ANSWERS, field.key_span)?;
    // Faults of the other keys are told even where the file is missing.
    let file = fields.text("file");
    let mut source =
        AnswerSource::of(file.clone().unwrap_or_else(|| Spanned::new(String::new(), span)), span);
    source.group = fields.text("group");
    groups(rating, &mut source, fields.field("groups"));
    source.columns = fields.field("columns").map_or_else(Vec::new, |field| columns(rating, field));
    source.answers = fields.field("answers").map_or_else(Vec::new, |field| words(rating, field));
    source.date = fields.text("date");
    source.dates = fields.choice("dates", &DATES, |_| None);
    source.separator = fields.choice("separator", &SEPARATOR, |_| None);
    fields.finish();
    file.map(|_| source)
}

fn groups(rating: &Rating<'_>, source: &mut AnswerSource, field: Option<Field<'_, '_>>) {
    let Some(field) = field else { return };
    let Some(fields) = rating.decoder.open(field.node, &GROUPS, field.key_span) else { return };
    source.management = members(&fields, "management");
    source.contributors = members(&fields, "contributors");
    if source.management == Some(Members::Rest) && source.contributors == Some(Members::Rest) {
        let message = "both groups are the rest of the other";
        let fault = Diagnostic::new(&wrong_value::META, field.node.span, message);
        rating
            .decoder
            .report(fault.help("write what the column says of one of them, as in `management: Head nurse`"));
        source.contributors = None;
    }
    if let (Some(Members::Of(one)), Some(Members::Of(other))) = (&source.management, &source.contributors) {
        let known: HashSet<&str> = one.iter().map(|name| name.as_str()).collect();
        if let Some(name) = other.iter().find(|name| known.contains(name.as_str())) {
            let message = format!("`{}` is in both groups", shown(name));
            let fault = Diagnostic::new(&wrong_value::META, name.span, message);
            rating.decoder.report(fault.help("leave it in the group that it belongs to"));
        }
    }
    fields.finish();
}

fn members(fields: &Fields<'_, '_>, name: &'static str) -> Option<Members> {
    let texts = fields.texts(name);
    match texts.as_slice() {
        [] => None,
        [only] if only.value == REST => Some(Members::Rest),
        _ => Some(Members::Of(texts)),
    }
}

fn columns(rating: &Rating<'_>, field: Field<'_, '_>) -> Vec<(Requirement, Spanned<String>)> {
    let Some(fields) = rating.decoder.open(field.node, &COLUMNS, field.key_span) else { return Vec::new() };
    let named = |requirement: Requirement| Some((requirement, fields.text(requirement.key())?));
    let found = Requirement::ALL.into_iter().filter_map(named).collect();
    fields.finish();
    found
}

fn words(rating: &Rating<'_>, field: Field<'_, '_>) -> Vec<AnswerWord> {
    let Some(fields) = rating.decoder.open(field.node, &ANSWER_WORDS, field.key_span) else {
        return Vec::new();
    };
    let word = |(written, value): &&(Node<'_>, Node<'_>)| {
        let words = Spanned::new(written.text()?.trim().to_owned(), written.span);
        let points = rating.decoder.text(field.key, value)?;
        if points.value == NONE {
            return Some(AnswerWord { words, points: None });
        }
        let Some(number) = parse_number(points.value) else {
            let message = format!("`{}` is no number of points", shown(points.value));
            let fault = Diagnostic::new(&wrong_value::META, points.span, message);
            rating.decoder.report(
                fault.help("write a point of the scale, or `none` for an answer that does not count"),
            );
            return None;
        };
        let points = rating.on_scale(Spanned::new(number, points.span))?;
        Some(AnswerWord { words, points: Some(points.value) })
    };
    if let Some((written, _)) = fields.others().get(MOST_WORDS) {
        let message = format!("there are more than {MOST_WORDS} answers in words");
        let fault = Diagnostic::new(&wrong_value::META, written.span, message);
        rating.decoder.report(fault.help("gather those that begin alike with `*`"));
    }
    fields.others().iter().take(MOST_WORDS).filter_map(word).collect()
}
