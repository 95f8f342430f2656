//! What changed between two versions of a flow, as the program tells it.

use crate::project::Project;
use crate::ratchet::git;
use serde_json::Value;

const OLD: &str = "flow: Blood test
customer: patient
actors: { patient: { name: Patient, side: external }, technician: Technician, laboratory: Laboratory }
steps:
  draw: { actor: technician, does: Draw blood, takes: 8 min }
  test: { actor: laboratory, does: Run the test }
  home: { actor: patient, ends: Goes home }
handoffs:
  - draw -> test: Tube of blood
  - test -> home: Test result
";

fn new() -> String {
    OLD.replace("8 min", "5 min").replace("  - test -> home: Test result\n", "")
}

fn project() -> Project {
    Project::new().file("old.yaml", OLD).file("new.yaml", new())
}

#[test]
fn changes_are_told_in_three_formats() {
    let project = project();
    let text = project.run(&["diff", "old.yaml", "new.yaml"]).ends_with(0);
    text.out("hand-offs")
        .out("1 fewer")
        .out("~ takes: 8 min → 5 min")
        .out("- Laboratory → Patient: Test result");
    let markdown = project.run(&["diff", "old.yaml", "new.yaml", "--format", "markdown"]).ends_with(0);
    markdown.out("<details><summary>Steps: 1 changed</summary>").out("| hand-offs | 2 | 1 | 1 fewer |");
    let json = project.run(&["diff", "old.yaml", "new.yaml", "--format", "json"]).ends_with(0);
    let value: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!((&value["schema"], &value["version"]), (&"handoff-diff".into(), &1.into()));
    assert_eq!((&value["differs"], &value["counts"]["removed"]), (&true.into(), &2.into()));
    let same = project.run(&["diff", "old.yaml", "old.yaml"]).ends_with(0);
    same.out("nothing changed: 3 actors, 3 steps, 2 hand-offs");
}

#[test]
fn the_exit_code_is_that_of_git_where_it_is_asked_for() {
    let project = project();
    project.run(&["diff", "old.yaml", "new.yaml", "--exit-code"]).ends_with(1);
    project.run(&["diff", "old.yaml", "old.yaml", "--exit-code"]).ends_with(0);
    project.run(&["diff", "old.yaml", "away.yaml", "--exit-code"]).ends_with(2).err("does not exist");
    project.run(&["diff", "-", "-"]).ends_with(2).err("one of the two flows only");
    project.run(&["diff"]).ends_with(2);
    let project = project.file("cut.yaml", "flow: [\n").file("no.yaml", "a: b\n");
    project.run(&["diff", "old.yaml", "cut.yaml"]).ends_with(2).err("cannot be read as YAML");
    project.run(&["diff", "no.yaml", "old.yaml"]).ends_with(3).err("is not a flow");
}

#[test]
fn the_ending_of_the_file_says_what_is_written() {
    let project = project();
    project.run(&["diff", "old.yaml", "new.yaml", "-o", "what.md"]).ends_with(0).quiet_out();
    assert!(project.read("what.md").starts_with("**handoff diff:** Blood test"));
    project.run(&["diff", "old.yaml", "new.yaml", "-o", "what.json"]).ends_with(0);
    assert!(project.read("what.json").starts_with("{\n  \"schema\": \"handoff-diff\""));
    project
        .run(&["diff", "old.yaml", "new.yaml", "-o", "new.yaml", "--format", "json"])
        .ends_with(2)
        .err("holds a flow");
    project
        .run(&["diff", "old.yaml", "new.yaml", "-o", "what.htm"])
        .ends_with(2)
        .err("does not say what to write");
    project.run(&["diff", "old.yaml", "."]).ends_with(2).err("is a directory");
    let from_stdin = project.run_with(&["diff", "old.yaml", "-"], new().as_bytes()).ends_with(0);
    from_stdin.out("old.yaml → <stdin>").out("8 min → 5 min");
}

