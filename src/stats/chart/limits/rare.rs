//! Rare events: cases or time between one and the next.

use super::{Basis, Drawn, values};
use crate::stats::chart::lines::Room;
use crate::stats::chart::{Lines, Subgroup};
use crate::stats::describe::{mean, median};

/// The power that makes times between events nearly normal (Nelson 1994).
const POWER: f64 = 3.6;

/// The median of the cases between events, and limits about their mean, as geometric numbers have.
pub(super) fn cases_between(basis: Basis<'_>) -> Drawn {
    let drawn: Vec<Option<f64>> = basis.subgroups.iter().map(Subgroup::value).collect();
    let counting = basis.known(Subgroup::value);
    let (Some(average), Some(centre)) = (mean(&counting), median(&counting)) else {
        return Drawn { values: drawn, lines: Vec::new() };
    };
    let deviation = (average * (average + 1.0)).sqrt();
    let about =
        |value: &Option<f64>| Lines { centre, ..Lines::about(average, deviation, *value, Room::Positive) };
    Drawn { lines: drawn.iter().map(about).collect(), values: drawn }
}

/// The lines of individual values on a scale on which they are nearly normal, brought back.
pub(super) fn time_between(basis: Basis<'_>) -> Drawn {
    let bent = |subgroup: &Subgroup| subgroup.value().map(|value| value.powf(1.0 / POWER));
    let on_scale: Vec<Option<f64>> = basis.subgroups.iter().map(bent).collect();
    let lines = values::lines_of(basis, &on_scale, &basis.of(bent)).unwrap_or_default();
    let back = |line: Lines| Lines {
        centre: line.centre.powf(POWER),
        lower: line.lower.map(|limit| limit.max(0.0).powf(POWER)),
        upper: line.upper.map(|limit| limit.powf(POWER)),
        ..line
    };
    Drawn {
        values: basis.subgroups.iter().map(Subgroup::value).collect(),
        lines: lines.into_iter().map(back).collect(),
    }
}
