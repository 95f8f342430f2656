//! B023: whoever has a lane does something.

use super::elements;
use crate::declare_rule;
use crate::rules::{Context, Rule, Sink};

declare_rule! {
    /// ## What it checks
    /// Each lane holds at least one element, or lanes that do.
    ///
    /// ## Why
    /// A lane stands for somebody who takes part. If nothing is in it, a step was drawn in the
    /// wrong lane, or the file does not say what the picture shows.
    ///
    /// ## How to mend
    /// Put the steps of this role into the lane, or remove it.
    ///
    /// ```bpmn fail
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <process id="test" name="Blood test">
    ///     <laneSet id="lanes">
    ///       <lane id="nurse" name="Ward nurse">
    ///         <flowNodeRef>arrives</flowNodeRef>
    ///         <flowNodeRef>draw</flowNodeRef>
    ///         <flowNodeRef>done</flowNodeRef>
    ///       </lane>
    ///       <lane id="clerk" name="Ward clerk"/>
    ///     </laneSet>
    ///     <startEvent id="arrives" name="Patient has arrived"/>
    ///     <task id="draw" name="Draw blood"/>
    ///     <endEvent id="done" name="Specimen is labelled"/>
    ///     <sequenceFlow id="f1" sourceRef="arrives" targetRef="draw"/>
    ///     <sequenceFlow id="f2" sourceRef="draw" targetRef="done"/>
    ///   </process>
    /// </definitions>
    /// ```
    /// ```bpmn pass
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <process id="test" name="Blood test">
    ///     <laneSet id="lanes">
    ///       <lane id="nurse" name="Ward nurse">
    ///         <flowNodeRef>arrives</flowNodeRef>
    ///         <flowNodeRef>draw</flowNodeRef>
    ///         <flowNodeRef>done</flowNodeRef>
    ///       </lane>
    ///     </laneSet>
    ///     <startEvent id="arrives" name="Patient has arrived"/>
    ///     <task id="draw" name="Draw blood"/>
    ///     <endEvent id="done" name="Specimen is labelled"/>
    ///     <sequenceFlow id="f1" sourceRef="arrives" targetRef="draw"/>
    ///     <sequenceFlow id="f2" sourceRef="draw" targetRef="done"/>
    ///   </process>
    /// </definitions>
    /// ```
    META = { code: "B023", name: "lane-without-elements", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Some(diagram) = context.diagram else { return };
    for lane in diagram.lanes.iter().filter(|lane| lane.members == 0 && !lane.is_divided) {
        let title = elements::named("lane", &lane.element);
        let finding =
            elements::finding_at(sink, &lane.element, &title, format!("nothing happens in {title}"));
        sink.push(finding.help("put the steps of this role into it, or remove it"));
    }
}
