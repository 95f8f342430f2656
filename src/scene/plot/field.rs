//! The field in which the points stand: axes, lines, points, and what is written beside them.

use super::axis::{Axis, stride, written};
use super::{Plot, line_of_text, signs, words};
use crate::geometry::{Point, Rect};
use crate::scene::{Anchor, Class, Item};
use crate::stats::chart::{ChartPoint, Lines, Part, Verdict};
use crate::typography::{Weight, width, wrap};

/// Size of what is written.
const SIZE: f64 = 10.5;
/// Room for the labels of the periods.
const BELOW: f64 = 22.0;
/// Least room between two labels at the right.
const PITCH: f64 = 13.0;
/// Room for the words of one change, and for each line of them.
const CHANGE: (f64, f64) = (110.0, 12.0);
/// The most points that are drawn one by one.
pub(super) const MOST_POINTS: usize = 2_000;
/// Lines of a change's words.
const CHANGE_LINES: usize = 3;

/// The least and the most that some charts show, in units of their axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Extent {
    pub(super) low: f64,
    pub(super) high: f64,
}

impl Extent {
    /// Returns what a chart shows; nothing where that is nothing.
    pub(super) fn of(plot: &Plot<'_>) -> Option<Self> {
        drawn(plot).map(|value| Self { low: value, high: value }).reduce(Self::with)
    }

    /// Takes in what another chart shows.
    pub(super) fn with(self, other: Self) -> Self {
        Self { low: self.low.min(other.low), high: self.high.max(other.high) }
    }
}

/// Returns all values that a chart shows, in units of its axis.
fn drawn<'a>(plot: &'a Plot<'_>) -> impl Iterator<Item = f64> + 'a {
    let points = plot.chart.points.iter().flat_map(|point| {
        let lines = point.lines;
        let limits = [lines.and_then(|lines| lines.lower), lines.and_then(|lines| lines.upper)];
        [point.value, lines.map(|lines| lines.centre)].into_iter().chain(limits).flatten()
    });
    points.map(|value| value * plot.times).chain(plot.target)
}

/// The field of one plot.
pub(super) struct Field<'a> {
    plot: &'a Plot<'a>,
    /// What the names of its points begin with.
    name: &'a str,
    axis: Axis,
    /// Where the points stand.
    inner: Rect,
    whole: Rect,
}

impl<'a> Field<'a> {
    /// Makes a field; it leaves room for numbers at the left, names of lines at the right, changes above.
    ///
    /// What other charts of its unit show is `beside` it, so that all have one scale.
    pub(super) fn new(plot: &'a Plot<'a>, name: &'a str, whole: Rect, beside: Option<Extent>) -> Self {
        let of_others = beside.into_iter().flat_map(|beside| [beside.low, beside.high]);
        let axis = Axis::of(drawn(plot).chain(of_others), plot.most);
        let tick = |value: &f64| {
            width(&format!("{}{}", written(*value, axis.decimals()), plot.unit), SIZE, Weight::Regular)
        };
        let left = axis.ticks().iter().map(tick).fold(0.0, f64::max) + 10.0;
        let above = if plot.changes.is_empty() { 14.0 } else { CHANGE_LINES as f64 * CHANGE.1 + 10.0 };
        let right = 118.0;
        let inner =
            Rect::new(whole.x + left, whole.y + above, whole.w - left - right, whole.h - above - BELOW);
        Self { plot, name, axis, inner, whole }
    }

    pub(super) fn bottom(&self) -> f64 {
        self.whole.bottom()
    }

    /// Returns all that stands in the field, back to front.
    pub(super) fn items(&self) -> Vec<Item> {
        let mut items = self.grid();
        items.extend(self.periods());
        items.extend(self.changes());
        for part in &self.plot.chart.parts {
            items.extend(self.lines(part));
        }
        items.extend(self.target());
        items.extend(self.names_of_lines());
        items.extend(self.series());
        items.extend(self.points());
        items
    }

    fn x(&self, at: usize) -> f64 {
        self.inner.x + (at as f64 + 0.5) * self.step()
    }

    fn step(&self) -> f64 {
        self.inner.w / self.plot.chart.points.len().max(1) as f64
    }

