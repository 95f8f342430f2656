//! B013: a gateway joins or splits.

use super::elements;
use crate::declare_rule;
use crate::import::bpmn::NodeKind;
use crate::rules::{Context, Rule, Sink};

declare_rule! {
    /// ## What it checks
    /// Several sequence flows lead to a gateway, or several leave it, and not both.
    ///
    /// ## Why
    /// Two things happen in one diamond, and its question stands for one of them. Whether it waits
    /// before it decides cannot be seen.
    ///
    /// ## How to mend
    /// Draw one gateway that joins, and behind it one that splits.
    ///
    /// ```bpmn fail
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <process id="test" name="Blood test">
    ///     <startEvent id="arrives" name="Patient has arrived"/>
    ///     <startEvent id="called" name="Ward has called"/>
    ///     <exclusiveGateway id="fit" name="Is it urgent?"/>
    ///     <task id="draw" name="Draw blood"/>
    ///     <task id="run" name="Run the test"/>
    ///     <endEvent id="done" name="Result is known"/>
    ///     <sequenceFlow id="f1" sourceRef="arrives" targetRef="fit"/>
    ///     <sequenceFlow id="f2" sourceRef="called" targetRef="fit"/>
    ///     <sequenceFlow id="f3" sourceRef="fit" targetRef="draw" name="yes"/>
    ///     <sequenceFlow id="f4" sourceRef="fit" targetRef="run" name="no"/>
    ///     <sequenceFlow id="f5" sourceRef="draw" targetRef="done"/>
    ///     <sequenceFlow id="f6" sourceRef="run" targetRef="done"/>
    ///   </process>
    /// </definitions>
    /// ```
    /// ```bpmn pass
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <process id="test" name="Blood test">
    ///     <startEvent id="arrives" name="Patient has arrived"/>
    ///     <startEvent id="called" name="Ward has called"/>
    ///     <exclusiveGateway id="either"/>
    ///     <exclusiveGateway id="fit" name="Is it urgent?"/>
    ///     <task id="draw" name="Draw blood"/>
    ///     <task id="run" name="Run the test"/>
    ///     <endEvent id="done" name="Result is known"/>
    ///     <sequenceFlow id="f1" sourceRef="arrives" targetRef="either"/>
    ///     <sequenceFlow id="f2" sourceRef="called" targetRef="either"/>
    ///     <sequenceFlow id="f3" sourceRef="either" targetRef="fit"/>
    ///     <sequenceFlow id="f4" sourceRef="fit" targetRef="draw" name="yes"/>
    ///     <sequenceFlow id="f5" sourceRef="fit" targetRef="run" name="no"/>
    ///     <sequenceFlow id="f6" sourceRef="draw" targetRef="done"/>
    ///     <sequenceFlow id="f7" sourceRef="run" targetRef="done"/>
    ///   </process>
    /// </definitions>
    /// ```
    META = { code: "B013", name: "join-that-splits", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Some(diagram) = context.diagram else { return };
    let steps = elements::Steps::of(context);
    for (index, node) in diagram.nodes.iter().enumerate() {
        if matches!(node.kind, NodeKind::Gateway(_)) && node.entering.len() > 1 && node.leaving.len() > 1 {
            let message = format!("{} both joins and splits", elements::called(diagram, index));
            let finding = elements::finding(&steps, sink, diagram, index, message);
            sink.push(finding.help("draw one gateway that joins, and behind it one that splits"));
        }
    }
}
