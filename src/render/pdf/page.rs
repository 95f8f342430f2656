//! One page of a PDF: draws on it, and keeps what its parts stand for.

use super::{Colour, Place};
use crate::render::address::web_address;
use crate::render::canvas::{Canvas, Look, Part, Words};
use crate::render::outline::Piece;
use crate::typography::{Run, Shaped, Typeface, Weight, shape};
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Point, Rect, Transform};
use krilla::page::Page;
use krilla::paint::{Fill, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ContentTag, Identifier, SpanTag, Tag, TagGroup};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use std::collections::HashMap;

/// The faces that the document uses so far.
#[derive(Debug, Default)]
pub(super) struct Fonts(HashMap<Typeface, Option<Font>>);

impl Fonts {
    fn get(&mut self, face: Typeface) -> Option<Font> {
        self.0.entry(face).or_insert_with(|| Font::new(face.bytes().into(), 0)).clone()
    }
}

/// What the reader of tags is told about a stretch of the page.
#[derive(Debug)]
pub(super) struct TaggedPart {
    identifier: Identifier,
    /// The title of an element; a text tells itself.
    title: Option<String>,
    links: Vec<Link>,
}

#[derive(Debug)]
struct Link {
    title: String,
    address: String,
    bounds: Rect,
}

impl TaggedPart {
    /// Returns the part for the tree of tags, and puts its links on the page.
    pub(super) fn tagged(self, page: &mut Page<'_>) -> TagGroup {
        let mut group = match self.title {
            Some(title) => TagGroup::new(Tag::Figure(Some(title))),
            None => TagGroup::new(Tag::P),
        };
        group.push(self.identifier);
        for link in self.links {
            let target = Target::Action(Action::Link(LinkAction::new(link.address)));
            let annotation = Annotation::new_link(LinkAnnotation::new(link.bounds, target), Some(link.title));
            let mut around = TagGroup::new(Tag::Link);
            around.push(group);
            around.push(page.add_tagged_annotation(annotation));
            group = around;
        }
        group
    }
}

/// A part that has begun.
struct Open {
    title: String,
    address: Option<String>,
    /// Left, top, right and bottom of what it shows, in pixels.
    bounds: Option<[f64; 4]>,
}

/// What the content that is being drawn counts as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marked {
    Nothing,
    Ornament,
    Part,
}

/// A page to draw on.
pub(super) struct PageCanvas<'page> {
    surface: Surface<'page>,
    fonts: &'page mut Fonts,
    place: Option<Place>,
    marked: Marked,
    parts: Vec<TaggedPart>,
    open: Vec<Open>,
    /// Where the last line of the part ends, and its size.
    last_line: Option<(f64, f64, f64)>,
    blank: Shaped,
}

impl<'page> PageCanvas<'page> {
    pub(super) fn new(surface: Surface<'page>, fonts: &'page mut Fonts) -> Self {
        Self {
            surface,
            fonts,
            place: None,
            marked: Marked::Nothing,
            parts: Vec::new(),
            open: Vec::new(),
            last_line: None,
            blank: shape(" ", Weight::Regular, false),
        }
    }

    /// Lays the paper out; what is drawn from now on stands where the scene has its place.
    pub(super) fn begin(&mut self, place: Place, paper: Option<Colour>) {
        self.mark(Marked::Ornament);
        let mut sheet = PathBuilder::new();
        if let Some(rect) = Rect::from_xywh(0.0, 0.0, place.sheet.w as f32, place.sheet.h as f32) {
            sheet.push_rect(rect);
        }
        if let (Some(sheet), Some(paper)) = (sheet.finish(), paper) {
            self.surface.set_fill(Some(fill(paper)));
            self.surface.set_stroke(None);
            self.surface.draw_path(&sheet);
        }
        let scale = place.scale as f32;
        let transform = Transform::from_row(scale, 0.0, 0.0, scale, place.left as f32, place.top as f32);
        self.surface.push_transform(&transform);
        self.place = Some(place);
    }

    /// Ends the page; returns its parts in the order in which they were drawn.
    pub(super) fn finish(mut self) -> Vec<TaggedPart> {
        self.mark(Marked::Nothing);
        if self.place.is_some() {
            self.surface.pop();
        }
        self.surface.finish();
        self.parts
    }

    /// Ends what the content counted as so far, and begins anew.
    fn mark(&mut self, marked: Marked) {
        if self.marked != Marked::Nothing {
            self.surface.end_tagged();
        }
        self.marked = marked;
        if marked == Marked::Ornament {
            self.surface.start_tagged(ContentTag::Artifact(Artifact::default()));
        }
    }

    /// What stands outside all parts is an ornament.
    fn mark_ornament(&mut self) {
        if self.marked == Marked::Nothing {
            self.mark(Marked::Ornament);
        }
    }

