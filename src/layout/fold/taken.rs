//! What stands in a band, and which lanes the band shows for it.

use super::flat::Flat;
use super::sever::Severed;

/// Room that things keep across the flow when empty room is taken out: boxes, labels, runs, marks.
const ROOM: (f64, f64, f64, f64) = (6.0, 2.0, 5.0, 8.0);

/// Where things stand in a band.
pub(super) struct Taken {
    /// From where to where along the flow.
    pub(super) low: f64,
    pub(super) high: f64,
    /// The stretches across the flow that boxes, texts and runs along the flow take.
    pub(super) things: Vec<(f64, f64)>,
    /// Those that marks on the borders of lanes take.
    pub(super) marks: Vec<(f64, f64)>,
}

impl Taken {
    pub(super) fn new(flat: &Flat, boxes: &[usize], pieces: &[&Severed]) -> Self {
        let (low, high) = (f64::INFINITY, f64::NEG_INFINITY);
        let mut taken = Self { low, high, things: Vec::new(), marks: Vec::new() };
        for item in boxes.iter().map(|index| flat.boxes[*index]) {
            taken.reach(item.x, item.right());
            taken.things.push((item.y - ROOM.0, item.bottom() + ROOM.0));
        }
        for piece in pieces {
            piece.points.iter().for_each(|point| taken.reach(point.x, point.x));
            taken.things.extend(piece.points.iter().map(|point| (point.y - ROOM.2, point.y + ROOM.2)));
            let stubs = [piece.from, piece.to].into_iter().flatten();
            taken.things.extend(stubs.map(|stub| (stub.across - ROOM.3, stub.across + ROOM.3)));
            taken.marks.extend(piece.bridge.map(|bridge| (bridge.y - ROOM.3, bridge.y + ROOM.3)));
            if let Some(label) = piece.label {
                taken.reach(label.x, label.right());
                taken.things.push((label.y - ROOM.1, label.bottom() + ROOM.1));
            }
        }
        if taken.low > taken.high {
            (taken.low, taken.high) = (flat.title, flat.title);
        }
        taken
    }

    fn reach(&mut self, start: f64, end: f64) {
        (self.low, self.high) = (self.low.min(start), self.high.max(end));
    }
}

/// Tells which lanes each band shows: those in which something stands. What only runs through a lane
/// is shown without it. A lane in which nothing stands anywhere is shown in the first band, so that
/// the picture has every actor.
pub(super) fn shown(flat: &Flat, taken: &[Taken]) -> Vec<Vec<bool>> {
    let stands = |taken: &Taken| {
        let mut shown = vec![false; flat.lanes.len()];
        for (low, high) in &taken.things {
            let first = flat.lanes.partition_point(|lane| lane.end <= *low);
            let reached = flat.lanes.iter().enumerate().skip(first);
            reached.take_while(|(_, lane)| lane.start < *high).for_each(|(index, _)| shown[index] = true);
        }
        shown
    };
    let mut shown: Vec<Vec<bool>> = taken.iter().map(stands).collect();
    for lane in 0..flat.lanes.len() {
        shown[0][lane] |= shown.iter().all(|shown| !shown[lane]);
    }
    for shown in &mut shown {
        // A band without any lane would have no height.
        let is_empty = shown.iter().all(|is_shown| !is_shown);
        shown.iter_mut().take(1).for_each(|first| *first |= is_empty);
    }
    shown
}
