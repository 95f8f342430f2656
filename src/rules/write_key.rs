//! Writes a further key on a hand-off, in the text of the file.
//!
//! Only what the text leaves no doubt about is changed; comments and layout stay.

use crate::model::Arrow;
use crate::rules::passage::{Form, Passage};
use crate::rules::wording::in_braces;
use crate::text::{Edit, SourceFile, Span};
use std::ops::Range;

/// Returns the edit that writes a further key, `key: value`, on a hand-off.
#[must_use]
pub fn written(source: &SourceFile, passage: &Passage<'_>, key: &str) -> Option<Edit> {
    let handoff = passage.handoff;
    if may_have(source.slice(handoff.span), key) {
        return None;
    }
    let text = source.text();
    let end = handoff.span.start as usize + source.slice(handoff.span).trim_end().len();
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
            let keys = format!(": {{ {}{key} }}", product.unwrap_or_default());
            (is_plain && is_item(text, handoff.span)).then_some(Edit { span: rest, text: keys })
        }
        Form::Keys => match table(text, passage, end) {
            Some(table) => in_table(text, table, key),
            None => below(text, passage, end, key),
        },
    }
}

/// Tells whether a text may have the key already, with a value that could not be read.
fn may_have(text: &str, key: &str) -> bool {
    let name = key.split(':').next().unwrap_or_default();
    text.match_indices(name).any(|(place, _)| {
        let before = text[..place].chars().next_back();
        let after = text[place + name.len()..].trim_start_matches(['"', '\'', ' ', '\t']);
        before.is_none_or(|before| !before.is_alphanumeric() && before != '-') && after.starts_with(':')
    })
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

/// Tells whether a hand-off is the item of a block list, where braces may follow it.
fn is_item(text: &str, handoff: Span) -> bool {
    let before = &text[..handoff.start as usize];
    before.trim_end_matches(' ').ends_with('-')
}

/// Inserts the key at the end of a table in braces.
fn in_table(text: &str, table: Range<usize>, key: &str) -> Option<Edit> {
    let inside = text[table.clone()].strip_suffix('}')?;
    if inside.contains('#') {
        return None;
    }
    let written = inside.trim_end();
    let comma = if written.ends_with(['{', ',']) { " " } else { ", " };
    let place = table.start + written.len();
    let gap = if written.len() == inside.len() { " " } else { "" };
    Some(Edit { span: Span::of(place..place), text: format!("{comma}{key}{gap}") })
}

/// Inserts the key on a line of its own, below the last line of the hand-off.
fn below(text: &str, passage: &Passage<'_>, end: usize, key: &str) -> Option<Edit> {
    let handoff = passage.handoff;
    let start = handoff.span.start as usize;
    let keys = match handoff.arrow {
        Arrow::Keys => start,
        Arrow::Short => {
            let body = text.get(handoff.ends_span.end as usize..end)?;
            // In a chain, `a -> b -> c`, the keys belong to the last two.
            body.trim_start_matches(['"', '\'']).trim_start().strip_prefix(':')?;
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
    is_plain.then(|| Edit { span: Span::of(place..place), text: format!("{line_break}{indent}{key}") })
}
