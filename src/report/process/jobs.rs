//! Job sheets: for each actor, the products that it owes to whom, in the customer's terms.
//!
//! A job description lists tasks. A job sheet lists what others have when the work went well, and how
//! they and the actor can tell.

use super::Process;
use super::handoffs::{End, HandoffEntry};
use crate::emit::markdown_cell;
use crate::rules::wording::counted;
use serde::Serialize;
use std::collections::HashMap;

/// What one actor owes and gets.
#[derive(Debug, Clone, Serialize)]
pub(super) struct JobSheet {
    pub(super) name: String,
    pub(super) is_external: bool,
    /// Places of the hand-offs in which it is the supplier.
    pub(super) owes: Vec<usize>,
    /// Places of the hand-offs in which it is the customer.
    gets: Vec<usize>,
}

/// Returns the sheets of all who owe a product, those inside the organisation first, each in the order
/// of the process.
pub(super) fn job_sheets(process: &Process) -> Vec<JobSheet> {
    let mut sheets = Vec::new();
    let mut places = HashMap::new();
    for (at, handoff) in process.handoffs.iter().enumerate() {
        sheet_of(&handoff.supplier, &mut sheets, &mut places).owes.push(at);
        sheet_of(&handoff.customer, &mut sheets, &mut places).gets.push(at);
    }
    sheets.retain(|sheet| !sheet.owes.is_empty());
    sheets.sort_by_key(|sheet| sheet.is_external);
    sheets
}

fn sheet_of<'run, 'sheets>(
    end: &'run End,
    sheets: &'sheets mut Vec<JobSheet>,
    places: &mut HashMap<&'run str, usize>,
) -> &'sheets mut JobSheet {
    let place = *places.entry(end.actor.as_str()).or_insert_with(|| {
        let (name, is_external) = (end.name.clone(), end.is_external);
        sheets.push(JobSheet { name, is_external, owes: Vec::new(), gets: Vec::new() });
        sheets.len() - 1
    });
    &mut sheets[place]
}

/// Writes the job sheets in Markdown, a section for each actor.
#[must_use]
pub fn jobs_markdown(process: &Process) -> String {
    let sheets = job_sheets(process);
    let mut text = format!("# {}: who owes what to whom\n", markdown_cell(&process.outline.title));
    if sheets.is_empty() {
        text.push_str("\nNobody hands anything on yet.\n");
    }
    for sheet in &sheets {
        let owed = counted(sheet.owes.len(), "product");
        text.push_str(&format!("\n## {} owes {owed}\n", markdown_cell(&sheet.name)));
        for place in &sheet.owes {
            text.push_str(&owed_product(process, &process.handoffs[*place]));
        }
        if !sheet.gets.is_empty() {
            text.push_str("\nWhat it receives from others:\n\n");
        }
        for place in &sheet.gets {
            let handoff = &process.handoffs[*place];
            let product =
                handoff.product.as_deref().map_or_else(|| "no product yet".to_owned(), markdown_cell);
            text.push_str(&format!("- {product}, from {}\n", markdown_cell(&handoff.supplier.name)));
        }
    }
    text
}

fn owed_product(process: &Process, handoff: &HandoffEntry) -> String {
    let product = handoff.product.as_deref().map_or_else(|| "No product yet".to_owned(), markdown_cell);
    let mut text = format!("\n### {product}\n\nTo {}", markdown_cell(&handoff.customer.name));
    let step = handoff.supplier.step.as_deref();
    text.extend(step.map(|step| format!(", after \u{201c}{}\u{201d}", markdown_cell(step))));
    text.push_str("\n\n");
    let mut line =
        |label: &str, words: &str| text.push_str(&format!("- {label}: {}\n", markdown_cell(words)));
    if let Some(need) = &handoff.need {
        line("Need", need);
    }
    for sign in &handoff.signs {
        line("Right when", sign);
    }
    for fact in &handoff.facts {
        line(fact.label, &fact.text);
    }
    for place in &handoff.measures {
        line("Measured by", &process.measures[*place].in_a_line());
    }
    if handoff.measures.is_empty() {
        line("Measured by", "nothing yet: ask the customer how they would notice that it is right");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{job_sheets, jobs_markdown};
    use crate::report::process::sample::process;

    const FLOW: &str = "\
flow: Blood test
customer: patient
actors:
  patient: { name: Patient, side: external }
  physician: Physician
  technician: Technician
handoffs:
  - patient -> physician: What hurts, and since when
  - physician -> technician: Order that states the question
  - technician -> patient:
      product: { name: I know what the test will tell, accept: [Patient says it back] }
      measures: { asks: Do you know what the test is for?, scale: yes-no, target: 90% }
";

    #[test]
    fn those_inside_come_first_and_each_product_once() {
        let process = process(FLOW);
        let sheets = job_sheets(&process);
        let owes: Vec<(&str, usize)> =
            sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.owes.len())).collect();
        assert_eq!(owes, [("Physician", 1), ("Technician", 1), ("Patient", 1)]);
    }

    #[test]
    fn a_sheet_says_what_the_customer_has_and_how_they_tell() {
        let text = jobs_markdown(&process(FLOW));
        for part in [
            "## Technician owes 1 product",
            "### I know what the test will tell",
            "To Patient",
            "- Right when: Patient says it back",
            "- Measured by: Do you know what the test is for?, target 90%",
        ] {
            assert!(text.contains(part), "{part} is not in\n{text}");
        }
    }
}
