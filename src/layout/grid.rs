//! The grid of lines that boxes stand on and links run along.
//!
//! Along the flow, line `2c + 1` is the middle of column `c`; the even lines are the channels
//! before, between and behind the columns. Across it, each lane has a channel, a row, a channel,
//! a row … and a channel, so that two channels meet at every lane border.

use super::plan::Plan;

/// A place on the grid: line along, line across.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Node {
    pub(super) along: u32,
    pub(super) across: u32,
}

/// Where the boxes stand, and which lines there are.
#[derive(Debug, Clone)]
pub(super) struct Grid {
    /// Place of each box.
    pub(super) cells: Vec<Node>,
    /// Number of lines along: two for each column and one.
    pub(super) along_lines: u32,
    /// Lane of each line across.
    pub(super) lane_of: Vec<u32>,
    /// Whether each line across is a row (else a channel).
    pub(super) is_row: Vec<bool>,
    /// Occupied lines along, sorted, for each line across.
    taken_on_row: Vec<Vec<u32>>,
    /// Occupied lines across, sorted, for each line along.
    taken_on_column: Vec<Vec<u32>>,
}

impl Grid {
    /// Builds the grid from each box's column and its row within its lane.
    pub(super) fn new(plan: &Plan, columns: &[u32], rows: &[u32]) -> Self {
        let mut rows_of_lane = vec![1u32; plan.lanes];
        for (item, row) in plan.boxes.iter().zip(rows) {
            rows_of_lane[item.lane] = rows_of_lane[item.lane].max(row + 1);
        }
        let (mut lane_of, mut is_row, mut first_line) = (Vec::new(), Vec::new(), Vec::new());
        for (lane, count) in rows_of_lane.iter().enumerate() {
            first_line.push(lane_of.len() as u32);
            for line in 0..=2 * count {
                lane_of.push(lane as u32);
                is_row.push(line % 2 == 1);
            }
        }
        let place = |index: usize| Node {
            along: 2 * columns[index] + 1,
            across: first_line[plan.boxes[index].lane] + 2 * rows[index] + 1,
        };
        let cells: Vec<Node> = (0..plan.boxes.len()).map(place).collect();
        let along_lines = 2 * columns.iter().max().map_or(0, |column| column + 1) + 1;
        let mut taken_on_row = vec![Vec::new(); lane_of.len()];
        let mut taken_on_column = vec![Vec::new(); along_lines as usize];
        for cell in &cells {
            taken_on_row[cell.across as usize].push(cell.along);
            taken_on_column[cell.along as usize].push(cell.across);
        }
        taken_on_row.iter_mut().chain(&mut taken_on_column).for_each(|taken| taken.sort_unstable());
        Self { cells, along_lines, lane_of, is_row, taken_on_row, taken_on_column }
    }

    /// Returns the number of lines across.
    pub(super) fn across_lines(&self) -> u32 {
        self.lane_of.len() as u32
    }

    /// Tells whether a line along is a column's middle.
    pub(super) fn is_column(line: u32) -> bool {
        line % 2 == 1
    }

    /// Tells whether no box stands on line `across` from `from` to `to`, both included.
    pub(super) fn is_row_free(&self, across: u32, from: u32, to: u32) -> bool {
        is_free(&self.taken_on_row[across as usize], from, to)
    }

    /// Tells whether no box stands on line `along` from `from` to `to`, both included.
    pub(super) fn is_column_free(&self, along: u32, from: u32, to: u32) -> bool {
        is_free(&self.taken_on_column[along as usize], from, to)
    }
}

fn is_free(taken: &[u32], from: u32, to: u32) -> bool {
    let (low, high) = (from.min(to), from.max(to));
    let next = taken.partition_point(|line| *line < low);
    taken.get(next).is_none_or(|line| *line > high)
}
