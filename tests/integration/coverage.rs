//! How many hand-offs have what they need.

use crate::flow::{MEASURE, blood_test};
use crate::project::Project;
use serde_json::Value;

/// Three hand-offs, of which one has a measure and one is waived.
fn one_of_three() -> String {
    blood_test(&format!(
        "  - technician -> patient: {{ product: Answer, measures: {MEASURE} }}\n  - patient -> technician: {{ product: Consent, waive: {{ rule: H002, reason: Asked later, owner: Q }} }}\n  - technician -> patient: {{ id: again, product: Plan }}\n"
    ))
}

#[test]
fn counts_are_told_and_fail_under_what_was_asked_for() {
    let project = Project::new().file("flows/a.yaml", one_of_three()).file("flows/other.yaml", "a: 1\n");
    let ran = project.run(&["coverage"]).ends_with(0);
    ran.out("3 hand-offs in 1 flow").out("1 of 3").out("above: 1 without a measure").without("%");
    project.run(&["coverage", "flows", "--fail-under", "33%"]).ends_with(0);
    let failed = project.run(&["coverage", "flows", "--fail-under", "34"]).ends_with(1);
    failed.out("1 of 3").err("1 of 3 hand-offs have a measure (1 of the gaps waived)").err("asks for 2");
    project.run(&["coverage", "--fail-under", "0.8"]).ends_with(2).err("is it 0.8% or 80%?");
    for percent in ["101", "x", "NaN", "-1"] {
        project.run(&["coverage", &format!("--fail-under={percent}")]).ends_with(2).err("from 0 to 100");
    }
}

#[test]
fn json_has_the_counts() {
    let project = Project::new();
    let ran = project.run_with(&["coverage", "-", "--format", "json"], one_of_three().as_bytes());
    let value: Value = serde_json::from_str(&ran.ends_with(0).out).unwrap();
    assert_eq!((&value["schema"], &value["version"]), (&"handoff-coverage".into(), &1.into()));
    assert_eq!(value["all"]["with-measure"], 1);
    assert_eq!(value["external"]["handoffs"], 2);
    assert_eq!(value["customers"][0]["name"], "Lab technician");
    assert_eq!(value["waived"]["without-measure"], 1);
}

#[test]
fn the_badge_is_whole_or_not_written() {
    let project = Project::new().file("a.yaml", one_of_three()).file("b.yaml", "flow: [\n");
    project.run(&["coverage", "a.yaml", "--badge", "a.svg"]).ends_with(0).err("wrote `a.svg`");
    assert!(project.read("a.svg").contains(">1 of 3</text>"));
    project.run(&["coverage", "--badge", "b.svg"]).ends_with(2).err("`b.yaml` cannot be read as YAML");
    assert!(!project.path("b.svg").exists());
    project.run(&["coverage", "a.yaml", "--badge", "a.yaml"]).ends_with(2).err("give it the ending `svg`");
    project.run(&["coverage", "a.yaml", "--badge", "a.png"]).ends_with(2).err("a badge is an SVG");
    assert_eq!(project.read("a.yaml"), one_of_three());
}

#[test]
fn what_cannot_be_counted_is_never_nothing() {
    let project = Project::new().directory("empty").file("flows/a.yaml", one_of_three());
    project.run(&["coverage", "empty"]).ends_with(3).err("no flow found");
    project.run(&["coverage", "no.yaml"]).ends_with(2).err("does not exist");
    let project = project.file("flows/handoff.yaml", "profil: draft\n");
    project.run(&["coverage", "flows"]).ends_with(2).err("`flows/handoff.yaml` has faults");
}
