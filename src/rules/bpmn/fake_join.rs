//! B012: where ways meet, a gateway says how.

use super::elements;
use crate::declare_rule;
use crate::import::bpmn::NodeKind;
use crate::rules::{Context, Rule, Sink};
use std::collections::HashSet;

declare_rule! {
    /// ## What it checks
    /// At most one sequence flow leads to a task, a sub-process or an intermediate event.
    ///
    /// End events may be reached by several.
    ///
    /// ## Why
    /// Several sequence flows into one box look as if it waited for all of them. BPMN does the work once for
    /// each that arrives.
    ///
    /// ## How to mend
    /// Draw an exclusive gateway where any of them sets it going, and a parallel one where it waits
    /// for all.
    ///
    /// ```bpmn fail
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <process id="test" name="Blood test">
    ///     <startEvent id="arrives" name="Patient has arrived"/>
    ///     <startEvent id="called" name="Ward has called"/>
    ///     <task id="draw" name="Draw blood"/>
    ///     <endEvent id="done" name="Result is known"/>
    ///     <sequenceFlow id="f1" sourceRef="arrives" targetRef="draw"/>
    ///     <sequenceFlow id="f2" sourceRef="called" targetRef="draw"/>
    ///     <sequenceFlow id="f3" sourceRef="draw" targetRef="done"/>
    ///   </process>
    /// </definitions>
    /// ```
    /// ```bpmn pass
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <process id="test" name="Blood test">
    ///     <startEvent id="arrives" name="Patient has arrived"/>
    ///     <startEvent id="called" name="Ward has called"/>
    ///     <exclusiveGateway id="either"/>
    ///     <task id="draw" name="Draw blood"/>
    ///     <endEvent id="done" name="Result is known"/>
    ///     <sequenceFlow id="f1" sourceRef="arrives" targetRef="either"/>
    ///     <sequenceFlow id="f2" sourceRef="called" targetRef="either"/>
    ///     <sequenceFlow id="f3" sourceRef="either" targetRef="draw"/>
    ///     <sequenceFlow id="f4" sourceRef="draw" targetRef="done"/>
    ///   </process>
    /// </definitions>
    /// ```
    META = { code: "B012", name: "fake-join", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Some(diagram) = context.diagram else { return };
    let steps = elements::Steps::of(context);
    for (index, node) in diagram.nodes.iter().enumerate() {
        let is_meant = !matches!(node.kind, NodeKind::Gateway(_) | NodeKind::End);
        // Two flows from one element are doubled, of which B014 speaks.
        let sources: HashSet<usize> =
            node.entering.iter().filter_map(|flow| diagram.flows[*flow].from).collect();
        if is_meant && sources.len() > 1 {
            let message = format!(
                "{} sequence flows lead to {}, which waits for none of them",
                sources.len(),
                elements::called(diagram, index)
            );
            let finding = elements::finding(&steps, sink, diagram, index, message);
            sink.push(finding.help(
                "draw an exclusive gateway if any of them sets it going, a parallel one if it waits for all",
            ));
        }
    }
}
