//! Takes the empty room across the flow out of a band.
//!
//! A lane is as tall in a band as what stands in it there, or as its title needs. Only stretches
//! that nothing but runs across the flow pass are shortened, so nothing comes nearer to anything
//! than [`SPACE`], and what was apart stays apart.

use super::flat::FlatLane;

/// What is left of an empty stretch.
const SPACE: f64 = 9.0;

/// Where each place across the flow goes: straight lines between knots.
pub(super) struct Squeeze {
    knots: Vec<(f64, f64)>,
    pub(super) lanes: Vec<(f64, f64)>,
}

impl Squeeze {
    /// Leaves everything where it is.
    pub(super) fn none(lanes: &[FlatLane]) -> Self {
        Self { knots: Vec::new(), lanes: lanes.iter().map(|lane| (lane.start, lane.end)).collect() }
    }

    /// Keeps the lengths of `taken` and shortens what is between; both in ascending order of lanes.
    pub(super) fn new(lanes: &[FlatLane], mut taken: Vec<(f64, f64)>) -> Self {
        taken.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut squeeze = Self { knots: Vec::new(), lanes: Vec::new() };
        let mut next = 0;
        let mut top = lanes.first().map_or(0.0, |lane| lane.start);
        // A stretch that is taken may reach from one lane into the next.
        let mut carried: Option<f64> = None;
        for lane in lanes {
            let mut segments: Vec<(f64, f64)> = Vec::new();
            if let Some(end) = carried.take() {
                segments.push((lane.start, end.min(lane.end)));
                carried = (end > lane.end).then_some(end);
            }
            while let Some((low, high)) = taken.get(next).copied().filter(|(low, _)| *low < lane.end) {
                next += 1;
                if high > lane.end {
                    carried = Some(carried.map_or(high, |end: f64| end.max(high)));
                }
                let (low, high) = (low.max(lane.start), high.min(lane.end));
                match segments.last_mut() {
                    Some(last) if low <= last.1 => last.1 = last.1.max(high),
                    _ => segments.push((low, high)),
                }
            }
            let bottom = squeeze.lane(*lane, &segments, top);
            squeeze.lanes.push((top, bottom));
            top = bottom;
        }
        squeeze
    }

    /// Places one lane and returns where it ends.
    fn lane(&mut self, lane: FlatLane, segments: &[(f64, f64)], top: f64) -> f64 {
        let mut gaps: Vec<f64> = Vec::new();
        let mut at = lane.start;
        for (low, high) in segments {
            gaps.push((low - at).min(SPACE));
            at = *high;
        }
        gaps.push((lane.end - at).min(SPACE));
        let taken: f64 = segments.iter().map(|(low, high)| high - low).sum();
        let extent = taken + gaps.iter().sum::<f64>();
        // What the title needs beyond that goes half before and half behind, unless the lane's
        // edge is taken.
        let spare = (lane.least - extent).max(0.0);
        let (before, behind) = match (gaps[0] > 0.0, gaps[gaps.len() - 1] > 0.0) {
            (true, true) => (spare / 2.0, spare / 2.0),
            (true, false) => (spare, 0.0),
            (false, _) => (0.0, spare),
        };
        gaps[0] += before;
        let last = gaps.len() - 1;
        gaps[last] += behind;
        self.knots.push((lane.start, top));
        let mut to = top;
        for ((low, high), gap) in segments.iter().zip(&gaps) {
            to += gap;
            self.knots.push((*low, to));
            to += high - low;
            self.knots.push((*high, to));
        }
        to += gaps[last];
        self.knots.push((lane.end, to));
        to
    }

    /// Returns where a place across the flow goes.
    pub(super) fn to(&self, at: f64) -> f64 {
        let next = self.knots.partition_point(|(from, _)| *from <= at);
        let Some((before, place)) = next.checked_sub(1).and_then(|index| self.knots.get(index)).copied()
        else {
            return at;
        };
        match self.knots.get(next) {
            Some((behind, other)) => place + (at - before) / (behind - before) * (other - place),
            None => place + (at - before),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Squeeze;
    use crate::layout::fold::flat::FlatLane;

    #[test]
    fn empty_room_goes_and_the_rest_keeps_its_length() {
        let lanes = [
            FlatLane { start: 0.0, end: 200.0, least: 40.0 },
            FlatLane { start: 200.0, end: 400.0, least: 40.0 },
        ];
        let squeeze = Squeeze::new(&lanes, vec![(100.0, 150.0), (120.0, 160.0), (195.0, 210.0)]);
        assert_eq!(squeeze.to(160.0) - squeeze.to(100.0), 60.0);
        assert_eq!(squeeze.lanes[0], (0.0, 9.0 + 60.0 + 9.0 + 5.0));
        assert_eq!(squeeze.to(210.0) - squeeze.to(195.0), 15.0);
        assert_eq!(squeeze.lanes[1].1 - squeeze.lanes[1].0, 40.0);
    }
}
