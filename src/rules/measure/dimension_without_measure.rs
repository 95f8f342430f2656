//! M008: every dimension of satisfaction has a measure.

use crate::declare_rule;
use crate::diagnostic::Subject;
use crate::model::{Dimension, Measure};
use crate::rules::measures_by_id::MeasuresById;
use crate::rules::wording::listed;
use crate::rules::{Context, Rule, Sink, subjects};
use std::collections::HashSet;

declare_rule! {
    /// ## What it checks
    /// Where measures name determinants of satisfaction, each of the five dimensions has a measure.
    ///
    /// A measure speaks to a dimension by its `determinant`, or by `program` to programme
    /// effectiveness. The rule waits until at least one measure names either, and then speaks
    /// once for the flow. Measures of the workspace count where a hand-off names them.
    ///
    /// ## Why
    /// Satisfaction hangs on more than doing what was promised: on being met with respect, on
    /// trust, on finding the way in, on the programme working. Teams measure what is easy to
    /// count, which is mostly reliability, and are surprised by what customers complain about. The
    /// ten determinants and their five dimensions are the Minnesota Department of Health's.
    ///
    /// ## How to mend
    /// For each dimension that is missing ask the customer one question about it, and name its
    /// determinant: `determinant: courtesy`. Where a dimension does not matter to these customers,
    /// waive the rule and say why.
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
    ///         { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90%,
    ///           determinant: communication }
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
    ///         - { asks: Was it done at the time promised?, scale: yes-no, baseline: 70%, target: 95%,
    ///             determinant: reliability }
    ///         - { asks: Can you say what this test is for?, scale: yes-no, baseline: 60%, target: 90%,
    ///             determinant: communication }
    ///         - { asks: Did you feel in good hands?, scale: yes-no, baseline: 80%, target: 95%,
    ///             determinant: competence }
    ///         - { asks: Did you find the room without help?, scale: yes-no, baseline: 50%, target: 90%,
    ///             determinant: access }
    ///         - { asks: Do you know what follows from the result?, scale: yes-no, baseline: 40%, target: 80%,
    ///             program: The answer changes the treatment }
    /// ```
    META = { code: "M008", name: "dimension-without-measure", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let by_id = MeasuresById::of(context);
    let own = subjects::measures(context.flow).map(|placed| placed.measure);
    let covered: HashSet<Dimension> =
        own.chain(by_id.named_by_handoffs(context)).flat_map(dimensions).collect();
    let missing: Vec<&str> =
        Dimension::ALL.iter().filter(|one| !covered.contains(one)).map(|one| one.key()).collect();
    if covered.is_empty() || missing.is_empty() {
        return;
    }
    let words: Vec<String> = missing.iter().map(|key| key.replace('-', " ")).collect();
    let message = format!("no measure speaks to {}", listed(&words));
    let finding = sink
        .finding(Subject::flow(), subjects::flow_span(context.flow), message)
        .help("ask the customer one question for each, and name its `determinant`");
    sink.push(finding);
}

fn dimensions(measure: &Measure) -> impl Iterator<Item = Dimension> {
    let of_determinant = measure.determinant.map(|determinant| determinant.value.dimension());
    let of_program = measure.program.as_ref().map(|_| Dimension::ProgramEffectiveness);
    of_determinant.into_iter().chain(of_program)
}
