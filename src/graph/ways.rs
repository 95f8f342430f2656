//! How often each way out of an occurrence is taken.

use super::FlowGraph;
use petgraph::graph::{EdgeIndex, NodeIndex};
use std::collections::HashSet;

/// The ways out of an occurrence.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WaysOut {
    /// Those that are always taken.
    pub always: Vec<EdgeIndex>,
    /// Those of which one is taken, with the chance of each; where others are always taken, perhaps
    /// none, and the chances sum to less than 1.
    pub one_of: Vec<(EdgeIndex, f64)>,
    /// Whether the flow leaves it open how often some of them are taken.
    pub is_assumed: bool,
}

impl FlowGraph {
    /// Returns how often each way out of an occurrence is taken.
    ///
    /// Ways with a condition or a chance are alternatives, all others are always taken. Alternatives
    /// without a chance share what those with one leave over. Chances that do not sum to 1 are
    /// scaled; those of `held` links stay as they are, as far as that is possible.
    #[must_use]
    pub fn ways_out(&self, occurrence: NodeIndex, held: &HashSet<EdgeIndex>) -> WaysOut {
        let chance = |link: &EdgeIndex| self.graph[*link].chance.map(|share| share.0);
        let is_alternative = |link: &EdgeIndex| chance(link).is_some() || self.graph[*link].when.is_some();
        let (alternatives, always): (Vec<EdgeIndex>, Vec<EdgeIndex>) =
            self.exits(occurrence).into_iter().partition(is_alternative);
        let is_held = |link: &EdgeIndex| held.contains(link);
        let sum = |counts: &dyn Fn(&EdgeIndex) -> bool| -> f64 {
            alternatives.iter().filter(|link| counts(link)).filter_map(chance).sum()
        };
        let (of_held, of_free) = (sum(&is_held), sum(&|link| !is_held(link)));
        let open = alternatives.iter().filter(|link| chance(link).is_none()).count();
        let has_free = alternatives.iter().any(|link| chance(link).is_some() && !is_held(link));
        // Beside what is always taken, it may be that no alternative is.
        let may_be_none = !always.is_empty();
        let is_full = open == 0 && !may_be_none;
        let room = (1.0 - of_held).max(0.0);
        let for_free = if of_free > room || is_full { room } else { of_free };
        let for_open = (room - for_free).max(0.0) / as_number(open + usize::from(may_be_none));
        let for_held = if of_held > 1.0 || (is_full && !has_free) { 1.0 } else { of_held };
        let scaled = |chance: f64, sum: f64, to: f64| if sum > 0.0 { chance / sum * to } else { 0.0 };
        let share = |link: &EdgeIndex| match chance(link) {
            None => for_open,
            Some(chance) if is_held(link) => scaled(chance, of_held, for_held),
            Some(chance) => scaled(chance, of_free, for_free),
        };
        let one_of = alternatives.iter().map(|link| (*link, share(link))).collect();
        // One open way beside others has what they leave over, and nothing is assumed.
        WaysOut { one_of, always, is_assumed: open > 1 || (open == 1 && may_be_none) }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a step has far fewer than 2^52 ways out")]
fn as_number(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::WaysOut;
    use crate::graph::sketch::Sketch;
    use petgraph::graph::{EdgeIndex, NodeIndex};
    use proptest::prelude::*;
    use std::collections::HashSet;

    /// The ways out of a step; a chance below 0 stands for an answer without one.
    fn ways(chances: &[Option<f64>], held: &[usize]) -> WaysOut {
        let mut sketch = Sketch::new().step("from", "x");
        for (number, chance) in chances.iter().enumerate() {
            let to = format!("to-{number}");
            sketch = sketch.step(&to, "x").exit("from", &to, chance.filter(|chance| *chance >= 0.0));
            if chance.is_some_and(|chance| chance < 0.0) {
                sketch = sketch.when("from", "an answer");
            }
        }
        let held: HashSet<EdgeIndex> = held.iter().map(|held| EdgeIndex::new(*held)).collect();
        sketch.graph().ways_out(NodeIndex::new(0), &held)
    }

    fn shares(chances: &[Option<f64>], held: &[usize]) -> Vec<f64> {
        let shares = ways(chances, held).one_of.into_iter();
        shares.map(|(_, share)| (share * 1e9).round() / 1e9).collect()
    }

    const ANSWER: Option<f64> = Some(-1.0);

    #[test]
    fn alternatives_sum_to_one() {
        assert_eq!(shares(&[Some(0.06), Some(0.94)], &[]), [0.06, 0.94]);
        assert_eq!(shares(&[Some(0.06), ANSWER], &[]), [0.06, 0.94]);
        assert_eq!(shares(&[ANSWER, ANSWER, Some(0.5)], &[]), [0.25, 0.25, 0.5]);
        assert_eq!(shares(&[Some(0.3), Some(0.3)], &[]), [0.5, 0.5], "too little");
        assert_eq!(shares(&[Some(0.8), Some(0.8), ANSWER], &[]), [0.5, 0.5, 0.0], "too much");
        assert_eq!(shares(&[Some(0.2)], &[]), [1.0]);
    }

    #[test]
    fn what_is_held_stays_and_the_others_share_the_rest() {
        assert_eq!(shares(&[Some(0.03), Some(0.94)], &[0]), [0.03, 0.97]);
        assert_eq!(shares(&[Some(0.4), Some(0.3), Some(0.1)], &[0]), [0.4, 0.45, 0.15]);
        assert_eq!(shares(&[Some(0.4), Some(0.3)], &[0, 1]), [0.571_428_571, 0.428_571_429]);
        assert_eq!(shares(&[Some(1.0), Some(0.3)], &[0]), [1.0, 0.0]);
    }

    #[test]
    fn what_has_no_condition_is_always_taken() {
        let ways = ways(&[None, None, ANSWER], &[]);
        assert_eq!((ways.always.len(), ways.is_assumed), (2, true));
        assert_eq!(ways.one_of, [(EdgeIndex::new(2), 0.5)]);
        assert_eq!(shares(&[None, Some(0.06)], &[]), [0.06], "besides");
        assert!(!super::tests::ways(&[Some(0.06), ANSWER], &[]).is_assumed, "it is what is left over");
        assert!(super::tests::ways(&[ANSWER, ANSWER], &[]).is_assumed);
    }

    proptest! {
        #[test]
        fn chances_are_chances(chances in prop::collection::vec(prop::option::of(-1.0..1.0_f64), 0..6), held in prop::collection::vec(0_usize..6, 0..4)) {
            let ways = ways(&chances, &held);
            let sum: f64 = ways.one_of.iter().map(|(_, share)| share).sum();
            prop_assert!(ways.one_of.iter().all(|(_, share)| (0.0..=1.0 + 1e-9).contains(share)));
            prop_assert!(sum <= 1.0 + 1e-9);
            if ways.always.is_empty() && ways.one_of.iter().any(|(_, share)| *share > 0.0) {
                prop_assert!((sum - 1.0).abs() < 1e-9, "{sum}");
            }
        }
    }
}
