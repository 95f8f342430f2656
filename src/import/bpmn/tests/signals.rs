//! Signals and messages that pass without a line.

use super::{flow, line, shown, task};
use crate::import::bpmn::signals::MOST_CAUGHT;
use crate::model::Flow;

/// An event with a definition that refers to something.
fn event(id: &str, kind: &str, of: &str, name: &str) -> String {
    let reference = of.to_lowercase();
    format!(
        "<b:{kind} id='{id}' name='{name}'><b:{reference}EventDefinition id='{id}-def' {reference}Ref='{of}1'/></b:{kind}>"
    )
}

/// The ward, and the laboratory in a pool of its own, with what each of them does.
fn pools(declared: &str, ward: &str, lab: &str) -> Flow {
    flow(&format!(
        "{declared}<b:collaboration id='k'><b:participant id='x' name='Ward' processRef='w'/>\
         <b:participant id='y' name='Lab' processRef='l'/></b:collaboration>\
         <b:process id='w'>{ward}</b:process><b:process id='l'>{lab}</b:process>"
    ))
}

const SIGNAL: &str = "<b:signal id='Signal1' name='Blood is drawn'/>";

#[test]
fn a_signal_is_a_handoff_to_everybody_who_catches_it() {
    let ward = task("a")
        + &event("out", "endEvent", "Signal", "Drawn")
        + &line("a", "out")
        + &event("own", "startEvent", "Signal", "Own lane");
    let lab = event("in", "startEvent", "Signal", "Called")
        + &task("c")
        + &line("in", "c")
        + "<b:boundaryEvent id='late' attachedToRef='c'><b:signalEventDefinition signalRef='Signal1'/></b:boundaryEvent>";
    let found = pools(SIGNAL, &ward, &lab);
    assert_eq!(
        shown(&found)[shown(&found).len() - 2..],
        ["drawn -> called: Blood is drawn", "drawn -> do-c: Blood is drawn"]
    );
    assert_eq!(found.handoffs.len(), 2, "{:?}", shown(&found));
}

#[test]
fn a_signal_without_a_name_has_no_product_and_keys_of_its_own_have_one() {
    let keys = "<b:extensionElements><h:keys of='handoffs'><h:need>Know it</h:need><h:product>Labelled tube</h:product></h:keys></b:extensionElements>";
    let caught = |inner: &str| {
        format!(
            "<b:startEvent id='in' name='Called'><b:signalEventDefinition signalRef='Signal1'>{inner}</b:signalEventDefinition></b:startEvent>"
        )
    };
    let thrown = event("out", "intermediateThrowEvent", "Signal", "Drawn");
    let bare = pools("<b:signal id='Signal1'/>", &thrown, &caught(""));
    assert!(bare.handoffs[0].product.is_none());
    for declared in [SIGNAL, "<b:signal id='Signal1'/>"] {
        let kept = pools(declared, &thrown, &caught(keys));
        assert_eq!(kept.handoffs[0].named_product().unwrap().name.as_str(), "Labelled tube");
        assert_eq!(kept.handoffs[0].need.as_ref().unwrap().as_str(), "Know it");
    }
}

#[test]
fn a_message_passes_by_its_name_only_where_no_line_carries_it() {
    let declared = "<b:message id='Message1' name='Order'/>";
    let out = "<b:sendTask id='out' name='Send it' messageRef='Message1'/>";
    let caught = event("in", "startEvent", "Message", "Came");
    let found = pools(declared, out, &caught);
    assert_eq!(shown(&found).last().unwrap(), "send-it -> came: Order");
    let carried = flow(&format!(
        "{declared}<b:collaboration id='k'><b:participant id='x' name='Ward' processRef='w'/><b:participant id='y' name='Lab' processRef='l'/>\
         <b:messageFlow id='m' name='By post' sourceRef='out' targetRef='in'/></b:collaboration>\
         <b:process id='w'>{out}</b:process><b:process id='l'>{caught}</b:process>"
    ));
    assert_eq!(carried.handoffs.len(), 1);
    assert_eq!(shown(&carried).last().unwrap(), "send-it -> came: By post");
    let unnamed = flow(&format!(
        "{declared}<b:collaboration id='k'><b:participant id='x' name='Ward'/><b:participant id='y' name='Lab' processRef='l'/>\
         <b:messageFlow id='m' sourceRef='x' targetRef='in'/></b:collaboration><b:process id='l'>{caught}</b:process>"
    ));
    assert_eq!(shown(&unnamed).last().unwrap(), "ward -> came: Order");
}

#[test]
fn an_escalation_stays_in_its_process() {
    let out = event("out", "endEvent", "Escalation", "Too late");
    let caught = event("in", "startEvent", "Escalation", "Called");
    assert!(pools("<b:escalation id='Escalation1' name='Late'/>", &out, &caught).handoffs.is_empty());
}

#[test]
fn a_signal_makes_no_more_handoffs_than_people_can_read() {
    let many = |kind: &str| -> String {
        (0..60).map(|at| event(&format!("{kind}{at}"), kind, "Signal", &format!("{kind} {at}"))).collect()
    };
    let found = pools(SIGNAL, &many("endEvent"), &many("startEvent"));
    assert_eq!(found.handoffs.len(), MOST_CAUGHT);
}
