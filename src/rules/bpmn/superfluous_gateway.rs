//! B015: a gateway joins or splits something.

use super::elements;
use crate::declare_rule;
use crate::import::bpmn::NodeKind;
use crate::rules::{Context, Rule, Sink};

declare_rule! {
    /// ## What it checks
    /// No gateway has just one sequence flow to it and one from it.
    ///
    /// ## Why
    /// A diamond makes readers look for the decision. Where nothing is decided they look in vain,
    /// or miss the sequence flow that was forgotten.
    ///
    /// ## How to mend
    /// Remove the gateway, or draw the sequence flow that is missing.
    ///
    /// ```bpmn fail
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <process id="test" name="Blood test">
    ///     <startEvent id="arrives" name="Patient has arrived"/>
    ///     <exclusiveGateway id="either" name="Is it urgent?"/>
    ///     <task id="draw" name="Draw blood"/>
    ///     <endEvent id="done" name="Result is known"/>
    ///     <sequenceFlow id="f1" sourceRef="arrives" targetRef="either"/>
    ///     <sequenceFlow id="f2" sourceRef="either" targetRef="draw"/>
    ///     <sequenceFlow id="f3" sourceRef="draw" targetRef="done"/>
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
    META = { code: "B015", name: "superfluous-gateway", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Some(diagram) = context.diagram else { return };
    let steps = elements::Steps::of(context);
    for (index, node) in diagram.nodes.iter().enumerate() {
        if matches!(node.kind, NodeKind::Gateway(_)) && node.entering.len() == 1 && node.leaving.len() == 1 {
            let message =
                format!("{} has one sequence flow in and one out", elements::called(diagram, index));
            let finding = elements::finding(&steps, sink, diagram, index, message);
            sink.push(finding.help("remove it, or draw the sequence flow that is missing"));
        }
    }
}
