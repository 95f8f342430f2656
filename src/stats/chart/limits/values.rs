//! Run charts, individual values and their moving ranges.

use super::moving_range::UPPER;
use super::{Basis, Drawn};
use crate::stats::chart::lines::Room;
use crate::stats::chart::{Lines, Subgroup};
use crate::stats::describe::{mean, median};

/// The median, and no limits.
pub(super) fn run(basis: Basis<'_>) -> Drawn {
    let centre = median(&basis.known(Subgroup::value));
    let values: Vec<Option<f64>> = basis.subgroups.iter().map(Subgroup::value).collect();
    let lines = centre.map_or_else(Vec::new, |centre| vec![Lines::only(centre); values.len()]);
    Drawn { values, lines }
}

/// The mean, and limits from the moving range.
pub(super) fn individuals(basis: Basis<'_>) -> Drawn {
    let values: Vec<Option<f64>> = basis.subgroups.iter().map(Subgroup::value).collect();
    let lines = lines_of(basis, &values, &basis.of(Subgroup::value)).unwrap_or_default();
    Drawn { values, lines }
}

/// Returns the lines of individual values, reckoned from those of them that count.
pub(super) fn lines_of(
    basis: Basis<'_>,
    values: &[Option<f64>],
    counting: &[Option<f64>],
) -> Option<Vec<Lines>> {
    let centre = mean(&counting.iter().copied().flatten().collect::<Vec<f64>>())?;
    let deviation = basis.screening.deviation(counting).unwrap_or(f64::NAN);
    Some(values.iter().map(|value| Lines::about(centre, deviation, *value, Room::Free)).collect())
}

/// The mean of the moving ranges, and the limit above it.
pub(super) fn moving_ranges(basis: Basis<'_>) -> Drawn {
    let values: Vec<Option<f64>> = basis.subgroups.iter().map(Subgroup::value).collect();
    let later = values.windows(2).map(|pair| Some((pair[1]? - pair[0]?).abs()));
    let ranges: Vec<Option<f64>> = std::iter::once(None).chain(later).take(values.len()).collect();
    let counting = ranges.iter().zip(basis.counts).filter(|(_, counts)| **counts);
    let counting: Vec<f64> = counting.filter_map(|(range, _)| *range).collect();
    let Some(centre) = mean(&counting) else { return Drawn { values: ranges, lines: Vec::new() } };
    let deviation = centre * (UPPER - 1.0) / 3.0;
    let about = |range: &Option<f64>| Lines {
        lower: Some(0.0),
        upper: Some(UPPER * centre),
        ..Lines::about(centre, deviation, *range, Room::Positive)
    };
    Drawn { lines: ranges.iter().map(about).collect(), values: ranges }
}
