//! B011: everything in the chart is connected.

use super::elements;
use crate::declare_rule;
use crate::import::bpmn::End;
use crate::rules::{Context, Rule, Sink};
use std::collections::HashSet;

declare_rule! {
    /// ## What it checks
    /// Each task, event, gateway and sub-process has a sequence flow to or from it.
    ///
    /// Left out are event sub-processes, what an ad-hoc sub-process holds, what undoes another
    /// step, and what messages reach.
    ///
    /// ## Why
    /// An element that nothing touches is left over from drawing, or a sequence flow to it got lost.
    /// In both cases the diagram says something that nobody means.
    ///
    /// ## How to mend
    /// Attach its sequence flows again, or remove it.
    ///
    /// ```bpmn fail
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <process id="test" name="Blood test">
    ///     <startEvent id="arrives" name="Patient has arrived"/>
    ///     <task id="draw" name="Draw blood"/>
    ///     <task id="inform" name="Inform the ward"/>
    ///     <endEvent id="done" name="Result is known"/>
    ///     <sequenceFlow id="f1" sourceRef="arrives" targetRef="draw"/>
    ///     <sequenceFlow id="f2" sourceRef="draw" targetRef="done"/>
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
    META = { code: "B011", name: "disconnected-element", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Some(diagram) = context.diagram else { return };
    let steps = elements::Steps::of(context);
    let ends = diagram.messages.iter().flat_map(|message| [message.from, message.to]);
    let reached: HashSet<usize> = ends
        .filter_map(|end| match end {
            Some(End::Node(node)) => Some(node),
            _ => None,
        })
        .collect();
    for (index, node) in diagram.nodes.iter().enumerate() {
        if elements::is_alone(node) && !elements::is_free(diagram, node) && !reached.contains(&index) {
            let message = format!("{} is connected to nothing", elements::called(diagram, index));
            let finding = elements::finding(&steps, sink, diagram, index, message);
            sink.push(finding.help("attach its sequence flows, or remove it"));
        }
    }
}
