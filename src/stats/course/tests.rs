//! Courses whose times are known otherwise.

use super::{Between, Course, Place, Simulated, Simulation, Way, expected_visits};
use crate::stats::rework::{ReworkError, Visits};

const MANY: Simulation = Simulation { runs: 20_000, seed: 7 };

fn exactly(minutes: f64) -> Between {
    Between { least: minutes, most: minutes }
}

/// Work at each place for so many minutes, from the first place on.
fn places(minutes: &[f64]) -> Course {
    let work = |minutes: &f64| Place { stay: exactly(*minutes), is_work: true, ..Place::default() };
    Course { places: minutes.iter().map(work).collect(), starts: vec![0] }
}

impl Course {
    fn always(mut self, from: usize, to: usize, wait: f64) -> Self {
        self.places[from].always.push(Way { to, wait: exactly(wait) });
        self
    }

    fn chance(mut self, from: usize, to: usize, chance: f64) -> Self {
        self.places[from].one_of.push((Way { to, wait: exactly(0.0) }, chance));
        self
    }

    fn simulated(&self) -> Simulated {
        MANY.of(self).unwrap()
    }
}

fn assert_visits(course: &Course, expected: &[f64]) {
    let visits = expected_visits(course).unwrap();
    let is_near = |(visited, expected): (&Visits, &f64)| (visited.all - expected).abs() < 1e-9;
    assert!(visits.iter().zip(expected).all(is_near), "{visits:?} instead of {expected:?}");
}

/// 8 and 5 minutes, back with a chance of 6 %, then 20: (8 + 5)/0.94 + 20 minutes.
#[test]
fn a_loop_by_hand() {
    let course = places(&[8.0, 5.0, 20.0]).always(0, 1, 0.0).chance(1, 0, 0.06).chance(1, 2, 0.94);
    assert_visits(&course, &[1.0 / 0.94, 1.0 / 0.94, 1.0]);
    let simulated = course.simulated();
    assert!((simulated.effort.mean - 33.829_787_234).abs() < 0.1, "{simulated:?}");
    assert_eq!(simulated.lead, simulated.effort, "nothing waits");
    assert!((simulated.lead.p50 - 33.0).abs() < 1e-9 && (simulated.lead.p95 - 46.0).abs() < 1e-9);
}

#[test]
fn branches_that_meet_are_one() {
    let diamond = places(&[1.0, 10.0, 3.0, 5.0])
        .always(0, 1, 0.0)
        .always(0, 2, 4.0)
        .always(1, 3, 0.0)
        .always(2, 3, 1.0);
    assert_visits(&diamond, &[1.0; 4]);
    let simulated = diamond.simulated();
    assert!((simulated.lead.mean - 16.0).abs() < 1e-9, "the longest branch counts");
    assert!((simulated.effort.mean - 19.0).abs() < 1e-9, "and all work");
}

#[test]
fn branches_may_meet_one_after_the_other_and_behind_a_decision() {
    let course = places(&[1.0; 7])
        .chance(0, 1, 0.4)
        .chance(0, 6, 0.6)
        .always(1, 2, 0.0)
        .always(1, 3, 0.0)
        .always(1, 5, 0.0)
        .always(2, 4, 0.0)
        .always(3, 4, 0.0)
        .always(4, 5, 0.0)
        .always(5, 6, 0.0);
    assert_visits(&course, &[1.0, 0.4, 0.4, 0.4, 0.4, 0.4, 1.0]);
    assert!((course.simulated().effort.mean - 4.0).abs() < 0.05);
}

#[test]
fn several_beginnings_that_meet_are_one() {
    let mut course = places(&[2.0, 5.0, 1.0]).always(0, 2, 0.0).always(1, 2, 0.0);
    course.starts = vec![0, 1];
    assert_visits(&course, &[1.0; 3]);
    assert!((course.simulated().lead.mean - 6.0).abs() < 1e-9);
}

#[test]
fn a_branch_that_leads_back_does_not_lessen_where_it_meets_the_other() {
    let course = places(&[1.0; 5])
        .always(0, 1, 0.0)
        .always(0, 3, 0.0)
        .chance(1, 2, 0.1)
        .chance(1, 4, 0.9)
        .always(2, 1, 0.0)
        .always(3, 4, 0.0);
    assert_visits(&course, &[1.0, 1.0 / 0.9, 0.1 / 0.9, 1.0, 1.0]);
}

#[test]
fn ranges_are_drawn_evenly() {
    let mut course = places(&[0.0]);
    course.places[0].stay = Between { least: 10.0, most: 30.0 };
    let lead = course.simulated().lead;
    for (found, expected) in
        [(lead.mean, 20.0), (lead.p10, 12.0), (lead.p50, 20.0), (lead.p80, 26.0), (lead.p95, 29.0)]
    {
        assert!((found - expected).abs() < 0.3, "{found} instead of {expected}");
    }
}

/// Held to the bit, so that a seed keeps its meaning from machine to machine.
#[test]
fn a_seed_gives_the_same_everywhere() {
    let mut course = places(&[0.0]);
    course.places[0].stay = Between { least: 0.0, most: 1.0 };
    let once = |seed| Simulation { runs: 1, seed }.of(&course).unwrap().lead.mean;
    assert_eq!(once(1).to_bits(), FIRST_OF_SEED_ONE, "{}", once(1).to_bits());
    assert_ne!(once(2).to_bits(), FIRST_OF_SEED_ONE);
}

const FIRST_OF_SEED_ONE: u64 = 4_605_740_128_936_427_717;

#[test]
fn what_is_never_left_is_told_and_ends() {
    let endless = places(&[1.0, 1.0]).always(0, 1, 0.0).always(1, 0, 0.0);
    assert_eq!(expected_visits(&endless), Err(ReworkError::NeverLeft));
    assert_eq!(MANY.within(&endless, 1_000), None);
    assert_eq!(MANY.of(&Course::default()), None);
    assert_eq!(MANY.within(&places(&[1.0]), 10).unwrap().runs, 10, "what was made counts");
}
