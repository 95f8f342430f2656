//! Readiness as a chart: for each requirement the desired level and how two groups see what is there.

mod marks;
mod row;

use super::names::Names;
use super::table::{Paragraph, stacked};
use super::{Anchor, Class, Item, Scene, TextLine};
use crate::geometry::{Point, Rect, Size};
use crate::model::{Id, Rater};
use crate::rules::wording::in_hundredths;
use crate::stats::readiness::Levels;
use crate::typography::{Weight, width};
use row::Ruler;

/// Width of the whole.
const WIDTH: f64 = 900.0;
/// Room around it.
const MARGIN: f64 = 16.0;
/// Room between its parts.
const GAP: f64 = 12.0;
/// Height of the line that tells what the marks are, and of the numbers of the scale.
const LINE: f64 = 24.0;
/// Size of small texts.
const SMALL: f64 = 10.5;

/// A requirement with its levels.
#[derive(Debug, Clone, PartialEq)]
pub struct GapRow {
    /// What is rated.
    pub title: String,
    /// The levels now.
    pub levels: Levels,
    /// What is to be said beside it; may be empty.
    pub note: String,
    /// The levels before, oldest first, each with when.
    pub earlier: Vec<(String, Levels)>,
}

/// Ratings of two groups against what is desired.
#[derive(Debug, Clone, Copy)]
pub struct GapChart<'a> {
    /// What is rated.
    pub title: &'a str,
    /// When, and on which scale.
    pub subtitle: &'a str,
    /// What it comes to, in a sentence.
    pub verdict: &'a str,
    /// Language of the texts (BCP 47).
    pub lang: &'a str,
    /// The highest point of the scale, which begins at 1.
    pub highest: f64,
    /// The requirements.
    pub rows: &'a [GapRow],
    /// Superior service in the words of each group, with who says it.
    pub definitions: &'a [(String, String)],
    /// Where the numbers are from.
    pub basis: &'a str,
}

/// Draws ratings of two groups against what is desired.
#[must_use]
pub fn readiness(chart: &GapChart<'_>) -> Scene {
    let room = WIDTH - 2.0 * MARGIN;
    let head = [
        Paragraph { size: 16.0, ..Paragraph::bold(chart.title) },
        Paragraph::small(chart.subtitle),
        Paragraph::plain(chart.verdict),
    ];
    let (mut items, height) = stacked(&head, Point::new(MARGIN, MARGIN), room);
    let mut top = MARGIN + height + GAP;
    items.extend(key(top + LINE / 2.0, chart.rows.iter().any(|row| !row.earlier.is_empty())));
    top += LINE + GAP;
    let ruler = Ruler::new(chart.highest);
    let mut names = Names::default();
    let mut rows = Vec::new();
    let first = top;
    top += LINE;
    for row in chart.rows {
        let (drawn, height) = row::row(row, &ruler, top);
        let id = names.give(format!("{}-{}", name(chart.title), word(&row.title, "row")));
        rows.push(Item::Group { id, title: in_words(row), link: None, items: drawn });
        rows.push(rule(top));
        top += height;
    }
    rows.push(rule(top));
    items.extend(ruler.items(first, top));
    items.extend(rows);
    top += GAP;
    let (foot, height) = stacked(&foot(chart), Point::new(MARGIN, top), room);
    items.extend(foot);
    let size = Size::new(WIDTH, top + height + MARGIN);
    let paper = Rect::new(0.0, 0.0, size.w, size.h);
    items.insert(0, Item::Rect { rect: paper, radius: 0.0, class: Class::Paper });
    Scene {
        name: name(chart.title),
        size,
        title: chart.title.to_owned(),
        description: description(chart),
        lang: chart.lang.to_owned(),
        items,
    }
}

/// Tells what the marks are.
fn key(y: f64, has_earlier: bool) -> Vec<Item> {
    let mut items = Vec::new();
    let mut x = MARGIN + marks::HALF;
    let mut tell = |drawn: Vec<Item>, text: &str, x: f64| {
        items.extend(drawn);
        items.push(small(Point::new(x + 14.0, y + 3.7), text, Anchor::Start, Class::Text));
        x + 36.0 + width(text, SMALL, Weight::Regular)
    };
    x = tell(marks::desired(Point::new(x, y)), "desired level", x);
    x = tell(marks::of(Rater::Management, Point::new(x, y)), Rater::Management.title(), x);
    x = tell(marks::of(Rater::Contributors, Point::new(x, y)), Rater::Contributors.title(), x);
    if has_earlier {
        let faint = marks::before(Rater::Management, Point::new(x, y));
        tell(faint, "small: earlier assessments", x);
    }
    items
}

fn rule(y: f64) -> Item {
    let points = vec![Point::new(MARGIN, y), Point::new(WIDTH - MARGIN, y)];
    Item::Line { points, radius: 0.0, class: Class::Lane }
}

fn foot(chart: &GapChart<'_>) -> Vec<Paragraph> {
    let definition = |(who, words): &(String, String)| {
        Paragraph::plain(format!("Superior service in the words of {who}: “{words}”"))
    };
    chart.definitions.iter().map(definition).chain([Paragraph::small(chart.basis)]).collect()
}

fn name(title: &str) -> String {
    format!("readiness-{}", word(title, "chart"))
}

/// Returns the beginning of a text as a word for names.
fn word(text: &str, otherwise: &str) -> String {
    const LONGEST: usize = 48;
    let short: String = text.chars().take(LONGEST).collect();
    Id::from_title(&short).map_or_else(|| otherwise.to_owned(), |word| word.to_string())
}

/// Says what a row shows, for people who do not see it.
fn in_words(row: &GapRow) -> String {
    let Levels { desired, management, contributors } = row.levels;
    let level = |who: &str, level: Option<f64>| match level {
        Some(level) => format!("{who} {}", in_hundredths(level)),
        None => format!("{who} not said"),
    };
    let now = [
        level("desired", desired),
        level(Rater::Management.title(), management),
        level(Rater::Contributors.title(), contributors),
    ];
    let before = row.earlier.iter().map(|(when, levels)| {
        let of = |level: Option<f64>| level.map_or_else(|| "not said".to_owned(), in_hundredths);
        format!("; {when}: {} and {}", of(levels.management), of(levels.contributors))
    });
    format!("{}: {}{}", row.title, now.join(", "), before.collect::<String>())
}

fn description(chart: &GapChart<'_>) -> String {
    let told = [chart.subtitle.to_owned(), chart.verdict.to_owned()];
    let rows = chart.rows.iter().map(|row| match row.note.as_str() {
        "" => in_words(row),
        note => format!("{}. {note}", in_words(row)),
    });
    told.into_iter().chain(rows).chain([chart.basis.to_owned()]).collect::<Vec<String>>().join("\n")
}

/// Returns one line of small text.
fn small(at: Point, text: impl Into<String>, anchor: Anchor, class: Class) -> Item {
    line(at, text, anchor, class, false)
}

fn line(at: Point, text: impl Into<String>, anchor: Anchor, class: Class, bold: bool) -> Item {
    Item::Text { lines: vec![TextLine { at, text: text.into(), bold }], size: SMALL, anchor, class }
}
