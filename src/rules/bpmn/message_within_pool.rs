//! B021: a message flow leads to another pool.

use super::elements;
use crate::declare_rule;
use crate::import::bpmn::{Diagram, End};
use crate::rules::{Context, Rule, Sink};

declare_rule! {
    /// ## What it checks
    /// The two ends of a message flow lie in different pools.
    ///
    /// ## Why
    /// Within a pool the standard knows sequence flows only. A message to a colleague in the next
    /// lane is work that goes on there, and readers take a message flow for something from outside.
    ///
    /// ## How to mend
    /// Draw a sequence flow to the other lane, and name what is handed over at it. If the two are
    /// partners with processes of their own, give each a pool.
    ///
    /// ```bpmn fail
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <collaboration id="blood" name="Blood test">
    ///     <participant id="lab" name="Laboratory" processRef="test"/>
    ///     <messageFlow id="m1" name="Blood in a labelled tube" sourceRef="draw" targetRef="done"/>
    ///   </collaboration>
    ///   <process id="test">
    ///     <startEvent id="arrives" name="Patient has arrived"/>
    ///     <task id="draw" name="Draw blood"/>
    ///     <endEvent id="done" name="Result is known"/>
    ///     <sequenceFlow id="f1" sourceRef="arrives" targetRef="draw"/>
    ///     <sequenceFlow id="f2" sourceRef="draw" targetRef="done"/>
    ///   </process>
    /// </definitions>
    /// ```
    /// ```bpmn pass
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <collaboration id="blood" name="Blood test">
    ///     <participant id="patient" name="Patient"/>
    ///     <participant id="lab" name="Laboratory" processRef="test"/>
    ///     <messageFlow id="m1" name="Answer to what is wrong" sourceRef="run" targetRef="patient"/>
    ///   </collaboration>
    ///   <process id="test">
    ///     <startEvent id="arrives" name="Specimen has arrived"/>
    ///     <task id="run" name="Run the test"/>
    ///     <endEvent id="done" name="Result is known"/>
    ///     <sequenceFlow id="f1" sourceRef="arrives" targetRef="run"/>
    ///     <sequenceFlow id="f2" sourceRef="run" targetRef="done"/>
    ///   </process>
    /// </definitions>
    /// ```
    META = { code: "B021", name: "message-within-pool", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Some(diagram) = context.diagram else { return };
    for message in &diagram.messages {
        let (Some(from), Some(to)) = (message.from, message.to) else { continue };
        if side(diagram, from) != side(diagram, to) {
            continue;
        }
        let title = elements::message(diagram, message);
        let finding =
            elements::finding_at(sink, &message.element, &title, format!("{title} stays within one pool"));
        sink.push(finding.help("draw a sequence flow instead, named after what is handed over"));
    }
}

/// Returns the pool at which a message flow ends, or the process where no pool shows it.
fn side(diagram: &Diagram, end: End) -> (Option<usize>, Option<usize>) {
    match end {
        End::Pool(pool) => (Some(pool), None),
        End::Node(node) => {
            let process = diagram.nodes[node].process;
            match diagram.processes[process].pool {
                Some(pool) => (Some(pool), None),
                None => (None, Some(process)),
            }
        }
    }
}
