//! Mean, median and spread.

/// Returns the arithmetic mean; absent without values.
#[must_use]
pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / as_number(values.len()))
}

/// Returns the median, the mean of the middle two where their number is even; absent without values.
#[must_use]
pub fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => None,
        length if length % 2 == 1 => Some(sorted[middle]),
        _ => Some(f64::midpoint(sorted[middle - 1], sorted[middle])),
    }
}

/// Returns the standard deviation of a sample, over n − 1; absent for fewer than two values.
#[must_use]
pub fn standard_deviation(values: &[f64]) -> Option<f64> {
    if values.len() < 2 {
        return None;
    }
    let centre = mean(values)?;
    let squares: f64 = values.iter().map(|value| (value - centre).powi(2)).sum();
    Some((squares / as_number(values.len() - 1)).sqrt())
}

/// Turns a number of things into a number to reckon with.
#[expect(clippy::cast_precision_loss, reason = "no series has 2^52 values")]
pub(crate) fn as_number(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::{mean, median, standard_deviation};

    #[test]
    fn of_nothing_there_is_nothing() {
        assert_eq!((mean(&[]), median(&[]), standard_deviation(&[4.0])), (None, None, None));
    }

    #[test]
    fn of_a_few() {
        let values = [4.0, 1.0, 3.0, 2.0];
        assert_eq!((mean(&values), median(&values)), (Some(2.5), Some(2.5)));
        assert_eq!(median(&values[..3]), Some(3.0));
        assert!((standard_deviation(&values).unwrap() - (5.0_f64 / 3.0).sqrt()).abs() < 1e-15);
    }
}
