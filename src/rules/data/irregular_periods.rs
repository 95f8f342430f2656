//! D005: no period is missing between others, and none comes twice.

use super::faulty::MOST_TOLD;
use super::table::{Table, tables};
use crate::data::{Irregular, PlanFault, Series};
use crate::declare_rule;
use crate::rules::{Context, Rule, Sink};
use crate::syntax::lower::shown;

declare_rule! {
    /// ## What it checks
    /// No period is missing between others, and none comes in several rows.
    ///
    /// The periods that the measure names are in the table. Several rows of one period are fine where
    /// they are single values, without a denominator. Weeks, months, quarters and years are counted. Days have the rhythm that most of them have; where
    /// there is none, no day is missed. Nothing is said of a table with rows that could not be read. Ten
    /// findings of a table are told at most.
    ///
    /// ## Why
    /// Rules about runs count points, not months: where one is left out, two halves of a wave stand side by
    /// side. The missing month is often the one in which something happened.
    ///
    /// ## How to mend
    /// Add the row; leave its cells empty where nothing was observed. Add up rows of one period in the
    /// file, or chart each group by itself.
    ///
    /// ```csv data/answers.csv
    /// month,answers,in-time
    /// 2025-01,60,40
    /// 2025-02,60,43
    /// 2025-03,60,38
    /// 2025-04,60,44
    /// 2025-05,60,41
    /// 2025-06,60,37
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
    META = { code: "D005", name: "irregular-periods", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    for table in tables(context) {
        let Some(series) = table.series() else { continue };
        // A row that was left out would look like a gap.
        if series.fault_count == 0 {
            tell_irregular(&table, series, sink);
        }
        let (_, faults) = series.plan(table.source, table.unit());
        for PlanFault { period, .. } in faults.iter().filter(|fault| fault.is_period) {
            let message =
                format!("\"{}\" is not in {}, and is passed over", shown(&period.value), table.file());
            let help = "name a period that the table has, or add its row";
            sink.push(table.finding(sink, period.span, message).help(help));
        }
    }
}

fn tell_irregular(table: &Table<'_>, series: &Series, sink: &mut Sink) {
    let span = table.source.date.as_ref().map_or(table.source.file.span, |date| date.span);
    let found = series.irregular();
    for irregular in found.iter().take(MOST_TOLD) {
        let (message, help) = match irregular {
            Irregular::Gap { after, before } => (
                format!(
                    "{}: between {} and {} at least one period is missing",
                    table.file(),
                    shown(&after.label),
                    shown(&before.label)
                ),
                "add its row; leave the cells empty where nothing was observed",
            ),
            Irregular::Repeated(period) => (
                format!(
                    "{}: {} comes in several rows, which are added up",
                    table.file(),
                    shown(&period.label)
                ),
                "write one row for each period",
            ),
        };
        sink.push(table.finding(sink, span, message).help(help));
    }
    table.faulty().tell_rest(found.len().min(MOST_TOLD), found.len(), sink);
}
