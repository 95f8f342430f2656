//! Findings of one file, as many of each rule as anybody can use.

use super::{AnyRule, Diagnostic};
use std::collections::BTreeMap;

/// How many findings of one rule are kept for one file; the others are counted.
///
/// A file of 10 MB can hold a million faults, and each takes many times its own room.
pub const MAX_FINDINGS_OF_A_RULE: usize = 20_000;

/// Findings in order of report; those of one rule beyond the limit are counted, not kept.
#[derive(Debug, Default)]
pub struct Findings {
    kept: Vec<Diagnostic>,
    count: BTreeMap<AnyRule, usize>,
    /// The first finding of each rule that was not kept.
    beyond: BTreeMap<AnyRule, Diagnostic>,
}

impl Findings {
    /// Takes a finding.
    pub fn push(&mut self, finding: Diagnostic) {
        let count = self.count.entry(finding.rule.clone()).or_default();
        *count += 1;
        if *count <= MAX_FINDINGS_OF_A_RULE {
            self.kept.push(finding);
        } else {
            self.beyond.entry(finding.rule.clone()).or_insert(finding);
        }
    }

    /// Returns the findings kept so far.
    pub fn kept_mut(&mut self) -> &mut [Diagnostic] {
        &mut self.kept
    }

    /// Returns how many are kept so far.
    #[must_use]
    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// Tells whether none is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Returns what was kept, and for each rule one finding that says how many more there are.
    #[must_use]
    pub fn into_vec(mut self) -> Vec<Diagnostic> {
        for (rule, first) in self.beyond {
            let more = self.count[&rule] - MAX_FINDINGS_OF_A_RULE;
            let message = format!("{more} more of these follow, which are not listed one by one");
            let closing = Diagnostic::new(rule, first.span, message).on(first.subject);
            self.kept.push(closing.help("mend what is listed, and check again"));
        }
        self.kept
    }
}

#[cfg(test)]
mod tests {
    use super::{Findings, MAX_FINDINGS_OF_A_RULE};
    use crate::diagnostic::{Diagnostic, RuleMeta, Severity};
    use crate::text::Span;

    static RULE: RuleMeta = RuleMeta {
        code: "H001",
        name: "a",
        level: Severity::Info,
        since: "0",
        fix: crate::diagnostic::Mend::No,
        page: "",
    };

    #[test]
    fn counts_what_it_does_not_keep() {
        let mut findings = Findings::default();
        for place in 0..MAX_FINDINGS_OF_A_RULE as u32 + 5 {
            findings.push(Diagnostic::new(&RULE, Span::empty(place), "a fault"));
        }
        assert_eq!(findings.len(), MAX_FINDINGS_OF_A_RULE);
        let all = findings.into_vec();
        assert_eq!(all.len(), MAX_FINDINGS_OF_A_RULE + 1);
        let last = all.last().unwrap();
        assert!(last.message.starts_with("5 more"), "{}", last.message);
        assert_eq!(last.span.start as usize, MAX_FINDINGS_OF_A_RULE);
    }
}
