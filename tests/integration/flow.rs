//! A builder for checks: `flow("…").check().code("H001").at(3, 5)`.

use handoffs::config::{Catalogue, Levels, Profile, Settings};
use handoffs::data::Folder;
use handoffs::diagnostic::{Sample, Severity};
use handoffs::lint::{self, FileReport, Finding, Job};
use handoffs::text::SourceFile;

/// The day on which dates are judged.
pub(crate) const TODAY: &str = "2026-11-22";

/// A flow that is clean but for what `handoffs` adds.
pub(crate) fn blood_test(handoffs: &str) -> String {
    format!(
        "flow: Blood test\ncustomer: patient\nactors:\n  patient: {{ name: Patient, side: external }}\n  technician: Lab technician\nhandoffs:\n{handoffs}"
    )
}

/// A measure without a gap, for a hand-off.
pub(crate) const MEASURE: &str = "{ asks: Did you get your answer?, unit: percent, of: patients asked, counts: those who say yes, baseline: 60%, target: 90% }";

/// A flow to be checked.
pub(crate) struct Flow {
    name: &'static str,
    text: String,
    levels: Levels,
    folder: Option<Folder>,
}

/// Starts with the text of a flow.
pub(crate) fn flow(text: impl Into<String>) -> Flow {
    Flow { name: "flow.yaml", text: text.into(), levels: Levels::default(), folder: None }
}

/// Starts with an example of a rule's page.
pub(crate) fn sample(sample: Sample) -> Flow {
    Flow { name: sample.file_name(), folder: Some(Folder::of_tables(sample.tables)), ..flow(sample.text) }
}

impl Flow {
    pub(crate) fn profile(mut self, profile: Profile) -> Self {
        self.levels.profile = profile;
        self
    }

    pub(crate) fn select(mut self, rule: &str) -> Self {
        self.levels.selected.push(catalogue().select(rule).unwrap());
        self
    }

    pub(crate) fn ignore(mut self, rule: &str) -> Self {
        self.levels.ignored.push(catalogue().select(rule).unwrap());
        self
    }

    pub(crate) fn check(self) -> Checked {
        let settings = Settings { levels: self.levels, ..Settings::default() };
        let source = SourceFile::new(self.name, self.text);
        let job = Job { source, settings, folder: self.folder };
        Checked { report: lint::check_one(job, TODAY.parse().unwrap()) }
    }
}

fn catalogue() -> &'static Catalogue {
    lint::catalogue()
}

/// A flow with its findings.
pub(crate) struct Checked {
    pub(crate) report: FileReport,
}

impl Checked {
    /// Returns the findings with this code.
    pub(crate) fn all(&self, code: &str) -> Vec<&Finding> {
        self.report.findings.iter().filter(|finding| finding.diagnostic.rule.code() == code).collect()
    }

    /// Returns the only finding with this code.
    #[track_caller]
    pub(crate) fn code(&self, code: &str) -> Found<'_> {
        let found = self.all(code);
        let [finding] = found.as_slice() else {
            panic!("{} findings of {code}, not one; there are {:?}", found.len(), self.codes());
        };
        Found { report: &self.report, finding }
    }

    #[track_caller]
    pub(crate) fn silent(&self, code: &str) -> &Self {
        assert!(self.all(code).is_empty(), "{code} speaks: {:?}", self.all(code));
        self
    }

    /// Returns the codes of all findings that no waiver silences, in order.
    pub(crate) fn codes(&self) -> Vec<&str> {
        let counted = self.report.findings.iter().filter(|finding| finding.waived.is_none());
        counted.map(|finding| finding.diagnostic.rule.code()).collect()
    }
}

/// One finding.
pub(crate) struct Found<'a> {
    report: &'a FileReport,
    pub(crate) finding: &'a Finding,
}

impl Found<'_> {
    #[track_caller]
    pub(crate) fn at(self, line: usize, column: usize) -> Self {
        let position = self.report.source.position(self.finding.diagnostic.span.start);
        assert_eq!((position.line, position.column), (line, column));
        self
    }

    #[track_caller]
    pub(crate) fn level(self, severity: Severity) -> Self {
        assert_eq!(self.finding.diagnostic.severity, severity);
        self
    }

    #[track_caller]
    pub(crate) fn says(self, words: &str) -> Self {
        let diagnostic = &self.finding.diagnostic;
        let said = format!("{}\n{}", diagnostic.message, diagnostic.help.as_deref().unwrap_or_default());
        assert!(said.contains(words), "{said}");
        self
    }

    #[track_caller]
    pub(crate) fn waived(self, reason: &str) -> Self {
        let waived = self.finding.waived.as_ref().expect("no waiver silences it");
        assert_eq!(waived.reason.as_deref(), Some(reason));
        self
    }

    #[track_caller]
    pub(crate) fn counted(self) -> Self {
        assert!(self.finding.waived.is_none(), "a waiver silences it");
        self
    }
}
