//! Keys of goals.

use super::value::{choice, plain, quantity, waivers};
use super::{Keys, Naming, Value};
use crate::model::{Goal, GoalKind};
use crate::syntax::keys::choices::BETTER;

/// Returns the keys of a goal; its text stands under the key of `kind`.
pub(in crate::diff) fn goal(naming: &Naming<'_>, goal: &Goal, kind: GoalKind) -> Keys {
    let mut keys = Keys::default();
    keys.put("kind", Some(plain(goal.kind.key())));
    keys.text(kind.key(), Some(&goal.text));
    keys.put("measure", Value::list(goal.measures.iter().map(|id| naming.measure(&id.value))));
    keys.put("product", Value::list(goal.products.iter().map(|id| naming.handoff(&id.value))));
    keys.told("change", goal.change.as_ref(), quantity);
    keys.told("baseline", goal.baseline.as_ref(), quantity);
    keys.told("target", goal.target.as_ref(), quantity);
    keys.text("unit", goal.unit.as_ref());
    keys.told("better", goal.better.as_ref(), |better| choice(&BETTER, better));
    keys.told("by", goal.by.as_ref(), plain);
    keys.told("per", goal.per.as_ref(), |per| Value::text(&per.words));
    keys.text("owner", goal.owner.as_ref());
    keys.text("note", goal.note.as_ref());
    keys.put("waive", waivers(&goal.waivers));
    keys
}
