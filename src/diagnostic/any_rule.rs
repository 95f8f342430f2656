//! The rule that a finding names: one of the program's, or one that a workspace wrote itself.

use super::{Family, Mend, RuleMeta, Severity};
use crate::text::Span;
use std::cmp::Ordering;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// What is known of a rule that a workspace wrote itself.
///
/// Its name is its code too. It holds no letter and digits alone, so that it is never taken for
/// the code of a rule of the program.
#[derive(Debug)]
pub struct OwnMeta {
    /// Name that reads well after the word "allow".
    pub name: String,
    /// Level where nothing else is configured.
    pub level: Severity,
    /// Documentation, in Markdown; its first sentence says what the rule checks.
    pub page: String,
    /// Where it is written: `handoff.yaml:12`.
    pub place: String,
    /// The place of its name in that file.
    pub span: Span,
}

/// A rule of the program or of a workspace; cheap to clone.
///
/// Two are the same where their codes are.
#[derive(Debug, Clone)]
pub enum AnyRule {
    /// One of the program's.
    Carried(&'static RuleMeta),
    /// One that a workspace wrote itself.
    Own(Arc<OwnMeta>),
}

impl AnyRule {
    /// Returns the code; of a workspace's own rule, its name.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Carried(meta) => meta.code,
            Self::Own(own) => &own.name,
        }
    }

    /// Returns the name, which reads well after the word "allow".
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Carried(meta) => meta.name,
            Self::Own(own) => &own.name,
        }
    }

    /// Returns code and name, where these are two: `H001 handoff-without-product`.
    #[must_use]
    pub fn title(&self) -> String {
        match self {
            Self::Carried(meta) => format!("{} {}", meta.code, meta.name),
            Self::Own(own) => own.name.clone(),
        }
    }

    /// Returns the level where nothing else is configured.
    #[must_use]
    pub fn level(&self) -> Severity {
        match self {
            Self::Carried(meta) => meta.level,
            Self::Own(own) => own.level,
        }
    }

    /// Returns the family that it belongs to.
    #[must_use]
    pub fn family(&self) -> Family {
        match self {
            Self::Carried(meta) => meta.family(),
            Self::Own(_) => Family::Own,
        }
    }

    /// Tells whether a fix can mend its findings, or some of them.
    #[must_use]
    pub fn fix(&self) -> Mend {
        match self {
            Self::Carried(meta) => meta.fix,
            Self::Own(_) => Mend::No,
        }
    }

    /// Returns where it comes from: `since 0.1.0`, or the place in the workspace file.
    #[must_use]
    pub fn origin(&self) -> String {
        match self {
            Self::Carried(meta) => format!("since {}", meta.since),
            Self::Own(own) => format!("own rule of {}", own.place),
        }
    }

    /// Returns the first sentence of the page, which says what the rule checks.
    #[must_use]
    pub fn summary(&self) -> &str {
        super::rule_meta::summary(self.page())
    }

    /// Returns the lines of the page without the blank that doc comments put before each.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        super::rule_meta::lines(self.page())
    }

    fn page(&self) -> &str {
        match self {
            Self::Carried(meta) => meta.page,
            Self::Own(own) => &own.page,
        }
    }
}

impl From<&'static RuleMeta> for AnyRule {
    fn from(meta: &'static RuleMeta) -> Self {
        Self::Carried(meta)
    }
}

impl From<&AnyRule> for AnyRule {
    fn from(rule: &AnyRule) -> Self {
        rule.clone()
    }
}

impl PartialEq for AnyRule {
    fn eq(&self, other: &Self) -> bool {
        self.code() == other.code()
    }
}

impl Eq for AnyRule {}

impl PartialOrd for AnyRule {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for AnyRule {
    fn cmp(&self, other: &Self) -> Ordering {
        self.code().cmp(other.code())
    }
}

impl Hash for AnyRule {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.code().hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::{AnyRule, OwnMeta};
    use crate::diagnostic::{Family, Severity};
    use crate::text::Span;
    use std::sync::Arc;

    #[test]
    fn a_rule_of_a_workspace_is_called_by_its_name() {
        let page = "## What it checks\nEach hand-off has a note.\n".to_owned();
        let (name, place) = ("with-note".to_owned(), "handoff.yaml:1".to_owned());
        let rule = AnyRule::Own(Arc::new(OwnMeta {
            name,
            level: Severity::Info,
            page,
            place,
            span: Span::default(),
        }));
        assert_eq!((rule.code(), rule.name(), rule.family()), ("with-note", "with-note", Family::Own));
        assert_eq!(rule.summary(), "Each hand-off has a note.");
    }
}
