//! Claims room for each label beside a run of its link.
//!
//! Takes routes. Promises that each label has a channel that a run of its own link passes: beside a
//! run along the flow it stands in the label zone of a channel between two columns, beside a run
//! across it in the zone of a channel between two rows, best where the link leaves its lane. Nothing
//! else lies in a zone but what passes it the same way, and `place` keeps that apart.

use super::route::{Route, Side};
use crate::layout::grid::{Grid, Node};
use crate::layout::plan::{Extent, Plan, PlanLink};
use std::collections::HashMap;

/// What things cost, in pixels of length.
const COMPANY: f64 = 22.0;
const FAR_FROM_EXIT: f64 = 7.0;
/// The same, where the label says on which condition the link is taken.
const FAR_FROM_DECISION: f64 = 45.0;
/// What a label costs beside a run across for each other one that docks on the same side.
const CROWDED_SIDE: f64 = 60.0;
/// Share of a label's length that it costs beside a run that is long in any case.
const ON_LONG_RUN: f64 = 0.4;
/// Share of a label's length that it costs beside a run across the flow.
const BESIDE_ACROSS: f64 = 0.3;

/// Channels looked at for one label and run.
const MOST_CHANNELS: u32 = 12;

/// Where a label stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::layout) struct Spot {
    /// Which run of its link it stands beside.
    pub(in crate::layout) run: usize,
    /// Whether that run goes along the flow.
    pub(in crate::layout) is_along: bool,
    /// The channel in whose zone it stands: a line along beside a run along, else a line across.
    pub(in crate::layout) channel: u32,
    /// Whether it stands before its run across, not behind it; `place` decides.
    pub(in crate::layout) is_before: bool,
}

/// Returns the spot of each link's label, where it has one.
pub(in crate::layout) fn spots(plan: &Plan, grid: &Grid, routes: &[Route]) -> Vec<Option<Spot>> {
    let mut claims = Claims {
        grid,
        along_company: HashMap::new(),
        across_zone: vec![0.0; grid.across_lines() as usize],
        docked: HashMap::new(),
    };
    let labels = plan.links.iter().enumerate();
    let mut labelled: Vec<(usize, Extent)> =
        labels.filter_map(|(link, item)| item.label.map(|label| (link, label))).collect();
    labelled.sort_by(|one, other| other.1.across.total_cmp(&one.1.across).then(one.0.cmp(&other.0)));
    let mut spots = vec![None; plan.links.len()];
    for (link, label) in labelled {
        spots[link] = claims.claim(&plan.links[link], &routes[link], label);
    }
    spots
}

struct Claims<'grid> {
    grid: &'grid Grid,
    /// Labels on each line of each channel between columns so far.
    along_company: HashMap<(u32, u32), u32>,
    /// Room that each channel between rows has for labels so far.
    across_zone: Vec<f64>,
    /// Labels beside runs across that dock on a side of a box.
    docked: HashMap<(usize, Side), u32>,
}

impl Claims<'_> {
    fn claim(&mut self, link: &PlanLink, route: &Route, label: Extent) -> Option<Spot> {
        let far = if link.is_conditional { FAR_FROM_DECISION } else { FAR_FROM_EXIT };
        let mut best: Option<(f64, Spot, u32)> = None;
        for (run, (start, end)) in route.runs().enumerate() {
            let is_along = start.across == end.across;
            let channels: Vec<u32> = if is_along {
                along_zones(start, end).collect()
            } else {
                self.across_zones(start, end).collect()
            };
            let crowd: u32 = docks(link, route, run).filter_map(|dock| self.docked.get(&dock)).sum();
            for (steps, &channel) in channels.iter().enumerate() {
                let own = if is_along {
                    self.cost_along(start.across, channel, label, channels.len())
                } else {
                    self.cost_across(channel, label) + CROWDED_SIDE * f64::from(crowd)
                };
                let cost = own + far * (steps + 2 * run) as f64;
                if best.as_ref().is_none_or(|(least, ..)| cost < *least) {
                    best = Some((cost, Spot { run, is_along, channel, is_before: false }, start.across));
                }
            }
        }
        let (_, spot, line) = best?;
        if spot.is_along {
            *self.along_company.entry((line, spot.channel)).or_default() += 1;
        } else {
            let zone = &mut self.across_zone[spot.channel as usize];
            *zone = zone.max(label.across);
            docks(link, route, spot.run).for_each(|dock| *self.docked.entry(dock).or_default() += 1);
        }
        Some(spot)
    }

    fn cost_along(&self, line: u32, channel: u32, label: Extent, passed: usize) -> f64 {
        let company = self.along_company.get(&(line, channel)).copied().unwrap_or(0);
        let share = if passed > 1 { ON_LONG_RUN } else { 1.0 };
        label.along * share + COMPANY * f64::from(company)
    }

    fn cost_across(&self, channel: u32, label: Extent) -> f64 {
        (label.across - self.across_zone[channel as usize]).max(0.0) + BESIDE_ACROSS * label.along
    }

    /// Returns the channels between rows whose zones a run passes wholly, in the link's direction.
    fn across_zones(&self, start: Node, end: Node) -> impl Iterator<Item = u32> {
        let (low, high) = (start.across.min(end.across), start.across.max(end.across));
        let forward = start.across < end.across;
        // As along the flow, a zone lies before the tracks of its channel.
        (0..high - low)
            .map(move |step| if forward { low + 1 + step } else { high - step })
            .filter(|line| !self.grid.is_row[*line as usize])
            .take(MOST_CHANNELS as usize)
    }
}

/// Returns the sides of boxes on which a run docks.
fn docks<'run>(
    link: &'run PlanLink,
    route: &'run Route,
    run: usize,
) -> impl Iterator<Item = (usize, Side)> + 'run {
    let nodes = &route.nodes;
    let start = (run == 0).then(|| (link.from, Side::towards(nodes[0], nodes[1])));
    let end = (run + 2 == nodes.len()).then(|| (link.to, Side::towards(nodes[run + 1], nodes[run])));
    start.into_iter().chain(end)
}

/// Returns the channels between columns whose zones a run passes wholly, in the link's direction.
///
/// The zone lies before the tracks of its channel: a run that ends on a track has passed it, and a
/// run that goes on from a track has not.
fn along_zones(start: Node, end: Node) -> impl Iterator<Item = u32> {
    let (low, high) = (start.along.min(end.along), start.along.max(end.along));
    let first = if low % 2 == 0 { low + 2 } else { low + 1 };
    let last = high - high % 2;
    let count = if last >= first { ((last - first) / 2 + 1).min(MOST_CHANNELS) } else { 0 };
    let forward = start.along < end.along;
    (0..count).map(move |step| if forward { first + 2 * step } else { last - 2 * step })
}

#[cfg(test)]
mod tests {
    use super::along_zones;
    use crate::layout::grid::Node;

    fn passed(from: u32, to: u32) -> Vec<u32> {
        along_zones(Node { along: from, across: 1 }, Node { along: to, across: 1 }).collect()
    }

    #[test]
    fn a_zone_lies_before_the_tracks_of_its_channel() {
        assert_eq!(passed(1, 3), [2]);
        assert_eq!(passed(1, 2), [2]);
        assert_eq!(passed(2, 3), [] as [u32; 0]);
        assert_eq!(passed(2, 7), [4, 6]);
        assert_eq!(passed(7, 2), [6, 4]);
    }
}
