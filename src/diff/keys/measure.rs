//! Keys of measures.

use super::data;
use super::value::{choice, plain, quantity, scale, waivers};
use super::{Keys, Naming, Value};
use crate::model::Measure;
use crate::syntax::keys::choices::{BETTER, DETERMINANT, ROLE};

/// Returns the keys of a measure.
pub(in crate::diff) fn measure(naming: &Naming<'_>, measure: &Measure) -> Keys {
    let mut keys = Keys::default();
    keys.text("name", measure.name.as_ref());
    keys.text("asks", measure.asks.as_ref());
    keys.put("asked-of", Value::list(measure.asked_of.iter().map(|id| naming.actor(&id.value))));
    keys.told("scale", measure.scale.as_ref(), scale);
    keys.told("unit", measure.unit.as_ref(), plain);
    keys.text("of", measure.of.as_ref());
    keys.text("counts", measure.counts.as_ref());
    keys.told("role", measure.role.as_ref(), |role| choice(&ROLE, role));
    keys.told("better", measure.better.as_ref(), |better| choice(&BETTER, better));
    keys.told("determinant", measure.determinant.as_ref(), |about| choice(&DETERMINANT, about));
    keys.text("program", measure.program.as_ref());
    keys.told("baseline", measure.baseline.as_ref(), quantity);
    keys.told("target", measure.target.as_ref(), quantity);
    keys.told("by", measure.by.as_ref(), plain);
    keys.text("owner", measure.owner.as_ref());
    keys.told("every", measure.every.as_ref(), |every| Value::text(&every.words));
    keys.text("source", measure.source.as_ref());
    keys.told("measured-by", measure.measured_by.as_ref(), |by| naming.actor(by));
    if let Some(source) = &measure.data {
        data::source(&mut keys, source);
    }
    keys.text("note", measure.note.as_ref());
    keys.text("link", measure.link.as_ref());
    keys.put("waive", waivers(&measure.waivers));
    keys
}
