//! What is said at one place and must not change what stands beside it: hand-offs that are one line, a step
//! and its ways on.

use super::changed;

const PARTED: &str = r#"<b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:x">
	<b:process id="p">
		<b:laneSet id="s"><b:lane id="l1" name="Ward"><b:flowNodeRef>t</b:flowNodeRef></b:lane>
		<b:lane id="l2" name="Lab"><b:flowNodeRef>g</b:flowNodeRef><b:flowNodeRef>u</b:flowNodeRef><b:flowNodeRef>v</b:flowNodeRef></b:lane></b:laneSet>
		<b:task id="t" name="Draw"/><b:parallelGateway id="g"/><b:task id="u" name="Spin"/><b:task id="v" name="Note"/>
		<b:sequenceFlow id="f" sourceRef="t" targetRef="g"/>
		<b:sequenceFlow id="f1" sourceRef="g" targetRef="u"/><b:sequenceFlow id="f2" sourceRef="g" targetRef="v"/>
	</b:process>
</b:definitions>
"#;

#[test]
fn what_one_of_them_gets_is_not_said_of_the_others() {
    let one = |yaml: String| {
        assert!(yaml.contains("handoffs: [draw -> spin, draw -> note]"), "{yaml}");
        yaml.replace("draw -> spin,", "{ from: draw, to: spin, product: Labelled tube },")
    };
    let written = changed(PARTED.as_bytes(), one).unwrap();
    assert!(!String::from_utf8(written.bytes).unwrap().contains("Labelled tube"));
    assert!(written.left.iter().any(|told| told.contains("NOT written")), "{:?}", written.left);
}

#[test]
fn what_all_of_them_get_is_written_once() {
    let both = |yaml: String| {
        let one = |to: &str| format!("{{ from: draw, to: {to}, product: Labelled tube }}");
        yaml.replace("[draw -> spin, draw -> note]", &format!("[{}, {}]", one("spin"), one("note")))
    };
    let written = changed(PARTED.as_bytes(), both).unwrap();
    assert_eq!(written.left, [] as [String; 0]);
    assert_eq!(String::from_utf8(written.bytes).unwrap().matches("name=\"Labelled tube\"").count(), 1);
}

const INTERRUPTED: &str = r#"<b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:x">
	<b:process id="p" name="P">
		<b:task id="a" name="work"/><b:boundaryEvent id="x" name="late" attachedToRef="a"><b:timerEventDefinition/></b:boundaryEvent>
		<b:task id="n" name="next"/><b:task id="c" name="alarm"/>
		<b:sequenceFlow id="f" sourceRef="a" targetRef="n"/><b:sequenceFlow id="g" sourceRef="x" targetRef="c"/>
	</b:process>
</b:definitions>
"#;

#[test]
fn a_key_of_a_step_changes_none_of_its_ways_on() {
    let written =
        changed(INTERRUPTED.as_bytes(), |yaml| yaml.replace("does: work", "takes: 5 min, does: work"));
    let written = written.unwrap();
    assert_eq!(written.left, [] as [String; 0]);
    assert!(String::from_utf8(written.bytes).unwrap().contains("<handoff:takes>5 min</handoff:takes>"));
}

#[test]
fn an_event_that_leads_nowhere_any_more_is_told() {
    let gone = |yaml: String| {
        assert!(yaml.contains("late: alarm"), "{yaml}");
        yaml.replace("late: alarm", "").replace("  alarm: {", "  x: {").replace(", }", " }")
    };
    let written = changed(INTERRUPTED.as_bytes(), gone).unwrap();
    assert!(
        written.left.iter().any(|told| told.contains("the boundary event \"late\"")),
        "{:?}",
        written.left
    );
}
