//! D001: the table that a measure or readiness names is there and can be read.

use super::faulty::faulty;
use crate::data::FaultKind;
use crate::declare_rule;
use crate::rules::{Context, Rule, Sink};

declare_rule! {
    /// ## What it checks
    /// The table that a measure or readiness names is there, lies within the workspace, and is CSV in UTF-8.
    ///
    /// The path begins at the folder of the flow; for a measure that a workspace shares, at that of its
    /// file. Nothing outside the folder of `handoff.yaml` is opened, or outside that of the flow where there
    /// is none. Of a flow whose folder is not known, as on standard input, no table is looked at.
    ///
    /// ## Why
    /// A chart that quietly shows nothing, or the state of before a file was moved, looks like a process
    /// that stands still.
    ///
    /// ## How to mend
    /// Correct the path, or put the file where the path says. Save spreadsheets as CSV in UTF-8.
    ///
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
    META = { code: "D001", name: "unreadable-table", level: Error, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    for table in faulty(context) {
        if let Err(error) = table.outcome {
            let message = format!("the data of {} in {} cannot be read: {error}", table.title, table.path());
            let finding = table.finding(sink, table.file.span, message);
            sink.push(finding.label("named here").help(error.help()));
        }
        table.tell(&[FaultKind::Unreadable], sink);
    }
}
