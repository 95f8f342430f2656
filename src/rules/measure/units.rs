//! What a measure counts in, wherever the file says so.

use crate::model::{Measure, Quantity, QuantityUnit, Unit};

/// Tells whether the file says what a measure counts in.
///
/// A unit may also stand beside the baseline or the target (`20 min`), and the scale of a
/// question brings its own: yes and no are counted in percent, points in points.
#[must_use]
pub(super) fn has_unit(measure: &Measure) -> bool {
    let is_asked_on_scale = measure.asks.is_some() && measure.scale.is_some();
    measure.unit.is_some() || is_asked_on_scale || written_beside_number(measure).is_some()
}

/// Tells whether a measure is a percentage.
#[must_use]
pub(super) fn is_percentage(measure: &Measure) -> bool {
    match &measure.unit {
        Some(unit) => unit.value == Unit::Percent,
        None => written_beside_number(measure) == Some(&QuantityUnit::Percent),
    }
}

/// Returns the unit beside the target, or else beside the baseline.
fn written_beside_number(measure: &Measure) -> Option<&QuantityUnit> {
    let quantities = [&measure.target, &measure.baseline];
    quantities.into_iter().flatten().find_map(|quantity| match &quantity.value {
        Quantity::Number { unit, .. } if *unit != QuantityUnit::None => Some(unit),
        _ => None,
    })
}
