//! B008: where a way parts, a gateway says how.

use super::elements;
use crate::declare_rule;
use crate::import::bpmn::NodeKind;
use crate::rules::{Context, Rule, Sink};
use std::collections::HashSet;

declare_rule! {
    /// ## What it checks
    /// At most one sequence flow without a condition leaves a task or an event.
    ///
    /// ## Why
    /// BPMN sends the work along all of them at once; most readers see a choice. A gateway says
    /// which of the two is meant.
    ///
    /// ## How to mend
    /// Draw a parallel gateway where all are taken, and an exclusive one with a question where
    /// one of them is.
    ///
    /// ```bpmn fail
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <process id="test" name="Blood test">
    ///     <startEvent id="arrives" name="Patient has arrived"/>
    ///     <task id="draw" name="Draw blood"/>
    ///     <task id="run" name="Run the test"/>
    ///     <task id="inform" name="Inform the ward"/>
    ///     <endEvent id="done" name="Result is known"/>
    ///     <endEvent id="told" name="Ward knows"/>
    ///     <sequenceFlow id="f1" sourceRef="arrives" targetRef="draw"/>
    ///     <sequenceFlow id="f2" sourceRef="draw" targetRef="run"/>
    ///     <sequenceFlow id="f3" sourceRef="draw" targetRef="inform"/>
    ///     <sequenceFlow id="f4" sourceRef="run" targetRef="done"/>
    ///     <sequenceFlow id="f5" sourceRef="inform" targetRef="told"/>
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
    META = { code: "B008", name: "implicit-split", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Some(diagram) = context.diagram else { return };
    let steps = elements::Steps::of(context);
    for (index, node) in diagram.nodes.iter().enumerate() {
        let flows = node.leaving.iter().map(|flow| &diagram.flows[*flow]);
        let free = flows.filter(|flow| flow.condition.is_none() && !flow.is_default);
        // Two flows to one element are doubled, of which B014 speaks.
        let free = free.filter_map(|flow| flow.to).collect::<HashSet<usize>>().len();
        if free < 2 || matches!(node.kind, NodeKind::Gateway(_)) {
            continue;
        }
        let message = format!("{free} sequence flows leave {} at once", elements::called(diagram, index));
        let finding = elements::finding(&steps, sink, diagram, index, message);
        sink.push(finding.help(
            "draw a parallel gateway if all of them are taken, an exclusive one with a question if one is",
        ));
    }
}
