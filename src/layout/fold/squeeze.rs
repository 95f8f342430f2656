//! Takes the empty room across the flow out of a band.
//!
//! A lane is as tall in a band as what stands in it there, or as its title needs; a lane that is not
//! shown there takes no room. Only stretches that nothing but runs across the flow pass are
//! shortened, so nothing comes nearer to anything than [`SPACE`], and what was apart stays apart.

use super::flat::FlatLane;

/// What is left of an empty stretch.
const SPACE: f64 = 9.0;

/// Where each place across the flow goes: straight lines between knots.
pub(super) struct Squeeze {
    knots: Vec<(f64, f64)>,
    /// Where each lane starts and ends; nothing for those that are not shown.
    pub(super) lanes: Vec<Option<(f64, f64)>>,
}

impl Squeeze {
    /// Leaves everything where it is.
    pub(super) fn none(lanes: &[FlatLane]) -> Self {
        Self { knots: Vec::new(), lanes: lanes.iter().map(|lane| Some((lane.start, lane.end))).collect() }
    }

    /// Keeps the lengths of `taken` and shortens what is between; only the lanes that are `shown`
    /// take room.
    pub(super) fn new(lanes: &[FlatLane], shown: &[bool], mut taken: Vec<(f64, f64)>) -> Self {
        taken.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut squeeze = Self { knots: Vec::new(), lanes: Vec::new() };
        let mut next = 0;
        let mut top = lanes.first().map_or(0.0, |lane| lane.start);
        // A stretch that is taken may reach from one lane into the next.
        let mut carried: Option<f64> = None;
        for (lane, is_shown) in lanes.iter().zip(shown) {
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
            if !is_shown {
                squeeze.knots.extend([(lane.start, top), (lane.end, top)]);
                squeeze.lanes.push(None);
                continue;
            }
            let bottom = squeeze.lane(*lane, &segments, top);
            squeeze.lanes.push(Some((top, bottom)));
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

    /// Returns where the last lane ends.
    pub(super) fn end(&self) -> f64 {
        self.lanes.iter().rev().flatten().next().map_or(0.0, |(_, end)| *end)
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
        let taken = vec![(100.0, 150.0), (120.0, 160.0), (195.0, 210.0)];
        let squeeze = Squeeze::new(&lanes, &[true, true], taken);
        assert_eq!(squeeze.to(160.0) - squeeze.to(100.0), 60.0);
        let first = 9.0 + 60.0 + 9.0 + 5.0;
        assert_eq!(squeeze.lanes, [Some((0.0, first)), Some((first, first + 40.0))]);
        assert_eq!(squeeze.to(210.0) - squeeze.to(195.0), 15.0);
    }

    #[test]
    fn a_lane_that_is_not_shown_takes_no_room() {
        let lane = |start: f64| FlatLane { start, end: start + 100.0, least: 40.0 };
        let lanes = [lane(0.0), lane(100.0), lane(200.0)];
        // A mark on the border between the first two lanes stays on the border of the first.
        let taken = vec![(20.0, 60.0), (92.0, 108.0), (220.0, 260.0)];
        let squeeze = Squeeze::new(&lanes, &[true, false, true], taken);
        let [Some(first), None, Some(last)] = squeeze.lanes[..] else { panic!("the second is left out") };
        assert_eq!((squeeze.to(100.0), squeeze.to(150.0), last.0), (first.1, first.1, first.1));
        assert_eq!(squeeze.end(), last.1);
    }
}
