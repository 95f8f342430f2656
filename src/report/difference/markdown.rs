//! What changed, for a comment on a change: the figures first, the details folded, nothing of a flow
//! becoming markup.

use super::{Compared, SECTIONS, figures_in_words, lines, title, unchanged};
use crate::diff::{ChangedKey, Difference, Entry};
use crate::emit::markdown_cell;
use crate::rules::wording::{capital, counted};
use std::fmt::Write;

/// The most bytes of details; a comment on GitHub has room for 65,536 characters.
const MAX_BYTES: usize = 55_000;

/// Writes what changed as Markdown.
#[must_use]
pub fn difference_markdown(compared: Compared<'_>) -> String {
    let difference = compared.difference;
    let mut text = format!("**handoff diff:** {}\n\n", markdown_cell(&title(difference)));
    if difference.is_empty() {
        text.push_str(&capital(&unchanged(difference)));
        text.push('\n');
        return text;
    }
    if let Some(words) = figures_in_words(difference) {
        writeln!(text, "{}; {}\n", capital(&words), markdown_cell(&difference.summary()))
    } else {
        writeln!(text, "{}\n", capital(&markdown_cell(&difference.summary())))
    }
    .expect("a string takes all");
    put_figures(&mut text, difference);
    let mut left_out = 0;
    for (kind, title) in SECTIONS {
        let Some(counts) = difference.counts(kind) else { continue };
        let mut section = format!("\n<details><summary>{title}: {counts}</summary>\n\n");
        for entry in difference.of_kind(kind) {
            let item = item(entry);
            if text.len() + section.len() + item.len() > MAX_BYTES {
                left_out += 1;
            } else {
                section.push_str(&item);
            }
        }
        section.push_str("\n</details>\n");
        text.push_str(&section);
    }
    if left_out > 0 {
        writeln!(text, "\nNot listed here: {}", counted(left_out, "more change"))
            .expect("a string takes all");
    }
    let (before, after) = compared.names;
    writeln!(text, "\n<sub>{} → {}</sub>", markdown_cell(before), markdown_cell(after))
        .expect("a string takes all");
    text
}

fn put_figures(text: &mut String, difference: &Difference) {
    text.push_str("| | before | after | |\n|---|---:|---:|---|\n");
    for figure in difference.figures.iter().filter(|figure| !figure.is_unknown()) {
        let (before, after) = figure.told();
        let gap = figure.difference().unwrap_or_default();
        writeln!(text, "| {} | {before} | {after} | {gap} |", figure.name).expect("a string takes all");
    }
}

fn item(entry: &Entry) -> String {
    let mut item = format!("- **{}** {}\n", entry.change.word(), markdown_cell(&entry.heading()));
    for ChangedKey { key, before, after } in lines(entry) {
        let (key, cell) = (markdown_cell(&key), |text: Option<String>| text.map(|text| markdown_cell(&text)));
        let told = match (cell(before), cell(after)) {
            (Some(before), Some(after)) if before == after => before,
            (Some(before), Some(after)) => format!("<del>{before}</del> → {after}"),
            (None, Some(after)) => format!("added: {after}"),
            (Some(before), None) => format!("removed: <del>{before}</del>"),
            (None, None) => continue,
        };
        writeln!(item, "  - {key}: {told}").expect("a string takes all");
    }
    item
}
