//! The checks: one file a rule, in a folder a family.
//!
//! A rule looks at one flow through its [`Context`] and reports to a [`Sink`]. It neither knows
//! levels nor waivers; `lint` does.

pub mod subjects;

use crate::diagnostic::{Diagnostic, RuleMeta, Subject};
use crate::graph::FlowGraph;
use crate::model::{Flow, Shared};
use crate::text::SourceFile;
use jiff::civil::Date;

/// All that a rule may look at.
#[derive(Debug, Clone, Copy)]
pub struct Context<'run> {
    /// The text of the flow.
    pub source: &'run SourceFile,
    /// The flow.
    pub flow: &'run Flow,
    /// The flow as a graph.
    pub graph: &'run FlowGraph,
    /// What the workspace shares.
    pub shared: &'run Shared,
    /// The day on which dates are judged.
    pub today: Date,
}

/// Takes the findings of one rule.
#[derive(Debug)]
pub struct Sink {
    rule: &'static RuleMeta,
    found: Vec<Diagnostic>,
}

impl Sink {
    /// Opens a sink for `rule`.
    #[must_use]
    pub fn new(rule: &'static RuleMeta) -> Self {
        Self { rule, found: Vec::new() }
    }

    /// Starts a finding on `subject` at `span`; hand it to [`Sink::push`] when it is complete.
    pub fn finding(
        &self,
        subject: Subject,
        span: crate::text::Span,
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::new(self.rule, span, message).on(subject)
    }

    /// Takes a finding.
    pub fn push(&mut self, finding: Diagnostic) {
        self.found.push(finding);
    }

    /// Returns what was found, in order of report.
    #[must_use]
    pub fn into_found(self) -> Vec<Diagnostic> {
        self.found
    }
}

/// A check with what is known of it.
#[derive(Debug)]
pub struct Rule {
    /// Code, name, level and page.
    pub meta: &'static RuleMeta,
    /// The check; absent where reading the file or judging waivers reports the fault.
    pub check: Option<fn(&Context<'_>, &mut Sink)>,
}

/// Every rule, in the order of codes within families.
pub static RULES: &[&Rule] = &[];

/// Finds a rule by its code or name.
#[must_use]
pub fn find(code_or_name: &str) -> Option<&'static Rule> {
    let is_meant =
        |rule: &&&Rule| rule.meta.code.eq_ignore_ascii_case(code_or_name) || rule.meta.name == code_or_name;
    RULES.iter().find(is_meant).copied()
}
