//! Proportions, counts and rates.

use super::{Basis, Drawn};
use crate::stats::chart::lines::Room;
use crate::stats::chart::{Lines, Subgroup};
use crate::stats::describe::mean;

/// So many of so many; by Laney 2002, the variation between subgroups widens the limits.
pub(super) fn proportions(basis: Basis<'_>, is_laney: bool) -> Drawn {
    of_sizes(basis, is_laney, Room::Share, |centre, size| (centre * (1.0 - centre) / size).sqrt())
}

/// So many for so much; by Laney 2002, the variation between subgroups widens the limits.
pub(super) fn rates(basis: Basis<'_>, is_laney: bool) -> Drawn {
    of_sizes(basis, is_laney, Room::Positive, |centre, size| (centre / size).sqrt())
}

fn of_sizes(basis: Basis<'_>, is_laney: bool, room: Room, deviation: impl Fn(f64, f64) -> f64) -> Drawn {
    let values: Vec<Option<f64>> = basis.subgroups.iter().map(Subgroup::value).collect();
    let Some(centre) = pooled(basis) else { return Drawn { values, lines: Vec::new() } };
    let deviation_of = |subgroup: &Subgroup| {
        let size = subgroup.size.filter(|size| *size > 0.0);
        size.map_or(f64::NAN, |size| deviation(centre, size))
    };
    let widened = if is_laney {
        let distance = |subgroup: &Subgroup| Some((subgroup.value()? - centre) / deviation_of(subgroup));
        basis.screening.deviation(&basis.of(distance)).unwrap_or(f64::NAN)
    } else {
        1.0
    };
    let beside = basis.subgroups.iter().zip(&values);
    let lines = beside
        .map(|(subgroup, value)| Lines::about(centre, deviation_of(subgroup) * widened, *value, room))
        .collect();
    Drawn { values, lines }
}

/// Returns all numerators over all denominators.
fn pooled(basis: Basis<'_>) -> Option<f64> {
    let numerator: f64 = basis.known(|subgroup| subgroup.sum).iter().sum();
    let denominator: f64 = basis.known(|subgroup| subgroup.size).iter().sum();
    (denominator > 0.0).then(|| numerator / denominator)
}

/// How many, over areas of opportunity of one size.
pub(super) fn counts(basis: Basis<'_>) -> Drawn {
    let values: Vec<Option<f64>> = basis.subgroups.iter().map(|subgroup| subgroup.sum).collect();
    let centre = mean(&basis.known(|subgroup| subgroup.sum));
    let lines = centre.map_or_else(Vec::new, |centre| {
        values.iter().map(|value| Lines::about(centre, centre.sqrt(), *value, Room::Positive)).collect()
    });
    Drawn { values, lines }
}
