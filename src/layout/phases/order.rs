//! Gives each box a row within its lane.
//!
//! Takes ranks. Promises that no two boxes share a cell. Within a lane and rank, boxes are ordered
//! by the weighted mean place of their neighbours (the barycentres of Sugiyama, Tagawa, Toda 1981)
//! in sweeps both ways; then each takes the free row nearest to the one that keeps its links
//! straight.

use crate::layout::grid::Grid;
use crate::layout::plan::Plan;

const SWEEPS: usize = 12;
/// Rows times boxes of one rank beyond which each box takes the next row at or below its wish.
const MOST_CHOICES: usize = 4_000_000;

/// Returns the grid with every box in its cell.
pub(in crate::layout) fn grid(plan: &Plan, ranks: &[u32], back: &[bool]) -> Grid {
    let mut sorter = Sorter::new(plan, ranks, back);
    for sweep in 0..SWEEPS {
        sorter.sweep(sweep % 2 == 0);
    }
    let rows = sorter.rows();
    Grid::new(plan, ranks, &rows)
}

/// A neighbour by a link: which box, and how much the link counts.
struct Neighbour {
    index: usize,
    weight: f64,
}

struct Sorter<'plan> {
    plan: &'plan Plan,
    before: Vec<Vec<Neighbour>>,
    after: Vec<Vec<Neighbour>>,
    /// Boxes of each rank and lane, top first.
    cells: Vec<Vec<usize>>,
    /// Places of the cells of each rank, lane by lane.
    cells_of_rank: Vec<Vec<usize>>,
    /// Where each box stands across the flow: its lane, and within it from 0 to 1.
    height: Vec<f64>,
    rows_of_lane: Vec<usize>,
}

impl<'plan> Sorter<'plan> {
    fn new(plan: &'plan Plan, ranks: &[u32], back: &[bool]) -> Self {
        let mut before: Vec<Vec<Neighbour>> = plan.boxes.iter().map(|_| Vec::new()).collect();
        let mut after: Vec<Vec<Neighbour>> = plan.boxes.iter().map(|_| Vec::new()).collect();
        for (link, is_back) in plan.links.iter().zip(back) {
            if link.from == link.to {
                continue;
            }
            let span = f64::from(ranks[link.from].abs_diff(ranks[link.to]).max(1));
            let weight = if *is_back { 0.2 } else { 1.0 } / span;
            let (left, right) = if *is_back { (link.to, link.from) } else { (link.from, link.to) };
            after[left].push(Neighbour { index: right, weight });
            before[right].push(Neighbour { index: left, weight });
        }
        let rank_count = ranks.iter().max().map_or(0, |rank| *rank as usize + 1);
        let mut keyed: Vec<(u32, usize, usize)> =
            (0..plan.boxes.len()).map(|index| (ranks[index], plan.boxes[index].lane, index)).collect();
        keyed.sort_unstable();
        let mut cells: Vec<Vec<usize>> = Vec::new();
        let mut cells_of_rank = vec![Vec::new(); rank_count];
        let mut rows_of_lane = vec![1; plan.lanes];
        let mut last = None;
        for (rank, lane, index) in keyed {
            if last != Some((rank, lane)) {
                cells_of_rank[rank as usize].push(cells.len());
                cells.push(Vec::new());
                last = Some((rank, lane));
            }
            let cell = cells.last_mut().expect("a cell was opened above");
            cell.push(index);
            rows_of_lane[lane] = rows_of_lane[lane].max(cell.len());
        }
        let height = vec![0.0; plan.boxes.len()];
        let mut sorter = Self { plan, before, after, cells, cells_of_rank, height, rows_of_lane };
        (0..sorter.cells.len()).for_each(|cell| sorter.set_heights(cell));
        sorter
    }

    fn set_heights(&mut self, cell: usize) {
        let count = self.cells[cell].len() as f64;
        for (position, &index) in self.cells[cell].iter().enumerate() {
            self.height[index] = self.plan.boxes[index].lane as f64 + (position as f64 + 0.5) / count;
        }
    }

    fn sweep(&mut self, forward: bool) {
        let count = self.cells_of_rank.len();
        for position in 0..count {
            let rank = if forward { position } else { count - 1 - position };
            for place in 0..self.cells_of_rank[rank].len() {
                let cell = self.cells_of_rank[rank][place];
                if self.cells[cell].len() > 1 {
                    self.sort_cell(cell, forward);
                }
            }
        }
    }

    fn sort_cell(&mut self, cell: usize, forward: bool) {
        let mut wished: Vec<(f64, usize)> = self.cells[cell]
            .iter()
            .map(|&index| {
                let near = if forward { &self.before[index] } else { &self.after[index] };
                (self.centre_of(near).unwrap_or(self.height[index]), index)
            })
            .collect();
        // Stable, so that equals keep their order, which is the declared one at first.
        wished.sort_by(|one, other| one.0.total_cmp(&other.0));
        self.cells[cell] = wished.into_iter().map(|(_, index)| index).collect();
        self.set_heights(cell);
    }

