//! How often each step is gone through, where work comes back: an absorbing Markov chain.
//!
//! With Q the chances from step to step, the expected visits are a row of N = (I − Q)⁻¹ (Kemeny and
//! Snell, Finite Markov Chains, 1960). The chance to come to a step at all is its visits over Nᵢᵢ,
//! the visits of work that has come there; the visits beyond that are those made again. Steps that do
//! not lie in one loop are reckoned one after the other, so that only loops need a system of equations.

use nalgebra::{DMatrix, DVector};
use petgraph::algo::tarjan_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;

/// Steps with the chance of each link to be taken, from 0 to 1.
pub type Chances = DiGraph<(), f64>;

/// The most steps that may lie in loops with one another.
pub const MOST_IN_LOOPS: usize = 500;

/// Why visits cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReworkError {
    /// Too much to reckon with.
    #[error("{steps} steps lie in loops with one another, and {MOST_IN_LOOPS} are the most")]
    TooTangled {
        /// How many lie in loops.
        steps: usize,
    },
    /// Work that comes in never leaves.
    #[error("a loop is never left, by the chances of its exits")]
    NeverLeft,
}

/// How often a step is expected to be gone through.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Visits {
    /// In all.
    pub all: f64,
    /// How many of them are not the first; from 0 to all of them.
    pub again: f64,
}

impl Visits {
    /// Returns so many visits, for work that once there comes `in_turn` times, the first included.
    fn new(all: f64, in_turn: f64) -> Self {
        // Branches side by side may arrive more often than once; only one arrival is the first.
        let first = (all / in_turn.max(1.0)).min(1.0);
        Self { all, again: (all - first).max(0.0) }
    }
}

/// Returns how often each step is gone through, for one piece of work that begins at each of
/// `starts` with its weight.
///
/// # Errors
/// When too many steps lie in loops with one another, or a loop is never left.
pub fn visits(chances: &Chances, starts: &[(NodeIndex, f64)]) -> Result<Vec<Visits>, ReworkError> {
    let mut arrivals = vec![0.0; chances.node_count()];
    for (start, weight) in starts {
        arrivals[start.index()] += weight;
    }
    let mut visits = vec![Visits::default(); chances.node_count()];
    // The components come in reverse: what leads on comes after what it leads to.
    for component in tarjan_scc(chances).into_iter().rev() {
        let within = if component.iter().all(|step| arrivals[step.index()] == 0.0) {
            vec![Visits::default(); component.len()]
        } else {
            visits_within(chances, &component, &arrivals)?
        };
        for (step, visited) in component.iter().zip(within) {
            visits[step.index()] = visited;
            for link in chances.edges(*step) {
                arrivals[link.target().index()] += visited.all * link.weight();
            }
        }
    }
    Ok(visits)
}

fn visits_within(
    chances: &Chances,
    component: &[NodeIndex],
    arrivals: &[f64],
) -> Result<Vec<Visits>, ReworkError> {
    let steps = component.len();
    if steps > MOST_IN_LOOPS {
        return Err(ReworkError::TooTangled { steps });
    }
    let mut place = vec![None; arrivals.len()];
    for (at, step) in component.iter().enumerate() {
        place[step.index()] = Some(at);
    }
    let mut equations = DMatrix::<f64>::identity(steps, steps);
    for (at, step) in component.iter().enumerate() {
        for link in chances.edges(*step) {
            if let Some(to) = place[link.target().index()] {
                equations[(to, at)] -= link.weight();
            }
        }
    }
    let known = DVector::from_iterator(steps, component.iter().map(|step| arrivals[step.index()]));
    let equations = equations.lu();
    let solved = equations.solve(&known).ok_or(ReworkError::NeverLeft)?;
    let inverse = equations.try_inverse().ok_or(ReworkError::NeverLeft)?;
    // A loop that is left by less than a rounding error is not left.
    let is_sound = |visited: &f64| visited.is_finite() && *visited >= -1e-9 && *visited < 1e12;
    if !solved.iter().all(is_sound) {
        return Err(ReworkError::NeverLeft);
    }
    let in_turn = inverse.diagonal();
    Ok(solved.iter().zip(&in_turn).map(|(all, in_turn)| Visits::new(all.max(0.0), *in_turn)).collect())
}

#[cfg(test)]
mod tests {
    use super::{Chances, MOST_IN_LOOPS, ReworkError, Visits, visits};
    use petgraph::graph::NodeIndex;
    use proptest::collection::vec;
    use proptest::prelude::{prop_assert, proptest};

