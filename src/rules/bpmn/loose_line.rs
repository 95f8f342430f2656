//! B025: a sequence flow or message flow has two ends.

use super::elements;
use crate::declare_rule;
use crate::rules::{Context, Rule, Sink};

declare_rule! {
    /// ## What it checks
    /// Both ends of each sequence flow and message flow are elements of the file.
    ///
    /// ## Why
    /// A sequence flow to something that is not there is not drawn by any tool, and is lost when the file is
    /// next saved: with it goes what it handed over.
    ///
    /// ## How to mend
    /// Attach it again, or remove it.
    ///
    /// ```bpmn fail
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <process id="test" name="Blood test">
    ///     <startEvent id="arrives" name="Patient has arrived"/>
    ///     <task id="draw" name="Draw blood"/>
    ///     <endEvent id="done" name="Result is known"/>
    ///     <sequenceFlow id="f1" sourceRef="arrives" targetRef="draw"/>
    ///     <sequenceFlow id="f2" sourceRef="draw" targetRef="done"/>
    ///     <sequenceFlow id="f3" sourceRef="draw" targetRef="run"/>
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
    META = { code: "B025", name: "loose-line", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Some(diagram) = context.diagram else { return };
    let flows = diagram
        .flows
        .iter()
        .map(|flow| (elements::way(diagram, flow), &flow.element, flow.from.is_some(), flow.to.is_some()));
    let messages = diagram.messages.iter().map(|message| {
        (elements::message(diagram, message), &message.element, message.from.is_some(), message.to.is_some())
    });
    for (title, element, begins, ends) in flows.chain(messages) {
        let what = match (begins, ends) {
            (true, true) => continue,
            (true, false) => "leads to nothing",
            (false, true) => "comes from nothing",
            (false, false) => "connects nothing",
        };
        let finding = elements::finding_at(sink, element, &title, format!("{title} {what}"));
        sink.push(finding.help("attach both of its ends, or remove it"));
    }
}
