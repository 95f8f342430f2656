//! V003: the questions of one determinant have one scale.

use crate::declare_rule;
use crate::model::{Determinant, Scale};
use crate::rules::voice::questions::questions;
use crate::rules::wording::quoted;
use crate::rules::{Context, Rule, Sink};
use crate::text::Spanned;
use std::collections::HashMap;

declare_rule! {
    /// ## What it checks
    /// The questions that speak to one determinant offer the same answers.
    ///
    /// It compares the `scale` of questions with the same `determinant`, as far as one is written.
    ///
    /// ## Why
    /// The questions of one determinant are read as one figure: the mean of their shares of good answers. A "yes"
    /// of two answers comes easier than the best of five, so such a mean moves with the question that was
    /// added last. Published composites are made of questions with one scale (HCAHPS, of the Centers for
    /// Medicare and Medicaid Services).
    ///
    /// ## How to mend
    /// Give the questions one scale. Or, where one of them is about something else, give it a determinant of
    /// its own. `handoff survey` never mixes scales: it makes a figure for each.
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
    ///       measures:
    ///         - { asks: Can you say what this test is for?, scale: yes-no, determinant: communication,
    ///             baseline: 60%, target: 90% }
    ///         - { asks: Did we use words that you know?, scale: five-point, determinant: communication,
    ///             baseline: 60%, target: 90% }
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
    ///       measures:
    ///         - { asks: Can you say what this test is for?, scale: yes-no, determinant: communication,
    ///             baseline: 60%, target: 90% }
    ///         - { asks: Did we use words that you know?, scale: yes-no, determinant: communication,
    ///             baseline: 60%, target: 90% }
    /// ```
    META = { code: "V003", name: "mixed-scales", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let mut first: HashMap<Determinant, (&Spanned<Scale>, &str)> = HashMap::new();
    for question in questions(context) {
        let measure = question.placed.measure;
        let (Some(determinant), Some(scale)) = (&measure.determinant, &measure.scale) else { continue };
        // What people write makes no figure with anything.
        if scale.value == Scale::Open {
            continue;
        }
        let (other, title) = *first.entry(determinant.value).or_insert((scale, measure.title()));
        if other.value == scale.value {
            continue;
        }
        let words = determinant.value.key().replace('-', " ");
        let message = format!("the questions on {words} offer different answers, so they make no one figure");
        let finding = sink
            .finding(question.placed.subject(), scale.span, message)
            .label("other answers than before")
            .also(other.span, format!("those of {}", quoted(title)))
            .help("give the questions one scale, or one of them a determinant of its own");
        sink.push(finding);
    }
}