    /// Returns where a value in units of the axis stands.
    fn y(&self, value: f64) -> f64 {
        self.inner.bottom() - self.axis.share(value) * self.inner.h
    }

    fn y_of(&self, value: f64) -> f64 {
        self.y(value * self.plot.times)
    }

    fn grid(&self) -> Vec<Item> {
        let mut items = Vec::new();
        for tick in self.axis.ticks() {
            let y = self.y(tick);
            let points = vec![Point::new(self.inner.x, y), Point::new(self.inner.right(), y)];
            items.push(Item::Line { points, radius: 0.0, class: Class::Grid });
            let text = format!("{}{}", written(tick, self.axis.decimals()), self.plot.unit);
            items.push(line_of_text(
                Point::new(self.inner.x - 6.0, y + 3.7),
                text,
                Anchor::End,
                Class::Muted,
            ));
        }
        items
    }

    fn periods(&self) -> Vec<Item> {
        let stride = stride(self.plot.labels, self.step(), SIZE);
        let labels = self.plot.labels.iter().enumerate().step_by(stride);
        let label = |(at, label): (usize, &String)| {
            let at = Point::new(self.x(at), self.inner.bottom() + 15.0);
            line_of_text(at, label.clone(), Anchor::Middle, Class::Muted)
        };
        labels.map(label).collect()
    }

    /// Draws what was changed: a line where it began, and its words at the line.
    fn changes(&self) -> Vec<Item> {
        let mut items = Vec::new();
        let mut free = f64::NEG_INFINITY;
        for (at, what) in self.plot.changes {
            let x = self.x(*at) - self.step() / 2.0;
            let points = vec![Point::new(x, self.whole.y), Point::new(x, self.inner.bottom())];
            items.push(Item::Line { points, radius: 0.0, class: Class::Phase });
            // Words that would lie on those of the change before have no room.
            if x < free {
                continue;
            }
            let room = CHANGE.0.min(self.whole.right() - x - 6.0);
            for (index, text) in
                wrap(what, room, CHANGE_LINES, SIZE, Weight::Regular).lines.into_iter().enumerate()
            {
                let y = self.whole.y + 9.0 + index as f64 * CHANGE.1;
                items.push(line_of_text(Point::new(x + 5.0, y), text, Anchor::Start, Class::Text));
            }
            free = x + room + 8.0;
        }
        items
    }

    fn lines(&self, part: &Part) -> Vec<Item> {
        let of = |ask: fn(&Lines) -> Option<f64>, class: Class| self.stairs(part, ask, class);
        let centre = if part.is_signal { Class::SignalCentre } else { Class::Centre };
        let mut items = of(|lines| lines.lower, Class::Limit);
        items.extend(of(|lines| lines.upper, Class::Limit));
        items.extend(of(|lines| Some(lines.centre), centre));
        items
    }

    /// Draws a line that has a step beside each point, since limits change with the size of a subgroup.
    fn stairs(&self, part: &Part, ask: fn(&Lines) -> Option<f64>, class: Class) -> Vec<Item> {
        let mut items = Vec::new();
        let mut points: Vec<Point> = Vec::new();
        for at in part.range.clone() {
            let value = self.plot.chart.points[at].lines.as_ref().and_then(ask);
            match value {
                Some(value) => {
                    let (x, y, half) = (self.x(at), self.y_of(value), self.step() / 2.0);
                    // Of a level line, only the last point moves.
                    if let [.., before, last] = points.as_mut_slice()
                        && (last.y - y).abs() < 1e-9
                        && (before.y - y).abs() < 1e-9
                    {
                        last.x = x + half;
                    } else {
                        points.extend([Point::new(x - half, y), Point::new(x + half, y)]);
                    }
                }
                None => items.extend(line(std::mem::take(&mut points), class)),
            }
        }
        items.extend(line(points, class));
        items
    }

    fn target(&self) -> Option<Item> {
        let y = self.y(self.plot.target?);
        line(vec![Point::new(self.inner.x, y), Point::new(self.inner.right(), y)], Class::Target)
    }

