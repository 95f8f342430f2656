//! BPMN as flows: what becomes of each element.

mod broken;
mod signals;

use super::is_bpmn;
use crate::import;
use crate::model::{Flow, Shared, StepKind};
use crate::text::SourceFile;

const HEAD: &str = "<?xml version=\"1.0\"?>\n<b:definitions xmlns:b=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" xmlns:h=\"https://handoffs.dev/bpmn/1\">\n";

/// Wraps elements of BPMN, written with the prefix `b`, into a file.
fn file(text: &str) -> SourceFile {
    SourceFile::new("test.bpmn", format!("{HEAD}{text}\n</b:definitions>"))
}

/// Reads elements as a flow that has no faults.
fn flow(text: &str) -> Flow {
    let source = file(text);
    let imported = import::read(&source, &Shared::default());
    assert!(imported.parsed.diagnostics.is_empty(), "{:#?}", imported.parsed.diagnostics);
    let written = import::to_yaml(&source).unwrap().unwrap();
    let again = crate::syntax::parse(&SourceFile::new("test.yaml", written.as_str()));
    assert!(again.diagnostics.is_empty(), "{written}{:#?}", again.diagnostics);
    assert_eq!(shown(&again.flow), shown(&imported.parsed.flow), "{written}");
    imported.parsed.flow
}

/// Writes steps and hand-offs in one line each.
fn shown(flow: &Flow) -> Vec<String> {
    let steps = flow.steps.iter().map(|step| {
        let exits: Vec<String> = step
            .exits
            .iter()
            .map(|exit| match &exit.when {
                Some(when) => format!("{}: {}", when.value, exit.to.as_str()),
                None => exit.to.to_string(),
            })
            .collect();
        let actor = step.actor.as_ref().map_or("", |actor| actor.as_str());
        format!("{actor} {} {} [{}]", step.kind.key(), step.text.value, exits.join(", "))
    });
    let handoffs = flow.handoffs.iter().map(|handoff| {
        let product = handoff.named_product().map_or("", |product| product.name.as_str());
        let when = handoff.when.as_ref().map_or(String::new(), |when| format!(" ({})", when.value));
        format!("{} -> {}{when}: {product}", handoff.from.as_str(), handoff.to.as_str())
    });
    steps.chain(handoffs).collect()
}

/// Writes a sequence flow.
fn line(from: &str, to: &str) -> String {
    format!("<b:sequenceFlow id=\"{from}-{to}\" sourceRef=\"{from}\" targetRef=\"{to}\"/>")
}

fn named(from: &str, to: &str, name: &str) -> String {
    format!("<b:sequenceFlow id=\"{from}-{to}\" name=\"{name}\" sourceRef=\"{from}\" targetRef=\"{to}\"/>")
}

fn task(id: &str) -> String {
    format!("<b:task id=\"{id}\" name=\"Do {id}\"/>")
}

fn process(parts: &[String]) -> Flow {
    flow(&format!("<b:process id=\"p\" name=\"Clinic\">{}</b:process>", parts.concat()))
}

/// Two lanes: `a` and `b` belong to the first, `c` and `d` to the second.
fn lanes(parts: &[String]) -> Flow {
    let member = |id: &str| format!("<b:flowNodeRef>{id}</b:flowNodeRef>");
    let lane = |name: &str, members: &[&str]| {
        let members: String = members.iter().map(|id| member(id)).collect();
        format!("<b:lane id=\"l-{name}\" name=\"{name}\">{members}</b:lane>")
    };
    let lanes = lane("Ward", &["a", "b", "g"]) + &lane("Lab", &["c", "d"]);
    let mut all = vec![format!("<b:laneSet>{lanes}</b:laneSet>")];
    all.extend_from_slice(parts);
    process(&all)
}

#[test]
fn knows_bpmn_by_its_namespace() {
    assert!(is_bpmn(HEAD));
    assert!(is_bpmn(&format!("\u{feff}\n{HEAD}")));
    assert!(!is_bpmn("<definitions xmlns=\"http://schemas.xmlsoap.org/wsdl/\"/>"));
    assert!(!is_bpmn("flow: http://www.omg.org/spec/BPMN/20100524/MODEL"));
}

