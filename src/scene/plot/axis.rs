//! Axes: round numbers for values, and labels of periods as far as there is room.

use crate::typography::{Weight, width};

/// A scale of values with its round numbers.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Axis {
    low: f64,
    high: f64,
    step: f64,
}

impl Axis {
    /// Makes an axis on which all of `values` have a place; with 0 on it where that is near.
    pub(super) fn of(values: impl Iterator<Item = f64>, most: Option<f64>) -> Self {
        let (mut low, mut high) = values
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
        if !low.is_finite() {
            (low, high) = (0.0, 1.0);
        }
        if low >= 0.0 && low < 0.5 * high {
            low = 0.0;
        }
        // Of values that are all alike, the axis shows as much above as below.
        let spread = (high - low).max(high.abs().max(1e-9) * 1e-6);
        let step = round_step(spread / 5.0);
        let low = (low / step).floor() * step;
        let high = (high / step).ceil() * step;
        let high = most.filter(|most| high > *most && *most > low).unwrap_or(high);
        Self { low, high: if high > low { high } else { low + step }, step }
    }

    /// Returns the round numbers, from the lowest.
    pub(super) fn ticks(&self) -> Vec<f64> {
        let count = ((self.high - self.low) / self.step + 1e-6).floor();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a dozen at the most")]
        let count = count.min(20.0) as usize;
        (0..=count).map(|tick| self.low + tick as f64 * self.step).collect()
    }

    /// Returns where a value stands, from 0 at the low end to 1.
    pub(super) fn share(&self, value: f64) -> f64 {
        ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }

    /// Returns how many decimals the round numbers need.
    pub(super) fn decimals(&self) -> usize {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
        let decimals = (-self.step.log10().floor()).clamp(0.0, 9.0) as usize;
        decimals
    }
}

/// Returns 1, 2 or 5 times a power of ten, and not less than `least`.
fn round_step(least: f64) -> f64 {
    let power = 10_f64.powf(least.log10().floor());
    [1.0, 2.0, 5.0]
        .into_iter()
        .map(|times| times * power)
        .find(|step| *step >= least * (1.0 - 1e-9))
        .unwrap_or(10.0 * power)
}

/// Writes a number with so many decimals, and a true minus sign.
pub(super) fn written(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    let is_zero = text.bytes().all(|byte| matches!(byte, b'-' | b'0' | b'.'));
    match text.strip_prefix('-') {
        Some(positive) if is_zero => positive.to_owned(),
        Some(positive) => format!("−{positive}"),
        None => text,
    }
}

/// Returns every how many periods one has room for its label.
pub(super) fn stride(labels: &[String], step: f64, size: f64) -> usize {
    let widest = labels.iter().map(|label| width(label, size, Weight::Regular)).fold(0.0, f64::max);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "labels are of bounded width"
    )]
    let stride = ((widest + 12.0) / step.max(1e-6)).ceil().clamp(1.0, 1e9) as usize;
    stride
}

#[cfg(test)]
mod tests {
    use super::{Axis, stride, written};
    use proptest::prelude::{prop_assert, proptest};

    #[test]
    fn round_numbers() {
        let axis = Axis::of([12.0, 96.0].into_iter(), Some(100.0));
        assert_eq!(axis.ticks(), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        let axis = Axis::of([0.93, 0.95].into_iter(), None);
        assert_eq!((axis.ticks().len(), axis.decimals()), (5, 3));
    }

    #[test]
    fn minus_signs_and_zeros() {
        assert_eq!((written(-1.25, 1), written(-0.01, 1)), ("−1.2".to_owned(), "0.0".to_owned()));
    }

    #[test]
    fn labels_have_room() {
        let labels = vec!["2026-01".to_owned(); 40];
        assert!(stride(&labels, 100.0, 10.5) == 1 && stride(&labels, 15.0, 10.5) > 2);
    }

    proptest! {
        #[test]
        fn every_value_has_a_place(values in proptest::collection::vec(-1e12..1e12_f64, 0..9)) {
            let axis = Axis::of(values.iter().copied(), None);
            prop_assert!(axis.ticks().len() <= 21 && axis.high > axis.low);
            for value in values {
                prop_assert!(axis.low <= value + 1e-3 * axis.step && value <= axis.high + 1e-3 * axis.step);
            }
        }
    }
}
