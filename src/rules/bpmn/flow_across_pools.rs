//! B022: a sequence flow stays in its pool.

use super::elements;
use crate::declare_rule;
use crate::rules::{Context, Rule, Sink};

declare_rule! {
    /// ## What it checks
    /// The two ends of a sequence flow lie in one process, and both within the same sub-process or in none.
    ///
    /// ## Why
    /// What passes between partners is a message: one sends it, and the other may be busy, closed
    /// or never get it. A sequence flow says that both are one and the work just goes on. A
    /// sub-process is entered as a whole, and left as one.
    ///
    /// ## How to mend
    /// Draw a message flow, and name it by what the other side takes away.
    ///
    /// ```bpmn fail
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <collaboration id="blood" name="Blood test">
    ///     <participant id="ward" name="Ward" processRef="order"/>
    ///     <participant id="lab" name="Laboratory" processRef="test"/>
    ///   </collaboration>
    ///   <process id="order">
    ///     <startEvent id="asked" name="Question has come up"/>
    ///     <task id="send" name="Write the order"/>
    ///     <endEvent id="sent" name="Order is on its way"/>
    ///     <sequenceFlow id="f1" sourceRef="asked" targetRef="send"/>
    ///     <sequenceFlow id="f2" sourceRef="send" targetRef="sent"/>
    ///     <sequenceFlow id="f4" name="Complete order" sourceRef="sent" targetRef="arrives"/>
    ///   </process>
    ///   <process id="test">
    ///     <startEvent id="arrives" name="Order has arrived"/>
    ///     <endEvent id="done" name="Result is known"/>
    ///     <sequenceFlow id="f3" sourceRef="arrives" targetRef="done"/>
    ///   </process>
    /// </definitions>
    /// ```
    /// ```bpmn pass
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <collaboration id="blood" name="Blood test">
    ///     <participant id="ward" name="Ward" processRef="order"/>
    ///     <participant id="lab" name="Laboratory" processRef="test"/>
    ///     <messageFlow id="m1" name="Complete order" sourceRef="sent" targetRef="arrives"/>
    ///   </collaboration>
    ///   <process id="order">
    ///     <startEvent id="asked" name="Question has come up"/>
    ///     <task id="send" name="Write the order"/>
    ///     <endEvent id="sent" name="Order is on its way"/>
    ///     <sequenceFlow id="f1" sourceRef="asked" targetRef="send"/>
    ///     <sequenceFlow id="f2" sourceRef="send" targetRef="sent"/>
    ///   </process>
    ///   <process id="test">
    ///     <startEvent id="arrives" name="Order has arrived"/>
    ///     <endEvent id="done" name="Result is known"/>
    ///     <sequenceFlow id="f3" sourceRef="arrives" targetRef="done"/>
    ///   </process>
    /// </definitions>
    /// ```
    META = { code: "B022", name: "flow-across-pools", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

const MESSAGE: &str = "draw a message flow instead, named after what the other side takes away";

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Some(diagram) = context.diagram else { return };
    for flow in &diagram.flows {
        let (Some(from), Some(to)) = (flow.from, flow.to) else { continue };
        let [from, to] = [from, to].map(|end| &diagram.nodes[end]);
        let (what, help) = match (from.process == to.process, diagram.processes[to.process].pool) {
            (true, _) if from.within == to.within => continue,
            (true, _) => (
                "crosses the border of a sub-process",
                "attach it to the sub-process as a whole, or to an event at its border",
            ),
            (false, Some(_)) => ("leads into another pool", MESSAGE),
            (false, None) => ("leads into another process", MESSAGE),
        };
        let title = elements::way(diagram, flow);
        let finding = elements::finding_at(sink, &flow.element, &title, format!("{title} {what}"));
        sink.push(finding.help(help));
    }
}
