//! A grid of square cells that finds what lies near each other.
//!
//! Entries are collected, then sorted by cell; nothing is hashed, so that results do not depend on
//! the machine.

use super::lines::Segment;
use crate::geometry::Rect;

/// Moves the grid a little, so that round coordinates do not fall on its lines.
const OFFSET: f64 = 0.137;

/// A cell's place in the grid.
pub(super) type Cell = (i64, i64);

/// Square cells, each with the numbers of what touches it.
pub(super) struct Grid {
    size: f64,
    /// Sorted by cell, then by number.
    entries: Vec<(Cell, usize)>,
}

impl Grid {
    /// Sorts segments into cells.
    pub(super) fn of_segments(size: f64, segments: &[Segment]) -> Self {
        let mut entries = Vec::new();
        for (number, segment) in segments.iter().enumerate() {
            visit_segment(size, *segment, |cell| entries.push((cell, number)));
        }
        Self::sorted(size, entries)
    }

    /// Sorts rectangles into cells.
    pub(super) fn of_rects(size: f64, rects: impl Iterator<Item = Rect>) -> Self {
        let mut entries = Vec::new();
        for (number, rect) in rects.enumerate() {
            visit_rect(size, rect, |cell| entries.push((cell, number)));
        }
        Self::sorted(size, entries)
    }

    fn sorted(size: f64, mut entries: Vec<(Cell, usize)>) -> Self {
        entries.sort_unstable();
        Self { size, entries }
    }

    /// Returns each cell that two things or more touch.
    pub(super) fn shared_cells(&self) -> impl Iterator<Item = &[(Cell, usize)]> {
        self.entries.chunk_by(|one, other| one.0 == other.0).filter(|cell| cell.len() > 1)
    }

    /// Returns the bounds of a cell.
    pub(super) fn bounds(&self, cell: Cell) -> Rect {
        let edge = |place: i64| place as f64 * self.size - OFFSET;
        Rect::new(edge(cell.0), edge(cell.1), self.size, self.size)
    }

    /// Collects what shares a cell with a rectangle, each once.
    pub(super) fn near_rect(&self, rect: Rect, found: &mut Vec<usize>) {
        found.clear();
        visit_rect(self.size, rect, |cell| self.collect(cell, found));
        found.sort_unstable();
        found.dedup();
    }

    /// Collects what shares a cell with a segment, each once.
    pub(super) fn near_segment(&self, segment: Segment, found: &mut Vec<usize>) {
        found.clear();
        visit_segment(self.size, segment, |cell| self.collect(cell, found));
        found.sort_unstable();
        found.dedup();
    }

    fn collect(&self, cell: Cell, found: &mut Vec<usize>) {
        let start = self.entries.partition_point(|entry| entry.0 < cell);
        let inside = self.entries[start..].iter().take_while(|entry| entry.0 == cell);
        found.extend(inside.map(|entry| entry.1));
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a cell's place is far below 2^63")]
fn place(size: f64, at: f64) -> i64 {
    ((at + OFFSET) / size).floor() as i64
}

fn visit_rect(size: f64, rect: Rect, mut visit: impl FnMut(Cell)) {
    for column in place(size, rect.x)..=place(size, rect.right()) {
        for row in place(size, rect.y)..=place(size, rect.bottom()) {
            visit((column, row));
        }
    }
}

fn visit_segment(size: f64, segment: Segment, mut visit: impl FnMut(Cell)) {
    let (start, end) = (segment.start, segment.end);
    let (one, other) = (place(size, start.x), place(size, end.x));
    let slope = end.x - start.x;
    for column in one.min(other)..=one.max(other) {
        let at = |x: f64| {
            let share = ((x - start.x) / slope).clamp(0.0, 1.0);
            start.y + share * (end.y - start.y)
        };
        let (top, bottom) = if slope.abs() < 1e-9 {
            (start.y, end.y)
        } else {
            let left = column as f64 * size - OFFSET;
            (at(left), at(left + size))
        };
        let (top, bottom) = (place(size, top), place(size, bottom));
        for row in top.min(bottom)..=top.max(bottom) {
            visit((column, row));
        }
    }
}
