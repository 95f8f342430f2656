//! A flow that was imported is written back into its file.

use crate::project::Project;

const SMALL: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:x" name="Answers">
  <collaboration id="c">
    <participant id="p1" name="Office" processRef="pr"/>
    <participant id="p2" name="Customer"/>
    <messageFlow id="m" name="Answer" sourceRef="t" targetRef="p2"/>
  </collaboration>
  <process id="pr"><task id="t" name="Work"/></process>
</definitions>
"#;

fn project() -> Project {
    Project::new().file("flows/old/a.bpmn", SMALL).file("handoff.yaml", "").file("alone/b.bpmn", SMALL)
}

#[test]
fn a_flow_goes_back_into_the_file_that_it_came_from() {
    let project = project();
    project.run(&["import", "flows/old/a.bpmn", "-o", "flows/a.yaml"]).ends_with(0);
    let flow = project.read("flows/a.yaml");
    assert!(flow.contains("file: old/a.bpmn") && flow.contains("sha256: "), "{flow}");
    project.run(&["check", "flows/a.yaml"]).without("origin");
    project.run(&["export", "flows/a.yaml", "-o", "out.bpmn"]).ends_with(0).quiet();
    assert_eq!(project.read("out.bpmn"), SMALL);
    project.run(&["export", "flows/old/a.bpmn", "-o", "direct.bpmn"]).ends_with(0).quiet();
    assert_eq!(project.read("direct.bpmn"), SMALL);

    let project =
        project.file("flows/a.yaml", flow.replace("Answer", "Answer that helps").replace("Work", "Reply"));
    project.run(&["export", "flows/a.yaml", "-o", "out.bpmn"]).ends_with(0).quiet();
    let written = project.read("out.bpmn");
    assert!(written.contains("<messageFlow id=\"m\" name=\"Answer that helps\""), "{written}");
    assert!(written.contains("<task id=\"t\" name=\"Reply\""), "{written}");
    // The file itself stays, as long as the flow is compared with it as it was.
    let over = ["export", "flows/a.yaml", "-o", "flows/old/a.bpmn"];
    project.run(&over).ends_with(2).err("`old/a.bpmn` is the file that the flow was imported from");
    assert_eq!(project.read("flows/old/a.bpmn"), SMALL);
    project
        .run(&["export", "flows/a.yaml", "-o", "new.bpmn", "--fresh"])
        .ends_with(0)
        .err("a new file has what the flow knows");
    assert!(project.read("new.bpmn").contains("<bpmndi:BPMNPlane"));
}

#[test]
fn what_stands_in_the_way_is_told_with_a_way_out() {
    let project = project();
    project.run(&["import", "flows/old/a.bpmn", "-o", "flows/a.yaml"]).ends_with(0);
    let project = project.file("flows/old/a.bpmn", SMALL.replace("Work", "Other work"));
    let export = ["export", "flows/a.yaml", "-o", "out.bpmn"];
    project.run(&export).ends_with(2).err("changed since the flow was imported").err("--fresh");
    std::fs::remove_file(project.path("flows/old/a.bpmn")).unwrap();
    project.run(&export).ends_with(2).err("does not exist").err("--fresh");
    let elsewhere = Project::new().file("a.bpmn", SMALL);
    let file = elsewhere.path("a.bpmn").display().to_string();
    project.run(&["import", &file, "-o", "flows/c.yaml"]).ends_with(0).err("put it beside the flow");
    assert!(!project.read("flows/c.yaml").contains("origin"));
}

#[test]
fn what_is_not_written_is_told_and_ends_with_1() {
    let project = project();
    project.run(&["import", "flows/old/a.bpmn", "-o", "flows/a.yaml"]).ends_with(0);
    let flow = project.read("flows/a.yaml");
    let project = project.file("flows/a.yaml", flow.replace("actors:\n", "actors:\n  porter: Porter\n"));
    let export = ["export", "flows/a.yaml", "-o", "out.bpmn"];
    project.run(&export).ends_with(1).err("NOT written: actor \"Porter\" was added").err("--fresh");
    assert_eq!(project.read("out.bpmn"), SMALL);
    project.run(&["export", "flows/a.yaml", "-o", "all/", "--format", "bpmn"]).ends_with(1);
    let project = project.file("flows/a.yaml", flow.replace("file: old/a.bpmn", "file: \"\""));
    project.run(&export).ends_with(2).err("`origin` does not name the file");
    let no_bpmn = "origin: { file: b.yaml }\nflow: F\nactors: { a: A }\nhandoffs: []\n";
    let project = project.file("flows/b.yaml", no_bpmn);
    project.run(&["export", "flows/b.yaml", "-o", "b.bpmn"]).ends_with(2).err("is no BPMN that can be read");
}
