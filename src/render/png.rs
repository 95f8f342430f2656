//! A scene as PNG, drawn with the carried fonts only, so that it looks the same on every machine.

use super::canvas::{Canvas, Colour, Look, Words, draw, paper};
use super::outline::Piece;
use crate::scene::{Scene, Theme};
use crate::typography::{Typeface, outline};
use std::collections::HashMap;
use tiny_skia::{
    Color, FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, Stroke, StrokeDash, Transform,
};

/// The most pixels of a picture; each takes four bytes of memory while it is drawn.
pub const MAX_PIXELS: u64 = 100_000_000;

/// CSS pixels to the metre: 96 to the inch.
const PIXELS_PER_METRE: f64 = 96.0 / 0.0254;

/// Why a picture cannot be made of pixels.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum PngError {
    /// It would have more pixels than the limit.
    #[error("the picture would have {width} × {height} pixels, more than {} million", MAX_PIXELS / 1_000_000)]
    TooLarge {
        /// Width in pixels.
        width: u64,
        /// Height in pixels.
        height: u64,
        /// The largest scale that stays below the limit, rounded down.
        scale: f64,
    },
    /// The picture cannot be written down.
    #[error("the picture cannot be written as PNG: {0}")]
    Encoding(String),
}

/// Returns the scene as PNG with `scale` pixels to each of its own.
///
/// [`Theme::Auto`] is drawn light: a picture of pixels cannot ask what its reader prefers.
///
/// # Errors
///
/// If the picture would have more than [`MAX_PIXELS`].
pub fn png(scene: &Scene, theme: Theme, scale: f64) -> Result<Vec<u8>, PngError> {
    let scale = if scale.is_finite() && scale > 0.0 { scale } else { 1.0 };
    let side = |length: f64| (length * scale).round().clamp(1.0, 1e12) as u64;
    let (width, height) = (side(scene.size.w), side(scene.size.h));
    let too_large = || PngError::TooLarge { width, height, scale: largest_scale(scene) };
    if width.saturating_mul(height) > MAX_PIXELS {
        return Err(too_large());
    }
    let narrow = |length: u64| u32::try_from(length).ok();
    let pixmap = narrow(width).zip(narrow(height)).and_then(|(width, height)| Pixmap::new(width, height));
    let mut pixmap = pixmap.ok_or_else(too_large)?;
    // The last row and column may lie half outside the scene.
    if let Some([red, green, blue]) = paper(theme) {
        pixmap.fill(Color::from_rgba8(red, green, blue, 255));
    }
    let mut sheet = Sheet { pixmap, scale: scale as f32, glyphs: HashMap::new() };
    draw(scene, theme, &mut sheet);
    encode(&sheet.pixmap, scale).map_err(|error| PngError::Encoding(error.to_string()))
}

/// Returns the largest scale, of two decimals where there are as many, at which a scene stays within
/// [`MAX_PIXELS`].
#[must_use]
pub fn largest_scale(scene: &Scene) -> f64 {
    let fits = (MAX_PIXELS as f64 / (scene.size.w * scene.size.h).max(1.0)).sqrt();
    let scale = if fits < 0.02 { fits * 0.99 } else { (fits * 100.0).floor() / 100.0 };
    // The sides may be rounded up.
    let pixels = (scene.size.w * scale).ceil() * (scene.size.h * scale).ceil();
    if pixels > MAX_PIXELS as f64 { scale - 0.01_f64.min(scale * 0.01) } else { scale }
}

struct Sheet {
    pixmap: Pixmap,
    scale: f32,
    /// Outlines of glyphs, in em, as far as they were needed; some, such as blanks, have none.
    glyphs: HashMap<(Typeface, u32), Option<Path>>,
}

impl Canvas for Sheet {
    fn path(&mut self, pieces: &[Piece], look: Look) {
        let Some(path) = path(pieces) else { return };
        let transform = Transform::from_scale(self.scale, self.scale);
        if let Some(colour) = look.fill {
            self.pixmap.fill_path(&path, &paint(colour), FillRule::Winding, transform, None);
        }
        if let Some(line) = look.stroke {
            let stroke = Stroke {
                width: line.width as f32,
                line_cap: LineCap::Butt,
                line_join: LineJoin::Miter,
                dash: line.dash.and_then(|(dash, gap)| StrokeDash::new(vec![dash as f32, gap as f32], 0.0)),
                ..Stroke::default()
            };
            self.pixmap.stroke_path(&path, &paint(line.colour), &stroke, transform, None);
        }
    }

