//! Least distances between places on a line, and places that keep them.

use super::wishes::Wishes;

/// Rounds in which the least places must be found; chains of docks need a few.
const ROUNDS: usize = 200;
/// How often to look whether the rounds will ever end.
const ROUNDS_BETWEEN_LOOKS: usize = 10;
/// Sweeps in which things move to where they wish to be.
const SWEEPS: usize = 12;

/// A distance to another variable, at least.
#[derive(Clone, Copy)]
struct Distance {
    other: usize,
    least: f64,
}

/// A system of rules `at[b] - at[a] >= distance`; a distance may be negative.
pub(super) struct Distances {
    /// Of each variable, those that it must lie behind.
    before: Vec<Vec<Distance>>,
    /// Of each variable, those that must lie behind it.
    behind: Vec<Vec<Distance>>,
    /// The variables in the order of the draft.
    order: Vec<usize>,
}

impl Distances {
    /// Makes a system without rules for variables that stand so in the draft.
    pub(super) fn new(at: &[f64]) -> Self {
        let mut order: Vec<usize> = (0..at.len()).collect();
        order.sort_by(|one, other| at[*one].total_cmp(&at[*other]).then(one.cmp(other)));
        Self { before: vec![Vec::new(); at.len()], behind: vec![Vec::new(); at.len()], order }
    }

    /// Demands that `other` lies at least so far behind `one`.
    pub(super) fn add(&mut self, one: usize, other: usize, least: f64) {
        // Neighbours on one line are mostly neighbours on the next.
        if let Some(last) = self.behind[one].last()
            && last.other == other
            && last.least >= least
        {
            return;
        }
        self.behind[one].push(Distance { other, least });
        self.before[other].push(Distance { other: one, least });
    }

    /// Returns the least places, none below its floor.
    ///
    /// Where the rules cannot all be kept, some variables push each other on without end; they are
    /// the error.
    pub(super) fn least(&self, floors: &[f64]) -> Result<Vec<f64>, Vec<usize>> {
        let mut at = floors.to_vec();
        let mut pushed_by: Vec<Option<usize>> = vec![None; at.len()];
        for round in 1..=ROUNDS {
            let mut changed = false;
            for &variable in &self.order {
                for rule in &self.before[variable] {
                    let needed = at[rule.other] + rule.least;
                    if needed > at[variable] {
                        at[variable] = needed;
                        pushed_by[variable] = Some(rule.other);
                        changed = true;
                    }
                }
            }
            if !changed {
                return Ok(at);
            }
            if round % ROUNDS_BETWEEN_LOOKS == 0 {
                let circles = circles(&pushed_by);
                if !circles.is_empty() {
                    return Err(circles);
                }
            }
        }
        Err(Vec::new())
    }

    /// Moves each variable towards its wish as far as the others let it.
    pub(super) fn relax(&self, at: &mut [f64], floors: &[f64], ceilings: &[f64], wishes: &Wishes) {
        for sweep in 0..SWEEPS {
            for position in 0..self.order.len() {
                let reversed = self.order.len() - 1 - position;
                let variable = self.order[if sweep % 2 == 0 { reversed } else { position }];
                let Some(wish) = wishes.of(variable, at) else { continue };
                let low = self.lowest(variable, at, floors[variable]);
                let high = self.highest(variable, at, ceilings[variable]);
                if low <= high {
                    at[variable] = wish.clamp(low, high);
                }
            }
        }
    }

    fn lowest(&self, variable: usize, at: &[f64], floor: f64) -> f64 {
        self.before[variable].iter().map(|before| at[before.other] + before.least).fold(floor, f64::max)
    }

    fn highest(&self, variable: usize, at: &[f64], ceiling: f64) -> f64 {
        self.behind[variable].iter().map(|behind| at[behind.other] - behind.least).fold(ceiling, f64::min)
    }
}

/// Returns the variables that push themselves on, over others.
fn circles(pushed_by: &[Option<usize>]) -> Vec<usize> {
    // 0 not seen, else the start of the walk that saw it first.
    let mut seen = vec![0usize; pushed_by.len()];
    let mut found = Vec::new();
    for start in 0..pushed_by.len() {
        let mut next = Some(start);
        while let Some(variable) = next.filter(|variable| seen[*variable] == 0) {
            seen[variable] = start + 1;
            next = pushed_by[variable];
        }
        let Some(first) = next.filter(|variable| seen[*variable] == start + 1) else { continue };
        let mut variable = first;
        loop {
            found.push(variable);
            match pushed_by[variable] {
                Some(other) if other != first => variable = other,
                _ => break,
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::Distances;

    #[test]
    fn the_least_places_keep_every_distance() {
        let mut distances = Distances::new(&[0.0, 50.0, 100.0]);
        distances.add(0, 1, 10.0);
        distances.add(1, 2, 5.0);
        distances.add(0, 2, 30.0);
        assert_eq!(distances.least(&[1.0, 0.0, 0.0]), Ok(vec![1.0, 11.0, 31.0]));
    }

    #[test]
    fn a_negative_distance_pulls_what_comes_before() {
        // 0 may be at most 5 before 1.
        let mut distances = Distances::new(&[0.0, 50.0]);
        distances.add(0, 1, 0.0);
        distances.add(1, 0, -5.0);
        assert_eq!(distances.least(&[0.0, 20.0]), Ok(vec![15.0, 20.0]));
    }

    #[test]
    fn rules_that_cannot_be_kept_have_no_places() {
        let mut distances = Distances::new(&[0.0, 50.0]);
        distances.add(0, 1, 10.0);
        distances.add(1, 0, -5.0);
        assert_eq!(distances.least(&[0.0, 0.0]), Err(vec![0, 1]));
    }
}
