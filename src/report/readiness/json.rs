//! Readiness for programs: JSON with a name and a version.

use super::{Assessed, ReadinessRow, SeenLevel};
use crate::emit::json_escaped;
use crate::model::Rater;
use crate::stats::Interval;
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Output<'a> {
    schema: &'static str,
    version: u32,
    title: String,
    assessed: Option<&'a str>,
    /// The highest point; the scale begins at 1.
    scale: f64,
    verdict: String,
    requirements: Vec<RowOutput<'a>>,
    definitions: DefinitionsOutput<'a>,
    data: Option<DataOutput<'a>>,
    basis: String,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct RowOutput<'a> {
    requirement: &'static str,
    title: &'static str,
    desired: Option<f64>,
    management: LevelOutput,
    contributors: LevelOutput,
    /// Management's level less that of those who do the work.
    perception_gap: Option<f64>,
    /// Of the shares at the desired level or above, as a share from −1 to 1.
    difference: Option<IntervalOutput>,
    earlier: Vec<BeforeOutput<'a>>,
}

#[derive(Serialize)]
struct LevelOutput {
    level: Option<f64>,
    /// Desired less actual.
    gap: Option<f64>,
    answers: Option<usize>,
    /// How many answers are at the desired level or above.
    reached: Option<usize>,
    share: Option<IntervalOutput>,
}

#[derive(Serialize)]
struct IntervalOutput {
    value: f64,
    low: f64,
    high: f64,
}

#[derive(Serialize)]
struct BeforeOutput<'a> {
    assessed: &'a str,
    management: Option<f64>,
    contributors: Option<f64>,
}

#[derive(Serialize)]
struct DefinitionsOutput<'a> {
    management: Option<&'a str>,
    contributors: Option<&'a str>,
}

#[derive(Serialize)]
struct DataOutput<'a> {
    file: &'a str,
    respondents: usize,
    outside: usize,
    faults: usize,
}

/// Writes readiness as JSON.
pub(super) fn write(assessed: &Assessed) -> String {
    let defined = |rater| {
        let found = assessed.definitions().iter().find(|(of, _)| *of == rater);
        found.map(|(_, words)| words.as_str())
    };
    let output = Output {
        schema: "handoff-readiness",
        version: 1,
        title: assessed.title(),
        assessed: assessed.when(),
        scale: assessed.highest(),
        verdict: assessed.verdict(),
        requirements: assessed.rows().iter().map(row).collect(),
        definitions: DefinitionsOutput {
            management: defined(Rater::Management),
            contributors: defined(Rater::Contributors),
        },
        data: assessed.origin().map(|origin| DataOutput {
            file: &origin.file,
            respondents: origin.respondents,
            outside: origin.outside,
            faults: origin.faults,
        }),
        basis: assessed.basis(),
    };
    let text = serde_json::to_string_pretty(&output).expect("texts and finite numbers can be written");
    json_escaped(text) + "\n"
}

fn row(row: &ReadinessRow) -> RowOutput<'_> {
    let [management, contributors] = row.seen.map(|seen| level(seen, row.desired));
    RowOutput {
        requirement: row.requirement.key(),
        title: row.requirement.title(),
        desired: row.desired,
        management,
        contributors,
        perception_gap: row.perception_gap,
        difference: row.difference.map(|(value, interval)| within(value, interval)),
        earlier: row
            .earlier
            .iter()
            .map(|before| BeforeOutput {
                assessed: &before.when,
                management: before.management,
                contributors: before.contributors,
            })
            .collect(),
    }
}

/// Without a desired level there is none to reach.
fn level(seen: SeenLevel, desired: Option<f64>) -> LevelOutput {
    let reached = seen.reached.filter(|_| desired.is_some());
    let share = reached.and_then(|reached| Some(within(reached.share()?, seen.interval()?)));
    LevelOutput {
        level: seen.level,
        gap: seen.gap,
        answers: seen.answers(),
        reached: reached.map(|reached| reached.count),
        share,
    }
}

fn within(value: f64, Interval { low, high }: Interval) -> IntervalOutput {
    IntervalOutput { value, low, high }
}
