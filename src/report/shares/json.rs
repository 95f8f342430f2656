//! Shares for programs: JSON with a name and a version; shares from 0 to 1.

use super::{ShareOf, Shares};
use crate::emit::json_escaped;
use crate::report::Standing;
use crate::stats::{Confidence, Proportion};
use serde::Serialize;

#[derive(Serialize)]
struct Output<'a> {
    schema: &'static str,
    version: u32,
    title: &'a str,
    measures: Vec<MeasureOutput<'a>>,
}

#[derive(Serialize)]
struct MeasureOutput<'a> {
    title: &'a str,
    target: Option<f64>,
    before: Option<StretchOutput<'a>>,
    now: StretchOutput<'a>,
    difference: Option<DifferenceOutput>,
}

#[derive(Serialize)]
struct StretchOutput<'a> {
    from: &'a str,
    to: &'a str,
    count: usize,
    of: usize,
    share: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
}

#[derive(Serialize)]
struct DifferenceOutput {
    value: f64,
    low: f64,
    high: f64,
}

/// Writes shares as JSON.
pub(super) fn write(shares: &Shares) -> String {
    let output = Output {
        schema: "handoff-shares",
        version: 1,
        title: &shares.title,
        measures: shares.rows.iter().map(measure).collect(),
    };
    json_escaped(serde_json::to_string_pretty(&output).expect("texts and numbers can be written")) + "\n"
}

fn measure(of: &ShareOf) -> MeasureOutput<'_> {
    let difference = of.difference().map(|(points, interval)| DifferenceOutput {
        value: points / 100.0,
        low: interval.low / 100.0,
        high: interval.high / 100.0,
    });
    MeasureOutput {
        title: &of.title,
        target: of.target.map(|target| target / 100.0),
        before: of.before.as_ref().map(|(standing, share)| stretch(standing, *share)),
        now: stretch(&of.now.0, of.now.1),
        difference,
    }
}

/// Of fewer than there are percentages of, only the counts are written.
fn stretch(standing: &Standing, share: Proportion) -> StretchOutput<'_> {
    let interval = share.wilson(Confidence::USUAL).filter(|_| share.of >= Proportion::LEAST);
    StretchOutput {
        from: &standing.from,
        to: &standing.to,
        count: share.count,
        of: share.of,
        share: share.share().filter(|_| share.of >= Proportion::LEAST),
        low: interval.map(|interval| interval.low),
        high: interval.map(|interval| interval.high),
    }
}
