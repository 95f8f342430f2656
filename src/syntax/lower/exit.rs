//! What follows a step: `then`.

use super::{Decoder, Field};
use crate::diagnostic::Diagnostic;
use crate::model::{Exit, Id};
use crate::syntax::faults::wrong_value;
use crate::syntax::keys::{EXIT, Key};
use crate::syntax::tree::{Entry, Node};
use crate::text::{Span, Spanned};

/// Lowers an id, a list of what follows, or a table from answer to what follows.
pub(super) fn exits(decoder: &Decoder, field: Option<Field<'_, '_>>) -> Vec<Exit> {
    let Some(field) = field else { return Vec::new() };
    let node = field.node;
    match node.entries() {
        Some(entries) if !is_exit(entries) => {
            entries.iter().filter_map(|entry| answered(decoder, field.key, entry)).collect()
        }
        _ => {
            let items = Decoder::one_or_many(node).iter();
            items.flat_map(|item| item_exits(decoder, field.key, item)).collect()
        }
    }
}

/// Tells a table of keys (`step`, `chance`) from one of answers.
fn is_exit(entries: &[Entry<'_>]) -> bool {
    entries.iter().any(|(key, value)| key.text() == Some("step") && value.text().is_some())
}

/// Lowers one item of the list: an id, a table of keys, or a table from answer to what follows.
fn item_exits(decoder: &Decoder, key: &'static Key, item: &Node<'_>) -> Vec<Exit> {
    match item.entries() {
        Some(entries) if !is_exit(entries) => {
            entries.iter().filter_map(|entry| answered(decoder, key, entry)).collect()
        }
        Some(_) => table(decoder, item, item.span).into_iter().collect(),
        None => decoder.text(key, item).map(|to| bare(to, None, item.span)).into_iter().collect(),
    }
}

fn bare(to: Spanned<&str>, when: Option<Spanned<String>>, span: Span) -> Exit {
    Exit { to: to.map(Id::new), when, chance: None, span }
}

fn answered(decoder: &Decoder, key: &'static Key, (answer, value): &Entry<'_>) -> Option<Exit> {
    let when = decoder.text(key, answer)?.map(str::to_owned);
    let span = answer.span.join(value.span);
    if value.is_empty() {
        decoder.report(
            Diagnostic::new(
                &wrong_value::META,
                answer.span,
                format!("the answer \"{}\" leads to no step", super::shown(&when.value)),
            )
            .help("write the id of the step that follows, as in `\"no\": draw`"),
        );
        return None;
    }
    if value.entries().is_none() {
        return decoder.text(key, value).map(|to| bare(to, Some(when), span));
    }
    let mut exit = table(decoder, value, answer.span)?;
    exit.span = span;
    if let Some(written) = exit.when.replace(when) {
        decoder.report(
            Diagnostic::new(&wrong_value::META, written.span, "the answer is written twice")
                .also(answer.span, "the answer that counts")
                .help("remove the key `when`"),
        );
    }
    Some(exit)
}

fn table(decoder: &Decoder, node: &Node<'_>, at: Span) -> Option<Exit> {
    let fields = decoder.open(node, &EXIT, at)?;
    let (to, when, chance) = (fields.reference("step"), fields.text("when"), fields.share("chance"));
    fields.finish();
    Some(Exit { to: to?, when, chance, span: node.span })
}
