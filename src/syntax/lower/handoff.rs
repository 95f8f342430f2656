//! Hand-offs in all their forms.
//!
//! A list item is a text (`order -> tell: product`), a table with the ends as its key, or a table
//! with the keys `from` and `to`. Keys that stand beside the ends instead of below them belong to
//! the hand-off as well, so that a slip of indentation loses nothing.

use super::ends::{Ends, has_arrow, read};
use super::ids::TakenIds;
use super::product::{content, product};
use super::waiver::waivers;
use super::{Decoder, Field, Fields, measure, shown};
use crate::diagnostic::{Diagnostic, Subject};
use crate::model::{Arrow, Handoff, Measure, MeasureRef, Product};
use crate::syntax::faults::{duplicate_key, missing_key, unreadable_short_form, wrong_value};
use crate::syntax::keys::choices::{ACCEPTANCE, CHANNEL};
use crate::syntax::keys::{HANDOFF, Key};
use crate::syntax::tree::{Entry, Node};
use crate::text::{Span, Spanned};
use std::ops::Range;

/// A hand-off with the faults that were found in it.
type Found = (Handoff, Range<usize>);

/// Lowers the list of hand-offs.
pub(super) fn handoffs(
    decoder: &Decoder,
    field: Option<Field<'_, '_>>,
    measures: &[Measure],
) -> Vec<Handoff> {
    let Some(field) = field else { return Vec::new() };
    let mut found = Vec::new();
    match field.node.items() {
        Some(items) => items.iter().for_each(|item| item_handoffs(decoder, item, true, &mut found)),
        None => {
            decoder.wrong_kind(field.key, field.node, "a list");
            item_handoffs(decoder, field.node, false, &mut found);
        }
    }
    name(decoder, found, measures)
}

/// Gives ids to hand-offs and inline measures that have none, and names the faults' hand-offs.
fn name(decoder: &Decoder, found: Vec<Found>, measures: &[Measure]) -> Vec<Handoff> {
    let mut ids = TakenIds::default();
    let mut measure_ids = TakenIds::default();
    for measure in measures {
        measure_ids.take(decoder, &measure.id, "measures");
    }
    for (handoff, _) in &found {
        if handoff.id_is_written {
            ids.take(decoder, &handoff.id, "hand-offs");
        }
        for measure in inline(&handoff.measures).filter(|measure| measure.id.as_str() != "") {
            measure_ids.take(decoder, &measure.id, "measures");
        }
    }
    let mut handoffs = Vec::with_capacity(found.len());
    for (mut handoff, faults) in found {
        if !handoff.id_is_written {
            handoff.id.value = ids.derive(&format!("{}-{}", handoff.from.as_str(), handoff.to.as_str()));
        }
        for reference in &mut handoff.measures {
            if let MeasureRef::Inline(measure) = reference
                && measure.id.as_str().is_empty()
            {
                measure.id.value = measure_ids.derive(&format!("{}-measure", handoff.id.as_str()));
            }
        }
        if !faults.is_empty() {
            decoder.attribute(faults, &subject(&handoff));
        }
        handoffs.push(handoff);
    }
    handoffs
}

/// Returns the subject of findings on a hand-off.
pub(super) fn subject(handoff: &Handoff) -> Subject {
    Subject::handoff(handoff.id.as_str(), handoff.from.as_str(), handoff.to.as_str())
}

fn inline(measures: &[MeasureRef]) -> impl Iterator<Item = &Measure> {
    measures.iter().filter_map(|reference| match reference {
        MeasureRef::Inline(measure) => Some(measure.as_ref()),
        MeasureRef::Named(_) => None,
    })
}

fn item_handoffs(decoder: &Decoder, item: &Node<'_>, is_item: bool, found: &mut Vec<Found>) {
    let before = decoder.mark();
    if let Some(entries) = item.entries() {
        return of_entries(decoder, item, entries, is_item, found);
    }
    let Some(text) = item.text().map(str::trim).filter(|text| !text.is_empty() && !item.is_empty()) else {
        let what = if item.items().is_some() { "a list in the list" } else { "an empty item in the list" };
        decoder.report(
            Diagnostic::new(&wrong_value::META, item.span, format!("{what} of hand-offs"))
                .help("write `- supplier -> customer: what the customer takes away`"),
        );
        return;
    };
    let (ends, rest) = text.split_once(": ").map_or((text, None), |(ends, rest)| (ends, Some(rest.trim())));
    let name = rest.map(|rest| Product::new(Spanned::new(rest.to_owned(), item.span)));
    let pairs = read_ends(decoder, ends, item);
    push_chain(decoder, pairs, before, item.span, found, |_| name);
}

