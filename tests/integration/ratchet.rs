//! `check --baseline` and `--since`: only what is new counts.

use crate::project::Project;
use std::process::Command;

const FLOW: &str = "flow: Blood test\ncustomer: patient\nactors:\n  technician: Lab technician\n  patient: { name: Patient, side: external }\nhandoffs:\n  - technician -> patient: Patient knows what happens next\n";
const MORE: &str = "  - patient -> technician: Answers that the technician needs\n";

#[test]
fn a_baseline_lets_only_new_findings_count() {
    let project = Project::new().file("flows/a.yaml", FLOW);
    let with = ["check", "--baseline", "known.json"];
    project.run(&with).ends_with(2).err("there is no baseline `known.json`").err("--update-baseline");
    let update = ["check", "--baseline", "known.json", "--update-baseline"];
    project.run(&update).ends_with(0).err("wrote `known.json`");
    let first = project.read("known.json");
    assert!(
        first.contains("{ \"rule\": \"H002\", \"path\": \"handoffs/technician-patient\", \"count\": 1 }")
    );
    project.run(&with).ends_with(0).out(" in the baseline)\n").out("no findings");
    // Another place to stand, another name: the same findings.
    std::fs::rename(project.path("flows/a.yaml"), project.path("flows/b.yaml")).unwrap();
    project.run(&with).ends_with(0).out("no findings");
    let mut inside = project.command(&["check", "--baseline", "../known.json"]);
    assert!(inside.current_dir(project.path("flows")).output().unwrap().status.success());

    let project = project.file("flows/b.yaml", format!("{FLOW}{MORE}"));
    let ran = project.run(&with).ends_with(1).out("1 warning").out("hand-off patient → technician");
    assert!(!ran.out.contains("hand-off technician → patient"), "{}", ran.out);
    project.run(&update).ends_with(0).err("new; 0 pruned");
    let project = project.file("flows/b.yaml", FLOW);
    project.run(&with).ends_with(0).out("can be pruned: run again with --update-baseline");
    let ran = project.run(&["check", "--baseline", "known.json", "--select", "H001"]).ends_with(0);
    assert!(!ran.out.contains("pruned"), "nothing can be said of rules that were silent");
    project.run(&update).ends_with(0).err("of them 0 new");
    assert_eq!(project.read("known.json"), first.replace("a.yaml", "b.yaml"));
}

#[test]
fn a_baseline_may_lie_beside_the_flows() {
    let project =
        Project::new().file("flows/a.yaml", FLOW).file("flows/b.yaml", FLOW.replace("Blood", "Urine"));
    let project = project.directory("checks");
    let with = ["check", "--baseline", "checks/known.json", "flows/a.yaml"];
    project.run(&["check", "--baseline", "checks/known.json", "--update-baseline", "flows"]).ends_with(0);
    assert!(project.read("checks/known.json").contains("\"file\": \"../flows/b.yaml\""));
    let ran = project.run(&with).ends_with(0);
    assert!(!ran.out.contains("pruned"), "the other file is still there: {}", ran.out);
    let copied = project.file("flows/c.yaml", FLOW);
    copied.run(&["check", "--baseline", "checks/known.json", "flows"]).ends_with(1).out("flows/c.yaml:7");
}

#[test]
fn a_broken_baseline_is_told_with_its_place() {
    let project =
        Project::new().file("a.yaml", FLOW).file("known.json", "{\n  \"version\": 1,\n<<<<<<< HEAD\n");
    project
        .run(&["check", "--baseline", "known.json"])
        .ends_with(2)
        .err("`known.json` is no baseline: line 3");
    project.run(&["check", "--baseline", "known.json", "--update-baseline"]).ends_with(2).err("line 3");
    assert!(project.read("known.json").contains("HEAD"));
    project.run(&["check", "--update-baseline"]).ends_with(2).err("--baseline");
    project.run(&["check", "--baseline", "a.yaml", "--update-baseline"]).ends_with(2).err("is no baseline");
    assert_eq!(project.read("a.yaml"), FLOW);
}

#[test]
fn an_unreadable_flow_writes_no_baseline() {
    let project = Project::new().file("a.yaml", "flow: [\n");
    project
        .run(&["check", "--baseline", "known.json", "--update-baseline"])
        .ends_with(2)
        .err("left as it is");
    assert!(!project.path("known.json").exists());
}

pub(crate) fn git(project: &Project, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.current_dir(project.path("")).args(["-c", "user.name=A", "-c", "user.email=a@example.org"]);
    let output = command.args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Returns a repository with one commit.
fn repository() -> Project {
    let project =
        Project::new().file("flows/a.yaml", FLOW).file("flows/é é.yaml", FLOW.replace("Blood", "Urine"));
    git(&project, &["init", "--quiet", "--initial-branch=main"]);
    git(&project, &["add", "."]);
    git(&project, &["commit", "--quiet", "--message=first"]);
    project
}

#[test]
fn since_a_commit_only_new_findings_count() {
    let project = repository();
    project.run(&["check", "--since", "main"]).ends_with(0).out(" in the earlier version)\n");
    std::fs::rename(project.path("flows/a.yaml"), project.path("flows/moved.yaml")).unwrap();
    std::fs::remove_file(project.path("flows/é é.yaml")).unwrap();
    project.run(&["check", "--since", "HEAD"]).ends_with(0).out("no findings");
    let project = project.file("flows/moved.yaml", format!("{FLOW}{MORE}"));
    let ran = project.run(&["check", "--since", "main", "flows"]).ends_with(1).out("1 warning");
    assert!(ran.out.contains("flows/moved.yaml:8"), "{}", ran.out);
    let project = project.file("new.yaml", FLOW.replace("Blood", "Hair"));
    project.run(&["check", "--since", "main", "new.yaml"]).ends_with(1).out("1 warning");
    let mut inside = project.command(&["check", "--since", "main", "moved.yaml"]);
    assert_eq!(inside.current_dir(project.path("flows")).output().unwrap().status.code(), Some(1));
}

#[test]
fn an_earlier_version_that_is_no_text_is_no_flow() {
    let broken = [FLOW.as_bytes(), b"# \xff\n"].concat();
    let project = Project::new().file("a.yaml", broken);
    git(&project, &["init", "--quiet", "--initial-branch=main"]);
    git(&project, &["add", "."]);
    git(&project, &["commit", "--quiet", "--message=first"]);
    let project = project.file("a.yaml", FLOW);
    project.run(&["check", "--since", "main"]).ends_with(1).out("1 warning");
}

#[test]
fn since_says_what_keeps_it_from_comparing() {
    let project = repository();
    project
        .run(&["check", "--since", "nowhere"])
        .ends_with(2)
        .err("there is no commit, branch or tag `nowhere`")
        .err("shallow clone");
    project.run(&["check", "--since=--all"]).ends_with(2).err("there is no commit, branch or tag `--all`");
    let bare = Project::new().file("a.yaml", FLOW);
    bare.run(&["check", "--since", "main"]).ends_with(2).err("is not in a git repository");
    let mut without = project.command(&["check", "--since", "main"]);
    let output = without.env("PATH", project.path("nothing")).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("`git` cannot be run"));
    project.run(&["check", "--since", "main", "--fix"]).ends_with(2).err("cannot be used with");
}
