//! What is written back: nothing where nothing changed, and else only that.

mod drawn;
mod shared;
mod texts;

use super::{WrittenBack, fingerprint, write_back};
use crate::config::Settings;
use crate::export::{Chart, ExportError};
use crate::graph::FlowGraph;
use crate::import;
use crate::model::Shared;
use crate::syntax::{Content, Node, parse};
use crate::text::SourceFile;
use crate::xml;
use std::fs;
use std::path::Path;

const SMALL: &str = r#"<?xml version='1.0' encoding='ISO-8859-1'?>
<b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:other="urn:other" targetNamespace="urn:x">
	<b:collaboration id="c">
		<b:participant id="p1" name='Büro' processRef="pr"/>
		<b:participant id="p2" name="Customer" other:colour="red"/>
		<b:messageFlow id="m1" sourceRef="t1" targetRef="p2"/>
		<b:messageFlow id="m2" name="Question" sourceRef="p2" targetRef="t1"><!-- kept --></b:messageFlow>
	</b:collaboration>
	<b:process id="pr">
		<b:task id="t1" name="Answer"><b:documentation>By telephone</b:documentation>
			<b:extensionElements><other:a/></b:extensionElements>
		</b:task>
	</b:process>
</b:definitions>
"#;

fn latin() -> Vec<u8> {
    SMALL.chars().map(|character| u8::try_from(u32::from(character)).unwrap()).collect()
}

/// Imports a file, lets the flow be changed, and writes it back.
fn changed(bytes: &[u8], change: impl Fn(String) -> String) -> Result<WrittenBack, ExportError> {
    let text = xml::decode(bytes.to_vec()).unwrap();
    let yaml = import::to_yaml(&SourceFile::new("a.bpmn", text)).unwrap().unwrap();
    let source = SourceFile::new("a.yaml", change(yaml));
    let (flow, shared, settings) = (parse(&source).flow, Shared::default(), Settings::default());
    let graph = FlowGraph::build(&flow, &shared);
    let chart = Chart::new(&source, (&flow, &shared, &graph), &settings, jiff::civil::date(2026, 11, 1));
    write_back(&chart, "a.bpmn", None, bytes)
}

#[test]
fn what_did_not_change_stays_byte_for_byte() {
    let files = [latin(), drawn::SMALL.into(), exported().into_bytes(), texts::SEVERAL.into()];
    for bytes in files {
        let written = changed(&bytes, |yaml| yaml).unwrap();
        assert!(written.bytes == bytes);
        assert_eq!(written.left, [] as [String; 0]);
    }
}

