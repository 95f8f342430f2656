//! How the program ends, and which files it looks at.

use crate::flow::{MEASURE, blood_test};
use crate::project::Project;

fn clean() -> String {
    blood_test(&format!(
        "  - technician -> patient: {{ product: Answer to what is wrong, measures: {MEASURE} }}\n"
    ))
}

fn gap() -> String {
    blood_test(&format!("  - technician -> patient: {{ measures: {MEASURE} }}\n"))
}

#[test]
fn tells_findings_by_level() {
    let project = Project::new().file("clean.yaml", clean()).file("gap.yaml", gap());
    project.run(&["check", "clean.yaml"]).ends_with(0).out("in 1 flow");
    project.run(&["check", "gap.yaml"]).ends_with(1).out("H001").out("1 warning");
    project.run(&["check", "clean.yaml", "--fail-on", "info"]).ends_with(1);
    project.run(&["check", "gap.yaml", "--fail-on", "error"]).ends_with(0).out("H001");
    project.run(&["check", "gap.yaml", "--fail-on", "never"]).ends_with(0);
    project.run(&["check", "clean.yaml", "--profile", "strict"]).ends_with(1);
}

#[test]
fn a_missing_path_is_never_fine() {
    let project = Project::new().file("clean.yaml", clean());
    project.run(&["check", "no.yaml"]).ends_with(2).err("`no.yaml` does not exist");
    let ran = project.run(&["check", "no.yaml", "clean.yaml", "--fail-on", "never"]);
    ran.ends_with(2).err("does not exist").out("in 1 flow");
    project.run(&["render", "no.yaml", "-o", "a.svg"]).ends_with(2);
    project.run(&["check", "clean.yaml/deeper"]).ends_with(2).err("does not exist");
}

#[test]
fn a_flow_that_is_not_yaml() {
    let project = Project::new().file("torn.yaml", "flow: A\nactors: [\n");
    project.run(&["check", "torn.yaml", "--fail-on", "never"]).ends_with(2).out("error[S001]");
    project.run(&["check"]).ends_with(2).out("torn.yaml");
    project.run(&["render", "torn.yaml", "-o", "a.svg"]).ends_with(2).err("handoff check torn.yaml");
    assert!(!project.path("a.svg").exists());
}

#[test]
fn no_flow_at_all() {
    let project = Project::new().file("other.yaml", "services: []\n").file("empty.yaml", "");
    project.run(&["check"]).ends_with(3).err("no flow found in `.`").err("handoff init");
    project
        .run(&["check", "other.yaml"])
        .ends_with(3)
        .err("`other.yaml` is not a flow: it has no key `flow`");
    project.run(&["check", "empty.yaml"]).ends_with(3).err("`empty.yaml` is empty");
    project.run(&["render", "other.yaml", "-o", "a.svg"]).ends_with(3);
    project.run(&["check", "-"]).ends_with(3);
    let ran = project.file("clean.yaml", clean()).run(&["check", "other.yaml", "clean.yaml"]);
    ran.ends_with(0).err("`other.yaml` is not a flow");
}

#[test]
fn a_named_flow_may_lack_its_key() {
    let project = Project::new().file("a.yaml", clean().replace("flow: Blood test\n", ""));
    project.run(&["check", "a.yaml"]).ends_with(1).out("error[S004]");
    // Nor does it fall out of the check of its folder.
    project.run(&["check"]).ends_with(1).out("error[S004]");
}

#[test]
fn wrong_arguments() {
    let project = Project::new().file("clean.yaml", clean());
    project.run(&["check", "--fail-on", "sometimes"]).ends_with(2).err("possible values");
    project.run(&["check", "--format", "csv"]).ends_with(2).err("the formats are text, compact, json");
    project.run(&["check", "--format", "json="]).ends_with(2).err("a file is missing");
    project.run(&["check", "--today", "tomorrow"]).ends_with(2);
    project
        .run(&["check", "--select", "handoff-without-produkt"])
        .ends_with(2)
        .err("handoff-without-product");
    project.run(&["check", "--ignore", "Q7"]).ends_with(2).err("handoff rules");
    project.run(&["check", "--format", "text", "--format", "json"]).ends_with(2).err("two formats");
    project.run(&["help"]).ends_with(0).out("Usage: handoff");
    project.run(&["--version"]).ends_with(0).out(env!("CARGO_PKG_VERSION"));
}

