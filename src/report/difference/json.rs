//! What changed, for programs: JSON with a name and a version; times in minutes, shares from 0 to 1.

use super::Compared;
use crate::diff::{Amount, Change, ChangedKey, Element, Entry, Figure};
use crate::emit::json_escaped;
use serde::Serialize;

#[derive(Serialize)]
struct Output<'a> {
    schema: &'static str,
    version: u32,
    before: VersionOutput<'a>,
    after: VersionOutput<'a>,
    differs: bool,
    counts: CountsOutput,
    figures: Vec<FigureOutput>,
    changes: Vec<EntryOutput<'a>>,
}

#[derive(Serialize)]
struct VersionOutput<'a> {
    file: &'a str,
    title: &'a str,
}

#[derive(Serialize)]
struct CountsOutput {
    added: usize,
    removed: usize,
    moved: usize,
    changed: usize,
    renamed: usize,
}

#[derive(Serialize)]
struct FigureOutput {
    key: &'static str,
    unit: &'static str,
    before: Option<f64>,
    after: Option<f64>,
    at_least: AtLeastOutput,
    difference: Option<String>,
}

#[derive(Serialize)]
struct AtLeastOutput {
    before: bool,
    after: bool,
}

#[derive(Serialize)]
struct EntryOutput<'a> {
    kind: &'static str,
    change: &'static str,
    before: Option<ElementOutput<'a>>,
    after: Option<ElementOutput<'a>>,
    moved: Option<PairOutput<'a>>,
    renamed: Option<PairOutput<'a>>,
    keys: Vec<KeyOutput<'a>>,
}

#[derive(Serialize)]
struct ElementOutput<'a> {
    id: &'a str,
    title: &'a str,
    detail: Option<&'a str>,
}

#[derive(Serialize)]
struct PairOutput<'a> {
    from: &'a str,
    to: &'a str,
}

#[derive(Serialize)]
struct KeyOutput<'a> {
    key: &'a str,
    before: Option<&'a str>,
    after: Option<&'a str>,
}

/// Writes what changed as JSON.
#[must_use]
pub fn difference_json(compared: Compared<'_>) -> String {
    let difference = compared.difference;
    let count = |change| difference.entries.iter().filter(|entry| entry.change == change).count();
    let output = Output {
        schema: "handoff-diff",
        version: 1,
        before: VersionOutput { file: compared.names.0, title: &difference.titles.0 },
        after: VersionOutput { file: compared.names.1, title: &difference.titles.1 },
        differs: !difference.is_empty(),
        counts: CountsOutput {
            added: count(Change::Added),
            removed: count(Change::Removed),
            moved: count(Change::Moved),
            changed: count(Change::Changed),
            renamed: count(Change::Renamed),
        },
        figures: difference.figures.iter().map(figure).collect(),
        changes: difference.entries.iter().map(entry).collect(),
    };
    let text = serde_json::to_string_pretty(&output).expect("texts and numbers can be written");
    json_escaped(text) + "\n"
}

fn figure(figure: &Figure) -> FigureOutput {
    let unit = match figure.before.or(figure.after) {
        Some(Amount::Time(_)) => "minutes",
        Some(Amount::Part(_)) => "share",
        Some(Amount::Count(_)) => "count",
        None if figure.key.ends_with("time") => "minutes",
        None => "share",
    };
    let number = |amount: Amount| match amount {
        Amount::Time(time) => time.minutes,
        Amount::Part(share) => share.0,
        Amount::Count(count) => count,
    };
    FigureOutput {
        key: figure.key,
        unit,
        before: figure.before.map(number),
        after: figure.after.map(number),
        at_least: AtLeastOutput { before: figure.is_least.0, after: figure.is_least.1 },
        difference: figure.difference(),
    }
}

fn entry(entry: &Entry) -> EntryOutput<'_> {
    EntryOutput {
        kind: entry.kind.word(),
        change: entry.change.word(),
        before: entry.before.as_ref().map(element_output),
        after: entry.after.as_ref().map(element_output),
        moved: entry.moved.as_ref().map(|(from, to)| PairOutput { from, to }),
        renamed: entry.renamed.as_ref().map(|(from, to)| PairOutput { from, to }),
        keys: entry.keys.iter().map(key).collect(),
    }
}

fn element_output(element: &Element) -> ElementOutput<'_> {
    ElementOutput { id: &element.id, title: &element.title, detail: element.detail.as_deref() }
}

fn key(key: &ChangedKey) -> KeyOutput<'_> {
    KeyOutput { key: &key.key, before: key.before.as_deref(), after: key.after.as_deref() }
}
