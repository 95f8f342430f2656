//! Keys of hand-offs and of exits, which lead from one step to another.

use super::value::{choice, share, time_range, waivers};
use super::{Keys, Naming, Value};
use crate::model::{Exit, Handoff};
use crate::syntax::keys::choices::{ACCEPTANCE, CHANNEL, SCHEME};

/// Returns the keys of a hand-off; its ends only where they are steps, since actors are lanes.
pub(in crate::diff) fn handoff(naming: &Naming<'_>, place: usize) -> Keys {
    let handoff = naming.version.handoff(place);
    let (from, to) = naming.version.ends(place);
    let mut keys = Keys::default();
    for (key, end, occurrence) in [("from", &handoff.from, from), ("to", &handoff.to, to)] {
        let step = naming.version.step_of(occurrence).map(|step| naming.version.step(step));
        keys.put(
            key,
            Some(step.map_or_else(|| naming.actor(&end.value), |step| naming.step(&step.id.value))),
        );
    }
    product(&mut keys, handoff, naming);
    keys.text("need", handoff.need.as_ref());
    keys.put("measures", naming.measures(place));
    keys.put("channel", Value::list(handoff.channels.iter().map(|channel| choice(&CHANNEL, &channel.value))));
    keys.told("acceptance", handoff.acceptance.as_ref(), |acceptance| choice(&ACCEPTANCE, acceptance));
    if let Some(content) = &handoff.content {
        keys.put("content.scheme", Some(choice(&SCHEME, &content.scheme.value)));
        let elements = content.elements.iter().map(|element| Value::text(element.as_str()));
        keys.put("content.elements", Value::list(elements));
    }
    keys.text("when", handoff.when.as_ref());
    keys.told("chance", handoff.chance.as_ref(), share);
    keys.told("wait", handoff.wait.as_ref(), time_range);
    keys.told("complete-and-accurate", handoff.complete_and_accurate.as_ref(), share);
    keys.texts("documents", &handoff.documents);
    keys.text("note", handoff.note.as_ref());
    keys.text("link", handoff.link.as_ref());
    keys.put("waive", waivers(&handoff.waivers));
    keys
}

fn product(keys: &mut Keys, handoff: &Handoff, naming: &Naming<'_>) {
    let Some(product) = &handoff.product else { return };
    keys.text("product", Some(&product.name));
    keys.told("product.confirmed-by", product.confirmed_by.as_ref(), |by| naming.actor(by));
    keys.texts("product.accept", &product.accept);
}

/// Returns what an exit says, under the key `then`.
pub(in crate::diff) fn exit(naming: &Naming<'_>, exit: &Exit) -> Keys {
    let to = naming.step(&exit.to.value);
    let mut keys = Keys::default();
    let (mut same, mut shown) = (to.same, to.shown);
    if let Some(chance) = &exit.chance {
        let chance = share(&chance.value);
        same = format!("{} {same}", chance.same);
        shown = format!("({}) {shown}", chance.shown);
    }
    if let Some(when) = &exit.when {
        same = format!("{} {same}", when.value);
        shown = format!("“{}” {shown}", when.value);
    }
    keys.put("then", Some(Value::of(same, shown)));
    keys
}
