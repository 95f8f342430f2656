//! B007: pools and lanes say who they are.

use super::elements;
use crate::declare_rule;
use crate::rules::{Context, Rule, Sink};

declare_rule! {
    /// ## What it checks
    /// Each pool has a name, and so has each lane.
    ///
    /// A lane that is the only one of its pool is called as the pool is.
    ///
    /// ## Why
    /// Pools and lanes are the people in the diagram: suppliers and customers. A hand-off to a lane
    /// without a name is a hand-off to nobody.
    ///
    /// ## How to mend
    /// Name the pool or lane by a role or a body: "Ward nurse", "Laboratory".
    ///
    /// ```bpmn fail
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <collaboration id="blood" name="Blood test">
    ///     <participant id="patient" name=""/>
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
    META = { code: "B007", name: "pool-without-name", level: Warning, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Some(diagram) = context.diagram else { return };
    let pools = diagram.pools.iter().map(|pool| ("the pool", &pool.element));
    let has_siblings = |index: usize| {
        let of = |index: Option<usize>| index.and_then(|at| diagram.lanes.get(at)).map(|lane| lane.process);
        let own = of(Some(index));
        own == of(index.checked_sub(1)) || own == of(Some(index + 1))
    };
    let lanes = diagram.lanes.iter().enumerate().filter(|(index, _)| has_siblings(*index));
    let lanes = lanes.map(|(_, lane)| ("the lane", &lane.element));
    for (what, element) in pools.chain(lanes).filter(|(_, element)| element.name.is_none()) {
        let message = format!("{what} does not say who it is");
        let finding = elements::finding_at(sink, element, what, message);
        sink.push(finding.help("name it by a role or a body, as in \"Ward nurse\" or \"Laboratory\""));
    }
}
