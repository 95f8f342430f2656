//! B005: a decision says what is asked.

use super::elements;
use crate::declare_rule;
use crate::import::bpmn::{Gateway, NodeKind};
use crate::rules::{Context, Rule, Sink};

declare_rule! {
    /// ## What it checks
    /// A gateway that several sequence flows leave has a name: the question that is decided there.
    ///
    /// Parallel gateways decide nothing, and behind event-based ones the events answer.
    ///
    /// ## Why
    /// Who hands over on "yes" and who on "no" is the heart of most processes. If the question is
    /// not written, two readers answer two different ones.
    ///
    /// ## How to mend
    /// Name the gateway by the question, with its question mark: "Is the specimen fit for testing?"
    ///
    /// ```bpmn fail
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <process id="test" name="Blood test">
    ///     <startEvent id="arrives" name="Patient has arrived"/>
    ///     <task id="draw" name="Draw blood"/>
    ///     <exclusiveGateway id="fit"/>
    ///     <task id="run" name="Run the test"/>
    ///     <endEvent id="done" name="Result is known"/>
    ///     <endEvent id="again" name="Patient comes again"/>
    ///     <sequenceFlow id="f1" sourceRef="arrives" targetRef="draw"/>
    ///     <sequenceFlow id="f2" sourceRef="draw" targetRef="fit"/>
    ///     <sequenceFlow id="f3" sourceRef="fit" targetRef="run" name="yes"/>
    ///     <sequenceFlow id="f4" sourceRef="fit" targetRef="again" name="no"/>
    ///     <sequenceFlow id="f5" sourceRef="run" targetRef="done"/>
    ///   </process>
    /// </definitions>
    /// ```
    /// ```bpmn pass
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <process id="test" name="Blood test">
    ///     <startEvent id="arrives" name="Patient has arrived"/>
    ///     <task id="draw" name="Draw blood"/>
    ///     <exclusiveGateway id="fit" name="Is the specimen fit for testing?"/>
    ///     <task id="run" name="Run the test"/>
    ///     <endEvent id="done" name="Result is known"/>
    ///     <endEvent id="again" name="Patient comes again"/>
    ///     <sequenceFlow id="f1" sourceRef="arrives" targetRef="draw"/>
    ///     <sequenceFlow id="f2" sourceRef="draw" targetRef="fit"/>
    ///     <sequenceFlow id="f3" sourceRef="fit" targetRef="run" name="yes"/>
    ///     <sequenceFlow id="f4" sourceRef="fit" targetRef="again" name="no"/>
    ///     <sequenceFlow id="f5" sourceRef="run" targetRef="done"/>
    ///   </process>
    /// </definitions>
    /// ```
    META = { code: "B005", name: "decision-without-label", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Some(diagram) = context.diagram else { return };
    let steps = elements::Steps::of(context);
    for (index, node) in diagram.nodes.iter().enumerate() {
        let NodeKind::Gateway(gateway) = node.kind else { continue };
        let asks = !matches!(gateway, Gateway::Parallel | Gateway::Event) && node.leaving.len() > 1;
        if asks && node.element.name.is_none() {
            let message = format!("{} does not say what is asked", elements::called(diagram, index));
            let finding = elements::finding(&steps, sink, diagram, index, message);
            sink.push(finding.help("name it by its question, as in \"Is the specimen fit for testing?\""));
        }
    }
}
