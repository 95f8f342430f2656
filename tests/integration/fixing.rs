//! `check --fix` and `--diff` as the program does them.

use crate::project::Project;

const ODD: &str = "flow: Blood test # odd\nactors:\n  technician: Lab technician\n  patient: { name: Patient, side: external }\ncustomer: patient\nhandofs:\n  - technician -> patient: Patient knows what happens next # why\n";

#[test]
fn mends_files_in_place_and_checks_what_is_left() {
    let project = Project::new().file("a.yaml", ODD).file("b.yaml", ODD);
    project
        .run(&["check", "--fix", "a.yaml"])
        .ends_with(1)
        .out("fixed 1 finding in 1 file; 1 more with --fix=unsafe\n")
        .out("warning[H002]");
    assert_eq!(project.read("a.yaml"), ODD.replace("handofs", "handoffs"));
    assert_eq!(project.read("b.yaml"), ODD, "only what is named is touched");
    project.run(&["check", "--fix", "a.yaml"]).ends_with(1).out("nothing to fix; 1 more with --fix=unsafe");
    project
        .run(&["check", "--fix=unsafe", "--ignore=M", "."])
        .ends_with(0)
        .out("fixed 3 findings in 2 files\n");
    assert!(project.read("b.yaml").contains("scale: yes-no } } # why\n"), "{}", project.read("b.yaml"));
    project.run(&["check", "--fix=some", "."]).ends_with(2);
}

#[test]
fn tells_what_can_be_fixed() {
    let project = Project::new().file("a.yaml", ODD);
    project.run(&["check"]).ends_with(1).out("1 can be fixed with --fix\n");
}

#[test]
fn a_difference_changes_nothing() {
    let project = Project::new().file("a.yaml", ODD);
    let ran = project.run(&["check", "--diff"]).ends_with(1).err("a fix would mend 1 finding in 1 file");
    assert_eq!(project.read("a.yaml"), ODD);
    assert!(ran.out.starts_with("--- a.yaml\n+++ a.yaml\n@@ -3,5 +3,5 @@\n"), "{}", ran.out);
    assert!(ran.out.contains("\n-handofs:\n+handoffs:\n   - technician -> patient: "), "{}", ran.out);
    project
        .run(&["check", "--fix=unsafe", "--diff"])
        .ends_with(1)
        .out("+  - technician -> patient: { product:");
    assert_eq!(project.read("a.yaml"), ODD);
    let clean = Project::new().file("a.yaml", ODD.replace("handofs", "handoffs"));
    clean.run(&["check", "--diff"]).ends_with(0).err("would change nothing");
    let torn = Project::new().file("a.yaml", "flow: [\n");
    torn.run(&["check", "--diff"]).ends_with(2).err("would stay as it is");
}

#[test]
fn standard_input_goes_to_standard_output() {
    let project = Project::new();
    let ran = project.run_with(&["check", "--fix", "-"], ODD.as_bytes()).ends_with(1).err("warning[H002]");
    assert_eq!(ran.out, ODD.replace("handofs", "handoffs"));
    let ran = project.run_with(&["check", "--diff", "-"], ODD.as_bytes()).ends_with(1);
    assert!(ran.out.starts_with("--- <stdin>\n"), "{}", ran.out);
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    let project = Project::new().file("there/a.yaml", ODD);
    std::os::unix::fs::symlink(project.path("there/a.yaml"), project.path("link.yaml")).unwrap();
    project.run(&["check", "--fix", "link.yaml"]).ends_with(2).err("`link.yaml` is a symbolic link");
    assert_eq!(project.read("there/a.yaml"), ODD);
    assert!(project.path("link.yaml").symlink_metadata().unwrap().is_symlink());
}
