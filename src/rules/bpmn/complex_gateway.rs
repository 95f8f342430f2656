//! B017: how a gateway decides can be read in the chart.

use super::elements;
use crate::declare_rule;
use crate::import::bpmn::{Gateway, NodeKind};
use crate::rules::{Context, Rule, Sink};

declare_rule! {
    /// ## What it checks
    /// No gateway is complex: one that decides by a rule which the diagram does not show.
    ///
    /// ## Why
    /// Nobody can follow a process whose decisions are written elsewhere, and few tools can.
    ///
    /// ## How to mend
    /// Say the rule with exclusive and parallel gateways, or do the deciding in a step of its own
    /// and ask for its result.
    ///
    /// ```bpmn fail
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <process id="test" name="Blood test">
    ///     <startEvent id="arrives" name="Patient has arrived"/>
    ///     <complexGateway id="which" name="What is to be tested?"/>
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
    META = { code: "B017", name: "complex-gateway", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Some(diagram) = context.diagram else { return };
    let steps = elements::Steps::of(context);
    for (index, node) in diagram.nodes.iter().enumerate() {
        if node.kind == NodeKind::Gateway(Gateway::Complex) {
            let message = format!(
                "{} decides by a rule that the diagram does not show",
                elements::called(diagram, index)
            );
            let finding = elements::finding(&steps, sink, diagram, index, message);
            sink.push(finding.help("draw exclusive and parallel gateways instead, each with its question"));
        }
    }
}
