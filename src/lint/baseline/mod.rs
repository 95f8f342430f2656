//! A ratchet: findings that were there before are left out, so that only new ones count.
//!
//! A finding is known by its rule and its logical path within its flow. A flow is known by its
//! title and its file, of which either may change: a moved line changes nothing, and neither does
//! a renamed file or a new title.

mod file;
mod pairs;

pub use file::BaselineError;

use super::{FileKind, FileReport, Finding, Report};
use crate::config::Levels;
use pairs::pairs;
use std::collections::{BTreeMap, HashSet};

/// The findings of one or several flows at an earlier time, counted by rule and logical path.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Baseline {
    flows: Vec<KnownFlow>,
}

/// What was found in one flow.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct KnownFlow {
    file: String,
    title: Option<String>,
    counts: BTreeMap<Key, usize>,
}

/// A finding, wherever it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    rule: String,
    path: String,
}

/// How present findings compare with earlier ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Comparison {
    /// Findings that were there before, and were left out.
    pub known: usize,
    /// Findings that were not there before.
    pub new: usize,
    /// Findings that are not there any more.
    pub gone: usize,
}

/// Tells which file a flow is in, and which files there are.
pub trait Files {
    /// Returns the path by which a baseline knows a file of a report.
    fn known_as(&self, name: &str) -> String;
    /// Tells whether a file that a baseline knows is not there any more.
    fn is_gone(&self, file: &str) -> bool;
}

impl Baseline {
    /// Counts the findings of a report that no waiver silences.
    ///
    /// Faults that leave a file unreadable are not counted: nothing hides them.
    #[must_use]
    pub fn of(report: &Report, files: &impl Files) -> Self {
        let mut flows: Vec<KnownFlow> = flows(report)
            .map(|file| {
                let mut counts = BTreeMap::new();
                for finding in file.findings.iter().filter(|finding| is_counted(finding)) {
                    *counts.entry(key(finding)).or_default() += 1;
                }
                KnownFlow { file: files.known_as(file.source.name()), title: file.flow.clone(), counts }
            })
            .filter(|flow| !flow.counts.is_empty())
            .collect();
        flows.sort_unstable();
        Self { flows }
    }

    /// Takes over what another baseline says of flows that are not in `report` but still there.
    #[must_use]
    pub fn with_rest_of(mut self, other: &Self, report: &Report, files: &impl Files) -> Self {
        let taken: HashSet<usize> = pairs(&other.flows, report, files).into_iter().flatten().collect();
        let rest = other.flows.iter().enumerate().filter(|(index, _)| !taken.contains(index));
        self.flows.extend(rest.map(|(_, flow)| flow).filter(|flow| !files.is_gone(&flow.file)).cloned());
        self.flows.sort_unstable();
        self
    }

    /// Returns how many findings it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.flows.iter().flat_map(|flow| flow.counts.values()).sum()
    }

    /// Tells whether it holds no finding.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Takes what is known out of a report, as often as it is known, and tells how much that was.
    ///
    /// What it knows of flows that the report does not hold is passed over while their files are
    /// there: the run was not about them.
    pub fn take_from(&self, report: &mut Report, files: &impl Files) -> Comparison {
        let pairs = pairs(&self.flows, report, files);
        let mut comparison = Comparison::default();
        let mut is_met = vec![false; self.flows.len()];
        let present = report.files.iter_mut().filter(|file| is_compared(file));
        for (file, pair) in present.zip(pairs) {
            let mut left = match pair {
                Some(index) => {
                    is_met[index] = true;
                    self.flows[index].counts.clone()
                }
                None => BTreeMap::new(),
            };
            let is_known =
                |finding: &mut Finding| is_counted(finding) && take(&mut left, finding, &mut comparison);
            file.known.extend(file.findings.extract_if(.., is_known));
            comparison.gone += left.values().sum::<usize>();
        }
        let unmet =
            self.flows.iter().zip(is_met).filter(|(flow, is_met)| !is_met && files.is_gone(&flow.file));
        comparison.gone += unmet.flat_map(|(flow, _)| flow.counts.values()).sum::<usize>();
        comparison
    }
}

/// Takes one finding off what is left of the known ones.
fn take(left: &mut BTreeMap<Key, usize>, finding: &Finding, comparison: &mut Comparison) -> bool {
    match left.get_mut(&key(finding)) {
        Some(count) if *count > 0 => {
            *count -= 1;
            comparison.known += 1;
            true
        }
        _ => {
            comparison.new += 1;
            false
        }
    }
}

fn flows(report: &Report) -> impl Iterator<Item = &FileReport> {
    report.files.iter().filter(|file| is_compared(file))
}

/// Tells whether a file has findings that may be known; the faults of a workspace file never are.
fn is_compared(file: &FileReport) -> bool {
    file.kind == FileKind::Flow || file.readable
}

fn is_counted(finding: &Finding) -> bool {
    finding.waived.is_none() && !Levels::is_unreadable(&finding.diagnostic.rule)
}

fn key(finding: &Finding) -> Key {
    let diagnostic = &finding.diagnostic;
    Key { rule: diagnostic.rule.code().to_owned(), path: diagnostic.subject.path().to_owned() }
}

#[cfg(test)]
mod tests;
