//! Orders the runs that share a line and keeps them apart.
//!
//! Takes the runs of one line, each with its range and the way it turns at either end. Promises
//! that runs whose ranges touch get different places, at least as far apart as asked. The order is
//! the one in which fewest runs cross, as far as exchanging neighbours can find it.

/// Rounds of exchanging neighbours.
const ROUNDS: usize = 24;

/// Which way a link goes on at the end of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::layout) enum Turn {
    /// It docks at a box there.
    Docks,
    /// To the lower side of the line.
    Lower,
    /// To the higher side of the line.
    Higher,
}

/// A run on a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::layout) struct Run {
    pub(in crate::layout) link: usize,
    /// Which run of its link it is.
    pub(in crate::layout) index: usize,
    pub(in crate::layout) low: f64,
    pub(in crate::layout) high: f64,
    pub(in crate::layout) low_turn: Turn,
    pub(in crate::layout) high_turn: Turn,
}

impl Run {
    /// Tells whether the ranges of both touch.
    pub(in crate::layout) fn touches(&self, other: &Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    fn ends(&self) -> [(f64, Turn); 2] {
        [(self.low, self.low_turn), (self.high, self.high_turn)]
    }

    /// Returns how many of its ends that turn to `side` meet `other` on their way.
    fn hits(&self, other: &Self, side: Turn) -> i32 {
        let hit = |(at, turn): (f64, Turn)| {
            if turn != side || at < other.low || at > other.high {
                0
            } else if at > other.low && at < other.high {
                2
            } else {
                // At the very end of the other: they meet only if that end turns towards this one.
                let back = if side == Turn::Higher { Turn::Lower } else { Turn::Higher };
                i32::from(other.ends().iter().any(|(end, turn)| *end == at && *turn == back))
            }
        };
        self.ends().into_iter().map(hit).sum()
    }

    /// Returns how much worse it is to have this run before `other` than behind it.
    fn cost_before(&self, other: &Self) -> i32 {
        if !self.touches(other) {
            return 0;
        }
        let before = self.hits(other, Turn::Higher) + other.hits(self, Turn::Lower);
        let behind = self.hits(other, Turn::Lower) + other.hits(self, Turn::Higher);
        before - behind
    }

    fn lean(&self) -> i32 {
        let weight = |turn| match turn {
            Turn::Docks => 0,
            Turn::Lower => -1,
            Turn::Higher => 1,
        };
        weight(self.low_turn) + weight(self.high_turn)
    }
}

/// Parts the runs of a line into groups whose ranges are more than `margin` from each other.
///
/// Groups do not concern each other, and on a long line each has few runs.
pub(in crate::layout) fn groups(mut runs: Vec<Run>, margin: f64) -> Vec<Vec<Run>> {
    runs.sort_by(|one, other| {
        one.low.total_cmp(&other.low).then((one.link, one.index).cmp(&(other.link, other.index)))
    });
    let mut groups: Vec<Vec<Run>> = Vec::new();
    let mut reached = f64::NEG_INFINITY;
    for run in runs {
        match groups.last_mut() {
            Some(group) if run.low <= reached + margin => group.push(run),
            _ => groups.push(vec![run]),
        }
        reached = reached.max(run.high);
    }
    groups
}

/// Sorts runs from the lower side of the line to the higher.
pub(in crate::layout) fn sort(runs: &mut [Run]) {
    runs.sort_by(|one, other| {
        (one.lean().cmp(&other.lean()))
            .then(one.low.total_cmp(&other.low))
            .then(one.high.total_cmp(&other.high))
            .then((one.link, one.index).cmp(&(other.link, other.index)))
    });
    for _ in 0..ROUNDS {
        let mut changed = false;
        for second in 1..runs.len() {
            // Take the run as far forward as it gains by passing others.
            let mut gain = 0;
            let mut best = (0, second);
            for first in (second.saturating_sub(64)..second).rev() {
                gain += runs[first].cost_before(&runs[second]);
                if gain > best.0 {
                    best = (gain, first);
                }
            }
            if best.1 < second {
                runs[best.1..=second].rotate_right(1);
                changed = true;
            }
        }
        if !changed {
            break;
        }
    }
}

/// Places so many sorted runs one behind the other, from 0 on; `apart` says how far the second of
/// two must be behind the first, if they touch.
pub(in crate::layout) fn stack(runs: usize, apart: impl Fn(usize, usize) -> Option<f64>) -> Vec<f64> {
    let mut places: Vec<f64> = Vec::with_capacity(runs);
    for index in 0..runs {
        let earlier = places.iter().enumerate();
        let least = earlier.filter_map(|(other, place)| Some(place + apart(other, index)?));
        places.push(least.fold(0.0, f64::max));
    }
    places
}

/// Places sorted runs about the middle of their line, which the straightest keep.
///
/// `apart` says how far the second of two must be behind the first, for all runs on the higher
/// side; on the lower side the roles change.
pub(in crate::layout) fn spread(runs: &[Run], apart: impl Fn(usize, usize) -> Option<f64>) -> Vec<f64> {
    let keeps = keepers(runs);
    let mut places: Vec<Option<f64>> = keeps.iter().map(|keeps| keeps.then_some(0.0)).collect();
    let is_higher: Vec<bool> = (0..runs.len()).map(|index| is_higher(index, runs, &keeps)).collect();
    let rest = || (0..runs.len()).filter(|index| !keeps[*index]);
    for index in rest().filter(|index| is_higher[*index]) {
        let others = (0..runs.len()).filter(|other| *other != index);
        let least = others.filter_map(|other| Some(places[other]? + apart(other, index)?));
        places[index] = Some(least.fold(0.0, f64::max));
    }
    for index in rest().filter(|index| !is_higher[*index]).collect::<Vec<_>>().into_iter().rev() {
        let others = (0..runs.len()).filter(|other| *other != index && !(is_higher[*other]));
        let most = others.filter_map(|other| Some(places[other]? - apart(index, other)?));
        places[index] = Some(most.fold(0.0, f64::min));
    }
    places.into_iter().map(|place| place.unwrap_or(0.0)).collect()
}

/// Chooses the runs that keep the middle: none touches another.
fn keepers(runs: &[Run]) -> Vec<bool> {
    let docks = |run: &Run| run.ends().iter().filter(|(_, turn)| *turn == Turn::Docks).count();
    let mut order: Vec<usize> = (0..runs.len()).collect();
    order.sort_by(|one, other| {
        let (one, other) = (&runs[*one], &runs[*other]);
        (docks(other).cmp(&docks(one)))
            .then((other.high - other.low).total_cmp(&(one.high - one.low)))
            .then((one.link, one.index).cmp(&(other.link, other.index)))
    });
    let mut keeps = vec![false; runs.len()];
    let mut kept: Vec<usize> = Vec::new();
    for index in order {
        if !kept.iter().any(|other| runs[*other].touches(&runs[index])) {
            keeps[index] = true;
            kept.push(index);
        }
    }
    keeps
}

/// Tells whether a run stands behind the keepers that it touches.
fn is_higher(index: usize, runs: &[Run], keeps: &[bool]) -> bool {
    let votes = (0..runs.len()).filter(|other| keeps[*other] && runs[*other].touches(&runs[index]));
    votes.map(|other| if other < index { 1 } else { -1 }).sum::<i32>() >= 0
}

#[cfg(test)]
mod tests {
    use super::{Run, Turn, groups, sort, spread, stack};

