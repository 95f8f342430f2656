//! Keys of actors and stakeholders.

use super::value::choice;
use super::{Keys, Value};
use crate::diff::version::Indexed;
use crate::model::{Actor, ActorKind, Side, Stakeholder};
use crate::syntax::keys::choices::{KIND, SIDE};

/// Returns the keys of the actor of a lane.
pub(in crate::diff) fn actor(version: &Indexed<'_>, lane: usize) -> Keys {
    match version.actors[lane] {
        Some(actor) => of(actor),
        None => {
            let mut keys = Keys::default();
            keys.put("name", Some(Value::text(&version.graph().lanes()[lane].name)));
            keys
        }
    }
}

/// Returns the keys of a stakeholder.
pub(in crate::diff) fn stakeholder(stakeholder: &Stakeholder) -> Keys {
    let mut keys = of(&stakeholder.actor);
    keys.text("interest", stakeholder.interest.as_ref());
    keys.put("waive", super::value::waivers(&stakeholder.waivers));
    keys
}

fn of(actor: &Actor) -> Keys {
    let mut keys = Keys::default();
    keys.text("name", Some(&actor.name));
    let side = if actor.is_external() { Side::External } else { Side::Internal };
    keys.put("side", Some(choice(&SIDE, &side)));
    let kind = if actor.is_entity() { ActorKind::Entity } else { ActorKind::Individual };
    keys.put("kind", Some(choice(&KIND, &kind)));
    keys.text("note", actor.note.as_ref());
    keys.text("link", actor.link.as_ref());
    keys
}