#[test]
fn walks_directories_without_what_git_ignores() {
    let project = Project::new()
        .file("flows/b.yml", gap())
        .file("flows/a.yaml", gap())
        .file("flows/notes.txt", gap())
        .file("flows/other.yaml", "version: 3\n")
        .file("build/c.yaml", gap())
        .file(".hidden/d.yaml", gap())
        .file(".gitignore", "build/\n");
    let ran = project.run(&["check", "--verbose"]).ends_with(1).out("in 2 flows");
    assert!(ran.out.find("flows/a.yaml").unwrap() < ran.out.find("flows/b.yml").unwrap());
    let ran = ran.without("c.yaml").without("d.yaml").without("notes.txt");
    ran.err("passed over `flows/other.yaml`").err("passed over 1 other YAML file");
    project.run(&["check", "build/c.yaml"]).ends_with(1).out("build/c.yaml");
    project.run(&["check", "flows", "flows/a.yaml", "./flows/a.yaml"]).ends_with(1).out("in 2 flows");
}

#[test]
fn standard_input_has_a_name() {
    let project = Project::new().file("flows/handoff.yaml", "rules: { H001: off }\n");
    let run = |arguments: &[&str]| project.run_with(arguments, gap().as_bytes());
    run(&["check", "-"]).ends_with(1).out("<stdin>:7:5");
    run(&["check", "-", "--stdin-filename", "other/a.yaml"]).ends_with(1).out("other/a.yaml:7:5");
    run(&["check", "-", "--stdin-filename", "flows/a.yaml"]).ends_with(0).without("H001");
}

#[test]
fn says_no_more_than_asked_when_quiet() {
    let project = Project::new().file("clean.yaml", clean()).file("gap.yaml", gap());
    project.run(&["check", "clean.yaml", "--quiet", "--select", "H001"]).ends_with(0).quiet();
    project.run(&["check", "gap.yaml", "-q"]).ends_with(1).out("H001").without("learn more");
}

#[test]
fn several_flows_are_drawn_into_a_directory() {
    let project = Project::new().file("flows/a.yaml", clean()).file("flows/b.yaml", gap());
    let project = project.file("flows/other.yaml", "services: []\n").file("more/a.yaml", clean());
    project.run(&["render", "flows", "-o", "out/"]).ends_with(0).quiet();
    assert!(project.path("out/a.svg").exists() && project.path("out/b.svg").exists());
    assert!(!project.path("out/other.svg").exists());
    // What is there already stays, also when somebody else put it there.
    let project = project.file("out/b.svg", "mine");
    let ran = project.run(&["render", "flows/b.yaml", "-o", "out"]);
    ran.ends_with(2).err("`out/b.svg` exists already").err("--force");
    assert_eq!(std::fs::read_to_string(project.path("out/b.svg")).expect("it is there"), "mine");
    project.run(&["render", "flows/b.yaml", "-o", "out", "--force"]).ends_with(0);
    assert_ne!(std::fs::read_to_string(project.path("out/b.svg")).expect("it is there"), "mine");
    let ran = project.run(&["render", "flows", "more", "-o", "dots/", "--format", "dot"]);
    ran.ends_with(2).err("`flows/a.yaml` and `more/a.yaml` would both become `dots/a.dot`");
    assert!(!project.path("dots").exists());
    project.run(&["render", "flows", "no.yaml", "-o", "dots/", "--format", "dot"]).ends_with(2);
    assert!(project.path("dots/a.dot").exists(), "the others are drawn");
    project.run(&["render", "flows/other.yaml", "-o", "none/"]).ends_with(3);
    project.run(&["render", "flows/a.yaml", "flows/b.yaml", "-o", "c.svg"]).ends_with(2).err("-o DIR/");
    project.run(&["render", "-", "-o", "none/"]).ends_with(2).err("standard input has no name");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    use std::fs::File;
    use std::process::Stdio;
    let project = Project::new().file("gap.yaml", gap());
    for arguments in [
        &["check"][..],
        &["check", "--format", "json"],
        &["check", "--statistics"],
        &["rules"],
        &["--help"],
        &["explain", "H001"],
    ] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let ran = project.command(arguments).stdout(full).stderr(Stdio::piped()).output().unwrap();
        assert_eq!(ran.status.code(), Some(2), "{arguments:?}");
        let said = String::from_utf8_lossy(&ran.stderr);
        assert!(said.starts_with("error: standard output cannot be written"), "{said}");
    }
    project.run(&["check", "--format", "json=/dev/full"]).ends_with(2).err("`/dev/full` cannot be written");
}
