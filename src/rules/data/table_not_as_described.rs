//! D002: the columns and cells of a table are what the measure says.

use super::faulty::faulty;
use super::table::{Table, tables};
use crate::data::{FaultKind, PlanFault};
use crate::declare_rule;
use crate::rules::{Context, Rule, Sink};
use crate::syntax::lower::shown;

declare_rule! {
    /// ## What it checks
    /// The columns and cells of a table are what the flow says of them.
    ///
    /// The columns that the measure names are there, once each. Cells are numbers and periods, and so
    /// are the periods that the measure names.
    ///
    /// Each bad cell is told with its line and column, ten of a table at most; the others are counted. A
    /// row with a bad cell is left out. In a table of answers about readiness, each answer is a point of the
    /// scale or one of the `answers`, and each group that is named has somebody in it. Nothing is guessed: whether `1,234` is one thousand or one and a
    /// bit depends on the country, and `dates`, `decimal` and `separator` say which.
    ///
    /// ## Why
    /// A cell that is passed over in silence makes a month look better or worse than it was, and nobody sees
    /// that it is missing.
    ///
    /// ## How to mend
    /// Correct the cell in the file that the table comes from, or say how the table is written. An empty
    /// cell, or `NA`, is a period in which nothing was observed.
    ///
    /// ```csv data/answers.csv
    /// month,answers,in-time
    /// 2025-01,60,40
    /// 2025-02,60,43
    /// 2025-03,60,38
    /// 2025-04,60,44
    /// 2025-05,60,"1,041"
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
    META = { code: "D002", name: "table-not-as-described", level: Error, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    faulty(context).for_each(|table| table.tell(&[FaultKind::Column, FaultKind::Cell], sink));
    tables(context).for_each(|table| tell_periods(&table, sink));
}

/// Tells which texts in the flow are no periods.
fn tell_periods(table: &Table<'_>, sink: &mut Sink) {
    let Some(series) = table.series() else { return };
    let (_, faults) = series.plan(table.source, table.unit());
    for PlanFault { period, .. } in faults.iter().filter(|fault| !fault.is_period) {
        let message = format!("\"{}\" is no period", shown(&period.value));
        let help = "write it as the table does, or as the number of a point";
        sink.push(table.finding(sink, period.span, message).help(help));
    }
}
