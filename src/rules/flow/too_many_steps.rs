//! F011: a chart has as many steps as people can take in.

use crate::declare_rule;
use crate::diagnostic::Subject;
use crate::rules::{Context, Rule, Sink, subjects};
use crate::syntax::keys::Limit;

declare_rule! {
    /// ## What it checks
    /// A chart has at most 50 steps, and one that is tagged `high-level` at most 12.
    ///
    /// Steps that are derived from hand-offs count too, since they are drawn. The
    /// limits are `most-steps: 50` and `most-steps-on-high-level: 12`.
    ///
    /// ## Why
    /// People make more mistakes in reading and in drawing as a chart grows. "Seven process modeling
    /// guidelines" (Mendling, Reijers and van der Aalst, 2010) asks to split a model of more than 50
    /// elements. A high-level map is for agreeing on the whole, which a dozen boxes on one page allow.
    ///
    /// ## How to mend
    /// Move a part with one entry and one exit into a flow of its own, and put a step in its place that
    /// `calls` it. On a high-level map, write several steps of one actor as one.
    ///
    /// ```yaml fail
    /// flow: Blood test
    /// customer: patient
    /// tags: [high-level]
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// steps:
    ///   greet: { actor: technician, starts: Greet the patient, then: identify }
    ///   identify: { actor: technician, does: Ask for name and birthday, then: compare }
    ///   compare: { actor: technician, does: Compare with the order, then: explain }
    ///   explain: { actor: technician, does: Tell what the test will show, then: consent }
    ///   consent: { actor: technician, does: Ask for consent, then: wash }
    ///   wash: { actor: technician, does: Wash hands, then: choose }
    ///   choose: { actor: technician, does: Choose the vein, then: clean }
    ///   clean: { actor: technician, does: Clean the skin, then: draw }
    ///   draw: { actor: technician, does: Draw blood, then: press }
    ///   press: { actor: technician, does: Press on the vein, then: label }
    ///   label: { actor: technician, does: Label the tube, then: say }
    ///   say: { actor: technician, does: Say when the answer comes }
    ///   home: { actor: patient, ends: Knows when the answer comes }
    /// handoffs:
    ///   - say -> home: { product: Date by which the answer comes, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    /// ```yaml pass
    /// flow: Blood test
    /// customer: patient
    /// tags: [high-level]
    /// actors:
    ///   technician: Lab technician
    ///   patient: { name: Patient, side: external }
    /// steps:
    ///   meet: { actor: technician, starts: Meet the right patient, then: draw }
    ///   draw: { actor: technician, does: Draw blood, then: say }
    ///   say: { actor: technician, does: Say when the answer comes }
    ///   home: { actor: patient, ends: Knows when the answer comes }
    /// handoffs:
    ///   - say -> home: { product: Date by which the answer comes, measures: clear }
    /// measures:
    ///   clear: { asks: Did you get what you need?, scale: yes-no, baseline: 60%, target: 90% }
    /// ```
    META = { code: "F011", name: "too-many-steps", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

/// The tag of a chart that shows the whole and no detail.
const HIGH_LEVEL: &str = "high-level";

fn check(context: &Context<'_>, sink: &mut Sink) {
    let steps = context.graph.petgraph().node_count();
    let tag = context.flow.tags.iter().find(|tag| tag.value.eq_ignore_ascii_case(HIGH_LEVEL));
    let (most, message) = match tag {
        Some(_) => (Limit::MostStepsOnHighLevel, format!("{steps} steps are many for a high-level chart")),
        None => (Limit::MostSteps, format!("{steps} steps are too many to take in on one chart")),
    };
    let most = context.limits.count(most);
    if steps <= most {
        return;
    }
    let mut finding = sink
        .finding(Subject::flow(), subjects::flow_span(context.flow), message)
        .label(format!("up to {most} can be read"))
        .help("move a part into a flow of its own and put a step in its place: `calls: other-flow.yaml`");
    if let Some(tag) = tag {
        finding = finding.also(tag.span, "tagged here");
    }
    sink.push(finding);
}
