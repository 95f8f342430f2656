//! Turns a line of text into glyphs of the carried fonts, in the order in which they are seen.
//!
//! Runs that are written from right to left are turned (Unicode Standard Annex 9), and each run is
//! split where the letters need another face. Letters are then joined and kerned as the font says.

use super::font::{Typeface, Weight};
use harfrust::{Buffer, Direction, Font, ShapeOptions, ShaperFont, shape as shape_buffer};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{GlyphId, MetadataProvider};
use std::ops::Range;
use std::sync::LazyLock;
use unicode_bidi::{BidiInfo, Level};
use unicode_width::UnicodeWidthChar;

/// A glyph and where it stands; lengths in em.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// Number in its face.
    pub id: u32,
    /// How far the next glyph stands to the right.
    pub advance: f32,
    /// How far it is moved to the right of its place.
    pub right: f32,
    /// How far it is moved up from the base line.
    pub up: f32,
    /// The bytes of the line that it stands for, alone or with its neighbours.
    pub text: Range<usize>,
}

/// Glyphs of one face in a row.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Where the glyphs come from.
    pub face: Typeface,
    /// Distance from the left end of the line, in em.
    pub start: f32,
    /// The glyphs, from left to right.
    pub glyphs: Vec<Glyph>,
}

/// A line of text as glyphs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Shaped {
    /// The runs, from left to right.
    pub runs: Vec<Run>,
    /// Length of the whole, in em.
    pub width: f32,
}

/// Turns a line of text into glyphs; where it is part of a longer text, that decides which way the
/// line runs. An empty box stands for what no face has.
#[must_use]
pub fn shape(text: &str, weight: Weight, is_right_to_left: bool) -> Shaped {
    let mut shaped = Shaped::default();
    let level = if is_right_to_left { Level::rtl() } else { Level::ltr() };
    let bidi = BidiInfo::new(text, Some(level));
    for paragraph in &bidi.paragraphs {
        let (levels, runs) = bidi.visual_runs(paragraph, paragraph.range.clone());
        for run in runs {
            let is_right_to_left = levels[run.start].is_rtl();
            let mut parts = parts(text, run, weight);
            if is_right_to_left {
                parts.reverse();
            }
            for (face, range) in parts {
                shaped.push(face, text, range, is_right_to_left);
            }
        }
    }
    shaped
}

/// Splits a range of a text where another face is needed.
fn parts(text: &str, range: Range<usize>, weight: Weight) -> Vec<(Typeface, Range<usize>)> {
    let mut parts: Vec<(Typeface, Range<usize>)> = Vec::new();
    for (offset, character) in text[range.clone()].char_indices() {
        let start = range.start + offset;
        let end = start + character.len_utf8();
        // A mark stays with the letter that it belongs to, as far as the face has it.
        let stays = |face: &Typeface| character.width() == Some(0) && face.has(character);
        let last = parts.last().map(|(face, _)| *face);
        let of_letter = || {
            Typeface::of(character, weight).unwrap_or(match weight {
                Weight::Regular => Typeface::Regular,
                Weight::Bold => Typeface::Bold,
            })
        };
        let face = last.filter(stays).unwrap_or_else(of_letter);
        match parts.last_mut() {
            Some((last, range)) if *last == face => range.end = end,
            _ => parts.push((face, start..end)),
        }
    }
    parts
}

/// The faces, ready to shape with.
static FONTS: LazyLock<[Option<Font>; 4]> =
    LazyLock::new(|| Typeface::ALL.map(|face| Font::new(face.bytes(), 0)));

impl Shaped {
    fn push(&mut self, face: Typeface, text: &str, range: Range<usize>, is_right_to_left: bool) {
        let Some(font) = &FONTS[face as usize] else { return };
        let shaper = ShaperFont::new(font);
        let mut buffer = Buffer::new();
        buffer.push_str(&text[range.clone()]);
        buffer.guess_segment_properties();
        buffer.set_direction(if is_right_to_left { Direction::RightToLeft } else { Direction::LeftToRight });
        if shape_buffer(&shaper, &mut buffer, ShapeOptions::new()).is_err() {
            return;
        }
        let em = |units: i32| units as f32 / f32::from(font.units_per_em().max(1));
        let clusters: Vec<usize> = buffer.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        let ends = ends(&clusters, range.len());
        let placed = buffer.glyph_infos().iter().zip(buffer.glyph_positions()).zip(&ends);
        let glyphs: Vec<Glyph> = placed
            .map(|((info, at), end)| Glyph {
                id: info.glyph_id,
                advance: em(at.x_advance),
                right: em(at.x_offset),
                up: em(at.y_offset),
                text: range.start + info.cluster as usize..range.start + end,
            })
            .collect();
        let width: f32 = glyphs.iter().map(|glyph| glyph.advance).sum();
        self.runs.push(Run { face, start: self.width, glyphs });
        self.width += width;
    }
}

