//! Workspace files: found upwards, and a slip in one never passes silently.

use crate::flow::{MEASURE, blood_test};
use crate::project::Project;

fn gap() -> String {
    blood_test(&format!("  - technician -> patient: {{ measures: {MEASURE} }}\n"))
}

#[test]
fn sets_levels_for_the_flows_below() {
    let project = Project::new().file("flows/deep/a.yaml", gap()).file("b.yaml", gap());
    let project = project.file("flows/handoff.yaml", "rules: { H001: error }\n");
    project.run(&["check", "flows"]).ends_with(1).out("error[H001]");
    project.run(&["check", "b.yaml"]).ends_with(1).out("warning[H001]");
    let project = project.file("flows/handoff.yaml", "rules: { H: off }\n");
    project.run(&["check", "flows"]).ends_with(0).without("H001");
    let project = project.file("flows/handoff.yaml", "rules: { H: off, handoff-without-product: info }\n");
    project.run(&["check", "flows", "--verbose"]).ends_with(0).out("info[H001]").without("H003");
}

#[test]
fn the_command_line_overrides_the_profile() {
    let project = Project::new().file("a.yaml", gap()).file(".handoff.yaml", "profile: strict\n");
    project.run(&["check"]).out("warning[K001]");
    project.run(&["check", "--profile", "review"]).out("infos, shown with --verbose: K001");
    project.run(&["check", "--profile", "review", "--verbose"]).out("info[K001]");
    project.run(&["check", "--verbose"]).err("`a.yaml` belongs to `.handoff.yaml`");
}

#[test]
fn shares_actors_and_measures() {
    let flow = "flow: Blood test\ncustomer: patient\nactors:\n  technician: Lab technician\nhandoffs:\n  - technician -> patient: { product: Answer to what is wrong, measures: answered }\n";
    let project = Project::new().file("a.yaml", flow);
    project.run(&["check"]).ends_with(1).out("R001");
    let shared = format!(
        "actors:\n  patient: {{ name: Patient, side: external }}\nmeasures:\n  answered: {MEASURE}\n"
    );
    project.file("handoff.yaml", shared).run(&["check"]).ends_with(0).without("R001").without("F008");
}

#[test]
fn slips_are_errors_with_a_place() {
    let project = Project::new().file("a.yaml", gap());
    for (text, place, words) in [
        ("profil: draft\n", "handoff.yaml:1:1", "write `profile`"),
        ("profile: drift\n", "handoff.yaml:1:10", "`draft`"),
        ("rules:\n  H01: off\n", "handoff.yaml:2:3", "write `H001`"),
        ("rules:\n  H001: of\n", "handoff.yaml:2:9", "`off`"),
        ("rules: { H001: [\n", "handoff.yaml:", "S001"),
        ("flow: A\n", "handoff.yaml:1:1", "`flow` is not a key of a workspace file"),
    ] {
        let project = Project::new().file("a.yaml", gap()).file("handoff.yaml", text);
        let ran = project.run(&["check", "a.yaml", "--fail-on", "never"]).ends_with(2);
        ran.out(place).out(words).without("H001]");
    }
    let project = project.file("handoff.yaml", "").file(".handoff.yaml", "");
    project.run(&["check"]).ends_with(2).err("only one can count");
    let project = Project::new().file("a.yaml", gap()).file("handoff.yaml", b"profile: \xff\n");
    project.run(&["check"]).ends_with(2).err("offset 9");
}

#[test]
fn one_faulty_workspace_is_told_once() {
    let project = Project::new().file("a.yaml", gap()).file("b.yaml", gap()).file("handoff.yaml", "x: 1\n");
    let ran = project.run(&["check"]).ends_with(2);
    assert_eq!(ran.out.matches("error[S003]").count(), 1, "{}", ran.out);
}