    /// Returns the weighted mean height of neighbours, or nothing where there are none.
    fn centre_of(&self, neighbours: &[Neighbour]) -> Option<f64> {
        let weight: f64 = neighbours.iter().map(|near| near.weight).sum();
        let moment: f64 = neighbours.iter().map(|near| near.weight * self.height[near.index]).sum();
        (weight > 0.0).then(|| moment / weight)
    }

    /// Returns the row of each box within its lane.
    fn rows(&self) -> Vec<u32> {
        let mut rows: Vec<Option<usize>> = vec![None; self.plan.boxes.len()];
        for cell in self.cells_of_rank.iter().flatten() {
            let members = &self.cells[*cell];
            let lane = self.plan.boxes[members[0]].lane;
            let count = self.rows_of_lane[lane];
            let wishes: Vec<f64> =
                members.iter().map(|&index| self.wish(index, lane, count, &rows)).collect();
            for (&index, row) in members.iter().zip(nearest_rows(&wishes, count)) {
                rows[index] = Some(row);
            }
        }
        rows.into_iter().map(|row| row.unwrap_or(0) as u32).collect()
    }

    /// Returns the row that would keep a box's links straight, as a fraction of rows.
    fn wish(&self, index: usize, lane: usize, count: usize, rows: &[Option<usize>]) -> f64 {
        let last = (count - 1) as f64;
        let mut weight = 0.0;
        let mut moment = 0.0;
        let mut vote = |row: f64, strength: f64| {
            weight += strength;
            moment += strength * row;
        };
        for near in self.before[index].iter().chain(&self.after[index]) {
            let other = self.plan.boxes[near.index].lane;
            match rows[near.index] {
                Some(row) if other == lane => vote(row as f64, 4.0 * near.weight),
                None if other == lane => {}
                _ if other < lane => vote(0.0, near.weight),
                _ => vote(last, near.weight),
            }
        }
        if weight > 0.0 { moment / weight } else { 0.0 }
    }
}

/// Gives each wish a row of its own, in order, so that the sum of distances is least.
fn nearest_rows(wishes: &[f64], count: usize) -> Vec<usize> {
    let needed = wishes.len();
    if needed == count {
        return (0..count).collect();
    }
    let slack = count - needed;
    if needed.saturating_mul(slack) > MOST_CHOICES {
        return next_rows(wishes, slack);
    }
    // best[i][r]: least cost of the first i wishes within the first r rows.
    let mut best = vec![vec![f64::INFINITY; slack + 1]; needed + 1];
    best[0].fill(0.0);
    for (position, wish) in wishes.iter().enumerate() {
        for skipped in 0..=slack {
            let here = best[position][skipped] + (wish - (position + skipped) as f64).abs();
            let earlier = if skipped > 0 { best[position + 1][skipped - 1] } else { f64::INFINITY };
            best[position + 1][skipped] = here.min(earlier);
        }
    }
    let mut rows = vec![0; needed];
    let mut skipped = slack;
    for position in (0..needed).rev() {
        while skipped > 0 && best[position + 1][skipped - 1] <= best[position + 1][skipped] {
            skipped -= 1;
        }
        rows[position] = position + skipped;
    }
    rows
}

/// Gives each wish the row that it names, or the next that the ones before leave free.
fn next_rows(wishes: &[f64], slack: usize) -> Vec<usize> {
    let mut least = 0;
    let mut row = |(position, wish): (usize, &f64)| {
        let row = (wish.max(0.0) as usize).clamp(position, position + slack).max(least);
        least = row + 1;
        row
    };
    wishes.iter().enumerate().map(&mut row).collect()
}

#[cfg(test)]
mod tests {
    use super::{grid, nearest_rows, next_rows};
    use crate::layout::plan::{Plan, PlanBox, PlanLink};

    /// Two suppliers in one rank and two customers in the next, handing across each other.
    #[test]
    fn crossed_links_are_uncrossed() {
        let link = |from, to| PlanLink { from, to, ..PlanLink::default() };
        let plan = Plan {
            lanes: 1,
            boxes: vec![PlanBox::default(); 4],
            links: vec![link(0, 3), link(1, 2)],
            ..Plan::default()
        };
        let grid = grid(&plan, &[0, 0, 1, 1], &[false, false]);
        assert_eq!(grid.cells[0].across, grid.cells[3].across);
        assert_eq!(grid.cells[1].across, grid.cells[2].across);
        assert_ne!(grid.cells[0], grid.cells[1]);
    }

    #[test]
    fn gives_each_wish_the_nearest_free_row() {
        assert_eq!(nearest_rows(&[2.0], 4), [2]);
        assert_eq!(nearest_rows(&[1.0, 1.0], 3), [0, 1]);
        assert_eq!(nearest_rows(&[3.0, 3.2], 4), [2, 3]);
        assert_eq!(nearest_rows(&[0.0, 0.0, 0.0], 3), [0, 1, 2]);
        assert_eq!(next_rows(&[0.0, 0.0, 9.0], 2), [0, 1, 4]);
        assert_eq!(next_rows(&[3.9, 3.2], 2), [2, 3]);
    }
}
