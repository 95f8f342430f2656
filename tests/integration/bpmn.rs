//! BPMN of other tools, checked and imported as it is.

use crate::project::Project;
use handoffs::import::{self, Kind};
use handoffs::lint;
use handoffs::model::{Handoff, Shared};
use handoffs::text::SourceFile;
use handoffs::xml;
use std::path::Path;

/// A process of two lanes and a patient outside, in the encoding that `encoding` names.
fn file(encoding: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"{encoding}\"?>\n\
<x:definitions xmlns:x=\"http://www.omg.org/spec/BPMN/20100524/MODEL\">
  <x:collaboration id=\"c\" name=\"Blutprobe\">
    <x:participant id=\"patient\" name=\"Kranke für sich\"/>
    <x:participant id=\"clinic\" name=\"Klinik\" processRef=\"p\"/>
    <x:messageFlow id=\"m\" name=\"Überblick\" sourceRef=\"tell\" targetRef=\"patient\"/>
  </x:collaboration>
  <x:process id=\"p\">
    <x:laneSet id=\"l\">
      <x:lane id=\"nurse\" name=\"Pflege\"><x:flowNodeRef>draw</x:flowNodeRef><x:flowNodeRef>s</x:flowNodeRef></x:lane>
      <x:lane id=\"lab\" name=\"Labor\"><x:flowNodeRef>tell</x:flowNodeRef><x:flowNodeRef>e</x:flowNodeRef></x:lane>
    </x:laneSet>
    <x:startEvent id=\"s\" name=\"Patient ist da\"/>
    <x:task id=\"draw\" name=\"Blut nehmen\"/>
    <x:task id=\"tell\" name=\"Ergebnis erklären\"/>
    <x:endEvent id=\"e\" name=\"Patient weiß Bescheid\"/>
    <x:sequenceFlow id=\"f1\" sourceRef=\"s\" targetRef=\"draw\"/>
    <x:sequenceFlow id=\"f2\" sourceRef=\"draw\" targetRef=\"tell\"/>
    <x:sequenceFlow id=\"f3\" sourceRef=\"tell\" targetRef=\"e\"/>
  </x:process>
</x:definitions>
"
    )
}

/// Writes a text in ISO 8859-1, whose letters all have one byte.
fn latin(text: &str) -> Vec<u8> {
    text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect()
}

#[test]
fn a_folder_of_other_tools_files_is_checked() {
    let project = Project::new()
        .file("a.bpmn", latin(&file("ISO-8859-1")))
        .file("b.bpmn2", file("UTF-8"))
        .file("c.xml", file("utf-8"))
        .file("pom.xml", "<?xml version=\"1.0\"?><project xmlns=\"http://maven.apache.org/POM/4.0.0\"/>")
        .file("notes.txt", "flow: x");
    let ran = project.run(&["check", ".", "--format", "compact"]).ends_with(1);
    let lines: Vec<&str> = ran.out.lines().collect();
    let expected = "warning H001 the hand-off from Pflege to Labor names no product";
    for (line, file) in lines.iter().zip(["a.bpmn", "b.bpmn2", "c.xml"]) {
        assert_eq!(*line, format!("{file}:18:5: {expected}"));
    }
    assert!(ran.err.contains("3 flows") || ran.out.contains("3 flows"), "{ran:#?}");
    let wide: Vec<u8> = file("UTF-16").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let ran = project.run_with(&["check", "-", "--format", "compact"], &[vec![0xff, 0xfe], wide].concat());
    ran.ends_with(1).out(expected);
}

#[test]
fn help_speaks_of_the_drawing_and_offers_no_keys() {
    let project = Project::new().file("a.bpmn", file("UTF-8"));
    project
        .run(&["check", "a.bpmn"])
        .ends_with(1)
        .out("hand-off \"Blut nehmen\" → \"Ergebnis erklären\"")
        .out("as the name of the sequence flow")
        .without("product:")
        .out("^^^^^^^^^^^^^^ what does \"Blut nehmen\"")
        .without("^^^^^^^^^^^^^^^^^^^^^^^^")
        .without("--fix");
    let before = project.read("a.bpmn");
    project.run(&["check", "a.bpmn", "--fix=unsafe", "--select", "H,F,K,P,R"]).without("error");
    assert_eq!(project.read("a.bpmn"), before);
}

