//! Coordinates along the flow: columns, label zones and tracks.

use super::{Bare, DOCK_MARGIN, PITCH, Places, docks_of};
use crate::layout::grid::{Grid, Node};
use crate::layout::phases::label::Spot;
use crate::layout::phases::route::Route;
use crate::layout::phases::separate::{Run, groups, sort, spread, stack};
use crate::layout::plan::{Extent, Plan};

/// Room behind a column before anything else.
const BEHIND_COLUMN: f64 = 10.0;
/// Room before a column, for the arrow heads.
const BEFORE_COLUMN: f64 = 16.0;
/// Room on either side of a label.
const ZONE_MARGIN: f64 = 4.0;
/// Room between the frame and the first or last thing in it.
const FRAME: f64 = 14.0;

/// Coordinates along the flow.
pub(super) struct Along {
    /// Middle of each line; of a channel, the middle of its tracks.
    pub(super) middle: Vec<f64>,
    /// Start of each channel's label zone.
    pub(super) zone: Vec<f64>,
    /// Where the lanes end.
    pub(super) total: f64,
}

pub(super) fn place(
    plan: &Plan,
    grid: &Grid,
    routes: &[Route],
    spots: &[Option<Spot>],
    extents: &mut [Extent],
    places: &mut Places,
) -> Along {
    let lines = Bare::by_line(routes, grid.along_lines, false);
    let (sorted, offsets): (Vec<Vec<Run>>, Vec<Vec<f64>>) =
        lines.iter().enumerate().map(|(line, bare)| separated(line as u32, bare)).unzip();
    grow_boxes(plan, routes, &sorted, &offsets, extents);
    let zones = zone_widths(plan, grid, spots);
    let columns = column_halves(grid, extents, &offsets);

    let mut along = Along { middle: Vec::new(), zone: Vec::new(), total: 0.0 };
    let mut at = plan.title_along;
    for line in 0..grid.along_lines {
        let index = line as usize;
        let tracks = offsets[index].iter().copied().fold(0.0, f64::max);
        let base;
        if Grid::is_column(line) {
            along.zone.push(at);
            base = at + columns[index];
            at += 2.0 * columns[index];
        } else {
            let is_edge = line == 0 || line + 1 == grid.along_lines;
            at += if is_edge { FRAME / 2.0 } else { BEHIND_COLUMN };
            along.zone.push(at + ZONE_MARGIN);
            at += if zones[index] > 0.0 { zones[index] + 2.0 * ZONE_MARGIN } else { 0.0 };
            base = at + if sorted[index].is_empty() { 0.0 } else { PITCH / 2.0 };
            at += if sorted[index].is_empty() { 0.0 } else { tracks + PITCH };
            at += if is_edge { FRAME / 2.0 } else { BEFORE_COLUMN };
        }
        along.middle.push(base);
        for (run, offset) in sorted[index].iter().zip(&offsets[index]) {
            places[run.link][run.index] = base + offset;
        }
    }
    along.total = at;
    along
}

/// Returns the sorted runs of a line, with their distances from its middle or its first track.
///
/// Their ranges are grid lines, refined by how each end meets.
fn separated(line: u32, bare: &[Bare]) -> (Vec<Run>, Vec<f64>) {
    let ranged = |run: &Bare| {
        let ends = [end_at(run.start, run.end, run.before), end_at(run.end, run.start, run.behind)];
        run.with_ends(ends, line, [run.before, run.behind].map(|node| node.map(|node| node.along)))
    };
    let (mut runs, mut offsets) = (Vec::new(), Vec::new());
    for mut group in groups(bare.iter().map(ranged).collect(), 0.0) {
        sort(&mut group);
        let apart = |one: usize, other: usize| group[one].touches(&group[other]).then_some(PITCH);
        offsets.extend(if Grid::is_column(line) { spread(&group, apart) } else { stack(group.len(), apart) });
        runs.extend(group);
    }
    (runs, offsets)
}

/// Where a run across ends: at a box it stops short of the row's middle, in a bend it may pass it.
fn end_at(end: Node, other: Node, next: Option<Node>) -> f64 {
    let middle = f64::from(end.across);
    let towards = if other.across < end.across { -0.25 } else { 0.25 };
    match next {
        None => middle + towards,
        Some(_) => middle,
    }
}

/// Widens boxes so that every link that docks above or below meets its side.
fn grow_boxes(
    plan: &Plan,
    routes: &[Route],
    sorted: &[Vec<Run>],
    offsets: &[Vec<f64>],
    extents: &mut [Extent],
) {
    for (runs, offsets) in sorted.iter().zip(offsets) {
        for (run, offset) in runs.iter().zip(offsets) {
            let needed = 2.0 * (offset.abs() + DOCK_MARGIN);
            for item in docks_of(run, plan, routes) {
                extents[item].along = extents[item].along.max(needed);
            }
        }
    }
}

fn zone_widths(plan: &Plan, grid: &Grid, spots: &[Option<Spot>]) -> Vec<f64> {
    let mut widths = vec![0.0f64; grid.along_lines as usize];
    for (link, spot) in plan.links.iter().zip(spots) {
        if let (Some(label), Some(spot)) = (link.label, spot) {
            let width = &mut widths[spot.channel as usize];
            *width = width.max(label.along);
        }
    }
    widths
}

/// Returns half the width of each column: of its widest box, or of the runs that pass it.
fn column_halves(grid: &Grid, extents: &[Extent], offsets: &[Vec<f64>]) -> Vec<f64> {
    let mut halves: Vec<f64> = offsets
        .iter()
        .map(|offsets| offsets.iter().map(|offset| offset.abs() + PITCH / 2.0).fold(0.0, f64::max))
        .collect();
    for (cell, extent) in grid.cells.iter().zip(extents) {
        let half = &mut halves[cell.along as usize];
        *half = half.max(extent.along / 2.0);
    }
    halves
}
