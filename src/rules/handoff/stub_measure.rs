//! Writes the beginning of a measure on a hand-off: a question to its customer, without numbers.
//!
//! Nobody but the customer knows where things stand, so baseline and target are left for the
//! findings that ask for them. Only what the text leaves no doubt about is changed.

use crate::model::Arrow;
use crate::rules::passage::{Form, Passage};
use crate::rules::wording::in_braces;
use crate::text::{Edit, SourceFile, Span};
use std::ops::Range;

/// The longest product, in characters, that the question repeats.
const LONGEST: usize = 80;

/// Returns the edit that gives a hand-off without measures the stub of one.
pub(super) fn stub(source: &SourceFile, passage: &Passage<'_>) -> Option<Edit> {
    let handoff = passage.handoff;
    let text = source.text();
    let end = handoff.span.start as usize + source.slice(handoff.span).trim_end().len();
    let measures = format!("measures: {{ asks: {}, scale: yes-no }}", in_braces(&question(passage)));
    match passage.form(source) {
        Form::Ends | Form::Product => {
            let rest = Span::of(handoff.ends_span.end as usize..end);
            let written = source.slice(rest);
            // Quotes around the ends, several lines and remarks are left to people.
            let product = passage.product().map(|product| source.slice(product.name.span).trim());
            let is_plain = match product {
                Some(product) => {
                    let between = written.strip_prefix(':').map(str::trim_start);
                    between == Some(product) && !product.contains('\n')
                }
                None => written.trim().is_empty() || written.trim() == ":",
            };
            let product = passage.product().map(|product| format!("product: {}, ", in_braces(&product.name)));
            let keys = format!(": {{ {}{measures} }}", product.unwrap_or_default());
            (is_plain && is_item(text, handoff.span)).then_some(Edit { span: rest, text: keys })
        }
        Form::Keys => match table(text, passage, end) {
            Some(table) => in_table(text, table, &measures),
            None => below(text, passage, end, &measures),
        },
    }
}

/// Returns the braces that hold the keys of a hand-off, where it has any.
fn table(text: &str, passage: &Passage<'_>, end: usize) -> Option<Range<usize>> {
    let handoff = passage.handoff;
    let whole = handoff.span.start as usize..end;
    if handoff.arrow == Arrow::Keys {
        return text[whole.clone()].starts_with('{').then_some(whole);
    }
    let keys = text.get(handoff.ends_span.end as usize..end)?;
    let keys = keys.trim_start_matches(['"', '\'']).trim_start().strip_prefix(':')?.trim_start();
    keys.starts_with('{').then(|| end - keys.len()..end)
}

fn question(passage: &Passage<'_>) -> String {
    let product = passage.product().map(|product| product.name.trim());
    match product.filter(|product| product.chars().nth(LONGEST).is_none()) {
        Some(product) => format!("Did you get what you need: {}?", product.trim_end_matches(['.', '?', '!'])),
        None => "Did you get what you need?".to_owned(),
    }
}

/// Tells whether a hand-off is the item of a block list, where braces may follow it.
fn is_item(text: &str, handoff: Span) -> bool {
    let before = &text[..handoff.start as usize];
    before.trim_end_matches(' ').ends_with('-')
}

/// Inserts the key at the end of a table in braces.
fn in_table(text: &str, table: Range<usize>, measures: &str) -> Option<Edit> {
    let inside = text[table.clone()].strip_suffix('}')?;
    if inside.contains('#') {
        return None;
    }
    let written = inside.trim_end();
    let comma = if written.ends_with(['{', ',']) { " " } else { ", " };
    let place = table.start + written.len();
    let gap = if written.len() == inside.len() { " " } else { "" };
    Some(Edit { span: Span::of(place..place), text: format!("{comma}{measures}{gap}") })
}

/// Inserts the key on a line of its own, below the last line of the hand-off.
fn below(text: &str, passage: &Passage<'_>, end: usize, measures: &str) -> Option<Edit> {
    let handoff = passage.handoff;
    let start = handoff.span.start as usize;
    let keys = match handoff.arrow {
        Arrow::Keys => start,
        Arrow::Short => {
            let body = &text[..end][handoff.ends_span.end as usize..];
            let lines = body.split_inclusive('\n').scan(handoff.ends_span.end as usize, |at, line| {
                let begins = *at;
                *at += line.len();
                Some((begins, line))
            });
            let is_key = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
            let (begins, line) = lines.skip(1).find(|(_, line)| is_key(line))?;
            begins + line.len() - line.trim_start().len()
        }
    };
    let line = text[..keys].rfind('\n').map_or(0, |end| end + 1);
    let column = text[line..keys].chars().count();
    let is_plain =
        text[line..keys].chars().all(|c| matches!(c, ' ' | '-')) && !text[start..].starts_with('{');
    let rest = text[end..].find('\n').map_or(text.len(), |newline| end + newline);
    let place = text[..rest].trim_end_matches('\r').len();
    let line_break = if text[place..].starts_with('\r') { "\r\n" } else { "\n" };
    let indent = " ".repeat(column);
    is_plain.then(|| Edit { span: Span::of(place..place), text: format!("{line_break}{indent}{measures}") })
}
