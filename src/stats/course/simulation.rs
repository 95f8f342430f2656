//! Many courses by chance: how long the work takes where times and ways vary.
//!
//! Each stay and each wait is drawn evenly between its least and its most, and each way by its
//! chance. The generator is PCG (O'Neill 2014), whose numbers are the same on every machine, so that
//! a seed gives the same result everywhere.

use super::{Between, Course, Way};
use crate::stats::describe::as_number;
use rand_pcg::Pcg64;
use rand_pcg::rand_core::{Rng, SeedableRng};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The most runs of one simulation.
pub const MOST_RUNS: u32 = 1_000_000;

/// How many stays all runs of one simulation make at the most.
const MOST_STAYS: u64 = 50_000_000;

/// How a simulation is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Simulation {
    /// How often the course is run.
    pub runs: u32,
    /// What the drawing begins with.
    pub seed: u64,
}

impl Simulation {
    /// What is made where nothing else is asked for.
    pub const USUAL: Self = Self { runs: 10_000, seed: 1 };
}

/// How a time is spread over the runs, in minutes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Distribution {
    /// The mean.
    pub mean: f64,
    /// A tenth of the runs take no longer.
    pub p10: f64,
    /// Half of the runs take no longer.
    pub p50: f64,
    /// Eight of ten runs take no longer.
    pub p80: f64,
    /// 95 of a hundred runs take no longer.
    pub p95: f64,
}

/// What a simulation gave.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Simulated {
    /// How many runs were made; fewer than asked for where the course is very long.
    pub runs: usize,
    /// What the drawing began with.
    pub seed: u64,
    /// From the beginning to the last end.
    pub lead: Distribution,
    /// All work together.
    pub effort: Distribution,
}

impl Simulation {
    /// Runs a course many times; nothing where it has no beginning or not even one run ends.
    #[must_use]
    pub fn of(&self, course: &Course) -> Option<Simulated> {
        self.within(course, MOST_STAYS)
    }

    /// Runs a course until so many stays are used up.
    pub(super) fn within(&self, course: &Course, stays: u64) -> Option<Simulated> {
        if course.starts.is_empty() {
            return None;
        }
        let mut run = Run::new(course, self.seed, stays);
        let (mut leads, mut efforts) = (Vec::new(), Vec::new());
        for _ in 0..self.runs.min(MOST_RUNS) {
            let Some((lead, effort)) = run.once() else { break };
            leads.push(lead);
            efforts.push(effort);
        }
        Some(Simulated {
            runs: leads.len(),
            seed: self.seed,
            lead: Distribution::of(leads)?,
            effort: Distribution::of(efforts)?,
        })
    }
}

impl Distribution {
    /// Describes times; nothing where there are none.
    fn of(mut times: Vec<f64>) -> Option<Self> {
        times.sort_unstable_by(f64::total_cmp);
        let mean = crate::stats::mean(&times)?;
        let at = |percent: usize| percentile(&times, percent);
        Some(Self { mean, p10: at(10), p50: at(50), p80: at(80), p95: at(95) })
    }
}

/// Returns the least of sorted times that so many percent do not exceed (nearest rank).
fn percentile(sorted: &[f64], percent: usize) -> f64 {
    let rank = (sorted.len() * percent).div_ceil(100);
    sorted[rank.saturating_sub(1)]
}

/// One run after the other, with what is used again.
struct Run<'course> {
    course: &'course Course,
    random: Pcg64,
    stays_left: u64,
    /// When the work is ready for each place that it has arrived at.
    ready: Vec<Option<f64>>,
    next: BinaryHeap<Reverse<usize>>,
}

impl<'course> Run<'course> {
    fn new(course: &'course Course, seed: u64, stays_left: u64) -> Self {
        Self {
            course,
            random: Pcg64::seed_from_u64(seed),
            stays_left,
            ready: vec![None; course.places.len()],
            next: BinaryHeap::new(),
        }
    }

    /// Returns lead time and effort of one run; nothing once all stays are used up.
    fn once(&mut self) -> Option<(f64, f64)> {
        let course = self.course;
        for start in &course.starts {
            self.arrive(*start, 0.0);
        }
        let (mut lead, mut effort) = (0.0_f64, 0.0);
        // What stands first comes first, so that all branches have arrived where they meet.
        while let Some(Reverse(at)) = self.next.pop() {
            self.stays_left = self.stays_left.checked_sub(1)?;
            let place = &course.places[at];
            let stay = self.draw(place.stay);
            let done = self.ready[at].take().unwrap_or_default() + stay;
            if place.is_work {
                effort += stay;
            }
            lead = lead.max(done);
            for way in &place.always {
                self.pass(way, done);
            }
            if let Some(way) = self.choose(&place.one_of) {
                self.pass(&way, done);
            }
        }
        Some((lead, effort))
    }

    fn pass(&mut self, way: &Way, done: f64) {
        let wait = self.draw(way.wait);
        self.arrive(way.to, done + wait);
    }

    fn arrive(&mut self, at: usize, time: f64) {
        match &mut self.ready[at] {
            Some(ready) => *ready = ready.max(time),
            empty => {
                *empty = Some(time);
                self.next.push(Reverse(at));
            }
        }
    }

    fn choose(&mut self, ways: &[(Way, f64)]) -> Option<Way> {
        let (last, _) = ways.last()?;
        let mut drawn = self.part();
        for (way, chance) in ways {
            drawn -= chance;
            if drawn < 0.0 {
                return Some(*way);
            }
        }
        // What rounding leaves over belongs to the last way; more than that to none.
        (drawn < 1e-9).then_some(*last)
    }

    /// Draws a time; one that is known costs nothing.
    fn draw(&mut self, between: Between) -> f64 {
        let breadth = between.most - between.least;
        if breadth > 0.0 { between.least + breadth * self.part() } else { between.least }
    }

    /// Draws a number from 0 to below 1, of 53 bits.
    fn part(&mut self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
        let bits = (self.random.next_u64() >> 11) as f64;
        bits / as_number(1 << 53)
    }
}
