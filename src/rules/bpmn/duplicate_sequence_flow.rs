//! B014: two elements are connected once.

use super::elements;
use crate::declare_rule;
use crate::rules::{Context, Rule, Sink};
use std::collections::HashMap;

declare_rule! {
    /// ## What it checks
    /// No two sequence flows lead from one element to the same other under the same condition.
    ///
    /// ## Why
    /// They lie upon each other, so that nobody sees the second one. An engine does the work twice.
    ///
    /// ## How to mend
    /// Remove one of the two.
    ///
    /// ```bpmn fail
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <process id="test" name="Blood test">
    ///     <startEvent id="arrives" name="Patient has arrived"/>
    ///     <task id="draw" name="Draw blood"/>
    ///     <parallelGateway id="both"/>
    ///     <endEvent id="done" name="Result is known"/>
    ///     <sequenceFlow id="f1" sourceRef="arrives" targetRef="draw"/>
    ///     <sequenceFlow id="f2" sourceRef="draw" targetRef="both"/>
    ///     <sequenceFlow id="f3" sourceRef="both" targetRef="done"/>
    ///     <sequenceFlow id="f4" sourceRef="both" targetRef="done"/>
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
    META = { code: "B014", name: "duplicate-sequence-flow", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Some(diagram) = context.diagram else { return };
    let mut seen = HashMap::new();
    for flow in &diagram.flows {
        let (Some(from), Some(to)) = (flow.from, flow.to) else { continue };
        let condition = flow.condition.as_ref().map(|condition| condition.as_str());
        let name = flow.element.name.as_ref().map(|name| name.as_str());
        let earlier = *seen.entry((from, to, condition, name)).or_insert(flow.element.span);
        if earlier == flow.element.span {
            continue;
        }
        let title = elements::way(diagram, flow);
        let message = format!("{title} is drawn twice");
        let finding = elements::finding_at(sink, &flow.element, &title, message);
        sink.push(finding.also(earlier, "the first one").help("remove one of the two"));
    }
}
