//! B009: where a way ends, an end event says so.

use super::elements;
use crate::declare_rule;
use crate::import::bpmn::{NodeKind, Trigger};
use crate::rules::{Context, Rule, Sink};

declare_rule! {
    /// ## What it checks
    /// Whatever no sequence flow leaves is an end event.
    ///
    /// Left out are event sub-processes, what an ad-hoc sub-process holds, what undoes another
    /// step, the first half of a link, and processes that have no end event at all, of which B002
    /// speaks.
    ///
    /// ## Why
    /// A step with nothing behind it may be the end, or the place where the drawing was forgotten.
    /// Only whoever drew it knows.
    ///
    /// ## How to mend
    /// Draw the sequence flow that is missing, or an end event named after what is true then.
    ///
    /// ```bpmn fail
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <process id="test" name="Blood test">
    ///     <startEvent id="arrives" name="Patient has arrived"/>
    ///     <task id="draw" name="Draw blood"/>
    ///     <parallelGateway id="both"/>
    ///     <task id="run" name="Run the test"/>
    ///     <task id="inform" name="Inform the ward"/>
    ///     <endEvent id="done" name="Result is known"/>
    ///     <sequenceFlow id="f1" sourceRef="arrives" targetRef="draw"/>
    ///     <sequenceFlow id="f2" sourceRef="draw" targetRef="both"/>
    ///     <sequenceFlow id="f3" sourceRef="both" targetRef="run"/>
    ///     <sequenceFlow id="f4" sourceRef="both" targetRef="inform"/>
    ///     <sequenceFlow id="f5" sourceRef="run" targetRef="done"/>
    ///   </process>
    /// </definitions>
    /// ```
    /// ```bpmn pass
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <process id="test" name="Blood test">
    ///     <startEvent id="arrives" name="Patient has arrived"/>
    ///     <task id="draw" name="Draw blood"/>
    ///     <parallelGateway id="both"/>
    ///     <task id="run" name="Run the test"/>
    ///     <task id="inform" name="Inform the ward"/>
    ///     <endEvent id="done" name="Result is known"/>
    ///     <endEvent id="told" name="Ward knows"/>
    ///     <sequenceFlow id="f1" sourceRef="arrives" targetRef="draw"/>
    ///     <sequenceFlow id="f2" sourceRef="draw" targetRef="both"/>
    ///     <sequenceFlow id="f3" sourceRef="both" targetRef="run"/>
    ///     <sequenceFlow id="f4" sourceRef="both" targetRef="inform"/>
    ///     <sequenceFlow id="f5" sourceRef="run" targetRef="done"/>
    ///     <sequenceFlow id="f6" sourceRef="inform" targetRef="told"/>
    ///   </process>
    /// </definitions>
    /// ```
    META = { code: "B009", name: "implicit-end", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Some(diagram) = context.diagram else { return };
    let steps = elements::Steps::of(context);
    let ended = elements::scopes_with(diagram, NodeKind::End);
    for (index, node) in diagram.nodes.iter().enumerate() {
        let is_other_end = match node.kind {
            NodeKind::End => true,
            NodeKind::Throw => node.trigger == Trigger::Link,
            NodeKind::Boundary { .. } => node.trigger == Trigger::Compensation,
            _ => false,
        };
        let is_loose = elements::is_free(diagram, node) || elements::is_alone(node);
        let is_told = !ended.contains(&elements::Scope::of(node));
        if is_other_end || is_loose || is_told || !node.leaving.is_empty() {
            continue;
        }
        let message = format!(
            "nothing follows {}, and no end event says that it is the end",
            elements::called(diagram, index)
        );
        let finding = elements::finding(&steps, sink, diagram, index, message);
        sink.push(finding.help("draw the sequence flow that is missing, or an end event behind it"));
    }
}
