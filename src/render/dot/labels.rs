//! Labels of the DOT document: lines of text, or small tables in Graphviz's HTML.
//!
//! Graphviz reads a table's text for entities and for escapes such as `\N` (the step's name): ampersands,
//! angle brackets and quotes are written as entities, backslashes doubled.

use super::text;
use crate::model::{Handoff, Step};
use crate::render::escape;
use crate::rules::measures_by_id::MeasuresById;
use crate::scene::measure_words;
use dot_structures::Id;
use graphviz_rust::dot_structures;

/// How labels are written.
#[derive(Debug)]
pub(super) enum Labels<'run> {
    /// As text, which every reader of the language shows.
    Text,
    /// As tables, with times and with the measures of hand-offs.
    Tables(MeasuresById<'run>),
}

/// Colour of what is said beside a name.
const MUTED: &str = "#4d5b69";
/// Size of the same, in points.
const SMALL: u32 = 10;

impl Labels<'_> {
    /// Returns the label of a step: its text, and beneath it how long it takes.
    pub(super) fn step(&self, lines: &[String], step: Option<&Step>) -> Id {
        match self {
            Self::Text => text::label(lines),
            Self::Tables(_) => {
                let takes = step.and_then(|step| step.takes.as_ref()).map(|takes| takes.value.to_string());
                let rows = lines.iter().map(|line| row(&shown(line)));
                table(rows.chain(takes.map(|takes| row(&small(&takes)))))
            }
        }
    }

    /// Returns the label of a link: condition, product and measures; nothing where there is none.
    pub(super) fn link(
        &self,
        condition: Option<&str>,
        product: &[String],
        handoff: Option<&Handoff>,
    ) -> Option<Id> {
        match self {
            Self::Text => {
                let lines: Vec<&str> =
                    condition.into_iter().chain(product.iter().map(String::as_str)).collect();
                (!lines.is_empty()).then(|| text::label(&lines))
            }
            Self::Tables(known) => {
                let measures = handoff.into_iter().flat_map(|handoff| &handoff.measures);
                let measures = measures.filter_map(|measure| known.resolve(measure));
                let condition = condition.map(|text| row(&format!("<b>{}</b>", shown(text))));
                let product = product.iter().map(|line| row(&shown(line)));
                let measures = measures.flat_map(|measure| {
                    super::lines(&measure_words::in_a_sentence(measure), super::LINK_WIDTH)
                });
                let measures = measures.map(|line| row(&small(&line)));
                let rows: Vec<String> = condition.into_iter().chain(product).chain(measures).collect();
                (!rows.is_empty()).then(|| table(rows.into_iter()))
            }
        }
    }
}

/// Returns a text as a table shows it.
fn shown(text: &str) -> String {
    escape(text).replace('\\', "\\\\")
}

fn row(cell: &str) -> String {
    // An empty cell is a fault to Graphviz.
    let cell = if cell.is_empty() { " " } else { cell };
    format!("<tr><td>{cell}</td></tr>")
}

fn small(words: &str) -> String {
    format!("<font point-size=\"{SMALL}\" color=\"{MUTED}\">{}</font>", shown(words))
}

fn table(rows: impl Iterator<Item = String>) -> Id {
    let rows: String = rows.collect();
    let rows = if rows.is_empty() { row("") } else { rows };
    Id::Html(format!(
        "<<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"1\">{rows}</table>>"
    ))
}
