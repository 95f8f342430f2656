//! B024: a pool without a process takes part by messages.

use super::elements;
use crate::declare_rule;
use crate::import::bpmn::End;
use crate::rules::{Context, Rule, Sink};
use std::collections::HashSet;

declare_rule! {
    /// ## What it checks
    /// A message flow begins or ends at each pool whose inside is not shown.
    ///
    /// ## Why
    /// Such a pool is drawn for what passes to and from it. Without a message it says that somebody
    /// is there, and not why: it may be the customer who gets nothing.
    ///
    /// ## How to mend
    /// Draw the message flows to and from it, each named by what is taken away, or remove the pool.
    ///
    /// ```bpmn fail
    /// <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    ///   <collaboration id="blood" name="Blood test">
    ///     <participant id="patient" name="Patient"/>
    ///     <participant id="lab" name="Laboratory" processRef="test"/>
    ///   </collaboration>
    ///   <process id="test">
    ///     <startEvent id="arrives" name="Specimen has arrived"/>
    ///     <endEvent id="done" name="Result is known"/>
    ///     <sequenceFlow id="f1" sourceRef="arrives" targetRef="done"/>
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
    META = { code: "B024", name: "pool-nobody-talks-to", level: Info, since: "0.1.0" }
}

/// The rule, for the list.
pub static RULE: Rule = Rule { meta: &META, check: Some(check) };

fn check(context: &Context<'_>, sink: &mut Sink) {
    let Some(diagram) = context.diagram else { return };
    let ends = diagram.messages.iter().flat_map(|message| [message.from, message.to]).flatten();
    let busy: HashSet<usize> = diagram.nodes.iter().map(|node| node.process).collect();
    let talking: HashSet<End> = ends.collect();
    for (index, pool) in diagram.pools.iter().enumerate() {
        let is_closed = pool.process.is_none_or(|process| !busy.contains(&process));
        if is_closed && !talking.contains(&End::Pool(index)) {
            let title = elements::named("pool", &pool.element);
            let finding = elements::finding_at(
                sink,
                &pool.element,
                &title,
                format!("nothing passes to or from {title}"),
            );
            sink.push(finding.help("draw the message flows to and from it, or remove it"));
        }
    }
}
