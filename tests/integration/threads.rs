//! The number of threads changes nothing but the time.

use crate::flow::TODAY;
use crate::project::{Project, Ran};
use handoffs::emit::FORMATS;
use std::fmt::Write as _;

/// How many flows are checked: more than any number of threads, so that each gets several.
const FLOWS: usize = 60;

/// Returns a flow with gaps, waivers and faults that depend on its number.
fn flow(number: usize) -> String {
    let mut text = format!(
        "flow: Process {number}\ncustomer: a\nactors: {{ a: {{ name: Patient, side: external }}, b: Ward, c: Laboratory }}\n"
    );
    if number % 7 == 3 {
        text.push_str("lang: fi\n");
    }
    text.push_str("handoffs:\n");
    for handoff in 0..number % 9 + 1 {
        let (from, to) = [("a", "b"), ("b", "c"), ("c", "a")][(number + handoff) % 3];
        let detail = match (number + handoff) % 5 {
            0 => String::new(),
            1 => format!(": Drawing blood {handoff}"),
            2 => format!(": {{ product: Answer {handoff}, waive: {{ rule: H002, reason: Later }} }}"),
            3 => format!(": {{ product: Tube {handoff}, mesures: x }}"),
            _ => format!(
                ": {{ product: Sample {handoff}, measures: {{ asks: Was it there?, scale: yes-no }} }}"
            ),
        };
        writeln!(text, "  - {from} -> {to}{detail}").unwrap();
    }
    if number % 13 == 5 {
        text.push_str("goals: [\n");
    }
    text
}

fn project() -> Project {
    let mut project = Project::new().file("empty.yaml", "").file("other.yaml", "a: 1\n");
    for number in 0..FLOWS {
        // No text in the order in which files are made, and none of the same length after another.
        let name = format!("flows/{}/f{:02}.yaml", number % 4, number * 37 % FLOWS);
        project = project.file(&name, flow(number));
    }
    // One that cannot be read, and one with a workspace that has faults.
    project.file("flows/2/binary.yaml", b"flow: \xff").file("flows/3/handoff.yaml", "profil: draft\n")
}

fn assert_same(project: &Project, arguments: &[&str]) {
    let run = |threads: &str| {
        let arguments: Vec<&str> = [&["check", "--today", TODAY, "--threads", threads], arguments].concat();
        let Ran { code, out, err } = project.run(&arguments);
        assert!(!out.is_empty(), "{arguments:?} {err}");
        (code, out, err)
    };
    let one = run("1");
    for threads in ["2", "8"] {
        let (code, out, err) = run(threads);
        assert!(out == one.1 && err == one.2 && code == one.0, "{arguments:?} with {threads} threads");
    }
}

#[test]
fn each_format_has_the_same_bytes() {
    let project = project();
    for format in FORMATS {
        assert_same(&project, &["--format", format.name, "--verbose"]);
    }
}

#[test]
fn what_is_told_on_the_way_has_the_same_order() {
    let project = project();
    let arguments = ["--format", "compact", "-v", "no.yaml", "flows/1", "other.yaml", "flows", "empty.yaml"];
    assert_same(&project, &arguments);
    assert_same(&project, &["--diff", "--fix=unsafe", "flows/0", "flows/1"]);
    let ran = project.run(&[&["check"], &arguments[..]].concat()).ends_with(2);
    let order = [
        "`no.yaml` does not exist",
        "`other.yaml` is not a flow",
        "binary.yaml",
        "`empty.yaml` is empty",
        "belongs to",
    ];
    let places: Vec<usize> = order.iter().map(|words| ran.err.find(words).expect(words)).collect();
    assert!(places.is_sorted(), "{places:?} {}", ran.err);
}

#[test]
fn mending_writes_the_same_files() {
    let mended = |threads: &str| {
        let project = project();
        project.run(&["check", "--fix=unsafe", "--threads", threads, "--today", TODAY, "flows/0", "flows/1"]);
        let names = (0..FLOWS).map(|number| format!("flows/{}/f{:02}.yaml", number % 4, number * 37 % FLOWS));
        names.map(|name| project.read(&name)).collect::<Vec<String>>()
    };
    let one = mended("1");
    assert!(one.iter().enumerate().any(|(number, text)| *text != flow(number)), "something is mended");
    assert!(mended("8") == one);
}

#[test]
fn the_number_may_come_from_outside_and_has_to_be_one() {
    let project = project();
    let expected = project.run(&["check", "flows/0", "--today", TODAY]).out;
    for threads in ["1", "3", "0", "many"] {
        let mut command = project.command(&["check", "flows/0", "--today", TODAY]);
        let output = command.env("RAYON_NUM_THREADS", threads).output().unwrap();
        assert_eq!(String::from_utf8(output.stdout).unwrap(), expected);
    }
    project.run(&["check", "--threads", "0"]).ends_with(2).err("--threads");
    project.run(&["check", "--threads", "all"]).ends_with(2).err("--threads");
    project
        .run(&["check", "--threads", "100000", "flows/0", "--fail-on", "never"])
        .ends_with(2)
        .out("flows/0");
}
