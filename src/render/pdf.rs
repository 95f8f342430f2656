//! Scenes as the pages of a PDF: lines and real text, with the letters of the carried fonts that
//! it needs.
//!
//! It is tagged: what a screen reader tells is the text of header and foot and the title of each
//! step and hand-off, in the order of the process; boxes and lines of lanes are passed over. It
//! holds no time and no chance, so that the same flow gives the same bytes.

mod page;

use super::canvas::{Colour, draw, paper};
use crate::geometry::Size;
use crate::layout::sheet::{room, scale_within};
use crate::scene::{Scene, Theme};
use krilla::destination::XyzDestination;
use krilla::geom::{Point, Size as KrillaSize};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::tagging::TagTree;
use krilla::{Document, SerializeSettings};
use page::{Fonts, PageCanvas};

/// Points to the CSS pixel: 72 against 96 to the inch.
const POINTS_PER_PIXEL: f64 = 0.75;

/// The longest side of a page, in points: beyond it, viewers refuse a page (ISO 32000-1, annex C).
pub const MAX_SIDE: f64 = 14_400.0;

/// A page to write.
#[derive(Debug, Clone, Copy)]
pub struct Page<'scene> {
    /// What stands on it.
    pub scene: &'scene Scene,
    /// Size of the sheet in points; without one, the page is as large as the scene.
    pub sheet: Option<Size>,
}

/// Why a PDF cannot be written.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("the picture cannot be written as PDF: {0}")]
pub struct PdfError(String);

/// Returns a PDF with one page for each scene; title and language are those of the first.
///
/// On a sheet, a scene is scaled to fit within the margins and stands in the middle. [`Theme::Auto`] is drawn light.
///
/// # Errors
///
/// If a font cannot be embedded or a page has no size.
pub fn pdf(pages: &[Page<'_>], theme: Theme) -> Result<Vec<u8>, PdfError> {
    let mut document = Document::new_with(SerializeSettings::default());
    let mut fonts = Fonts::default();
    let mut tags = TagTree::new().with_lang(pages.first().map(|page| page.scene.lang.clone()));
    let mut outline = Outline::new();
    for (index, page) in pages.iter().enumerate() {
        let place = Place::of(page);
        let settings = KrillaSize::from_wh(place.sheet.w as f32, place.sheet.h as f32).map(PageSettings::new);
        let settings = settings.ok_or_else(|| PdfError("a page has no size".to_owned()))?;
        let mut drawn = document.start_page_with(settings);
        let mut canvas = PageCanvas::new(drawn.surface(), &mut fonts);
        canvas.begin(place, paper(theme));
        draw(page.scene, theme, &mut canvas);
        let parts = canvas.finish();
        parts.into_iter().for_each(|part| tags.push(part.tagged(&mut drawn)));
        drawn.finish();
        let top = XyzDestination::new(index, Point::from_xy(0.0, 0.0));
        outline.push_child(OutlineNode::new(page.scene.title.clone(), top));
    }
    if pages.len() > 1 {
        document.set_outline(outline);
    }
    document.set_tag_tree(tags);
    document.set_metadata(metadata(pages));
    document.finish().map_err(|error| PdfError(error.to_string()))
}

fn metadata(pages: &[Page<'_>]) -> Metadata {
    let metadata = Metadata::new().creator("handoff".to_owned());
    match pages.first() {
        Some(Page { scene, .. }) => metadata.title(scene.title.clone()).language(scene.lang.clone()),
        None => metadata,
    }
}

/// Where a scene stands on its sheet; lengths in points.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Place {
    sheet: Size,
    /// Points to the pixel.
    scale: f64,
    left: f64,
    top: f64,
}

impl Place {
    fn of(page: &Page<'_>) -> Self {
        let size = page.scene.size;
        let longest = size.w.max(size.h).max(1.0);
        match page.sheet {
            None => {
                let scale = POINTS_PER_PIXEL.min(MAX_SIDE / longest);
                Self { sheet: Size::new(size.w * scale, size.h * scale), scale, left: 0.0, top: 0.0 }
            }
            Some(sheet) => {
                let scale = scale_within(room(sheet), size).max(f64::MIN_POSITIVE);
                let left = (sheet.w - size.w * scale) / 2.0;
                let top = (sheet.h - size.h * scale) / 2.0;
                Self { sheet, scale, left, top }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_SIDE, Page, Place, pdf};
    use crate::geometry::{Point, Size};
    use crate::scene::{Anchor, Class, Item, Scene, TextLine, Theme};

    fn scene(size: Size) -> Scene {
        let line =
            TextLine { at: Point::new(10.0, 20.0), text: "Order, بدء ⇒ 検".to_owned(), bold: false };
        let text = Item::Text { lines: vec![line], size: 12.0, anchor: Anchor::Start, class: Class::Text };
        let group = Item::Group {
            id: "step-a".to_owned(),
            title: "Lab: draw".to_owned(),
            link: Some("https://e.org/ä".to_owned()),
            items: vec![text.clone()],
        };
        Scene {
            name: "flow".to_owned(),
            size,
            title: "Blood test".to_owned(),
            description: String::new(),
            lang: "en".to_owned(),
            items: vec![text, group],
        }
    }

    #[test]
    fn a_page_has_the_size_of_its_scene_or_its_sheet() {
        let small = scene(Size::new(400.0, 200.0));
        let place = Place::of(&Page { scene: &small, sheet: None });
        assert_eq!((place.sheet, place.scale), (Size::new(300.0, 150.0), 0.75));
        let on_sheet = Place::of(&Page { scene: &small, sheet: Some(Size::new(800.0, 600.0)) });
        assert_eq!((on_sheet.scale, on_sheet.left, on_sheet.top), (1.0, 200.0, 200.0));
        let long = scene(Size::new(100_000.0, 200.0));
        let place = Place::of(&Page { scene: &long, sheet: None });
        assert!((place.sheet.w - MAX_SIDE).abs() < 1e-6);
    }

    #[test]
    fn the_same_scenes_give_the_same_bytes() {
        let one = scene(Size::new(400.0, 200.0));
        let pages = [Page { scene: &one, sheet: None }, Page { scene: &one, sheet: None }];
        let written = pdf(&pages, Theme::Auto).unwrap();
        assert_eq!(written, pdf(&pages, Theme::Light).unwrap());
        let text = String::from_utf8_lossy(&written);
        assert!(text.starts_with("%PDF-1.7"));
        assert!(!text.contains("CreationDate") && !text.contains("/Author"));
        assert!(text.contains("https://e.org/%C3%A4"));
        assert_eq!(text.matches("/Type/Page/").count(), 2);
    }
}
