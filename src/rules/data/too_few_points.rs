//! D003: there are enough points to tell a signal from chance.

use super::table::{Table, tables};
use crate::declare_rule;
use crate::model::{ChartKind, RuleSet};
use crate::rules::wording::counted;
use crate::rules::{Context, Rule, Sink};
use crate::stats::Runs;
use crate::stats::chart::{Chart, Part};
use crate::text::Span;

declare_rule! {
    /// ## What it checks
    /// There are at least 10 useful points for rules about runs, and 12 for limits.
    ///
    /// A point is useful where it does not lie on the centre line. Limits are reckoned from the points up to
    /// `freeze`, and anew for each part. Below 12 they are drawn, but as trial limits. Nothing is said of
    /// a table with rows that could not be read.
    ///
    /// ## Why
    /// With fewer points a run of luck cannot be told from a change: below ten the longest run and the
    /// crossings have no limits to be held against (Anhøj and Olesen 2014), and limits from a few points
    /// move with every new one.
    ///
    /// ## How to mend
    /// Chart shorter periods, weeks instead of months, or go on collecting. Until then speak of what was
    /// measured, not of a change.
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
    ///     baseline: 70%
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
    META = { code: "D003", name: "too-few-points", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    for table in tables(context) {
        // With rows left out the number of points says nothing yet.
        let Some(series) = table.series().filter(|series| series.fault_count == 0) else { continue };
        if series.periods.is_empty() {
            let message = format!("{} holds no period of {} yet", table.file(), table.title());
            let help = "add a row for each period";
            sink.push(table.finding(sink, table.source.file.span, message).help(help));
            continue;
        }
        let (plan, _) = series.plan(table.source, table.unit());
        let Ok(chart) = Chart::of(&series.subgroups, &plan) else { continue };
        for (index, part) in chart.parts.iter().enumerate() {
            let Some(lack) = lack(&chart, part) else { continue };
            let message = format!("{}{} {lack}", table.title(), from(&table, index));
            let finding = table.finding(sink, span(&table, index), message);
            sink.push(finding.help("chart shorter periods, or add points before you speak of a change"));
        }
    }
}

/// Says what a part has too little of.
fn lack(chart: &Chart, part: &Part) -> Option<String> {
    let is_about_runs = matches!(chart.rules, RuleSet::Anhoej | RuleSet::Ihi) || chart.kind == ChartKind::Run;
    if is_about_runs && chart.kind != ChartKind::MovingRange && part.is_short() {
        let useful = counted(part.runs.map_or(0, |runs| runs.useful), "useful point");
        return Some(format!("has {useful}, and rules about runs need {}", Runs::LEAST));
    }
    let has_limits = chart.kind != ChartKind::Run;
    (has_limits && part.basis < Chart::TRIAL).then(|| {
        let points = counted(part.basis, "point");
        format!("has limits from {points}, and they are trial limits below {}", Chart::TRIAL)
    })
}

/// Says where a part begins, if there are several.
fn from(table: &Table<'_>, index: usize) -> String {
    let mut parts = table.source.parts.iter();
    match index.checked_sub(1) {
        None if table.source.parts.is_empty() => String::new(),
        None => " in its first part".to_owned(),
        Some(index) => parts.nth(index).map_or_else(String::new, |_| format!(" in part {}", index + 2)),
    }
}

/// Returns the place that decides how many points there are.
fn span(table: &Table<'_>, index: usize) -> Span {
    let part = index.checked_sub(1).and_then(|index| table.source.parts.get(index));
    let written = part.or(table.source.freeze.as_ref().filter(|_| index == 0));
    written.map_or(table.source.file.span, |written| written.span)
}
