//! What the rules found on a flow, as a picture tells it.

use crate::diagnostic::Severity;
use crate::lint::{FileReport, Finding};
use std::collections::HashMap;

/// Which findings a picture tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Told {
    /// None; gaps that a waiver answers for are still marked as such.
    #[default]
    Nothing,
    /// Errors and warnings, waived or not.
    Gaps,
    /// Infos too.
    All,
}

/// A finding as a picture tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Remark {
    /// Its place in the report's findings.
    pub(super) index: usize,
    /// The logical path of what it is about.
    pub(super) path: String,
    pub(super) code: String,
    pub(super) message: String,
    pub(super) severity: Severity,
    /// Why somebody accepts it, where a waiver says so; empty where it gives no reason.
    pub(super) waived: Option<String>,
}

/// The findings on a flow that its picture shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Review {
    told: Option<Vec<Remark>>,
    /// Reasons of the waivers that silence findings, by path and code.
    waived: HashMap<(String, String), String>,
}

impl Review {
    /// Makes the review of a flow from what its check found.
    #[must_use]
    pub fn new(report: &FileReport, told: Told) -> Self {
        let mut review = Self::default();
        for finding in &report.findings {
            let path = finding.diagnostic.subject.path();
            if let Some(reason) = reason(finding) {
                review.waived.insert((path.to_owned(), finding.diagnostic.rule.code().to_owned()), reason);
            }
        }
        let least = if told == Told::All { Severity::Info } else { Severity::Warning };
        let shown = report.findings.iter().enumerate();
        let shown = shown.filter(|(_, finding)| finding.diagnostic.severity >= least);
        review.told =
            (told != Told::Nothing).then(|| shown.map(|(index, finding)| remark(index, finding)).collect());
        review
    }

    /// Returns the findings that are to be told; nothing where none are wanted.
    pub(super) fn remarks(&self) -> Option<&[Remark]> {
        self.told.as_deref()
    }

    /// Returns the reason for which a gap of a hand-off is accepted.
    pub(super) fn reason(&self, handoff: &str, code: &str) -> Option<&str> {
        self.waived.get(&(format!("handoffs/{handoff}"), code.to_owned())).map(String::as_str)
    }
}

fn reason(finding: &Finding) -> Option<String> {
    finding.waived.as_ref().map(|waived| waived.reason.clone().unwrap_or_default())
}

fn remark(index: usize, finding: &Finding) -> Remark {
    let diagnostic = &finding.diagnostic;
    Remark {
        index,
        path: diagnostic.subject.path().to_owned(),
        code: diagnostic.rule.code().to_owned(),
        message: diagnostic.message.clone(),
        severity: diagnostic.severity,
        waived: reason(finding),
    }
}