    fn words(&mut self, words: &Words<'_>) {
        let size = words.size as f32 * self.scale;
        let (left, base) = (words.at.x as f32 * self.scale, words.at.y as f32 * self.scale);
        let paint = paint(words.colour);
        for run in &words.shaped.runs {
            let mut pen = run.start;
            for glyph in &run.glyphs {
                let key = (run.face, glyph.id);
                let outline = self.glyphs.entry(key).or_insert_with(|| glyph_path(key.0, key.1));
                if let Some(path) = outline {
                    let (x, y) = (left + (pen + glyph.right) * size, base - glyph.up * size);
                    let transform = Transform::from_row(size, 0.0, 0.0, -size, x, y);
                    self.pixmap.fill_path(path, &paint, FillRule::Winding, transform, None);
                }
                pen += glyph.advance;
            }
        }
    }
}

fn paint(colour: Colour) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color_rgba8(colour[0], colour[1], colour[2], 255);
    paint.anti_alias = true;
    paint
}

fn path(pieces: &[Piece]) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for piece in pieces {
        match piece {
            Piece::Move(at) => builder.move_to(at.x as f32, at.y as f32),
            Piece::Line(at) => builder.line_to(at.x as f32, at.y as f32),
            Piece::Bend(about, at) => {
                builder.quad_to(about.x as f32, about.y as f32, at.x as f32, at.y as f32);
            }
            Piece::Curve(one, other, at) => builder.cubic_to(
                one.x as f32,
                one.y as f32,
                other.x as f32,
                other.y as f32,
                at.x as f32,
                at.y as f32,
            ),
            Piece::Close => builder.close(),
        }
    }
    builder.finish()
}

/// Builds the outline of a glyph.
struct GlyphPen(PathBuilder);

impl skrifa::outline::OutlinePen for GlyphPen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.0.quad_to(cx0, cy0, x, y);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.0.cubic_to(cx0, cy0, cx1, cy1, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}

fn glyph_path(face: Typeface, glyph: u32) -> Option<Path> {
    let mut pen = GlyphPen(PathBuilder::new());
    outline(face, glyph, &mut pen);
    pen.0.finish()
}

/// Writes the pixels without their opacity, since the paper covers all, and with the size at which
/// the picture is meant to be seen.
fn encode(pixmap: &Pixmap, scale: f64) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let density = (PIXELS_PER_METRE * scale).round().clamp(1.0, f64::from(u32::MAX)) as u32;
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: density,
        yppu: density,
        unit: png::Unit::Meter,
    }));
    let mut writer = encoder.write_header()?;
    let mut stream = writer.stream_writer()?;
    let mut row = Vec::with_capacity(pixmap.width() as usize * 3);
    for line in pixmap.data().chunks_exact(pixmap.width() as usize * 4) {
        row.clear();
        line.chunks_exact(4).for_each(|pixel| row.extend_from_slice(&pixel[..3]));
        std::io::Write::write_all(&mut stream, &row)?;
    }
    stream.finish()?;
    writer.finish()?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::{MAX_PIXELS, PngError, png};
    use crate::geometry::{Rect, Size};
    use crate::scene::{Class, Item, Scene, Theme};

    fn scene(w: f64, h: f64) -> Scene {
        let rect = Rect::new(0.0, 0.0, w, h);
        Scene {
            name: "flow".to_owned(),
            size: Size::new(w, h),
            title: "Blood test".to_owned(),
            description: String::new(),
            lang: "en".to_owned(),
            items: vec![Item::Rect { rect, radius: 0.0, class: Class::Paper }],
        }
    }

    /// Returns width, height and the colours of the pixels.
    fn decoded(bytes: &[u8]) -> (u32, u32, Vec<u8>) {
        let mut reader = png_reader(bytes);
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        (info.width, info.height, pixels)
    }

    fn png_reader(bytes: &[u8]) -> ::png::Reader<std::io::Cursor<&[u8]>> {
        ::png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap()
    }

    #[test]
    fn the_paper_covers_every_pixel() {
        let (width, height, pixels) = decoded(&png(&scene(10.3, 5.2), Theme::Dark, 2.0).unwrap());
        assert_eq!((width, height), (21, 10));
        assert!(pixels.chunks(3).all(|pixel| pixel == [0x12, 0x18, 0x1f]), "{pixels:?}");
    }

    #[test]
    fn says_at_which_size_it_is_meant_to_be_seen() {
        let written = png(&scene(10.0, 5.0), Theme::Light, 2.0).unwrap();
        let density = png_reader(&written).info().pixel_dims.unwrap();
        assert_eq!((density.xppu, density.yppu), (7559, 7559), "192 pixels to the inch");
    }

    #[test]
    fn a_picture_beyond_the_limit_says_which_scale_is_not() {
        let Err(PngError::TooLarge { width, scale, .. }) = png(&scene(20_000.0, 20_000.0), Theme::Light, 2.0)
        else {
            panic!("it is drawn");
        };
        assert_eq!((width, scale), (40_000, 0.5));
        let pixels = (20_000.0 * scale) * (20_000.0 * scale);
        assert!(pixels <= MAX_PIXELS as f64);
    }
}
