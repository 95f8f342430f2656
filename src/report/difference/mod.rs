//! What changed between two versions of a flow, told for people and for programs.

mod folders;
mod json;
mod markdown;
mod text;

pub use folders::{ComparedFolders, LoneFlow, folders_markdown, folders_text};
pub use json::difference_json;
pub use markdown::difference_markdown;
pub use text::difference_text;

use crate::diff::{ChangedKey, Difference, Entry, Kind};
use crate::rules::wording::{counted, listed};

/// Two versions that were compared, and where each comes from.
#[derive(Debug, Clone, Copy)]
pub struct Compared<'run> {
    /// What changed.
    pub difference: &'run Difference,
    /// What messages call the older and the newer version: `HEAD:flows/lab.yaml`.
    pub names: (&'run str, &'run str),
}

/// The kinds that a person reads of, each with its title; products are told with their hand-offs.
const SECTIONS: [(Kind, &str); 8] = [
    (Kind::Flow, "The flow"),
    (Kind::Actor, "Actors"),
    (Kind::Step, "Steps"),
    (Kind::Handoff, "Hand-offs"),
    (Kind::Measure, "Measures"),
    (Kind::Goal, "Goals"),
    (Kind::Readiness, "Readiness"),
    (Kind::Stakeholder, "Stakeholders"),
];

/// Returns the title of the flow, or both where it changed.
fn title(difference: &Difference) -> String {
    let (before, after) = &difference.titles;
    if before == after { after.clone() } else { format!("{before} → {after}") }
}

/// Returns the changed keys as a reader wants them: a product that moved is told first, and its name
/// even where it stayed.
fn lines(entry: &Entry) -> Vec<ChangedKey> {
    let mut lines = Vec::new();
    let product = entry.after.as_ref().and_then(|after| after.detail.clone());
    let is_told = entry.keys.iter().any(|key| key.key == "product");
    if let (Kind::Handoff, Some(_), false, Some(product)) = (entry.kind, &entry.moved, is_told, product) {
        lines.push(ChangedKey {
            key: "product".to_owned(),
            before: Some(product.clone()),
            after: Some(product),
        });
    }
    lines.extend(entry.keys.iter().cloned());
    if let Some((before, after)) = &entry.renamed {
        let (before, after) = (Some(before.clone()), Some(after.clone()));
        lines.push(ChangedKey { key: "id".to_owned(), before, after });
    }
    lines
}

/// Says in a sentence how the figures differ: `1 more hand-off, 3 more with a product`.
fn figures_in_words(difference: &Difference) -> Option<String> {
    let told = difference.figures.iter().filter_map(|figure| Some((figure.key, figure.difference()?)));
    let told = told.filter_map(|(key, gap)| {
        let (count, more) = gap.rsplit_once(' ')?;
        let noun = |noun: &str| match count {
            "1" => format!("1 {more} {noun}"),
            _ => format!("{count} {more} {noun}s"),
        };
        match key {
            "handoffs" => Some(noun("hand-off")),
            "steps" => Some(noun("step")),
            "lead-time" => Some(format!("{count} {more} lead time")),
            _ => None,
        }
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| listed(&told))
}

/// Says how many elements were looked at where nothing changed.
fn unchanged(difference: &Difference) -> String {
    let count = |key: &str| difference.figures.iter().find(|figure| figure.key == key)?.after;
    let whole = |key| count(key).map_or(0, |amount| amount.to_string().parse().unwrap_or(0));
    format!(
        "nothing changed: {}, {}, {}",
        counted(whole("actors"), "actor"),
        counted(whole("steps"), "step"),
        counted(whole("handoffs"), "hand-off")
    )
}
