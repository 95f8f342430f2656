//! Cases at the edges of the rules on BPMN, beyond the examples of their pages.

use crate::diagnostic::{Diagnostic, Sample};
use crate::rules::tests::of_sample;

/// Returns the findings of some rules on what stands in a file.
fn of_rules(codes: &[&str], inner: &str) -> Vec<Diagnostic> {
    let text = format!(
        "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" xmlns:di=\"http://www.omg.org/spec/BPMN/20100524/DI\">{inner}</definitions>"
    );
    let mut found = of_sample(&Sample { text, is_bpmn: true, ..Sample::default() });
    found.retain(|one| codes.contains(&one.rule.code()));
    found
}

fn messages(codes: &[&str], inner: &str) -> Vec<String> {
    of_rules(codes, inner).into_iter().map(|one| one.message).collect()
}

#[test]
fn a_message_starts_a_process_and_ends_it() {
    let process = |start: &str| {
        format!(
            "<process id='p'>{start}<task id='t' name='Answer'/><sequenceFlow id='f' sourceRef='s' targetRef='t'/></process>"
        )
    };
    let receives = process("<receiveTask id='s' name='Take the call' instantiate='1'/>");
    assert_eq!(messages(&["B001", "B002", "B010"], &receives), ["nothing ends the process"]);
    let waits = process("<task id='s' name='Take the call'/>");
    assert_eq!(messages(&["B001"], &waits).len(), 1);
    let pools = "<collaboration id='c'><participant id='x' name='Caller'/><participant id='y' name='Desk' processRef='p'/>\
                 <messageFlow id='m' sourceRef='x' targetRef='s'/><messageFlow id='n' sourceRef='t' targetRef='x'/></collaboration>";
    assert!(messages(&["B001", "B002"], &format!("{pools}{waits}")).is_empty());
}

#[test]
fn a_process_of_nothing_is_told() {
    let empty = messages(&["B001", "B002"], "<process id='p'/>");
    assert_eq!(empty, ["nothing starts the process", "nothing ends the process"]);
    let black_box = "<collaboration id='c'><participant id='x' name='Caller' processRef='p'/></collaboration><process id='p'/>";
    assert!(messages(&["B001", "B002"], black_box).is_empty());
}

#[test]
fn doubled_flows_neither_part_nor_meet() {
    let tasks = "<process id='p'><task id='a' name='Ask'/><task id='b' name='Answer'/>\
                 <sequenceFlow id='f' sourceRef='a' targetRef='b'/><sequenceFlow id='g' sourceRef='a' targetRef='b'/></process>";
    let found = of_rules(&["B008", "B012", "B014"], tasks);
    assert_eq!(found.iter().map(|one| one.rule.code().to_owned()).collect::<Vec<_>>(), ["B014"]);
}

#[test]
fn what_is_not_drawn_at_all_is_told_once() {
    let file = "<process id='p' name='Drawn'><task id='a' name='Ask'/></process>\
                <process id='q' name='Hidden'><task id='b' name='Answer'/><task id='c' name='Check'/>\
                <sequenceFlow id='f' sourceRef='b' targetRef='c'/></process>\
                <di:BPMNDiagram><di:BPMNPlane><di:BPMNShape bpmnElement='a'/></di:BPMNPlane></di:BPMNDiagram>";
    assert_eq!(messages(&["B020"], file), ["nothing of the process \"Hidden\" is drawn"]);
}

#[test]
fn a_sequence_flow_stays_where_it_begins() {
    let file = "<process id='p'><task id='a' name='Ask'/><subProcess id='s' name='Work'><task id='b' name='Answer'/></subProcess>\
                <sequenceFlow id='f' sourceRef='a' targetRef='b'/></process>\
                <process id='q'><task id='c' name='Check'/><sequenceFlow id='g' sourceRef='a' targetRef='c'/></process>";
    assert_eq!(
        messages(&["B022"], file),
        [
            "the sequence flow from \"Ask\" to \"Answer\" crosses the border of a sub-process",
            "the sequence flow from \"Ask\" to \"Check\" leads into another process",
        ]
    );
}

#[test]
fn each_process_is_counted_on_its_own() {
    let tasks = |from: usize, to: usize| -> String {
        (from..to).map(|at| format!("<task id='t{at}' name='Count tube {at}'/>")).collect()
    };
    let two =
        format!("<process id='p'>{}</process><process id='q'>{}</process>", tasks(0, 40), tasks(40, 80));
    assert!(messages(&["B018"], &two).is_empty());
    let one = format!("<process id='p'>{}</process>", tasks(0, 51));
    assert_eq!(
        messages(&["B018"], &one),
        ["the process holds 51 tasks, events and gateways; more than 50 are hard to take in"]
    );
}

#[test]
fn findings_name_steps_as_they_are_drawn() {
    let file = "<process id='p' name='Test'><startEvent id='s' name='Begun'/><task id='a' name='Ask'/><task id='b' name='Answer'/>\
                <sequenceFlow id='e' sourceRef='s' targetRef='a'/>\
                <sequenceFlow id='f' sourceRef='a' targetRef='b'/><sequenceFlow id='g' sourceRef='b' targetRef='a'/></process>";
    let found = of_rules(&["F004", "B012"], file);
    let told: Vec<&str> = found.iter().map(|one| one.message.as_str()).collect();
    assert!(told.contains(&"no way leads out of the loop \"Ask\" → \"Answer\" → \"Ask\""), "{told:?}");
    assert!(found.iter().any(|one| one.subject.title() == "task \"Ask\""), "{found:?}");
}
