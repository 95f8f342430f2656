//! A chart for programs: JSON with a name and a version.

use super::Charted;
use crate::emit::json_escaped;
use crate::stats::chart::{ChartPoint, Part, RunsTest, Signal};
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Output<'a> {
    schema: &'static str,
    version: u32,
    title: &'a str,
    kind: &'static str,
    centre: &'static str,
    rules: &'static str,
    /// How many units of the axis one unit of these numbers is.
    times: f64,
    unit: &'a str,
    target: Option<f64>,
    /// Whether anything stands out anywhere; the verdict is about the last part, or the last point.
    signal: bool,
    verdict: &'static str,
    assurance: Option<&'static str>,
    points: Vec<PointOutput<'a>>,
    parts: Vec<PartOutput<'a>>,
    changes: Vec<ChangeOutput<'a>>,
    rows: usize,
    faults: usize,
}

#[derive(Serialize)]
struct PointOutput<'a> {
    x: &'a str,
    y: Option<f64>,
    n: Option<f64>,
    centre: Option<f64>,
    lower: Option<f64>,
    upper: Option<f64>,
    included: bool,
    part: usize,
    signals: Vec<SignalOutput>,
}

#[derive(Serialize)]
struct SignalOutput {
    pattern: &'static str,
    direction: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct PartOutput<'a> {
    rules: &'static str,
    from: &'a str,
    to: &'a str,
    points: usize,
    lines_from: usize,
    useful_points: usize,
    longest_run: Option<usize>,
    longest_run_limit: Option<usize>,
    crossings: Option<usize>,
    crossings_limit: Option<usize>,
    runs_test: Option<RunsTestOutput>,
    signal: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct RunsTestOutput {
    runs: usize,
    as_few: f64,
    as_many: f64,
}

#[derive(Serialize)]
struct ChangeOutput<'a> {
    x: &'a str,
    what: &'a str,
}

/// Writes a chart as JSON.
pub(super) fn write(charted: &Charted) -> String {
    let chart = &charted.chart;
    let target = charted.target.map(|target| target / charted.axis.times);
    let assurance = target.and_then(|target| chart.assurance(target, charted.better));
    let output = Output {
        schema: "handoff-chart",
        version: 1,
        title: &charted.title,
        kind: chart.kind.word(),
        centre: chart.kind.centre(),
        rules: chart.rules.word(),
        times: charted.axis.times,
        unit: charted.axis.suffix.trim(),
        target,
        signal: chart.is_signal(),
        verdict: chart.verdict(charted.better).word(),
        assurance: assurance.map(|assurance| assurance.word()),
        points: (0..chart.points.len()).map(|at| point(charted, at)).collect(),
        parts: chart.parts.iter().map(|part| self::part(charted, part)).collect(),
        changes: charted
            .changes
            .iter()
            .map(|(at, what)| ChangeOutput { x: &charted.labels[*at], what })
            .collect(),
        rows: charted.series.rows,
        faults: charted.series.fault_count,
    };
    let text = serde_json::to_string_pretty(&output).expect("texts and finite numbers can be written");
    json_escaped(text) + "\n"
}

fn point(charted: &Charted, at: usize) -> PointOutput<'_> {
    let ChartPoint { value, lines, is_included, signals } = &charted.chart.points[at];
    let part = charted.chart.parts.iter().position(|part| part.range.contains(&at));
    PointOutput {
        x: &charted.labels[at],
        y: *value,
        n: charted.series.subgroups[at].size,
        centre: lines.map(|lines| lines.centre),
        lower: lines.and_then(|lines| lines.lower),
        upper: lines.and_then(|lines| lines.upper),
        included: *is_included,
        part: part.map_or(1, |part| part + 1),
        signals: signals.iter().map(|signal| self::signal(*signal)).collect(),
    }
}

fn signal(signal: Signal) -> SignalOutput {
    let direction = signal.is_high.map(|is_high| if is_high { "up" } else { "down" });
    SignalOutput { pattern: signal.pattern.word(), direction }
}

fn part<'a>(charted: &'a Charted, part: &Part) -> PartOutput<'a> {
    let label = |at: usize| charted.labels.get(at).map_or("", String::as_str);
    let test =
        |test: RunsTest| RunsTestOutput { runs: test.runs, as_few: test.as_few, as_many: test.as_many };
    PartOutput {
        rules: charted.chart.rules.word(),
        from: label(part.range.start),
        to: label(part.range.end.saturating_sub(1)),
        points: part.range.len(),
        lines_from: part.basis,
        useful_points: part.runs.map_or(0, |runs| runs.useful),
        longest_run: part.runs.map(|runs| runs.longest),
        longest_run_limit: part.runs.map(|runs| runs.longest_limit),
        crossings: part.runs.map(|runs| runs.crossings),
        crossings_limit: part.runs.map(|runs| runs.crossings_limit),
        runs_test: part.runs_test.map(test),
        signal: part.is_signal,
    }
}
