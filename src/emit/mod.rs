//! Findings for people and for pipelines: one file a format, one line in [`FORMATS`].
//!
//! A format turns a report into text and does nothing else, so the same report gives the same
//! bytes on every machine.

mod excerpt;
mod json;
mod text;
mod visible;

pub use visible::{is_hazardous, json_escaped, push_visible, visible};

use crate::lint::Report;

/// What a reader may choose about an output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Whether to write colours for a terminal.
    pub colour: bool,
    /// Whether to leave out all but the findings.
    pub quiet: bool,
    /// Whether people see infos in full, and not only how many there are of each rule.
    pub infos: bool,
}

/// A way to write a report down.
#[derive(Debug)]
pub struct Format {
    /// The name that the command line knows it by.
    pub name: &'static str,
    /// What it is for, in a few words.
    pub summary: &'static str,
    /// Writes the report.
    pub emit: fn(&Report, Options) -> String,
}

/// Every format, the default first.
pub static FORMATS: &[Format] = &[
    Format { name: "text", summary: "for people: each finding with the lines it is about", emit: text::emit },
    Format {
        name: "json",
        summary: "for programs: every finding with all that is known of it",
        emit: json::emit,
    },
];

/// Finds a format by its name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}
