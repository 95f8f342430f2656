//! The ledger: every file and formula that a number of the document comes from.
//!
//! Files have numbers and formulas have letters, given when a number first needs them. The document
//! sets these marks beside its numbers, and lists at its end what they stand for.

use super::{Formula, Material};
use crate::diagnostic::Severity;
use crate::lint::catalogue;
use crate::rules::wording::counted;
use serde::Serialize;
use std::path::Path;

/// A mark beside a number, which leads to a line of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Reference {
    /// The mark itself: a number for a file, a letter for a formula.
    pub(super) mark: String,
    /// The anchor of the line.
    pub(super) anchor: String,
    /// What the line is about.
    pub(super) title: String,
}

/// A file that something was read from.
#[derive(Debug, Clone, Serialize)]
pub(super) struct FileUsed {
    reference: Reference,
    /// What it holds, in a few words.
    what: String,
    /// How much of it was read, and from when it is.
    facts: Vec<String>,
    /// The measures that it feeds.
    feeds: Vec<String>,
}

/// A formula that something was reckoned by.
#[derive(Debug, Clone, Serialize)]
pub(super) struct FormulaUsed {
    reference: Reference,
    formula: &'static str,
    source: &'static str,
}

/// The lines at the end of the document.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Used {
    files: Vec<FileUsed>,
    formulas: Vec<FormulaUsed>,
    /// By which rules the flow was checked, in sentences.
    rules: Vec<String>,
    /// The program and its version.
    pub(super) program: &'static str,
}

/// The lines so far.
pub(super) struct Ledger {
    files: Vec<FileUsed>,
    formulas: Vec<(Formula, FormulaUsed)>,
}

impl Ledger {
    /// Opens the ledger with the flow's own file.
    pub(super) fn of(material: &Material<'_>) -> Self {
        let mut ledger = Self { files: Vec::new(), formulas: Vec::new() };
        let source = &material.checked.source;
        let name = Path::new(source.name()).file_name().and_then(|name| name.to_str());
        let mut facts = vec![size(source.text().len()), counted(source.line_count(), "line")];
        facts.extend(material.flow.reviewed.as_ref().map(|date| format!("reviewed {}", date.value)));
        ledger.file(name.unwrap_or(source.name()), "The flow: all that is written in words", facts);
        ledger
    }

    /// Returns the mark of the flow's own file.
    pub(super) fn flow(&self) -> Reference {
        self.files[0].reference.clone()
    }

    /// Enters a file, unless it is there; returns its mark.
    pub(super) fn file(&mut self, name: &str, what: &str, facts: Vec<String>) -> Reference {
        if let Some(known) = self.files.iter().find(|file| file.reference.title == name) {
            return known.reference.clone();
        }
        let mark = (self.files.len() + 1).to_string();
        let anchor = format!("used-file-{mark}");
        let reference = Reference { mark, anchor, title: name.to_owned() };
        self.files.push(FileUsed {
            reference: reference.clone(),
            what: what.to_owned(),
            facts,
            feeds: Vec::new(),
        });
        reference
    }

    /// Says that a file feeds a measure.
    pub(super) fn feeds(&mut self, file: &Reference, measure: &str) {
        let line = self.files.iter_mut().find(|line| line.reference == *file);
        line.into_iter().for_each(|line| line.feeds.push(measure.to_owned()));
    }

    /// Enters a formula, unless it is there; returns its mark.
    pub(super) fn formula(&mut self, formula: Formula) -> Reference {
        if let Some((_, known)) = self.formulas.iter().find(|(known, _)| *known == formula) {
            return known.reference.clone();
        }
        let mark = letters(self.formulas.len());
        let anchor = format!("used-formula-{mark}");
        let reference = Reference { mark, anchor, title: formula.name().to_owned() };
        let (text, source) = formula.told();
        self.formulas.push((formula, FormulaUsed { reference: reference.clone(), formula: text, source }));
        reference
    }

    /// Closes the ledger.
    pub(super) fn close(self, material: &Material<'_>) -> Used {
        Used {
            files: self.files,
            formulas: self.formulas.into_iter().map(|(_, used)| used).collect(),
            rules: rules(material),
            program: concat!("handoff ", env!("CARGO_PKG_VERSION")),
        }
    }
}

/// Counts in letters: a, b, … z, aa, ab.
fn letters(mut index: usize) -> String {
    let mut text = String::new();
    loop {
        let letter = u8::try_from(index % 26).expect("a remainder of 26 fits a byte");
        text.insert(0, char::from(b'a' + letter));
        if index < 26 {
            return text;
        }
        index = index / 26 - 1;
    }
}

/// Returns a size in words: "812 bytes", "12.4 kB".
fn size(bytes: usize) -> String {
    if bytes < 1000 {
        return counted(bytes, "byte");
    }
    #[expect(clippy::cast_precision_loss, reason = "a file has far fewer than 2^52 bytes")]
    let kilobytes = bytes as f64 / 1000.0;
    format!("{kilobytes:.1} kB")
}

/// Says by which rules the flow was checked, and which of them the workspace set otherwise.
fn rules(material: &Material<'_>) -> Vec<String> {
    let levels = &material.settings.levels;
    let catalogue = material.settings.own.catalogue(catalogue());
    let all: Vec<_> = catalogue.rules().collect();
    let on = all.iter().filter(|rule| levels.is_on(*rule)).count();
    let mut told = vec![format!("{on} of {} rules looked at the flow.", all.len())];
    let off: Vec<String> = all.iter().filter(|rule| !levels.is_on(*rule)).map(|rule| rule.title()).collect();
    if !off.is_empty() {
        told.push(format!("Off: {}.", off.join(", ")));
    }
    let other = all.iter().filter_map(|rule| {
        let severity = levels.severity(rule, rule.level())?;
        (severity != rule.level()).then(|| format!("{} ({})", rule.title(), Severity::word(severity)))
    });
    let other: Vec<String> = other.collect();
    if !other.is_empty() {
        told.push(format!("At another level than usual: {}.", other.join(", ")));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::{letters, size};

    #[test]
    fn counts_in_letters() {
        assert_eq!([0, 25, 26, 27, 702].map(letters), ["a", "z", "aa", "ab", "aaa"]);
    }

    #[test]
    fn tells_sizes() {
        assert_eq!([1, 999, 12_440].map(size), ["1 byte", "999 bytes", "12.4 kB"]);
    }
}
