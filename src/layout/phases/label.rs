//! Claims room for each label beside a run of its link.
//!
//! Takes routes. Promises that each label stands in the label zone of a channel along the flow
//! that a run of its own link passes through. No run across the flow lies in such a zone (they
//! keep to the tracks behind it), so nothing can cut a label in two; runs along the flow that share
//! the zone are kept apart by `place`.

use super::route::Route;
use crate::layout::grid::{Grid, Node};
use crate::layout::plan::Plan;
use std::collections::HashMap;

/// What things cost, in pixels of width.
const COMPANY: f64 = 22.0;
const FAR_FROM_EXIT: f64 = 7.0;

/// Channels looked at for one label.
const MOST_CHANNELS: u32 = 12;

/// Where a label stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::layout) struct Spot {
    /// Which run of its link it stands beside.
    pub(in crate::layout) run: usize,
    /// The channel along the flow whose zone it stands in.
    pub(in crate::layout) channel: u32,
}

/// Returns the spot of each link's label, where it has one.
pub(in crate::layout) fn spots(plan: &Plan, grid: &Grid, routes: &[Route]) -> Vec<Option<Spot>> {
    let mut claims = Claims { zone: vec![0.0; grid.along_lines as usize], company: HashMap::new() };
    let mut labelled: Vec<(usize, f64)> = plan
        .links
        .iter()
        .enumerate()
        .filter_map(|(link, item)| item.label.map(|label| (link, label.along)))
        .collect();
    labelled.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    let mut spots = vec![None; plan.links.len()];
    for (link, width) in labelled {
        spots[link] = claims.claim(&routes[link], width);
    }
    spots
}

struct Claims {
    /// Width of each channel's zone so far.
    zone: Vec<f64>,
    /// Labels on each line of each channel so far.
    company: HashMap<(u32, u32), u32>,
}

impl Claims {
    fn claim(&mut self, route: &Route, width: f64) -> Option<Spot> {
        let mut best: Option<(f64, Spot, u32)> = None;
        let along_runs = route.runs().enumerate().filter(|(_, (start, end))| start.across == end.across);
        for (run, (start, end)) in along_runs {
            for (steps, channel) in zones(start, end).enumerate() {
                let company = self.company.get(&(start.across, channel)).copied().unwrap_or(0);
                let cost = (width - self.zone[channel as usize]).max(0.0)
                    + COMPANY * f64::from(company)
                    + FAR_FROM_EXIT * (steps + 2 * run) as f64;
                if best.as_ref().is_none_or(|(least, ..)| cost < *least) {
                    best = Some((cost, Spot { run, channel }, start.across));
                }
            }
        }
        let (_, spot, across) = best?;
        let zone = &mut self.zone[spot.channel as usize];
        *zone = zone.max(width);
        *self.company.entry((across, spot.channel)).or_default() += 1;
        Some(spot)
    }
}

/// Returns the channels whose zones a run passes wholly, in the direction of the link.
///
/// The zone lies before the tracks of its channel: a run that ends on a track has passed it, and a
/// run that goes on from a track has not.
fn zones(start: Node, end: Node) -> impl Iterator<Item = u32> {
    let (low, high) = (start.along.min(end.along), start.along.max(end.along));
    let first = if low % 2 == 0 { low + 2 } else { low + 1 };
    let last = high - high % 2;
    let count = if last >= first { ((last - first) / 2 + 1).min(MOST_CHANNELS) } else { 0 };
    let forward = start.along < end.along;
    (0..count).map(move |step| if forward { first + 2 * step } else { last - 2 * step })
}

#[cfg(test)]
mod tests {
    use super::zones;
    use crate::layout::grid::Node;

    fn passed(from: u32, to: u32) -> Vec<u32> {
        zones(Node { along: from, across: 1 }, Node { along: to, across: 1 }).collect()
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
