//! Flow time: how long the work takes and how long the customer waits for it.
//!
//! The terms are those of value stream mapping: process time is the time that somebody works on the
//! longest way, effort the work of all steps, lead time is the time that passes, the activity ratio
//! is process time over lead time, and "complete and accurate" is the share of what arrives that its
//! customer can use as it is.

use super::{BackLinks, FlowGraph};
use crate::model::{Duration, Flow, Share, StepKind, TimeRange};
use petgraph::graph::{EdgeIndex, NodeIndex};

/// The times of a flow, without what loops repeat.
#[derive(Debug, Clone, PartialEq)]
pub struct FlowTime {
    /// Work of all steps together; absent where no step gives one.
    pub effort: Option<Duration>,
    /// The longest way through the flow, work and waits together; absent where neither
    /// is given anywhere.
    pub lead: Option<Duration>,
    /// Process time on the longest way; absent where no step on it gives one.
    pub process: Option<Duration>,
    /// How much of the lead time passes in hand-offs; absent where the lead time is.
    pub between: Option<Duration>,
    /// The occurrences of the longest way, in order.
    pub occurrences: Vec<NodeIndex>,
    /// The links of the longest way, in order.
    pub way: Vec<EdgeIndex>,
    /// Product of the shares of complete and accurate hand-offs on the longest way; absent
    /// where no hand-off on it gives one.
    pub complete_and_accurate: Option<Share>,
    /// Whether any time is given as a range, of which the middle counts here.
    pub has_ranges: bool,
}

impl FlowTime {
    /// Returns the activity ratio, process time over lead time along the longest way.
    #[must_use]
    pub fn activity_ratio(&self) -> Option<Share> {
        let (process, lead) = (self.process?.minutes, self.lead?.minutes);
        (lead > 0.0).then(|| Share(process / lead))
    }
}

impl FlowGraph {
    /// Adds up the times of a flow; `back` are this graph's back links, which no way takes.
    ///
    /// What a `waits` step takes counts as waiting. Of a range the middle counts. Of ways that take
    /// equally long, the one that comes first in the file is meant.
    #[must_use]
    pub fn time(&self, flow: &Flow, back: &BackLinks) -> FlowTime {
        let all = || self.graph.node_indices();
        let effort = sum(all().filter_map(|index| self.process_time(flow, index)));
        let waits = || {
            let at = all().filter_map(|index| self.waiting_at(flow, index));
            at.chain(flow.handoffs.iter().filter_map(|handoff| Some(handoff.wait.as_ref()?.value)))
        };
        let (occurrences, way) = self.longest_way(flow, back);
        let process = sum(occurrences.iter().filter_map(|index| self.process_time(flow, *index)));
        let stays = sum(occurrences.iter().filter_map(|index| self.waiting_at(flow, *index)));
        let between = sum(way.iter().filter_map(|link| self.waiting_on(flow, *link)));
        let is_known = effort.is_some() || waits().next().is_some();
        let parts = [process, stays, between].into_iter().flatten();
        let lead = parts.fold(Duration::default(), plus);
        let judged = way.iter().filter_map(|link| self.handoff(flow, *link)?.complete_and_accurate.as_ref());
        let rolled = judged.map(|share| share.value.0).reduce(|rolled, share| rolled * share);
        let has_ranges = all()
            .filter_map(|index| self.process_time(flow, index))
            .chain(waits())
            .any(|range| range.is_range());
        FlowTime {
            effort,
            lead: is_known.then_some(lead),
            process,
            between: is_known.then(|| between.unwrap_or_default()),
            complete_and_accurate: rolled.map(Share),
            occurrences,
            way,
            has_ranges,
        }
    }

    /// Returns how long somebody works at an occurrence, where the flow says so.
    #[must_use]
    pub fn process_time(&self, flow: &Flow, occurrence: NodeIndex) -> Option<TimeRange> {
        let step = self.step(flow, occurrence).filter(|step| step.kind != StepKind::Waits)?;
        step.takes.as_ref().map(|takes| takes.value)
    }

    /// Returns how long work lies at an occurrence that only waits, where the flow says so.
    #[must_use]
    pub fn waiting_at(&self, flow: &Flow, occurrence: NodeIndex) -> Option<TimeRange> {
        let step = self.step(flow, occurrence).filter(|step| step.kind == StepKind::Waits)?;
        step.takes.as_ref().map(|takes| takes.value)
    }

    /// Returns how long work lies between two occurrences, where the flow says so.
    #[must_use]
    pub fn waiting_on(&self, flow: &Flow, link: EdgeIndex) -> Option<TimeRange> {
        self.handoff(flow, link)?.wait.as_ref().map(|wait| wait.value)
    }

    /// Returns the occurrences and links of the way that takes longest.
    fn longest_way(&self, flow: &Flow, back: &BackLinks) -> (Vec<NodeIndex>, Vec<EdgeIndex>) {
        let mut until = vec![0.0_f64; self.graph.node_count()];
        let mut came_by: Vec<Option<EdgeIndex>> = vec![None; self.graph.node_count()];
        // What only leads back into a loop is no end, unless there is no other.
        let mut last: Option<(bool, NodeIndex)> = None;
        for occurrence in self.order(back) {
            let at = occurrence.index();
            let here = self.process_time(flow, occurrence).or_else(|| self.waiting_at(flow, occurrence));
            until[at] += here.map_or(0.0, |time| time.middle().minutes);
            let forward = self.exits(occurrence).into_iter().filter(|link| !back.contains(*link));
            let mut goes_on = false;
            for link in forward {
                goes_on = true;
                let to = self.ends(link).1.index();
                let arrives =
                    until[at] + self.waiting_on(flow, link).map_or(0.0, |wait| wait.middle().minutes);
                if came_by[to].is_none() || arrives > until[to] {
                    (until[to], came_by[to]) = (arrives, Some(link));
                }
            }
            // No time is negative, so the longest way ends where nothing leads on.
            let is_end = self.exits(occurrence).is_empty();
            let is_longer = |(was_end, last): (bool, NodeIndex)| {
                (is_end && !was_end) || (is_end == was_end && until[last.index()] < until[at])
            };
            if !goes_on && last.is_none_or(is_longer) {
                last = Some((is_end, occurrence));
            }
        }
        self.way_to(last.map(|(_, last)| last), &came_by)
    }

