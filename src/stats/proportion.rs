//! Proportions with their uncertainty: n of N, an interval beside every percentage.

use super::describe::as_number;
use statrs::distribution::{ContinuousCDF, Normal};
use std::fmt;

/// So many of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proportion {
    /// How many of them.
    pub count: usize,
    /// How many there are.
    pub of: usize,
}

/// What a value lies between.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// How sure an interval is, as a share between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Confidence(f64);

impl Confidence {
    /// 95 in 100.
    pub const USUAL: Self = Self(0.95);

    /// Takes a share; nothing unless it lies between 0 and 1.
    #[must_use]
    pub fn new(share: f64) -> Option<Self> {
        (share > 0.0 && share < 1.0).then_some(Self(share))
    }

    /// Returns the two-sided quantile of the standard normal distribution.
    fn quantile(self) -> f64 {
        Normal::standard().inverse_cdf(1.0 - (1.0 - self.0) / 2.0)
    }
}

impl Proportion {
    /// Below so many things a percentage says nothing.
    pub const LEAST: usize = 5;
    /// Below so many things a percentage wants a warning.
    pub const FEW: usize = 30;

    /// Takes so many of so many; nothing where there are more than there are in all.
    #[must_use]
    pub fn new(count: usize, of: usize) -> Option<Self> {
        (count <= of).then_some(Self { count, of })
    }

    /// Returns the share, from 0 to 1; absent where there is nothing to share.
    #[must_use]
    pub fn share(self) -> Option<f64> {
        (self.of > 0).then(|| as_number(self.count) / as_number(self.of))
    }

    /// Returns the score interval of the share (Wilson 1927); absent where there is nothing to share.
    #[must_use]
    pub fn wilson(self, confidence: Confidence) -> Option<Interval> {
        let share = self.share()?;
        let (n, z) = (as_number(self.of), confidence.quantile());
        let spread = z * z / n;
        let middle = (share + spread / 2.0) / (1.0 + spread);
        let half = z / (1.0 + spread) * (share * (1.0 - share) / n + spread / n / 4.0).sqrt();
        // At the ends the formula gives 0 and 1 but for the last bits.
        let low = if self.count == 0 { 0.0 } else { (middle - half).max(0.0) };
        let high = if self.count == self.of { 1.0 } else { (middle + half).min(1.0) };
        Some(Interval { low, high })
    }

    /// Returns this share less `other`'s; absent where either has nothing to share.
    #[must_use]
    pub fn difference(self, other: Self) -> Option<f64> {
        Some(self.share()? - other.share()?)
    }

    /// Returns the interval of the difference to `other` out of both score intervals (Newcombe 1998,
    /// method 10); absent where either has nothing to share.
    #[must_use]
    pub fn newcombe(self, other: Self, confidence: Confidence) -> Option<Interval> {
        let (one, two) = (self.share()?, other.share()?);
        let (first, second) = (self.wilson(confidence)?, other.wilson(confidence)?);
        let difference = one - two;
        Some(Interval {
            low: difference - (one - first.low).hypot(second.high - two),
            high: difference + (first.high - one).hypot(two - second.low),
        })
    }
}

/// As `81/263`.
impl fmt::Display for Proportion {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.count, self.of)
    }
}

#[cfg(test)]
mod tests {
    use super::{Confidence, Interval, Proportion};
    use proptest::prelude::{prop_assert, proptest};

    fn proportion(count: usize, of: usize) -> Proportion {
        Proportion::new(count, of).unwrap()
    }

    #[track_caller]
    fn assert_near(interval: Interval, low: f64, high: f64) {
        assert!((interval.low - low).abs() < 5e-6 && (interval.high - high).abs() < 5e-6, "{interval:?}");
    }

    /// Newcombe 1998 gives these.
    #[test]
    fn published_intervals() {
        assert_near(proportion(81, 263).wilson(Confidence::USUAL).unwrap(), 0.25529, 0.36621);
        let difference = proportion(56, 70).newcombe(proportion(48, 80), Confidence::USUAL).unwrap();
        assert_near(difference, 0.05243, 0.33387);
    }

    #[test]
    fn nothing_has_no_share() {
        assert_eq!(proportion(0, 0).wilson(Confidence::USUAL), None);
        assert_eq!(Proportion::new(3, 2), None);
        assert_eq!(Confidence::new(1.0), None);
    }

    proptest! {
        #[test]
        fn the_share_lies_within(count in 0_usize..400, more in 0_usize..400) {
            let it = Proportion { count, of: count + more };
            if let (Some(share), Some(interval)) = (it.share(), it.wilson(Confidence::USUAL)) {
                prop_assert!(0.0 <= interval.low && interval.low <= share);
                prop_assert!(share <= interval.high && interval.high <= 1.0);
            }
        }
    }
}
