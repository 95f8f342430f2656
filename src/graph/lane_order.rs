//! The order of lanes in which hand-offs have the shortest way.
//!
//! This is the minimum linear arrangement of the lanes, weighted by how many links cross between
//! each two. It is NP-hard, so what is found is good and not always the best: from the declared
//! order, and from one by barycentres, single lanes move to where they shorten the sum most,
//! until none does or a fixed number of rounds is over.

use super::FlowGraph;

/// An order of a flow's lanes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LaneOrder {
    /// Places in [`FlowGraph::lanes`], in the order in which they are drawn.
    pub lanes: Vec<usize>,
    /// How many lane borders all links that cross between actors pass together.
    pub distance: u64,
}

/// The most lanes for which an order is searched.
const MOST_LANES: usize = 64;

/// How often barycentres are taken, and how often every lane is tried elsewhere.
const ROUNDS: usize = 8;

impl FlowGraph {
    /// Returns the declared order of the lanes with its distance.
    #[must_use]
    pub fn declared_lane_order(&self) -> LaneOrder {
        let crossings = self.graph.edge_indices().map(|link| self.lanes_of(link));
        let distance = crossings.map(|(from, to)| from.abs_diff(to) as u64).sum();
        LaneOrder { lanes: (0..self.lanes.len()).collect(), distance }
    }

    /// Searches an order of the lanes in which hand-offs have a shorter way than declared.
    ///
    /// Returns the declared order where none was found, or where the lanes are more than 64.
    #[must_use]
    pub fn shortest_lane_order(&self) -> LaneOrder {
        let declared = self.declared_lane_order();
        if self.lanes.len() > MOST_LANES {
            return declared;
        }
        let weights = Weights::of(self);
        let starts = [declared.lanes.clone(), weights.by_barycentres(&declared.lanes)];
        let found = starts.into_iter().map(|lanes| weights.improved(lanes));
        let shortest = found.min_by_key(|order| order.distance).unwrap_or_else(|| declared.clone());
        if shortest.distance < declared.distance { shortest.nearest_to_declared() } else { declared }
    }

    /// Returns the graph with its lanes in another order of its own; all else stays as it is.
    ///
    /// It is meant for a picture: rules and figures speak of the declared order.
    #[must_use]
    pub fn in_lane_order(mut self, order: &LaneOrder) -> Self {
        let mut places: Vec<Option<usize>> = vec![None; self.lanes.len()];
        for (place, lane) in order.lanes.iter().enumerate() {
            if let Some(free) = places.get_mut(*lane) {
                *free = Some(place);
            }
        }
        let Some(places) = places.into_iter().collect::<Option<Vec<usize>>>() else { return self };
        self.lanes = order.lanes.iter().map(|lane| self.lanes[*lane].clone()).collect();
        self.lane_of.values_mut().for_each(|lane| *lane = places[*lane]);
        self.graph.node_weights_mut().for_each(|occurrence| occurrence.lane = places[occurrence.lane]);
        self
    }
}

impl LaneOrder {
    /// Turns the order round where it is then nearer to the declared one; the distance is the same.
    fn nearest_to_declared(mut self) -> Self {
        let moved = |lanes: &mut dyn Iterator<Item = usize>| -> usize {
            lanes.enumerate().map(|(place, lane)| place.abs_diff(lane)).sum()
        };
        if moved(&mut self.lanes.iter().rev().copied()) < moved(&mut self.lanes.iter().copied()) {
            self.lanes.reverse();
        }
        self
    }
}

/// How many links cross between each two lanes.
struct Weights {
    lanes: usize,
    links: Vec<i64>,
}

impl Weights {
    fn of(graph: &FlowGraph) -> Self {
        let lanes = graph.lanes.len();
        let mut links = vec![0; lanes * lanes];
        for link in graph.graph.edge_indices() {
            let (from, to) = graph.lanes_of(link);
            if from != to {
                links[from * lanes + to] += 1;
                links[to * lanes + from] += 1;
            }
        }
        Self { lanes, links }
    }

    fn between(&self, one: usize, other: usize) -> i64 {
        self.links[one * self.lanes + other]
    }

    fn distance(&self, order: &[usize]) -> u64 {
        let mut sum = 0;
        for (place, one) in order.iter().enumerate() {
            for (further, other) in order.iter().enumerate().skip(place + 1) {
                sum += self.between(*one, *other).unsigned_abs() * (further - place) as u64;
            }
        }
        sum
    }