    fn stretch(&mut self, x: f64, y: f64) {
        if let Some(open) = self.open.last_mut() {
            let bounds = open.bounds.get_or_insert([x, y, x, y]);
            *bounds = [bounds[0].min(x), bounds[1].min(y), bounds[2].max(x), bounds[3].max(y)];
        }
    }

    fn glyphs(&mut self, run: &Run, text: &str, left: f64, base: f64, size: f64) {
        let Some(font) = self.fonts.get(run.face) else { return };
        let glyphs: Vec<KrillaGlyph> = run
            .glyphs
            .iter()
            .map(|glyph| {
                let id = GlyphId::new(glyph.id);
                KrillaGlyph::new(id, glyph.advance, glyph.right, glyph.up, 0.0, glyph.text.clone(), None)
            })
            .collect();
        let at = Point::from_xy((left + f64::from(run.start) * size) as f32, base as f32);
        self.surface.draw_glyphs(at, &glyphs, font, text, size as f32, false);
    }

    /// Puts a blank behind the last line, so that its last word and the next stay apart.
    fn end_line(&mut self) {
        let Some((left, base, size)) = self.last_line.take() else { return };
        let blank = self.blank.clone();
        blank.runs.iter().for_each(|run| self.glyphs(run, " ", left, base, size));
    }

    /// Returns the link of a part that ends, and lets the part around it reach as far.
    fn link(&mut self, open: Open) -> Option<Link> {
        let [left, top, right, bottom] = open.bounds?;
        self.stretch(left, top);
        self.stretch(right, bottom);
        let place = self.place?;
        let x = |at: f64| (place.left + at * place.scale) as f32;
        let y = |at: f64| (place.top + at * place.scale) as f32;
        let bounds = Rect::from_ltrb(x(left), y(top), x(right), y(bottom))?;
        Some(Link { title: open.title, address: open.address?, bounds })
    }
}

impl Canvas for PageCanvas<'_> {
    fn path(&mut self, pieces: &[Piece], look: Look) {
        let Some(path) = path(pieces) else { return };
        self.mark_ornament();
        for piece in pieces {
            if let Piece::Move(at) | Piece::Line(at) | Piece::Bend(_, at) | Piece::Curve(_, _, at) = piece {
                self.stretch(at.x, at.y);
            }
        }
        if look.fill.is_none() && look.stroke.is_none() {
            return;
        }
        self.surface.set_fill(look.fill.map(fill));
        self.surface.set_stroke(look.stroke.map(|line| Stroke {
            paint: colour(line.colour).into(),
            width: line.width as f32,
            dash:
                line.dash.map(|(dash, gap)| StrokeDash { array: vec![dash as f32, gap as f32], offset: 0.0 }),
            ..Stroke::default()
        }));
        self.surface.draw_path(&path);
    }

    fn words(&mut self, words: &Words<'_>) {
        self.mark_ornament();
        self.surface.set_fill(Some(fill(words.colour)));
        self.surface.set_stroke(None);
        self.end_line();
        let (at, size) = (words.at, words.size);
        let width = f64::from(words.shaped.width) * size;
        words.shaped.runs.iter().for_each(|run| self.glyphs(run, words.text, at.x, at.y, size));
        self.stretch(at.x, at.y - size);
        self.stretch(at.x + width, at.y + size * 0.25);
        let end =
            if words.is_right_to_left { at.x - f64::from(self.blank.width) * size } else { at.x + width };
        self.last_line = Some((end, at.y, size));
    }

    fn open(&mut self, part: Part<'_>) {
        let (title, address) = match part {
            Part::Text => (None, None),
            Part::Element(title, link) => (Some(title), link.and_then(web_address)),
        };
        if self.open.is_empty() {
            self.last_line = None;
            self.mark(Marked::Part);
            let tag = if title.is_some() { ContentTag::Other } else { ContentTag::Span(SpanTag::empty()) };
            let identifier = self.surface.start_tagged(tag);
            let title = title.map(str::to_owned);
            self.parts.push(TaggedPart { identifier, title, links: Vec::new() });
        }
        let title = title.unwrap_or_default().to_owned();
        self.open.push(Open { title, address: address.map(|text| ascii(&text)), bounds: None });
    }

    fn close(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let link = self.link(open);
        if let Some(part) = self.parts.last_mut() {
            part.links.extend(link);
        }
        if self.open.is_empty() {
            self.mark(Marked::Nothing);
        }
    }
}

/// Encodes what is not ASCII, which an address in a PDF must be.
fn ascii(address: &str) -> String {
    let mut encoded = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii() {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

fn colour([red, green, blue]: Colour) -> rgb::Color {
    rgb::Color::new(red, green, blue)
}

fn fill(paint: Colour) -> Fill {
    Fill { paint: colour(paint).into(), ..Fill::default() }
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
