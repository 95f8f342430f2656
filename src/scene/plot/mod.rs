//! A chart over time: points with their lines, signals marked by shape and letter, changes named.

mod axis;
mod field;
mod signs;
mod words;

pub(crate) use words::{basis, verdict};

use super::names::Names;
use super::table::{Paragraph, stacked};
use super::{Anchor, Class, Item, Scene, TextLine};
use crate::geometry::{Point, Rect, Size};
use crate::model::{Better, Id};
use crate::stats::chart::{Chart, Pattern, Subgroup, Verdict};
use crate::typography::{Weight, width};
use field::{Extent, Field};
use std::collections::{BTreeMap, BTreeSet};

/// Width of the whole.
const WIDTH: f64 = 900.0;
/// Room around it.
const MARGIN: f64 = 16.0;
/// Room between head, field and foot.
const GAP: f64 = 12.0;
/// Height of the field in which the points stand.
const FIELD_HEIGHT: f64 = 340.0;
/// Room for one sign with its meaning in the foot.
const KEY_HEIGHT: f64 = 18.0;

/// A measure over time, with what is to be said of it.
#[derive(Debug, Clone, Copy)]
pub struct Plot<'a> {
    /// What is measured.
    pub title: &'a str,
    /// What the numbers are, in a sentence.
    pub subtitle: &'a str,
    /// Language of the texts (BCP 47).
    pub lang: &'a str,
    /// The chart.
    pub chart: &'a Chart,
    /// The periods, one for each point.
    pub labels: &'a [String],
    /// What was observed in each.
    pub subgroups: &'a [Subgroup],
    /// How many units of the axis one unit of the chart is: 100 for shares in percent.
    pub times: f64,
    /// What stands after a number of the axis: " %", " min".
    pub unit: &'a str,
    /// What no value of the axis can exceed.
    pub most: Option<f64>,
    /// The value to reach, in units of the axis.
    pub target: Option<f64>,
    /// Which way is good.
    pub better: Option<Better>,
    /// What was changed in the work, each at a point.
    pub changes: &'a [(usize, String)],
}

/// Draws charts over time, two beside one another; one by itself. `title` is that of the whole.
#[must_use]
pub fn plots(title: &str, plots: &[Plot<'_>]) -> Scene {
    let mut names = Names::default();
    let mut items = Vec::new();
    let scales = scales(plots);
    let (mut top, mut width) = (0.0, WIDTH);
    for row in plots.chunks(2) {
        let mut height: f64 = 0.0;
        for (column, plot) in row.iter().enumerate() {
            let left = column as f64 * WIDTH;
            let (drawn, tall) = one(plot, &names.give(name(plot.title)), scales.get(plot.unit).copied());
            items.extend(drawn.into_iter().map(|item| item.moved(left, top)));
            (width, height) = (width.max(left + WIDTH), height.max(tall));
        }
        top += height;
    }
    let paper = Item::Rect { rect: Rect::new(0.0, 0.0, width, top), radius: 0.0, class: Class::Paper };
    items.insert(0, paper);
    let told: Vec<String> =
        plots.iter().map(|plot| format!("{}. {}", plot.title, words::description(plot))).collect();
    Scene {
        name: name(title),
        size: Size::new(width, top),
        title: title.to_owned(),
        description: told.join("\n"),
        lang: plots.first().map_or("en", |plot| plot.lang).to_owned(),
        items,
    }
}

/// Returns what the charts of each unit show together, where several have it: they share one scale,
/// so that they can be compared.
fn scales<'a>(plots: &[Plot<'a>]) -> BTreeMap<&'a str, Extent> {
    let mut units: BTreeMap<&str, (usize, Option<Extent>)> = BTreeMap::new();
    for plot in plots.iter().filter(|plot| !plot.unit.trim().is_empty()) {
        let (charts, extent) = units.entry(plot.unit).or_default();
        *charts += 1;
        *extent = match (*extent, Extent::of(plot)) {
            (Some(extent), Some(other)) => Some(extent.with(other)),
            (one, other) => one.or(other),
        };
    }
    let several = units.into_iter().filter(|(_, (charts, _))| *charts > 1);
    several.filter_map(|(unit, (_, extent))| Some((unit, extent?))).collect()
}