    fn chances(steps: usize, links: &[(usize, usize, f64)]) -> Chances {
        let mut chances = Chances::new();
        for _ in 0..steps {
            chances.add_node(());
        }
        for (from, to, chance) in links {
            chances.add_edge(NodeIndex::new(*from), NodeIndex::new(*to), *chance);
        }
        chances
    }

    fn from_first(chances: &Chances) -> Result<Vec<Visits>, ReworkError> {
        visits(chances, &[(NodeIndex::new(0), 1.0)])
    }

    /// 8 and 5 minutes, back with a chance of 6 %, then 20: (8 + 5)/0.94 + 20 minutes.
    #[test]
    fn a_loop_by_hand() {
        let chances = chances(3, &[(0, 1, 1.0), (1, 0, 0.06), (1, 2, 0.94)]);
        let visits = from_first(&chances).unwrap();
        let minutes: f64 =
            visits.iter().zip([8.0, 5.0, 20.0]).map(|(visits, takes)| visits.all * takes).sum();
        assert!((minutes - 33.829_787_234_042_55).abs() < 1e-9);
        assert!((visits[0].again - 0.06 / 0.94).abs() < 1e-9 && visits[2].again == 0.0);
    }

    /// One in ten goes to the repair, and from there every second one comes round again.
    #[test]
    fn what_is_rarely_done_can_be_done_again() {
        let rare = chances(3, &[(0, 1, 0.1), (0, 2, 0.9), (1, 1, 0.5), (1, 2, 0.5)]);
        let repair = from_first(&rare).unwrap()[1];
        assert!((repair.all - 0.2).abs() < 1e-9 && (repair.again - 0.1).abs() < 1e-9, "{repair:?}");
    }

    /// The case of the hearing aids: 45 % are fitted, and 12 % of what is fitted comes back by way of
    /// another step.
    #[test]
    fn a_loop_of_several_steps_behind_a_branch() {
        let fitted = chances(4, &[(0, 1, 0.45), (0, 3, 0.55), (1, 2, 1.0), (2, 1, 0.12), (2, 3, 0.88)]);
        let visits = from_first(&fitted).unwrap();
        for step in [1, 2] {
            assert!((visits[step].all - 0.45 / 0.88).abs() < 1e-9, "{visits:?}");
            assert!((visits[step].again - (0.45 / 0.88 - 0.45)).abs() < 1e-9, "{visits:?}");
        }
        assert!((132.0 * visits[1].again - 8.1).abs() < 0.01);
    }

    #[test]
    fn a_loop_that_is_never_left_is_told() {
        let closed = chances(2, &[(0, 1, 1.0), (1, 0, 1.0)]);
        assert_eq!(from_first(&closed), Err(ReworkError::NeverLeft));
        let elsewhere = chances(3, &[(1, 2, 1.0), (2, 1, 1.0)]);
        assert_eq!(
            from_first(&elsewhere),
            Ok(vec![Visits { all: 1.0, again: 0.0 }, Visits::default(), Visits::default()])
        );
    }

    #[test]
    fn tangles_are_bounded() {
        let steps = MOST_IN_LOOPS + 1;
        let links: Vec<(usize, usize, f64)> = (0..steps).map(|at| (at, (at + 1) % steps, 0.9)).collect();
        assert_eq!(from_first(&chances(steps, &links)), Err(ReworkError::TooTangled { steps }));
    }

    proptest! {
        /// What comes into a step equals what it is visited, and no more of it is again than all.
        #[test]
        fn flow_is_kept(links in vec((0_usize..9, 0_usize..9), 0..30)) {
            let links: Vec<(usize, usize, f64)> =
                links.iter().map(|(from, to)| {
                    let exits = links.iter().filter(|(other, _)| other == from).count();
                    (*from, *to, 0.95 / f64::from(u32::try_from(exits).unwrap()))
                }).collect();
            let visits = from_first(&chances(9, &links)).unwrap();
            for step in 0..9 {
                let begun = if step == 0 { 1.0 } else { 0.0 };
                let came: f64 = links.iter().filter(|link| link.1 == step).map(|link| visits[link.0].all * link.2).sum();
                let Visits { all, again } = visits[step];
                prop_assert!((all - begun - came).abs() < 1e-9);
                prop_assert!((0.0..=all).contains(&again) && all - again <= 1.0, "{again} of {all}");
            }
        }
    }
}
