//! How many findings there are of each rule.

use super::{Finding, Report};
use crate::diagnostic::{AnyRule, Severity};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What a report holds of one rule.
#[derive(Debug, Clone)]
pub struct RuleCount {
    /// The rule.
    pub rule: AnyRule,
    /// The gravest level of its findings in this run.
    pub level: Severity,
    /// Findings that no waiver silences.
    pub findings: usize,
    /// Findings that a waiver silences.
    pub waived: usize,
    /// Files in which it has a finding that no waiver silences.
    pub files: usize,
    /// Findings that no waiver silences and that a fix would mend, safe or not.
    pub fixable: usize,
    /// The file that was counted last.
    last_file: Option<usize>,
}

impl Report {
    /// Counts the findings of each rule that has any; those with the most come first.
    #[must_use]
    pub fn statistics(&self) -> Vec<RuleCount> {
        let mut counts: BTreeMap<&str, RuleCount> = BTreeMap::new();
        for (index, file) in self.files.iter().enumerate() {
            for finding in &file.findings {
                let rule = &finding.diagnostic.rule;
                counts.entry(rule.code()).or_insert_with(|| RuleCount::new(rule)).add(finding, index);
            }
        }
        let mut counts: Vec<RuleCount> = counts.into_values().collect();
        // Equal ones stay in the order of their codes.
        counts.sort_by_key(|count| Reverse((count.findings, count.waived)));
        counts
    }
}

impl RuleCount {
    fn new(rule: &AnyRule) -> Self {
        let level = Severity::Info;
        Self { rule: rule.clone(), level, findings: 0, waived: 0, files: 0, fixable: 0, last_file: None }
    }

    fn add(&mut self, finding: &Finding, file: usize) {
        self.level = self.level.max(finding.diagnostic.severity);
        if finding.waived.is_some() {
            self.waived += 1;
            return;
        }
        self.findings += 1;
        self.fixable += usize::from(finding.diagnostic.fix.is_some());
        if self.last_file != Some(file) {
            self.files += 1;
            self.last_file = Some(file);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::config::Settings;
    use crate::lint::{Job, Report, check_all};
    use crate::text::SourceFile;

    #[test]
    fn counts_findings_waivers_and_files() {
        let job = |name: &str, waive: &str| {
            let head = "flow: A\nactors: { a: A, b: B }\n";
            let text =
                format!("{head}handoffs:\n  - a -> b: Answer\n  - b -> a: {{ product: Sample{waive} }}\n");
            Job { source: SourceFile::new(name, text), settings: Settings::default(), folder: None }
        };
        let jobs = vec![job("a.yaml", ""), job("b.yaml", ", waive: { rule: H002, reason: Later }")];
        let files = check_all(jobs, "2026-11-22".parse().unwrap());
        let counts = Report { files, ..Report::default() }.statistics();
        let measure = counts.iter().find(|count| count.rule.code() == "H002").unwrap();
        let (findings, waived, files) = (measure.findings, measure.waived, measure.files);
        assert_eq!((findings, waived, files, measure.fixable), (3, 1, 2, 3));
        let order: Vec<(usize, usize)> = counts.iter().map(|count| (count.findings, count.waived)).collect();
        assert!(order.is_sorted_by(|a, b| a >= b), "{order:?}");
    }
}
