//! B010: where a way begins, a start event says so.

use super::elements;
use crate::declare_rule;
use crate::import::bpmn::{NodeKind, Trigger};
use crate::rules::{Context, Rule, Sink};

declare_rule! {
    /// ## What it checks
    /// Whatever no sequence flow leads to is a start event.
    ///
    /// Left out are event sub-processes, boundary events, what an ad-hoc sub-process holds, what
    /// undoes another step, the second half of a link, what is marked as starting the process by a message, and processes that have no start event at
    /// all, of which B001 speaks.
    ///
    /// ## Why
    /// Beside a start event, a step with nothing before it is never reached: the standard lets
    /// nothing set it going. Mostly a sequence flow was not attached when it was drawn.
    ///
    /// ## How to mend
    /// Draw the sequence flow that is missing, or a start event before the step.
    ///
    /// ```bpmn fail
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <process id="test" name="Blood test">
    ///     <startEvent id="arrives" name="Patient has arrived"/>
    ///     <task id="draw" name="Draw blood"/>
    ///     <task id="run" name="Run the test"/>
    ///     <task id="inform" name="Inform the ward"/>
    ///     <endEvent id="done" name="Result is known"/>
    ///     <sequenceFlow id="f1" sourceRef="arrives" targetRef="draw"/>
    ///     <sequenceFlow id="f2" sourceRef="draw" targetRef="run"/>
    ///     <sequenceFlow id="f3" sourceRef="inform" targetRef="done"/>
    ///     <sequenceFlow id="f4" sourceRef="run" targetRef="done"/>
    ///   </process>
    /// </definitions>
    /// ```
    /// ```bpmn pass
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <process id="test" name="Blood test">
    ///     <startEvent id="arrives" name="Patient has arrived"/>
    ///     <task id="draw" name="Draw blood"/>
    ///     <endEvent id="done" name="Result is known"/>
    ///     <sequenceFlow id="f1" sourceRef="arrives" targetRef="draw"/>
    ///     <sequenceFlow id="f2" sourceRef="draw" targetRef="done"/>
    ///   </process>
    /// </definitions>
    /// ```
    META = { code: "B010", name: "implicit-start", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Some(diagram) = context.diagram else { return };
    let steps = elements::Steps::of(context);
    let started = elements::started(diagram);
    for (index, node) in diagram.nodes.iter().enumerate() {
        let is_other_start = match node.kind {
            NodeKind::Start | NodeKind::Boundary { .. } => true,
            NodeKind::Catch => node.trigger == Trigger::Link,
            _ => false,
        };
        let is_loose = node.is_instantiating || elements::is_free(diagram, node) || elements::is_alone(node);
        let is_told = !started.contains(&elements::Scope::of(node));
        if is_other_start || is_loose || is_told || !node.entering.is_empty() {
            continue;
        }
        let message =
            format!("nothing leads to {}, and it is no start event", elements::called(diagram, index));
        let finding = elements::finding(&steps, sink, diagram, index, message);
        sink.push(finding.help("draw the sequence flow that is missing, or a start event before it"));
    }
}
