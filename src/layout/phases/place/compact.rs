//! Takes away the room along the flow that nothing needs.
//!
//! Takes the draft. Promises that whatever shares a line across the flow keeps its order and its
//! distances, so that nothing comes to lie on anything; that links still dock on their boxes; and
//! that a link that does not run back still leads on. It is the one-dimensional compaction of
//! circuit layout (Lengauer, Combinatorial Algorithms for Integrated Circuit Layout, 1990, ch. 10):
//! boxes, runs across and labels are variables, every rule is a least distance between two of them,
//! and the least solution is the shortest drawing. What is not on a longest chain then moves to
//! where its links are short and straight.

mod distances;
mod straight;
mod wishes;

use super::Places;
use super::along::{Along, FRAME};
use crate::layout::grid::Grid;
use crate::layout::phases::label::Spot;
use crate::layout::phases::route::{Route, Side};
use crate::layout::plan::{Extent, Plan};
use distances::Distances;
use std::collections::HashSet;
use wishes::Wishes;

/// Least distance between two runs.
const RUN_TO_RUN: f64 = super::PITCH;
/// Room behind a box, for a link to leave and turn.
const BOX_TO_RUN: f64 = 12.0;
/// Room before a box, for a link to turn and an arrow head.
const RUN_TO_BOX: f64 = 18.0;
const BOX_TO_BOX: f64 = 26.0;
/// Room between a label and what is next to it.
const LABEL_MARGIN: f64 = 6.0;
const LABEL_TO_LABEL: f64 = 10.0;
/// Room between a label and a box that its link may run into.
const LABEL_TO_BOX: f64 = 11.0;
/// How far a supplier's middle lies before its customer's, at least.
const ADVANCE: f64 = 36.0;
/// Distance of a dock from the corner of its box, where there is room.
const DOCK_FROM_CORNER: f64 = 16.0;

/// Lines that all runs across may pass in total; with more the roomy draft stays.
const MOST_PASSED: usize = 3_000_000;
/// Boxes beyond which a drawing is large.
const LARGE: usize = 2_000;
/// Attempts to straighten links before they stay as they are.
const ATTEMPTS: usize = 24;

/// What the compaction works on.
#[derive(Clone)]
pub(super) struct Draft<'run> {
    pub(super) plan: &'run Plan,
    pub(super) grid: &'run Grid,
    pub(super) back: &'run [bool],
    pub(super) extents: &'run [Extent],
    pub(super) routes: Vec<Route>,
    pub(super) spots: Vec<Option<Spot>>,
    pub(super) places: Places,
    pub(super) along: Along,
}

