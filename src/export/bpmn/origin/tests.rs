//! What is written back: nothing where nothing changed, and else only that.

use super::{fingerprint, write_back};
use crate::config::Settings;
use crate::export::{Chart, ExportError, Exported};
use crate::graph::FlowGraph;
use crate::import;
use crate::model::Shared;
use crate::syntax::parse;
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
fn changed(bytes: &[u8], change: impl Fn(String) -> String) -> Result<Exported, ExportError> {
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
    let mut files = vec![latin()];
    let reference = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/bpmn");
    for entry in fs::read_dir(reference).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "bpmn") {
            files.push(fs::read(path).unwrap());
        }
    }
    for bytes in files {
        let written = changed(&bytes, |yaml| yaml).unwrap();
        assert!(written.bytes == bytes);
        assert_eq!(written.remarks, [] as [String; 0]);
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
    assert_eq!(written.remarks, [] as [String; 0]);
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
fn what_is_written_back_is_read_as_the_flow_is() {
    let change = |yaml: String| {
        let yaml = yaml.replace("does: Answer", "takes: 5 min, does: Answer in words, adds-value: true");
        yaml + "measures: { m: { name: Late answers, unit: percent, target: 2% } }\nowner: Office\n"
    };
    let written = changed(&latin(), change).unwrap();
    assert_eq!(written.remarks, [] as [String; 0]);
    let text = xml::decode(written.bytes.clone()).unwrap();
    let again = changed(&written.bytes, |yaml| yaml).unwrap();
    assert!(again.bytes == written.bytes, "{text}");
    let yaml = import::to_yaml(&SourceFile::new("a.bpmn", text)).unwrap().unwrap();
    for part in ["answer:", "Answer in words", "takes: 5 min", "Late answers", "owner: Office"] {
        assert!(yaml.contains(part), "{yaml}");
    }
}

#[test]
fn what_the_file_has_no_place_for_is_told() {
    let change = |yaml: String| yaml.replace("steps:\n", "steps:\n  more: { actor: büro, does: More }\n");
    let written = changed(&latin(), change).unwrap();
    assert!(written.bytes == latin());
    assert_eq!(written.remarks.len(), 1);
    assert!(written.remarks[0].contains("step \"More\" was added"), "{}", written.remarks[0]);
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
}
