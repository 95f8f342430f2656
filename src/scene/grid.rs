//! Customers by determinants of satisfaction: how many measures speak to each.

use super::figure::centred;
use super::table::{Paragraph, stacked};
use super::{Class, Item, Scene};
use crate::geometry::{Point, Rect, Size};
use crate::typography::{Weight, wrap};

/// Width of the column with the customers, and of each other one.
const COLUMNS: (f64, f64) = (190.0, 78.0);
/// Room around it.
const MARGIN: f64 = 16.0;
/// Room between its parts.
const GAP: f64 = 12.0;
/// Heights of the bands with dimensions and determinants, and of a row.
const HEIGHTS: (f64, f64, f64) = (22.0, 34.0, 34.0);
/// Size of small texts.
const SMALL: f64 = 10.5;

/// A customer with the numbers of measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridRow {
    /// What people call the customer.
    pub customer: String,
    /// Whether the customer is external.
    pub is_external: bool,
    /// How many measures speak to each determinant.
    pub counts: Vec<usize>,
}

/// Customers by determinants.
#[derive(Debug, Clone, Copy)]
pub struct Grid<'a> {
    /// What the whole is called.
    pub title: &'a str,
    /// What it says, in a sentence.
    pub verdict: &'a str,
    /// Language of the texts (BCP 47).
    pub lang: &'a str,
    /// Dimensions, each with its determinants.
    pub dimensions: &'a [(String, Vec<String>)],
    /// External customers first.
    pub rows: &'a [GridRow],
    /// What is counted.
    pub basis: &'a str,
}

/// Draws customers by determinants.
#[must_use]
pub fn grid(grid: &Grid<'_>) -> Scene {
    let columns: usize = grid.dimensions.iter().map(|(_, determinants)| determinants.len()).sum();
    let room = COLUMNS.0 + columns as f64 * COLUMNS.1;
    let head = [Paragraph { size: 16.0, ..Paragraph::bold(grid.title) }, Paragraph::plain(grid.verdict)];
    let (mut items, height) = stacked(&head, Point::new(MARGIN, MARGIN), room);
    let mut top = MARGIN + height + GAP;
    items.extend(titles(grid, top));
    top += HEIGHTS.0 + HEIGHTS.1;
    for row in grid.rows {
        items.extend(drawn_row(grid, row, top));
        top += HEIGHTS.2;
    }
    let (foot, height) = stacked(&[Paragraph::small(grid.basis)], Point::new(MARGIN, top + GAP), room);
    items.extend(foot);
    let size = Size::new(room + 2.0 * MARGIN, top + GAP + height + MARGIN);
    let paper = Item::Rect { rect: Rect::new(0.0, 0.0, size.w, size.h), radius: 0.0, class: Class::Paper };
    items.insert(0, paper);
    let told: Vec<String> = grid.rows.iter().map(|row| in_words(grid, row)).collect();
    Scene {
        name: "coverage".to_owned(),
        size,
        title: grid.title.to_owned(),
        description: format!("{}. {}. {}", grid.verdict, told.join(". "), grid.basis),
        lang: grid.lang.to_owned(),
        items,
    }
}

fn titles(grid: &Grid<'_>, top: f64) -> Vec<Item> {
    let mut items = Vec::new();
    let mut left = MARGIN + COLUMNS.0;
    for (dimension, determinants) in grid.dimensions {
        let width = determinants.len() as f64 * COLUMNS.1;
        let band = Rect::new(left, top, width, HEIGHTS.0);
        items.extend(cell(band, std::slice::from_ref(dimension), true, Some(Class::LaneTitle), Class::Text));
        for (index, determinant) in determinants.iter().enumerate() {
            let at = left + index as f64 * COLUMNS.1;
            let rect = Rect::new(at, top + HEIGHTS.0, COLUMNS.1, HEIGHTS.1);
            let lines = wrap(determinant, COLUMNS.1 - 4.0, 3, SMALL - 1.0, Weight::Regular).lines;
            items.extend(cell(rect, &lines, false, Some(Class::PhaseTitle), Class::Text));
        }
        left += width;
    }
    items
}

/// Draws a customer's row; a cell that nothing speaks to stays open, with a word for it.
fn drawn_row(grid: &Grid<'_>, row: &GridRow, top: f64) -> Vec<Item> {
    let band = Rect::new(MARGIN, top, COLUMNS.0, HEIGHTS.2);
    let class = if row.is_external { Class::ExternalTitle } else { Class::LaneTitle };
    let side = if row.is_external { " (external)" } else { "" };
    let lines =
        wrap(&format!("{}{side}", row.customer), COLUMNS.0 - 12.0, 2, SMALL + 1.0, Weight::Regular).lines;
    let mut items = cell(band, &lines, false, Some(class), Class::Text);
    for (index, count) in row.counts.iter().enumerate() {
        let left = MARGIN + COLUMNS.0 + index as f64 * COLUMNS.1;
        let rect = Rect::new(left, top, COLUMNS.1, HEIGHTS.2);
        let drawn = match count {
            0 => cell(rect, &["none".to_owned()], false, Some(Class::Lane), Class::Muted),
            count => cell(rect, &[count.to_string()], true, Some(Class::LaneTitle), Class::Text),
        };
        items.extend(drawn);
    }
    vec![Item::Group {
        id: format!("coverage-row-{}", position(grid, row)),
        title: in_words(grid, row),
        link: None,
        items,
    }]
}

fn position(grid: &Grid<'_>, row: &GridRow) -> usize {
    grid.rows.iter().position(|other| std::ptr::eq(other, row)).unwrap_or_default() + 1
}

fn cell(rect: Rect, lines: &[String], bold: bool, ground: Option<Class>, class: Class) -> Vec<Item> {
    let ground = ground.map(|class| Item::Rect { rect, radius: 0.0, class });
    let size = if bold { SMALL } else { SMALL - 1.0 };
    ground.into_iter().chain([centred(lines, rect, size, 12.0, bold, class)]).collect()
}

fn in_words(grid: &Grid<'_>, row: &GridRow) -> String {
    let titles = grid.dimensions.iter().flat_map(|(_, determinants)| determinants);
    let told: Vec<String> = titles
        .zip(&row.counts)
        .filter(|(_, count)| **count > 0)
        .map(|(title, count)| format!("{title} {count}"))
        .collect();
    let told = if told.is_empty() { "no measure".to_owned() } else { told.join(", ") };
    format!("{}: {told}", row.customer)
}
