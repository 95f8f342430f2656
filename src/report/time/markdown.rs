//! Flow time for a comment on a change: short, and nothing of a flow becomes markup.

use super::rows::{COLUMNS, bottlenecks, caveats, drawn_beside, rows, simulation};
use super::{Times, WhatIf};
use crate::emit::markdown_cell;
use std::fmt::Write;

/// Writes the times of a flow, and beside them those before something was set.
#[must_use]
pub fn time_markdown(times: &Times, what_if: Option<&WhatIf>) -> String {
    let mut text = format!("**flow time:** {}", markdown_cell(&times.title));
    if let Some(what_if) = what_if {
        let set: Vec<String> = what_if.set.iter().map(|set| markdown_cell(&format!("`{set}`"))).collect();
        write!(text, ", with {}", set.join(", ")).expect("a string takes all");
    }
    text.push_str("\n\n");
    put_rows(&mut text, times, what_if);
    for sentence in bottlenecks(times) {
        write!(text, "\n- {}", markdown_cell(&sentence)).expect("a string takes all");
    }
    if let Some(told) = simulation(times) {
        write!(text, "\n\n{}\n\n| | {} |\n|---|", markdown_cell(&told), COLUMNS.join(" | "))
            .expect("a string takes all");
        text.push_str(&"---:|".repeat(COLUMNS.len()));
        for (name, amounts) in drawn_beside(times, what_if.map(|what_if| &what_if.before)) {
            let amounts = amounts.map(|amount| amount.to_string()).join(" | ");
            write!(text, "\n| {name} | {amounts} |").expect("a string takes all");
        }
        text.push('\n');
    }
    for sentence in caveats(times) {
        write!(text, "\n- <sub>{}</sub>", markdown_cell(&sentence)).expect("a string takes all");
    }
    text.push('\n');
    text
}

fn put_rows(text: &mut String, times: &Times, what_if: Option<&WhatIf>) {
    let before = what_if.map(|what_if| rows(&what_if.before));
    text.push_str(match before {
        Some(_) => "| | before | after | | |\n|---|---:|---:|---:|---|\n",
        None => "| | | |\n|---|---:|---|\n",
    });
    for (place, row) in rows(times).into_iter().enumerate() {
        let was = before.as_ref().map(|before| before[place].amount);
        if row.amount.is_none() && was.flatten().is_none() {
            continue;
        }
        let said = |amount: Option<crate::diff::Amount>| {
            amount.map_or_else(|| "not known".to_owned(), |amount| amount.to_string())
        };
        let (name, is, meaning) = (row.name, said(row.amount), &row.meaning);
        match was {
            Some(was) => {
                let both = was.zip(row.amount);
                let difference = both.and_then(|(was, is)| was.difference(is)).unwrap_or_default();
                writeln!(text, "| {name} | {} | {is} | {difference} | {meaning} |", said(was))
            }
            None => writeln!(text, "| {name} | {is} | {meaning} |"),
        }
        .expect("a string takes all");
    }
}
