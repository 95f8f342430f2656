//! D006: the numbers of a table can be true.

use super::faulty::{MOST_TOLD, faulty};
use super::table::{Table, figure, tables};
use crate::data::{FaultKind, Series};
use crate::declare_rule;
use crate::model::{ChartKind, DataSource, Unit};
use crate::rules::{Context, Rule, Sink};
use crate::stats::chart::{Chart, Plan, PlanError, Subgroup};
use crate::syntax::lower::shown;
use crate::text::Span;

declare_rule! {
    /// ## What it checks
    /// The numbers of a table can be true.
    ///
    /// No numerator is larger than its denominator, no share is over 100 %, no count is negative, no time
    /// between two events is nothing, no answer about readiness lies beyond its scale, and the chart that is
    /// asked for can hold the numbers.
    ///
    /// Ten findings of a table are told at most. Occupancy and other figures that do go over 100 % are no
    /// shares: give them a unit of their own, as in `unit: percent of planned beds`.
    ///
    /// ## Why
    /// One such number says that the two columns count different things, or were swapped. Then the other
    /// rows are wrong too, without showing it.
    ///
    /// ## How to mend
    /// Look up the row where the numbers come from. Say in `counts` and `of` what is counted, so that
    /// whoever fills in the next row counts the same.
    ///
    /// ```csv data/answers.csv
    /// month,answers,in-time
    /// 2025-01,60,40
    /// 2025-02,60,43
    /// 2025-03,60,38
    /// 2025-04,60,44
    /// 2025-05,60,64
    /// 2025-06,60,37
    /// 2025-07,60,45
    /// 2025-08,60,42
    /// 2025-09,60,39
    /// 2025-10,60,44
    /// 2025-11,60,41
    /// 2025-12,60,46
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
    META = { code: "D006", name: "impossible-value", level: Error, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    faulty(context).for_each(|table| table.tell(&[FaultKind::Impossible], sink));
    for table in tables(context) {
        let Some(series) = table.series() else { continue };
        let (plan, _) = series.plan(table.source, table.unit());
        if plan.kind.needs_sizes() && table.source.total.is_none() {
            let message =
                format!("a {} needs a denominator, and no column of it is named", plan.kind.title());
            let finding = table.finding(sink, chart_span(table.source), message);
            sink.push(finding.help("name the column: `total: …`"));
            continue;
        }
        let told = tell_points(&table, series, &plan, sink);
        if let Err(error) = Chart::of(&series.subgroups, &plan)
            && told == 0
            && error != PlanError::Empty
        {
            let message = format!("{} cannot be charted: {error}", table.title());
            let help = "correct what `data` says of the chart";
            sink.push(table.finding(sink, plan_span(table.source), message).help(help));
        }
    }
}

/// Tells the points that cannot be, and returns how many there are.
fn tell_points(table: &Table<'_>, series: &Series, plan: &Plan, sink: &mut Sink) -> usize {
    let refused = plan.refused(&series.subgroups).map(|(at, error)| (at, Some(error)));
    let is_whole = matches!(table.unit(), Some(Unit::Percent | Unit::Count));
    let beyond =
        series.subgroups.iter().enumerate().filter(|(_, subgroup)| is_whole && is_beyond(table, subgroup));
    let mut all: Vec<(usize, Option<PlanError>)> = refused.chain(beyond.map(|(at, _)| (at, None))).collect();
    all.sort_by_key(|(at, error)| (*at, error.is_none()));
    all.dedup_by_key(|(at, _)| *at);
    for (at, error) in all.iter().take(MOST_TOLD) {
        let (subgroup, label) = (&series.subgroups[*at], shown(&series.periods[*at].label));
        let message =
            format!("{}: {}", table.line(series, *at), reason(subgroup, &label, *error, table.unit()));
        let finding = table.finding(sink, table.value_span(), message);
        sink.push(finding.help("correct the number where the table comes from"));
    }
    table.faulty().tell_rest(all.len().min(MOST_TOLD), all.len(), sink);
    all.len()
}

/// Tells whether a value is beyond what its unit can hold, whatever the chart.
fn is_beyond(table: &Table<'_>, subgroup: &Subgroup) -> bool {
    let most = match table.unit() {
        Some(Unit::Percent) if subgroup.size.is_none() => 100.0,
        _ => f64::INFINITY,
    };
    subgroup.mean.is_some_and(|mean| mean < 0.0 || mean > most)
}

/// Says why a value cannot be.
fn reason(subgroup: &Subgroup, label: &str, error: Option<PlanError>, unit: Option<&Unit>) -> String {
    let sum = subgroup.sum.unwrap_or_default();
    match (error, subgroup.size) {
        (Some(PlanError::NotFinite { .. }), _) => {
            format!("the numbers of {label} are too large to be added up")
        }
        (Some(PlanError::TooSmall { kind: ChartKind::TimeBetween, .. }), _) => {
            format!("{} in {label} cannot be, since there is time between two events", figure(sum))
        }
        (_, Some(size)) if sum > size => {
            format!(
                "{} of {} in {label} cannot be, since a part is no larger than the whole",
                figure(sum),
                figure(size)
            )
        }
        (None, _) if unit == Some(&Unit::Percent) && sum >= 0.0 => {
            let mean = subgroup.mean.unwrap_or_default();
            format!("{} % in {label} cannot be, since the whole is 100 %", figure(mean))
        }
        _ => format!("{} in {label} cannot be, since nothing is counted below zero", figure(sum)),
    }
}

/// Returns the place that asks for the chart.
fn chart_span(source: &DataSource) -> Span {
    source.chart.as_ref().map_or(source.file.span, |chart| chart.span)
}

/// Returns the place that says which points set the lines.
fn plan_span(source: &DataSource) -> Span {
    let written = source.freeze.as_ref().or(source.parts.first());
    written.map_or_else(|| chart_span(source), |written| written.span)
}
