//! The form as pages to print: a page begins with each customer, and where no room is left.

use super::questionnaire::{AskedQuestion, Questionnaire};
use super::wording::{WORDS, ends, heading};
use crate::geometry::{Point, Rect, Size};
use crate::layout::sheet::{Sheet, room};
use crate::scene::{Anchor, Class, Item, Scene, TextLine};
use crate::typography::{Weight, is_right_to_left, width, wrap};

/// Pixels to the point.
const PIXELS_PER_POINT: f64 = 96.0 / 72.0;
/// Size of questions and answers, in pixels: 13.5 points.
const SIZE: f64 = 18.0;
/// Size of what is said beside.
const SMALL: f64 = 13.5;
/// Size of the heading.
const LARGE: f64 = 25.0;
/// Height of a line, to the size of its letters.
const LEADING: f64 = 1.35;
/// Side of a box to tick.
const BOX: f64 = 20.0;
/// Room between box and answer.
const BESIDE: f64 = 9.0;
/// Room between two answers in a row.
const BETWEEN: f64 = 26.0;
/// Height of a row of answers.
const ROW: f64 = 34.0;
/// Room beneath a question.
const BENEATH: f64 = 22.0;
/// Distance of lines to write on.
const RULED: f64 = 36.0;
/// The most lines of one text.
const MOST_LINES: usize = 40;
/// Room at the foot of a page.
const FOOT: f64 = 34.0;

/// Something that stays on one page.
#[derive(Debug, Default)]
struct Block {
    items: Vec<Item>,
    height: f64,
    /// Where it may be parted: the items from a place on, and how far down they begin.
    rows: Vec<(usize, f64)>,
}

impl Block {
    /// Writes lines of text.
    fn write(&mut self, text: &str, left: f64, limit: f64, size: f64, weight: Weight, class: Class) {
        let wrapped = wrap(text, limit, MOST_LINES, size, weight);
        let is_mirrored = is_right_to_left(text);
        let (x, anchor) = if is_mirrored { (left + limit, Anchor::End) } else { (left, Anchor::Start) };
        let lines = wrapped.lines.into_iter().enumerate().map(|(at, text)| TextLine {
            at: Point::new(x, self.height + size + at as f64 * size * LEADING),
            text,
            bold: weight == Weight::Bold,
        });
        let lines: Vec<TextLine> = lines.collect();
        let height = lines.len() as f64 * size * LEADING;
        self.items.push(Item::Text { lines, size, anchor, class });
        self.height += height;
    }

    /// Draws lines to write on.
    fn rule(&mut self, lines: usize, across: f64) {
        for _ in 0..lines {
            self.height += RULED;
            let points = vec![Point::new(0.0, self.height), Point::new(across, self.height)];
            self.items.push(Item::Line { points, radius: 0.0, class: Class::Then });
        }
    }

    /// Draws boxes with answers, as many in a row as there is room for.
    fn boxes<'run>(&mut self, answers: impl Iterator<Item = &'run str>, across: f64) {
        let mut x = 0.0;
        self.height += 8.0;
        for answer in answers {
            let limit = across - BOX - BESIDE;
            let wrapped = wrap(answer, limit, MOST_LINES, SIZE, Weight::Regular);
            let wide = BOX + BESIDE + wrapped.width;
            if x > 0.0 && x + wide > across {
                (x, self.height) = (0.0, self.height + ROW);
            }
            if x == 0.0 {
                self.rows.push((self.items.len(), self.height));
            }
            let rect = Rect::new(x, self.height, BOX, BOX);
            self.items.push(Item::Rect { rect, radius: 2.0, class: Class::Step });
            let more = wrapped.lines.len().saturating_sub(1) as f64;
            let lines = wrapped.lines.into_iter().enumerate().map(|(at, text)| TextLine {
                at: Point::new(x + BOX + BESIDE, self.height + BOX * 0.8 + at as f64 * SIZE * LEADING),
                text,
                bold: false,
            });
            self.items.push(Item::Text {
                lines: lines.collect(),
                size: SIZE,
                anchor: Anchor::Start,
                class: Class::Text,
            });
            x += wide + BETWEEN;
            if more > 0.0 {
                (x, self.height) = (0.0, self.height + ROW + more * SIZE * LEADING);
            }
        }
        if x > 0.0 {
            self.height += ROW;
        }
    }

    fn of_question(number: usize, question: &AskedQuestion, across: f64) -> Self {
        let mut block = Self::default();
        let text = format!("{number}.  {}", question.text);
        block.write(&text, 0.0, across, SIZE, Weight::Bold, Class::Text);
        if question.scale.is_open() {
            block.rule(3, across);
        } else {
            block.boxes(question.scale.on_form().into_iter().chain(question.scale.way_out()), across);
            if let Some(ends) = ends(question) {
                block.write(ends, 0.0, across, SMALL, Weight::Regular, Class::Muted);
            }
        }
        block.height += BENEATH;
        block
    }

    fn head(title: &str, customer: &str, across: f64) -> Self {
        let mut block = Self::default();
        block.write(title, 0.0, across, SMALL, Weight::Regular, Class::Muted);
        block.height += 4.0;
        block.write(&heading(customer), 0.0, across, LARGE, Weight::Bold, Class::Text);
        block.height += 6.0;
        block.write(WORDS.hint, 0.0, across, SMALL + 1.5, Weight::Regular, Class::Text);
        block.height += 1.3 * BENEATH;
        block
    }

    fn remark(across: f64) -> Self {
        let mut block = Self::default();
        block.write(WORDS.remark, 0.0, across, SIZE, Weight::Bold, Class::Text);
        block.rule(4, across);
        block.height += BENEATH;
        block.write(WORDS.thanks, 0.0, across, SMALL, Weight::Regular, Class::Muted);
        block
    }
}