/// Lowers what a table holds: one hand-off, or several where their dashes were forgotten.
fn of_entries<'tree>(
    decoder: &Decoder,
    item: &'tree Node<'_>,
    entries: &'tree [Entry<'_>],
    is_item: bool,
    found: &mut Vec<Found>,
) {
    let heads: Vec<usize> = (0..entries.len()).filter(|index| is_ends(&entries[*index].0)).collect();
    if heads.is_empty() {
        let before = decoder.mark();
        if let [(key, _)] = entries
            && let Some(text) = key.text().filter(|text| HANDOFF.find(text).is_none())
        {
            read_ends(decoder, text.trim(), key);
            return;
        }
        return found.extend(of_keys(decoder, item).map(|handoff| (handoff, before..decoder.mark())));
    }
    if heads.len() > 1 && is_item {
        let second = entries[heads[1]].0.span;
        decoder.report(
            Diagnostic::new(
                &unreadable_short_form::META,
                second,
                "two hand-offs stand in one item of the list",
            )
            .also(entries[heads[0]].0.span, "the first one")
            .help("begin each hand-off with `- `"),
        );
    }
    for (place, head) in heads.iter().enumerate() {
        // Keys before the first ends belong to the first hand-off.
        let start = if place == 0 { 0 } else { *head };
        let end = heads.get(place + 1).copied().unwrap_or(entries.len());
        headed(decoder, &entries[start..end], head - start, found);
    }
}

/// Tells whether a key names the ends of a hand-off.
fn is_ends(key: &Node<'_>) -> bool {
    key.text().is_some_and(|text| HANDOFF.find(text).is_none() && has_arrow(text))
}

