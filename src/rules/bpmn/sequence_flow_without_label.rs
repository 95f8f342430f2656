//! B006: each sequence flow out of a decision says when it is taken.

use super::elements;
use crate::declare_rule;
use crate::import::bpmn::{FlowNode, Gateway, NodeKind, SequenceFlow};
use crate::rules::wording::quoted;
use crate::rules::{Context, Rule, Sink};

declare_rule! {
    /// ## What it checks
    /// Behind a decision each sequence flow has a name or a condition, except for the default one.
    ///
    /// Behind parallel gateways every one is taken, and behind event-based ones the event says
    /// when.
    ///
    /// ## Why
    /// Of two sequence flows without words nobody knows which one counts when. A reader takes the
    /// upper one, or the straight one, and a program the first in the file.
    ///
    /// ## How to mend
    /// Write the answer that leads along: "yes", "over 500 euros". Mark the one that is left as the
    /// default flow if it needs no words.
    ///
    /// ```bpmn fail
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <process id="test" name="Blood test">
    ///     <startEvent id="arrives" name="Patient has arrived"/>
    ///     <task id="draw" name="Draw blood"/>
    ///     <exclusiveGateway id="fit" name="Is the specimen fit for testing?"/>
    ///     <task id="run" name="Run the test"/>
    ///     <endEvent id="done" name="Result is known"/>
    ///     <endEvent id="again" name="Patient comes again"/>
    ///     <sequenceFlow id="f1" sourceRef="arrives" targetRef="draw"/>
    ///     <sequenceFlow id="f2" sourceRef="draw" targetRef="fit"/>
    ///     <sequenceFlow id="f3" sourceRef="fit" targetRef="run" name="yes"/>
    ///     <sequenceFlow id="f4" sourceRef="fit" targetRef="again"/>
    ///     <sequenceFlow id="f5" sourceRef="run" targetRef="done"/>
    ///   </process>
    /// </definitions>
    /// ```
    /// ```bpmn pass
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <process id="test" name="Blood test">
    ///     <startEvent id="arrives" name="Patient has arrived"/>
    ///     <task id="draw" name="Draw blood"/>
    ///     <exclusiveGateway id="fit" name="Is the specimen fit for testing?"/>
    ///     <task id="run" name="Run the test"/>
    ///     <endEvent id="done" name="Result is known"/>
    ///     <endEvent id="again" name="Patient comes again"/>
    ///     <sequenceFlow id="f1" sourceRef="arrives" targetRef="draw"/>
    ///     <sequenceFlow id="f2" sourceRef="draw" targetRef="fit"/>
    ///     <sequenceFlow id="f3" sourceRef="fit" targetRef="run" name="yes"/>
    ///     <sequenceFlow id="f4" sourceRef="fit" targetRef="again" name="no"/>
    ///     <sequenceFlow id="f5" sourceRef="run" targetRef="done"/>
    ///   </process>
    /// </definitions>
    /// ```
    META = { code: "B006", name: "sequence-flow-without-label", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Some(diagram) = context.diagram else { return };
    for (index, node) in diagram.nodes.iter().enumerate().filter(|(_, node)| decides(node)) {
        for flow in node.leaving.iter().map(|flow| &diagram.flows[*flow]).filter(|flow| is_bare(flow)) {
            let target = flow.to.and_then(|to| diagram.nodes[to].element.name.as_ref());
            let to = target.map_or_else(String::new, |target| format!(" to {}", quoted(target)));
            let message = format!(
                "the sequence flow from {}{to} does not say when it is taken",
                elements::called(diagram, index)
            );
            let finding = elements::finding_at(sink, &flow.element, &elements::way(diagram, flow), message);
            sink.push(finding.help(
                "name it by the answer that leads along it, as in \"yes\", or make it the default flow",
            ));
        }
    }
}

/// Tells whether an element takes some of the sequence flows that leave it.
fn decides(node: &FlowNode) -> bool {
    let is_told = matches!(node.kind, NodeKind::Gateway(Gateway::Parallel | Gateway::Event));
    matches!(node.kind, NodeKind::Gateway(_)) && !is_told && node.leaving.len() > 1
}

fn is_bare(flow: &SequenceFlow) -> bool {
    let has_condition = flow.condition.as_ref().is_some_and(|condition| !condition.is_empty());
    flow.element.name.is_none() && !has_condition && !flow.is_default
}
