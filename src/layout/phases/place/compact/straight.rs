//! Links with one bend that can do without it.
//!
//! Once the columns no longer stand in line, a customer can lie so near below its supplier that one
//! run across reaches both. Then the run along the flow and its bend are not needed.

use super::{DOCK_FROM_CORNER, Draft};
use crate::layout::phases::label::Spot;
use crate::layout::phases::route::Route;

/// Returns the links whose only run along may go, given where the boxes stand.
pub(super) fn candidates(draft: &Draft<'_>, boxes: &[f64]) -> Vec<usize> {
    let reach = |item: usize| {
        let half = draft.extents[item].along / 2.0;
        if draft.plan.boxes[item].is_pointed { 0.0 } else { half - DOCK_FROM_CORNER }
    };
    let can_go = |link: &usize| {
        let ends = draft.plan.links[*link];
        let runs_on = draft.spots[*link].is_none_or(|spot| !spot.is_along);
        draft.routes[*link].nodes.len() == 3
            && runs_on
            && !draft.back[*link]
            && (boxes[ends.to] - boxes[ends.from]).abs() <= reach(ends.from) + reach(ends.to)
    };
    (0..draft.routes.len()).filter(can_go).collect()
}

/// Returns the draft in which each of the links is its run across alone.
pub(super) fn straightened<'run>(draft: &Draft<'run>, links: &[usize]) -> Draft<'run> {
    let mut straight = draft.clone();
    for &link in links {
        let nodes = &draft.routes[link].nodes;
        let across = usize::from(nodes[0].across == nodes[1].across);
        straight.routes[link] = Route { nodes: vec![nodes[0], nodes[2]] };
        straight.places[link] = vec![draft.places[link][across]];
        straight.spots[link] = draft.spots[link].map(|spot| Spot { run: 0, ..spot });
    }
    straight
}
