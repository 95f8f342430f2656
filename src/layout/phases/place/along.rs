//! A first draft of the coordinates along the flow: columns, label zones and tracks.
//!
//! It is roomy and has columns that all lanes share. What counts is the order on every line, which
//! `compact` keeps while it takes the room away.

use super::{BESIDE_GAP, Bare, DOCK_MARGIN, PITCH, Places, docks_of};
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
pub(super) const FRAME: f64 = 14.0;

/// Coordinates along the flow.
#[derive(Clone)]
pub(super) struct Along {
    /// Middle of each box.
    pub(super) boxes: Vec<f64>,
    /// Start of each label.
    pub(super) labels: Vec<Option<f64>>,
    /// Where each phase but the first begins.
    pub(super) borders: Vec<f64>,
    /// Where the lanes end.
    pub(super) total: f64,
}

impl Along {
    /// Returns start and end of each phase.
    pub(super) fn phases(&self, plan: &Plan) -> Vec<(f64, f64)> {
        if plan.phases.is_empty() {
            return Vec::new();
        }
        let starts = std::iter::once(plan.title_along).chain(self.borders.iter().copied());
        let ends = self.borders.iter().copied().chain([self.total]);
        starts.zip(ends).collect()
    }
}

/// Middle of each line, start of each channel's label zone, and the end of it all.
struct Lines {
    middle: Vec<f64>,
    zone: Vec<f64>,
    total: f64,
}

pub(super) fn draft(
    plan: &Plan,
    grid: &Grid,
    routes: &[Route],
    spots: &mut [Option<Spot>],
    extents: &mut [Extent],
    places: &mut Places,
) -> Along {
    let bare = Bare::by_line(routes, grid.along_lines, false);
    let (sorted, offsets): (Vec<Vec<Run>>, Vec<Vec<f64>>) =
        bare.iter().enumerate().map(|(line, bare)| separated(plan, line as u32, bare, spots)).unzip();
    grow_boxes(plan, routes, &sorted, &offsets, extents);
    let reaches: Vec<(f64, f64)> =
        sorted.iter().zip(&offsets).map(|(runs, offsets)| reach(plan, spots, runs, offsets)).collect();
    let zones = zone_widths(plan, grid, spots);
    let columns = column_halves(grid, extents, &reaches);
    let lines = stacked(plan, &zones, &columns, &reaches);
    for ((runs, offsets), middle) in sorted.iter().zip(&offsets).zip(&lines.middle) {
        for (run, offset) in runs.iter().zip(offsets) {
            places[run.link][run.index] = middle + offset;
        }
    }
    let label = |(link, spot): (usize, &Option<Spot>)| {
        let spot = spot.as_ref()?;
        let wide = plan.links[link].label?.along;
        Some(match (spot.is_along, spot.is_before) {
            (true, _) => lines.zone[spot.channel as usize],
            (false, false) => places[link][spot.run] + BESIDE_GAP,
            (false, true) => places[link][spot.run] - BESIDE_GAP - wide,
        })
    };
    Along {
        boxes: grid.cells.iter().map(|cell| lines.middle[cell.along as usize]).collect(),
        labels: spots.iter().enumerate().map(label).collect(),
        borders: borders(plan, grid, &columns, &lines),
        total: lines.total,
    }
}

/// Returns a place before the first column of each phase but the first.
fn borders(plan: &Plan, grid: &Grid, columns: &[f64], lines: &Lines) -> Vec<f64> {
    let mut first = vec![grid.along_lines as usize - 1; plan.phases.len()];
    for (item, cell) in plan.boxes.iter().zip(&grid.cells).filter(|_| !plan.phases.is_empty()) {
        first[item.stretch] = first[item.stretch].min(cell.along as usize);
    }
    let before = |line: &usize| lines.middle[*line] - columns[*line] - BEFORE_COLUMN / 2.0;
    first.iter().skip(1).map(before).collect()
}

/// Puts columns and channels behind each other.
fn stacked(plan: &Plan, zones: &[f64], columns: &[f64], reaches: &[(f64, f64)]) -> Lines {
    let mut lines = Lines { middle: Vec::new(), zone: Vec::new(), total: 0.0 };
    let mut at = plan.title_along;
    for (line, (before, behind)) in reaches.iter().enumerate() {
        if Grid::is_column(line as u32) {
            lines.zone.push(at);
            lines.middle.push(at + columns[line]);
            at += 2.0 * columns[line];
            continue;
        }
        let is_edge = line == 0 || line + 1 == zones.len();
        at += if is_edge { FRAME / 2.0 } else { BEHIND_COLUMN };
        lines.zone.push(at + ZONE_MARGIN);
        at += if zones[line] > 0.0 { zones[line] + 2.0 * ZONE_MARGIN } else { 0.0 };
        lines.middle.push(at + before);
        at += before + behind + if is_edge { FRAME / 2.0 } else { BEFORE_COLUMN };
    }
    lines.total = at;
    lines
}

