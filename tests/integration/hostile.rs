//! What a stranger's file must not do.

use crate::flow::{blood_test, flow};
use crate::project::Project;
use proptest::prelude::{ProptestConfig, any, prop_assert, proptest};
use std::io::Read;
use std::process::Stdio;

/// Characters that steer terminals or deceive readers.
const EVIL: &str = "\u{202e}\u{2066}\u{200b}\u{feff}";

fn assert_harmless(text: &str) {
    let is_evil = |c: char| c != '\n' && handoffs::emit::is_hazardous(c);
    assert!(!text.contains(is_evil), "{text:?}");
}

#[test]
fn aliases_of_long_texts_are_bounded() {
    let long = "b".repeat(200_000);
    let notes = "  - { from: a, to: b, product: y, note: *x }\n".repeat(500);
    let flow = format!("flow: A\npurpose: &x {long}\nactors: {{ a: A, b: B }}\nhandoffs:\n{notes}");
    let project = Project::new().file("a.yaml", flow);
    project.run(&["check", "a.yaml", "--format", "compact"]).ends_with(2).out("S007");
}

#[test]
fn an_own_rule_explains_itself_without_commands() {
    let workspace = "own-rules:\n  my-rule: { over: flow, must: has(flow.owner), message: \"::error::no\\n::warning::##vso[task.complete]\", why: \"b\\u202e ##[group]\" }\n";
    let project = Project::new().file("handoff.yaml", workspace);
    let told = project.run(&["explain", "my-rule"]).ends_with(0).out;
    let is_command =
        |line: &str| line.trim_start().starts_with("::") || line.contains("##vso[") || line.contains("##[");
    assert!(!told.lines().any(is_command), "{told}");
    let json = project.run(&["explain", "my-rule", "--format", "json"]).ends_with(0).out;
    assert!(!json.lines().any(is_command) && !json.contains('\u{202e}'), "{json}");
}

#[test]
fn a_pattern_may_be_of_any_length() {
    Project::new().run(&["check", &"*".repeat(90_000)]).ends_with(2);
}

#[test]
fn nothing_is_written_over_a_workspace_or_a_table() {
    let flow = "flow: A\nactors: { a: A, b: B }\nhandoffs: [a -> b: y]\n";
    let project = Project::new()
        .file("a.yaml", flow)
        .file("handoff.yaml", "profile: draft\n")
        .file("t.csv", "v\n1\n2\n");
    for arguments in [
        &["check", "a.yaml", "--format", "json=handoff.yaml"][..],
        &["render", "a.yaml", "--format", "svg", "-o", "handoff.yaml"],
        &["chart", "--data", "t.csv", "--value", "v", "--format", "json", "-o", "handoff.yaml"],
    ] {
        project.run(arguments).ends_with(2).err("name of a workspace file");
    }
    assert_eq!(project.read("handoff.yaml"), "profile: draft\n");
    project
        .run(&["chart", "--data", "t.csv", "--value", "v", "--format", "svg", "-o", "t.csv"])
        .ends_with(2)
        .err("holds the data");
    assert_eq!(project.read("t.csv"), "v\n1\n2\n");
}

#[cfg(unix)]
#[test]
fn a_link_to_a_workspace_elsewhere_shows_nothing() {
    let elsewhere = Project::new().file("secret", "KEY: abc\n");
    let project = Project::new().file("a.yaml", "flow: A\nactors: { a: A, b: B }\nhandoffs: [a -> b: y]\n");
    std::os::unix::fs::symlink(elsewhere.path("secret"), project.path("handoff.yaml")).unwrap();
    let ran = project.run(&["check"]).ends_with(2).err("leads out of its folder");
    assert!(!ran.out.contains("abc") && !ran.err.contains("abc"));
}

#[test]
fn no_escape_of_a_flow_reaches_a_terminal() {
    let text = format!(
        "flow: \"A\\e]0;gone\\a\\x9b{EVIL}\"\nactors: {{ a: \"A\\e[2J\", b: \"{EVIL}B\" }}\nhandoffs:\n  - a -> b\n  - a -> \"c{EVIL}\": x\n"
    );
    let project = Project::new().file("a\u{1b}[31m\u{202e}.yaml", text);
    for format in ["text", "json"] {
        let ran = project.run(&["check", "--verbose", "--format", format]).ends_with(1);
        assert_harmless(&ran.out);
        assert_harmless(&ran.err);
        assert!(ran.out.contains("R001") || ran.out.contains("S002"), "{}", ran.out);
    }
}

#[test]
fn no_escape_of_a_name_reaches_a_terminal() {
    let project = Project::new().file("other\u{1b}[31m.yaml", "a: 1\n");
    for arguments in [
        &["check", "\u{1b}[31mno.yaml"][..],
        &["check", "other\u{1b}[31m.yaml"],
        &["check", "--\u{1b}[31m"],
        &["check", "--format", "\u{1b}[31m"],
        &["check", "--select", "\u{1b}[31m"],
        &["explain", "\u{1b}[31m"],
        &["render", "\u{1b}[31m", "-o", "x.svg"],
        &["render", "a", "-o", "\u{1b}[31m"],
        &["init", "no\u{1b}[31m/a.yaml"],
    ] {
        let ran = project.run(arguments);
        assert_harmless(&ran.out);
        assert_harmless(&ran.err);
        assert!(ran.code >= 2 && !ran.err.is_empty(), "{ran:?}");
    }
}

#[test]
fn a_long_line_is_cut() {
    let text = blood_test(&format!("  - technician -> patient: {}\n  - a -> b\n", "x".repeat(1_000_000)));
    let project = Project::new().file("a.yaml", text);
    let ran = project.run(&["check"]).ends_with(1).out("R001");
    let longest = ran.out.lines().map(|line| line.chars().count()).max().unwrap();
    assert!(longest < 400, "a line of {longest} characters");
}

