//! Which kind of chart fits the data.

use crate::model::ChartKind;

/// What the numbers of a measure are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DataKind {
    /// So many of so many.
    Proportions,
    /// How many, over areas of opportunity of one size.
    Counts,
    /// How many for so much.
    Rates,
    /// Numbers on a continuous scale.
    Values,
    /// Several values on a continuous scale for each period.
    Subgroups,
    /// Cases between rare events.
    CasesBetween,
    /// Time between rare events.
    TimeBetween,
}

impl DataKind {
    /// Above this mean size even small differences between proportions fall outside the limits of a
    /// p chart.
    pub const LARGE: f64 = 1000.0;

    /// Returns the chart that fits, by the mean size of a subgroup.
    #[must_use]
    pub fn chart(self, mean_size: f64) -> ChartKind {
        match self {
            Self::Proportions if mean_size > Self::LARGE => ChartKind::LaneyProportion,
            Self::Proportions => ChartKind::Proportion,
            Self::Counts => ChartKind::Count,
            Self::Rates => ChartKind::Rate,
            Self::Values => ChartKind::Individuals,
            Self::Subgroups => ChartKind::Mean,
            Self::CasesBetween => ChartKind::CasesBetween,
            Self::TimeBetween => ChartKind::TimeBetween,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::DataKind;
    use crate::model::ChartKind;

    #[test]
    fn large_subgroups_get_wider_limits() {
        assert_eq!(DataKind::Proportions.chart(1000.0), ChartKind::Proportion);
        assert_eq!(DataKind::Proportions.chart(1000.1), ChartKind::LaneyProportion);
    }
}