    fn way_to(
        &self,
        last: Option<NodeIndex>,
        came_by: &[Option<EdgeIndex>],
    ) -> (Vec<NodeIndex>, Vec<EdgeIndex>) {
        let Some(mut at) = last else { return (Vec::new(), Vec::new()) };
        let (mut occurrences, mut links) = (vec![at], Vec::new());
        while let Some(link) = came_by[at.index()] {
            at = self.ends(link).0;
            links.push(link);
            occurrences.push(at);
        }
        occurrences.reverse();
        links.reverse();
        (occurrences, links)
    }
}

/// Adds up times; nothing where there are none.
fn sum(times: impl Iterator<Item = TimeRange>) -> Option<Duration> {
    times.map(|time| time.middle()).reduce(plus)
}

fn plus(sum: Duration, next: Duration) -> Duration {
    Duration::from_minutes(sum.minutes + next.minutes)
}

#[cfg(test)]
mod tests {
    use super::FlowTime;
    use crate::graph::sketch::Sketch;
    use crate::model::{Duration, StepKind};

    fn time(sketch: &Sketch) -> FlowTime {
        let graph = sketch.graph();
        graph.time(&sketch.flow, graph.back_links())
    }

    fn minutes(duration: Option<Duration>) -> Option<f64> {
        duration.map(|duration| duration.minutes)
    }

    /// Six steps of 3, 8, 5, 20, 2 and 8 minutes; waits of 20, 0, 10, 15, 5 and 30.
    fn worked_example() -> Sketch {
        let mut sketch = Sketch::new();
        for (number, takes) in [3.0, 8.0, 5.0, 20.0, 2.0, 8.0].into_iter().enumerate() {
            sketch = sketch.step(&format!("s{number}"), &format!("a{number}")).takes(takes);
        }
        sketch = sketch.step_of_kind("home", "patient", StepKind::Ends);
        for (number, wait) in [20.0, 0.0, 10.0, 15.0, 5.0].into_iter().enumerate() {
            sketch = sketch.handoff(&format!("s{number}"), &format!("s{}", number + 1)).wait(wait);
        }
        sketch.handoff("s5", "home").wait(30.0)
    }

    #[test]
    fn adds_up_the_worked_example() {
        let time = time(&worked_example());
        assert_eq!(minutes(time.effort), Some(46.0));
        assert_eq!(minutes(time.process), Some(46.0));
        assert_eq!(minutes(time.lead), Some(126.0));
        let ratio = time.activity_ratio().unwrap().percent();
        assert!((ratio - 36.5).abs() < 0.05, "{ratio}");
        assert_eq!((time.way.len(), time.occurrences.len()), (6, 7));
        assert_eq!((minutes(time.between), time.has_ranges), (Some(80.0), false));
        assert_eq!(time.complete_and_accurate, None);
    }

    #[test]
    fn rolls_up_what_is_complete_and_accurate() {
        let sketch = Sketch::new()
            .handoff("a", "b")
            .complete(0.92)
            .handoff("b", "c")
            .complete(0.97)
            .handoff("c", "d")
            .handoff("d", "e")
            .complete(0.98);
        let rolled = time(&sketch).complete_and_accurate.unwrap().percent();
        assert!((rolled - 87.4552).abs() < 1e-9, "{rolled}");
        assert_eq!((time(&sketch).lead, time(&sketch).effort), (None, None));
    }

    #[test]
    fn takes_the_longer_of_two_branches_and_no_loop() {
        let sketch = Sketch::new()
            .step("a", "x")
            .takes(1.0)
            .step("quick", "x")
            .takes(2.0)
            .step_of_kind("sit", "x", StepKind::Waits)
            .takes(50.0)
            .step("b", "x")
            .takes(4.0)
            .then("a", "quick")
            .then("a", "sit")
            .then("quick", "b")
            .then("sit", "b")
            .then("b", "a");
        let time = time(&sketch);
        assert_eq!((minutes(time.effort), minutes(time.process)), (Some(7.0), Some(5.0)));
        assert_eq!(minutes(time.lead), Some(55.0));
    }

    #[test]
    fn a_way_that_only_leads_back_is_not_the_longest() {
        let sketch = Sketch::new()
            .step("ask", "x")
            .takes(60.0)
            .step("search", "y")
            .takes(600.0)
            .step_of_kind("done", "z", StepKind::Ends)
            .handoff("ask", "search")
            .wait(6000.0)
            .handoff("search", "ask")
            .wait(6000.0)
            .handoff("ask", "done")
            .wait(60.0);
        assert_eq!(minutes(time(&sketch).lead), Some(120.0));
    }

    #[test]
    fn waits_alone_give_a_lead_time_but_no_ratio() {
        let time = time(&Sketch::new().handoff("a", "b").wait(10.0));
        assert_eq!((minutes(time.lead), time.process), (Some(10.0), None));
        assert_eq!(time.activity_ratio(), None);
    }
}
