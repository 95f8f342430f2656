//! D008: the stated baseline is one that the data can have.

use super::levels_unlike_answers;
use super::table::{figure, tables};
use crate::data::{AxisUnit, Series};
use crate::declare_rule;
use crate::model::{Bound, Quantity};
use crate::rules::wording::tenths;
use crate::rules::{Context, Rule, Sink};
use crate::stats::chart::{Chart, ChartPoint, Plan};
use crate::stats::{Confidence, Interval};
use std::ops::Range;

declare_rule! {
    /// ## What it checks
    /// The baseline that a measure states agrees with its data.
    ///
    /// Of proportions it lies within the 95 % interval (Wilson 1927) around the share of all periods that set
    /// the lines of the chart; else within the limits of the chart. The periods are those up to `freeze`, or
    /// of the first part. A run chart of single values has no limits, and nothing is said of it.
    ///
    /// A level of readiness that is stated although a table has the answers is held against their mean.
    ///
    /// ## Why
    /// Progress is reckoned from the baseline. One that was guessed makes a change look larger or smaller than it
    /// was, and the chart beside it says so to whoever looks.
    ///
    /// ## How to mend
    /// Write the baseline that the data show, or say which periods it is from: `freeze: 2025-12`.
    ///
    /// ```csv data/answers.csv
    /// month,answers,in-time
    /// 2025-01,60,40
    /// 2025-02,60,43
    /// 2025-03,60,38
    /// 2025-04,60,44
    /// 2025-05,60,41
    /// 2025-06,60,37
    /// 2025-07,60,45
    /// 2025-08,60,42
    /// 2025-09,60,39
    /// 2025-10,60,44
    /// 2025-11,60,41
    /// 2025-12,60,46
    /// 2026-01,60,40
    /// 2026-02,60,38
    /// ```
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - technician -> patient: { product: Answer to what is wrong, measures: [answers, known] }
    /// measures:
    ///   known: { asks: Do you know what is wrong?, scale: yes-no, baseline: 60%, target: 90%, by: 2027-06-30 }
    ///   answers:
    ///     name: Answers within a day
    ///     unit: percent
    ///     of: answers
    ///     counts: answers within a day
    ///     baseline: 50%
    ///     target: 95%
    ///     by: 2027-06-30
    ///     data: { file: data/answers.csv, date: month, value: in-time, total: answers }
    /// ```
    /// ```csv data/answers.csv
    /// month,answers,in-time
    /// 2025-01,60,40
    /// 2025-02,60,43
    /// 2025-03,60,38
    /// 2025-04,60,44
    /// 2025-05,60,41
    /// 2025-06,60,37
    /// 2025-07,60,45
    /// 2025-08,60,42
    /// 2025-09,60,39
    /// 2025-10,60,44
    /// 2025-11,60,41
    /// 2025-12,60,46
    /// 2026-01,60,40
    /// 2026-02,60,38
    /// ```
    /// ```yaml pass
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - technician -> patient: { product: Answer to what is wrong, measures: [answers, known] }
    /// measures:
    ///   known: { asks: Do you know what is wrong?, scale: yes-no, baseline: 60%, target: 90%, by: 2027-06-30 }
    ///   answers:
    ///     name: Answers within a day
    ///     unit: percent
    ///     of: answers
    ///     counts: answers within a day
    ///     baseline: 70%
    ///     target: 95%
    ///     by: 2027-06-30
    ///     data: { file: data/answers.csv, date: month, value: in-time, total: answers }
    /// ```
    META = { code: "D008", name: "baseline-unlike-data", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    levels_unlike_answers::tell(context, sink);
    for table in tables(context) {
        let Some(baseline) = &table.measure().baseline else { continue };
        if !matches!(&baseline.value, Quantity::Number { bound: Bound::Exactly, .. }) {
            continue;
        }
        let Some(series) = table.series().filter(|series| series.fault_count == 0) else { continue };
        let (plan, _) = series.plan(table.source, table.unit());
        let axis = AxisUnit::of(table.unit(), plan.kind);
        let Some(stated) = axis.of_quantity(&baseline.value) else { continue };
        let Some((room, words)) = room(series, &plan) else { continue };
        let (low, high) = (rounded(room.low * axis.times), rounded(room.high * axis.times));
        if (room.low..=room.high).contains(&(stated / axis.times)) {
            continue;
        }
        let (stated, suffix) = (figure(stated), &axis.suffix);
        let message = format!(
            "the baseline of {}, {stated}{suffix}, does not lie within {low} to {high}{suffix}, {words}",
            table.title()
        );
        let finding = table.finding(sink, baseline.span, message).label("the baseline");
        let finding = finding.also(table.source.file.span, "its data");
        sink.push(finding.help("write what the data show, or say which periods set it: `freeze: …`"));
    }
}

/// Returns where the data put the baseline, in units of the chart, and what that is.
fn room(series: &Series, plan: &Plan) -> Option<(Interval, String)> {
    let chart = Chart::of(&series.subgroups, plan).ok()?;
    let range = chart.parts.first()?.range.clone();
    let range = range.start..plan.freeze.map_or(range.end, |freeze| freeze.min(range.end));
    if plan.kind.needs_sizes() && AxisUnit::of(None, plan.kind).most.is_some() {
        return of_shares(series, plan, range);
    }
    let lines = chart.points.get(range)?.iter().filter(|point| point.is_included).filter_map(limits);
    let widest = |one: Interval, other: Interval| Interval {
        low: one.low.min(other.low),
        high: one.high.max(other.high),
    };
    Some((lines.reduce(widest)?, "the limits of its chart".to_owned()))
}

fn limits(point: &ChartPoint) -> Option<Interval> {
    let lines = point.lines?;
    Some(Interval { low: lines.lower?, high: lines.upper? })
}

fn of_shares(series: &Series, plan: &Plan, range: Range<usize>) -> Option<(Interval, String)> {
    let counted: Vec<usize> = range.filter(|at| !plan.excluded.contains(at)).collect();
    let pooled = series.pooled_share(&counted)?;
    let words = format!("the 95 % interval of {} of {}", pooled.count, pooled.of);
    Some((pooled.wilson(Confidence::USUAL)?, words))
}

/// Rounds a number to what a sentence needs.
fn rounded(number: f64) -> String {
    figure(tenths(number))
}
