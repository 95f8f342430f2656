//! Coordinates across the flow: rows, channels, lanes and labels.

use super::along::Along;
use super::{Bare, DOCK_MARGIN, LABEL_GAP, PITCH, Places, docks_of};
use crate::geometry::Rect;
use crate::layout::grid::{Grid, Node};
use crate::layout::phases::label::Spot;
use crate::layout::phases::route::{Route, Side};
use crate::layout::phases::separate::{Run, groups, sort, spread, stack};
use crate::layout::plan::{Extent, Plan};

/// Room between the runs of a channel and what bounds it, enough for an arrow head.
const CHANNEL_EDGE: f64 = 12.0;
/// Room that an empty channel takes between two rows.
const BETWEEN_ROWS: f64 = 12.0;
/// Room that an empty channel takes at a lane's border: an arrow head and the border's mark.
const AT_BORDER: f64 = 16.0;

/// Room on either side of the labels beside runs across.
const ZONE_EDGE: f64 = 6.0;

/// Coordinates across the flow.
pub(super) struct Across {
    /// Middle of each line; of a channel, where its first run would lie.
    pub(super) middle: Vec<f64>,
    /// Start and end of each lane.
    pub(super) lanes: Vec<(f64, f64)>,
    pub(super) labels: Vec<Option<Rect>>,
}

pub(super) fn place(
    plan: &Plan,
    grid: &Grid,
    routes: &[Route],
    spots: &[Option<Spot>],
    along: &Along,
    extents: &mut [Extent],
    places: &mut Places,
) -> Across {
    let bare = Bare::by_line(routes, grid.across_lines(), true);
    let mut lines: Vec<Line> = Vec::with_capacity(bare.len());
    for (index, bare) in bare.iter().enumerate() {
        let runs = ranged(plan, bare, index as u32, along, extents, places);
        lines.push(Line::new(plan, runs, spots, along, grid.is_row[index]));
    }
    for (link, spot) in plan.links.iter().zip(spots) {
        if let (Some(label), Some(spot)) = (link.label, spot.filter(|spot| !spot.is_along)) {
            let line = &mut lines[spot.channel as usize];
            line.zone = line.zone.max(label.across);
        }
    }
    grow_boxes(plan, routes, &lines, extents);
    for (cell, extent) in grid.cells.iter().zip(extents.iter()) {
        let line = &mut lines[cell.across as usize];
        line.before = line.before.max(extent.across / 2.0);
        line.behind = line.behind.max(extent.across / 2.0);
    }
    stacked(plan, grid, &lines, spots, along, places)
}

/// Returns the runs of a line with their exact ranges along the flow.
fn ranged(
    plan: &Plan,
    bare: &[Bare],
    line: u32,
    along: &Along,
    extents: &[Extent],
    places: &Places,
) -> Vec<Run> {
    bare.iter()
        .map(|run| {
            let link = &plan.links[run.link];
            let border = |item: usize, cell: Node, other: Node| {
                let half = extents[item].along / 2.0;
                let middle = along.boxes[item];
                if Side::towards(cell, other) == Side::Before { middle - half } else { middle + half }
            };
            let start = match run.before {
                None => border(link.from, run.start, run.end),
                Some(_) => places[run.link][run.index - 1],
            };
            let end = match run.behind {
                None => border(link.to, run.end, run.start),
                Some(_) => places[run.link][run.index + 1],
            };
            run.with_ends(
                [start, end],
                line,
                [run.before, run.behind].map(|node| node.map(|node| node.across)),
            )
        })
        .collect()
}

/// A label beside a run, relative to it.
#[derive(Clone, Copy)]
struct Beside {
    start: f64,
    end: f64,
    across: f64,
    /// Whether it stands on the higher side of its run.
    is_behind: bool,
}

impl Beside {
    /// Returns the range across that it takes, relative to its run.
    fn range(&self) -> (f64, f64) {
        if self.is_behind {
            (LABEL_GAP, LABEL_GAP + self.across)
        } else {
            (-LABEL_GAP - self.across, -LABEL_GAP)
        }
    }
}

