//! Readiness: what two groups see against what is desired.

use super::ledger::{Ledger, Reference};
use super::shares::{self, Shared};
use super::{About, Formula};
use crate::report::readiness::{Assessed, ReadinessRow, SeenLevel};
use crate::rules::wording::{counted, in_hundredths};
use crate::scene::Scene;
use serde::Serialize;

/// The readiness of people and organisation.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ReadinessEntry {
    when: Option<String>,
    /// The highest point of the scale.
    highest: String,
    verdict: String,
    rows: Vec<Row>,
    definitions: Vec<Definition>,
    /// Why answers are missing, where they could not be read.
    fault: Option<String>,
    references: Vec<Reference>,
    #[serde(skip)]
    pub(super) picture: Scene,
}

#[derive(Debug, Clone, Serialize)]
struct Row {
    title: &'static str,
    desired: String,
    seen: Vec<Seen>,
    /// Management less those who do the work.
    difference: String,
}

/// What a group sees.
#[derive(Debug, Clone, Serialize)]
struct Seen {
    level: String,
    gap: Option<String>,
    #[serde(flatten)]
    shared: Shared,
}

#[derive(Debug, Clone, Serialize)]
struct Definition {
    who: &'static str,
    words: String,
}

/// Gathers the readiness; nothing where the flow says nothing of it.
pub(super) fn of(about: About<'_>, ledger: &mut Ledger) -> Option<ReadinessEntry> {
    let answers = about.tables.answers();
    let surveyed = answers.as_ref().and_then(|outcome| outcome.as_ref().ok()).copied();
    let assessed = Assessed::of(about.material.flow, surveyed)?;
    let fault = match answers {
        Some(Err(error)) => Some(format!("The table of answers could not be read: {error}.")),
        Some(Ok(surveyed)) if !surveyed.is_usable() => {
            Some("The table of answers has faults and is not gone by: see the findings.".to_owned())
        }
        _ => None,
    };
    let mut references = vec![ledger.flow()];
    if let Some(origin) = assessed.origin() {
        let facts = vec![format!("{} read", counted(origin.respondents, "respondent"))];
        references.push(ledger.file(&origin.file, "A table of answers", facts));
    }
    references.push(ledger.formula(Formula::Readiness));
    if assessed
        .rows()
        .iter()
        .any(|row| row.desired.is_some() && row.seen.iter().any(|seen| seen.reached.is_some()))
    {
        references.push(ledger.formula(Formula::Wilson));
    }
    if assessed.rows().iter().any(|row| row.difference.is_some()) {
        references.push(ledger.formula(Formula::Newcombe));
    }
    let definitions = assessed.definitions().iter();
    Some(ReadinessEntry {
        when: assessed.when().map(str::to_owned),
        highest: in_hundredths(assessed.highest()),
        verdict: assessed.verdict(),
        rows: assessed.rows().iter().map(row).collect(),
        definitions: definitions
            .map(|(rater, words)| Definition { who: rater.title(), words: words.clone() })
            .collect(),
        fault,
        references,
        picture: assessed.field(),
    })
}

fn row(row: &ReadinessRow) -> Row {
    let shares = match row.seen.map(|seen| seen.reached) {
        [Some(management), Some(contributors)] if row.desired.is_some() => {
            shares::difference(management, contributors)
        }
        _ => None,
    };
    let points = row.perception_gap.map(signed);
    Row {
        title: row.requirement.title(),
        desired: level(row.desired),
        seen: row.seen.iter().map(|one| seen(one, row.desired.is_some())).collect(),
        difference: match (points, shares) {
            (Some(points), Some(shares)) => format!("{points}; at the desired level {shares}"),
            (Some(points), None) => points,
            (None, _) => "–".to_owned(),
        },
    }
}

/// Tells what a group sees; how many are at the desired level, where there is one.
fn seen(seen: &SeenLevel, is_desired: bool) -> Seen {
    Seen {
        level: level(seen.level),
        gap: seen.gap.map(|gap| match in_hundredths(gap.abs()).as_str() {
            "0" => "as desired".to_owned(),
            size if gap > 0.0 => format!("{size} less"),
            size => format!("{size} more"),
        }),
        shared: seen.reached.filter(|_| is_desired).map(shares::shared).unwrap_or_default(),
    }
}

fn level(level: Option<f64>) -> String {
    level.map_or_else(|| "–".to_owned(), in_hundredths)
}

fn signed(number: f64) -> String {
    match in_hundredths(number.abs()).as_str() {
        "0" => "0".to_owned(),
        size if number < 0.0 => format!("−{size}"),
        size => format!("+{size}"),
    }
}
