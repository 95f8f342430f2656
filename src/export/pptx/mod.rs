//! PowerPoint: native shapes that can be moved, and connectors that stay glued to them.
//!
//! A long flow goes over as many slides as keep its text readable. The file is an Office Open XML
//! package (ECMA-376) with one master and one layout; the same flow gives the same bytes.

mod notes;
mod outline;
mod package;
mod route;
mod shapes;
mod slide;

use super::sheets::{self, Sheet, sheets};
use super::{Chart, ExportError, Exported};
use crate::geometry::{Point, Rect, Size};
use crate::layout::Folded;
use crate::layout::sheet::scale_within;
use crate::scene::{Class, Motif, Theme, findings_by_page, language};
use package::{Relation, TitlePlace};
use shapes::{emu, hex};
use slide::Fit;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Size of a slide of 16 to 9, in points.
const SLIDE: Size = Size { w: 960.0, h: 540.0 };
/// Room around what stands on a slide.
const MARGIN: f64 = 22.0;
/// Where the title stands.
const TITLE: Rect = Rect { x: MARGIN, y: 10.0, w: SLIDE.w - 2.0 * MARGIN, h: 34.0 };
/// Room for the drawing.
const ROOM: Rect = Rect { x: MARGIN, y: 48.0, w: SLIDE.w - 2.0 * MARGIN, h: 462.0 };
/// Where the legend stands.
const LEGEND: Rect = Rect { x: MARGIN, y: 516.0, w: SLIDE.w - 2.0 * MARGIN, h: 16.0 };
/// The smallest text on a slide, in points, where lanes leave room for it.
const LEAST_TEXT: f64 = 8.0;
/// The most points to a pixel: a small flow is not blown up.
const LARGEST: f64 = 1.4;

/// Writes the flow as a presentation.
pub(super) fn pptx(chart: &Chart<'_>) -> Result<Exported, ExportError> {
    let review = sheets::review(chart);
    let motif = Motif::new(chart.flow, chart.shared, chart.graph).reviewed(&review);
    let drawing = chart.drawing();
    let folded = Folded::within(drawing, Size::new(ROOM.w, ROOM.h), LEAST_TEXT);
    let sheets = sheets(chart, &motif, &folded);
    let scale = scale_of(&sheets);
    let least = drawing.label_text.min(drawing.box_text) * scale;
    let mut remarks = Vec::new();
    // A tenth of a point is not seen, and is not said.
    if least < LEAST_TEXT - 0.1 {
        remarks.push(format!(
            "text is {least:.1} pt on the slides, since its lanes need the room: `--direction` turns them"
        ));
    }
    let findings = findings_by_page(&motif, drawing, &folded);
    let slides: Vec<(Sheet, Vec<usize>)> = sheets.into_iter().zip(findings).collect();
    let bytes = packed(&parts(chart, &motif, &slides, scale)).map_err(|error| ExportError {
        message: format!("the presentation cannot be packed: {error}"),
        help: "write it as a drawing: `-o FILE.drawio`".to_owned(),
    })?;
    Ok(Exported { bytes, remarks })
}

/// Returns the points to a pixel, the same on all slides.
fn scale_of(sheets: &[Sheet]) -> f64 {
    let room = Size::new(ROOM.w / LARGEST, ROOM.h / LARGEST);
    let scales = sheets.iter().map(|sheet| scale_within(room, sheet.size) * LARGEST);
    scales.fold(LARGEST, f64::min)
}

/// Returns all parts of the package with their names, in order.
fn parts(
    chart: &Chart<'_>,
    motif: &Motif<'_>,
    slides: &[(Sheet, Vec<usize>)],
    scale: f64,
) -> Vec<(String, String)> {
    let count = slides.len();
    let title_place = TitlePlace { x: emu(TITLE.x), y: emu(TITLE.y), w: emu(TITLE.w), h: emu(TITLE.h) };
    let mut parts: Vec<(String, String)> = vec![
        ("[Content_Types].xml".to_owned(), package::content_types(count)),
        (
            "_rels/.rels".to_owned(),
            package::relations(&[
                Relation::part("officeDocument", "ppt/presentation.xml"),
                Relation::part("core-properties", "docProps/core.xml"),
                Relation::part("extended-properties", "docProps/app.xml"),
            ]),
        ),
        ("docProps/app.xml".to_owned(), package::app(count)),
        ("docProps/core.xml".to_owned(), package::core(chart.flow.title())),
    ];
    let mut part = |folder: &str, name: &str, (text, relations): (String, String)| {
        parts.push((format!("ppt/{folder}{name}.xml"), text));
        parts.push((format!("ppt/{folder}_rels/{name}.xml.rels"), relations));
    };
    part("", "presentation", package::presentation(count, (emu(SLIDE.w), emu(SLIDE.h))));
    part("slideMasters/", "slideMaster1", package::master(title_place));
    part("slideLayouts/", "slideLayout1", package::layout(title_place));
    part("notesMasters/", "notesMaster1", package::notes_master());
    let lang = language(chart.flow);
    for (number, (sheet, findings)) in (1..).zip(slides) {
        let title = match count {
            1 => chart.flow.title().to_owned(),
            _ => format!("{}, {number} of {count}", chart.flow.title()),
        };
        let own = vec![
            Relation::part("slideLayout", "../slideLayouts/slideLayout1.xml"),
            Relation::part("notesSlide", format!("../notesSlides/notesSlide{number}.xml")),
        ];
        let (text, relations) = slide::slide(sheet, &title, &lang, &fit(chart, sheet, scale), own);
        part("slides/", &format!("slide{number}"), (text, package::relations(&relations)));
        let counts = (number == 1).then(|| motif.counts());
        let told = notes::paragraphs(chart, findings, counts.as_deref());
        part("notesSlides/", &format!("notesSlide{number}"), notes::notes(&told, &lang, number));
    }
    let theme = package::theme(&colours());
    parts.extend((1..=2).map(|number| (format!("ppt/theme/theme{number}.xml"), theme.clone())));
    parts
}

/// Returns how a sheet lies on its slide: in the middle, below the title.
fn fit<'run>(chart: &'run Chart<'_>, sheet: &Sheet, scale: f64) -> Fit<'run> {
    let free = (ROOM.w - sheet.size.w * scale).max(0.0);
    Fit { drawing: chart.drawing(), corner: Point::new(ROOM.x + free / 2.0, ROOM.y), scale, legend: LEGEND }
}

/// Returns the colours of the theme: those of the light pictures.
fn colours() -> Vec<(&'static str, String)> {
    let palette = Theme::Light.palette();
    let fill = |class| hex(palette.paint(class).fill);
    vec![
        ("dk1", fill(Class::Text)),
        ("lt1", fill(Class::Paper)),
        ("dk2", fill(Class::Muted)),
        ("lt2", fill(Class::LaneTitle)),
        ("accent1", fill(Class::Whole)),
        ("accent2", fill(Class::Lacking)),
        ("accent3", fill(Class::ExternalTitle)),
        ("accent4", fill(Class::Second)),
        ("accent5", fill(Class::Muted)),
        ("accent6", fill(Class::FadedText)),
        ("hlink", fill(Class::Whole)),
        ("folHlink", fill(Class::Muted)),
    ]
}

/// Packs the parts, each with the same date.
fn packed(parts: &[(String, String)]) -> zip::result::ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(name.as_str(), options)?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}
