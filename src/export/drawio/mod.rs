//! draw.io (diagrams.net): lanes as containers, steps in them, hand-offs bound to both ends.
//!
//! A file is plain XML. Every text is escaped twice, since draw.io reads a label as HTML: so it is
//! shown as it is written, and wraps within its shape. Nothing asks draw.io to replace `%names%` or
//! to typeset formulas.

mod cells;
mod edges;
mod style;

use super::sheets::{self, Sheet, sheets};
use super::{Chart, ExportError, Exported};
use crate::geometry::Size;
use crate::layout::Direction;
use crate::render::escape;
use crate::scene::Motif;
use cells::Cells;
use std::fmt::Write as _;

/// Room around the drawing.
const MARGIN: f64 = 40.0;
/// Room above the lanes for the title of the flow.
const TITLE: f64 = 30.0;

/// Writes the flow for draw.io.
pub(super) fn drawio(chart: &Chart<'_>) -> Result<Exported, ExportError> {
    let review = sheets::review(chart);
    let motif = Motif::new(chart.flow, chart.shared, chart.graph).reviewed(&review);
    let pages = sheets(chart, &motif, &chart.folded());
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<mxfile host=\"handoff\" compressed=\"false\">\n",
    );
    for (number, sheet) in (1..).zip(&pages) {
        let name = if pages.len() == 1 { "Flow".to_owned() } else { format!("Page {number}") };
        let size = Size::new(
            sheet.size.w + 2.0 * MARGIN,
            sheet.size.h + 2.0 * MARGIN + TITLE * sheet.bands.len() as f64,
        );
        let (width, height) = (size.w.ceil(), size.h.ceil());
        writeln!(out, "  <diagram id=\"page-{number}\" name=\"{}\">", escape(&name)).expect(WRITES);
        writeln!(
            out,
            "    <mxGraphModel dx=\"0\" dy=\"0\" grid=\"1\" gridSize=\"10\" guides=\"1\" tooltips=\"1\" connect=\"1\" arrows=\"1\" fold=\"1\" page=\"1\" pageScale=\"1\" pageWidth=\"{width}\" pageHeight=\"{height}\" math=\"0\" shadow=\"0\">"
        )
        .expect(WRITES);
        out.push_str("      <root>\n        <mxCell id=\"0\"/>\n        <mxCell id=\"1\" parent=\"0\"/>\n");
        out.push_str(&page(chart, sheet, number, pages.len()));
        out.push_str("      </root>\n    </mxGraphModel>\n  </diagram>\n");
    }
    out.push_str("</mxfile>\n");
    Ok(out.into())
}

/// Why writing into a text is expected to work.
const WRITES: &str = "a string takes all that is written";

fn page(chart: &Chart<'_>, sheet: &Sheet, number: usize, count: usize) -> String {
    let title = match count {
        1 => chart.flow.title().to_owned(),
        _ => format!("{}, page {number} of {count}", chart.flow.title()),
    };
    let is_down = chart.options.direction == Direction::Down;
    let mut cells = Cells::new(is_down);
    for (index, band) in sheet.bands.iter().enumerate() {
        cells.band(band, index, if index == 0 { &title } else { chart.flow.title() });
    }
    cells.legend(sheet);
    cells.out
}
