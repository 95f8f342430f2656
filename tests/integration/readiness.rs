//! `handoff chart --show readiness`, and what the check says of a table of answers.

use crate::flow::{MEASURE, blood_test};
use crate::project::Project;
use serde_json::Value;

const ANSWERS: &str = "role,q1,when\nHead,5,2026-10-01\nHead,4,2026-10-01\nNurse,3,2026-10-01\nNurse,2,2026-10-01\nHead,3,2026-04-01\nNurse,2,2026-04-01\n";

fn project(readiness: &str) -> Project {
    let handoffs =
        format!("  - technician -> patient: {{ product: Answer to what is wrong, measures: {MEASURE} }}\n");
    Project::new()
        .file("a.yaml", format!("{}{readiness}", blood_test(&handoffs)))
        .file("data/answers.csv", ANSWERS)
}

const READINESS: &str = "readiness:
  definition: { management: Right first time, contributors: Right first time }
  valued: { desired: 4 }
  data:
    file: data/answers.csv
    group: role
    groups: { management: Head, contributors: rest }
    columns: { valued: q1 }
    date: when
";

#[test]
fn readiness_is_charted_out_of_a_table() {
    let project = project(READINESS);
    let ran = project.run(&["chart", "a.yaml", "--show", "readiness"]);
    assert_eq!(ran.code, 0, "{ran:#?}");
    let told: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        (told["schema"].as_str(), told["assessed"].as_str()),
        (Some("handoff-readiness"), Some("2026-10-01"))
    );
    let valued = &told["requirements"][0];
    assert_eq!(
        (valued["management"]["level"].as_f64(), valued["perception-gap"].as_f64()),
        (Some(4.5), Some(2.0))
    );
    assert_eq!(valued["earlier"][0]["management"].as_f64(), Some(3.0));
    let ran = project.run(&["chart", "a.yaml", "--show", "readiness", "-o", "ready.svg"]);
    assert_eq!((ran.code, project.read("ready.svg").contains("2 apart")), (0, true), "{ran:#?}");
}

#[test]
fn a_table_that_is_not_as_described_is_told() {
    let checked = |readiness: &str| {
        let ran = project(readiness).run(&["check", "a.yaml", "--select", "A,D", "--format", "compact"]);
        ran.out
    };
    let told = checked(READINESS);
    assert!(told.contains("A005") && told.contains("A006") && !told.contains("D00"), "{told}");
    assert!(checked(&READINESS.replace("Head,", "Chief,")).contains("nobody is of the group \"Chief\""));
    assert!(checked(&READINESS.replace("valued: q1", "valued: q2")).contains("there is no column \"q2\""));
    assert!(checked(&READINESS.replace("data/answers", "data/other")).contains("D001"));
    assert!(checked(&READINESS.replace("  valued: {", "  scale: 4\n  valued: {")).contains("D006"));
    let told = checked(&READINESS.replace("date: when", "date: role"));
    assert!(told.contains("D002") && told.contains("line 2, column \"role\""), "{told}");
    let stated = checked(&READINESS.replace("desired: 4", "desired: 4, management: 3.9, contributors: 2.5"));
    assert!(stated.contains("D008") && stated.contains("as management sees it, 3.9"), "{stated}");
    assert!(!stated.contains("as contributors sees it"), "{stated}");
}

#[test]
fn what_cannot_be_charted_is_said() {
    let charted = |readiness: &str, more: &[&str]| {
        let ran = project(readiness).run(&[&["chart", "a.yaml", "--show", "readiness"], more].concat());
        assert_eq!(ran.code, 2, "{ran:#?}");
        ran.err
    };
    assert!(charted("", &[]).contains("says nothing of readiness"));
    assert!(charted(READINESS, &["some-measure"]).contains("readiness is about the whole flow"));
    let told = charted(&READINESS.replace("valued: q1", "valued: q2"), &[]);
    assert!(told.contains("there is no column \"q2\"") && told.contains("cannot be gone by"), "{told}");
    assert!(charted(READINESS, &["-o", "data/answers.csv", "--format", "svg"]).contains("holds the data"));
}
