//! A process in Markdown: short enough for a comment on a change.
//!
//! The line of figures stands first, as it is what a list of comments shows. The tables are folded, and
//! each is cut where a comment would have no room for more.

use super::charts::Stretch;
use super::handoffs::{End, HandoffEntry};
use super::measures::MeasureEntry;
use super::{Action, Process};
use crate::emit::markdown_cell;
use crate::rules::wording::counted;

/// The most rows of a table.
const MOST_ROWS: usize = 40;

/// The most bytes; a comment on GitHub has room for 65,536 characters.
const MOST_BYTES: usize = 60_000;

/// Writes a process for a comment.
#[must_use]
pub fn markdown(process: &Process) -> String {
    let mut text = format!("## {}\n\n{}\n", markdown_cell(&process.outline.title), figures(process));
    let purpose = process.outline.purpose.as_ref();
    text.extend(purpose.map(|purpose| format!("\n{}\n", markdown_cell(purpose))));
    text.push_str(&first(process));
    let sections = [handoffs(process), measures(process), findings(process)];
    for section in sections.into_iter().flatten() {
        if text.len() + section.len() > MOST_BYTES {
            text.push_str(
                "\nThe rest has no room in a comment: `handoff report FLOW -o report.html` writes all.\n",
            );
            break;
        }
        text.push_str(&section);
    }
    text.push_str(&format!("\n<sub>{}</sub>\n", process.used.program));
    text
}

/// Writes how many hand-offs have what they need, and what the check found.
fn figures(process: &Process) -> String {
    let bars = process.summary.bars.iter();
    let shares: Vec<String> = bars.map(|bar| format!("{} of {} {}", bar.count, bar.of, bar.label)).collect();
    format!(
        "**{}** {}. {}",
        markdown_cell(&process.summary.sentence),
        shares.join(", "),
        process.summary.state
    )
}

/// Writes what to do first.
fn first(process: &Process) -> String {
    let action = |(number, action): (usize, &Action)| {
        let how =
            action.how.as_ref().map_or_else(String::new, |how| format!(". <em>{}</em>", markdown_cell(how)));
        format!("{number}. {}{how}\n", markdown_cell(&action.what))
    };
    let rows: String = (1..).zip(&process.next).map(action).collect();
    if rows.is_empty() { rows } else { format!("\n**First:**\n\n{rows}") }
}

/// Folds a table under a title; nothing where it has no row.
fn folded(title: &str, head: &str, rows: Vec<String>) -> Option<String> {
    let more = rows.len().saturating_sub(MOST_ROWS);
    let columns = head.matches('|').count().saturating_sub(1);
    let rule = "|---".repeat(columns) + "|";
    let shown: String = rows.into_iter().take(MOST_ROWS).collect();
    let rest = if more == 0 { String::new() } else { format!("\nNot listed here: {more} more\n") };
    let table =
        format!("\n<details><summary>{title}</summary>\n\n{head}\n{rule}\n{shown}{rest}\n</details>\n");
    (!shown.is_empty()).then_some(table)
}

fn handoffs(process: &Process) -> Option<String> {
    let rows = process.handoffs.iter().map(|handoff| handoff_row(process, handoff)).collect();
    let title = format!("Suppliers and customers ({})", counted(process.handoffs.len(), "hand-off"));
    folded(&title, "| no. | supplier | product | customer | measure |", rows)
}

fn handoff_row(process: &Process, handoff: &HandoffEntry) -> String {
    let product = handoff.product.as_deref().map_or_else(|| "**no product**".to_owned(), markdown_cell);
    let confirmed = if handoff.is_confirmed { " ✓" } else { "" };
    let measures: Vec<String> =
        handoff.measures.iter().map(|place| markdown_cell(&process.measures[*place].title)).collect();
    let measures = if measures.is_empty() { "**no measure**".to_owned() } else { measures.join("<br>") };
    let (supplier, customer) = (end(&handoff.supplier), end(&handoff.customer));
    format!("| {} | {supplier} | {product}{confirmed} | {customer} | {measures} |\n", handoff.number)
}

fn end(end: &End) -> String {
    let side = if end.is_external { " (outside)" } else { "" };
    format!("{}{side}", markdown_cell(&end.name))
}

fn measures(process: &Process) -> Option<String> {
    let rows = process.measures.iter().map(measure_row).collect();
    let title = format!("Measures ({})", process.measures.len());
    folded(&title, "| measure | baseline | target | now | what the data say |", rows)
}

fn measure_row(measure: &MeasureEntry) -> String {
    let cell = |text: Option<&str>| text.map_or_else(|| "–".to_owned(), markdown_cell);
    let by = measure.by.as_ref().map_or_else(String::new, |by| format!(" by {by}"));
    let now = measure.now().map(Stretch::in_a_cell);
    let chart = measure.data.as_ref().and_then(|data| data.chart.as_ref());
    format!(
        "| {} | {} | {}{by} | {} | {} |\n",
        markdown_cell(&measure.title),
        cell(measure.baseline.as_deref()),
        cell(measure.target.as_deref()),
        cell(now.as_deref()),
        cell(chart.map(|chart| chart.verdict.as_str())),
    )
}

fn findings(process: &Process) -> Option<String> {
    let rows = process.findings.iter().map(|finding| {
        let level = if finding.waiver.is_some() { "accepted" } else { finding.level };
        format!("| {} | {level} {} | {} |\n", finding.line, finding.code, markdown_cell(&finding.message))
    });
    let title = format!("Findings ({})", process.findings.len());
    folded(&title, "| line | rule | finding |", rows.collect())
}
