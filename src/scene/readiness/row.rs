//! One requirement: a track for each group, one for each earlier assessment, all on one scale.

use super::{GapRow, MARGIN, SMALL, line, marks, small};
use crate::geometry::Point;
use crate::model::Rater;
use crate::rules::wording::in_hundredths;
use crate::scene::table::{Paragraph, stacked};
use crate::scene::{Anchor, Class, Item};
use crate::stats::readiness::{Levels, WIDE};
use crate::typography::{Weight, width, wrap};

/// Where the scale stands.
const SCALE: (f64, f64) = (340.0, 704.0);
/// Where the difference of the groups is written.
const APART: f64 = 796.0;
/// Room for the words at the left.
const WORDS: f64 = 230.0;
/// Room for when an earlier assessment was, and how far left of the scale it ends.
const WHEN: (f64, f64) = (60.0, 36.0);
/// How far below the top of the row things stand: the desired level, and the track of each group.
const DESIRED: f64 = 16.0;
const TRACKS: [f64; 2] = [42.0, 70.0];
/// Height of the row without earlier assessments, and of each of these.
const HEIGHT: f64 = 88.0;
const BEFORE: f64 = 16.0;
/// The most earlier assessments that are drawn: the last ones.
const MOST_BEFORE: usize = 6;
/// The most numbers on the scale.
const MOST_TICKS: f64 = 10.0;

/// The scale: where a level stands.
pub(super) struct Ruler {
    highest: f64,
}

impl Ruler {
    pub(super) fn new(highest: f64) -> Self {
        Self { highest: highest.max(2.0) }
    }

    fn x(&self, level: f64) -> f64 {
        let share = (level - 1.0) / (self.highest - 1.0);
        SCALE.0 + share.clamp(0.0, 1.0) * (SCALE.1 - SCALE.0)
    }

    /// Draws the numbers of the scale at the top, and their lines down to `bottom`.
    pub(super) fn items(&self, top: f64, bottom: f64) -> Vec<Item> {
        let step = ((self.highest - 1.0) / MOST_TICKS).ceil().max(1.0);
        let mut items = Vec::new();
        let mut level = 1.0;
        while level <= self.highest {
            let x = self.x(level);
            items.push(small(Point::new(x, top + 12.0), in_hundredths(level), Anchor::Middle, Class::Muted));
            let points = vec![Point::new(x, top + 18.0), Point::new(x, bottom)];
            items.push(Item::Line { points, radius: 0.0, class: Class::Grid });
            level += step;
        }
        items
    }
}

/// Draws a row from `top` down; returns it with its height.
pub(super) fn row(row: &GapRow, ruler: &Ruler, top: f64) -> (Vec<Item>, f64) {
    let words = [Paragraph::bold(row.title.as_str()), Paragraph::small(row.note.as_str())];
    let (mut items, tall) = stacked(&words, Point::new(MARGIN, top + 10.0), WORDS);
    let before = &row.earlier[row.earlier.len().saturating_sub(MOST_BEFORE)..];
    let drawn = HEIGHT + before.len() as f64 * BEFORE;
    items.extend(desired(row.levels, ruler, top));
    let levels = [(Rater::Management, row.levels.management), (Rater::Contributors, row.levels.contributors)];
    for ((rater, level), below) in levels.into_iter().zip(TRACKS) {
        items.extend(track(rater, level, row.levels.desired, ruler, top + below));
    }
    items.extend(apart(row.levels, top));
    for (at, (when, levels)) in before.iter().rev().enumerate() {
        items.extend(earlier(when, *levels, ruler, top + HEIGHT + at as f64 * BEFORE));
    }
    (items, drawn.max(tall + 20.0))
}

fn desired(levels: Levels, ruler: &Ruler, top: f64) -> Vec<Item> {
    let Some(level) = levels.desired else { return Vec::new() };
    let at = Point::new(ruler.x(level), top + DESIRED);
    let down = vec![at, Point::new(at.x, top + TRACKS[1] + marks::HALF)];
    let mut items = vec![Item::Line { points: down, radius: 0.0, class: Class::Target }];
    items.extend(marks::desired(at));
    items.push(small(Point::new(at.x + 14.0, at.y + 3.7), in_hundredths(level), Anchor::Start, Class::Muted));
    items
}

