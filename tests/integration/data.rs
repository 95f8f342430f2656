//! The tables that measures name, from real folders: what the rules about data say, and what is not
//! even looked at.

use crate::project::{Project, Ran};
use handoffs::emit::FORMATS;
use serde_json::Value;

/// Fourteen sound months.
fn table() -> String {
    let good = [40, 43, 38, 44, 41, 37, 45, 42, 39, 44, 41, 46, 40, 38];
    let row = |(at, good): (usize, i32)| format!("{}-{:02},60,{good}\n", 2025 + at / 12, at % 12 + 1);
    "month,answers,in-time\n".to_owned() + &good.into_iter().enumerate().map(row).collect::<String>()
}

const DATA: &str = "{ file: data/answers.csv, date: month, value: in-time, total: answers }";

fn measure(data: &str) -> String {
    format!(
        "  answers: {{ name: Answers in time, unit: percent, of: answers, counts: those in time, baseline: 70%, target: 95%, by: 2027-06-30, data: {data} }}\n"
    )
}

fn flow(data: &str) -> String {
    format!(
        "flow: Blood test\ncustomer: p\nactors: {{ p: {{ name: Patient, side: external }}, t: Technician }}\nhandoffs:\n  - t -> p: {{ product: Answer to what is wrong, measures: answers }}\nmeasures:\n{}",
        measure(data)
    )
}

fn check(project: &Project, arguments: &[&str]) -> Ran {
    project.run(&[&["check", "--today", "2026-11-22", "--select", "D,X"], arguments].concat())
}

/// Returns code, element and message of each finding that no waiver silences.
fn findings(project: &Project, arguments: &[&str]) -> Vec<(String, String, String)> {
    let ran = check(project, &[&["--format", "json"], arguments].concat());
    let json: Value = serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {ran:?}"));
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let all = json["findings"].as_array().unwrap().iter();
    all.filter(|one| one["waived"].is_null())
        .map(|one| (text(&one["code"]), text(&one["path"]["logical"]), text(&one["message"])))
        .collect()
}

/// Asserts that a table raises just these rules, and that the messages hold these words.
#[track_caller]
fn raises(data: &str, table: impl AsRef<[u8]>, wanted: &[(&str, &str)]) {
    let project = Project::new().file("flows/a.yaml", flow(data)).file("flows/data/answers.csv", table);
    let found = findings(&project, &["flows"]);
    let codes: Vec<&str> = found.iter().map(|(code, _, _)| code.as_str()).collect();
    assert_eq!(codes, wanted.iter().map(|(code, _)| *code).collect::<Vec<_>>(), "{found:#?}");
    for ((_, _, message), (_, words)) in found.iter().zip(wanted) {
        assert!(message.contains(words), "{message}");
    }
}

#[test]
fn each_rule_speaks_of_its_fault_and_no_other() {
    raises(DATA, table(), &[]);
    raises(&DATA.replace("answers.csv", "answer.csv"), table(), &[("D001", "the file does not exist")]);
    raises(DATA, b"month,answers,in-time\n2025-01,60,\xff\n", &[("D001", "is not UTF-8")]);
    raises(&DATA.replace("in-time", "intime"), table(), &[("D002", "there is no column \"intime\"")]);
    let bad = table().replace("2025-03,60,38", "2025-03,60,many");
    raises(DATA, bad, &[("D002", "line 4, column \"in-time\": \"many\" is no number")]);
    raises(&DATA.replace("date:", "freeze: soon, date:"), table(), &[("D002", "\"soon\" is no period")]);
    raises(DATA, &table()[..120], &[("D003", "7 useful points")]);
    raises(&DATA.replace("date:", "freeze: 2025-08, date:"), table(), &[("D003", "limits from 8 points")]);
    raises(DATA, "month,answers,in-time\n", &[("D003", "no period")]);
    raises(DATA, table().replace("2025-07,60,45\n", ""), &[("D005", "between 2025-06 and 2025-08")]);
    raises(DATA, table() + "2026-02,60,38\n", &[("D005", "2026-02 comes in several rows")]);
    raises(&DATA.replace("date:", "freeze: 2031-01, date:"), table(), &[("D005", "\"2031-01\" is not in")]);
    raises(DATA, table().replace("2025-07,60", "2025-07,44"), &[("D006", "line 8: 45 of 44 in 2025-07")]);
    raises(DATA, table().replace("2025-07,60", "2025-07,-6"), &[("D006", "line 8")]);
    raises(
        &DATA.replace(", total: answers", ""),
        table().replace(",45", ",145"),
        &[("D008", "70 %"), ("D006", "145 % in 2025-07")],
    );
    let without = DATA.replace(", total: answers", ", chart: p");
    raises(&without, table(), &[("D006", "a p chart needs a denominator")]);
    let parted = DATA.replace("date:", "freeze: 2026-02, part: 2026-01, date:");
    raises(&parted, table(), &[("D006", "frozen or parted")]);
    raises(
        DATA,
        table().replace("answers,", "MRN,"),
        &[("D007", "\"MRN\" seems to name people"), ("D002", "answers")],
    );
}

#[test]
fn percentages_of_few_and_baselines_that_the_data_do_not_have() {
    let few = table().replace(",60,", ",46,");
    raises(DATA, few.replace("2025-07,46,45", "2025-07,20,14"), &[("D008", "70 %"), ("D004", "1 of 14")]);
    let without = DATA.replace(", total: answers", "");
    raises(&without, table(), &[("D008", "the baseline of \"Answers in time\", 70 %, does not lie within")]);
    raises(&DATA.replace("date:", "chart: run, date:"), table(), &[]);
}