#[test]
fn only_what_changed_is_edited() {
    let change = |yaml: String| {
        let yaml = yaml.replace("Büro", "Büro's \"neues\" →").replace("Question", "A <clear> question");
        let yaml = yaml.replace("By telephone", "By telephone or by letter & stamp");
        let told = "- answer -> customer: { product: Answer that helps, need: Today }";
        yaml.replace("- answer -> customer", told)
    };
    let written = changed(&latin(), change).unwrap();
    assert_eq!(written.left, [] as [String; 0]);
    let text: String = written.bytes.iter().map(|byte| char::from(*byte)).collect();
    let expected = SMALL
        .replace("'Büro'", "'Büro&apos;s &quot;neues&quot; &#8594;'")
        .replace("\"Question\"", "\"A &lt;clear&gt; question\"")
        .replace("By telephone", "By telephone or by letter &amp; stamp");
    for line in expected.lines().filter(|line| !line.contains("\"m1\"") && !line.contains("\"p1\"")) {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert!(text.contains("name='Büro&apos;s &quot;neues&quot; &#8594;'"), "{text}");
    assert!(text.contains("<b:messageFlow name=\"Answer that helps\" id=\"m1\""), "{text}");
    assert!(text.contains("<handoff:need>Today</handoff:need>"), "{text}");
}

#[test]
fn a_name_that_others_read_too_stays_theirs() {
    let message = "<b:message id=\"me\" name=\"Form\"/>\n\t<b:collaboration";
    let text = SMALL.replace("<b:collaboration", message).replace("id=\"m1\"", "id=\"m1\" messageRef=\"me\"");
    let text = text.replace("id=\"m2\" name=\"Question\"", "id=\"m2\" messageRef=\"me\"");
    let text = text.replace("ISO-8859-1", "UTF-8");
    let one = changed(text.as_bytes(), |yaml| yaml.replacen(": Form", ": Letter", 1)).unwrap();
    assert_eq!(one.left, [] as [String; 0]);
    let one = String::from_utf8(one.bytes).unwrap();
    assert!(one.contains("id=\"me\" name=\"Form\"") && one.matches("name=\"Letter\"").count() == 1, "{one}");
    let both = changed(text.as_bytes(), |yaml| yaml.replace(": Form", ": Letter")).unwrap();
    assert!(both.bytes == text.replace("\"Form\"", "\"Letter\"").into_bytes());
}

const CALLED: &str = r#"<b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:x">
	<b:signal id="drawn" name="Blood is drawn"/>
	<b:collaboration id="c"><b:participant id="p1" name="Ward" processRef="w"/><b:participant id="p2" name="Lab" processRef="l"/><b:participant id="p3" name="Desk" processRef="d"/></b:collaboration>
	<b:process id="w"><b:intermediateThrowEvent id="out" name="Drawn"><b:signalEventDefinition id="o" signalRef="drawn"/></b:intermediateThrowEvent></b:process>
	<b:process id="l"><b:startEvent id="in" name="Called"><b:signalEventDefinition id="i" signalRef="drawn"/></b:startEvent></b:process>
	<b:process id="d"><b:startEvent id="on" name="Told"><b:signalEventDefinition id="j" signalRef="drawn"/></b:startEvent></b:process>
</b:definitions>
"#;

#[test]
fn what_is_said_of_a_signal_stands_where_it_is_caught() {
    assert!(changed(CALLED.as_bytes(), |yaml| yaml).unwrap().bytes == CALLED.as_bytes());
    let all = changed(CALLED.as_bytes(), |yaml| yaml.replace("Blood is drawn", "Labelled blood")).unwrap();
    assert!(all.bytes == CALLED.replace("Blood is drawn", "Labelled blood").into_bytes());
    let one = |yaml: String| {
        let keys = "called: { product: Labelled blood, need: Within the hour }";
        yaml.replace("called: Blood is drawn", keys)
    };
    let written = changed(CALLED.as_bytes(), one).unwrap();
    assert_eq!(written.left, [] as [String; 0]);
    let text = String::from_utf8(written.bytes.clone()).unwrap();
    let (before, caught) = text.split_once("<b:signalEventDefinition id=\"i\" signalRef=\"drawn\">").unwrap();
    assert!(before.contains("name=\"Blood is drawn\"") && caught.contains("Within the hour"), "{text}");
    assert!(changed(&written.bytes, |yaml| yaml).unwrap().bytes == written.bytes);
}

#[test]
fn a_signal_that_tells_somebody_less_leaves_the_steps() {
    let written = changed(CALLED.as_bytes(), |yaml| {
        yaml.lines().filter(|line| !line.contains("-> called")).map(|line| format!("{line}\n")).collect()
    });
    let written = written.unwrap();
    assert_eq!(written.left, [] as [String; 0]);
    let text = String::from_utf8(written.bytes).unwrap();
    assert!(
        text.contains("name=\"Drawn\"") && text.contains("id=\"o\"") && text.contains("id=\"j\""),
        "{text}"
    );
    assert!(text.contains("name=\"Called\"") && !text.contains("id=\"i\""), "{text}");
}

#[test]
fn what_is_written_back_is_read_as_the_flow_is() {
    let change = |yaml: String| {
        let yaml = yaml.replace("does: Answer", "takes: 5 min, does: Answer in words, adds-value: true");
        yaml + "measures: { m: { name: Late answers, unit: percent, target: 2% } }\nowner: Office\n"
    };
    let written = changed(&latin(), change).unwrap();
    assert_eq!(written.left, [] as [String; 0]);
    let text = xml::decode(written.bytes.clone()).unwrap();
    let again = changed(&written.bytes, |yaml| yaml).unwrap();
    assert!(again.bytes == written.bytes, "{text}");
    let yaml = import::to_yaml(&SourceFile::new("a.bpmn", text)).unwrap().unwrap();
    for part in ["answer:", "Answer in words", "takes: 5 min", "Late answers", "owner: Office"] {
        assert!(yaml.contains(part), "{yaml}");
    }
}

#[test]
fn steps_and_lines_are_added_with_their_shapes() {
    let change = |yaml: String| {
        let yaml = yaml.replace("steps:\n", "steps:\n  more: { actor: büro, waits: More, takes: 1 h, then: sure }\n  sure: { actor: büro, decides: Sure? }\n");
        yaml.replace(
            "handoffs:\n",
            "handoffs:\n  - sure -> customer: { when: \"yes\", product: Certainty, need: Soon }\n",
        )
    };
    let written = changed(&latin(), change).unwrap();
    assert_eq!(written.left, [] as [String; 0]);
    let text = xml::decode(written.bytes).unwrap();
    for part in
        ["<b:intermediateCatchEvent", "name=\"yes: Certainty\"", "<b:sequenceFlow", "<handoff:need>Soon<"]
    {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert!(
        SMALL.lines().filter(|line| !line.contains("definitions>")).all(|line| text.contains(line)),
        "{text}"
    );
}

/// The main example as BPMN, which has a diagram.
fn exported() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("flows/lab-test.yaml");
    let source = SourceFile::new("a.yaml", fs::read_to_string(path).unwrap());
    let (flow, shared, settings) = (parse(&source).flow, Shared::default(), Settings::default());
    let graph = FlowGraph::build(&flow, &shared);
    let chart = Chart::new(&source, (&flow, &shared, &graph), &settings, jiff::civil::date(2026, 11, 1));
    String::from_utf8(crate::export::bpmn::bpmn(&chart).unwrap().bytes).unwrap()
}

/// Asserts that whatever an element points to is there.
fn assert_whole(text: &str) {
    let source = SourceFile::new("a.bpmn", text);
    let document = xml::Document::read(&source).unwrap();
    let ids: std::collections::HashSet<&str> =
        document.root().descendants().filter_map(|it| it.attribute("id")).map(|id| id.value).collect();
    for element in document.root().descendants() {
        for name in ["sourceRef", "targetRef", "bpmnElement", "processRef", "dataObjectRef"] {
            if let Some(points) = element.attribute(name) {
                assert!(ids.contains(points.value), "{name} {}\n{text}", points.value);
            }
        }
        if matches!(element.name(), "incoming" | "outgoing" | "flowNodeRef" | "sourceRef" | "targetRef") {
            assert!(ids.contains(element.text().trim()), "{} {}\n{text}", element.name(), element.text());
        }
    }
}

#[test]
fn what_is_gone_leaves_nothing_behind() {
    let text = exported();
    assert_whole(&text);
    let flow = imported(&text);
    let steps = parse(&SourceFile::new("a.yaml", flow.as_str())).flow.steps;
    assert!(steps.len() > 5);
    for step in &steps {
        let id = step.id.as_str();
        let written = changed(text.as_bytes(), |yaml| without(&yaml, id)).unwrap();
        let left = String::from_utf8(written.bytes).unwrap();
        assert_whole(&left);
        assert!(!left.contains(&format!("\"Step_{id}\"")), "{id}\n{left}");
        assert_eq!(written.left, [] as [String; 0], "{id}");
    }
}

fn imported(text: &str) -> String {
    import::to_yaml(&SourceFile::new("a.bpmn", text)).unwrap().unwrap()
}

/// Takes a step out of a flow, with all that leads to it and from it.
fn without(yaml: &str, id: &str) -> String {
    let document = crate::syntax::read(yaml);
    let mut root = document.root.unwrap();
    let Content::Mapping(sections) = &mut root.content else { panic!("a table") };
    for (key, value) in sections {
        match (key.text().unwrap(), &mut value.content) {
            ("steps", Content::Mapping(steps)) => {
                steps.retain(|(key, _)| key.text() != Some(id));
                for (_, step) in steps {
                    let Content::Mapping(keys) = &mut step.content else { continue };
                    keys.retain_mut(|(key, value)| key.text() != Some("then") || leads_on(value, id));
                }
            }
            ("handoffs", Content::Sequence(handoffs)) => handoffs.retain(|item| {
                let first = item.entries().map_or(item, |entries| &entries[0].0);
                let (from, to) = first.text().unwrap().split_once(" -> ").unwrap();
                from != id && to.split(':').next() != Some(id)
            }),
            _ => {}
        }
    }
    crate::syntax::write(&root).unwrap()
}

/// Takes a step out of what follows another, and tells whether something is left.
fn leads_on(then: &mut Node<'_>, id: &str) -> bool {
    let is_other = |node: &Node<'_>| {
        let step = node.entries().and_then(|keys| keys.iter().find(|(key, _)| key.text() == Some("step")));
        step.map_or(node, |(_, step)| step).text() != Some(id)
    };
    match &mut then.content {
        Content::Sequence(items) => {
            items.retain(|item| is_other(item));
            !items.is_empty()
        }
        Content::Mapping(entries) if !entries.iter().any(|(key, _)| key.text() == Some("step")) => {
            entries.retain(|(_, node)| is_other(node));
            !entries.is_empty()
        }
        _ => is_other(then),
    }
}

