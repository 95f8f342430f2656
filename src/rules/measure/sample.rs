//! Values that help lines show: in the unit of the measure, the target on its good side.
//!
//! They show the form; the numbers are the flow's own to find.

use super::units::is_percentage;
use crate::model::{Better, Measure, Scale, Unit};

/// Returns a baseline as it can be typed.
#[must_use]
pub(super) fn baseline(measure: &Measure) -> String {
    format!("baseline: {}", values(measure).0)
}

/// Returns a target as it can be typed.
#[must_use]
pub(super) fn target(measure: &Measure) -> String {
    format!("target: {}", values(measure).1)
}

/// Returns a baseline and a target that fit each other.
fn values(measure: &Measure) -> (&'static str, &'static str) {
    let is_time = matches!(measure.unit.as_deref(), Some(Unit::Minutes | Unit::Hours | Unit::Days));
    let is_to_fall = measure.better.map_or(is_time, |better| better.value == Better::Down);
    let is_in_percent = is_percentage(measure) || measure.unit.is_none() && measure.asks.is_some();
    match measure.scale.as_ref().map(|scale| &scale.value) {
        Some(Scale::FivePoint) if !is_to_fall => ("3.5", "4.5"),
        Some(Scale::ZeroToTen) if !is_to_fall => ("7", "9"),
        _ if is_in_percent && is_to_fall => ("30%", "5%"),
        _ if is_in_percent => ("60%", "90%"),
        _ if is_to_fall => ("30", "10"),
        _ => ("10", "30"),
    }
}
