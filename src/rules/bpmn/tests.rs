//! Cases at the edges of the rules on BPMN, beyond the examples of their pages.

use crate::diagnostic::{Diagnostic, Sample};
use crate::import;
use crate::model::Shared;
use crate::rules::tests::of_sample;
use crate::text::SourceFile;

fn text(inner: &str) -> String {
    format!(
        "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" xmlns:di=\"http://www.omg.org/spec/BPMN/20100524/DI\" xmlns:tool=\"urn:tool\">{inner}</definitions>"
    )
}

/// Returns the findings of some rules on what stands in a file.
fn of_rules(codes: &[&str], inner: &str) -> Vec<Diagnostic> {
    let mut found = of_sample(&Sample { text: text(inner), is_bpmn: true, ..Sample::default() });
    found.retain(|one| codes.contains(&one.rule.code()));
    found
}

/// Returns them in the words of BPMN.
fn in_its_words(codes: &[&str], inner: &str) -> Vec<Diagnostic> {
    let read = import::read(&SourceFile::new("a.bpmn", text(inner)), &Shared::default());
    super::reworded(&read.diagram.unwrap(), &read.parsed.flow, of_rules(codes, inner))
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
    assert!(
        told.contains(&"no sequence flow leads out of the loop \"Ask\" → \"Answer\" → \"Ask\""),
        "{told:?}"
    );
    assert!(found.iter().any(|one| one.subject.title() == "task \"Ask\""), "{found:?}");
}

/// Two lanes; `members` names the elements of the first, all others belong to the second.
fn two_lanes(first: &[&str], second: &[&str], rest: &str) -> String {
    let lane = |name: &str, members: &[&str]| {
        let members: String = members.iter().map(|id| format!("<flowNodeRef>{id}</flowNodeRef>")).collect();
        format!("<lane name='{name}'>{members}</lane>")
    };
    format!(
        "<process id='p'><laneSet>{}{}</laneSet>{rest}</process>",
        lane("Ward", first),
        lane("Lab", second)
    )
}

fn flow(from: &str, to: &str) -> String {
    format!("<sequenceFlow id='{from}-{to}' sourceRef='{from}' targetRef='{to}'/>")
}

#[test]
fn a_gateway_is_not_asked_what_it_hands_over() {
    let tasks = "<task id='a' name='Draw blood'/><task id='b' name='Label it'/><task id='c' name='Run it'/><task id='d' name='Wait'/>";
    let gateways = "<exclusiveGateway id='j'/><exclusiveGateway id='g' name='Fit?'/>";
    let flows: String = [("a", "j"), ("b", "j"), ("j", "g"), ("g", "c"), ("g", "d")]
        .map(|(from, to)| flow(from, to))
        .concat();
    let rest = format!("{tasks}{gateways}{flows}");
    let found = in_its_words(&["H001"], &two_lanes(&["a", "b", "d", "j", "g"], &["c"], &rest));
    assert_eq!(found[0].label, "what do \"Draw blood\" and \"Label it\" hand over to \"Run it\"?");
    let both = format!(
        "<task id='a' name='Draw blood'/><task id='c' name='Run it'/><task id='d' name='Wait'/><parallelGateway id='g'/>{}{}{}",
        flow("a", "g"),
        flow("g", "c"),
        flow("g", "d")
    );
    let found = in_its_words(&["H001"], &two_lanes(&["a", "g", "d"], &["c"], &both));
    assert_eq!(found[0].label, "what does \"Draw blood\" hand over to \"Run it\"?");
}

#[test]
fn a_signal_without_a_name_is_asked_for_its_product() {
    let thrown = "<signal id='s'/><process id='p' name='Ward'><endEvent id='e' name='Drawn'><signalEventDefinition signalRef='s'/></endEvent></process>";
    let caught = "<process id='q' name='Lab'><startEvent id='f' name='Called'><signalEventDefinition signalRef='s'/></startEvent></process>";
    let found = in_its_words(&["H001"], &format!("{thrown}{caught}"));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].label, "what does \"Drawn\" hand over to \"Called\"?");
    assert!(found[0].help.as_ref().unwrap().starts_with("name the signal"), "{found:?}");
}

#[test]
fn pools_with_their_inside_may_be_the_customer() {
    let pools = |processes: &str| {
        format!(
            "<collaboration id='k'><participant id='x' name='Patient' processRef='p'/><participant id='y' name='Lab' processRef='q'/>\
             <messageFlow id='m' name='Blood' sourceRef='a' targetRef='b'/></collaboration>{processes}"
        )
    };
    let inside = "<process id='p'><task id='a' name='Give blood'/></process><process id='q'><task id='b' name='Test it'/></process>";
    let found = in_its_words(&["F008"], &pools(inside));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].severity, crate::diagnostic::Severity::Info);
    assert!(found[0].help.as_ref().unwrap().contains("side: external"), "{found:?}");
    let lanes = two_lanes(
        &["a"],
        &["b"],
        &format!("<task id='a' name='Give'/><task id='b' name='Test'/>{}", flow("a", "b")),
    );
    assert!(in_its_words(&["F008"], &lanes).is_empty());
}

#[test]
fn a_paper_of_one_word_may_be_called_as_the_step_is() {
    let tasks = "<task id='a' name='Order the test'/><task id='b' name='Run it'/>";
    let message = |name: &str| {
        format!(
            "<collaboration id='k'><participant id='x' name='Ward' processRef='p'/><participant id='y' name='Lab' processRef='q'/>\
             <messageFlow id='m' name='{name}' sourceRef='a' targetRef='b'/></collaboration>\
             <process id='p'><task id='a' name='Order the test'/></process><process id='q'><task id='b' name='Run it'/></process>"
        )
    };
    assert!(messages(&["P003"], &message("Order")).is_empty());
    assert_eq!(messages(&["P003"], &message("Ordered test")).len(), 1);
    let named = flow("a", "b").replace("id=", "name='Order' id=");
    assert_eq!(messages(&["P003"], &two_lanes(&["a"], &["b"], &format!("{tasks}{named}"))).len(), 1);
}

#[test]
fn what_tools_keep_for_themselves_is_nobodys_data() {
    let number = "call 0176 1234 5678";
    let kept = format!(
        "<process id='p' name='Ward' tool:set='{number}'><extensionElements><tool:field is='{number}'>{number}</tool:field></extensionElements></process>"
    );
    assert!(messages(&["K004"], &kept).is_empty());
    let read = format!(
        "<process id='p' name='Ward'><documentation>{number}</documentation><textAnnotation><text>{number}</text></textAnnotation><task id='t' name='{number}'/></process>"
    );
    assert_eq!(messages(&["K004"], &read).len(), 3);
}
