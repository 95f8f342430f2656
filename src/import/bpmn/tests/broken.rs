//! What is said of broken files, and that no file is too broken to be read.

use super::{HEAD, file, flow, line, process, shown, task};
use crate::diagnostic::Diagnostic;
use crate::import::{self, bpmn::read};
use crate::model::Shared;
use crate::text::SourceFile;
use proptest::prelude::*;

#[test]
fn broken_files_are_told_with_their_place() {
    let fault = |text: &str| {
        let source = SourceFile::new("a.bpmn", text);
        let fault = *read(&source).unwrap_err();
        assert!(fault.help.is_some());
        (fault.rule.code().to_owned(), source.position(fault.span.start).line, fault.message)
    };
    let doctype = fault("<?xml version='1.0'?>\n<!DOCTYPE x>\n<x/>");
    assert_eq!((doctype.0.as_str(), doctype.1), ("S009", 2));
    assert!(doctype.2.contains("document type"));
    assert_eq!(fault(&format!("{HEAD}<b:process>\n<b:task name='a & b'/>")).1, 4);
    assert!(fault("<svg/>").2.contains("`svg`"));
    assert_eq!(fault(&"<a>".repeat(300)).0, "S007");
}

#[test]
fn empty_and_dangling_files_are_flows_of_nothing() {
    assert!(shown(&flow("")).is_empty());
    assert!(shown(&flow("<b:process id='p'/><b:collaboration/>")).is_empty());
    let found = process(&[
        task("a"),
        line("a", "nowhere") + &line("nowhere", "a") + &line("a", "a"),
        "<b:boundaryEvent id='w' attachedToRef='w'/><b:boundaryEvent id='v' attachedToRef='q'/>".to_owned(),
        "<b:association sourceRef='a' targetRef='q'/><b:dataObjectReference dataObjectRef='q'/>".to_owned(),
    ]);
    assert!(shown(&found).contains(&"clinic does Do a [do-a]".to_owned()), "{:?}", shown(&found));
}

/// A file with one of nearly everything.
fn everything() -> String {
    let parts = [
        "<b:collaboration id='c'><b:participant id='x' name='Patient'/><b:participant id='y' name='Lab' processRef='p'/>\
         <b:messageFlow id='m' name='Order' sourceRef='x' targetRef='s'/></b:collaboration><b:process id='p'>\
         <b:laneSet><b:lane id='l' name='L'><b:flowNodeRef>a</b:flowNodeRef><b:childLaneSet><b:lane id='k'><b:flowNodeRef>g</b:flowNodeRef></b:lane></b:childLaneSet></b:lane></b:laneSet>\
         <b:startEvent id='s'/><b:task id='a' name='A'><b:dataOutputAssociation><b:targetRef>d</b:targetRef></b:dataOutputAssociation></b:task>\
         <b:exclusiveGateway id='g' default='g-b'/><b:subProcess id='b'><b:task id='i'/></b:subProcess><b:dataObjectReference id='d' name='D'/>\
         <b:boundaryEvent id='w' attachedToRef='b'><b:timerEventDefinition><b:timeDuration>P1D</b:timeDuration></b:timerEventDefinition></b:boundaryEvent><b:parallelGateway id='h'/><b:endEvent id='e'/>"
            .to_owned(),
        [("s", "a"), ("a", "g"), ("g", "b"), ("g", "h"), ("b", "h"), ("w", "e"), ("h", "e"), ("h", "a")]
            .map(|(from, to)| line(from, to))
            .concat(),
        "<b:textAnnotation id='n'><b:text>N</b:text></b:textAnnotation><b:association sourceRef='a' targetRef='n'/></b:process>".to_owned(),
    ];
    file(&parts.concat()).text().to_owned()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Whatever is swapped, doubled or cut, reading ends, and what comes of it is a flow again.
    #[test]
    fn no_file_is_too_broken(cuts in prop::collection::vec((0.0..1.0f64, 0..40usize, 0.0..1.0f64), 0..6)) {
        let mut text = everything();
        for (at, length, to) in cuts {
            let characters: Vec<char> = text.chars().collect();
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a place in a short text")]
            let place = |share: f64| (characters.len() as f64 * share) as usize;
            let (from, to) = (place(at), place(to));
            let piece = &characters[from..(from + length).min(characters.len())];
            let (before, after) = characters.split_at(to);
            text = before.iter().chain(piece).chain(after).collect();
        }
        still_a_flow(&text);
    }

    /// Ids that are mixed up make another chart, and never a fault.
    #[test]
    fn no_reference_leads_astray(ids in prop::collection::vec((0..12usize, 0..12usize), 0..8)) {
        const IDS: [&str; 12] = ["s", "a", "g", "b", "i", "w", "h", "e", "d", "x", "y", "p"];
        let mut text = everything();
        for (one, other) in ids {
            text = text.replacen(&format!("'{}'", IDS[one]), &format!("'{}'", IDS[other]), 1);
            text = text.replacen(&format!("targetRef=\"{}\"", IDS[one]), &format!("targetRef=\"{}\"", IDS[other]), 1);
        }
        let source = SourceFile::new("a.bpmn", text.as_str());
        let found = import::read(&source, &Shared::default()).parsed.diagnostics;
        prop_assert!(found.iter().all(|fault| fault.rule.code() != "R001"), "{:?}", found);
        still_a_flow(&text);
    }
}

fn still_a_flow(text: &str) {
    let source = SourceFile::new("a.bpmn", text);
    if let Some(written) = import::to_yaml(&source).unwrap() {
        let again = crate::syntax::parse(&SourceFile::new("a.yaml", written.as_str()));
        let is_read =
            |fault: &Diagnostic| !matches!(fault.rule.code(), "S001" | "S003" | "S005" | "S006" | "R001");
        assert!(again.diagnostics.iter().all(is_read), "{written}\n{:?}", again.diagnostics);
    }
}
