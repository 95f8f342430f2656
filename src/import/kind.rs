//! What a file is: told by its ending, else by how its text begins.

use super::bpmn::is_bpmn;
use super::{mermaid, table};
use crate::syntax::is_flow;
use crate::text::SourceFile;
use std::path::Path;

/// What a flow is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The format of flows.
    Yaml,
    /// BPMN 2.0 in XML.
    Bpmn,
    /// Rows of cells, each row a step or a hand-off.
    Table,
    /// A flowchart of Mermaid.
    Mermaid,
}

/// Endings of files by what they hold, in small letters.
const ENDINGS: [(&str, Kind); 11] = [
    ("yaml", Kind::Yaml),
    ("yml", Kind::Yaml),
    ("bpmn", Kind::Bpmn),
    ("bpmn2", Kind::Bpmn),
    ("xml", Kind::Bpmn),
    ("csv", Kind::Table),
    ("tsv", Kind::Table),
    ("tab", Kind::Table),
    // A sheet has become the text of a table by the time it is read here.
    ("xlsx", Kind::Table),
    ("mmd", Kind::Mermaid),
    ("mermaid", Kind::Mermaid),
];

impl Kind {
    /// Tells what a file is.
    #[must_use]
    pub fn of(source: &SourceFile) -> Self {
        Self::of_ending(Path::new(source.name())).unwrap_or_else(|| Self::of_text(source.text()))
    }

    /// Tells what a text is by its beginning.
    fn of_text(text: &str) -> Self {
        let begin = text.trim_start_matches('\u{feff}').trim_start();
        if begin.starts_with('<') {
            Self::Bpmn
        } else if mermaid::is_diagram(text) {
            Self::Mermaid
        } else if table::is_table(text) {
            Self::Table
        } else {
            Self::Yaml
        }
    }

    /// Tells what the ending of a file says; nothing where it says nothing.
    #[must_use]
    pub fn of_ending(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        ENDINGS.iter().find(|(known, _)| *known == ending).map(|(_, kind)| *kind)
    }

    /// Tells whether files of this kind are flows wherever they are found, and not only where they
    /// are named outright.
    #[must_use]
    pub fn is_found(self) -> bool {
        match self {
            Self::Yaml | Self::Bpmn => true,
            // Most tables in a folder are data, and most diagrams what was drawn of a flow.
            Self::Table | Self::Mermaid => false,
        }
    }

    /// Tells whether a text of this kind means to be a flow.
    #[must_use]
    pub fn is_flow(self, text: &str) -> bool {
        match self {
            Self::Yaml => is_flow(text),
            Self::Bpmn => is_bpmn(text),
            Self::Table => table::is_table(text),
            Self::Mermaid => mermaid::is_diagram(text),
        }
    }

    /// Returns what a text lacks that does not mean to be a flow.
    #[must_use]
    pub fn lacks(self) -> &'static str {
        match self {
            Self::Yaml => "key `flow`",
            Self::Bpmn => "namespace of BPMN 2.0",
            Self::Table => "row of titles such as \"Supplier\" and \"Customer\"",
            Self::Mermaid => "word `flowchart`",
        }
    }

    /// Returns what people call it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Yaml => "YAML",
            Self::Bpmn => "BPMN",
            Self::Table => "a table",
            Self::Mermaid => "Mermaid",
        }
    }
}
