//! What the links that have chosen so far mean for those that choose next.

use super::{Route, Side};
use crate::layout::grid::{Grid, Node};
use crate::layout::plan::{Plan, PlanLink};

/// What things cost, in pixels of length.
const BEND: f64 = 200.0;
const CROSSING: f64 = 240.0;
const SHARED_LINE: f64 = 14.0;
const CROWDED_SIDE: f64 = 26.0;
const OPPOSED_SIDE: f64 = 30.0;

/// Rough sizes, for lengths before anything is placed.
const COLUMN: f64 = 120.0;
const CHANNEL_ALONG: f64 = 90.0;
const ROW: f64 = 50.0;
const CHANNEL_ACROSS: f64 = 16.0;

/// Places of a run that are looked at; a longer run is judged by a sample.
const SAMPLES: u32 = 256;

/// Grids with more places than this are routed without regard to crossings.
const MOST_PLACES: usize = 1 << 23;

/// How many links dock on one side of a box.
#[derive(Clone, Copy, Default)]
struct Docked {
    leaving: u32,
    reaching: u32,
}

/// Where the runs of links pass, and where links dock.
pub(super) struct Traffic {
    along_at: Vec<f64>,
    across_at: Vec<f64>,
    width: usize,
    /// Runs along through each place, twice where they pass and once where they bend.
    runs_along: Vec<u32>,
    /// Runs across, likewise.
    runs_across: Vec<u32>,
    sides: Vec<[Docked; 4]>,
}

impl Traffic {
    pub(super) fn new(plan: &Plan, grid: &Grid) -> Self {
        let (width, height) = (grid.along_lines as usize, grid.across_lines() as usize);
        let places = width.saturating_mul(height);
        let counted = if places <= MOST_PLACES { places } else { 0 };
        Self {
            along_at: running_sum(
                (0..grid.along_lines).map(|line| if Grid::is_column(line) { COLUMN } else { CHANNEL_ALONG }),
            ),
            across_at: running_sum(
                grid.is_row.iter().map(|is_row| if *is_row { ROW } else { CHANNEL_ACROSS }),
            ),
            width,
            runs_along: vec![0; counted],
            runs_across: vec![0; counted],
            sides: vec![[Docked::default(); 4]; plan.boxes.len()],
        }
    }

    pub(super) fn add(&mut self, link: &PlanLink, route: &Route) {
        self.change(link, route, |count, by| *count += by);
    }

    pub(super) fn remove(&mut self, link: &PlanLink, route: &Route) {
        self.change(link, route, |count, by| *count -= by);
    }

    fn change(&mut self, link: &PlanLink, route: &Route, apply: impl Fn(&mut u32, u32)) {
        let nodes = &route.nodes;
        if nodes.len() < 2 {
            return;
        }
        apply(&mut self.sides[link.from][side_index(nodes[0], nodes[1])].leaving, 1);
        let last = nodes.len() - 1;
        apply(&mut self.sides[link.to][side_index(nodes[last], nodes[last - 1])].reaching, 1);
        if self.runs_along.is_empty() {
            return;
        }
        for (start, end) in route.runs() {
            let is_along = start.across == end.across;
            for place in places(start, end) {
                let is_cell = place == nodes[0] || place == nodes[last];
                let by = if is_cell {
                    0
                } else if place == start || place == end {
                    1
                } else {
                    2
                };
                let index = place.across as usize * self.width + place.along as usize;
                let counts = if is_along { &mut self.runs_along } else { &mut self.runs_across };
                apply(&mut counts[index], by);
            }
        }
    }

    /// Returns what a shape costs for `link`, which must not be counted itself.
    ///
    /// A shape that costs `limit` or more is not looked at further.
    pub(super) fn cost(&self, link: &PlanLink, nodes: &[Node], limit: f64) -> f64 {
        let bends = nodes.len().saturating_sub(2) as f64;
        let length: f64 = nodes.windows(2).map(|pair| self.length(pair[0], pair[1])).sum();
        let mut cost = BEND * bends + length + self.docking_cost(link, nodes);
        for pair in nodes.windows(2) {
            if cost >= limit {
                break;
            }
            cost += self.run_cost(pair[0], pair[1], nodes);
        }
        cost
    }

    fn length(&self, start: Node, end: Node) -> f64 {
        (self.along_at[start.along as usize] - self.along_at[end.along as usize]).abs()
            + (self.across_at[start.across as usize] - self.across_at[end.across as usize]).abs()
    }

    fn run_cost(&self, start: Node, end: Node, nodes: &[Node]) -> f64 {
        if self.runs_along.is_empty() {
            return 0.0;
        }
        let is_along = start.across == end.across;
        let (same, other) = if is_along {
            (&self.runs_along, &self.runs_across)
        } else {
            (&self.runs_across, &self.runs_along)
        };
        let (mut crossed, mut shared) = (0.0, 0u32);
        let count = start.along.abs_diff(end.along) + start.across.abs_diff(end.across);
        let step = count / SAMPLES + 1;
        for place in places(start, end).step_by(step as usize) {
            if place == nodes[0] || place == nodes[nodes.len() - 1] {
                continue;
            }
            let index = place.across as usize * self.width + place.along as usize;
            let share = if place == start || place == end { 0.25 } else { 0.5 };
            crossed += share * f64::from(other[index]);
            shared = shared.max(same[index]);
        }
        CROSSING * crossed * f64::from(step) + SHARED_LINE * f64::from(shared)
    }

    fn docking_cost(&self, link: &PlanLink, nodes: &[Node]) -> f64 {
        let last = nodes.len() - 1;
        let out = self.sides[link.from][side_index(nodes[0], nodes[1])];
        let into = self.sides[link.to][side_index(nodes[last], nodes[last - 1])];
        CROWDED_SIDE * f64::from(out.leaving + into.reaching)
            + OPPOSED_SIDE * f64::from(out.reaching + into.leaving)
    }
}

fn side_index(cell: Node, other: Node) -> usize {
    match Side::towards(cell, other) {
        Side::Before => 0,
        Side::Behind => 1,
        Side::Above => 2,
        Side::Below => 3,
    }
}

/// Returns the places from `start` to `end`, both included.
fn places(start: Node, end: Node) -> impl Iterator<Item = Node> {
    let along = start.along.min(end.along)..=start.along.max(end.along);
    let across = start.across.min(end.across)..=start.across.max(end.across);
    along.flat_map(move |along| across.clone().map(move |across| Node { along, across }))
}

fn running_sum(sizes: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut at = 0.0;
    let mut middles = Vec::new();
    for size in sizes {
        middles.push(at + size / 2.0);
        at += size;
    }
    middles
}