#[test]
fn versions_come_out_of_git() {
    let project = Project::new().file("flows/a.yaml", OLD).file("flows/t.xlsx", [0xff, 0xfe, 0]);
    git(&project, &["init", "--quiet", "--initial-branch=main"]);
    git(&project, &["add", "."]);
    git(&project, &["commit", "--quiet", "--message=first"]);
    let project = project.file("flows/a.yaml", new());
    project.run(&["diff", "flows/a.yaml"]).ends_with(0).out("8 min → 5 min");
    project.run(&["diff", "main:flows/a.yaml", "flows/a.yaml"]).ends_with(0).out("8 min → 5 min");
    project.run(&["diff", "HEAD:flows/a.yaml"]).ends_with(0).out("8 min → 5 min");
    project.run(&["diff", "HEAD:flows/a.yaml", "main:./flows/a.yaml"]).ends_with(0).out("nothing changed");
    let mut inside = project.command(&["diff", "a.yaml", "--exit-code"]);
    assert_eq!(inside.current_dir(project.path("flows")).output().unwrap().status.code(), Some(1));
    let mut inside = project.command(&["diff", "HEAD:a.yaml", "HEAD:./a.yaml", "--exit-code"]);
    assert_eq!(inside.current_dir(project.path("flows")).output().unwrap().status.code(), Some(0));
    for (version, why) in [
        ("HEAD:flows/b.yaml", "`HEAD` has no file `flows/b.yaml`"),
        ("HEAD:../../etc/passwd", "has no file"),
        ("HEAD:flows", "`HEAD:flows` is a directory, and `flows/a.yaml` is not"),
        ("HEAD:flows/t.xlsx", "`flows/t.xlsx` as of `HEAD` cannot be read: it is no text"),
        ("nowhere:flows/a.yaml", "there is no commit, branch or tag `nowhere`"),
        ("$(touch x):flows/a.yaml", "there is no commit, branch or tag"),
        (":flows/a.yaml", "there is no commit, branch or tag"),
    ] {
        project.run(&["diff", version, "flows/a.yaml"]).ends_with(2).err(why);
    }
    project.run(&["diff", "--", "--all:flows/a.yaml", "flows/a.yaml"]).ends_with(2).err("no commit");
    let bare = Project::new().file("a.yaml", OLD);
    bare.run(&["diff", "a.yaml"]).ends_with(2).err("is not in a git repository");
}

#[cfg(unix)]
#[test]
fn what_is_no_file_at_a_commit_is_called_what_it_is() {
    let project = Project::new().file("a.yaml", OLD);
    std::os::unix::fs::symlink("a.yaml", project.path("link.yaml")).unwrap();
    std::fs::write(project.path("long.yaml"), vec![b'#'; 65 * 1024 * 1024]).unwrap();
    git(&project, &["init", "--quiet", "--initial-branch=main"]);
    git(&project, &["add", "."]);
    git(&project, &["commit", "--quiet", "--message=first"]);
    for (version, why) in [
        ("HEAD:link.yaml", "`link.yaml` as of `HEAD` is a symbolic link, not a file"),
        ("HEAD:long.yaml", "`long.yaml` as of `HEAD` cannot be read: it is longer than 64 MB"),
    ] {
        project.run(&["diff", version, "a.yaml"]).ends_with(2).err(why);
    }
}

#[test]
fn directories_are_compared_file_by_file() {
    let project = Project::new()
        .file("flows/a.yaml", OLD)
        .file("flows/sub/same.yaml", OLD)
        .file("flows/gone.yaml", OLD.replace("Blood test", "Old process"))
        .file("flows/notes.yaml", "a: b\n");
    git(&project, &["init", "--quiet", "--initial-branch=main"]);
    git(&project, &["add", "."]);
    git(&project, &["commit", "--quiet", "--message=first"]);
    let project = project.file("flows/a.yaml", new()).file("flows/new.yaml", OLD);
    std::fs::remove_file(project.path("flows/gone.yaml")).unwrap();
    for arguments in [&["diff", "HEAD:flows", "flows", "--exit-code"][..], &["diff", "flows", "--exit-code"]]
    {
        let ran = project.run(arguments).ends_with(1);
        ran.out("flows/a.yaml")
            .out("~ takes: 8 min → 5 min")
            .out("+ new.yaml: Blood test")
            .out("- gone.yaml: Old process")
            .out("flows: 1 added, 1 removed, 1 changed, 1 the same\n")
            .without("sub/same.yaml");
    }
    let markdown = project.run(&["diff", "HEAD:flows", "./flows/", "--format", "md"]).ends_with(0);
    markdown
        .out("**handoff diff:** Flows: 1 added")
        .out("- removed: gone.yaml")
        .out("takes: <del>8 min</del>");
    project.run(&["diff", "flows", "flows"]).ends_with(0).out("nothing changed in 3 flows");
    project.run(&["diff", "flows", "flows", "--format", "json"]).ends_with(2).err("name two files");
    project.run(&["diff", "flows", "flows", "-o", "a.svg"]).ends_with(2).err("a picture tells of two flows");
    let project = project.file("flows/cut.yaml", "flow: [\n");
    let ran = project.run(&["diff", "HEAD:flows", "flows"]).ends_with(2);
    ran.err("cannot be read as YAML").out("1 changed, 1 the same");
    let empty = Project::new().file("a/x.txt", "").file("b/x.txt", "");
    empty.run(&["diff", "a", "b"]).ends_with(3);
}

