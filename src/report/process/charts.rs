//! The charts of measures: what they say in words, before and since, and point by point.

use super::Formula;
use super::ledger::{Ledger, Reference};
use super::shares::{self, Shared};
use crate::report::charted::{Charted, Method, Standing};
use serde::Serialize;

/// The most periods that a chart's table lists, the latest.
const MOST_ROWS: usize = 400;

/// The chart of a measure.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ChartEntry {
    /// Signal or none, improvement or concern, and whether the target is reached.
    pub(super) verdict: String,
    /// One word of it.
    word: &'static str,
    /// Which chart, by which rules, from which points.
    basis: String,
    pub(super) references: Vec<Reference>,
    /// Where it stood before a change and where it stands since; or only where it stands.
    pub(super) stretches: Vec<Stretch>,
    difference: Option<String>,
    pub(super) stretch_references: Vec<Reference>,
    points: Vec<PointRow>,
    /// How many points the table leaves out.
    more_points: usize,
    #[serde(skip)]
    pub(super) charted: Charted,
}

/// Some periods taken together.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Stretch {
    what: &'static str,
    first: String,
    last: String,
    /// The value with its unit; absent where it would be a percentage of too few.
    pub(super) value: Option<String>,
    /// How the periods were taken together, where they are not counted.
    how: Option<&'static str>,
    /// So many of so many.
    #[serde(flatten)]
    pub(super) shared: Shared,
}

impl Stretch {
    /// Returns it as a cell of a table names it: `199 of 241 = 82.6 % (77.3 to 86.8 %)`.
    pub(super) fn in_a_cell(&self) -> String {
        let counts = self.shared.counts.clone();
        let whole = match (counts, &self.value) {
            (Some(counts), Some(value)) => format!("{counts} = {value}"),
            (Some(only), None) => only,
            (None, value) => value.clone().unwrap_or_default(),
        };
        let interval = self.shared.interval.as_ref();
        interval.map_or_else(|| whole.clone(), |interval| format!("{whole} ({interval})"))
    }
}

/// A point as a row of a table.
#[derive(Debug, Clone, Serialize)]
struct PointRow {
    period: String,
    value: String,
    counts: Option<String>,
    centre: String,
    limits: String,
    signals: String,
}

/// Gathers what a chart says.
pub(super) fn entry(charted: Charted, file: &Reference, ledger: &mut Ledger) -> ChartEntry {
    let chart = charted.chart();
    let references = vec![
        file.clone(),
        ledger.formula(Formula::Chart(chart.kind)),
        ledger.formula(Formula::Signals(chart.rules)),
    ];
    let (before, now) = (charted.before(), charted.now());
    let difference = before
        .as_ref()
        .zip(now.as_ref())
        .and_then(|(before, now)| shares::difference(now.proportion?, before.proportion?));
    let stretch_references = origins(now.as_ref(), difference.is_some(), file, ledger);
    let last = if before.is_some() { "Since" } else { "All periods" };
    let told =
        [before.map(|it| stretch("Before", &it, &charted)), now.map(|it| stretch(last, &it, &charted))];
    let skipped = chart.points.len().saturating_sub(MOST_ROWS);
    ChartEntry {
        verdict: charted.verdict(),
        word: chart.verdict(charted.better()).word(),
        basis: charted.basis(),
        references,
        stretches: told.into_iter().flatten().collect(),
        difference,
        stretch_references,
        points: (skipped..chart.points.len()).map(|at| row(&charted, at)).collect(),
        more_points: skipped,
        charted,
    }
}

/// Returns the file and the formulas of the stretches.
fn origins(
    now: Option<&Standing>,
    has_difference: bool,
    file: &Reference,
    ledger: &mut Ledger,
) -> Vec<Reference> {
    let Some(now) = now else { return Vec::new() };
    let mut references = vec![file.clone(), ledger.formula(Formula::Stretch(now.method))];
    references.extend(now.interval.map(|_| ledger.formula(Formula::Wilson)));
    references.extend(has_difference.then(|| ledger.formula(Formula::Newcombe)));
    references
}

fn stretch(what: &'static str, standing: &Standing, charted: &Charted) -> Stretch {
    let shared = standing.proportion.map(shares::shared).unwrap_or_default();
    let is_told = standing.proportion.is_none() || shared.interval.is_some();
    Stretch {
        what,
        first: standing.from.clone(),
        last: standing.to.clone(),
        value: is_told.then(|| format!("{:.1}{}", standing.value + 0.0, charted.suffix())),
        how: (standing.method != Method::Pooled).then(|| standing.method.words()),
        shared,
    }
}

fn row(charted: &Charted, at: usize) -> PointRow {
    let point = &charted.chart().points[at];
    let subgroup = &charted.series().subgroups[at];
    let axis = charted.axis();
    let value = |value: f64| format!("{}{}", rounded(value * axis.times), axis.suffix);
    let nothing = || "–".to_owned();
    let mut signals: Vec<String> =
        point.signals.iter().map(|signal| signal.pattern.word().replace('-', " ")).collect();
    signals.dedup();
    if !point.is_included {
        signals.push("left out".to_owned());
    }
    let limits =
        point.lines.and_then(|lines| Some(format!("{} to {}", value(lines.lower?), value(lines.upper?))));
    PointRow {
        period: charted.labels()[at].clone(),
        value: point.value.map_or_else(nothing, value),
        counts: subgroup.sum.zip(subgroup.size).map(|(sum, size)| format!("{sum} of {size}")),
        centre: point.lines.map_or_else(nothing, |lines| value(lines.centre)),
        limits: limits.unwrap_or_else(nothing),
        signals: signals.join(", "),
    }
}

/// Rounds a number to two decimals, and leaves out those that say nothing.
fn rounded(number: f64) -> String {
    let text = format!("{:.2}", number + 0.0);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
