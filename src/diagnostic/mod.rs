//! What the program has to say about a flow: data only.
//!
//! Faults that reading finds and findings of the rules are one kind of thing, so that they
//! share codes, pages, levels, waivers and output formats.

mod any_rule;
mod findings;
mod rule_meta;
mod subject;

pub use any_rule::{AnyRule, OwnMeta};
pub use findings::{Findings, MAX_FINDINGS_OF_A_RULE};
pub use rule_meta::{Example, Family, Fence, Mend, RuleMeta, Sample};
pub use subject::Subject;

use crate::text::{Edit, Span};

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// A gap to close.
    Warning,
    /// The chart would be wrong, or the flow contradicts itself.
    Error,
}

impl Severity {
    /// Returns the word that outputs print.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A second place that helps to understand a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What is to be seen there.
    pub text: String,
}

/// A change to the text that mends a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as an order: "remove the waiver".
    pub title: String,
    /// The change, all parts of it or none.
    pub edits: Vec<Edit>,
    /// Whether it can be applied without a person looking at it.
    pub safe: bool,
}

impl Fix {
    /// Makes a fix that writes `word` in place of what stands at `span`.
    #[must_use]
    pub fn write(word: &str, span: Span, safe: bool) -> Self {
        Self { title: format!("write `{word}`"), edits: vec![Edit { span, text: word.to_owned() }], safe }
    }

    /// Makes a fix that removes what stands at `span`.
    pub fn remove(title: impl Into<String>, span: Span, safe: bool) -> Self {
        Self { title: title.into(), edits: vec![Edit { span, text: String::new() }], safe }
    }
}

/// One finding.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// The rule that speaks.
    pub rule: AnyRule,
    /// Its level in this run; the rule's own until the configuration changes it.
    pub severity: Severity,
    /// One sentence without a full stop, in the reader's words.
    pub message: String,
    /// The place that the message is about.
    pub span: Span,
    /// What stands under the carets; empty for bare carets.
    pub label: String,
    /// Further places.
    pub related: Vec<Label>,
    /// What to do, as an order.
    pub help: Option<String>,
    /// A mechanical mend.
    pub fix: Option<Fix>,
    /// The part of the flow it is about.
    pub subject: Subject,
}

impl Diagnostic {
    /// Starts a finding of `rule` at `span`.
    pub fn new(rule: impl Into<AnyRule>, span: Span, message: impl Into<String>) -> Self {
        let rule = rule.into();
        Self {
            severity: rule.level(),
            rule,
            message: message.into(),
            span,
            label: String::new(),
            related: Vec::new(),
            help: None,
            fix: None,
            subject: Subject::flow(),
        }
    }

    /// Says what stands under the carets.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.label = text.into();
        self
    }

    /// Points to a second place.
    #[must_use]
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.related.push(Label { span, text: text.into() });
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// Offers a mechanical mend.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// Names the part of the flow it is about.
    #[must_use]
    pub fn on(mut self, subject: Subject) -> Self {
        self.subject = subject;
        self
    }
}
