//! What was observed in one period.

use crate::stats::describe::{as_number, mean, standard_deviation};

/// What was observed in one period, or at one event.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Subgroup {
    /// Sum of the values; of proportions and rates the numerator. Absent where nothing was observed.
    pub sum: Option<f64>,
    /// How many values there are.
    pub count: usize,
    /// Mean of the values.
    pub mean: Option<f64>,
    /// Standard deviation of the values; absent for fewer than two.
    pub deviation: Option<f64>,
    /// Denominator of proportions and rates.
    pub size: Option<f64>,
}

impl Subgroup {
    /// Takes the values of one period; none is a period in which nothing was observed.
    #[must_use]
    pub fn of_values(values: &[f64]) -> Self {
        Self {
            sum: (!values.is_empty()).then(|| values.iter().sum()),
            count: values.len(),
            mean: mean(values),
            deviation: standard_deviation(values),
            size: None,
        }
    }

    /// Takes so many of so many, or so many for so much.
    #[must_use]
    pub fn counted(numerator: f64, denominator: f64) -> Self {
        Self { size: Some(denominator), ..Self::of_values(&[numerator]) }
    }

    /// Returns the value that is drawn: numerator over denominator, or the mean.
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        match self.size {
            Some(size) if size > 0.0 => Some(self.sum? / size),
            Some(_) => None,
            None => self.mean,
        }
    }
}

/// Returns the mean denominator; 0 where there is none.
#[must_use]
pub fn mean_size(subgroups: &[Subgroup]) -> f64 {
    let sizes: Vec<f64> = subgroups.iter().filter_map(|subgroup| subgroup.size).collect();
    sizes.iter().sum::<f64>() / as_number(sizes.len().max(1))
}