#[test]
fn the_name_of_a_file_is_no_title() {
    let table = "Supplier,Product,Customer\nA,Order,B\n";
    let project = Project::new().file("old.csv", table).file("new.csv", table).file("a.yaml", OLD);
    project.run(&["diff", "old.csv", "new.csv"]).ends_with(0).out("nothing changed");
    project.run(&["diff", "old.csv", "a.yaml"]).ends_with(0).out("Blood test\n").without("Old");
    let titled = project.file("titled.csv", format!("Ordering\n{table}"));
    titled.run(&["diff", "old.csv", "titled.csv"]).ends_with(0).out("nothing changed");
    let other = titled.file("other.csv", format!("Asking\n{table}"));
    other.run(&["diff", "other.csv", "titled.csv"]).ends_with(0).out("~ flow: Asking → Ordering");
}

#[test]
fn nothing_of_a_flow_steers_a_terminal_or_becomes_markup() {
    let hostile = OLD.replace("Draw blood", "\"\\e[2J<b>@team</b> `x` | [a](b) ##[error] \\u202e\"");
    let project = project().file("hostile.yaml", hostile);
    for format in ["text", "markdown", "json"] {
        let ran = project.run(&["diff", "old.yaml", "hostile.yaml", "--format", format]).ends_with(0);
        assert!(!ran.out.contains(['\u{1b}', '\u{202e}']), "{}", ran.out);
        let coloured =
            project.run(&["diff", "old.yaml", "hostile.yaml", "--format", format, "--color", "always"]);
        assert!(!coloured.out.contains("\u{1b}[2J"), "{}", coloured.out);
        if format == "markdown" {
            assert!(!ran.out.contains("<b>") && !ran.out.contains("@team"), "{}", ran.out);
        }
    }
}

#[test]
fn both_versions_are_one_picture() {
    let project = project();
    let svg = |arguments: &[&str]| {
        project.run(&[&["diff", "old.yaml", "new.yaml", "-o", "-", "--format", "svg"], arguments].concat())
    };
    let drawn = svg(&[]).ends_with(0).out;
    assert_eq!(drawn.matches(">Draw blood<").count(), 1, "what both have stands once");
    for words in
        ["removed-line", "strike", "changed-badge", "time 8\u{a0}min", "5\u{a0}min", ">2 → 1<", ">1 fewer<"]
    {
        assert!(drawn.contains(words), "{words}: {drawn}");
    }
    assert!(
        drawn.contains("<title id=")
            && drawn.contains("removed hand-off: Laboratory → Patient: Test result.")
    );
    assert_ne!(svg(&["--direction", "down"]).out, drawn);
    assert_ne!(svg(&["--theme", "print"]).out, drawn);
    svg(&["--lanes", "shortest"]).ends_with(0);
    project
        .run(&["diff", "old.yaml", "new.yaml", "--scale", "2"])
        .ends_with(2)
        .err("`--scale` says how many");
    project.run(&["diff", "old.yaml", "new.yaml", "--fit", "a4"]).ends_with(2).err("`--fit` folds a picture");
    let same = project.run(&["diff", "old.yaml", "old.yaml", "-o", "-", "--format", "svg"]).ends_with(0);
    same.without("badge").out(">as before<");
}

#[cfg(feature = "pictures")]
#[test]
fn both_versions_are_pixels_and_pages() {
    let project = project();
    for (file, begins) in [("both.png", &b"\x89PNG"[..]), ("both.pdf", b"%PDF")] {
        project.run(&["diff", "old.yaml", "new.yaml", "-o", file]).ends_with(0).quiet();
        assert!(std::fs::read(project.path(file)).unwrap().starts_with(begins));
    }
}
