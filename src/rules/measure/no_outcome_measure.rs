//! M007: at least one measure tells what the customer gets.

use crate::declare_rule;
use crate::diagnostic::Subject;
use crate::model::{Measure, MeasureRole};
use crate::rules::measures_by_id::MeasuresById;
use crate::rules::{Context, Rule, Sink, subjects};

declare_rule! {
    /// ## What it checks
    /// A flow that has measures has one of outcome: what the customer gets by it.
    ///
    /// A measure is one of outcome by `role: outcome`. A question without a role counts as one,
    /// because it is the customer who answers. Measures of the workspace count where a hand-off names them.
    ///
    /// ## Why
    /// Process measures tell whether the work is done as intended, balancing measures whether it
    /// does harm elsewhere. Neither tells whether anyone is better off (Avedis Donabedian,
    /// *Evaluating the Quality of Medical Care*, 1966; Langley et al., *The Improvement Guide*,
    /// 2009, on a family of measures).
    ///
    /// ## How to mend
    /// Mark the measure that shows what the ultimate customer gets with `role: outcome`. If none
    /// does, ask them one question.
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
    ///         { asks: Were you given the leaflet?, scale: yes-no, role: process, baseline: 60%, target: 90% }
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
    ///         { asks: Can you say what this test is for?, scale: yes-no, role: outcome, baseline: 60%, target: 90% }
    /// ```
    META = { code: "M007", name: "no-outcome-measure", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let by_id = MeasuresById::of(context);
    let own = subjects::measures(context.flow).map(|placed| placed.measure);
    let mut measures = own.chain(by_id.named_by_handoffs(context)).peekable();
    if measures.peek().is_none() || measures.any(is_of_outcome) {
        return;
    }
    let message = "no measure tells what the customer gets by this flow";
    let finding = sink
        .finding(Subject::flow(), subjects::flow_span(context.flow), message)
        .label("no outcome measure")
        .help("mark the measure that does with `role: outcome`, or ask the customer one question");
    sink.push(finding);
}

fn is_of_outcome(measure: &Measure) -> bool {
    match &measure.role {
        Some(role) => role.value == MeasureRole::Outcome,
        None => measure.asks.is_some(),
    }
}
