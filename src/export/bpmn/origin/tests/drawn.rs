//! What changes in the drawing: the answers at lines, what they lead to, the products beside them.

use super::{assert_whole, changed};
use crate::geometry::Rect;
use crate::text::SourceFile;
use crate::xml::{Document, Element};

/// A decision in one lane, of which an answer leads to another.
pub(super) const SMALL: &str = include_str!("small.bpmn");

/// Writes a changed flow back; what the file has no place for is told by `left`.
fn written(from: &str, to: &str, left: &[&str]) -> String {
    let change = |yaml: String| {
        assert!(yaml.contains(from), "{from}\n{yaml}");
        yaml.replace(from, to)
    };
    let written = changed(SMALL.as_bytes(), change).unwrap();
    assert_eq!(written.left, left);
    let text = String::from_utf8(written.bytes).unwrap();
    assert_whole(&text);
    assert_nothing_overlaps(&text);
    text
}

fn side(of: Element<'_, '_>, name: &str) -> f64 {
    of.attribute(name).unwrap().value.parse().unwrap()
}

/// Asserts that shapes and their words stand beside each other, within their pool and its lanes.
fn assert_nothing_overlaps(text: &str) {
    let source = SourceFile::new("a.bpmn", text);
    let document = Document::read(&source).unwrap();
    let mut placed: Vec<(String, Rect)> = Vec::new();
    for bounds in document.root().descendants().filter(|it| it.name() == "Bounds") {
        let at = ["x", "y", "width", "height"].map(|name| side(bounds, name));
        let around = bounds.parent().unwrap();
        let shape = if around.name() == "BPMNLabel" { around.parent().unwrap() } else { around };
        let name = shape.attribute("bpmnElement").unwrap().value.to_owned();
        if !name.starts_with(['L', 'P']) || name.starts_with("Product") {
            placed.push((name, Rect::new(at[0], at[1], at[2], at[3])));
        }
    }
    for (index, (name, one)) in placed.iter().enumerate() {
        for (other_name, other) in &placed[index + 1..] {
            assert!(!one.overlaps(*other, 0.1), "{name} {other_name}: {one:?} {other:?}\n{text}");
        }
    }
}

#[test]
fn answers_change_at_their_lines() {
    let text = written("\"no\": try-again", "not yet: try-again", &[]);
    assert!(text.contains("name=\"not yet\" sourceRef=\"G\""), "{text}");
    assert!(text.contains("tFormalExpression\">not yet</"), "{text}");
    let text = written("when: \"yes\"", "when: enough", &[]);
    assert_eq!(text, SMALL.replace("name=\"yes\"", "name=\"enough\""));
    let text = written("enough -> test-it: { when: \"yes\" }", "enough -> test-it", &[]);
    assert_eq!(text, SMALL.replace(" name=\"yes\"", ""));
    let text = written("does: Draw blood, then: enough", "does: Draw blood, then: { done: enough }", &[]);
    assert!(text.contains("<bpmn:sequenceFlow name=\"done\" id=\"F1\""), "{text}");
    assert!(text.contains("<bpmn:conditionExpression>done</"), "{text}");
}

#[test]
fn an_expression_for_an_engine_stays() {
    let file = SMALL.replace("F2\" name=\"no\"", "F2\"").replace(">no</", ">${ !enough }</");
    let change = |yaml: String| yaml.replace("${ !enough }", "no");
    let written = changed(file.as_bytes(), change).unwrap();
    assert_eq!(written.left, [] as [String; 0]);
    let text = String::from_utf8(written.bytes).unwrap();
    assert_eq!(text, file.replace("sequenceFlow id=\"F2\"", "sequenceFlow name=\"no\" id=\"F2\""));
}

#[test]
fn a_chance_goes_into_the_extension_of_its_line() {
    let text = written("\"no\": try-again", "\"no\": { step: try-again, chance: 20% }", &[]);
    assert!(text.contains("<handoff:chance>20%</handoff:chance>"), "{text}");
}

