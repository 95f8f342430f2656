//! B003: a step says what is done.

use super::elements;
use crate::declare_rule;
use crate::import::bpmn::NodeKind;
use crate::rules::{Context, Rule, Sink};

declare_rule! {
    /// ## What it checks
    /// Tasks and calls have a name.
    ///
    /// A sub-process needs one where its inside is not drawn.
    ///
    /// ## Why
    /// A box without words is work that nobody can be asked about. Whatever is handed to it is
    /// handed to an unknown.
    ///
    /// ## How to mend
    /// Write what is done as a verb and what it is done to: "Draw blood".
    ///
    /// ```bpmn fail
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <process id="test" name="Blood test">
    ///     <startEvent id="arrives" name="Patient has arrived"/>
    ///     <task id="draw"/>
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
    META = { code: "B003", name: "step-without-label", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Some(diagram) = context.diagram else { return };
    let steps = elements::Steps::of(context);
    for (index, node) in diagram.nodes.iter().enumerate().filter(|(_, node)| node.element.name.is_none()) {
        let is_closed = || diagram.nodes.get(index + 1).is_none_or(|next| next.within != Some(index));
        let is_meant = match node.kind {
            NodeKind::Task | NodeKind::Call => true,
            NodeKind::SubProcess { .. } => is_closed(),
            _ => false,
        };
        if is_meant {
            let message = format!("{} does not say what is done", elements::called(diagram, index));
            let finding = elements::finding(&steps, sink, diagram, index, message);
            sink.push(finding.help("name it by a verb and what the work is done to, as in \"Draw blood\""));
        }
    }
}
