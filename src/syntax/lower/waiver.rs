//! Waivers.

use super::{Decoder, Field};
use crate::model::Waiver;
use crate::syntax::keys::WAIVER;

/// Lowers a waiver or a list of them; one with several rules becomes several.
pub(super) fn waivers(decoder: &Decoder, field: Option<Field<'_, '_>>) -> Vec<Waiver> {
    let Some(field) = field else { return Vec::new() };
    let mut found = Vec::new();
    for node in Decoder::one_or_many(field.node) {
        let Some(fields) = decoder.open(node, &WAIVER, node.span) else { continue };
        let reason = fields.text("reason");
        let owner = fields.text("owner");
        let until = fields.date("until");
        for rule in fields.texts("rule") {
            found.push(Waiver { rule, reason: reason.clone(), owner: owner.clone(), until, span: node.span });
        }
        fields.finish();
    }
    found
}
