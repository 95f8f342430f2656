//! Gives each box a rank, which becomes its column.
//!
//! Takes the plan without its back links, which has no cycle. Promises that every other link leads
//! to a higher rank, that ranks start at 0 and that none is empty, and that all ranks of a stretch
//! lie before those of the next. Longest path first; then boxes move within their slack to where
//! their links are shortest, in sweeps both ways.

use crate::layout::plan::Plan;

const SWEEPS: usize = 8;

/// Returns the rank of each box.
pub(in crate::layout) fn ranks(plan: &Plan, back: &[bool]) -> Vec<u32> {
    let forward = Forward::new(plan, back);
    let (mut ranks, bounds) = forward.longest_paths(plan);
    for sweep in 0..SWEEPS {
        let moved = forward.tighten(&mut ranks, &bounds, sweep % 2 == 0);
        if !moved {
            break;
        }
    }
    without_gaps(&ranks)
}

/// The links that run forward, as neighbours of each box.
pub(super) struct Forward {
    pub(super) before: Vec<Vec<usize>>,
    pub(super) after: Vec<Vec<usize>>,
    /// Boxes in an order in which every link leads to a later one.
    pub(super) order: Vec<usize>,
}

impl Forward {
    pub(super) fn new(plan: &Plan, back: &[bool]) -> Self {
        let mut before = vec![Vec::new(); plan.boxes.len()];
        let mut after = vec![Vec::new(); plan.boxes.len()];
        for (link, _) in plan.links.iter().zip(back).filter(|(_, back)| !**back) {
            after[link.from].push(link.to);
            before[link.to].push(link.from);
        }
        let mut waiting: Vec<usize> = before.iter().map(Vec::len).collect();
        let mut order: Vec<usize> = (0..waiting.len()).filter(|index| waiting[*index] == 0).collect();
        let mut next = 0;
        while next < order.len() {
            for &follower in &after[order[next]] {
                waiting[follower] -= 1;
                if waiting[follower] == 0 {
                    order.push(follower);
                }
            }
            next += 1;
        }
        Self { before, after, order }
    }

    /// Returns the first rank that each box can have, and the first and last one of its stretch.
    fn longest_paths(&self, plan: &Plan) -> (Vec<u32>, Vec<(u32, u32)>) {
        let mut of_stretch: Vec<Vec<usize>> = vec![Vec::new(); plan.phases.len().max(1)];
        self.order.iter().for_each(|index| of_stretch[plan.boxes[*index].stretch].push(*index));
        let mut ranks = vec![0; self.before.len()];
        let mut bounds = vec![(0, 0); self.before.len()];
        let mut first = 0;
        for members in of_stretch {
            let mut last = first;
            for &index in &members {
                let earlier = self.before[index].iter().map(|earlier| ranks[*earlier] + 1).max();
                ranks[index] = earlier.unwrap_or(0).max(first);
                last = last.max(ranks[index]);
            }
            members.iter().for_each(|index| bounds[*index] = (first, last));
            first = last + 1;
        }
        (ranks, bounds)
    }

    /// Moves each box to its best rank; tells whether any moved.
    fn tighten(&self, ranks: &mut [u32], bounds: &[(u32, u32)], from_the_end: bool) -> bool {
        let mut moved = false;
        let count = self.order.len();
        for position in 0..count {
            let index = self.order[if from_the_end { count - 1 - position } else { position }];
            let best = self.best_rank(index, ranks).clamp(bounds[index].0, bounds[index].1);
            moved |= best != ranks[index];
            ranks[index] = best;
        }
        moved
    }

    /// Returns the rank within a box's slack at which its links are shortest.
    fn best_rank(&self, index: usize, ranks: &[u32]) -> u32 {
        let lowest = self.before[index].iter().map(|earlier| ranks[*earlier] + 1).max();
        let highest = self.after[index].iter().map(|later| ranks[*later] - 1).min();
        // The length of all links falls by (reaching - leaving) with each rank towards the start.
        let (reaching, leaving) = (self.before[index].len(), self.after[index].len());
        match (lowest, highest) {
            (Some(low), _) if reaching > leaving => low,
            (_, Some(high)) if leaving > reaching => high,
            (Some(low), Some(high)) => ranks[index].clamp(low, high.max(low)),
            _ => ranks[index],
        }
    }
}

fn without_gaps(ranks: &[u32]) -> Vec<u32> {
    let mut used = ranks.to_vec();
    used.sort_unstable();
    used.dedup();
    ranks.iter().map(|rank| used.partition_point(|value| value < rank) as u32).collect()
}

#[cfg(test)]
mod tests {
    use super::ranks;
    use crate::layout::plan::{Plan, PlanBox, PlanLink};

    fn ranked(boxes: usize, links: &[(usize, usize)], back: &[usize]) -> Vec<u32> {
        let plan = Plan {
            lanes: 1,
            boxes: vec![PlanBox::default(); boxes],
            links: links.iter().map(|&(from, to)| PlanLink { from, to, ..PlanLink::default() }).collect(),
            ..Plan::default()
        };
        let back: Vec<bool> = (0..links.len()).map(|link| back.contains(&link)).collect();
        ranks(&plan, &back)
    }

    #[test]
    fn every_link_but_those_back_leads_on() {
        assert_eq!(ranked(3, &[(0, 1), (1, 2), (2, 0), (1, 1)], &[2, 3]), [0, 1, 2]);
        assert_eq!(ranked(4, &[(0, 1), (1, 2), (2, 3), (0, 3)], &[]), [0, 1, 2, 3]);
    }

    #[test]
    fn a_late_supplier_stands_next_to_its_customer() {
        // 3 hands only to 2, so it waits until just before it; 4 only receives, so it follows 0.
        assert_eq!(ranked(5, &[(0, 1), (1, 2), (3, 2), (0, 4)], &[]), [0, 1, 2, 1, 1]);
    }

    #[test]
    fn an_empty_plan_has_no_ranks() {
        assert!(ranked(0, &[], &[]).is_empty());
        assert_eq!(ranked(2, &[], &[]), [0, 0]);
    }
}