/// Returns for each glyph where the bytes that it stands for end: where the next ones begin.
fn ends(clusters: &[usize], length: usize) -> Vec<usize> {
    let mut starts = clusters.to_vec();
    starts.sort_unstable();
    starts.dedup();
    let next = |start: &usize| starts.get(starts.partition_point(|other| other <= start)).copied();
    clusters.iter().map(|start| next(start).unwrap_or(length)).collect()
}

/// Draws the outline of a glyph, in em, `y` upwards.
pub fn outline(face: Typeface, glyph: u32, pen: &mut impl OutlinePen) {
    let Some(font) = face.font() else { return };
    let Some(outline) = font.outline_glyphs().get(GlyphId::new(glyph)) else { return };
    let settings =
        DrawSettings::unhinted(skrifa::instance::Size::new(1.0), skrifa::instance::LocationRef::default());
    // A glyph that the font does not describe well is left out; the carried fonts have none.
    drop(outline.draw(settings, pen));
}

#[cfg(test)]
mod tests {
    use super::{Shaped, shape};
    use crate::typography::{Typeface, Weight, is_right_to_left, width};
    use proptest::prelude::*;

    fn faces(shaped: &Shaped) -> Vec<Typeface> {
        shaped.runs.iter().map(|run| run.face).collect()
    }

    /// The text as its glyphs stand, from left to right.
    fn seen(text: &str) -> String {
        let shaped = shape(text, Weight::Regular, is_right_to_left(text));
        let glyphs = shaped.runs.iter().flat_map(|run| &run.glyphs);
        glyphs.map(|glyph| &text[glyph.text.clone()]).collect()
    }

    #[test]
    fn a_line_is_as_wide_as_its_letters_but_for_kerning() {
        let text = "Complete order that states the question";
        let shaped = f64::from(shape(text, Weight::Bold, false).width) * 12.0;
        let measured = width(text, 12.0, Weight::Bold);
        assert!((shaped - measured).abs() < measured * 0.02, "{shaped} {measured}");
    }

    #[test]
    fn letters_that_the_first_face_lacks_come_from_the_other() {
        use Typeface::{Bold, BoldFallback, Regular};
        assert_eq!(faces(&shape("Order ⇒ answer", Weight::Bold, false)), [Bold, BoldFallback, Bold]);
        assert_eq!(faces(&shape("Ordnung für Größe", Weight::Regular, false)), [Regular]);
        assert_eq!(faces(&shape("検", Weight::Regular, false)), [Regular], "an empty box stands for it");
    }

    #[test]
    fn what_is_written_from_the_right_is_turned() {
        assert_eq!(seen("אבג."), ".גבא");
        assert_eq!(seen("Dr. אבג 12"), "Dr. 12 גבא");
        // Brackets are told by their letter; their glyphs are mirrored.
        assert_eq!(seen("אבג (CBC) 7"), "7 )CBC( גבא");
    }

    #[test]
    fn arabic_letters_are_joined() {
        let ids = |text: &str| {
            let shaped = shape(text, Weight::Regular, false);
            shaped.runs.iter().flat_map(|run| &run.glyphs).map(|glyph| glyph.id).collect::<Vec<_>>()
        };
        let (alone, joined) = (ids("ب"), ids("ببب"));
        assert_eq!(joined.len(), 3);
        assert!(!joined.contains(&alone[0]), "{joined:?}");
    }

    proptest! {
        #[test]
        fn every_glyph_stands_for_a_part_of_the_text(text in any::<String>()) {
            for glyph in shape(&text, Weight::Regular, false).runs.iter().flat_map(|run| &run.glyphs) {
                prop_assert!(text.get(glyph.text.clone()).is_some_and(|part| !part.is_empty()));
            }
        }
    }
}
