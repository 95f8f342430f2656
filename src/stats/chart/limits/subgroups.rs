//! Means and standard deviations of several values for each period.

use super::{Basis, Drawn};
use crate::stats::chart::lines::Room;
use crate::stats::chart::{Lines, Subgroup};
use crate::stats::describe::{as_number, mean};
use crate::stats::factors::{of_deviation, of_mean};

/// The weighted mean of the means, and limits from the deviation within subgroups.
pub(super) fn means(basis: Basis<'_>) -> Drawn {
    let values: Vec<Option<f64>> = basis.subgroups.iter().map(|subgroup| subgroup.mean).collect();
    let sum: f64 = basis.known(|subgroup| subgroup.sum).iter().sum();
    let count: usize = basis.known(|subgroup| Some(subgroup.count)).iter().sum();
    let (true, Some(within)) = (count > 0, within(basis)) else { return Drawn { values, lines: Vec::new() } };
    let centre = sum / as_number(count);
    let about = |(subgroup, value): (&Subgroup, &Option<f64>)| {
        let deviation = of_mean(subgroup.count).map_or(f64::NAN, |factor| factor * within);
        Lines::about(centre, deviation, *value, Room::Free)
    };
    Drawn { lines: basis.subgroups.iter().zip(&values).map(about).collect(), values }
}

/// The average deviation within subgroups, and limits about it.
pub(super) fn deviations(basis: Basis<'_>) -> Drawn {
    let values: Vec<Option<f64>> = basis.subgroups.iter().map(|subgroup| subgroup.deviation).collect();
    let Some(centre) = within(basis) else { return Drawn { values, lines: Vec::new() } };
    let about = |(subgroup, value): (&Subgroup, &Option<f64>)| {
        let deviation = of_deviation(subgroup.count).map_or(f64::NAN, |factor| factor * centre);
        Lines::about(centre, deviation, *value, Room::Positive)
    };
    Drawn { lines: basis.subgroups.iter().zip(&values).map(about).collect(), values }
}

/// Returns the average deviation within subgroups: their mean where all are of one size, else
/// pooled by size.
fn within(basis: Basis<'_>) -> Option<f64> {
    let is_even = basis.subgroups.windows(2).all(|pair| pair[0].count == pair[1].count);
    if is_even {
        return mean(&basis.known(|subgroup| subgroup.deviation));
    }
    let freedom = |subgroup: &Subgroup| Some(as_number(subgroup.count) - 1.0).filter(|free| *free > 0.0);
    let squares = basis.known(|subgroup| Some(freedom(subgroup)? * subgroup.deviation?.powi(2)));
    let freedom: f64 = basis.known(freedom).iter().sum();
    (freedom > 0.0).then(|| (squares.iter().sum::<f64>() / freedom).sqrt())
}
