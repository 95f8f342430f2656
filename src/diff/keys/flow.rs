//! Keys of the flow as a whole.

use super::value::{duration, plain, waivers};
use super::{Keys, Naming, Value};

/// Returns the keys of a flow.
pub(in crate::diff) fn flow(naming: &Naming<'_>) -> Keys {
    let flow = naming.version.flow();
    let mut keys = Keys::default();
    keys.text("flow", flow.name.as_ref());
    keys.text("purpose", flow.purpose.as_ref());
    keys.put("customer", Value::list(flow.customers.iter().map(|id| naming.actor(&id.value))));
    keys.text("owner", flow.owner.as_ref());
    keys.told("reviewed", flow.reviewed.as_ref(), plain);
    keys.told("review-every", flow.review_every.as_ref(), |every| Value::text(&every.words));
    keys.told("lead-time", flow.lead_time.as_ref(), duration);
    keys.text("lang", flow.lang.as_ref());
    keys.texts("tags", &flow.tags);
    keys.put("waive", waivers(&flow.waivers));
    keys
}