/// Draws what a group sees, and how far that is from the desired level.
fn track(rater: Rater, level: Option<f64>, desired: Option<f64>, ruler: &Ruler, y: f64) -> Vec<Item> {
    let Some(level) = level else {
        let text = format!("{} not rated", letter(rater));
        return vec![small(Point::new(SCALE.0 + 12.0, y + 3.7), text, Anchor::Start, Class::Muted)];
    };
    let x = ruler.x(level);
    let mut items = Vec::new();
    let beside = |x: f64, text: String, anchor| small(Point::new(x, y + 3.7), text, anchor, Class::Text);
    let Some(desired) = desired else {
        items.extend(marks::of(rater, Point::new(x, y)));
        items.push(beside(x + 13.0, in_hundredths(level), Anchor::Start));
        return items;
    };
    let (due, gap) = (ruler.x(desired), desired - level);
    let class = if rater == Rater::Management { Class::Handoff } else { Class::SecondLine };
    items.push(Item::Line { points: vec![Point::new(x, y), Point::new(due, y)], radius: 0.0, class });
    items.extend(marks::of(rater, Point::new(x, y)));
    let is_wide = gap >= WIDE;
    let told = gap_in_words(gap);
    let class = if is_wide { Class::Lacking } else { Class::Text };
    let room = due - x - marks::HALF - 8.0;
    if gap >= 0.0 {
        items.push(beside(x - 13.0, in_hundredths(level), Anchor::End));
        let at = if width(&told, SMALL, Weight::Bold) < room {
            (Point::new(x + marks::HALF + room / 2.0 + 2.0, y - 4.0), Anchor::Middle)
        } else {
            (Point::new(due.max(x + marks::HALF) + 8.0, y + 3.7), Anchor::Start)
        };
        items.push(line(at.0, told, at.1, class, is_wide));
    } else {
        items.push(beside(x + 13.0, format!("{}, {told}", in_hundredths(level)), Anchor::Start));
    }
    items
}

fn gap_in_words(gap: f64) -> String {
    match in_hundredths(gap.abs()).as_str() {
        "0" => "as desired".to_owned(),
        size if gap > 0.0 => format!("{size} below"),
        size => format!("{size} above"),
    }
}

/// Says how far the groups are apart, and which sees more.
fn apart(levels: Levels, top: f64) -> Vec<Item> {
    let Some(gap) = levels.perception_gap() else { return Vec::new() };
    let [first, second] = TRACKS.map(|track| top + track);
    let x = APART - 6.0;
    let bracket = [(x - 5.0, first), (x, first), (x, second), (x - 5.0, second)];
    let bracket = bracket.map(|(x, y)| Point::new(x, y)).to_vec();
    let size = in_hundredths(gap.abs());
    let told = if size == "0" { "alike".to_owned() } else { format!("{size} apart") };
    let higher = if gap > 0.0 { "M sees more" } else { "W see more" };
    let is_wide = gap.abs() >= WIDE;
    let middle = f64::midpoint(first, second);
    let class = if is_wide { Class::Lacking } else { Class::Text };
    let y = if size == "0" { middle + 3.7 } else { middle - 3.0 };
    let mut items = vec![
        Item::Line { points: bracket, radius: 0.0, class: Class::Then },
        line(Point::new(APART, y), told, Anchor::Start, class, is_wide),
    ];
    if size != "0" {
        items.push(small(Point::new(APART, middle + 10.0), higher, Anchor::Start, Class::Muted));
    }
    items
}

/// Draws an earlier assessment, with when it was.
fn earlier(when: &str, levels: Levels, ruler: &Ruler, y: f64) -> Vec<Item> {
    let mut items: Vec<Item> = wrap(when, WHEN.0, 1, SMALL, Weight::Regular)
        .lines
        .into_iter()
        .map(|when| small(Point::new(SCALE.0 - WHEN.1, y + 3.7), when, Anchor::End, Class::FadedText))
        .collect();
    let levels = [(Rater::Management, levels.management), (Rater::Contributors, levels.contributors)];
    let rated: Vec<(Rater, f64)> =
        levels.into_iter().filter_map(|(rater, level)| Some((rater, level?))).collect();
    let highest = rated.iter().map(|(_, level)| *level).fold(f64::MIN, f64::max);
    for (rater, level) in rated {
        let at = Point::new(ruler.x(level), y);
        items.extend(marks::before(rater, at));
        // The texts stand outside, so that they do not meet.
        let is_right = level >= highest && !(rater == Rater::Contributors && is_tie(&levels));
        let (x, anchor) = if is_right { (7.0, Anchor::Start) } else { (-7.0, Anchor::End) };
        let text = format!("{} {}", letter(rater), in_hundredths(level));
        items.push(small(Point::new(at.x + x, y + 3.7), text, anchor, Class::FadedText));
    }
    items
}

/// Tells whether both groups rate alike.
fn is_tie(levels: &[(Rater, Option<f64>); 2]) -> bool {
    levels[0].1 == levels[1].1
}

fn letter(rater: Rater) -> &'static str {
    match rater {
        Rater::Management => "M",
        Rater::Contributors => "W",
    }
}