/// A label beside a run across: the channel that it stands in and the room that it takes.
#[derive(Clone, Copy)]
struct Beside {
    channel: f64,
    room: f64,
    is_before: bool,
}

fn label_beside(plan: &Plan, spots: &[Option<Spot>], run: &Run) -> Option<Beside> {
    let spot = spots[run.link].filter(|spot| !spot.is_along && spot.run == run.index)?;
    let room = BESIDE_GAP + plan.links[run.link].label?.along + ZONE_MARGIN;
    Some(Beside { channel: f64::from(spot.channel), room, is_before: spot.is_before })
}

/// Returns the sorted runs of a line, with their distances from its middle or its first track.
///
/// Their ranges are grid lines, refined by how each end meets.
fn separated(plan: &Plan, line: u32, bare: &[Bare], spots: &mut [Option<Spot>]) -> (Vec<Run>, Vec<f64>) {
    let ranged = |run: &Bare| {
        let ends = [end_at(run.start, run.end, run.before), end_at(run.end, run.start, run.behind)];
        run.with_ends(ends, line, [run.before, run.behind].map(|node| node.map(|node| node.along)))
    };
    let (mut runs, mut offsets) = (Vec::new(), Vec::new());
    for mut group in groups(bare.iter().map(ranged).collect(), 0.0) {
        sort(&mut group);
        turn_labels_outwards(plan, &group, spots);
        let besides: Vec<Option<Beside>> = group.iter().map(|run| label_beside(plan, spots, run)).collect();
        let apart = |one: usize, other: usize| {
            let behind =
                besides[one].filter(|label| !label.is_before && covers(&group[other], label.channel));
            let before = besides[other].filter(|label| label.is_before && covers(&group[one], label.channel));
            let rooms: f64 = [behind, before].into_iter().flatten().map(|label| label.room).sum();
            group[one].touches(&group[other]).then_some(rooms.max(PITCH))
        };
        offsets.extend(if Grid::is_column(line) { spread(&group, apart) } else { stack(group.len(), apart) });
        runs.extend(group);
    }
    (runs, offsets)
}

/// Puts a label before its run where another run follows and none precedes.
fn turn_labels_outwards(plan: &Plan, group: &[Run], spots: &mut [Option<Spot>]) {
    for (index, run) in group.iter().enumerate() {
        let Some(label) = label_beside(plan, spots, run) else { continue };
        let is_free = |runs: &[Run]| !runs.iter().any(|other| covers(other, label.channel));
        if let Some(spot) = &mut spots[run.link] {
            spot.is_before = is_free(&group[..index]) && !is_free(&group[index + 1..]);
        }
    }
}

/// Returns how far runs and their labels reach to either side of a line.
fn reach(plan: &Plan, spots: &[Option<Spot>], runs: &[Run], offsets: &[f64]) -> (f64, f64) {
    let mut reach = if runs.is_empty() { (0.0, 0.0) } else { (PITCH / 2.0, PITCH / 2.0) };
    for (run, offset) in runs.iter().zip(offsets) {
        let label = label_beside(plan, spots, run);
        let room =
            |is_before| label.filter(|label| label.is_before == is_before).map_or(0.0, |label| label.room);
        reach.0 = f64::max(reach.0, room(true) - offset + PITCH / 2.0);
        reach.1 = f64::max(reach.1, room(false) + offset + PITCH / 2.0);
    }
    reach
}

fn covers(run: &Run, at: f64) -> bool {
    run.low <= at + 0.5 && run.high >= at - 0.5
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
        if let (Some(label), Some(spot)) = (link.label, spot.filter(|spot| spot.is_along)) {
            let width = &mut widths[spot.channel as usize];
            *width = width.max(label.along);
        }
    }
    widths
}

/// Returns half the width of each column: of its widest box, or of the runs that pass it.
fn column_halves(grid: &Grid, extents: &[Extent], reaches: &[(f64, f64)]) -> Vec<f64> {
    let mut halves: Vec<f64> = reaches.iter().map(|(before, behind)| before.max(*behind)).collect();
    for (cell, extent) in grid.cells.iter().zip(extents) {
        let half = &mut halves[cell.along as usize];
        *half = half.max(extent.along / 2.0);
    }
    halves
}