#[test]
fn what_bpmn_has_no_place_for_is_asked_only_when_named() {
    let project = Project::new().file("a.bpmn", file("UTF-8"));
    project.run(&["check", "a.bpmn", "--format", "compact"]).without("H002");
    project.run(&["check", "a.bpmn", "--format", "compact", "--select", "H002"]).ends_with(1).out("H002");
    let silent = project.run(&["check", "a.bpmn", "--select", "H003"]).ends_with(0);
    silent.out("`handoff import` the file").without("acceptance:");
    project.run(&["check", "a.bpmn", "--format", "compact", "--select", "H"]).without("H003");
    let project = project.file("handoff.yaml", "rules: { H002: warning }\n");
    project.run(&["check", "a.bpmn", "--format", "compact"]).ends_with(1).out("H002").out("H001");
}

#[test]
fn an_imported_file_is_a_flow() {
    let project = Project::new().file("a.bpmn", latin(&file("ISO-8859-1")));
    project.run(&["import", "a.bpmn", "-o", "a.yaml"]).ends_with(0);
    let flow = project.read("a.yaml");
    assert!(flow.starts_with("flow: Blutprobe\n"), "{flow}");
    for line in ["side: external", "blut-nehmen -> ergebnis-erklären", "Überblick"] {
        assert!(flow.contains(line), "{flow}");
    }
    project.run(&["check", "a.yaml", "--format", "compact"]).without("error");
}

#[test]
fn broken_files_are_told_and_end_the_check_with_2() {
    let project = Project::new()
        .file("doctype.bpmn", file("UTF-8").replace("<x:definitions", "<!DOCTYPE x>\n<x:definitions"))
        .file("cut.bpmn", &file("UTF-8")[..800])
        .file("other.bpmn", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
        .file("klingon.bpmn", file("klingon"));
    project.run(&["check", "doctype.bpmn"]).ends_with(2).out("document type").out(":2:1");
    project.run(&["check", "cut.bpmn"]).ends_with(2).out("S009");
    project.run(&["check", "other.bpmn"]).ends_with(2).out("no BPMN 2.0");
    project.run(&["check", "klingon.bpmn"]).ends_with(2).err("`klingon`");
    project.run(&["import", "cut.bpmn", "-o", "cut.yaml"]).ends_with(2);
    assert!(!project.path("cut.yaml").exists());
}

/// Actors, steps, hand-offs, and hand-offs with a product, of the files that a hand has counted in
/// the drawings of the BPMN Model Interchange Working Group.
const COUNTED: [(&str, [usize; 4]); 14] = [
    ("A.1.0", [1, 5, 0, 0]),
    ("A.2.0", [1, 7, 0, 0]),
    ("A.3.0", [1, 8, 0, 0]),
    ("A.4.0", [3, 11, 3, 2]),
    ("B.1.0", [5, 23, 3, 2]),
    ("C.1.0", [4, 21, 9, 1]),
    ("C.1.1", [1, 10, 0, 0]),
    ("C.3.0", [1, 12, 0, 0]),
    ("C.4.0", [5, 36, 5, 4]),
    ("C.6.0", [1, 20, 0, 0]),
    ("C.7.0", [2, 9, 5, 2]),
    ("C.8.0", [1, 15, 0, 0]),
    ("C.9.0", [1, 16, 0, 0]),
    ("C.9.2", [1, 7, 0, 0]),
];

#[test]
fn reference_files_are_read_whole() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/bpmn");
    if !folder.is_dir() {
        eprintln!("passed over: the reference files do not lie beside the project");
        return;
    }
    for (name, counts) in COUNTED {
        let path = folder.join(format!("{name}.bpmn"));
        let text = xml::decode(std::fs::read(&path).unwrap()).unwrap();
        let source = SourceFile::new(format!("{name}.bpmn"), text);
        assert!(Kind::of(&source).is_flow(source.text()), "{name}");
        let parsed = import::read(&source, &Shared::default()).parsed;
        assert!(parsed.diagnostics.is_empty(), "{name}: {:#?}", parsed.diagnostics);
        let flow = &parsed.flow;
        let named = flow.handoffs.iter().filter(|handoff| Handoff::named_product(handoff).is_some()).count();
        assert_eq!([flow.actors.len(), flow.steps.len(), flow.handoffs.len(), named], counts, "{name}");
        let written = import::to_yaml(&source).unwrap().unwrap();
        let again = lint::check(
            SourceFile::new("again.yaml", written),
            handoffs::config::Settings::default(),
            "2026-11-22".parse().unwrap(),
        );
        let faults = again.findings.iter().filter(|finding| finding.diagnostic.rule.code().starts_with('S'));
        assert_eq!(faults.count(), 0, "{name}");
    }
}
