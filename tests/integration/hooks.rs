//! The hooks for pre-commit, run by it where it can be had, and as their definition says elsewhere.

#![allow(clippy::print_stderr, reason = "what is passed over is said")]

use crate::flow::{MEASURE, blood_test};
use crate::project::Project;
use serde_yaml::Value;
use std::path::Path;
use std::process::{Command, Output};

const HOOKS: &str = include_str!("../../.pre-commit-hooks.yaml");

fn hooks() -> Vec<Value> {
    serde_yaml::from_str(HOOKS).unwrap()
}

/// Returns the path with the program on it.
fn paths() -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_handoff")).parent().unwrap();
    format!("{}:{}", program.display(), std::env::var("PATH").unwrap())
}

fn shell(project: &Project, line: &str) -> Output {
    let mut command = Command::new("sh");
    command.args(["-c", line]).current_dir(project.path("")).env("PATH", paths());
    command.env("GIT_AUTHOR_NAME", "A").env("GIT_AUTHOR_EMAIL", "a@example.org");
    command.env("GIT_COMMITTER_NAME", "A").env("GIT_COMMITTER_EMAIL", "a@example.org");
    command.output().unwrap()
}

fn gap() -> String {
    blood_test(&format!("  - technician -> patient: {{ measures: {MEASURE} }}\n"))
}

#[test]
fn hooks_have_what_pre_commit_demands() {
    let known =
        ["id", "name", "description", "entry", "language", "types", "files", "exclude", "pass_filenames"];
    for hook in hooks() {
        let keys: Vec<&str> =
            hook.as_mapping().unwrap().iter().map(|(key, _)| key.as_str().unwrap()).collect();
        assert!(["id", "name", "entry", "language"].iter().all(|key| keys.contains(key)), "{hook:?}");
        assert!(keys.iter().all(|key| known.contains(key)), "{hook:?}");
        assert_eq!(hook["language"], "rust");
        assert_eq!(hook["types"][0], "yaml");
        let command = hook["entry"].as_str().unwrap().strip_prefix("handoff ").unwrap();
        Project::new().run(&[command, "--help"]).ends_with(0);
    }
}

#[test]
fn entries_do_their_work() {
    let project = Project::new().file("flows/a.yaml", gap()).file("compose.yaml", "services: {}\n");
    for hook in hooks() {
        let takes_files = hook["pass_filenames"] != false;
        let files = if takes_files { " flows/a.yaml" } else { "" };
        let output = shell(&project, &format!("{}{files}", hook["entry"].as_str().unwrap()));
        assert_eq!(output.status.code(), Some(i32::from(!takes_files)), "{hook:?}: {output:#?}");
    }
}

/// The hooks as a project writes them that has the program already, so that nothing is built.
fn configuration() -> String {
    let mut hooks = hooks();
    for hook in &mut hooks {
        hook["language"] = "system".into();
    }
    let lines = serde_json::to_string(&hooks).unwrap();
    format!("repos: [ {{ repo: local, hooks: {lines} }} ]\n")
}

#[test]
fn pre_commit_runs_the_hooks() {
    let project = Project::new();
    if !shell(&project, "pre-commit --version").status.success() {
        eprintln!("passed over: pre-commit is not installed (pip install pre-commit)");
        return;
    }
    let project = Project::new().file("compose.yaml", "services: {}\n");
    let project = project.file(".pre-commit-config.yaml", configuration());
    let home = Project::new();
    let commit = format!(
        "export HOME='{0}' PRE_COMMIT_HOME='{0}/pre-commit'; git add . && git commit --quiet -m next 2>&1",
        home.path("").display()
    );
    let set_up = shell(&project, "rm -rf .git && git init --quiet && pre-commit install");
    assert!(set_up.status.success(), "{set_up:#?}");
    // YAML that is no flow stops nobody, once there is a flow.
    let clean = gap().replace("{ measures:", "{ product: Answer to what is wrong, measures:");
    let project = project.file("flows/a.yaml", clean.clone());
    drop(shell(&project, "handoff fmt flows"));
    let good = shell(&project, &commit);
    assert!(good.status.success(), "{good:#?}");
    // A gap stops the commit and is told.
    let project = project.file("flows/b.yaml", gap().replace("Blood", "Urine"));
    drop(shell(&project, "handoff fmt flows"));
    let bad = shell(&project, &commit);
    let told = String::from_utf8_lossy(&bad.stdout).into_owned();
    assert!(
        !bad.status.success() && told.contains("warning[H001]") && told.contains("flows/b.yaml"),
        "{told}"
    );
    // A flow in another layout is written anew, and the commit has to be made again.
    let project = project.file("flows/b.yaml", clean.replace("Blood", "Urine").replace(": ", ":  "));
    let shaped = shell(&project, &commit);
    let told = String::from_utf8_lossy(&shaped.stdout).into_owned();
    assert!(!shaped.status.success() && told.contains("files were modified"), "{told}");
    let again = shell(&project, &commit);
    assert!(again.status.success(), "{again:#?}");
}