/// A line across with all that runs and stands on it.
struct Line {
    runs: Vec<Run>,
    offsets: Vec<f64>,
    labels: Vec<Option<Beside>>,
    /// Room needed on the lower side of the middle.
    before: f64,
    /// Room needed on the higher side of the middle.
    behind: f64,
    /// Height of the labels that stand here beside runs across, before all else.
    zone: f64,
    is_row: bool,
}

impl Line {
    fn new(plan: &Plan, runs: Vec<Run>, spots: &[Option<Spot>], along: &Along, is_row: bool) -> Self {
        let mut line = Self {
            runs: Vec::new(),
            offsets: Vec::new(),
            labels: Vec::new(),
            before: 0.0,
            behind: 0.0,
            zone: 0.0,
            is_row,
        };
        // Whatever is further apart than a pitch and a label's margins may share a place.
        for mut group in groups(runs, 2.0 * PITCH) {
            sort(&mut group);
            line.add(plan, group, spots, along);
        }
        line.measure();
        line
    }

    /// Places a group of runs with their labels.
    fn add(&mut self, plan: &Plan, runs: Vec<Run>, spots: &[Option<Spot>], along: &Along) {
        let beside = |run: &Run| {
            spots[run.link].filter(|spot| spot.is_along && spot.run == run.index)?;
            let label = plan.links[run.link].label?;
            let start = along.labels[run.link]?;
            Some(Beside { start, end: start + label.along, across: label.across, is_behind: false })
        };
        let mut labels: Vec<Option<Beside>> = runs.iter().map(beside).collect();
        let place = |labels: &[Option<Beside>]| {
            let apart =
                |one: usize, other: usize| distance(&runs[one], labels[one], &runs[other], labels[other]);
            if self.is_row { spread(&runs, apart) } else { stack(runs.len(), apart) }
        };
        let mut offsets = place(&labels);
        if self.is_row && turn_labels_outwards(&runs, &offsets, &mut labels) {
            offsets = place(&labels);
        }
        self.runs.extend(runs);
        self.offsets.extend(offsets);
        self.labels.extend(labels);
    }

    /// Returns the room for the labels beside runs across.
    fn zone_room(&self) -> f64 {
        if self.zone > 0.0 { self.zone + 2.0 * ZONE_EDGE } else { 0.0 }
    }

    fn measure(&mut self) {
        for (offset, label) in self.offsets.iter().zip(&self.labels) {
            let (low, high) = label.map_or((0.0, 0.0), |label| label.range());
            self.before = self.before.max(-(offset + low) + LABEL_GAP);
            self.behind = self.behind.max(offset + high + LABEL_GAP);
        }
    }
}

/// Puts labels of runs on the higher side of the middle behind their runs, and those of the middle
/// too where only the lower side is busy; tells whether any changed.
fn turn_labels_outwards(runs: &[Run], offsets: &[f64], labels: &mut [Option<Beside>]) -> bool {
    let mut changed = false;
    for index in 0..runs.len() {
        let Some(label) = labels[index] else { continue };
        let shares =
            |other: usize| other != index && runs[other].low <= label.end && runs[other].high >= label.start;
        let lower = (0..runs.len()).any(|other| shares(other) && offsets[other] < offsets[index]);
        let higher = (0..runs.len()).any(|other| shares(other) && offsets[other] > offsets[index]);
        if lower && !higher {
            labels[index] = Some(Beside { is_behind: true, ..label });
            changed = true;
        }
    }
    changed
}