#[test]
fn what_the_file_has_no_place_for_is_told() {
    let change = |yaml: String| yaml.replace("actors:\n", "actors:\n  more: More\n");
    let written = changed(&latin(), change).unwrap();
    assert!(written.bytes == latin());
    assert_eq!(written.left, ["NOT written: actor \"More\" was added"]);
}

#[test]
fn a_file_that_changed_is_refused() {
    let source = SourceFile::new("a.yaml", "flow: F\nactors: { a: A }\nhandoffs: []\n");
    let (flow, shared, settings) = (parse(&source).flow, Shared::default(), Settings::default());
    let graph = FlowGraph::build(&flow, &shared);
    let chart = Chart::new(&source, (&flow, &shared, &graph), &settings, jiff::civil::date(2026, 11, 1));
    let hash = fingerprint(&latin());
    let error = write_back(&chart, "a.bpmn", Some(&fingerprint(b"")), &latin()).unwrap_err();
    assert_eq!(error.message, "`a.bpmn` changed since the flow was imported from it");
    assert!(write_back(&chart, "a.bpmn", Some(&hash.to_uppercase()), &latin()).is_ok());
    assert!(write_back(&chart, "a.bpmn", None, b"flow: x").is_err());
    let error = write_back(&chart, "a.yaml", None, b"flow: F\nactors: { a: A }\nhandoffs: []\n").unwrap_err();
    assert_eq!(error.message, "`a.yaml` is no BPMN that can be read");
}