#[test]
fn ten_findings_of_a_table_are_told_and_the_rest_counted() {
    let rows: String = (0..150).map(|at| format!("2026-01,60,x{at}\n")).collect();
    let project = Project::new()
        .file("a.yaml", flow(DATA))
        .file("data/answers.csv", format!("month,answers,in-time\n{rows}"));
    let found = findings(&project, &["a.yaml"]);
    assert_eq!(found.len(), 11, "{found:#?}");
    assert!(found.iter().all(|(code, path, _)| code == "D002" && path == "measures/answers"));
    assert!(found.iter().any(|(_, _, message)| message.contains("has 140 more such faults")));
}

#[test]
fn paths_stay_within_the_workspace() {
    let up = DATA.replace("data/", "../");
    let project = Project::new().file("work/a.yaml", flow(&up)).file("answers.csv", "no,table\n");
    let found = findings(&project, &["work"]);
    assert!(found.len() == 1 && found[0].2.contains("the path leaves the workspace"), "{found:?}");
    let project = project.file("handoff.yaml", "").file("answers.csv", table());
    assert_eq!(findings(&project, &["work"]), []);
    let absolute = project.path("answers.csv").to_string_lossy().into_owned();
    let project = project.file("work/a.yaml", flow(&DATA.replace("data/answers.csv", &absolute)));
    assert!(findings(&project, &["work"])[0].2.contains("not at the root"));
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere_else_and_pipes_do_not_block() {
    let project = Project::new().file("secret/answers.csv", table()).file("work/a.yaml", flow(DATA));
    let project = project.directory("work/data");
    let place = project.path("work/data/answers.csv");
    std::os::unix::fs::symlink(project.path("secret/answers.csv"), &place).unwrap();
    let message = |project: &Project| findings(project, &["work"]).remove(0).2;
    assert!(message(&project).contains("leaves the workspace"));
    std::fs::remove_file(&place).unwrap();
    std::os::unix::fs::symlink(&place, &place).unwrap();
    assert!(message(&project).contains("cannot be read"));
    std::fs::remove_file(&place).unwrap();
    if std::process::Command::new("mkfifo").arg(&place).status().is_ok_and(|made| made.success()) {
        assert!(message(&project).contains("it is no file"));
    }
}

#[test]
fn shared_measures_begin_at_the_folder_of_their_file() {
    let users = "flow: Blood test\ncustomer: p\nactors: { p: { name: Patient, side: external }, t: Technician }\nhandoffs:\n  - t -> p: { product: Answer, measures: answers }\n";
    let project = Project::new()
        .file("handoff.yaml", format!("measures:\n{}", measure(DATA)))
        .file("flows/a.yaml", users)
        .file("data/answers.csv", table());
    assert_eq!(findings(&project, &["."]), []);
    project.run(&["chart", "flows/a.yaml", "answers"]).ends_with(0);
    let project = project.file("data/answers.csv", table().replace(",45", ",450"));
    let found = findings(&project, &["."]);
    assert!(found.len() == 1 && found[0].0 == "D006" && found[0].1 == "measures/answers", "{found:?}");
}

#[test]
fn without_a_folder_nothing_is_read_and_it_says_so_once() {
    let project = Project::new().file("data/answers.csv", "none").file("flows/x.yaml", "");
    let text = flow(DATA);
    let run = |more: &[&str]| {
        let arguments = ["check", "-", "--select", "D", "--fail-on", "info", "--verbose"];
        project.run_with(&[&arguments[..], more].concat(), text.as_bytes())
    };
    let ran = run(&[]);
    assert_eq!(ran.ends_with(0).err.matches("rules about data were silent").count(), 1);
    run(&["--stdin-filename", "flows/x.yaml"]).ends_with(1);
    let ran = run(&["--ignore", "D"]);
    assert!(!ran.err.contains("rules about data were silent"), "{ran:?}");
}

#[test]
fn waivers_on_the_measure_silence_and_stay_while_nobody_can_tell() {
    let waived = |rule: &str| {
        flow(DATA).replace(", data:", &format!(", waive: {{ rule: {rule}, reason: Few so far }}, data:"))
    };
    let project = Project::new().file("a.yaml", waived("D003")).file("data/answers.csv", &table()[..120]);
    assert_eq!(findings(&project, &["a.yaml"]), []);
    // With enough points the waiver can go; with a table that is gone nobody knows.
    let project = project.file("data/answers.csv", table());
    assert_eq!(findings(&project, &["a.yaml"])[0].0, "X001");
    std::fs::remove_file(project.path("data/answers.csv")).unwrap();
    let codes: Vec<String> = findings(&project, &["a.yaml"]).into_iter().map(|(code, _, _)| code).collect();
    assert_eq!(codes, ["D001"]);
    let ran = project.run_with(&["check", "-", "--select", "D,X"], waived("D").as_bytes());
    assert_eq!(ran.ends_with(0).out.matches("X001").count(), 0);
    project.run(&["check", "--fix", "a.yaml"]);
    assert!(project.read("a.yaml").contains("waive"));
}

#[test]
fn every_format_and_any_number_of_threads_tell_the_same() {
    let hostile = "month,answers,in-time\n2025-01,60,\"<script>\x1b[31m\n##vso[x]\"\n2025-02,60,=cmd()\n";
    let mut project = Project::new();
    for at in 0..12 {
        project = project
            .file(&format!("f{at}/a.yaml"), flow(DATA))
            .file(&format!("f{at}/data/answers.csv"), hostile);
    }
    for format in FORMATS.iter().map(|format| format.name) {
        let run = |threads: &str| check(&project, &["--format", format, "--threads", threads]);
        let (one, eight) = (run("1"), run("8"));
        assert_eq!((one.code, &one.out), (1, &eight.out), "{format}");
        assert!(one.out.contains("D002") && !one.out.contains('\x1b'), "{format}: {}", one.out);
    }
}
