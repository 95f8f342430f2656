//! Shares as bars from 0 to 100 %, each with its interval, before a change beside now.

use super::figure::{block, held_at_end};
use super::names::Names;
use super::table::{Paragraph, stacked};
use super::{Class, Item, Scene};
use crate::geometry::{Point, Rect, Size};
use crate::model::Id;
use crate::rules::wording::tenths;

/// Width of the whole.
const WIDTH: f64 = 900.0;
/// Room around it.
const MARGIN: f64 = 16.0;
/// Room between its parts.
const GAP: f64 = 12.0;
/// Where the bars begin and end.
const FIELD: (f64, f64) = (300.0, 640.0);
/// Height of a bar, and of what it takes.
const BAR: (f64, f64) = (14.0, 34.0);
/// Height of the line with the numbers of the axis.
const LINE: f64 = 20.0;
/// Size of small texts.
const SMALL: f64 = 10.5;

/// A share over a stretch of periods.
#[derive(Debug, Clone, PartialEq)]
pub struct ShareBar {
    /// Which stretch it is.
    pub title: String,
    /// The share in percent; absent where there are too few for one.
    pub percent: Option<f64>,
    /// The ends of its interval, in percent.
    pub interval: Option<(f64, f64)>,
    /// So many of so many, in words.
    pub counted: String,
    /// Whether it is how things are now.
    pub is_now: bool,
}

/// A measure with its shares.
#[derive(Debug, Clone, PartialEq)]
pub struct ShareRow {
    /// What is measured.
    pub title: String,
    /// What is counted, of what.
    pub definition: String,
    /// The bars, what was before first.
    pub bars: Vec<ShareBar>,
    /// The value to reach, in percent.
    pub target: Option<f64>,
    /// What it comes to, in a sentence; may be empty.
    pub note: String,
}

/// Shares beside one another.
#[derive(Debug, Clone, Copy)]
pub struct ShareChart<'a> {
    /// What the whole is called.
    pub title: &'a str,
    /// Language of the texts (BCP 47).
    pub lang: &'a str,
    /// The measures.
    pub rows: &'a [ShareRow],
    /// Where the numbers are from.
    pub basis: &'a str,
}

/// Draws shares as bars.
#[must_use]
pub fn shares(chart: &ShareChart<'_>) -> Scene {
    let room = WIDTH - 2.0 * MARGIN;
    let head = [Paragraph { size: 16.0, ..Paragraph::bold(chart.title) }];
    let (mut items, height) = stacked(&head, Point::new(MARGIN, MARGIN), room);
    let first = MARGIN + height + GAP;
    let mut top = first + LINE;
    let mut names = Names::default();
    let (mut rows, mut rules) = (Vec::new(), Vec::new());
    for row in chart.rows {
        let (drawn, height) = drawn_row(row, top);
        let id = names.give(name("share", &row.title));
        rows.push(Item::Group { id, title: in_words(row), link: None, items: drawn });
        rules.push(level(top));
        top += height;
    }
    rules.push(level(top));
    items.extend(axis(first, top));
    items.extend(rules);
    items.extend(rows);
    let (foot, height) = stacked(&[Paragraph::small(chart.basis)], Point::new(MARGIN, top + GAP), room);
    items.extend(foot);
    let size = Size::new(WIDTH, top + GAP + height + MARGIN);
    let paper = Item::Rect { rect: Rect::new(0.0, 0.0, size.w, size.h), radius: 0.0, class: Class::Paper };
    items.insert(0, paper);
    let told: Vec<String> = chart.rows.iter().map(in_words).collect();
    Scene {
        name: name("shares", chart.title),
        size,
        title: chart.title.to_owned(),
        description: format!("{}. {}", told.join(". "), chart.basis),
        lang: chart.lang.to_owned(),
        items,
    }
}

