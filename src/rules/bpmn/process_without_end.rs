//! B002: a process says when it is over.

use super::elements;
use crate::declare_rule;
use crate::import::bpmn::NodeKind;
use crate::rules::{Context, Rule, Sink};

declare_rule! {
    /// ## What it checks
    /// A process, and a sub-process whose inside is drawn, has an end event.
    ///
    /// What an ad-hoc sub-process holds needs no order, and so no end. Nor does a process need an end
    /// event where its last step sends a message.
    ///
    /// ## Why
    /// The end event tells what the customer has when all is done. A process without one may have
    /// been cut off while it was drawn, and nobody can tell.
    ///
    /// ## How to mend
    /// Draw an end event behind each last step, and name it after what is true then: "Result is
    /// known", and not "End".
    ///
    /// ```bpmn fail
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <process id="test" name="Blood test">
    ///     <startEvent id="arrives" name="Patient has arrived"/>
    ///     <task id="draw" name="Draw blood"/>
    ///     <sequenceFlow id="f1" sourceRef="arrives" targetRef="draw"/>
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
    META = { code: "B002", name: "process-without-end", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Some(diagram) = context.diagram else { return };
    let steps = elements::Steps::of(context);
    let mut ended = elements::scopes_with(diagram, NodeKind::End);
    ended.extend(elements::answering(diagram));
    for scope in elements::scopes(diagram).iter().filter(|scope| !ended.contains(scope)) {
        let message = format!("nothing ends {}", scope.called(diagram));
        let finding = scope.finding(&steps, sink, diagram, message);
        sink.push(finding.help("draw an end event behind each last step, named after what is true then"));
    }
}
