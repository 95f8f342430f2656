//! Keys of steps, but for who does them and what follows.

use super::value::{choice, plain, time_range, waivers};
use super::{Keys, Value};
use crate::model::{Step, StepKind};
use crate::syntax::keys::choices::STATUS;

/// Returns the keys of a step; its text stands under the key of `kind`.
pub(in crate::diff) fn step(step: &Step, kind: StepKind) -> Keys {
    let mut keys = Keys::default();
    keys.put("kind", Some(plain(step.kind.key())));
    keys.put(kind.key(), Some(Value::text(&step.text)));
    keys.told("takes", step.takes.as_ref(), time_range);
    keys.told("adds-value", step.adds_value.as_ref(), plain);
    keys.told("status", step.status.as_ref(), |status| choice(&STATUS, status));
    keys.told("visible-to-customer", step.visible_to_customer.as_ref(), plain);
    keys.text("phase", step.phase.as_ref());
    keys.texts("documents", &step.documents);
    keys.text("note", step.note.as_ref());
    keys.text("link", step.link.as_ref());
    keys.put("waive", waivers(&step.waivers));
    keys
}
