//! B026: what a file holds can be read as a process.

use super::elements;
use crate::declare_rule;
use crate::rules::{Context, Rule, Sink};

declare_rule! {
    /// ## What it checks
    /// The file holds processes and who takes part in them.
    ///
    /// Choreographies and conversations are kept as they are and not read: their hand-offs are not
    /// checked.
    ///
    /// ## Why
    /// They show the messages between partners without the work of any of them, so that nothing can
    /// be said of what anybody takes away.
    ///
    /// ## How to mend
    /// Draw the process of each partner in a pool of its own, with the messages between the pools.
    ///
    /// ```bpmn fail
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <choreography id="talk" name="Ordering a test"/>
    ///   <process id="test" name="Blood test">
    ///     <startEvent id="arrives" name="Patient has arrived"/>
    ///     <endEvent id="done" name="Patient has left"/>
    ///     <sequenceFlow id="f1" sourceRef="arrives" targetRef="done"/>
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
    META = { code: "B026", name: "not-a-process", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Some(diagram) = context.diagram else { return };
    for unread in &diagram.unread {
        let what = unread.what;
        let finding =
            elements::finding_at(sink, &unread.element, what, format!("{what} is kept and not read"));
        sink.push(
            finding
                .help("draw the process of each partner in a pool of its own to have its hand-offs checked"),
        );
    }
}
