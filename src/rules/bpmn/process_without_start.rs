//! B001: a process says what sets it going.

use super::elements;
use crate::declare_rule;
use crate::rules::{Context, Rule, Sink};

declare_rule! {
    /// ## What it checks
    /// A process, and a sub-process whose inside is drawn, has a start event.
    ///
    /// What an ad-hoc sub-process holds needs no order, and so no start. Nor does a process need a
    /// start event where a message sets it going: a message flow leads to its first step, or its
    /// first step or event-based gateway is marked as one that starts it.
    ///
    /// ## Why
    /// Without a start event nobody can see what the process waits for, who asks for it, and where
    /// to begin reading. Engines start whatever has nothing before it, which is seldom what was
    /// meant.
    ///
    /// ## How to mend
    /// Draw a start event before the first step and name it after what has happened then: "Patient
    /// has arrived", and not "Start".
    ///
    /// ```bpmn fail
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <process id="test" name="Blood test">
    ///     <task id="draw" name="Draw blood"/>
    ///     <endEvent id="done" name="Result is known"/>
    ///     <sequenceFlow id="f1" sourceRef="draw" targetRef="done"/>
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
    META = { code: "B001", name: "process-without-start", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Some(diagram) = context.diagram else { return };
    let steps = elements::Steps::of(context);
    let mut started = elements::started(diagram);
    started.extend(elements::called_upon(diagram));
    for scope in elements::scopes(diagram).iter().filter(|scope| !started.contains(scope)) {
        let message = format!("nothing starts {}", scope.called(diagram));
        let finding = scope.finding(&steps, sink, diagram, message);
        sink.push(
            finding.help("draw a start event before the first step, named after what has happened then"),
        );
    }
}