/// Returns how far `other` must be behind `one`, or nothing where they may share a place.
fn distance(one: &Run, its_label: Option<Beside>, other: &Run, other_label: Option<Beside>) -> Option<f64> {
    let near = |low: f64, high: f64, other_low: f64, other_high: f64| {
        low <= other_high + PITCH && other_low <= high + PITCH
    };
    let mut needed: Option<f64> = None;
    let mut need = |distance: f64| needed = Some(needed.map_or(distance, |so_far: f64| so_far.max(distance)));
    if near(one.low, one.high, other.low, other.high) {
        need(PITCH);
    }
    if let Some(label) = its_label.filter(|label| near(label.start, label.end, other.low, other.high)) {
        need((label.range().1 + LABEL_GAP).max(PITCH));
    }
    if let Some(label) = other_label.filter(|label| near(label.start, label.end, one.low, one.high)) {
        need((LABEL_GAP - label.range().0).max(PITCH));
    }
    if let (Some(label), Some(other)) = (its_label, other_label)
        && near(label.start, label.end, other.start, other.end)
    {
        need(label.range().1 - other.range().0 + LABEL_GAP);
    }
    needed
}

/// Heightens boxes so that every link that docks before or behind meets its side.
fn grow_boxes(plan: &Plan, routes: &[Route], lines: &[Line], extents: &mut [Extent]) {
    for line in lines.iter().filter(|line| line.is_row) {
        for (run, offset) in line.runs.iter().zip(&line.offsets) {
            let needed = 2.0 * (offset.abs() + DOCK_MARGIN);
            for item in docks_of(run, plan, routes) {
                extents[item].across = extents[item].across.max(needed);
            }
        }
    }
}

/// Stacks the lines, and fills in the places of runs and labels.
fn stacked(
    plan: &Plan,
    grid: &Grid,
    lines: &[Line],
    spots: &[Option<Spot>],
    along: &Along,
    places: &mut Places,
) -> Across {
    let mut zones = vec![0.0; lines.len()];
    let mut across = Across { middle: Vec::new(), lanes: Vec::new(), labels: vec![None; plan.links.len()] };
    let mut at = 0.0;
    let mut lane_start = 0.0;
    for lane in 0..plan.lanes {
        let first = grid.lane_of.partition_point(|of| (*of as usize) < lane);
        let last = grid.lane_of.partition_point(|of| (*of as usize) <= lane);
        let rooms: Vec<f64> =
            (first..last).map(|line| room(&lines[line], line == first || line + 1 == last)).collect();
        let needed: f64 = rooms.iter().sum();
        let spare = (plan.lane_across[lane] - needed).max(0.0);
        at += spare / 2.0;
        for ((index, line), room) in (first..).zip(&lines[first..last]).zip(rooms) {
            let edge = if line.is_row || line.runs.is_empty() { 0.0 } else { CHANNEL_EDGE };
            zones[index] = at + ZONE_EDGE;
            let middle = at + line.zone_room() + edge + line.before;
            across.middle.push(middle);
            for ((run, offset), label) in line.runs.iter().zip(&line.offsets).zip(&line.labels) {
                places[run.link][run.index] = middle + offset;
                if let Some(label) = label {
                    let (low, high) = label.range();
                    let rect =
                        Rect::new(label.start, middle + offset + low, label.end - label.start, high - low);
                    across.labels[run.link] = Some(rect);
                }
            }
            at += room;
        }
        at += spare / 2.0;
        across.lanes.push((lane_start, at));
        lane_start = at;
    }
    for (link, spot) in spots.iter().enumerate() {
        let Some(spot) = spot.filter(|spot| !spot.is_along) else { continue };
        if let (Some(label), Some(start)) = (plan.links[link].label, along.labels[link]) {
            let rect = Rect::new(start, zones[spot.channel as usize], label.along, label.across);
            across.labels[link] = Some(rect);
        }
    }
    across
}

/// Returns the room that a line takes.
fn room(line: &Line, is_at_border: bool) -> f64 {
    match (line.is_row, line.runs.is_empty()) {
        (true, _) => line.before + line.behind,
        (false, true) if is_at_border => AT_BORDER.max(line.zone_room()),
        (false, true) => BETWEEN_ROWS.max(line.zone_room()),
        (false, false) => line.zone_room() + line.before + line.behind + 2.0 * CHANNEL_EDGE,
    }
}
