//! What customers are asked, and what they answered.

use crate::flow::blood_test;
use crate::project::Project;
use serde_json::Value;

fn asking() -> Project {
    let flow = blood_test(
        "  - technician -> patient:\n      product: Answer to what is wrong\n      measures:\n        - { id: known, asks: Do you know what is wrong?, scale: yes-no }\n        - { id: rated, asks: How good was it?, scale: five-point }\n",
    );
    Project::new().file("flow.yaml", flow)
}

#[test]
fn forms_and_tables_are_written() {
    let project = asking();
    project.run(&["survey", "flow.yaml", "-o", "form.html"]).ends_with(0).err("wrote `form.html`");
    assert!(project.read("form.html").contains("Do you know what is wrong?"));
    project.run(&["survey", "flow.yaml", "-o", "answers.csv"]).ends_with(0);
    assert_eq!(project.read("answers.csv"), "customer,date,known,rated\n");
    let again = project.run(&["survey", "flow.yaml", "-o", "answers.csv"]).ends_with(2);
    again.err("`answers.csv` exists already");
    project.run(&["survey", "flow.yaml", "-o", "form.docx"]).ends_with(2).err("does not say what to write");
    project.run(&["survey", "flow.yaml"]).ends_with(2).err("-o form.html");
    project.run(&["survey"]).ends_with(2);
}

#[cfg(feature = "pictures")]
#[test]
fn a_form_to_print_has_pages() {
    let project = asking();
    project.run(&["survey", "flow.yaml", "-o", "form.pdf"]).ends_with(0);
    let written = std::fs::read(project.path("form.pdf")).unwrap();
    assert!(written.starts_with(b"%PDF"));
}

#[test]
fn answers_are_read_back() {
    let mut rows = String::from("date,known,rated\n");
    rows += &"2026-10-01,yes,5\n".repeat(30);
    rows += &"2026-11-01,no,4\n".repeat(10);
    let project = asking().file("answers.csv", rows + "2026-11-02,maybe,4\n");
    let ran = project.run(&["survey", "flow.yaml", "--answers", "answers.csv", "--sent", "50"]).ends_with(0);
    ran.out("Yes: 30 of 40: 75 %")
        .out("40 of 50: 80 %")
        .out("mean 94 of 100")
        .err("line 42, column \"known\"");
    let since =
        ["survey", "flow.yaml", "--answers", "answers.csv", "--since", "2026-11-01", "--format", "json"];
    let json: Value = serde_json::from_str(&project.run(&since).ends_with(0).out).unwrap();
    assert_eq!((&json["schema"], &json["version"]), (&"handoff-survey".into(), &1.into()));
    assert_eq!(json["questions"][0]["change"]["points"], -100.0);
    let shared = project.run(&["survey", "flow.yaml", "--answers", "answers.csv", "--share"]).ends_with(0);
    shared.out("hidden").without("30 of 40");
    project.run(&["survey", "flow.yaml", "--answers", "answers.csv", "-o", "out.md"]).ends_with(0);
    assert!(project.read("out.md").starts_with("## "));
    let over = ["survey", "flow.yaml", "--answers", "answers.csv", "-o", "answers.csv", "--format", "text"];
    project.run(&over).ends_with(2).err("holds the data");
    project
        .run(&["survey", "flow.yaml", "--answers", "answers.csv", "--sent", "3"])
        .ends_with(2)
        .err("were given out");
}

#[test]
fn tables_of_people_are_refused() {
    let project = asking().file("answers.csv", "name,known\nSmith,yes\n");
    let ran = project.run(&["survey", "flow.yaml", "--answers", "answers.csv"]).ends_with(2);
    ran.err("seems to name people").err("are not read");
    let other = asking().file("answers.csv", "knwon,rated2\nyes,5\n");
    other
        .run(&["survey", "flow.yaml", "--answers", "answers.csv"])
        .ends_with(2)
        .err("there is no column \"known\"");
}

#[test]
fn templates_are_measures() {
    let project = Project::new();
    for template in ["discharge", "determinants", "service"] {
        project.run(&["survey", "--template", template]).ends_with(0).out("measures:\n").out("asks:");
    }
    project.run(&["survey", "flow.yaml", "--template", "service"]).ends_with(2);
}

#[test]
fn raw_answers_make_a_chart_by_week() {
    let flow = blood_test(
        "  - technician -> patient:\n      product: Answer to what is wrong\n      measures:\n        - { id: known, asks: Do you know what is wrong?, scale: yes-no, unit: percent, every: week, data: { file: answers.csv, date: date, value: known } }\n",
    );
    let rows: String = (1..=28)
        .map(|day| format!("2026-02-{day:02},yes\n2026-02-{day:02},no\n2026-02-{day:02},don't know\n"))
        .collect();
    let project = Project::new()
        .file("flow.yaml", flow)
        .file("answers.csv", format!("date,known\n{rows}2026-03-01,maybe\n"));
    let ran = project.run(&["chart", "flow.yaml", "--format", "json"]).ends_with(0);
    ran.err("line 86, column \"known\": \"maybe\" is none of the answers");
    let ran = project.run(&["chart", "flow.yaml", "--format", "json"]);
    let chart: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&chart["kind"], &chart["points"][1]["x"]), (&"p".into(), &"2026-W06".into()));
    assert_eq!((chart["points"][1]["y"].as_f64(), chart["points"][1]["n"].as_f64()), (Some(0.5), Some(14.0)));
    project.run(&["check", "flow.yaml", "--select", "D"]).out("is none of the answers").without("D005");
}