#[test]
fn a_product_behind_a_decision_is_shown() {
    let text = written("when: \"yes\"", "when: \"yes\", product: Blood for three tests", &[]);
    assert!(text.contains("name=\"Blood for three tests\" dataObjectRef=\"Data_F3\""), "{text}");
    assert!(text.contains("sourceRef=\"Product_F3\" targetRef=\"F3\""), "{text}");
    assert!(text.contains("bpmnElement=\"With_F3\""), "{text}");
    let again = changed(text.as_bytes(), |yaml| yaml.replace("Blood for three tests", "Blood")).unwrap();
    assert_eq!(String::from_utf8(again.bytes).unwrap(), text.replace("Blood for three tests", "Blood"));
}

#[test]
fn a_step_comes_between_two_others() {
    let steps = "then: label }\n  label: { actor: nurse, does: Label it, then: enough }";
    let text = written("then: enough }", steps, &[]);
    assert!(!text.contains("F1"), "{text}");
    let steps = "{ \"no\": calm } }\n  calm: { actor: nurse, does: Calm them, then: try-again }";
    let text = written("{ \"no\": try-again } }", steps, &[]);
    assert!(
        text.contains("<bpmn:sequenceFlow id=\"F2\" name=\"no\" sourceRef=\"G\" targetRef=\"Step_calm\"")
    );
    assert!(!text.contains("<bpmn:incoming>F2</"), "{text}");
    let text = written("enough -> test-it", "enough -> tested", &[]);
    assert!(text.contains("sourceRef=\"G\" targetRef=\"E\""), "{text}");
    assert!(text.contains("<bpmn:incoming>F4</bpmn:incoming><bpmn:incoming>F3</bpmn:incoming>"), "{text}");
}

#[test]
fn what_has_no_place_is_told_once() {
    let other = "actors:\n  lab: Lab\n  nurse: Nurse\n";
    let left = ["NOT written: the actors stand in another order"];
    assert_eq!(written("actors:\n  nurse: Nurse\n  lab: Lab\n", other, &left), SMALL);
}

#[test]
fn an_actor_gets_a_lane_or_a_pool() {
    let actors = "  lab: Lab\n  doc: { name: Doctor, note: By telephone }\n  patient: { name: Patient, side: external }\n";
    let steps = "ends: Tested }\n  read: { actor: doc, does: Read it }\n";
    let change = |yaml: String| {
        let yaml = yaml.replace("  lab: Lab\n", actors).replace("ends: Tested }\n", steps);
        yaml + "  - test-it -> read: Result\n  - read -> patient: Answer\n"
    };
    let written = changed(SMALL.as_bytes(), change).unwrap();
    assert_eq!(written.left, [] as [String; 0]);
    let text = String::from_utf8(written.bytes).unwrap();
    assert_whole(&text);
    assert_nothing_overlaps(&text);
    for part in [
        "<bpmn:flowNodeRef>Step_read</bpmn:flowNodeRef>",
        "targetRef=\"Actor_patient\"",
        "<dc:Bounds x=\"130\" y=\"380\" width=\"770\" height=\"120\"/>",
        "<dc:Bounds x=\"100\" y=\"80\" width=\"800\" height=\"420\" />",
        "<dc:Bounds x=\"100\" y=\"530\" width=\"800\" height=\"60\"/>",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    let again = changed(text.as_bytes(), |yaml| yaml).unwrap();
    assert!(again.bytes == text.as_bytes() && again.left.is_empty());
}

#[test]
fn a_step_goes_to_another_lane() {
    let change = |yaml: String| {
        let yaml = yaml.replace("draw-blood: { actor: nurse", "draw-blood: { actor: lab");
        let yaml = yaml.replace(", then: draw-blood", "").replace("Draw blood, then: enough", "Draw blood");
        yaml + "  - need-seen -> draw-blood\n  - draw-blood -> enough: Blood\n"
    };
    let written = changed(SMALL.as_bytes(), change).unwrap();
    assert_eq!(written.left, [] as [String; 0]);
    let text = String::from_utf8(written.bytes).unwrap();
    assert_whole(&text);
    assert_nothing_overlaps(&text);
    assert_eq!(text.matches("<bpmn:flowNodeRef>T1<").count(), 1);
    assert!(text.contains("bpmnElement=\"T1\"><dc:Bounds x=\"260\" y=\"260\""), "{text}");
}
