//! Finds where a drawing is cut across the flow.
//!
//! Takes a drawing and a number of bands. Promises cuts in ascending order that part no box from
//! the ends of its links and no label from a run across that it stands beside; a box or label that
//! a cut meets goes whole to the side of its middle. Near each even division the place is taken
//! where the fewest links cross, few boxes reach over, a phase begins, and the bands stay alike.

use super::flat::{BESIDE, Flat, FlatLink};
use crate::geometry::{Point, Rect};

/// What it costs that a cut meets something, in links that cross.
const BOX: f64 = 8.0;
const LABEL: f64 = 4.0;
/// What it gains to cut where a phase begins.
const BORDER: f64 = 6.0;
/// What it costs to stand a whole band's length from the even division (squared).
const OFF: f64 = 150.0;
/// How far from the even division a cut is looked for, in bands.
const WINDOW: f64 = 0.45;
/// How near a run across a cut may come.
const CLEAR: f64 = 3.0;

/// All places for a cut with what each costs.
pub(super) struct Places {
    start: f64,
    end: f64,
    places: Vec<(f64, f64)>,
}

impl Places {
    /// Weighs every place for a cut; takes n·log n.
    pub(super) fn new(flat: &Flat) -> Self {
        let spans = spans(flat);
        let mut edges: Vec<f64> = spans.iter().flat_map(|span| [span.low, span.high]).collect();
        edges.sort_by(f64::total_cmp);
        edges.dedup();
        let between = edges.windows(2).map(|pair| (f64::midpoint(pair[0], pair[1]), 0.0));
        let borders = flat.borders.iter().map(|border| (*border, BORDER));
        let mut candidates: Vec<(f64, f64)> = between.chain(borders).collect();
        candidates.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut steps: Vec<(f64, f64, i32)> = Vec::with_capacity(spans.len() * 2);
        for span in &spans {
            let (cost, bars) = span.cost.map_or((0.0, 1), |cost| (cost, 0));
            steps.push((span.low, cost, bars));
            steps.push((span.high, -cost, -bars));
        }
        steps.sort_by(|one, other| one.0.total_cmp(&other.0));
        let (mut cost, mut bars, mut next) = (0.0, 0, 0);
        let mut places = Vec::new();
        for (at, gain) in candidates {
            while let Some((_, more, bar)) = steps.get(next).filter(|step| step.0 < at) {
                cost += more;
                bars += bar;
                next += 1;
            }
            if bars == 0 {
                places.push((at, cost - gain));
            }
        }
        let start = flat.boxes.iter().map(|item| item.x).fold(flat.length, f64::min);
        let end = flat.boxes.iter().map(|item| item.right()).fold(flat.title, f64::max);
        Self { start, end, places }
    }

    /// Returns the cuts that make `bands` bands; fewer where there are not enough places.
    pub(super) fn choose(&self, bands: usize) -> Vec<f64> {
        let length = (self.end - self.start) / bands as f64;
        let mut cuts: Vec<f64> = Vec::new();
        for band in 1..bands {
            let ideal = self.start + length * band as f64;
            let low = self.places.partition_point(|(at, _)| *at < ideal - WINDOW * length);
            let high = self.places.partition_point(|(at, _)| *at <= ideal + WINDOW * length);
            let weigh = |(at, cost): (f64, f64)| cost + OFF * ((at - ideal) / length).powi(2);
            let best =
                self.places[low..high].iter().min_by(|one, other| weigh(**one).total_cmp(&weigh(**other)));
            cuts.extend(best.map(|(at, _)| *at));
        }
        cuts
    }
}

/// A stretch along the flow in which a cut costs something, or is not allowed.
struct Span {
    low: f64,
    high: f64,
    cost: Option<f64>,
}

impl Span {
    fn new(one: f64, other: f64, cost: Option<f64>) -> Self {
        Self { low: one.min(other), high: one.max(other), cost }
    }
}

fn spans(flat: &Flat) -> Vec<Span> {
    let mut spans: Vec<Span> =
        flat.boxes.iter().map(|item| Span::new(item.x, item.right(), Some(BOX))).collect();
    for link in &flat.links {
        let places = link.places(&flat.boxes);
        for (run, pair) in link.points.windows(2).enumerate() {
            let is_across = pair[0].x == pair[1].x;
            if is_across {
                // A run across that docks at a box stays on the box's side.
                let low = pair[0].x.min(places[run]).min(places[run + 1]);
                let high = pair[0].x.max(places[run]).max(places[run + 1]);
                spans.push(Span::new(low - CLEAR, high + CLEAR, None));
            } else {
                spans.push(Span::new(places[run], places[run + 1], Some(1.0)));
            }
        }
        if let Some(label) = link.label {
            spans.push(Span::new(label.x, label.right(), Some(LABEL)));
            spans.extend(run_beside(link, label).map(|x| Span::new(x, label.centre().x, None)));
        }
    }
    spans
}

/// Returns where the run across stands that a label is beside, where it is beside no run along.
fn run_beside(link: &FlatLink, label: Rect) -> Option<f64> {
    let near = Rect::new(label.x - BESIDE, label.y - BESIDE, label.w + 2.0 * BESIDE, label.h + 2.0 * BESIDE);
    let touches = |one: Point, other: Point| {
        one.x.max(other.x) >= near.x
            && one.x.min(other.x) <= near.right()
            && one.y.max(other.y) >= near.y
            && one.y.min(other.y) <= near.bottom()
    };
    let along = |pair: &[Point]| {
        pair[0].y == pair[1].y
            && touches(pair[0], pair[1])
            && pair[0].x.min(pair[1].x) <= label.centre().x
            && pair[0].x.max(pair[1].x) >= label.centre().x
    };
    if link.points.windows(2).any(along) {
        return None;
    }
    let across = |pair: &&[Point]| pair[0].x == pair[1].x && touches(pair[0], pair[1]);
    link.points.windows(2).find(across).map(|pair| pair[0].x)
}
