//! The rules of the Institute for Healthcare Improvement for run charts (Perla, Provost and Murray
//! 2011).

use super::{Found, Pattern, Point, Signal, mark, mark_trends};
use crate::stats::runs::Side;
use statrs::function::factorial::ln_binomial;

/// So many points on one side make a shift.
const SHIFT: usize = 6;
/// So many points that rise or fall make a trend.
const TREND: usize = 5;
/// How rarely random variation makes so few runs, or so many: 5 % on both sides together.
const RARE: f64 = 0.025;

/// Whether there are too few or too many runs about the centre (Wald and Wolfowitz 1940, the exact
/// distribution).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RunsTest {
    /// How many runs there are.
    pub runs: usize,
    /// How likely random variation makes as few, from 0 to 1.
    pub as_few: f64,
    /// How likely random variation makes as many.
    pub as_many: f64,
}

impl RunsTest {
    /// Tells whether there are fewer runs than random variation explains.
    #[must_use]
    pub fn is_few(&self) -> bool {
        self.as_few <= RARE
    }

    /// Tells whether there are more runs than random variation explains.
    #[must_use]
    pub fn is_many(&self) -> bool {
        self.as_many <= RARE
    }

    fn of(sides: &[Side]) -> Option<Self> {
        let runs = sides.chunk_by(|one, next| one == next).count();
        let above = sides.iter().filter(|side| **side == Side::Above).count();
        let below = sides.len() - above;
        if above == 0 || below == 0 {
            return None;
        }
        let (mut as_few, mut as_many) = (0.0, 0.0);
        for count in 2..=2 * above.min(below) + 1 {
            let chance = chance(count, above, below);
            if count <= runs {
                as_few += chance;
            }
            if count >= runs {
                as_many += chance;
            }
        }
        Some(Self { runs, as_few, as_many })
    }
}

/// Returns how likely so many runs are.
fn chance(runs: usize, above: usize, below: usize) -> f64 {
    let ways = |of: usize, take: usize| {
        let wide = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
        if take > of { f64::NEG_INFINITY } else { ln_binomial(wide(of), wide(take)) }
    };
    let all = ways(above + below, above);
    let split = |first: usize, second: usize| (ways(above - 1, first) + ways(below - 1, second) - all).exp();
    let half = runs / 2;
    if runs.is_multiple_of(2) {
        2.0 * split(half - 1, half - 1)
    } else {
        split(half, half - 1) + split(half - 1, half)
    }
}

/// Marks shifts and trends, and tests the number of runs.
pub(super) fn judge(points: &[Point], found: &mut Found) {
    mark_shifts(points, &mut found.at);
    mark_trends(points, TREND, true, &mut found.at);
    let sides: Vec<Side> = points.iter().filter_map(Point::side).collect();
    found.runs_test = RunsTest::of(&sides);
    found.is_signal = found.runs_test.is_some_and(|test| test.is_few() || test.is_many());
}

/// Points on the centre neither add to a shift nor end it.
fn mark_shifts(points: &[Point], at: &mut [Vec<Signal>]) {
    let useful: Vec<(usize, Side)> =
        points.iter().enumerate().filter_map(|(index, point)| Some((index, point.side()?))).collect();
    for run in useful.chunk_by(|one, next| one.1 == next.1).filter(|run| run.len() >= SHIFT) {
        let is_high = Some(run[0].1 == Side::Above);
        for (index, _) in run {
            mark(at, *index..index + 1, Signal { pattern: Pattern::Shift, is_high });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{RunsTest, chance};
    use crate::stats::describe::as_number;
    use crate::stats::runs::Side::{Above, Below};

    #[test]
    fn all_numbers_of_runs_together_are_certain() {
        for (above, below) in [(1, 1), (3, 5), (10, 10), (40, 7)] {
            let total: f64 = (2..=2 * above.min(below) + 1).map(|runs| chance(runs, above, below)).sum();
            assert!((total - 1.0).abs() < 1e-10, "{above} {below} {total}");
        }
    }

    /// Of the ways to put 3 above among 6, two have 2 runs: by hand.
    #[test]
    fn by_hand() {
        let test = RunsTest::of(&[Above, Above, Above, Below, Below, Below]).unwrap();
        assert!((test.as_few - 2.0 / as_number(20)).abs() < 1e-12, "{test:?}");
        assert!((test.as_many - 1.0).abs() < 1e-12);
        assert!(!test.is_few() && !test.is_many());
        assert_eq!(RunsTest::of(&[Above, Above]), None);
    }

    /// Swed and Eisenhart 1943: with ten and ten, six runs are too few and sixteen too many.
    #[test]
    fn published_limits() {
        let series = |runs: [usize; 6]| -> Vec<_> {
            let side = |index: usize| if index.is_multiple_of(2) { Above } else { Below };
            runs.iter().enumerate().flat_map(|(index, length)| vec![side(index); *length]).collect()
        };
        let few = RunsTest::of(&series([4, 4, 3, 3, 3, 3])).unwrap();
        assert!(few.is_few() && few.runs == 6, "{few:?}");
        let mut many = [Above, Below].repeat(7);
        many.extend([Above, Above, Above, Below, Below, Below]);
        let many = RunsTest::of(&many).unwrap();
        assert!(many.is_many() && many.runs == 16, "{many:?}");
    }
}