impl Questionnaire {
    /// Draws the forms of all customers as pages of a sheet, which they fill within its margins.
    #[must_use]
    pub fn pages(&self, sheet: Sheet) -> Vec<Scene> {
        let upright = sheet.sizes().first().copied().unwrap_or_default();
        let room = room(upright);
        let size = Size::new(room.w * PIXELS_PER_POINT, room.h * PIXELS_PER_POINT);
        let mut scenes = Vec::new();
        for (place, customer) in self.customers.iter().enumerate() {
            let questions = self.put_to(place).enumerate();
            let mut blocks = vec![Block::head(&self.title, &customer.name, size.w)];
            blocks.extend(questions.map(|(at, question)| Block::of_question(at + 1, question, size.w)));
            if blocks.len() == 1 {
                continue;
            }
            blocks.push(Block::remark(size.w));
            let pages = paged(blocks, size.h - FOOT);
            let count = pages.len();
            for (at, blocks) in pages.into_iter().enumerate() {
                let name = format!("form-{}-{}", place + 1, at + 1);
                scenes.push(self.scene(name, &customer.name, size, blocks, (at + 1, count)));
            }
        }
        scenes
    }

    fn scene(
        &self,
        name: String,
        customer: &str,
        size: Size,
        blocks: Vec<Block>,
        (page, of): (usize, usize),
    ) -> Scene {
        let mut items =
            vec![Item::Rect { rect: Rect::new(0.0, 0.0, size.w, size.h), radius: 0.0, class: Class::Paper }];
        let mut top = 0.0;
        for block in blocks {
            items.extend(block.items.into_iter().map(|item| item.moved(0.0, top)));
            top += block.height;
        }
        let foot = format!("{page} of {of}");
        let x = size.w - width(&foot, SMALL, Weight::Regular);
        let line = TextLine { at: Point::new(x, size.h - 4.0), text: foot, bold: false };
        items.push(Item::Text { lines: vec![line], size: SMALL, anchor: Anchor::Start, class: Class::Muted });
        Scene {
            name,
            size,
            title: format!("{}: {}", self.title, heading(customer)),
            description: String::new(),
            lang: self.lang.clone(),
            items,
        }
    }
}

impl Block {
    /// Parts what is taller than a page between two rows of answers, as often as that takes.
    fn parted(mut self, height: f64) -> Vec<Self> {
        let mut parts = Vec::new();
        while self.height - BENEATH > height {
            let fits = |(items, top): &&(usize, f64)| *items > 0 && *top <= height;
            let Some(&(items, top)) = self.rows.iter().rev().find(fits) else { break };
            let rest = self.items.split_off(items).into_iter().map(|item| item.moved(0.0, -top)).collect();
            let below = self.rows.iter().filter(|(row, _)| *row >= items);
            let rows = below.map(|(row, down)| (row - items, down - top)).collect();
            let rest = Self { items: rest, height: self.height - top, rows };
            parts.push(Self { height: top, ..self });
            self = rest;
        }
        parts.push(self);
        parts
    }
}

/// Shares blocks out among pages; one is parted only where it is taller than a page.
fn paged(blocks: Vec<Block>, height: f64) -> Vec<Vec<Block>> {
    let mut pages: Vec<Vec<Block>> = Vec::new();
    let mut used = f64::INFINITY;
    for block in blocks.into_iter().flat_map(|block| block.parted(height)) {
        if used + block.height - BENEATH > height || pages.is_empty() {
            pages.push(Vec::new());
            used = 0.0;
        }
        used += block.height;
        if let Some(page) = pages.last_mut() {
            page.push(block);
        }
    }
    pages
}
