//! B020: what the file holds is drawn.

use super::elements::{self, Scope};
use crate::declare_rule;
use crate::import::bpmn::{Diagram, Element, FlowNode};
use crate::rules::{Context, Rule, Sink};
use std::collections::HashSet;

declare_rule! {
    /// ## What it checks
    /// Where a file says how its elements are drawn, each task, event, gateway, pool, lane, sequence flow and message flow is.
    ///
    /// The inside of a sub-process of which nothing is drawn is not asked for. A process of which
    /// nothing is drawn is told once.
    ///
    /// ## Why
    /// Whoever looks at the picture does not see it, and a program still does it.
    ///
    /// ## How to mend
    /// Draw the element, or remove it from the file.
    ///
    /// ```bpmn fail
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI">
    ///   <process id="test" name="Blood test">
    ///     <startEvent id="arrives" name="Patient has arrived"/>
    ///     <endEvent id="done" name="Patient has left"/>
    ///     <sequenceFlow id="f1" sourceRef="arrives" targetRef="done"/>
    ///   </process>
    ///   <di:BPMNDiagram>
    ///     <di:BPMNPlane bpmnElement="test">
    ///       <di:BPMNShape bpmnElement="arrives"/>
    ///       <di:BPMNShape bpmnElement="done"/>
    ///     </di:BPMNPlane>
    ///   </di:BPMNDiagram>
    /// </definitions>
    /// ```
    /// ```bpmn pass
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI">
    ///   <process id="test" name="Blood test">
    ///     <startEvent id="arrives" name="Patient has arrived"/>
    ///     <endEvent id="done" name="Patient has left"/>
    ///     <sequenceFlow id="f1" sourceRef="arrives" targetRef="done"/>
    ///   </process>
    ///   <di:BPMNDiagram>
    ///     <di:BPMNPlane bpmnElement="test">
    ///       <di:BPMNShape bpmnElement="arrives"/>
    ///       <di:BPMNShape bpmnElement="done"/>
    ///       <di:BPMNEdge bpmnElement="f1"/>
    ///     </di:BPMNPlane>
    ///   </di:BPMNDiagram>
    /// </definitions>
    /// ```
    META = { code: "B020", name: "element-without-shape", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

const HELP: &str = "draw it, or remove it from the file";

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Some(diagram) = context.diagram else { return };
    let steps = elements::Steps::of(context);
    if diagram.drawn.elements.is_empty() {
        return;
    }
    let opened = opened(diagram);
    let undrawn: HashSet<Scope> = diagram
        .nodes
        .iter()
        .map(|node| Scope::Process(node.process))
        .filter(|scope| !opened.contains(scope))
        .collect();
    let is_missing = |element: &Element| !diagram.drawn.elements.contains(&element.id);
    let is_shown = |node: &FlowNode| opened.contains(&Scope::of(node));
    let is_hidden = |process: usize| undrawn.contains(&Scope::Process(process));
    for scope in elements::scopes(diagram).into_iter().filter(|scope| undrawn.contains(scope)) {
        let message = format!("nothing of {} is drawn", scope.called(diagram));
        sink.push(scope.finding(&steps, sink, diagram, message).help(HELP));
    }
    for (index, node) in diagram.nodes.iter().enumerate() {
        if is_missing(&node.element) && is_shown(node) {
            let message = format!("{} is not drawn", elements::called(diagram, index));
            let finding = elements::finding(&steps, sink, diagram, index, message);
            sink.push(finding.help(HELP));
        }
    }
    let flows =
        diagram.flows.iter().filter(|flow| flow.from.is_some_and(|from| is_shown(&diagram.nodes[from])));
    let flows = flows.map(|flow| (elements::way(diagram, flow), &flow.element));
    let messages =
        diagram.messages.iter().map(|message| (elements::message(diagram, message), &message.element));
    let pools = diagram.pools.iter().filter(|pool| !pool.process.is_some_and(is_hidden));
    let pools = pools.map(|pool| (elements::named("pool", &pool.element), &pool.element));
    let lanes = diagram.lanes.iter().filter(|lane| !is_hidden(lane.process));
    let lanes = lanes.map(|lane| (elements::named("lane", &lane.element), &lane.element));
    for (title, element) in
        pools.chain(lanes).chain(flows).chain(messages).filter(|(_, element)| is_missing(element))
    {
        let finding = elements::finding_at(sink, element, &title, format!("{title} is not drawn"));
        sink.push(finding.help(HELP));
    }
}

/// Returns the processes and sub-processes of whose inside something is drawn.
fn opened(diagram: &Diagram) -> HashSet<Scope> {
    let drawn = diagram.nodes.iter().filter(|node| diagram.drawn.elements.contains(&node.element.id));
    drawn.map(Scope::of).collect()
}