    /// Sorts lanes by the mean place of those they hand off with, a few times over.
    #[expect(clippy::cast_precision_loss, reason = "places and counts are far below 2^52")]
    fn by_barycentres(&self, declared: &[usize]) -> Vec<usize> {
        let mut order = declared.to_vec();
        for _ in 0..ROUNDS {
            let mut centres: Vec<(f64, usize)> = Vec::with_capacity(order.len());
            for (place, lane) in order.iter().enumerate() {
                let weights = order.iter().map(|other| self.between(*lane, *other));
                let (count, sum) = weights
                    .enumerate()
                    .fold((0, 0), |(count, sum), (at, weight)| (count + weight, sum + weight * at as i64));
                let centre = if count == 0 { place as f64 } else { sum as f64 / count as f64 };
                centres.push((centre, *lane));
            }
            centres.sort_by(|one, other| one.0.total_cmp(&other.0));
            order = centres.into_iter().map(|(_, lane)| lane).collect();
        }
        order
    }

    fn improved(&self, order: Vec<usize>) -> LaneOrder {
        let mut row = Row::of(self, order);
        for _ in 0..ROUNDS {
            let moves = (0..self.lanes).filter(|lane| row.move_to_best(*lane)).count();
            if moves == 0 {
                break;
            }
        }
        LaneOrder { distance: self.distance(&row.order), lanes: row.order }
    }
}

/// Lanes in an order, with how many links pass each border between them.
///
/// The counts make it cheap to try a lane elsewhere: the time for all places together grows with
/// the lanes, not with their square.
struct Row<'weights> {
    weights: &'weights Weights,
    order: Vec<usize>,
    /// How many links pass before the lane at each place; none before the first, none after the last.
    passing: Vec<i64>,
}

impl<'weights> Row<'weights> {
    fn of(weights: &'weights Weights, order: Vec<usize>) -> Self {
        let mut passing = Vec::with_capacity(order.len() + 1);
        let mut now = 0;
        for (at, lane) in order.iter().enumerate() {
            passing.push(now);
            let to =
                |others: &[usize]| others.iter().map(|other| weights.between(*lane, *other)).sum::<i64>();
            now += to(&order[at + 1..]) - to(&order[..at]);
        }
        passing.push(now);
        Self { weights, order, passing }
    }

    /// Moves a lane to where the sum is least; tells whether that is somewhere else.
    fn move_to_best(&mut self, lane: usize) -> bool {
        let Some(place) = self.order.iter().position(|one| *one == lane) else { return false };
        self.order.remove(place);
        self.passing.remove(place);
        let before = self.links_before(lane);
        let all = before.last().copied().unwrap_or_default();
        // What is left of the two borders beside the lane is the one after it.
        for (at, passing) in self.passing.iter_mut().enumerate() {
            *passing -= if at < place { before[at] } else { all - before[at] };
        }
        let best = self.best(&before, place);
        let passing = self.passing[best];
        self.passing.insert(best, passing);
        for (at, passing) in self.passing.iter_mut().enumerate() {
            *passing += if at <= best { before[at] } else { all - before[at - 1] };
        }
        self.order.insert(best, lane);
        best != place
    }

    /// Returns for each place how many links a lane has with those before it.
    fn links_before(&self, lane: usize) -> Vec<i64> {
        let mut before = Vec::with_capacity(self.order.len() + 1);
        let mut sum = 0;
        before.push(sum);
        for other in &self.order {
            sum += self.weights.between(lane, *other);
            before.push(sum);
        }
        before
    }

    /// Returns the place where a lane costs least: the borders that its own links pass, and one for
    /// each link that it comes between. Of equal places its own counts, then the first.
    fn best(&self, before: &[i64], own: usize) -> usize {
        let all = before.last().copied().unwrap_or_default();
        // Before all others, each of its links passes as many borders as stand between.
        let mut borders: i64 = before.iter().map(|sum| all - sum).sum();
        let costs = self.passing.iter().enumerate().map(|(at, passing)| {
            let cost = passing + borders;
            // Past one more lane, it is farther from those before and nearer to those after it.
            let after = before.get(at + 1).map_or(0, |sum| all - sum);
            borders += before[at] - after;
            (cost, at)
        });
        costs.min_by_key(|(cost, at)| (*cost, *at != own, *at)).map_or(own, |(_, at)| at)
    }
}

#[cfg(test)]
mod tests {
    use super::{ROUNDS, Row, Weights};
    use crate::graph::FlowGraph;
    use crate::graph::sketch::Sketch;
    use proptest::prelude::*;

