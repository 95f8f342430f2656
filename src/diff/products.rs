//! What happened to the products, which have no place of their own in the file.

use super::entries::{Entries, passage};
use super::keys::ChangedKey;
use super::version::Indexed;
use super::{Change, Element, Entry, Kind};

/// Tells the products: also those that came and went with their hand-offs.
pub(super) fn products(entries: Entries<'_>) -> Vec<Entry> {
    let handoffs = &entries.matching.handoffs;
    let alone = |before, after| Entry::alone(Kind::Product, before, after);
    let mut told: Vec<Entry> = Vec::new();
    let added = handoffs.added().filter_map(|at| product(entries.after, at));
    told.extend(added.map(|product| alone(None, Some(product))));
    let removed = handoffs.removed().filter_map(|at| product(entries.before, at));
    told.extend(removed.map(|product| alone(Some(product), None)));
    for (one, other) in handoffs.pairs() {
        let (before, after) = (product(entries.before, one), product(entries.after, other));
        let moved = entries.is_handed_otherwise(one, other);
        let (before, after) = match (before, after) {
            (None, None) => continue,
            (Some(before), Some(after)) => (before, after),
            (before, after) => {
                told.push(alone(before, after));
                continue;
            }
        };
        let keys = keys(entries, one, other);
        let change = if moved { Change::Moved } else { Change::Changed };
        if moved || !keys.is_empty() {
            let passages = before.detail.clone().zip(after.detail.clone()).filter(|_| moved);
            told.push(Entry { change, moved: passages, keys, ..alone(Some(before), Some(after)) });
        }
    }
    told.sort_by_key(|entry| entry.change);
    told
}

/// Returns the keys of a product that changed, without its own name before them.
fn keys(entries: Entries<'_>, one: usize, other: usize) -> Vec<ChangedKey> {
    let changed =
        super::keys::handoff(&entries.older(), one).changed(super::keys::handoff(&entries.newer(), other));
    let of_product = changed.into_iter().filter_map(|key| {
        let name = match key.key.strip_prefix("product")? {
            "" => "name",
            rest => rest.strip_prefix('.')?,
        };
        Some(ChangedKey { key: name.to_owned(), ..key })
    });
    of_product.collect()
}

/// Returns the product of a hand-off with the two actors that it passes between.
fn product(version: &Indexed<'_>, at: usize) -> Option<Element> {
    let product = version.handoff(at).named_product()?;
    let passage = passage(version, at);
    Some(Element { id: passage.id, title: product.name.value.clone(), detail: Some(passage.title) })
}
