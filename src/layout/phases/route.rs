//! Gives each link a path on the lines of the grid.
//!
//! Takes the grid. Promises that a path begins and ends in the cells of its link's boxes, that its
//! runs alternate between lines along and across, and that no run passes a box. For each link the
//! simple shapes are tried (straight, one bend, two, three, four) and the cheapest is kept, where
//! length, bends, crossings with other links and crowded sides cost. Short links choose first; then
//! each chooses again, knowing all the others. Channels are never blocked, so a path always exists.

mod candidates;
mod traffic;

use crate::layout::grid::{Grid, Node};
use crate::layout::plan::{Plan, PlanLink};
use candidates::candidates;
use traffic::Traffic;

const PASSES: usize = 3;

/// Links times lines beyond which each link chooses once only, so that no flow takes minutes.
const MOST_WORK: usize = 200_000_000;

/// The path of a link: its ends are the cells of its boxes, every other place is a bend.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::layout) struct Route {
    pub(in crate::layout) nodes: Vec<Node>,
}

impl Route {
    /// Returns how many lines across the runs pass.
    pub(in crate::layout) fn lines_passed(&self) -> usize {
        self.runs().map(|(start, end)| start.across.abs_diff(end.across) as usize).sum()
    }

    /// Returns the runs: pairs of places on one line, but for a link that is one run across alone.
    pub(in crate::layout) fn runs(&self) -> impl Iterator<Item = (Node, Node)> {
        self.nodes.windows(2).map(|pair| (pair[0], pair[1]))
    }
}

/// A side of a box where links dock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::layout) enum Side {
    Before,
    Behind,
    Above,
    Below,
}

impl Side {
    /// Returns the side of `cell` on which a run to or from `other` docks.
    pub(in crate::layout) fn towards(cell: Node, other: Node) -> Self {
        if other.across == cell.across {
            if other.along < cell.along { Self::Before } else { Self::Behind }
        } else if other.across < cell.across {
            Self::Above
        } else {
            Self::Below
        }
    }
}

/// Returns the path of each link.
pub(in crate::layout) fn routes(plan: &Plan, grid: &Grid, back: &[bool]) -> Vec<Route> {
    let mut traffic = Traffic::new(plan, grid);
    let mut routes: Vec<Route> = vec![Route::default(); plan.links.len()];
    let work = plan.links.len().saturating_mul((grid.along_lines + grid.across_lines()) as usize);
    let order = choosing_order(plan, grid, back);
    for pass in 0..if work > MOST_WORK { 1 } else { PASSES } {
        for &link in &order {
            let ends = plan.links[link];
            traffic.remove(&ends, &routes[link]);
            let chosen = cheapest(&ends, grid, &traffic, back[link]);
            if pass == 0 || !chosen.nodes.is_empty() {
                routes[link] = chosen;
            }
            traffic.add(&ends, &routes[link]);
        }
    }
    routes
}

/// Returns the links in the order in which they choose: forward before back, short before long.
fn choosing_order(plan: &Plan, grid: &Grid, back: &[bool]) -> Vec<usize> {
    let length = |link: usize| {
        let (from, to) = (grid.cells[plan.links[link].from], grid.cells[plan.links[link].to]);
        (back[link], from.along.abs_diff(to.along) + from.across.abs_diff(to.across), link)
    };
    let mut order: Vec<usize> = (0..plan.links.len()).collect();
    order.sort_by_key(|link| length(*link));
    order
}

fn cheapest(link: &PlanLink, grid: &Grid, traffic: &Traffic, is_back: bool) -> Route {
    let mut best: Option<(f64, Route)> = None;
    candidates(grid, grid.cells[link.from], grid.cells[link.to], is_back, &mut |nodes: &[Node]| {
        let limit = best.as_ref().map_or(f64::INFINITY, |(least, _)| *least);
        let cost = traffic.cost(link, nodes, limit);
        if cost < limit {
            best = Some((cost, Route { nodes: nodes.to_vec() }));
        }
    });
    best.map(|(_, route)| route).unwrap_or_default()
}
