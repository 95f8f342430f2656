//! Links with one bend that can do without it.
//!
//! Once the columns no longer stand in line, a customer can lie so near below its supplier that one
//! run across reaches both. Then the run along the flow and its bend are not needed.

use super::{DOCK_FROM_CORNER, Draft, Variables, distance, solids};
use crate::layout::phases::label::Spot;
use crate::layout::phases::route::Route;

/// How far a run may have to push others aside, in pixels.
const PUSH: f64 = 12.0;

/// Returns the links whose only run along may go, given a draft in which the room is taken away.
///
/// Between the neighbours of its run across there must be a place from which it reaches both boxes.
pub(super) fn candidates(draft: &Draft<'_>) -> Vec<usize> {
    let variables = Variables::new(draft);
    let free = free_ranges(draft, &variables);
    let boxes = &draft.along.boxes;
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
            && variables.runs[*link].iter().flatten().all(|run| {
                let ranges =
                    [ends.from, ends.to].map(|item| (boxes[item] - reach(item), boxes[item] + reach(item)));
                let low = ranges.iter().map(|range| range.0).fold(free[*run].0, f64::max);
                let high = ranges.iter().map(|range| range.1).fold(free[*run].1, f64::min);
                ranges[0].0 <= ranges[1].1 && ranges[1].0 <= ranges[0].1 && low <= high + PUSH
            })
    };
    (0..draft.routes.len()).filter(can_go).collect()
}

/// Returns how far each variable could move between its neighbours, but for those on the line where
/// its link bends.
fn free_ranges(draft: &Draft<'_>, variables: &Variables) -> Vec<(f64, f64)> {
    let mut bend: Vec<Option<usize>> = vec![None; variables.at.len()];
    for (route, runs) in draft.routes.iter().zip(&variables.runs) {
        for run in runs.iter().flatten().filter(|_| route.nodes.len() == 3) {
            bend[*run] = Some(route.nodes[1].across as usize);
        }
    }
    let mut free = vec![(f64::NEG_INFINITY, f64::INFINITY); variables.at.len()];
    for (line, solids) in solids(draft, variables).iter().enumerate() {
        for pair in solids.windows(2) {
            let (one, other) = (&pair[0], &pair[1]);
            let apart = distance(one, other);
            if bend[one.variable] != Some(line) {
                free[one.variable].1 = free[one.variable].1.min(other.at - apart);
            }
            if bend[other.variable] != Some(line) {
                free[other.variable].0 = free[other.variable].0.max(one.at + apart);
            }
        }
    }
    free
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
