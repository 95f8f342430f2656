//! Walks a scene and draws it on what a format offers: paths, glyphs and parts.
//!
//! It draws what the SVG says, so that all formats look alike.

use super::outline::{Piece, circle, delay, polygon, rectangle, rounded_line};
use super::words::shown;
use crate::geometry::Point;
use crate::scene::{Anchor, Class, Item, Palette, Scene, Theme};
use crate::typography::{Shaped, Weight, lines_right_to_left, shape};

/// A colour: red, green and blue.
pub(super) type Colour = [u8; 3];

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stroke {
    pub(super) colour: Colour,
    pub(super) width: f64,
    /// Lengths of dash and gap.
    pub(super) dash: Option<(f64, f64)>,
}

/// How a path is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Look {
    pub(super) fill: Option<Colour>,
    pub(super) stroke: Option<Stroke>,
}

/// A line of text and how it is drawn.
#[derive(Debug)]
pub(super) struct Words<'scene> {
    /// What it says.
    pub(super) text: &'scene str,
    /// Its glyphs.
    pub(super) shaped: &'scene Shaped,
    pub(super) is_right_to_left: bool,
    /// The left end of its base line.
    pub(super) at: Point,
    /// Pixels to the em.
    pub(super) size: f64,
    pub(super) colour: Colour,
}

/// What items stand for, to those who do not see them.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part<'scene> {
    /// Lines of text that say all there is to say.
    Text,
    /// An element of the flow with a title that says what it is, and an address with more.
    Element(&'scene str, Option<&'scene str>),
}

/// What a format has to offer.
pub(super) trait Canvas {
    /// Draws a path.
    fn path(&mut self, path: &[Piece], look: Look);
    /// Draws a line of text.
    fn words(&mut self, words: &Words<'_>);
    /// Begins a part. Elements may hold others and texts.
    fn open(&mut self, _part: Part<'_>) {}
    /// Ends the part that was begun last.
    fn close(&mut self) {}
}

/// Draws a scene.
pub(super) fn draw(scene: &Scene, theme: Theme, canvas: &mut impl Canvas) {
    let palette = theme.palette();
    scene.items.iter().for_each(|item| draw_item(item, &palette, canvas));
}

/// Returns the colour of the paper.
pub(super) fn paper(theme: Theme) -> Option<Colour> {
    colour(theme.palette().paint(Class::Paper).fill)
}

fn draw_item(item: &Item, palette: &Palette, canvas: &mut impl Canvas) {
    match item {
        Item::Rect { rect, radius, class } => {
            canvas.path(&rectangle(*rect, *radius), shape_look(palette, *class))
        }
        Item::Polygon { points, class } => canvas.path(&polygon(points), shape_look(palette, *class)),
        Item::Line { points, radius, class } => {
            let look = Look { fill: None, stroke: stroke(palette, *class) };
            canvas.path(&rounded_line(points, *radius), look);
        }
        Item::Head { points, class } => {
            canvas.path(&polygon(points), Look { fill: colour(palette.paint(*class).stroke), stroke: None });
        }
        Item::Circle { centre, radius, class } => {
            canvas.path(&circle(*centre, *radius), shape_look(palette, *class));
        }
        Item::Delay { rect, class } => canvas.path(&delay(*rect), shape_look(palette, *class)),
        Item::Text { .. } => draw_text(item, palette, canvas),
        Item::Group { title, link, items, .. } => {
            canvas.open(Part::Element(title, link.as_deref()));
            items.iter().for_each(|item| draw_item(item, palette, canvas));
            canvas.close();
        }
    }
}

fn draw_text(item: &Item, palette: &Palette, canvas: &mut impl Canvas) {
    let Item::Text { lines, size, anchor, class } = item else { return };
    let Some(colour) = colour(palette.paint(*class).fill) else { return };
    canvas.open(Part::Text);
    let directions = lines_right_to_left(lines.iter().map(|line| (line.text.as_str(), line.bold)));
    for (line, is_right_to_left) in lines.iter().zip(directions) {
        let text = shown(&line.text);
        let weight = if line.bold { Weight::Bold } else { Weight::Regular };
        let shaped = shape(&text, weight, is_right_to_left);
        let before = match anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => f64::from(shaped.width) * size / 2.0,
            Anchor::End => f64::from(shaped.width) * size,
        };
        let at = Point::new(line.at.x - before, line.at.y);
        let words = Words { text: &text, shaped: &shaped, is_right_to_left, at, size: *size, colour };
        canvas.words(&words);
    }
    canvas.close();
}

/// Returns the look of a shape, which has an inside and an unbroken outline.
fn shape_look(palette: &Palette, class: Class) -> Look {
    Look { fill: colour(palette.paint(class).fill), stroke: stroke(palette, class) }
}

fn stroke(palette: &Palette, class: Class) -> Option<Stroke> {
    let paint = palette.paint(class);
    Some(Stroke { colour: colour(paint.stroke)?, width: paint.width, dash: paint.dash })
}

/// Reads a colour of a theme; `none` is none.
fn colour(text: &str) -> Option<Colour> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let channel = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some([channel(0)?, channel(2)?, channel(4)?])
}

#[cfg(test)]
mod tests {
    use super::colour;
    use crate::scene::{Class, Theme};

    #[test]
    fn every_colour_of_the_themes_is_read() {
        for theme in [Theme::Light, Theme::Dark, Theme::Print] {
            for class in Class::ALL {
                let paint = theme.palette().paint(class);
                for text in [paint.fill, paint.stroke] {
                    assert_eq!(colour(text).is_none(), text == "none", "{text}");
                }
            }
        }
        assert_eq!(colour("#0b5394"), Some([0x0b, 0x53, 0x94]));
    }
}
