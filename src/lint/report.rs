//! What a run found, ready for any output format.

use crate::diagnostic::{Diagnostic, Severity};
use crate::text::SourceFile;
use jiff::civil::Date;

/// A waiver that silences a finding, as the flow words it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waived {
    /// Why the gap is accepted.
    pub reason: Option<String>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// The last day on which the waiver holds.
    pub until: Option<Date>,
}

/// A finding at its level in this run.
#[derive(Debug, Clone)]
pub struct Finding {
    /// What was found.
    pub diagnostic: Diagnostic,
    /// The waiver that silences it; it is kept and counted.
    pub waived: Option<Waived>,
}

impl Finding {
    /// Returns what findings of a file are sorted by: place, then code.
    pub(super) fn order(&self) -> (u32, u32, &str, &str) {
        let diagnostic = &self.diagnostic;
        (diagnostic.span.start, diagnostic.span.end, diagnostic.rule.code(), &diagnostic.message)
    }
}

impl FileReport {
    /// Returns all findings by place and code, each with whether an earlier state had it too.
    #[must_use]
    pub fn all(&self) -> Vec<(&Finding, bool)> {
        let found = self.findings.iter().map(|finding| (finding, false));
        let mut all: Vec<(&Finding, bool)> =
            found.chain(self.known.iter().map(|finding| (finding, true))).collect();
        all.sort_by(|(a, _), (b, _)| a.order().cmp(&b.order()));
        all
    }
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A flow.
    Flow,
    /// What the flows of a directory share.
    Workspace,
}

/// What was found in one file.
#[derive(Debug, Clone)]
pub struct FileReport {
    /// The file.
    pub source: SourceFile,
    /// What the file is.
    pub kind: FileKind,
    /// The flow's title; absent where the file has none or is no flow.
    pub flow: Option<String>,
    /// The language of its texts, where that is one that rules about words do not know.
    pub unknown_language: Option<String>,
    /// Whether measures name tables that rules about data could not see, since the flow lies in no
    /// folder.
    pub has_unread_tables: bool,
    /// Whether the file could be read whole.
    pub readable: bool,
    /// The findings, by place and code.
    pub findings: Vec<Finding>,
    /// Findings that an earlier state had too, by place and code; they count no more.
    pub known: Vec<Finding>,
}

/// A file that could not be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The file, as it was named.
    pub file: String,
    /// What went wrong, in one sentence.
    pub message: String,
}

/// What a whole run found.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// The files, by name.
    pub files: Vec<FileReport>,
    /// What could not be looked at, by name.
    pub failures: Vec<Failure>,
    /// What was mended before the flows were checked; absent where nothing was to be.
    pub fixed: Option<Fixed>,
    /// What an earlier state had already, and is left out; absent where there is none to go by.
    pub known: Option<Known>,
}

/// How much was mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fixed {
    /// Findings that were mended.
    pub findings: usize,
    /// Files that were changed.
    pub files: usize,
    /// Whether fixes that have to be looked at were applied too.
    pub with_unsafe: bool,
}

/// How many findings are left out because an earlier state had them too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Known {
    /// Findings that stand in the baseline.
    pub in_baseline: usize,
    /// What stands in the baseline and is not found any more; zero where that cannot be told.
    pub prunable: usize,
    /// What this run took off the baseline, because it is not found any more.
    pub pruned: usize,
    /// Findings that the earlier version of the files has too.
    pub in_earlier_version: usize,
}

/// How many findings there are of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Flows that were checked.
    pub flows: usize,
    /// Errors that no waiver silences.
    pub errors: usize,
    /// Warnings that no waiver silences.
    pub warnings: usize,
    /// Infos that no waiver silences.
    pub infos: usize,
    /// Findings that a waiver silences.
    pub waived: usize,
}

impl Report {
    /// Puts files and failures in order of their names.
    pub fn sort(&mut self) {
        self.files.sort_by(|a, b| a.source.name().cmp(b.source.name()));
        self.failures.sort_by(|a, b| (&a.file, &a.message).cmp(&(&b.file, &b.message)));
    }

    /// Returns every finding with its file, in order.
    pub fn findings(&self) -> impl Iterator<Item = (&FileReport, &Finding)> {
        self.files.iter().flat_map(|file| file.findings.iter().map(move |finding| (file, finding)))
    }

    /// Counts the findings.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let flows = self.files.iter().filter(|file| file.kind == FileKind::Flow).count();
        let mut summary = Summary { flows, ..Summary::default() };
        for (_, finding) in self.findings() {
            let count = match (&finding.waived, finding.diagnostic.severity) {
                (Some(_), _) => &mut summary.waived,
                (None, Severity::Error) => &mut summary.errors,
                (None, Severity::Warning) => &mut summary.warnings,
                (None, Severity::Info) => &mut summary.infos,
            };
            *count += 1;
        }
        summary
    }

    /// Returns the gravest finding that no waiver silences.
    #[must_use]
    pub fn gravest(&self) -> Option<Severity> {
        let counted = self.findings().filter(|(_, finding)| finding.waived.is_none());
        counted.map(|(_, finding)| finding.diagnostic.severity).max()
    }

    /// Counts the findings that no waiver silences and that a fix would mend: safe ones, then unsafe.
    #[must_use]
    pub fn fixable(&self) -> (usize, usize) {
        let open = self.findings().filter(|(_, finding)| finding.waived.is_none());
        let fixes = open.filter_map(|(_, finding)| finding.diagnostic.fix.as_ref());
        fixes
            .fold((0, 0), |(safe, other), fix| (safe + usize::from(fix.safe), other + usize::from(!fix.safe)))
    }

    /// Tells whether everything that was asked for could be looked at.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.failures.is_empty() && self.files.iter().all(|file| file.readable)
    }
}