    fn run(link: usize, low: f64, high: f64, low_turn: Turn, high_turn: Turn) -> Run {
        Run { link, index: 0, low, high, low_turn, high_turn }
    }

    fn apart(runs: &[Run]) -> impl Fn(usize, usize) -> Option<f64> {
        |one, other| runs[one].touches(&runs[other]).then_some(10.0)
    }

    #[test]
    fn nests_turns_without_a_crossing() {
        // Both come from the lower side and go to the higher: the outer one must not cut the inner.
        let mut runs = [
            run(0, 0.0, 4.0, Turn::Lower, Turn::Higher),
            run(1, 1.0, 3.0, Turn::Lower, Turn::Higher),
            run(2, 5.0, 6.0, Turn::Lower, Turn::Higher),
        ];
        sort(&mut runs);
        let places = stack(runs.len(), apart(&runs));
        let at = |link| places[runs.iter().position(|run| run.link == link).unwrap()];
        assert_ne!(at(0), at(1));
        assert_eq!(at(2), 0.0);
    }

    #[test]
    fn a_run_that_goes_higher_stands_behind_one_it_would_cut() {
        let mut runs =
            [run(0, 0.0, 2.0, Turn::Lower, Turn::Higher), run(1, 1.0, 3.0, Turn::Lower, Turn::Higher)];
        sort(&mut runs);
        // 0 turns to the higher side at 2, within 1; 1 comes from the lower side at 1, within 0.
        assert_eq!(runs[0].link, 1);
    }

    #[test]
    fn distant_runs_do_not_concern_each_other() {
        let run = |link, low, high| run(link, low, high, Turn::Docks, Turn::Docks);
        let parted = groups(vec![run(0, 9.0, 12.0), run(1, 0.0, 3.0), run(2, 2.0, 5.0)], 1.0);
        let links: Vec<Vec<usize>> =
            parted.iter().map(|group| group.iter().map(|run| run.link).collect()).collect();
        assert_eq!(links, [vec![1, 2], vec![0]]);
    }

    #[test]
    fn the_straight_run_keeps_the_middle() {
        let mut runs =
            [run(0, 0.0, 2.0, Turn::Docks, Turn::Higher), run(1, 0.0, 4.0, Turn::Docks, Turn::Docks)];
        sort(&mut runs);
        let places = spread(&runs, apart(&runs));
        let at = |link| places[runs.iter().position(|run| run.link == link).unwrap()];
        assert_eq!((at(1), at(0)), (0.0, 10.0));
    }
}