/// Draws the field of one chart with the meaning of its signs, and leaves its words to the page around it.
pub(crate) fn field(plot: &Plot<'_>) -> Scene {
    let name = name(plot.title);
    let field = Field::new(plot, &name, Rect::new(0.0, GAP, WIDTH, FIELD_HEIGHT), None);
    let mut items = field.items();
    let top = field.bottom() + GAP;
    let (keys, height) = keys(plot, Point::new(MARGIN, top));
    items.extend(keys);
    Scene {
        name,
        size: Size::new(WIDTH, top + height),
        title: plot.title.to_owned(),
        description: words::description(plot),
        lang: plot.lang.to_owned(),
        items,
    }
}

/// Draws one chart from its own corner; returns it with its height.
fn one(plot: &Plot<'_>, name: &str, beside: Option<Extent>) -> (Vec<Item>, f64) {
    let room = WIDTH - 2.0 * MARGIN;
    let head = [
        Paragraph { size: 16.0, ..Paragraph::bold(plot.title) },
        Paragraph::small(plot.subtitle),
        Paragraph::plain(words::verdict(plot)),
    ];
    let (mut items, height) = stacked(&head, Point::new(MARGIN, MARGIN), room);
    let field = Field::new(plot, name, Rect::new(MARGIN, MARGIN + height + GAP, room, FIELD_HEIGHT), beside);
    items.extend(field.items());
    let mut top = field.bottom() + GAP;
    let (keys, height) = keys(plot, Point::new(MARGIN, top));
    items.extend(keys);
    top += height;
    let scale = beside.map(|_| format!(". All charts in {} have the same scale", plot.unit.trim()));
    let basis = words::basis(plot) + &scale.unwrap_or_default();
    let (foot, height) = stacked(&[Paragraph::small(basis)], Point::new(MARGIN, top), room);
    items.extend(foot);
    (items, top + height + MARGIN)
}

fn name(title: &str) -> String {
    const LONGEST: usize = 48;
    let short: String = title.chars().take(LONGEST).collect();
    Id::from_title(&short).map_or_else(|| "chart".to_owned(), |title| format!("chart-{title}"))
}

/// Tells what the signs of the chart mean; returns it with its height.
fn keys(plot: &Plot<'_>, corner: Point) -> (Vec<Item>, f64) {
    let signals = plot.chart.points.iter().flat_map(|point| &point.signals);
    let seen: BTreeSet<(Pattern, Verdict)> =
        signals.map(|signal| (signal.pattern, signal.verdict(plot.better))).collect();
    let mut items = Vec::new();
    let (mut x, mut y) = (corner.x, corner.y);
    for (pattern, verdict) in &seen {
        let meaning = signs::meaning(*pattern);
        let text = format!("{} {meaning}{}", pattern.letter(), signs::leaning(*verdict));
        let wide = 24.0 + width(&text, 10.5, Weight::Regular);
        if x + wide > WIDTH - MARGIN && x > corner.x {
            (x, y) = (corner.x, y + KEY_HEIGHT);
        }
        items.push(signs::shape(Point::new(x + 6.0, y + KEY_HEIGHT / 2.0), *pattern, *verdict));
        items.push(line_of_text(
            Point::new(x + 18.0, y + KEY_HEIGHT / 2.0 + 3.7),
            text,
            Anchor::Start,
            Class::Muted,
        ));
        x += wide + 16.0;
    }
    let height = if seen.is_empty() { 0.0 } else { y - corner.y + KEY_HEIGHT };
    (items, height)
}

/// Returns one line of small text.
fn line_of_text(at: Point, text: String, anchor: Anchor, class: Class) -> Item {
    Item::Text { lines: vec![TextLine { at, text, bold: false }], size: 10.5, anchor, class }
}