/// Lowers a hand-off with its ends as a key, and whatever keys stand beside or below them.
fn headed(decoder: &Decoder, entries: &[Entry<'_>], head: usize, found: &mut Vec<Found>) {
    let before = decoder.mark();
    let (key, value) = &entries[head];
    let beside = entries.iter().enumerate().filter(|(index, _)| *index != head).map(|(_, entry)| entry);
    let below = value.entries().unwrap_or_default();
    let span = entries.iter().fold(key.span, |span, (key, value)| span.join(key.span).join(value.span));
    let fields = Fields::open(decoder, below.iter().chain(beside), &HANDOFF, span, key.span);
    let pairs = read_ends(decoder, key.text().unwrap_or_default().trim(), key);
    let of_value = if value.entries().is_some() || value.is_empty() {
        None
    } else {
        HANDOFF.find("product").and_then(|(_, known)| product_beside(decoder, known, value, &fields))
    };
    for end in ["from", "to"] {
        if let Some(field) = fields.field(end) {
            decoder.report(
                Diagnostic::new(
                    &duplicate_key::META,
                    field.key_span,
                    format!("the ends are written twice: `{end}` beside an arrow"),
                )
                .also(key.span, "these ends count")
                .help(format!("remove the key `{end}`")),
            );
        }
    }
    if let Some(pairs) = pairs {
        push_chain(decoder, Some(pairs), before, span, found, |handoff| {
            fill(decoder, handoff, fields);
            of_value
        });
    }
}

/// Lowers the product that follows the ends; one under the key `product` gives way to it.
fn product_beside(
    decoder: &Decoder,
    key: &'static Key,
    value: &Node<'_>,
    fields: &Fields<'_, '_>,
) -> Option<Product> {
    if let Some(field) = fields.field("product") {
        decoder.report(
            Diagnostic::new(&duplicate_key::META, field.key_span, "the product is written twice")
                .also(value.span, "this one counts")
                .help("keep one of the two"),
        );
    }
    product(decoder, key, value.span, value)
}

/// Adds a hand-off for each pair of ends; all that is said belongs to the last one.
fn push_chain(
    decoder: &Decoder,
    pairs: Option<Vec<Ends>>,
    before: usize,
    span: Span,
    found: &mut Vec<Found>,
    complete: impl FnOnce(&mut Handoff) -> Option<Product>,
) {
    let Some((last, earlier)) = pairs.as_deref().and_then(<[Ends]>::split_last) else { return };
    for ends in earlier {
        found.push((handoff_between(ends, span), before..before));
    }
    let mut handoff = handoff_between(last, span);
    let name = complete(&mut handoff);
    handoff.product = name.or(handoff.product);
    found.push((handoff, before..decoder.mark()));
}

fn handoff_between(ends: &Ends, span: Span) -> Handoff {
    Handoff::new(Arrow::Short, ends.from.clone(), ends.to.clone(), span)
}

/// Reads the ends, and reports what cannot be read or only just.
fn read_ends(decoder: &Decoder, text: &str, place: &Node<'_>) -> Option<Vec<Ends>> {
    let short_form = |message: String, help: String| {
        decoder.report(Diagnostic::new(&unreadable_short_form::META, place.span, message).help(help));
    };
    let quoted = shown(text);
    let Some(reading) = read(text, place) else {
        short_form(
            format!("`{quoted}` does not say from whom to whom"),
            "write `supplier -> customer: what the customer takes away`".to_owned(),
        );
        return None;
    };
    if reading.has_gap {
        short_form(
            format!("an end is missing in `{quoted}`"),
            "write both ends, as in `supplier -> customer`".to_owned(),
        );
    } else if reading.is_near
        && let Some(ends) = reading.pairs.first()
    {
        short_form(
            format!("`{quoted}` has no arrow"),
            format!("write `{} -> {}`", ends.from.as_str(), ends.to.as_str()),
        );
    } else if reading.pairs.len() > 1 {
        let pairs = reading.pairs.iter().take(4);
        let lines: Vec<String> =
            pairs.map(|ends| format!("`{} -> {}`", ends.from.as_str(), ends.to.as_str())).collect();
        short_form(
            format!("`{quoted}` has more than two ends"),
            format!("write each hand-off as an item of its own: {}", lines.join(", ")),
        );
    }
    Some(reading.pairs)
}

/// Lowers a hand-off with the keys `from` and `to`.
fn of_keys(decoder: &Decoder, item: &Node<'_>) -> Option<Handoff> {
    let at = item.entries().and_then(|entries| entries.first()).map_or(item.span, |(key, _)| key.span);
    let fields = decoder.open(item, &HANDOFF, at)?;
    let (from, to) = (fields.reference("from"), fields.reference("to"));
    for (end, key, example) in [(&from, "from", "from: supplier"), (&to, "to", "to: customer")] {
        if end.is_none() {
            decoder.report(
                Diagnostic::new(
                    &missing_key::META,
                    fields.key_span(key).unwrap_or(at),
                    format!("the hand-off has no `{key}`"),
                )
                .help(format!("add `{example}`, or write `- supplier -> customer: product`")),
            );
        }
    }
    let (from, to) = (from?, to?);
    let mut handoff = Handoff::new(Arrow::Keys, from, to, fields.span);
    fill(decoder, &mut handoff, fields);
    Some(handoff)
}

fn fill(decoder: &Decoder, handoff: &mut Handoff, fields: Fields<'_, '_>) {
    if let Some(id) = fields.id("id") {
        handoff.id = id;
        handoff.id_is_written = true;
    }
    handoff.product =
        fields.field("product").and_then(|field| product(decoder, field.key, field.key_span, field.node));
    handoff.need = fields.text("need");
    handoff.measures = measure::references(decoder, fields.field("measures"));
    handoff.channels = fields.choices("channel", &CHANNEL);
    handoff.acceptance = fields.choice("acceptance", &ACCEPTANCE, |_| None);
    handoff.content = content(decoder, fields.field("content"));
    handoff.when = fields.text("when");
    handoff.chance = fields.share("chance");
    handoff.wait = fields.time_range("wait");
    handoff.complete_and_accurate = fields.share("complete-and-accurate");
    handoff.documents = fields.texts("documents");
    handoff.note = fields.text("note");
    handoff.link = fields.text("link");
    handoff.waivers = waivers(decoder, fields.field("waive"));
    fields.finish();
}
