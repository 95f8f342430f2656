//! A table as scene items: columns of a fixed width, rows as high as their longest cell.

use super::figure;
use super::{Class, Item};
use crate::geometry::{Point, Rect, Size};
use crate::typography::{Weight, wrap};

/// Room between a cell's text and its sides.
pub(super) const PADDING: Size = Size { w: 10.0, h: 8.0 };
/// Lines of one paragraph before it is cut.
const MOST_LINES: usize = 14;
/// Room between two paragraphs of a cell.
const BETWEEN: f64 = 2.0;

/// A text in a cell, of one look.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Paragraph {
    pub(super) text: String,
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) class: Class,
}

impl Paragraph {
    /// What the cell is about.
    pub(super) fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), size: 12.0, bold: false, class: Class::Text }
    }

    /// The same, in bold.
    pub(super) fn bold(text: impl Into<String>) -> Self {
        Self { bold: true, ..Self::plain(text) }
    }

    /// What is said beside it.
    pub(super) fn small(text: impl Into<String>) -> Self {
        Self { text: text.into(), size: 10.5, bold: false, class: Class::Muted }
    }

    /// What is missing.
    pub(super) fn lacking(text: impl Into<String>) -> Self {
        Self { class: Class::Lacking, ..Self::small(text) }
    }

    fn pitch(&self) -> f64 {
        (self.size * 1.27).round()
    }
}

/// Draws paragraphs below one another from a corner; returns them with their height.
pub(super) fn stacked(paragraphs: &[Paragraph], corner: Point, room: f64) -> (Vec<Item>, f64) {
    let mut items = Vec::new();
    let mut y = corner.y;
    for paragraph in paragraphs {
        let weight = if paragraph.bold { Weight::Bold } else { Weight::Regular };
        let lines = wrap(&paragraph.text, room, MOST_LINES, paragraph.size, weight).lines;
        if lines.is_empty() {
            continue;
        }
        if y > corner.y {
            y += BETWEEN;
        }
        let texts = lines.iter().map(|line| (line.as_str(), paragraph.bold));
        let pitch = paragraph.pitch();
        items.push(figure::block(texts, Point::new(corner.x, y), paragraph.size, pitch, paragraph.class));
        y += lines.len() as f64 * pitch;
    }
    (items, y - corner.y)
}

/// A column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) title: &'static str,
    pub(super) width: f64,
}

/// Where the columns stand and how wide the table is.
pub(super) struct Table {
    columns: Vec<Column>,
    lefts: Vec<f64>,
    width: f64,
}

impl Table {
    pub(super) fn new(columns: Vec<Column>) -> Self {
        let mut width = 0.0;
        let mut lefts = Vec::with_capacity(columns.len());
        for column in &columns {
            lefts.push(width);
            width += column.width;
        }
        Self { columns, lefts, width }
    }

    /// Returns the width of all columns together.
    pub(super) fn width(&self) -> f64 {
        self.width
    }

    /// Returns the left edge of a column's text.
    pub(super) fn text_left(&self, column: usize) -> f64 {
        self.lefts[column] + PADDING.w
    }

    /// Draws the row of titles at the top; returns it with its height.
    pub(super) fn head(&self) -> (Vec<Item>, f64) {
        let height = 28.0;
        let band = Rect::new(0.0, 0.0, self.width, height);
        let mut items = vec![Item::Rect { rect: band, radius: 0.0, class: Class::LaneTitle }];
        for (index, column) in self.columns.iter().enumerate() {
            let corner = Point::new(self.text_left(index), 0.0);
            items.push(figure::block([(column.title, true)].into_iter(), corner, 11.5, height, Class::Text));
        }
        (items, height)
    }

    /// Draws the cells of a row from `top` down; returns them with the row's height.
    pub(super) fn row(&self, cells: &[Vec<Paragraph>], top: f64) -> (Vec<Item>, f64) {
        let mut items = Vec::new();
        let mut height: f64 = 0.0;
        for (index, cell) in cells.iter().enumerate() {
            let corner = Point::new(self.text_left(index), top + PADDING.h);
            let (drawn, tall) = stacked(cell, corner, self.columns[index].width - 2.0 * PADDING.w);
            items.extend(drawn);
            height = height.max(tall);
        }
        (items, height + 2.0 * PADDING.h)
    }

    /// Draws the line between two rows.
    pub(super) fn rule(&self, y: f64) -> Item {
        let points = vec![Point::new(0.0, y), Point::new(self.width, y)];
        Item::Line { points, radius: 0.0, class: Class::Lane }
    }
}
