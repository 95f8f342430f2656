//! How often the work stays at each place.
//!
//! An absorbing Markov chain counts an arrival for each branch that arrives. Where branches that run
//! side by side meet, the work stays once for all of them: no more often than at the place that all
//! ways to it pass (its immediate dominator; Cooper, Harvey and Kennedy, A Simple, Fast Dominance
//! Algorithm, 2001). Loops out of one of several branches are reckoned as if all branches went with
//! them.

use super::Course;
use crate::stats::rework::{Chances, ReworkError, Visits, visits};
use petgraph::graph::NodeIndex;

/// Returns how often the work is expected to stay at each place.
///
/// # Errors
/// When too many places lie in loops with one another, or a loop is never left.
pub fn expected_visits(course: &Course) -> Result<Vec<Visits>, ReworkError> {
    let joined = joined(course);
    let mut chances = Chances::with_capacity(course.places.len(), course.places.len());
    for _ in &course.places {
        chances.add_node(());
    }
    for (from, place) in course.places.iter().enumerate() {
        for (to, chance) in place.ways() {
            let share = if to > from { joined[to] } else { 1.0 };
            chances.add_edge(NodeIndex::new(from), NodeIndex::new(to), chance * share);
        }
    }
    let starts: Vec<(NodeIndex, f64)> =
        course.starts.iter().map(|start| (NodeIndex::new(*start), joined[*start])).collect();
    visits(&chances, &starts)
}

/// What leads straight to a place, and with what weight; without a place for the beginning.
type Arrival = (Option<usize>, f64);

/// Returns for each place how much each arrival counts: 1, or less where branches meet.
fn joined(course: &Course) -> Vec<f64> {
    let arrivals = arrivals(course);
    let mut joined = vec![1.0; course.places.len()];
    let mut tree = Dominators::default();
    let mut visited: Vec<f64> = Vec::with_capacity(course.places.len());
    for (place, arrivals) in arrivals.iter().enumerate() {
        let weight = |(from, weight): &Arrival| from.map_or(1.0, |from| visited[from]) * weight;
        let sum: f64 = arrivals.iter().map(weight).sum();
        let dominator = tree.add(arrivals.iter().map(|(from, _)| *from));
        let most = dominator.map_or(1.0, |dominator| visited[dominator]);
        // Less than a rounding error beyond it are no branches.
        if sum > most * (1.0 + 1e-9) {
            joined[place] = most / sum;
        }
        visited.push(sum.min(most));
    }
    joined
}

/// Returns what leads forwards to each place, as if no work came back.
fn arrivals(course: &Course) -> Vec<Vec<Arrival>> {
    let leads_out = leads_out(course);
    let mut arrivals: Vec<Vec<Arrival>> = vec![Vec::new(); course.places.len()];
    for start in &course.starts {
        arrivals[*start].push((None, 1.0));
    }
    for (from, place) in course.places.iter().enumerate() {
        let goes_on = |to: usize| to > from && leads_out[to];
        let of_alternatives = |counts: &dyn Fn(usize) -> bool| -> f64 {
            place.one_of.iter().filter(|(way, _)| counts(way.to)).map(|(_, chance)| chance).sum()
        };
        let (onwards, all) = (of_alternatives(&goes_on), of_alternatives(&|_| true));
        let scale = if onwards > 0.0 { all / onwards } else { 0.0 };
        for way in place.always.iter().filter(|way| goes_on(way.to)) {
            arrivals[way.to].push((Some(from), 1.0));
        }
        for (way, chance) in place.one_of.iter().filter(|(way, _)| goes_on(way.to)) {
            arrivals[way.to].push((Some(from), chance * scale));
        }
    }
    arrivals
}

/// Tells for each place whether work can end beyond it without going back.
fn leads_out(course: &Course) -> Vec<bool> {
    let mut leads_out = vec![false; course.places.len()];
    for (from, place) in course.places.iter().enumerate().rev() {
        let mut ways = place.ways().peekable();
        leads_out[from] = ways.peek().is_none() || ways.any(|(to, _)| to > from && leads_out[to]);
    }
    leads_out
}

/// The place that all ways to each place pass last.
#[derive(Debug, Default)]
struct Dominators {
    /// With the depth in the tree; the beginning has depth 0 and is no place.
    of: Vec<(Option<usize>, usize)>,
}

impl Dominators {
    /// Adds the next place by what leads straight to it, and returns its dominator.
    fn add(&mut self, from: impl Iterator<Item = Option<usize>>) -> Option<usize> {
        let dominator = from.reduce(|a, b| self.common(a, b)).flatten();
        let depth = dominator.map_or(0, |dominator| self.of[dominator].1);
        self.of.push((dominator, depth + 1));
        dominator
    }

    fn common(&self, mut a: Option<usize>, mut b: Option<usize>) -> Option<usize> {
        while a != b {
            let (up_a, up_b) = (a?, b?);
            if self.of[up_a].1 >= self.of[up_b].1 {
                a = self.of[up_a].0;
            } else {
                b = self.of[up_b].0;
            }
        }
        a
    }
}
