//! Rules by zones of one, two and three standard deviations: Western Electric and Nelson.
//!
//! As in the R package qcc, the point that completes a pattern is the one marked.

use super::{Pattern, Point, Signal};
use std::cmp::Ordering;

/// The rules of the Western Electric handbook.
pub(super) fn western_electric(points: &[Point], at: &mut [Vec<Signal>]) {
    out_on_one_side(points, at, Pattern::TwoOfThree, (2, 3), 2.0);
    out_on_one_side(points, at, Pattern::FourOfFive, (4, 5), 1.0);
    out_on_one_side(points, at, Pattern::Shift, (8, 8), 0.0);
}

/// The rules of Nelson 1984.
pub(super) fn nelson(points: &[Point], at: &mut [Vec<Signal>]) {
    out_on_one_side(points, at, Pattern::Shift, (9, 9), 0.0);
    trends(points, at);
    out_on_one_side(points, at, Pattern::TwoOfThree, (2, 3), 2.0);
    out_on_one_side(points, at, Pattern::FourOfFive, (4, 5), 1.0);
    alternations(points, at);
    let is_close = |point: &Point| point.lines.distance.is_some_and(|distance| distance.abs() <= 1.0);
    rows(points, at, Pattern::Stratification, 15, |row| row.iter().all(is_close));
    let is_far = |point: &Point| point.lines.distance.is_some_and(|distance| distance.abs() > 1.0);
    let is_on_both_sides = |row: &[Point]| row.windows(2).any(|pair| pair[0].side() != pair[1].side());
    rows(points, at, Pattern::Mixture, 8, |row| row.iter().all(is_far) && is_on_both_sides(row));
}

/// Marks a point that lies out on a side, as enough of those before it do.
fn out_on_one_side(
    points: &[Point],
    at: &mut [Vec<Signal>],
    pattern: Pattern,
    (least, length): (usize, usize),
    beyond: f64,
) {
    for is_high in [true, false] {
        let is_out = |point: &Point| {
            let distance = point.lines.distance.map(|distance| if is_high { distance } else { -distance });
            distance.is_some_and(|distance| distance > beyond)
        };
        for (start, window) in points.windows(length).enumerate() {
            let count = window.iter().filter(|point| is_out(point)).count();
            if count >= least && is_out(&window[length - 1]) {
                at[start + length - 1].push(Signal { pattern, is_high: Some(is_high) });
            }
        }
    }
}

/// Marks the last of six points in a row that rise or fall.
fn trends(points: &[Point], at: &mut [Vec<Signal>]) {
    const LENGTH: usize = 6;
    for (start, window) in points.windows(LENGTH).enumerate() {
        for (is_high, order) in [(true, Ordering::Less), (false, Ordering::Greater)] {
            if window.windows(2).all(|pair| pair[0].value.partial_cmp(&pair[1].value) == Some(order)) {
                at[start + LENGTH - 1].push(Signal { pattern: Pattern::Trend, is_high: Some(is_high) });
            }
        }
    }
}

/// Marks the last of fourteen points in a row that go up and down by turns.
fn alternations(points: &[Point], at: &mut [Vec<Signal>]) {
    let turns = |three: &[Point]| {
        let (first, second) = (three[1].value - three[0].value, three[2].value - three[1].value);
        first * second < 0.0
    };
    rows(points, at, Pattern::Alternation, 14, |row| row.windows(3).all(turns));
}

/// Marks the last of so many points in a row of which `holds` is true.
fn rows(
    points: &[Point],
    at: &mut [Vec<Signal>],
    pattern: Pattern,
    length: usize,
    holds: impl Fn(&[Point]) -> bool,
) {
    for (start, row) in points.windows(length).enumerate() {
        if holds(row) {
            at[start + length - 1].push(Signal { pattern, is_high: None });
        }
    }
}
