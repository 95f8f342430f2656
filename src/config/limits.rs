//! The limits that rules go by in one flow.

use crate::model::Share;
use crate::syntax::keys::Limit;

/// A number for each [`Limit`]; the defaults where nothing else is said.
#[derive(Debug, Clone, PartialEq)]
pub struct Limits {
    numbers: Vec<f64>,
}

impl Default for Limits {
    fn default() -> Self {
        Self { numbers: Limit::ALL.iter().map(|limit| limit.default()).collect() }
    }
}

impl Limits {
    /// Sets a limit, in percent where it is a share.
    pub fn set(&mut self, limit: Limit, number: f64) {
        self.numbers[limit as usize] = number;
    }

    /// Returns the number of a limit, in percent where it is a share.
    #[must_use]
    pub fn number(&self, limit: Limit) -> f64 {
        self.numbers[limit as usize]
    }

    /// Returns a limit that counts.
    #[must_use]
    pub fn count(&self, limit: Limit) -> usize {
        // Whole, and from 1 to 10,000: the reader of the file sees to it.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small whole number")]
        let count = self.number(limit) as usize;
        count
    }

    /// Returns a limit that is a share.
    #[must_use]
    pub fn share(&self, limit: Limit) -> Share {
        Share(self.number(limit) / 100.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Limits;
    use crate::syntax::keys::Limit;

    #[test]
    fn counts_and_shares() {
        let mut limits = Limits::default();
        assert_eq!(limits.count(Limit::MostSteps), 50);
        limits.set(Limit::MostSteps, 40.0);
        assert_eq!(limits.count(Limit::MostSteps), 40);
        assert!((limits.share(Limit::LeastCompleteAndAccurate).0 - 0.8).abs() < 1e-12);
    }
}