/// Draws a measure from `top` down; returns it with its height.
fn drawn_row(row: &ShareRow, top: f64) -> (Vec<Item>, f64) {
    let target = row.target.map(|target| format!("Target {} %", tenths(target)));
    let words = [
        Paragraph::bold(&row.title),
        Paragraph::small(&row.definition),
        Paragraph::plain(&row.note),
        Paragraph::small(target.unwrap_or_default()),
    ];
    let (mut items, height) = stacked(&words, Point::new(MARGIN, top + GAP), FIELD.0 - MARGIN - 2.0 * GAP);
    let bars = row.bars.len() as f64 * BAR.1;
    for (index, bar) in row.bars.iter().enumerate() {
        items.extend(drawn_bar(bar, top + GAP / 2.0 + index as f64 * BAR.1));
    }
    let height = (height + 2.0 * GAP).max(bars + GAP);
    if let Some(target) = row.target {
        let points = vec![Point::new(x(target), top + 2.0), Point::new(x(target), top + bars + GAP / 2.0)];
        items.push(Item::Line { points, radius: 0.0, class: Class::Target });
    }
    (items, height)
}

fn drawn_bar(bar: &ShareBar, top: f64) -> Vec<Item> {
    let mut items = vec![small(&bar.title, Point::new(FIELD.0 + 4.0, top), Class::Muted)];
    let (above, middle) = (top + 14.0, top + 14.0 + BAR.0 / 2.0);
    if let Some(percent) = bar.percent {
        let class = if bar.is_now { Class::LaneTitle } else { Class::PhaseTitle };
        let rect = Rect::new(FIELD.0, above, x(percent) - FIELD.0, BAR.0);
        items.push(Item::Rect { rect, radius: 0.0, class });
        if let Some((low, high)) = bar.interval {
            let line = |from: Point, to: Point| Item::Line {
                points: vec![from, to],
                radius: 0.0,
                class: Class::Handoff,
            };
            let end = |at: f64| line(Point::new(x(at), middle - 4.0), Point::new(x(at), middle + 4.0));
            items.extend([
                line(Point::new(x(low), middle), Point::new(x(high), middle)),
                end(low),
                end(high),
            ]);
        }
        let class = if bar.is_now { Class::Whole } else { Class::FadedWhole };
        items.push(Item::Circle { centre: Point::new(x(percent), middle), radius: 3.0, class });
    }
    let class = if bar.percent.is_some() { Class::Text } else { Class::Lacking };
    items.push(small(&bar.counted, Point::new(FIELD.1 + GAP, above), class));
    items
}

/// Draws the numbers of the axis and a line down from each.
fn axis(top: f64, bottom: f64) -> Vec<Item> {
    let tick = |number: u32| {
        let at = x(f64::from(number));
        let line = vec![Point::new(at, top + LINE), Point::new(at, bottom)];
        let text = small(&format!("{number} %"), Point::new(at, top), Class::Muted);
        [Item::Line { points: line, radius: 0.0, class: Class::Grid }, held_at_end(text, at + 12.0)]
    };
    [0, 25, 50, 75, 100].into_iter().flat_map(tick).collect()
}

fn level(y: f64) -> Item {
    let points = vec![Point::new(MARGIN, y), Point::new(WIDTH - MARGIN, y)];
    Item::Line { points, radius: 0.0, class: Class::Grid }
}

fn small(text: &str, corner: Point, class: Class) -> Item {
    block([(text, false)].into_iter(), corner, SMALL, 14.0, class)
}

/// Returns where a percentage stands.
fn x(percent: f64) -> f64 {
    FIELD.0 + (FIELD.1 - FIELD.0) * (percent / 100.0).clamp(0.0, 1.0)
}

fn in_words(row: &ShareRow) -> String {
    let bars = row.bars.iter().map(|bar| format!("{}: {}", bar.title, bar.counted));
    let note = Some(row.note.clone()).filter(|note| !note.is_empty());
    format!("{}: {}", row.title, bars.chain(note).collect::<Vec<String>>().join("; "))
}

fn name(prefix: &str, title: &str) -> String {
    const LONGEST: usize = 48;
    let short: String = title.chars().take(LONGEST).collect();
    Id::from_title(&short).map_or_else(|| prefix.to_owned(), |title| format!("{prefix}-{title}"))
}
