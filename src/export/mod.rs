//! Flows as other tools' files: one file a format, one line in [`FORMATS`].
//!
//! An export is for a tool whose user goes on working with it, a picture (`render`) for readers.
//! Whatever a flow's texts hold, a format writes them as text: no markup, formula, script or
//! order to the other program.

mod bpmn;
mod chart;
mod drawio;
mod plantuml;
#[cfg(feature = "slides")]
mod pptx;
mod sheets;
mod table;
mod text;

pub use bpmn::origin::{WrittenBack, fingerprint, write_back};
pub use chart::Chart;

/// A tool's file, written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Exported {
    /// What the file holds.
    pub bytes: Vec<u8>,
    /// What the format could not say, a sentence each without a full stop.
    pub remarks: Vec<String>,
}

impl From<String> for Exported {
    fn from(text: String) -> Self {
        Self { bytes: text.into_bytes(), remarks: Vec::new() }
    }
}

/// Why a flow cannot be written in a format.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct ExportError {
    /// What is wrong, a sentence without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

/// A tool's format.
#[derive(Debug)]
pub struct Format {
    /// The name that the command line knows it by.
    pub name: &'static str,
    /// The endings of its files; the first is written where a directory is filled.
    pub endings: &'static [&'static str],
    /// What it is for, in a few words.
    pub summary: &'static str,
    /// Whether it is none that people read as text.
    pub is_binary: bool,
    /// Whether a long flow can be folded for a sheet that its reader names.
    pub folds: bool,
    /// Whether it is a table, of which can be said what a row is.
    pub has_rows: bool,
    /// Whether a flow that came from such a file is written back into it.
    pub has_origin: bool,
    /// Writes the flow.
    pub export: fn(&Chart<'_>) -> Result<Exported, ExportError>,
}

/// Every format, by name.
pub static FORMATS: &[Format] = &[
    Format {
        name: "bpmn",
        endings: &["bpmn", "bpmn2"],
        summary: "BPMN 2.0 with its diagram, for modellers of processes",
        is_binary: false,
        folds: false,
        has_rows: false,
        has_origin: true,
        export: bpmn::bpmn,
    },
    Format {
        name: "csv",
        endings: &["csv"],
        summary: "a table with a row for each hand-off or step",
        is_binary: false,
        folds: false,
        has_rows: true,
        has_origin: false,
        export: table::csv,
    },
    Format {
        name: "dot",
        endings: &["dot", "gv"],
        summary: "the graph in the language of Graphviz",
        is_binary: false,
        folds: false,
        has_rows: false,
        has_origin: false,
        export: text::dot,
    },
    Format {
        name: "drawio",
        endings: &["drawio"],
        summary: "a drawing for draw.io (diagrams.net), its lanes and hand-offs still joined",
        is_binary: false,
        folds: true,
        has_rows: false,
        has_origin: false,
        export: drawio::drawio,
    },
    Format {
        name: "mmd",
        endings: &["mmd", "mermaid"],
        summary: "the graph in the language of Mermaid",
        is_binary: false,
        folds: false,
        has_rows: false,
        has_origin: false,
        export: text::mermaid,
    },
    #[cfg(feature = "slides")]
    Format {
        name: "pptx",
        endings: &["pptx"],
        summary: "slides for PowerPoint: shapes that can be moved, connectors that stay glued",
        is_binary: true,
        folds: false,
        has_rows: false,
        has_origin: false,
        export: pptx::pptx,
    },
    Format {
        name: "puml",
        endings: &["puml", "plantuml"],
        summary: "an activity diagram with swimlanes in the language of PlantUML",
        is_binary: false,
        folds: false,
        has_rows: false,
        has_origin: false,
        export: plantuml::plantuml,
    },
    #[cfg(feature = "spreadsheets")]
    Format {
        name: "xlsx",
        endings: &["xlsx"],
        summary: "the same table as a workbook of Excel",
        is_binary: true,
        folds: false,
        has_rows: true,
        has_origin: false,
        export: table::xlsx,
    },
];

/// Returns the format of a name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// Returns the format whose files have an ending.
#[must_use]
pub fn of_ending(ending: &str) -> Option<&'static Format> {
    let has = |format: &&Format| format.endings.iter().any(|own| own.eq_ignore_ascii_case(ending));
    FORMATS.iter().find(has)
}

#[cfg(test)]
mod tests {
    use super::{FORMATS, find, of_ending};
    use std::collections::HashSet;

    #[test]
    fn every_format_is_found_by_its_name_and_by_each_ending() {
        let mut endings = HashSet::new();
        for format in FORMATS {
            assert_eq!(find(format.name).unwrap().name, format.name);
            assert!(!format.summary.ends_with('.'), "{}", format.summary);
            for ending in format.endings {
                assert!(endings.insert(ending), "two formats have the ending {ending}");
                assert_eq!(of_ending(&ending.to_uppercase()).unwrap().name, format.name);
            }
        }
        assert!(FORMATS.is_sorted_by_key(|format| format.name));
        assert!(find("svg").is_none() && of_ending("svg").is_none());
    }
}
