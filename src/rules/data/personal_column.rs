//! D007: a table holds no column that names people.

use super::faulty::faulty;
use crate::data::FaultKind;
use crate::declare_rule;
use crate::rules::{Context, Rule, Sink};

declare_rule! {
    /// ## What it checks
    /// No column of a table seems to name or number people.
    ///
    /// It goes by the title: name, date of birth, e-mail, MRN, NHS number and their like, in any case and
    /// with any signs between the words. Such a table is not read at all.
    ///
    /// ## Why
    /// Data beside a flow are shared with it, in a repository, in a report, by mail. A chart needs numbers
    /// of a period and never who they come from; what is not there cannot leak.
    ///
    /// ## How to mend
    /// Take the column out where the table is made. Where it holds something else, give it a title that
    /// says what.
    ///
    /// ```csv data/answers.csv
    /// month,answers,in-time,mrn
    /// 2025-01,60,40,MRN-1000
    /// 2025-02,60,43,MRN-1037
    /// 2025-03,60,38,MRN-1074
    /// 2025-04,60,44,MRN-1111
    /// 2025-05,60,41,MRN-1148
    /// 2025-06,60,37,MRN-1185
    /// 2025-07,60,45,MRN-1222
    /// 2025-08,60,42,MRN-1259
    /// 2025-09,60,39,MRN-1296
    /// 2025-10,60,44,MRN-1333
    /// 2025-11,60,41,MRN-1370
    /// 2025-12,60,46,MRN-1407
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
    META = { code: "D007", name: "personal-column", level: Error, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    faulty(context).for_each(|table| table.tell(&[FaultKind::Personal], sink));
}