#[test]
fn steps_have_kinds_and_follow_each_other() {
    let found = process(&[
        "<b:startEvent id='s' name='Patient&#10;arrives'/>".to_owned(),
        "<b:userTask id='a' name='Draw blood'/><b:endEvent id='e'/>".to_owned(),
        "<b:intermediateCatchEvent id='t'><b:timerEventDefinition><b:timeDuration>PT2H</b:timeDuration></b:timerEventDefinition></b:intermediateCatchEvent>".to_owned(),
        line("a", "t") + &line("t", "e") + &line("s", "a"),
    ]);
    assert_eq!(
        shown(&found),
        [
            "clinic starts Patient arrives [draw-blood]",
            "clinic does Draw blood [after-2-h]",
            "clinic waits After 2 h [end]",
            "clinic ends End []",
        ]
    );
    assert_eq!(found.steps[2].takes.unwrap().least.minutes, 120.0);
    assert!(found.actors[0].is_entity());
}

#[test]
fn what_passes_to_another_lane_is_a_handoff_with_its_place() {
    let parts = [task("a") + &task("c"), named("a", "c", "Blood in a labelled tube")];
    let found = lanes(&parts);
    assert_eq!(
        shown(&found),
        ["ward does Do a []", "lab does Do c []", "do-a -> do-c: Blood in a labelled tube"]
    );
    let text = format!("<b:process id=\"p\">{}</b:process>", parts.concat());
    let source = file(&text.replace("<b:task id=\"a\"", "<b:laneSet><b:lane name='Ward'><b:flowNodeRef>a</b:flowNodeRef></b:lane></b:laneSet><b:task id=\"a\""));
    let handoff = import::read(&source, &Shared::default()).parsed.flow.handoffs.remove(0);
    assert!(source.slice(handoff.ends_span).starts_with("<b:sequenceFlow id=\"a-c\""));
    assert!(source.slice(handoff.ends_span).ends_with("/>"));
    assert_eq!(source.slice(handoff.product.unwrap().name.span), "Blood in a labelled tube");
}

#[test]
fn gateways_are_decisions_or_lines() {
    let found = lanes(&[
        task("a") + &task("b") + &task("c") + &task("d"),
        "<b:exclusiveGateway id='g' name='Fit?'/><b:exclusiveGateway id='j'/>".to_owned(),
        line("a", "g") + &named("g", "b", "no") + &named("g", "j", "yes") + &line("j", "c"),
        "<b:parallelGateway id='k'/>".to_owned() + &line("b", "k") + &line("k", "d") + &line("k", "j"),
    ]);
    assert_eq!(
        shown(&found),
        [
            "ward does Do a [fit]",
            "ward decides Fit? [no: do-b]",
            "ward does Do b []",
            "lab does Do d []",
            "lab does Do c []",
            "fit -> do-c (yes): ",
            "do-b -> do-d: ",
            "do-b -> do-c: ",
        ]
    );
}

#[test]
fn an_unnamed_decision_folds_into_the_step_before_it() {
    let fold = |gateway: &str, answers: [&str; 2]| {
        let [yes, no] = answers.map(|answer| answer.to_owned());
        shown(&lanes(&[
            task("a") + &task("b") + &task("d") + gateway,
            line("a", "g") + &named("g", "b", &yes) + &named("g", "d", &no),
        ]))
    };
    let folded = fold("<b:exclusiveGateway id='g' default='g-d'/>", ["fit", ""]);
    assert_eq!(folded[0], "ward does Do a [fit: do-b]");
    assert_eq!(folded.last().unwrap(), "do-a -> do-d (otherwise): ");
    let asked = fold("<b:complexGateway id='g'/>", ["fit", "unfit"]);
    assert_eq!(asked[1], "ward decides fit or unfit? [fit: do-b]");
    let open = fold("<b:exclusiveGateway id='g'/>", ["", ""]);
    assert_eq!(open[1], "ward decides Which way? [do-b]");
}

