//! The summary: one sentence, and how many hand-offs have what they need.

use super::findings::FindingEntry;
use super::ledger::{Ledger, Reference};
use super::{About, Formula};
use crate::diagnostic::Severity;
use crate::report::coverage::Coverage;
use crate::rules::wording::{counted, listed};
use serde::Serialize;

/// The summary.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Summary {
    /// What the process is, in a sentence.
    pub(super) sentence: String,
    /// How it stands, in a sentence.
    pub(super) state: String,
    pub(super) bars: Vec<Bar>,
    pub(super) levels: Vec<Level>,
    pub(super) waived: usize,
    /// Where the counts come from.
    references: Vec<Reference>,
}

/// So many hand-offs of all.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Bar {
    pub(super) label: &'static str,
    /// What it means.
    meaning: &'static str,
    pub(super) count: usize,
    pub(super) of: usize,
}

/// How many findings there are of a level that no waiver silences.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Level {
    pub(super) word: &'static str,
    label: String,
    pub(super) count: usize,
}

/// Sums the process up.
pub(super) fn of(about: About<'_>, findings: &[FindingEntry], ledger: &mut Ledger) -> Summary {
    let mut coverage = Coverage::default();
    coverage.add(about.material.flow, about.material.shared, about.material.checked);
    let all = coverage.all();
    let bar = |label, meaning, count| Bar { label, meaning, count, of: all.handoffs };
    let open = |severity: Severity| {
        findings.iter().filter(|finding| finding.waiver.is_none() && finding.severity == severity).count()
    };
    let [errors, warnings, infos] = [Severity::Error, Severity::Warning, Severity::Info].map(open);
    let level = |severity: Severity, count, noun| Level {
        word: severity.word(),
        label: if count == 1 { noun } else { format!("{noun}s") },
        count,
    };
    let waived = findings.iter().filter(|finding| finding.waiver.is_some()).count();
    Summary {
        sentence: sentence(about, all.handoffs),
        state: state(errors, warnings, waived),
        bars: vec![
            bar("with a product", "It is named what the customer takes away", all.with_product),
            bar("with a measure", "Data tell whether the product does what it should", all.with_measure),
            bar("confirmed", "The customer said that this is what they need", all.confirmed),
        ],
        levels: vec![
            level(Severity::Error, errors, "error".to_owned()),
            level(Severity::Warning, warnings, "warning".to_owned()),
            level(Severity::Info, infos, "remark".to_owned()),
        ],
        waived,
        references: vec![ledger.flow(), ledger.formula(Formula::Counts)],
    }
}

fn sentence(about: About<'_>, handoffs: usize) -> String {
    let actors = counted(about.graph.lanes().len(), "actor");
    let customers: Vec<String> =
        about.material.flow.customers.iter().map(|it| about.actor(it.as_str())).collect();
    let passes = match handoffs {
        0 => return format!("{actors} and no hand-off between them yet."),
        handoffs => counted(handoffs, "hand-off"),
    };
    if customers.is_empty() {
        format!("{passes} between {actors}.")
    } else {
        format!("{passes} between {actors}, for {}.", listed(&customers))
    }
}

fn state(errors: usize, warnings: usize, waived: usize) -> String {
    let accepted = match waived {
        0 => String::new(),
        1 => " One more is accepted, with its reason.".to_owned(),
        more => format!(" {more} more are accepted, each with its reason."),
    };
    match (errors, warnings) {
        (0, 0) if waived == 0 => "The check finds no gap.".to_owned(),
        (0, 0) => format!("The check finds no open gap.{accepted}"),
        (0, warnings) => format!("{} to close.{accepted}", counted(warnings, "gap")),
        (errors, 0) => format!("{} to mend first.{accepted}", counted(errors, "error")),
        (errors, warnings) => {
            format!(
                "{} to mend first, then {} to close.{accepted}",
                counted(errors, "error"),
                counted(warnings, "gap")
            )
        }
    }
}