    /// Writes at the right what the last lines are; they make room for one another.
    fn names_of_lines(&self) -> Vec<Item> {
        let last = self.plot.chart.points.iter().rev().find_map(|point| point.lines);
        let decimals = self.axis.decimals() + 1;
        let mut names: Vec<(f64, String)> = Vec::new();
        let mut name = |value: Option<f64>, word: &str| {
            if let Some(value) = value {
                names.push((
                    self.y_of(value),
                    format!("{word} {}", words::valued(self.plot, value, decimals)),
                ));
            }
        };
        name(last.and_then(|lines| lines.upper), "upper");
        name(last.map(|lines| lines.centre), self.plot.chart.kind.centre());
        name(last.and_then(|lines| lines.lower), "lower");
        if let Some(target) = self.plot.target {
            let text = format!("target {}{}", written(target, self.axis.decimals()), self.plot.unit);
            names.push((self.y(target), text));
        }
        names.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut least = f64::NEG_INFINITY;
        let place = |(y, text): (f64, String)| {
            let y = y.max(least);
            least = y + PITCH;
            line_of_text(Point::new(self.inner.right() + 6.0, y + 3.7), text, Anchor::Start, Class::Text)
        };
        names.into_iter().map(place).collect()
    }

    /// Joins the points, in each part by itself; a period in which nothing was observed breaks the line.
    fn series(&self) -> Vec<Item> {
        let mut items = Vec::new();
        for part in &self.plot.chart.parts {
            let mut points = Vec::new();
            for at in part.range.clone() {
                match self.plot.chart.points[at].value {
                    Some(value) => points.push(Point::new(self.x(at), self.y_of(value))),
                    None => items.extend(line(std::mem::take(&mut points), Class::Handoff)),
                }
            }
            items.extend(line(points, Class::Handoff));
        }
        items
    }

    /// Draws the points; of very many only those with signals, since the others are in the line.
    fn points(&self) -> Vec<Item> {
        let is_crowded = self.plot.chart.points.len() > MOST_POINTS;
        let points = self.plot.chart.points.iter().enumerate();
        let points = points.filter(|(_, point)| !is_crowded || !point.signals.is_empty());
        points.filter_map(|(at, point)| self.point(at, point)).take(MOST_POINTS).collect()
    }

    fn point(&self, at: usize, point: &ChartPoint) -> Option<Item> {
        let value = point.value?;
        let place = Point::new(self.x(at), self.y_of(value));
        let mut items = vec![signs::point(place, &point.signals, point.is_included, self.plot.better)];
        let letters = signs::letters(&point.signals);
        if !letters.is_empty() {
            // Away from the centre, where the line of the series seldom runs.
            let is_low = point.lines.is_some_and(|lines| value < lines.centre);
            let y = if is_low { place.y + 17.0 } else { place.y - 9.0 };
            let is_good =
                point.signals.iter().all(|signal| signal.verdict(self.plot.better) == Verdict::Improvement);
            let class = if is_good { Class::Text } else { Class::Lacking };
            items.push(line_of_text(Point::new(place.x, y), letters, Anchor::Middle, class));
        }
        Some(Item::Group {
            id: format!("{}-point-{}", self.name, at + 1),
            title: self.told(at, point, value),
            link: None,
            items,
        })
    }

    /// Says what a point is: its period, its numbers and its signals.
    fn told(&self, at: usize, point: &ChartPoint, value: f64) -> String {
        let label = self.plot.labels.get(at).map_or("", String::as_str);
        let subgroup = self.plot.subgroups.get(at);
        let counted = subgroup.and_then(|subgroup| Some((subgroup.sum?, subgroup.size?)));
        let counted = counted.map_or_else(String::new, |(sum, size)| format!("{sum}/{size} = "));
        let value = words::valued(self.plot, value, self.axis.decimals() + 1);
        let signals = point.signals.iter().map(|signal| {
            let leaning = signs::leaning(signal.verdict(self.plot.better));
            format!(", {}{leaning}", signs::meaning(signal.pattern))
        });
        let excluded = if point.is_included { "" } else { ", left out" };
        format!("{label}: {counted}{value}{}{excluded}", signals.collect::<String>())
    }
}

fn line(points: Vec<Point>, class: Class) -> Option<Item> {
    (points.len() > 1).then_some(Item::Line { points, radius: 0.0, class })
}