#[test]
fn pools_are_actors_and_messages_are_handoffs() {
    let found = flow(
        "<b:collaboration id='c' name='Blood test'><b:participant id='x' name='Patient'/>\
         <b:participant id='y' name='Laboratory' processRef='p'/>\
         <b:messageFlow id='m1' name='Complete order' sourceRef='x' targetRef='s'/>\
         <b:messageFlow id='m2' messageRef='result' sourceRef='inner' targetRef='x'/>\
         <b:messageFlow id='m3' sourceRef='nobody' targetRef='x'/></b:collaboration>\
         <b:message id='result' name='Answer to the question'/>\
         <b:process id='p'><b:startEvent id='s' name='Order is there'/>\
         <b:subProcess id='u' name='Test'><b:task id='inner' name='Answer'/></b:subProcess>\
         <b:sequenceFlow id='f' sourceRef='s' targetRef='u'/></b:process>",
    );
    assert_eq!(found.title(), "Blood test");
    let patient = &found.actors[0];
    assert!(patient.is_external() && patient.is_entity() && patient.name.as_str() == "Patient");
    assert!(!found.actors[1].is_external());
    assert_eq!(
        shown(&found)[2..],
        ["patient -> order-is-there: Complete order", "test -> patient: Answer to the question"]
    );
}

#[test]
fn nested_and_nameless_lanes_are_told_apart() {
    let lane =
        |name: &str, id: &str| format!("<b:lane name='{name}'><b:flowNodeRef>{id}</b:flowNodeRef></b:lane>");
    let nested = format!(
        "<b:laneSet><b:lane name='Day'><b:flowNodeRef>a</b:flowNodeRef><b:flowNodeRef>e</b:flowNodeRef>\
         <b:childLaneSet>{}</b:childLaneSet></b:lane><b:lane name='Night'><b:childLaneSet>{}</b:childLaneSet></b:lane>{}</b:laneSet>",
        lane("Nurse", "a"),
        lane("Nurse", "b") + &lane("Clerk", "c"),
        lane("", "d"),
    );
    let found = process(&[nested, ["a", "b", "c", "d", "e"].map(task).concat()]);
    let actors: Vec<(&str, &str)> =
        found.actors.iter().map(|actor| (actor.id.as_str(), actor.name.as_str())).collect();
    assert_eq!(
        actors,
        [
            ("day", "Day"),
            ("day-nurse", "Day: Nurse"),
            ("night-nurse", "Night: Nurse"),
            ("clerk", "Clerk"),
            ("clinic-lane-6", "Clinic: lane 6"),
        ]
    );
    let of: Vec<&str> = found.steps.iter().map(|step| step.actor.as_ref().unwrap().as_str()).collect();
    assert_eq!(of, ["day-nurse", "night-nurse", "clerk", "clinic-lane-6", "day"]);
}

#[test]
fn borders_and_jumps_are_ways_on() {
    let found = process(&[
        ["a", "b", "c", "d"].map(task).concat(),
        "<b:boundaryEvent id='w' attachedToRef='a'><b:timerEventDefinition><b:timeDuration>P2D</b:timeDuration></b:timerEventDefinition></b:boundaryEvent>".to_owned(),
        line("a", "b") + &line("w", "c"),
        "<b:intermediateThrowEvent id='out'><b:linkEventDefinition name='A'/></b:intermediateThrowEvent>\
         <b:intermediateCatchEvent id='in'><b:linkEventDefinition name='A'/></b:intermediateCatchEvent>".to_owned(),
        line("b", "out") + &line("in", "d"),
        "<b:boundaryEvent id='undo' attachedToRef='d'><b:compensateEventDefinition/></b:boundaryEvent>\
         <b:task id='z' name='Give it back' isForCompensation='true'/>\
         <b:association sourceRef='undo' targetRef='z'/>".to_owned(),
    ]);
    assert_eq!(
        shown(&found),
        [
            "clinic does Do a [otherwise: do-b, After 2 d: do-c]",
            "clinic does Do b [do-d]",
            "clinic does Do d [To be undone: give-it-back]",
            "clinic does Give it back []",
            "clinic does Do c []",
        ]
    );
}

