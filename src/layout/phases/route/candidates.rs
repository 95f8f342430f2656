//! The shapes that a link may take between two cells.

use crate::layout::grid::{Grid, Node};

/// Lines looked at from each end where many would do.
const NEAR: u32 = 6;

/// Calls `offer` with every shape that passes no box.
pub(super) fn candidates(grid: &Grid, from: Node, to: Node, is_back: bool, offer: &mut dyn FnMut(&[Node])) {
    let search = Search { grid, from, to };
    if from == to {
        search.loops(offer);
        return;
    }
    if !is_back && from.along < to.along {
        search.straight(offer);
        search.one_bend(offer);
        search.two_bends_in_a_channel(offer);
    }
    if from.along >= to.along {
        search.round_the_end(offer);
    }
    for across in search.lines_across() {
        search.along_a_line(across, offer);
    }
}

struct Search<'grid> {
    grid: &'grid Grid,
    from: Node,
    to: Node,
}

fn node(along: u32, across: u32) -> Node {
    Node { along, across }
}

impl Search<'_> {
    /// Tells whether a run on line `across` from a cell's middle to `to` meets no other box.
    fn leaves_along(&self, cell: Node, to: u32) -> bool {
        let next = if to > cell.along { cell.along + 1 } else { cell.along - 1 };
        self.grid.is_row_free(cell.across, next, to)
    }

    /// Tells whether a run on line `along` from a cell's middle to `to` meets no other box.
    fn leaves_across(&self, cell: Node, to: u32) -> bool {
        let next = if to > cell.across { cell.across + 1 } else { cell.across - 1 };
        self.grid.is_column_free(cell.along, next, to)
    }

    fn straight(&self, offer: &mut dyn FnMut(&[Node])) {
        if self.from.across == self.to.across && self.leaves_along(self.from, self.to.along - 1) {
            offer(&[self.from, self.to]);
        }
    }

    fn one_bend(&self, offer: &mut dyn FnMut(&[Node])) {
        if self.from.across == self.to.across {
            return;
        }
        let late = node(self.to.along, self.from.across);
        if self.leaves_along(self.from, late.along) && self.leaves_across(self.to, late.across) {
            offer(&[self.from, late, self.to]);
        }
        let early = node(self.from.along, self.to.across);
        if self.leaves_across(self.from, early.across) && self.leaves_along(self.to, early.along) {
            offer(&[self.from, early, self.to]);
        }
    }

    /// Across in one of the channels between the two columns.
    fn two_bends_in_a_channel(&self, offer: &mut dyn FnMut(&[Node])) {
        if self.from.across == self.to.across {
            return;
        }
        let (first, last) = (self.from.along + 1, self.to.along - 1);
        for along in (first..=last).step_by(2) {
            if along > first + 2 * NEAR && along + 2 * NEAR < last {
                continue;
            }
            if self.leaves_along(self.from, along) && self.leaves_along(self.to, along) {
                offer(&[self.from, node(along, self.from.across), node(along, self.to.across), self.to]);
            }
        }
    }

    /// Out behind both boxes, across, and in from behind.
    fn round_the_end(&self, offer: &mut dyn FnMut(&[Node])) {
        let along = self.from.along + 1;
        if self.from.across != self.to.across
            && self.leaves_along(self.from, along)
            && self.leaves_along(self.to, along)
        {
            offer(&[self.from, node(along, self.from.across), node(along, self.to.across), self.to]);
        }
    }

    /// The lines across that a long link may run on: those near either end, and rows that are free.
    fn lines_across(&self) -> Vec<u32> {
        let (low, high) = (self.from.across.min(self.to.across), self.from.across.max(self.to.across));
        let last = self.grid.across_lines() - 1;
        let from_low = low.saturating_sub(3)..=(low + NEAR).min(last);
        let from_high = high.saturating_sub(NEAR)..=(high + 3).min(last);
        let mut lines: Vec<u32> = from_low.chain(from_high).collect();
        lines.sort_unstable();
        lines.dedup();
        lines
    }

    /// A run on line `across`, reached and left straight from the boxes or by their channels.
    fn along_a_line(&self, across: u32, offer: &mut dyn FnMut(&[Node])) {
        if across == self.from.across || across == self.to.across {
            return;
        }
        let behind = self.from.along + 1;
        let before = self.to.along - 1;
        let starts = [
            (self.leaves_across(self.from, across)).then(|| vec![node(self.from.along, across)]),
            (self.leaves_along(self.from, behind))
                .then(|| vec![node(behind, self.from.across), node(behind, across)]),
        ];
        let ends = [
            (self.leaves_across(self.to, across)).then(|| vec![node(self.to.along, across)]),
            (self.leaves_along(self.to, before))
                .then(|| vec![node(before, across), node(before, self.to.across)]),
        ];
        for start in starts.iter().flatten() {
            for end in ends.iter().flatten() {
                let (first, last) = (start[start.len() - 1].along, end[0].along);
                if first == last || !self.grid.is_row_free(across, first, last) {
                    continue;
                }
                let mut nodes = vec![self.from];
                nodes.extend(start);
                nodes.extend(end);
                nodes.push(self.to);
                offer(&nodes);
            }
        }
    }

    /// Out behind the box and back in from above or below.
    fn loops(&self, offer: &mut dyn FnMut(&[Node])) {
        let Node { along, across } = self.from;
        for beside in [across - 1, across + 1] {
            offer(&[
                self.from,
                node(along + 1, across),
                node(along + 1, beside),
                node(along, beside),
                self.from,
            ]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{candidates, node};
    use crate::layout::grid::{Grid, Node};
    use crate::layout::plan::{Plan, PlanBox};

    /// A grid of one lane with a box in each cell: its column and its row.
    fn grid(cells: &[(u32, u32)]) -> Grid {
        let boxes = vec![PlanBox::default(); cells.len()];
        let plan = Plan { lanes: 1, boxes, ..Plan::default() };
        let (columns, rows): (Vec<u32>, Vec<u32>) = cells.iter().copied().unzip();
        Grid::new(&plan, &columns, &rows)
    }

    fn offered(grid: &Grid, from: usize, to: usize, is_back: bool) -> Vec<Vec<Node>> {
        let mut shapes = Vec::new();
        candidates(grid, grid.cells[from], grid.cells[to], is_back, &mut |shape| shapes.push(shape.to_vec()));
        shapes
    }

    #[test]
    fn every_shape_turns_at_each_bend_and_passes_no_box() {
        let grid = grid(&[(0, 0), (1, 0), (2, 0), (1, 1), (2, 2)]);
        for (from, to, is_back) in [(0, 2, false), (0, 4, false), (2, 0, true), (4, 1, true), (3, 3, true)] {
            let shapes = offered(&grid, from, to, is_back);
            assert!(!shapes.is_empty(), "{from} to {to}");
            for shape in shapes {
                assert_eq!((shape[0], shape[shape.len() - 1]), (grid.cells[from], grid.cells[to]));
                let is_along: Vec<bool> =
                    shape.windows(2).map(|pair| pair[0].across == pair[1].across).collect();
                assert!(is_along.windows(2).all(|pair| pair[0] != pair[1]), "{shape:?}");
                for (index, cell) in grid.cells.iter().enumerate() {
                    let is_end = index == from || index == to;
                    assert!(is_end || !shape.windows(2).any(|run| lies_on(run, *cell)), "{shape:?}");
                }
            }
        }
    }

    fn lies_on(run: &[Node], cell: Node) -> bool {
        let within = |low: u32, high: u32, at: u32| (low.min(high)..=low.max(high)).contains(&at);
        within(run[0].along, run[1].along, cell.along) && within(run[0].across, run[1].across, cell.across)
    }

    #[test]
    fn goes_straight_where_the_row_is_free() {
        let free = grid(&[(0, 0), (2, 0)]);
        assert!(offered(&free, 0, 1, false).contains(&vec![node(1, 1), node(5, 1)]));
        let taken = grid(&[(0, 0), (2, 0), (1, 0)]);
        assert!(offered(&taken, 0, 1, false).iter().all(|shape| shape.len() > 2));
    }
}
