//! Flow time for people at a terminal.

use super::rows::{COLUMNS, bottlenecks, caveats, drawn_beside, rows, simulation};
use super::{Times, WhatIf};
use crate::diff::Amount;
use crate::emit::visible;
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// The most stretches of the way that are listed.
const MOST_STRETCHES: usize = 60;

/// Writes the times of a flow, and beside them those before something was set.
#[must_use]
pub fn time_text(times: &Times, what_if: Option<&WhatIf>) -> String {
    let mut text = visible(&times.title).into_owned();
    if let Some(what_if) = what_if {
        write!(text, ", with {}", visible(&what_if.set.join(", "))).expect("a string takes all");
    }
    text.push_str("\n\n");
    put_rows(&mut text, times, what_if);
    put_list(&mut text, "where most is lost", &bottlenecks(times));
    put_way(&mut text, times);
    put_rework(&mut text, times);
    if let Some(told) = simulation(times) {
        put_drawn(&mut text, &told, &drawn_beside(times, what_if.map(|what_if| &what_if.before)));
    }
    put_list(&mut text, "to be known", &caveats(times));
    text
}

fn put_rows(text: &mut String, times: &Times, what_if: Option<&WhatIf>) {
    let before = what_if.map(|what_if| rows(&what_if.before));
    let mut cells: Vec<[String; 4]> = Vec::new();
    for (place, row) in rows(times).into_iter().enumerate() {
        let was = before.as_ref().and_then(|before| before[place].amount);
        if row.amount.is_none() && was.is_none() {
            continue;
        }
        let (amount, difference) = match (was, row.amount) {
            (Some(was), Some(is)) => match was.difference(is) {
                Some(difference) => (format!("{was} → {is}"), difference),
                None => (is.to_string(), String::new()),
            },
            (was, is) => {
                let said =
                    |amount: Option<Amount>| amount.map_or("not known".to_owned(), |it| it.to_string());
                let both = what_if.map(|_| format!("{} → {}", said(was), said(is)));
                (both.unwrap_or_else(|| said(is)), String::new())
            }
        };
        cells.push([row.name.to_owned(), amount, difference, row.meaning]);
    }
    if cells.is_empty() {
        text.push_str(
            "  nothing is known of its times: no step says what it takes, no hand-off how long it waits\n",
        );
    }
    put_table(text, &cells);
}

/// Writes cells in columns, the last one ragged.
fn put_table<const N: usize>(text: &mut String, rows: &[[String; N]]) {
    let widths: [usize; N] =
        std::array::from_fn(|column| rows.iter().map(|row| row[column].width()).max().unwrap_or(0));
    for row in rows {
        let mut line = String::from(" ");
        for (cell, width) in row.iter().zip(widths).filter(|(_, width)| *width > 0) {
            let gap = " ".repeat(width - cell.width() + 2);
            line.push_str(&format!(" {cell}{gap}"));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
}

fn put_list(text: &mut String, title: &str, sentences: &[String]) {
    if sentences.is_empty() {
        return;
    }
    write!(text, "\n{title}\n").expect("a string takes all");
    for sentence in sentences {
        writeln!(text, "  {}", visible(sentence)).expect("a string takes all");
    }
}

fn put_way(text: &mut String, times: &Times) {
    if times.lead.is_none() {
        return;
    }
    text.push_str("\nthe longest way\n");
    let shown = times.way.iter().take(MOST_STRETCHES);
    let row = |stretch: &super::Stretch| {
        let time = stretch.time.map_or_else(|| "–".to_owned(), |time| time.to_string());
        [
            time,
            stretch.kind.word().to_owned(),
            visible(&stretch.id).into_owned(),
            visible(&stretch.label).into_owned(),
        ]
    };
    put_table(text, &shown.map(row).collect::<Vec<_>>());
    if times.way.len() > MOST_STRETCHES {
        writeln!(text, "  … and {} more", times.way.len() - MOST_STRETCHES).expect("a string takes all");
    }
}

fn put_rework(text: &mut String, times: &Times) {
    let Some(Ok(expected)) = &times.expected else { return };
    let rows: Vec<[String; 3]> = expected
        .repeated()
        .take(MOST_STRETCHES)
        .map(|visited| {
            [
                format!("{} times, {} of that again", hundredths(visited.visits), hundredths(visited.again)),
                visible(&visited.id).into_owned(),
                visible(&visited.label).into_owned(),
            ]
        })
        .collect();
    if !rows.is_empty() {
        text.push_str("\nwhat is done again: how often a case goes through a step, on average\n");
        put_table(text, &rows);
    }
}

/// Writes a count in hundredths; one that is not nothing is not told to be.
fn hundredths(count: f64) -> String {
    if count < 0.005 { "under 0.01".to_owned() } else { format!("{count:.2}") }
}

fn put_drawn(text: &mut String, told: &str, drawn: &[(String, [Amount; 5])]) {
    write!(text, "\n{told}\n").expect("a string takes all");
    let head: [String; 6] =
        std::array::from_fn(|column| column.checked_sub(1).map_or("", |column| COLUMNS[column]).to_owned());
    let mut rows = vec![head];
    rows.extend(drawn.iter().map(|(name, amounts)| -> [String; 6] {
        std::array::from_fn(|column| match column.checked_sub(1) {
            None => name.clone(),
            Some(column) => amounts[column].to_string(),
        })
    }));
    put_table(text, &rows);
}
