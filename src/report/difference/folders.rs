//! Two directories of flows that were compared file by file: what changed in each, and one summary.

use super::{Compared, difference_markdown, difference_text};
use crate::diff::Difference;
use crate::emit::{markdown_cell, visible};
use crate::rules::wording::{capital, counted};
use std::fmt::Write;

/// The most bytes of Markdown, as for one flow.
const MAX_BYTES: usize = 55_000;

/// A flow that one of two directories has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoneFlow {
    /// Its path below the directory.
    pub path: String,
    /// Its title.
    pub title: String,
}

/// Two directories of flows that were compared.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ComparedFolders {
    /// What messages call the older and the newer directory.
    pub names: (String, String),
    /// What changed in flows that both have, by their paths below the directories.
    pub changed: Vec<(String, Difference)>,
    /// How many flows are the same in both.
    pub unchanged: usize,
    /// The flows that the newer one has only.
    pub added: Vec<LoneFlow>,
    /// The flows that the older one has only.
    pub removed: Vec<LoneFlow>,
}

impl ComparedFolders {
    /// Tells whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.added.is_empty() && self.removed.is_empty()
    }

    /// Says how many flows changed, came, went and stayed: `flows: 1 added, 2 changed, 5 the same`.
    #[must_use]
    pub fn summary(&self) -> String {
        if self.is_empty() {
            return format!("nothing changed in {}", counted(self.unchanged, "flow"));
        }
        let counts = [
            (self.added.len(), "added"),
            (self.removed.len(), "removed"),
            (self.changed.len(), "changed"),
            (self.unchanged, "the same"),
        ];
        let told = counts.iter().filter(|(count, _)| *count > 0);
        let told: Vec<String> = told.map(|(count, what)| format!("{count} {what}")).collect();
        format!("flows: {}", told.join(", "))
    }

    /// Returns the flows that one of the two has, with their signs.
    fn lone(&self) -> impl Iterator<Item = (&'static str, &LoneFlow)> {
        let added = self.added.iter().map(|flow| ("+", flow));
        added.chain(self.removed.iter().map(|flow| ("-", flow)))
    }

    /// Returns where the two versions of a flow lie.
    fn places(&self, path: &str) -> (String, String) {
        let (before, after) = (&self.names.0, &self.names.1);
        (format!("{before}/{path}"), format!("{after}/{path}"))
    }
}

/// Writes what changed in two directories for people; `width` is that of the page in cells.
#[must_use]
pub fn folders_text(folders: &ComparedFolders, colour: bool, width: usize) -> String {
    let mut text = String::new();
    for (path, difference) in &folders.changed {
        let places = folders.places(path);
        let compared = Compared { difference, names: (&places.0, &places.1) };
        text.push_str(&difference_text(compared, colour, width));
        text.push_str("\n\n");
    }
    for (sign, LoneFlow { path, title }) in folders.lone() {
        writeln!(text, "{sign} {}: {}", visible(path), visible(title)).expect("a string takes all");
    }
    if !folders.added.is_empty() || !folders.removed.is_empty() {
        text.push('\n');
    }
    text.push_str(&folders.summary());
    text.push('\n');
    text
}

/// Writes what changed in two directories as Markdown, the summary first.
#[must_use]
pub fn folders_markdown(folders: &ComparedFolders) -> String {
    let mut text = format!("**handoff diff:** {}\n", capital(&folders.summary()));
    let lone = folders.lone().map(|(sign, flow)| {
        let (path, title) = (markdown_cell(&flow.path), markdown_cell(&flow.title));
        let what = if sign == "+" { "added" } else { "removed" };
        format!("- {what}: {path} ({title})\n")
    });
    let changed = folders.changed.iter().map(|(path, difference)| {
        let places = folders.places(path);
        let compared = Compared { difference, names: (&places.0, &places.1) };
        format!("\n{}", difference_markdown(compared))
    });
    let mut left_out = 0;
    for (place, part) in lone.chain(changed).enumerate() {
        if text.len() + part.len() > MAX_BYTES {
            left_out += 1;
            continue;
        }
        text.push_str(if place == 0 { "\n" } else { "" });
        text.push_str(&part);
    }
    if left_out > 0 {
        writeln!(text, "\nNot listed here: {}", counted(left_out, "more flow")).expect("a string takes all");
    }
    text
}
