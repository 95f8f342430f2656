//! B016: a decision takes one way, or all.

use super::elements;
use crate::declare_rule;
use crate::import::bpmn::{Gateway, NodeKind};
use crate::rules::{Context, Rule, Sink};

declare_rule! {
    /// ## What it checks
    /// No gateway is inclusive: one that takes one or several of its sequence flows.
    ///
    /// ## Why
    /// "One or more of these" is the hardest symbol to read, and the hardest to join again: whoever
    /// waits behind it must know which of them were taken. Mendling, Reijers and van der Aalst advise
    /// against it (Seven Process Modeling Guidelines, 2010).
    ///
    /// ## How to mend
    /// Draw a parallel gateway and behind it, on each sequence flow that is not always taken, an exclusive
    /// one with its question.
    ///
    /// ```bpmn fail
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <process id="test" name="Blood test">
    ///     <startEvent id="arrives" name="Patient has arrived"/>
    ///     <inclusiveGateway id="which" name="What is to be tested?"/>
    ///     <task id="run" name="Run the test"/>
    ///     <task id="count" name="Count the cells"/>
    ///     <endEvent id="done" name="Result is known"/>
    ///     <sequenceFlow id="f1" sourceRef="arrives" targetRef="which"/>
    ///     <sequenceFlow id="f2" sourceRef="which" targetRef="run" name="sugar"/>
    ///     <sequenceFlow id="f3" sourceRef="which" targetRef="count" name="cells"/>
    ///     <sequenceFlow id="f4" sourceRef="run" targetRef="done"/>
    ///     <sequenceFlow id="f5" sourceRef="count" targetRef="done"/>
    ///   </process>
    /// </definitions>
    /// ```
    /// ```bpmn pass
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <process id="test" name="Blood test">
    ///     <startEvent id="arrives" name="Patient has arrived"/>
    ///     <exclusiveGateway id="which" name="What is to be tested?"/>
    ///     <task id="run" name="Run the test"/>
    ///     <task id="count" name="Count the cells"/>
    ///     <endEvent id="done" name="Result is known"/>
    ///     <sequenceFlow id="f1" sourceRef="arrives" targetRef="which"/>
    ///     <sequenceFlow id="f2" sourceRef="which" targetRef="run" name="sugar"/>
    ///     <sequenceFlow id="f3" sourceRef="which" targetRef="count" name="cells"/>
    ///     <sequenceFlow id="f4" sourceRef="run" targetRef="done"/>
    ///     <sequenceFlow id="f5" sourceRef="count" targetRef="done"/>
    ///   </process>
    /// </definitions>
    /// ```
    META = { code: "B016", name: "inclusive-gateway", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Some(diagram) = context.diagram else { return };
    let steps = elements::Steps::of(context);
    for (index, node) in diagram.nodes.iter().enumerate() {
        if node.kind == NodeKind::Gateway(Gateway::Inclusive) && node.leaving.len() > 1 {
            let message = format!("{} takes one sequence flow or several", elements::called(diagram, index));
            let finding = elements::finding(&steps, sink, diagram, index, message);
            sink.push(finding.help("draw a parallel gateway, and an exclusive one with its question on each sequence flow that may be left out"));
        }
    }
}
