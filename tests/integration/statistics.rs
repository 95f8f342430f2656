//! `check --statistics`: how many findings there are of each rule.

use crate::project::Project;
use serde_json::Value;

const HEAD: &str = "flow: Blood test\ncustomer: patient\nactors:\n  technician: Lab technician\n  patient: { name: Patient, side: external }\nhandoffs:\n";
const GAP: &str = "  - technician -> patient: Patient knows what happens next\n";
const BACK: &str = "  - patient -> technician: Answers that the technician needs\n";

fn project() -> Project {
    let waived = "  - patient -> technician: { product: Answers that are needed, waive: { rule: H002, reason: Later } }\n";
    Project::new()
        .file("a.yaml", format!("{HEAD}{GAP}{BACK}"))
        .file("b.yaml", format!("{HEAD}{GAP}{waived}").replace("Blood", "Urine"))
}

#[test]
fn a_table_and_nothing_else() {
    let ran = project().run(&["check", "--statistics", "--select", "H"]).ends_with(1);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines[0], "findings  waived  files  fixable  level    rule");
    assert!(
        lines.contains(&"       3       1      2        3  warning  H002 handoff-without-measure"),
        "{}",
        ran.out
    );
    let counts: Vec<usize> =
        lines[1..].iter().map_while(|line| line.split_whitespace().next()?.parse().ok()).collect();
    assert!(counts.len() > 1 && counts.is_sorted_by(|a, b| a >= b), "{}", ran.out);
    assert!(ran.out.contains("in 2 flows (1 waived)\n"));
    ran.without("-->").without("learn more").without("shown with");
}

#[test]
fn a_clean_run_has_the_footer_only() {
    let ran = project().run(&["check", "--statistics", "--select", "H001"]).ends_with(0);
    assert_eq!(ran.out, "no findings in 2 flows\n");
    let ran = project().run(&["check", "--statistics", "--select", "H002", "--quiet"]).ends_with(1);
    assert_eq!(ran.out.lines().count(), 3, "{}", ran.out);
}

#[test]
fn json_counts_in_any_case() {
    let project = project();
    for arguments in [&["check", "--format", "json"][..], &["check", "--format", "json", "--statistics"]] {
        let json: Value = serde_json::from_str(&project.run(arguments).ends_with(1).out).unwrap();
        let rules = json["statistics"].as_array().unwrap();
        let measure = rules.iter().find(|rule| rule["code"] == "H002").unwrap();
        assert_eq!(measure["name"], "handoff-without-measure");
        let numbers = ["findings", "waived", "files", "fixable"].map(|key| measure[key].as_u64().unwrap());
        assert_eq!((numbers, &measure["severity"]), ([3, 1, 2, 3], &Value::from("warning")));
        assert!(json["findings"].as_array().unwrap().len() > 3);
    }
}

#[test]
fn other_formats_have_no_room_for_it() {
    let project = project();
    let ran = project.run(&["check", "--statistics", "--format", "github"]).ends_with(2);
    ran.err("`--statistics` has no place in `github`").err("--format text");
    let ran = project.run(&["check", "--statistics", "--format", "text", "--format", "compact=all.txt"]);
    ran.ends_with(1).out("findings  waived");
    assert!(project.read("all.txt").contains("a.yaml:7"));
}