#[test]
fn data_is_a_product_where_it_passes_and_a_document_elsewhere() {
    let writes = |id: &str, data: &str| {
        format!(
            "<b:task id='{id}' name='Do {id}'><b:dataOutputAssociation><b:targetRef>{data}</b:targetRef></b:dataOutputAssociation></b:task>"
        )
    };
    let reads = |id: &str, data: &str| {
        format!(
            "<b:task id='{id}' name='Do {id}'><b:dataInputAssociation><b:sourceRef>{data}</b:sourceRef></b:dataInputAssociation></b:task>"
        )
    };
    let found = lanes(&[
        writes("a", "tube") + &reads("c", "tube") + &writes("d", "report"),
        "<b:dataObjectReference id='tube' name='Blood'><b:dataState name='labelled'/></b:dataObjectReference>\
         <b:dataObject id='o' name='Report'/><b:dataObjectReference id='report' dataObjectRef='o'/>".to_owned(),
        line("a", "c") + &line("c", "d"),
        "<b:textAnnotation id='n'><b:text>Within  two hours</b:text></b:textAnnotation><b:association sourceRef='a-c' targetRef='n'/>".to_owned(),
    ]);
    let handoff = &found.handoffs[0];
    assert_eq!(handoff.named_product().unwrap().name.as_str(), "Blood [labelled]");
    assert_eq!(handoff.note.as_ref().unwrap().as_str(), "Within two hours");
    let documents: Vec<usize> = found.steps.iter().map(|step| step.documents.len()).collect();
    assert_eq!(documents, [0, 0, 1]);
    assert_eq!(found.steps[2].documents[0].as_str(), "Report");
}

#[test]
fn keys_of_flows_come_back() {
    let keys = |inner: &str| format!("<b:extensionElements><h:keys>{inner}</h:keys></b:extensionElements>");
    let found = flow(&format!(
        "<b:collaboration id='c' name='T'>{}\
         <b:participant id='x' name='Patient'>{}</b:participant>\
         <b:participant id='y' name='Lab' processRef='p'/>\
         <b:messageFlow id='m' name='An answer' sourceRef='t' targetRef='x'><b:documentation>in words</b:documentation>{}</b:messageFlow></b:collaboration>\
         <b:process id='p'><b:task id='t' name='Answer now'>{}</b:task></b:process>",
        keys("<h:customer>sick-person</h:customer>"),
        keys("<h:id>sick-person</h:id><h:side>external</h:side>"),
        keys(
            "<h:id>told</h:id><h:product><h:name>Old words</h:name><h:accept><h:item>She says so</h:item></h:accept></h:product>\
              <h:measures><h:asks>Do you know?</h:asks><h:entry key='target'>90%</h:entry></h:measures>"
        ),
        keys("<h:id>answer</h:id><h:does>Answer</h:does><h:takes>5 min</h:takes>"),
    ));
    assert_eq!(found.customers[0].as_str(), "sick-person");
    let handoff = &found.handoffs[0];
    assert_eq!(handoff.id.as_str(), "told");
    let product = handoff.product.as_ref().unwrap();
    assert_eq!((product.name.as_str(), product.accept[0].as_str()), ("An answer", "She says so"));
    assert_eq!(handoff.measures.len(), 1);
    assert!(handoff.note.is_none());
    assert_eq!((found.steps[0].id.as_str(), found.steps[0].text.as_str()), ("answer", "Answer now"));
    assert_eq!(found.steps[0].takes.unwrap().least.minutes, 5.0);
}

#[test]
fn lines_never_become_more() {
    let count = 60;
    let mut parts = vec!["<b:parallelGateway id='g'/><b:parallelGateway id='h'/>".to_owned(), line("g", "h")];
    for index in 0..count {
        parts.push(task(&format!("i{index}")) + &task(&format!("o{index}")));
        parts.push(line(&format!("i{index}"), "g") + &line("h", &format!("o{index}")));
    }
    let found = process(&parts);
    let exits: usize = found.steps.iter().map(|step| step.exits.len()).sum();
    assert!(exits <= 2 * count + 1, "{exits}");
    assert!(found.steps.iter().any(|step| step.kind == StepKind::Waits));
}