#[test]
fn a_cut_line_keeps_its_true_column() {
    let text = blood_test(&format!("  - {{ need: {}, from: technician, to: nobody }}\n", "x".repeat(500)));
    let project = Project::new().file("a.yaml", text);
    let ran = project.run(&["check"]).ends_with(1);
    ran.out("a.yaml:7:537").out("nobody");
}

#[test]
fn a_file_that_is_no_text() {
    let project = Project::new()
        .file("junk.yaml", [0xBE, 0xEF, 0xDE, 0xAD])
        .file("wide.yaml", [0xFF, 0xFE, b'f', 0])
        .file("nul.yaml", "flow: a\0b\n");
    project.run(&["check", "junk.yaml"]).ends_with(2).err("byte 0xBE at offset 0").quiet_out();
    project.run(&["check", "wide.yaml"]).ends_with(2).err("UTF-8");
    let ran = project.run(&["check", "nul.yaml"]);
    assert!(ran.code == 1 || ran.code == 2);
    assert_harmless(&ran.out);
    project.run(&["render", "wide.yaml", "-o", "a.svg"]).ends_with(2).err("UTF-16");
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_ends_quietly() {
    let project = Project::new();
    let mut text = blood_test("");
    for _ in 0..3000 {
        text.push_str("  - technician -> patient\n");
    }
    let project = project.file("a.yaml", text);
    for arguments in [&["check", "a.yaml"][..], &["check", "a.yaml", "--format", "json"]] {
        let mut command = project.command(arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut stdout = child.stdout.take().unwrap();
        stdout.read_exact(&mut [0; 10]).unwrap();
        drop(stdout);
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn a_large_flow_is_checked_in_time() {
    let mut text = String::from("flow: Large\nactors:\n");
    for index in 0..200 {
        text.push_str(&format!("  a{index}: Actor {index}\n"));
    }
    text.push_str("handoffs:\n");
    for index in 0..10_000 {
        let (from, to) = (index % 200, (index * 7 + 1) % 200);
        text.push_str(&format!("  - a{from} -> a{to}: {{ waive: {{ rule: H002, reason: r }} }}\n"));
    }
    let project = Project::new().file("a.yaml", text);
    let start = std::time::Instant::now();
    project.run(&["check", "-q", "--select", "H,X,R,S"]).ends_with(1);
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn nothing_makes_it_panic(text in any::<String>(), tail in "[ -~\n]{0,80}") {
        for text in [text.clone(), format!("flow: {text}\n{tail}"), blood_test(&format!("  - {tail}{text}\n"))] {
            let checked = flow(text).check();
            let report = handoffs::lint::Report { files: vec![checked.report], ..Default::default() };
            for format in handoffs::emit::FORMATS {
                let written = (format.emit)(&report, handoffs::emit::Options { infos: true, ..Default::default() });
                prop_assert!(!written.chars().any(|c| c != '\n' && handoffs::emit::is_hazardous(c)));
            }
        }
    }
}

#[test]
fn pictures_hold_nothing_that_steers_a_terminal() {
    let text = format!(
        "flow: \"A\\e]0;gone\\a\\x9b{EVIL}\"\nlang: \"e{EVIL}\"\nactors: {{ a: \"A\\e[2J\", b: \"{EVIL}B\" }}\nhandoffs:\n  - a -> b: \"{EVIL}\\x9b\"\n  - a -> \"c{EVIL}\\x9b\": x\n"
    );
    let project = Project::new().file("a.yaml", text);
    for format in ["svg", "dot", "json"] {
        let ran = project.run(&["render", "a.yaml", "-o", "-", "--format", format]).ends_with(0);
        assert_harmless(&ran.out);
    }
}

#[test]
fn nothing_is_written_over_a_flow() {
    let text = blood_test("  - technician -> patient: Answer\n");
    let project = Project::new().file("a.yaml", text.clone()).file("b.yaml", text.clone());
    project.run(&["check", "a.yaml", "--format", "json=a.yaml"]).ends_with(2).err("holds a flow");
    project.run(&["check", "a.yaml", "--format", "json=b.yaml"]).ends_with(2).err("holds a flow");
    project.run(&["render", "a.yaml", "-o", "./a.yaml", "--format", "svg"]).ends_with(2).err("holds a flow");
    assert_eq!(project.read("a.yaml"), text);
    assert_eq!(project.read("b.yaml"), text);
}

#[test]
fn a_text_of_the_flow_is_not_taken_for_a_place() {
    let text = "flow: T\nactors: {a: A, b: B}\ncustomer: a\nhandoffs:\n  - {from: b,\tto: a, product: \"Fix p.yaml:5:34 now\"}\n";
    let project = Project::new().file("p.yaml", text);
    let ran = project.run(&["check", "p.yaml", "--select", "H002"]).ends_with(1);
    assert!(ran.out.contains("\"Fix p.yaml:5:34 now\" reaches"), "{}", ran.out);
    assert!(ran.out.contains("--> p.yaml:5:31"), "{}", ran.out);
}

/// What is written grows with the file, not with a name times the findings.
#[test]
fn a_long_name_is_not_told_with_every_finding() {
    let title = "T ".repeat(200_000);
    let handoffs: String = (0..300).map(|index| format!("  - b -> a: Fix it {index}\n")).collect();
    let text = format!("flow: {title}\nactors: {{ a: \"{title}\", b: B }}\nhandoffs:\n{handoffs}");
    let project = Project::new().file("a.yaml", text);
    for format in ["text", "json"] {
        let ran = project.run(&["check", "--format", format]).ends_with(1);
        assert!(ran.out.len() < 8_000_000, "{format}: {} bytes", ran.out.len());
    }
}
