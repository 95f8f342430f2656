//! B019: the file holds a picture of the process.

use crate::declare_rule;
use crate::diagnostic::Subject;
use crate::rules::{Context, Rule, Sink};

declare_rule! {
    /// ## What it checks
    /// The file says where its elements are drawn.
    ///
    /// ## Why
    /// Modellers open such a file empty, or not at all. `handoff` draws it all the same: it lays
    /// charts out itself.
    ///
    /// ## How to mend
    /// Save the process again with its picture, or let `handoff export` write one.
    ///
    /// ```bpmn fail
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
    META = { code: "B019", name: "diagram-missing", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Some(diagram) = context.diagram else { return };
    if diagram.drawn.elements.is_empty() && !diagram.nodes.is_empty() {
        let message = "the file does not say where anything is drawn";
        let finding = sink.finding(Subject::flow(), diagram.span, message);
        sink.push(finding.help(
            "write it with its picture: `handoff export FILE -o NEW.bpmn --fresh`; most modellers show nothing without one",
        ));
    }
}
