//! D004: percentages are over enough things to say something.

use super::table::tables;
use crate::declare_rule;
use crate::model::ChartKind;
use crate::rules::{Context, Rule, Sink};
use crate::stats::Proportion;
use crate::stats::chart::Subgroup;
use crate::stats::describe::as_number;

declare_rule! {
    /// ## What it checks
    /// Percentages over time are over 30 things each, or more.
    ///
    /// One finding tells of how many periods that is not so.
    ///
    /// ## Why
    /// With 20 answers a month one late answer more or less moves the percentage by five points, and people
    /// explain what is chance. The interval around 14 of 20 reaches from 48 % to 85 % (Wilson 1927).
    ///
    /// ## How to mend
    /// Chart longer periods, quarters instead of months, or take larger samples. Until then show the numbers
    /// beside each percentage.
    ///
    /// ```csv data/answers.csv
    /// month,answers,in-time
    /// 2025-01,20,14
    /// 2025-02,20,15
    /// 2025-03,20,13
    /// 2025-04,20,16
    /// 2025-05,20,14
    /// 2025-06,20,12
    /// 2025-07,20,15
    /// 2025-08,20,14
    /// 2025-09,20,13
    /// 2025-10,20,15
    /// 2025-11,20,14
    /// 2025-12,20,16
    /// 2026-01,20,14
    /// 2026-02,20,13
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
    META = { code: "D004", name: "percentage-of-few", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    for table in tables(context) {
        let Some(series) = table.series() else { continue };
        let (plan, _) = series.plan(table.source, table.unit());
        let Some(total) = &table.source.total else { continue };
        if !matches!(plan.kind, ChartKind::Proportion | ChartKind::LaneyProportion) {
            continue;
        }
        let shares = series.subgroups.iter().filter(|subgroup| subgroup.value().is_some());
        let few = shares.clone().filter(|subgroup| is_of_few(subgroup)).count();
        if few == 0 {
            continue;
        }
        let (all, title) = (shares.count(), table.title());
        let message =
            format!("{few} of {all} percentages of {title} are over fewer than {}", Proportion::FEW);
        let finding = table.finding(sink, total.span, message).label("what they are over");
        sink.push(finding.help("chart longer periods, or show the numbers beside each percentage"));
    }
}

/// Tells whether there are too few things for a percentage.
fn is_of_few(subgroup: &Subgroup) -> bool {
    subgroup.size.is_some_and(|size| size < as_number(Proportion::FEW))
}
