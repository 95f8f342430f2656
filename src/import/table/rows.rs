//! A table with its titles: what its rows say by field, and the actors that they name.

use super::cells::{Cell, Grid, Row};
use super::head::Head;
use super::measures::Measures;
use super::titles::Field;
use crate::import::keys::{Keys, Text, list, scalar};
use crate::import::sketch::Lane;
use crate::syntax::lower::Decoder;
use crate::syntax::{Node, Style};
use std::borrow::Cow;
use std::collections::HashMap;

/// Keys whose values are words of a list: blanks in them are none, and case does not count.
const CHOICES: [&str; 4] = ["channel", "acceptance", "better", "determinant"];

/// A table whose titles are known.
pub(super) struct Rows<'run, 'text> {
    pub(super) grid: &'run Grid<'text>,
    pub(super) head: &'run Head,
    pub(super) decoder: &'run Decoder,
}

impl<'run, 'text> Rows<'run, 'text> {
    /// Returns the rows below the titles.
    pub(super) fn below(&self) -> &'run [Row] {
        &self.grid.rows[self.head.row + 1..]
    }

    /// Returns the cell of a row that says something of a field.
    pub(super) fn cell(&self, row: &Row, field: Field) -> Option<&'run Cell<'text>> {
        let cell = self.grid.cells(row).get(self.head.column(field)?)?;
        (!cell.text.is_empty()).then_some(cell)
    }

    /// Returns the text of a cell.
    pub(super) fn text(&self, row: &Row, field: Field) -> Option<Text> {
        self.cell(row, field).map(|cell| Text::new(cell.text.to_string(), cell.span))
    }
}

/// Returns the value of a key as its table has it.
pub(super) fn value(key: &str, text: &Text) -> Node<'static> {
    let word = |word: &str| {
        let words: Vec<&str> = word.split_whitespace().collect();
        Text::new(words.join("-").to_lowercase(), text.span)
    };
    match key {
        "channel" | "documents" => {
            let items = items(text).map(|item| if key == "channel" { word(&item.value) } else { item });
            let items: Vec<Text> = items.collect();
            match items.as_slice() {
                [only] => scalar(only),
                _ => list(items.iter().map(scalar).collect(), text.span),
            }
        }
        _ if CHOICES.contains(&key) => scalar(&word(&text.value)),
        // Numbers and dates look better without quotes, and are texts all the same.
        _ if text.value.starts_with(|c: char| c.is_ascii_digit()) => {
            Node::scalar(text.span, Cow::Owned(text.value.clone()), Style::Plain)
        }
        _ => scalar(text),
    }
}

/// Returns the items of a list in a cell.
pub(super) fn items(text: &Text) -> impl Iterator<Item = Text> {
    // A comma parts items only where nothing surer does.
    let signs: &[char] = if text.value.contains([';', '\n']) { &[';', '\n'] } else { &[','] };
    let items = text.value.split(signs).map(str::trim).filter(|item| !item.is_empty());
    items.map(|item| Text::new(item.to_owned(), text.span))
}

/// The actors of a table, in the order in which they are named.
#[derive(Debug, Default)]
pub(super) struct Actors {
    by_name: HashMap<String, usize>,
    pub(super) lanes: Vec<Lane>,
}

impl Actors {
    /// Returns the actor of a name, and takes what is said of the side.
    pub(super) fn take(&mut self, name: &Text, side: Option<&Text>) -> usize {
        let words: Vec<&str> = name.value.split_whitespace().collect();
        let called = words.join(" ");
        let new = self.lanes.len();
        let place = *self.by_name.entry(called.to_lowercase()).or_insert(new);
        if place == new {
            let keys = Keys::at(name.span);
            self.lanes.push(Lane { name: Text::new(called, name.span), keys });
        }
        let lane = &mut self.lanes[place];
        if let Some(side) = side.filter(|_| lane.keys.is_empty()) {
            for word in side.value.split_whitespace().map(str::to_lowercase) {
                // What is no word for a side is told where it is read.
                let key = if matches!(word.as_str(), "individual" | "entity") { "kind" } else { "side" };
                if lane.keys.entries().iter().all(|(known, _)| known.text() != Some(key)) {
                    lane.keys.put_text(key, &Text::new(word.trim_matches([',', ';']).to_owned(), side.span));
                }
            }
        }
        place
    }
}

/// Puts the measures of a hand-off into its keys.
pub(super) fn put_measures(keys: &mut Keys, mut measures: Vec<Node<'static>>) {
    match measures.len() {
        0 => {}
        1 => keys.put("measures", measures.remove(0)),
        _ => {
            let span = measures.iter().fold(measures[0].span, |span, measure| span.join(measure.span));
            keys.put("measures", list(measures, span));
        }
    }
}

/// Takes the measure that keys speak of; nothing where there are none.
pub(super) fn measure(keys: Keys, measures: &mut Measures) -> Option<Node<'static>> {
    (!keys.is_empty()).then(|| measures.take(keys))
}
