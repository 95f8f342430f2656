//! B004: an event says what has happened.

use super::elements;
use crate::declare_rule;
use crate::import::bpmn::{FlowNode, NodeKind, Trigger};
use crate::rules::{Context, Rule, Sink};

declare_rule! {
    /// ## What it checks
    /// Start, end, intermediate and boundary events have a name.
    ///
    /// The two halves of a link are not asked, nor are events whose definition says a time, a
    /// condition or the name of a message, and what starts or ends the inside of a sub-process.
    ///
    /// ## Why
    /// A circle is read as "something happens here". What it is decides whether the reader is the
    /// one who has to act.
    ///
    /// ## How to mend
    /// Write what is true once it has happened: "Patient has arrived", "Two hours have passed".
    ///
    /// ```bpmn fail
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <process id="test" name="Blood test">
    ///     <startEvent id="arrives"/>
    ///     <task id="draw" name="Draw blood"/>
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
    META = { code: "B004", name: "event-without-label", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Some(diagram) = context.diagram else { return };
    let steps = elements::Steps::of(context);
    for (index, _) in diagram.nodes.iter().enumerate().filter(|(_, node)| is_unnamed_event(node)) {
        let message = format!("{} does not say what has happened", elements::called(diagram, index));
        let finding = elements::finding(&steps, sink, diagram, index, message);
        sink.push(finding.help("name it after what is true then, as in \"Patient has arrived\""));
    }
}

fn is_unnamed_event(node: &FlowNode) -> bool {
    let is_event = match node.kind {
        NodeKind::Start | NodeKind::End => node.within.is_none(),
        NodeKind::Catch | NodeKind::Throw | NodeKind::Boundary { .. } => true,
        _ => false,
    };
    let is_plain = !matches!(node.trigger, Trigger::Link | Trigger::Compensation);
    is_event && is_plain && node.element.name.is_none() && node.detail.is_none()
}