    fn graph(lanes: &[&str], handoffs: &[(&str, &str)]) -> FlowGraph {
        let mut sketch = Sketch::new();
        for lane in lanes {
            sketch = sketch.step(lane, &format!("of-{lane}"));
        }
        for (from, to) in handoffs {
            sketch = sketch.handoff(from, to);
        }
        sketch.graph()
    }

    #[test]
    fn puts_a_chain_in_order() {
        let chain = graph(&["a", "d", "b", "e", "c"], &[("a", "b"), ("b", "c"), ("c", "d"), ("d", "e")]);
        assert_eq!(chain.declared_lane_order().distance, 9);
        let order = chain.shortest_lane_order();
        assert_eq!(order.distance, 4);
        let names: Vec<&str> = order.lanes.iter().map(|lane| chain.lanes()[*lane].name.as_str()).collect();
        assert_eq!(names, ["of-a", "of-b", "of-c", "of-d", "of-e"]);
    }

    #[test]
    fn keeps_the_declared_order_where_none_is_shorter() {
        let star = graph(&["b", "a", "c"], &[("a", "b"), ("a", "c")]);
        assert_eq!(star.shortest_lane_order(), star.declared_lane_order());
    }

    #[test]
    fn lanes_change_their_places_and_keep_their_steps() {
        let chain = graph(&["a", "d", "b", "e", "c"], &[("a", "b"), ("b", "c"), ("c", "d"), ("d", "e")]);
        let order = chain.shortest_lane_order();
        let reordered = chain.clone().in_lane_order(&order);
        assert_eq!(reordered.declared_lane_order().distance, order.distance);
        for (index, occurrence) in chain.occurrences() {
            assert_eq!(reordered.lane_of(index).actor, chain.lane_of(index).actor, "{}", occurrence.id);
        }
        for (place, lane) in reordered.lanes().iter().enumerate() {
            assert_eq!(reordered.find_lane(lane.actor.as_str()), Some(place));
        }
    }

    #[test]
    fn leaves_more_lanes_than_it_searches_alone() {
        let names: Vec<String> = (0..65).map(|index| format!("n{index}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let wide = graph(&names, &[("n0", "n64")]);
        assert_eq!(wide.shortest_lane_order().distance, 64);
    }

    /// Improves an order by counting all links anew for each place that a lane could take.
    fn improved_slowly(weights: &Weights, mut order: Vec<usize>) -> Vec<usize> {
        for _ in 0..ROUNDS {
            let before = order.clone();
            for lane in 0..weights.lanes {
                let own = order.iter().position(|one| *one == lane).unwrap();
                order.remove(own);
                let at = |place: usize| {
                    let mut tried = order.clone();
                    tried.insert(place, lane);
                    tried
                };
                let costs =
                    (0..=order.len()).map(|place| (weights.distance(&at(place)), place != own, place));
                order = at(costs.min().unwrap().2);
            }
            if order == before {
                break;
            }
        }
        order
    }

    fn weights(lanes: usize, links: &[(usize, usize)]) -> Weights {
        let mut weights = Weights { lanes, links: vec![0; lanes * lanes] };
        for (from, to) in links.iter().map(|(from, to)| (from % lanes, to % lanes)) {
            if from != to {
                weights.links[from * lanes + to] += 1;
                weights.links[to * lanes + from] += 1;
            }
        }
        weights
    }

    proptest! {
        #[test]
        fn finds_what_counting_anew_finds(
            lanes in 1..12_usize,
            links in prop::collection::vec((0..12_usize, 0..12_usize), 0..40),
        ) {
            let weights = weights(lanes, &links);
            let order: Vec<usize> = (0..lanes).rev().collect();
            let found = weights.improved(order.clone());
            prop_assert_eq!(&found.lanes, &improved_slowly(&weights, order));
            prop_assert_eq!(found.distance, weights.distance(&found.lanes));
        }

        #[test]
        fn counts_stay_true_when_lanes_move(
            lanes in 1..10_usize,
            links in prop::collection::vec((0..10_usize, 0..10_usize), 0..30),
        ) {
            let weights = weights(lanes, &links);
            let mut row = Row::of(&weights, (0..lanes).collect());
            for lane in 0..lanes {
                row.move_to_best(lane);
                prop_assert_eq!(&row.passing, &Row::of(&weights, row.order.clone()).passing);
            }
        }
    }
}
