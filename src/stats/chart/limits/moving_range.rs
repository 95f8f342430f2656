//! Short-term variation out of the differences between neighbours.

use crate::stats::describe::mean;

/// How moving ranges become limits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::stats::chart) struct Screening {
    /// Whether ranges over the limit of moving ranges are dropped once (Nelson 1982).
    pub(in crate::stats::chart) drops_outliers: bool,
    /// How many average moving ranges make a standard deviation.
    pub(in crate::stats::chart) factor: f64,
}

/// The upper limit of moving ranges, in average moving ranges: D₄ of two values.
pub(super) const UPPER: f64 = 3.267;

impl Screening {
    /// Returns the standard deviation; absent where no two values are neighbours.
    ///
    /// A value that was not observed parts its neighbours.
    pub(super) fn deviation(self, values: &[Option<f64>]) -> Option<f64> {
        let ranges = ranges(values);
        let average = mean(&ranges)?;
        let average = if self.drops_outliers {
            let kept: Vec<f64> = ranges.into_iter().filter(|range| *range < UPPER * average).collect();
            // Where all values are alike, every range is 0 and so is the limit.
            mean(&kept).unwrap_or(average)
        } else {
            average
        };
        Some(average * self.factor)
    }
}

/// Returns the differences between neighbours that were both observed.
fn ranges(values: &[Option<f64>]) -> Vec<f64> {
    values.windows(2).filter_map(|pair| Some((pair[1]? - pair[0]?).abs())).collect()
}
