//! M003: a measure says where it starts from.

use super::sample;
use crate::declare_rule;
use crate::rules::wording::quoted;
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// Every measure has a baseline: the value before the change.
    ///
    /// A measure with `data` brings its own: the baseline can be read from the numbers. A question with
    /// `scale: open` is passed over.
    ///
    /// ## Why
    /// Whether something got better shows only against what it was. A target that was set without
    /// a baseline may be met already, or be out of reach, and after the change nobody can find out
    /// any more where things stood.
    ///
    /// ## How to mend
    /// Measure now, before anything changes; a rough count over two weeks is better than none.
    /// Write it as `baseline:`, or name the file with the numbers under `data`.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - technician -> patient:
    ///       product: Patient can say what the test will tell
    ///       measures: { asks: Can you say what this test is for?, scale: yes-no, target: 90% }
    /// ```
    /// ```yaml pass
    /// flow: Blood test
    /// customer: patient
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// handoffs:
    ///   - technician -> patient:
    ///       product: Patient can say what the test will tell
    ///       measures: { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "M003", name: "measure-without-baseline", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    for placed in subjects::measures(context.flow) {
        let measure = placed.measure;
        if measure.baseline.is_some() || measure.data.is_some() || measure.is_open_question() {
            continue;
        }
        let message = format!("the measure {} has no baseline", quoted(measure.title()));
        let finding =
            sink.finding(placed.subject(), placed.span(), message).label("no baseline").help(format!(
                "measure before anything changes, and write it, such as `{}`",
                sample::baseline(placed.measure)
            ));
        sink.push(finding);
    }
}
