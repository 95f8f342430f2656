//! `handoff export`: flows as other tools' files.

use crate::flow::blood_test;
use crate::project::Project;

fn project() -> Project {
    let flow = blood_test("  - technician -> patient: Answer to what is wrong\n");
    Project::new().file("a.yaml", &flow).file("flows/b.yaml", &flow).file("flows/c.yaml", flow)
}

#[test]
fn the_ending_or_the_name_says_what_is_written() {
    let project = project();
    project.run(&["export", "a.yaml", "-o", "a.MMD"]).ends_with(0).quiet();
    assert!(project.read("a.MMD").contains("flowchart LR"));
    project.run(&["export", "a.yaml", "-o", "-", "--format", "dot"]).ends_with(0).out("digraph");
    let down = ["export", "a.yaml", "-o", "-", "--format", "mmd", "--direction", "down"];
    project.run(&down).ends_with(0).out("flowchart TB");
    project.run_with(&["export", "-", "-o", "b.gv"], project.read("a.yaml").as_bytes()).ends_with(0);
    assert!(project.read("b.gv").starts_with("digraph"));
}

#[test]
fn a_directory_gets_a_file_for_each_flow() {
    let project = project();
    project.run(&["export", "flows", "-o", "out/"]).ends_with(2).err("say `--format NAME`");
    project.run(&["export", "flows", "-o", "out/", "--format", "mmd"]).ends_with(0).quiet();
    assert!(project.path("out/b.mmd").is_file() && project.path("out/c.mmd").is_file());
    project.run(&["export", "flows", "-o", "out/", "--format", "mmd"]).ends_with(2).err("--force");
    project.run(&["export", "flows", "-o", "out/", "--format", "mmd", "--force"]).ends_with(0);
    project.run(&["export", "flows/b.yaml", "a.yaml", "-o", "a.mmd"]).ends_with(2).err("-o DIR/");
}

#[test]
fn what_it_cannot_write_is_refused_with_a_way_out() {
    let project = project();
    project.run(&["export", "a.yaml", "-o", "a.svg"]).ends_with(2).err("handoff render FLOW -o FILE.svg");
    project.run(&["export", "a.yaml", "-o", "a.vsdx"]).ends_with(2).err("`mmd`").err("--format NAME");
    project.run(&["export", "a.yaml", "-o", "a.mmd", "--format", "visio"]).ends_with(2).err("visio");
    project.run(&["export", "a.yaml", "-o", "a.mmd", "--pages"]).ends_with(2).err("leave `--pages` out");
    project
        .run(&["export", "a.yaml", "--format", "mmd", "-o", "flows/b.yaml"])
        .ends_with(2)
        .err("holds a flow");
    project.run(&["export", "no.yaml", "-o", "a.mmd"]).ends_with(2).err("does not exist");
}
