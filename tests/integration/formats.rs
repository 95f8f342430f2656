//! What programs read.

use crate::flow::{TODAY, blood_test};
use crate::project::Project;
use serde_json::Value;

fn project() -> Project {
    let text = blood_test(
        "  - id: answer\n    from: technician\n    to: patient\n    waive: { rule: H002, reason: Later, owner: QI team, until: 2027-03-01 }\n",
    );
    Project::new().file("flows/é.yaml", text)
}

fn json(project: &Project) -> Value {
    let ran = project.run(&["check", "flows", "--format", "json", "--today", TODAY]).ends_with(1);
    serde_json::from_str(&ran.out).unwrap()
}

#[test]
fn json_tells_all_of_a_finding() {
    let report = json(&project());
    assert_eq!(report["version"], 1);
    assert_eq!(report["tool"]["name"], "handoff");
    assert_eq!(report["files"][0]["file"], "flows/é.yaml");
    assert_eq!(report["files"][0]["flow"], "Blood test");
    let findings = report["findings"].as_array().unwrap();
    let of = |code: &str| findings.iter().find(|finding| finding["code"] == code).unwrap();
    let product = of("H001");
    assert_eq!(product["name"], "handoff-without-product");
    assert_eq!(product["severity"], "warning");
    assert_eq!(product["path"]["logical"], "handoffs/answer");
    assert_eq!(product["path"]["human"], "Blood test › hand-off technician → patient");
    assert_eq!(product["file"], "flows/é.yaml");
    assert!(product["start"]["line"].as_u64() >= Some(7));
    assert!(product["end"]["offset"].as_u64() > product["start"]["offset"].as_u64());
    assert!(product["help"].is_string() && product["waived"].is_null());
    let waived = &of("H002")["waived"];
    assert_eq!(
        (&waived["reason"], &waived["owner"], &waived["until"]),
        (&"Later".into(), &"QI team".into(), &"2027-03-01".into())
    );
    let summary = &report["summary"];
    assert_eq!(
        (&summary["flows"], &summary["warnings"], &summary["waived"]),
        (&1.into(), &1.into(), &1.into())
    );
}

#[test]
fn json_tells_what_could_not_be_read() {
    let project = Project::new().file("a.yaml", b"flow: \xff");
    let ran = project.run(&["check", "a.yaml", "--format", "json"]).ends_with(2);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["failures"][0]["file"], "a.yaml");
    assert_eq!(report["failures"][0]["message"], "`a.yaml` is not UTF-8: byte 0xFF at offset 6");
}

#[test]
fn json_is_whole_where_there_is_nothing() {
    let ran = Project::new().run(&["check", "--format", "json"]).ends_with(3);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(report["findings"], Value::Array(Vec::new()));
}

#[test]
fn several_formats_at_once_each_go_their_way() {
    let project = project();
    let ran = project.run(&["check", "--format", "text", "--format", "json=out.json"]).ends_with(1);
    ran.out("warning[H001]");
    let report: Value = serde_json::from_str(&project.read("out.json")).unwrap();
    assert_eq!(report["version"], 1);
    project.run(&["check", "--format", "text=out.txt", "--color", "always"]).ends_with(1).quiet();
    assert!(!project.read("out.txt").contains('\u{1b}'), "a file gets no colours");
}

#[test]
fn the_same_flow_gives_the_same_bytes() {
    let project = project();
    for format in ["text", "json"] {
        let run = || project.run(&["check", "--format", format, "--today", TODAY]).out;
        assert_eq!(run(), run());
    }
}

#[test]
fn colours_come_when_asked_for() {
    let project = project();
    project.run(&["check"]).without("\u{1b}");
    assert!(project.run(&["check", "--color", "always"]).out.contains("\u{1b}["));
    let mut command = project.command(&["check"]);
    let output = command.env("NO_COLOR", "1").env("CLICOLOR_FORCE", "0").output().unwrap();
    assert!(!output.stdout.contains(&0x1b));
}
