//! Runs of points on one side of the centre, and how often the line crosses it.

use statrs::distribution::{Binomial, DiscreteCDF};

/// Where a point lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// Over the centre.
    Above,
    /// Under the centre.
    Below,
}

impl Side {
    /// Tells on which side `value` lies; nothing on the centre itself.
    #[must_use]
    pub fn of(value: f64, centre: f64) -> Option<Self> {
        if value > centre {
            Some(Self::Above)
        } else if value < centre {
            Some(Self::Below)
        } else {
            None
        }
    }

    /// Returns the word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Above => "above",
            Self::Below => "below",
        }
    }
}

/// The runs of a series, and what random variation alone would leave them at.
///
/// Points on the centre are of no use: they neither lengthen a run nor end it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Runs {
    /// Points off the centre.
    pub useful: usize,
    /// Points in the longest run.
    pub longest: usize,
    /// The longest run that random variation explains: round(log₂ n) + 3 (Anhøj and Olesen 2014,
    /// after Schilling 2012).
    pub longest_limit: usize,
    /// How often the line crosses the centre.
    pub crossings: usize,
    /// The fewest crossings that random variation explains: the 5 % quantile of the binomial
    /// distribution with n − 1 trials of ½ (Anhøj and Olesen 2014, after Chen 2010).
    pub crossings_limit: usize,
}

impl Runs {
    /// Fewer useful points say nothing, by these rules.
    pub const LEAST: usize = 10;

    /// Counts the runs of points that lie on these sides; absent without points.
    #[must_use]
    pub fn of(sides: &[Side]) -> Option<Self> {
        let useful = sides.len();
        if useful == 0 {
            return None;
        }
        let runs = sides.chunk_by(|one, next| one == next);
        let (mut longest, mut count) = (0, 0);
        for run in runs {
            longest = longest.max(run.len());
            count += 1;
        }
        Some(Self {
            useful,
            longest,
            longest_limit: longest_limit(useful),
            crossings: count - 1,
            crossings_limit: crossings_limit(useful),
        })
    }

    /// Tells whether the longest run is longer than random variation explains.
    #[must_use]
    pub fn is_long(&self) -> bool {
        self.longest > self.longest_limit
    }

    /// Tells whether the line crosses less often than random variation explains.
    #[must_use]
    pub fn crosses_rarely(&self) -> bool {
        self.crossings < self.crossings_limit
    }

    /// Tells whether either test speaks; whether there are points enough is not asked.
    #[must_use]
    pub fn is_signal(&self) -> bool {
        self.is_long() || self.crosses_rarely()
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 3 and 67")]
fn longest_limit(useful: usize) -> usize {
    super::describe::as_number(useful).log2().round() as usize + 3
}

/// Returns the 5 % quantile of the crossings.
fn crossings_limit(useful: usize) -> usize {
    let trials = u64::try_from(useful - 1).unwrap_or(u64::MAX);
    let distribution = Binomial::new(0.5, trials).expect("a half is a probability");
    usize::try_from(distribution.inverse_cdf(0.05)).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Runs, Side};

    /// From the table of Anhøj and Olesen 2014 and the R function `qbinom`.
    #[test]
    fn published_limits() {
        for (useful, longest, crossings) in
            [(1, 3, 0), (10, 6, 2), (12, 7, 3), (24, 8, 8), (32, 8, 11), (100, 10, 41)]
        {
            let runs = Runs::of(&vec![Side::Above; useful]).unwrap();
            assert_eq!((runs.longest_limit, runs.crossings_limit), (longest, crossings), "{useful}");
            assert_eq!((runs.longest, runs.crossings), (useful, 0));
        }
        assert_eq!(Runs::of(&[]), None);
    }

    #[test]
    fn counts_runs_and_crossings() {
        let (a, b) = (Side::Above, Side::Below);
        let runs = Runs::of(&[a, a, b, b, b, a]).unwrap();
        assert_eq!((runs.useful, runs.longest, runs.crossings), (6, 3, 2));
        assert!(!runs.is_signal());
    }
}