/// Moves boxes, labels and runs across closer together.
pub(super) fn compact(draft: Draft<'_>) -> Draft<'_> {
    let passed: usize = draft.routes.iter().map(Route::lines_passed).sum();
    if passed + draft.along.borders.len() * draft.grid.across_lines() as usize > MOST_PASSED {
        return draft;
    }
    let Ok(compacted) = moved(draft.clone(), false) else { return draft };
    // On a large drawing the places found are where the next search begins, which gives up a little
    // of its length for much of the time.
    let is_large = draft.extents.len() > LARGE;
    let base = if is_large { &compacted } else { &draft };
    let mut links = straight::candidates(&compacted);
    for _ in 0..ATTEMPTS {
        if links.is_empty() {
            break;
        }
        match moved(straight::straightened(base, &links), is_large) {
            Ok(straightened) => return straightened,
            Err(stuck) => {
                let count = links.len();
                links.retain(|link| !stuck.contains(link));
                if links.len() == count {
                    break;
                }
            }
        }
    }
    compacted
}

/// Moves everything as far as the rules allow, or no further back than it is; else tells which links
/// stand in the way.
fn moved(mut draft: Draft<'_>, from_here: bool) -> Result<Draft<'_>, HashSet<usize>> {
    let variables = Variables::new(&draft);
    let docks = docks(&draft, &variables);
    let mut distances = Distances::new(&variables.at);
    between_neighbours(&draft, &variables, &mut distances);
    at_docks(&draft, &variables, &docks, &mut distances);
    forward(&draft, &mut distances);
    at_titles(&draft, &variables, &mut distances);
    let floors = variables.floors(&draft);
    let start: Vec<f64> = floors.iter().zip(&variables.at).map(|(floor, at)| floor.max(*at)).collect();
    let mut at = distances
        .least(if from_here { &start } else { &floors })
        .map_err(|stuck| variables.links_of(&stuck))?;
    let reached = (0..at.len()).map(|item| at[item] + variables.behind[item]).fold(0.0, f64::max) + FRAME;
    let last_phase = variables.borders.last().zip(draft.plan.phases.last());
    let total = last_phase.map_or(reached, |(border, phase)| reached.max(at[*border] + phase.least_along));
    let ceilings: Vec<f64> = variables.behind.iter().map(|behind| total - FRAME - behind).collect();
    let wishes = Wishes::new(&draft, &variables, &docks);
    distances.relax(&mut at, &floors, &ceilings, &wishes);
    variables.write_back(&at, &mut draft);
    draft.along.total = total;
    Ok(draft)
}

/// The things that move: boxes first, then runs across, then labels beside runs along.
struct Variables {
    /// Place in the draft: of boxes the middle, of labels the start.
    at: Vec<f64>,
    /// Extent towards the start and away from it.
    before: Vec<f64>,
    behind: Vec<f64>,
    /// Variable of each run across of each link.
    runs: Vec<Vec<Option<usize>>>,
    /// Variable of each label beside a run along.
    labels: Vec<Option<usize>>,
    /// Variable of each border between two phases.
    borders: Vec<usize>,
}

impl Variables {
    fn new(draft: &Draft<'_>) -> Self {
        let halves: Vec<f64> = draft.extents.iter().map(|extent| extent.along / 2.0).collect();
        let mut variables = Self {
            at: draft.along.boxes.clone(),
            before: halves.clone(),
            behind: halves,
            runs: Vec::with_capacity(draft.routes.len()),
            labels: Vec::with_capacity(draft.routes.len()),
            borders: Vec::new(),
        };
        for (link, route) in draft.routes.iter().enumerate() {
            let runs = route.runs().enumerate().map(|(run, (start, end))| {
                (start.across != end.across).then(|| {
                    let (before, behind) =
                        label_beside(draft, link, run).map_or((0.0, 0.0), |beside| beside.room);
                    variables.add(draft.places[link][run], before, behind)
                })
            });
            let runs: Vec<Option<usize>> = runs.collect();
            variables.runs.push(runs);
        }
        for (link, spot) in draft.spots.iter().enumerate() {
            let is_along = spot.is_some_and(|spot| spot.is_along);
            let label = draft.plan.links[link].label.zip(draft.along.labels[link]).filter(|_| is_along);
            let label = label.map(|(label, start)| variables.add(start, 0.0, label.along));
            variables.labels.push(label);
        }
        for border in &draft.along.borders {
            let border = variables.add(*border, 0.0, 0.0);
            variables.borders.push(border);
        }
        variables
    }

    fn add(&mut self, at: f64, before: f64, behind: f64) -> usize {
        self.at.push(at);
        self.before.push(before);
        self.behind.push(behind);
        self.at.len() - 1
    }

    fn floors(&self, draft: &Draft<'_>) -> Vec<f64> {
        let mut floors: Vec<f64> =
            self.before.iter().map(|before| draft.plan.title_along + FRAME + before).collect();
        if let (Some(border), Some(phase)) = (self.borders.first(), draft.plan.phases.first()) {
            floors[*border] = floors[*border].max(draft.plan.title_along + phase.least_along);
        }
        floors
    }

    /// Returns the links whose runs are among the variables.
    fn links_of(&self, variables: &[usize]) -> HashSet<usize> {
        let among: HashSet<usize> = variables.iter().copied().collect();
        let concerns = |link: &usize| self.runs[*link].iter().flatten().any(|run| among.contains(run));
        (0..self.runs.len()).filter(concerns).collect()
    }

    fn write_back(&self, at: &[f64], draft: &mut Draft<'_>) {
        let boxes = draft.along.boxes.len();
        draft.along.boxes.copy_from_slice(&at[..boxes]);
        for (link, runs) in self.runs.iter().enumerate() {
            for (run, variable) in runs.iter().enumerate() {
                let Some(variable) = *variable else { continue };
                draft.places[link][run] = at[variable];
                if let Some(Beside { room: (before, _), .. }) = label_beside(draft, link, run) {
                    let start = if before > 0.0 { -before } else { super::BESIDE_GAP };
                    draft.along.labels[link] = Some(at[variable] + start);
                }
            }
            if let Some(label) = self.labels[link] {
                draft.along.labels[link] = Some(at[label]);
            }
        }
        draft.along.borders = self.borders.iter().map(|border| at[*border]).collect();
    }
}

/// A label beside a run across: its channel, and the room that it takes before or behind the run.
struct Beside {
    channel: u32,
    room: (f64, f64),
}

fn label_beside(draft: &Draft<'_>, link: usize, run: usize) -> Option<Beside> {
    let spot = draft.spots[link].filter(|spot| !spot.is_along && spot.run == run)?;
    let room = super::BESIDE_GAP + draft.plan.links[link].label?.along;
    Some(Beside { channel: spot.channel, room: if spot.is_before { (room, 0.0) } else { (0.0, room) } })
}

/// A box or a run across on a line across.
#[derive(Clone, Copy)]
struct Solid {
    variable: usize,
    at: f64,
    before: f64,
    behind: f64,
    is_box: bool,
}

/// Keeps everything on a line across apart from its neighbours there.
fn between_neighbours(draft: &Draft<'_>, variables: &Variables, distances: &mut Distances) {
    let lines = solids(draft, variables);
    for line in &lines {
        for pair in line.windows(2) {
            distances.add(pair[0].variable, pair[1].variable, distance(&pair[0], &pair[1]));
        }
    }
    for (link, label) in variables.labels.iter().enumerate() {
        let (Some(label), Some(spot)) = (*label, draft.spots[link]) else { continue };
        let line = &lines[draft.routes[link].nodes[spot.run].across as usize];
        let next = line.partition_point(|solid| solid.at < variables.at[label]);
        let wide = variables.behind[label];
        if let Some(solid) = next.checked_sub(1).map(|before| &line[before]) {
            distances.add(solid.variable, label, solid.behind + LABEL_MARGIN);
        }
        if let Some(solid) = line.get(next) {
            let margin = if solid.is_box { LABEL_TO_BOX } else { LABEL_MARGIN };
            distances.add(label, solid.variable, wide + margin + solid.before);
        }
    }
}

/// Returns the solids of each line across, in order.
fn solids(draft: &Draft<'_>, variables: &Variables) -> Vec<Vec<Solid>> {
    let mut lines: Vec<Vec<Solid>> = vec![Vec::new(); draft.grid.across_lines() as usize];
    for (index, cell) in draft.grid.cells.iter().enumerate() {
        let (before, behind) = (variables.before[index], variables.behind[index]);
        let at = variables.at[index];
        let solid = Solid { variable: index, at, before, behind, is_box: true };
        lines[cell.across as usize].push(solid);
    }
    for (link, route) in draft.routes.iter().enumerate() {
        for (run, (start, end)) in route.runs().enumerate() {
            let Some(variable) = variables.runs[link][run] else { continue };
            let beside = label_beside(draft, link, run);
            // Where it docks it stops short of the line that its box stands on.
            let docks = (run == 0, run + 2 == route.nodes.len());
            let ((low, low_docks), (high, high_docks)) = if start.across < end.across {
                ((start.across, docks.0), (end.across, docks.1))
            } else {
                ((end.across, docks.1), (start.across, docks.0))
            };
            for line in low + u32::from(low_docks)..=high - u32::from(high_docks) {
                let here = beside.as_ref().filter(|beside| beside.channel == line);
                let (before, behind) = here.map_or((0.0, 0.0), |beside| beside.room);
                lines[line as usize].push(Solid {
                    variable,
                    at: variables.at[variable],
                    before,
                    behind,
                    is_box: false,
                });
            }
        }
    }
    for line in &mut lines {
        line.extend(variables.borders.iter().map(|border| {
            let at = variables.at[*border];
            Solid { variable: *border, at, before: 0.0, behind: 0.0, is_box: false }
        }));
        line.sort_by(|one, other| one.at.total_cmp(&other.at).then(one.variable.cmp(&other.variable)));
    }
    lines
}

fn distance(one: &Solid, other: &Solid) -> f64 {
    // Of a run with a label on that side, the label is what is near.
    let is_label = |room: f64, solid: &Solid| !solid.is_box && room > 0.0;
    let margin = match (is_label(one.behind, one), is_label(other.before, other)) {
        (true, true) => LABEL_TO_LABEL,
        (true, false) if other.is_box => LABEL_TO_BOX,
        (false, true) if one.is_box => LABEL_TO_BOX,
        (true, false) | (false, true) => LABEL_MARGIN,
        (false, false) => match (one.is_box, other.is_box) {
            (true, true) => BOX_TO_BOX,
            (true, false) => BOX_TO_RUN,
            (false, true) => RUN_TO_BOX,
            (false, false) => RUN_TO_RUN,
        },
    };
    one.behind + margin + other.before
}

/// Keeps every link on the side of the box where it docks.
fn at_docks(draft: &Draft<'_>, variables: &Variables, docks: &[Dock], distances: &mut Distances) {
    // What the docks of each side need in any case: as much as they have in the draft, where they
    // and the labels between them dock already.
    let mut needed = vec![[0.0f64; 2]; draft.extents.len()];
    let mut count = vec![[0u32; 2]; draft.extents.len()];
    for dock in docks {
        let (needed, count) = (&mut needed[dock.item][dock.side], &mut count[dock.item][dock.side]);
        *count += 1;
        *needed = needed.max(f64::from(*count - 1) / 2.0 * RUN_TO_RUN);
        if !dock.is_straight {
            *needed = needed.max((variables.at[dock.variable] - variables.at[dock.item]).abs());
        }
    }
    for dock in docks {
        let half = draft.extents[dock.item].along / 2.0;
        let free = if draft.plan.boxes[dock.item].is_pointed { 0.0 } else { half - DOCK_FROM_CORNER };
        let range = free.max(needed[dock.item][dock.side]).min(half - super::DOCK_MARGIN);
        distances.add(dock.item, dock.variable, -range);
        distances.add(dock.variable, dock.item, -range);
    }
}

/// A run across that ends at a box, which is above (0) or below (1) it.
struct Dock {
    item: usize,
    variable: usize,
    side: usize,
    /// Whether its link is this run alone.
    is_straight: bool,
}

fn docks(draft: &Draft<'_>, variables: &Variables) -> Vec<Dock> {
    let mut docks = Vec::new();
    for (link, route) in draft.routes.iter().enumerate() {
        let nodes = &route.nodes;
        if nodes.len() < 2 {
            continue;
        }
        let last = nodes.len() - 1;
        let ends = draft.plan.links[link];
        for (item, run, cell, other) in
            [(ends.from, 0, nodes[0], nodes[1]), (ends.to, last - 1, nodes[last], nodes[last - 1])]
        {
            if let Some(variable) = variables.runs[link][run] {
                let side = usize::from(Side::towards(cell, other) == Side::Below);
                docks.push(Dock { item, variable, side, is_straight: last == 1 });
            }
        }
    }
    docks
}

/// Keeps the borders of a phase so far apart that its title has room.
fn at_titles(draft: &Draft<'_>, variables: &Variables, distances: &mut Distances) {
    for (pair, phase) in variables.borders.windows(2).zip(draft.plan.phases.iter().skip(1)) {
        distances.add(pair[0], pair[1], phase.least_along);
    }
}

/// Keeps customers behind their suppliers.
fn forward(draft: &Draft<'_>, distances: &mut Distances) {
    for (link, _) in draft.plan.links.iter().zip(draft.back).filter(|(_, back)| !**back) {
        if draft.grid.cells[link.from].along < draft.grid.cells[link.to].along {
            distances.add(link.from, link.to, ADVANCE);
        }
    }
}
