//! Factors of charts of means and standard deviations (Montgomery, Introduction to Statistical
//! Quality Control, appendix VI).

use super::describe::as_number;
use statrs::function::gamma::ln_gamma;

/// Returns c₄, by which the standard deviation of so many values falls short on average; absent
/// below two.
pub(super) fn c4(size: usize) -> Option<f64> {
    let n = as_number(size);
    (size > 1).then(|| (2.0 / (n - 1.0)).sqrt() * (ln_gamma(n / 2.0) - ln_gamma((n - 1.0) / 2.0)).exp())
}

/// Returns how far one standard error of a mean lies from it, in average standard deviations: a
/// third of A₃; absent below two values.
pub(super) fn of_mean(size: usize) -> Option<f64> {
    Some(1.0 / (c4(size)? * as_number(size).sqrt()))
}

/// Returns how far one standard error of a standard deviation lies from it, in average standard
/// deviations: a third of B₄ − 1; absent below two values.
pub(super) fn of_deviation(size: usize) -> Option<f64> {
    let c4 = c4(size)?;
    Some((1.0 - c4 * c4).max(0.0).sqrt() / c4)
}

#[cfg(test)]
mod tests {
    use super::{c4, of_deviation, of_mean};

    /// Montgomery's table, to its four digits.
    #[test]
    fn published_factors() {
        for (size, c4_, a3, b4) in
            [(2, 0.7979, 2.659, 3.267), (5, 0.9400, 1.427, 2.089), (25, 0.9896, 0.606, 1.435)]
        {
            assert!((c4(size).unwrap() - c4_).abs() < 5e-5);
            assert!((3.0 * of_mean(size).unwrap() - a3).abs() < 5e-4);
            assert!((1.0 + 3.0 * of_deviation(size).unwrap() - b4).abs() < 5e-4);
        }
        assert_eq!(c4(1), None);
    }
}
