//! Which files a command finds, and what it says of those that it cannot take.

use crate::flow::{MEASURE, blood_test};
use crate::project::Project;
use std::fs;

fn clean() -> String {
    blood_test(&format!(
        "  - technician -> patient: {{ product: Answer to what is wrong, measures: {MEASURE} }}\n"
    ))
}

fn tree() -> Project {
    let mut project = Project::new();
    for name in [
        "a",
        "lab/b",
        "lab/flows/c",
        "ward/flows/d",
        "ward/flows/deep/e",
        "ward/other/f",
        "gone/g",
        ".hidden/h",
    ] {
        project = project.file(&format!("{name}.yaml"), clean());
    }
    project
        .file("lab/flows/notes.txt", clean())
        .file("lab/flows/other.yml", "a: 1\n")
        .file(".gitignore", "gone/\n")
}

/// Returns the names of the flows that are checked, in their order.
fn found(project: &Project, paths: &[&str]) -> Vec<String> {
    let ran = project.run(&[&["check", "--format", "json"], paths].concat());
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{ran:#?}"));
    let files = json["files"].as_array().unwrap().iter();
    files.map(|file| file["file"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_pattern_that_no_shell_replaced() {
    let project = tree();
    assert_eq!(found(&project, &["*.yaml"]), ["a.yaml"]);
    assert_eq!(found(&project, &["./*.yaml"]), ["a.yaml"]);
    assert_eq!(found(&project, &["*/flows/*.yaml"]), ["lab/flows/c.yaml", "ward/flows/d.yaml"]);
    let everywhere = [
        "a.yaml",
        "lab/b.yaml",
        "lab/flows/c.yaml",
        "ward/flows/d.yaml",
        "ward/flows/deep/e.yaml",
        "ward/other/f.yaml",
    ];
    assert_eq!(found(&project, &["**/*.yaml"]), everywhere, "nothing hidden, nothing that git ignores");
    assert_eq!(found(&project, &["*/flows"]), everywhere[2..5], "a directory is all that lies below it");
    assert_eq!(
        found(&project, &["w?rd/{other,flows}/[d-f].yaml"]),
        ["ward/flows/d.yaml", "ward/other/f.yaml"]
    );
    let absolute = project.path("lab").join("*.yaml");
    assert_eq!(found(&project, &[absolute.to_str().unwrap()]).len(), 1);
    assert_eq!(found(&project, &["lab/*", "lab", "lab/b.yaml"]), everywhere[1..3], "each once");
}

#[test]
fn a_pattern_without_a_match_is_never_fine() {
    let project = tree();
    for pattern in ["*.json", "no/*.yaml", "lab/flows/*.txt", "lab/*/*/*.yaml", "go*/*.yaml"] {
        let ran = project.run(&["check", pattern, "a.yaml"]).ends_with(2);
        ran.err(&format!("no YAML file matches `{pattern}`")).out("in 1 flow");
    }
    project.run(&["check", "lab/[b.yaml"]).ends_with(2).err("`lab/[b.yaml` does not exist");
    let ran = project.run(&["check", "--verbose", "lab/flows/*.yml"]).ends_with(3);
    ran.err("passed over `lab/flows/other.yml`").err("no flow found in `lab/flows/*.yml`");
}

#[test]
fn a_name_with_signs_is_taken_as_it_is() {
    let project = Project::new().file("a[1].yaml", clean()).file("a1.yaml", clean());
    assert_eq!(found(&project, &["a[1].yaml"]), ["a[1].yaml"]);
    assert_eq!(found(&project, &["a[[]*.yaml"]), ["a[1].yaml"]);
}

#[test]
fn other_commands_take_patterns_too() {
    let project = tree();
    project.run(&["coverage", "ward/**/*.yaml"]).ends_with(0).out("3");
    project.run(&["render", "*/flows/*.yaml", "-o", "out/"]).ends_with(0);
    assert!(project.path("out/c.svg").exists() && project.path("out/d.svg").exists());
}

#[test]
fn standard_input_is_read_once() {
    let project = Project::new();
    let ran = project.run_with(&["check", "-", "-"], clean().as_bytes());
    ran.ends_with(0).out("in 1 flow").without("is empty");
}

#[test]
fn a_flow_named_twice_is_checked_once() {
    let project = tree();
    let absolute = project.path("a.yaml");
    let names = ["a.yaml", "./a.yaml", "lab/../a.yaml", absolute.to_str().unwrap(), "*.yaml"];
    assert_eq!(found(&project, &names), ["a.yaml"]);
}

#[test]
fn a_folder_of_many_other_files() {
    let mut project = Project::new().file("many/flow.yaml", clean());
    for number in 0..3_000 {
        project = project.file(&format!("many/{number}.yaml"), "services: []\n");
    }
    let ran = project.run(&["check", "--verbose"]).ends_with(0).out("in 1 flow");
    ran.err("passed over 3000 other YAML files");
}

#[cfg(unix)]
mod on_unix {
    use super::{Project, clean, found, fs};
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::Command;

    #[test]
    fn nothing_waits_for_a_pipe() {
        let project = Project::new().file("a.yaml", clean());
        let made = Command::new("mkfifo").arg(project.path("pipe.yaml")).status().unwrap();
        assert!(made.success());
        project.run(&["check"]).ends_with(0).out("in 1 flow");
        let ran = project.run(&["check", "pipe.yaml"]).ends_with(2);
        ran.err("`pipe.yaml` is a named pipe, not a file").err("standard input: `-`");
        project.run(&["check", "/dev/zero"]).ends_with(2).err("`/dev/zero` is a device");
        project.run(&["check", "*.yaml"]).ends_with(0).out("in 1 flow");
        project.run(&["render", "pipe.yaml", "-o", "a.svg"]).ends_with(2).err("named pipe");
        project.run(&["check", "a.yaml", "--baseline", "pipe.yaml"]).ends_with(2).err("named pipe");
        // One that holds the name of a workspace file keeps nothing waiting either.
        fs::rename(project.path("pipe.yaml"), project.path("handoff.yaml")).unwrap();
        let ran = project.run(&["check"]).ends_with(2);
        ran.err("the workspace file `handoff.yaml` is no file");
    }

    #[test]
    fn links_are_followed_where_they_are_named_only() {
        let project = Project::new().file("flows/a.yaml", clean()).file("elsewhere/b.yaml", clean());
        symlink("../elsewhere/b.yaml", project.path("flows/link.yaml")).unwrap();
        symlink("no.yaml", project.path("flows/broken.yaml")).unwrap();
        symlink("loop.yaml", project.path("flows/loop.yaml")).unwrap();
        symlink("..", project.path("flows/up")).unwrap();
        assert_eq!(found(&project, &["flows"]), ["flows/a.yaml"]);
        let ran = project.run(&["check", "flows", "--verbose"]).ends_with(0);
        ran.err("passed over `flows/link.yaml`: it is a symbolic link").err("passed over 3 other YAML files");
        assert_eq!(found(&project, &["flows/link.yaml"]), ["flows/link.yaml"]);
        assert_eq!(found(&project, &["flows/link.yaml", "elsewhere"]), ["flows/link.yaml"], "it is one flow");
        let ran = project.run(&["check", "flows/broken.yaml"]).ends_with(2);
        ran.err("`flows/broken.yaml` is a link to a file that does not exist");
        project.run(&["check", "flows/loop.yaml"]).ends_with(2).err("`flows/loop.yaml` cannot be read");
        assert_eq!(found(&project, &["flows/up/elsewhere"]), ["flows/up/elsewhere/b.yaml"]);
    }

    #[test]
    fn a_workspace_that_is_a_broken_link_is_told() {
        let project = Project::new().file("flows/a.yaml", clean());
        symlink("../no.yaml", project.path("flows/handoff.yaml")).unwrap();
        let ran = project.run(&["check"]).ends_with(2);
        ran.err("the workspace file `flows/handoff.yaml` is a link to a file that does not exist");
        fs::remove_file(project.path("flows/handoff.yaml")).unwrap();
        fs::create_dir(project.path("flows/handoff.yaml")).unwrap();
        project.run(&["check"]).ends_with(2).err("the workspace file `flows/handoff.yaml` is no file");
    }

    #[test]
    fn what_may_not_be_read_is_told() {
        let project =
            Project::new().file("a.yaml", clean()).file("shut/b.yaml", clean()).file("c.yaml", clean());
        let shut = |name: &str, mode: u32| {
            fs::set_permissions(project.path(name), fs::Permissions::from_mode(mode)).unwrap();
        };
        shut("c.yaml", 0);
        shut("shut", 0);
        // Whoever may do everything reads them all the same.
        let is_root = fs::read(project.path("c.yaml")).is_ok();
        let ran = project.run(&["check"]);
        let named = project.run(&["check", "c.yaml", "--fail-on", "never"]);
        shut("shut", 0o700);
        if !is_root {
            ran.ends_with(2).err("`c.yaml` may not be read").err("shut").out("in 1 flow");
            named.ends_with(2).err("`c.yaml` may not be read");
        }
    }
}

#[test]
fn a_flow_with_a_misspelt_key_does_not_fall_out_of_the_check() {
    let flow = blood_test("  - technician -> patient: Answer\n");
    let project = Project::new().file("flows/a.yaml", flow.replacen("flow:", "flwo:", 1));
    project.run(&["check", "flows"]).ends_with(1).out("did you mean `flow`?");
}
