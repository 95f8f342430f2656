//! Flow time for programs: JSON with a name and a version; times in minutes, shares from 0 to 1.

use super::{Expected, Stretch, Times, WhatIf};
use crate::emit::json_escaped;
use crate::model::{Duration, Share};
use crate::stats::course::Distribution;
use serde::Serialize;

#[derive(Serialize)]
struct Output<'a> {
    schema: &'static str,
    version: u32,
    title: &'a str,
    #[serde(flatten)]
    figures: Figures<'a>,
    /// What was set, and what the flow gives without it.
    #[serde(rename = "what-if")]
    what_if: Option<WhatIfOutput<'a>>,
}

#[derive(Serialize)]
struct WhatIfOutput<'a> {
    set: &'a [String],
    before: Figures<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Figures<'a> {
    lead_time: Option<f64>,
    measured_lead_time: Option<f64>,
    process_time: Option<f64>,
    activity_ratio: Option<f64>,
    handoff_time: Option<f64>,
    complete_and_accurate: Option<f64>,
    effort: Option<f64>,
    way: Vec<StretchOutput<'a>>,
    longest: Option<&'a str>,
    weakest: Option<WeakestOutput<'a>>,
    expected: Option<ExpectedOutput<'a>>,
    expected_fault: Option<String>,
    simulated: Option<SimulatedOutput>,
    said: SaidOutput,
}

#[derive(Serialize)]
struct StretchOutput<'a> {
    kind: &'static str,
    id: &'a str,
    label: &'a str,
    least: Option<f64>,
    most: Option<f64>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct WeakestOutput<'a> {
    id: &'a str,
    complete_and_accurate: f64,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct ExpectedOutput<'a> {
    work: f64,
    done_again: f64,
    handoffs: f64,
    visits: Vec<VisitedOutput<'a>>,
}

#[derive(Serialize)]
struct VisitedOutput<'a> {
    id: &'a str,
    visits: f64,
    again: f64,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct SimulatedOutput {
    runs: usize,
    seed: u64,
    lead_time: Spread,
    effort: Spread,
}

#[derive(Serialize)]
struct Spread {
    mean: f64,
    p10: f64,
    p50: f64,
    p80: f64,
    p95: f64,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct SaidOutput {
    steps: usize,
    takes: usize,
    handoffs: usize,
    waits: usize,
    judged: usize,
    open_choices: usize,
}

/// Writes the times of a flow, and beside them those before something was set.
#[must_use]
pub fn time_json(times: &Times, what_if: Option<&WhatIf>) -> String {
    let output = Output {
        schema: "handoff-time",
        version: 1,
        title: &times.title,
        figures: figures(times),
        what_if: what_if.map(|what_if| WhatIfOutput { set: &what_if.set, before: figures(&what_if.before) }),
    };
    let text = serde_json::to_string_pretty(&output).expect("texts and numbers can be written");
    json_escaped(text) + "\n"
}

fn figures(times: &Times) -> Figures<'_> {
    let minutes = |time: Option<Duration>| time.map(|time| time.minutes);
    let share = |share: Option<Share>| share.map(|share| share.0);
    let said = times.said;
    Figures {
        lead_time: minutes(times.lead),
        measured_lead_time: minutes(times.measured),
        process_time: minutes(times.process),
        activity_ratio: share(times.activity),
        handoff_time: minutes(times.between),
        complete_and_accurate: share(times.complete_and_accurate),
        effort: minutes(times.effort),
        way: times.way.iter().map(stretch).collect(),
        longest: times.longest().map(|stretch| stretch.id.as_str()),
        weakest: times
            .weakest
            .as_ref()
            .map(|(handoff, share)| WeakestOutput { id: &handoff.id, complete_and_accurate: share.0 }),
        expected: times.expected.as_ref().and_then(|expected| expected.as_ref().ok()).map(expected),
        expected_fault: times
            .expected
            .as_ref()
            .and_then(|expected| Some(expected.as_ref().err()?.to_string())),
        simulated: times.simulated.map(|simulated| SimulatedOutput {
            runs: simulated.runs,
            seed: simulated.seed,
            lead_time: simulated.lead.into(),
            effort: simulated.effort.into(),
        }),
        said: SaidOutput {
            steps: said.steps,
            takes: said.takes,
            handoffs: said.handoffs,
            waits: said.waits,
            judged: said.judged,
            open_choices: said.open_choices,
        },
    }
}

fn stretch(stretch: &Stretch) -> StretchOutput<'_> {
    StretchOutput {
        kind: stretch.kind.word(),
        id: &stretch.id,
        label: &stretch.label,
        least: stretch.time.map(|time| time.least.minutes),
        most: stretch.time.map(|time| time.most.minutes),
    }
}

fn expected(expected: &Expected) -> ExpectedOutput<'_> {
    ExpectedOutput {
        work: expected.work.minutes,
        done_again: expected.again.minutes,
        handoffs: expected.handoffs,
        visits: expected
            .visits
            .iter()
            .map(|visited| VisitedOutput { id: &visited.id, visits: visited.visits, again: visited.again })
            .collect(),
    }
}

impl From<Distribution> for Spread {
    fn from(of: Distribution) -> Self {
        Self { mean: of.mean, p10: of.p10, p50: of.p50, p80: of.p80, p95: of.p95 }
    }
}
