//! Data over time, from a flow and from a table by itself.

use crate::project::Project;
use serde_json::Value;

/// Ten months at about 60 %, ten at about 90 %.
fn orders() -> String {
    let row = |(month, complete): (usize, usize)| {
        format!("{}-{:02},{},50\n", 2025 + (month - 1) / 12, (month - 1) % 12 + 1, complete)
    };
    let early = [30, 31, 29, 30, 32, 28, 30, 31, 29, 30];
    let late = [45, 46, 44, 45, 47, 43, 45, 46, 44, 45];
    let rows: String = (1..).zip(early.into_iter().chain(late)).map(row).collect();
    format!("month,complete,received\n{rows}")
}

fn flow(data: &str) -> String {
    format!(
        "flow: Blood test\nactors: {{ p: {{ name: Patient, side: external }}, t: Technician }}\nhandoffs:\n  - t -> p: {{ product: Answer, measures: orders }}\nmeasures:\n  orders: {{ name: Orders complete, unit: percent, of: orders, better: up, baseline: 60%, target: 85%, data: {data} }}\n"
    )
}

const DATA: &str =
    "{ file: data/orders.csv, date: month, value: complete, total: received, chart: p, freeze: 2025-10 }";

#[test]
fn a_measure_becomes_a_picture_and_numbers() {
    let project = Project::new().file("a.yaml", flow(DATA)).file("data/orders.csv", orders());
    project.run(&["chart", "a.yaml", "orders", "-o", "orders.svg"]).ends_with(0);
    let picture = project.read("orders.svg");
    for words in [
        "Orders complete",
        "Signal: improvement",
        "2025-11: 45/50 = 90.0 %",
        "lines frozen from 10",
        "target 85 %",
    ] {
        assert!(picture.contains(words), "{words}");
    }
    let json: Value = serde_json::from_str(&project.run(&["chart", "a.yaml"]).ends_with(0).out).unwrap();
    assert_eq!(
        (&json["schema"], &json["kind"], &json["rules"]),
        (&"handoff-chart".into(), &"p".into(), &"anhoej".into())
    );
    assert_eq!(json["points"].as_array().unwrap().len(), 20);
    assert_eq!((&json["points"][0]["y"], &json["points"][0]["n"]), (&0.6.into(), &50.0.into()));
    assert_eq!(json["points"][0]["centre"], 0.6);
    assert_eq!((&json["parts"][0]["lines-from"], &json["parts"][0]["signal"]), (&10.into(), &true.into()));
    assert_eq!((&json["verdict"], &json["assurance"]), (&"improvement".into(), &Value::Null));
}

#[test]
fn a_table_needs_no_flow() {
    let project = Project::new().file("orders.csv", orders());
    let table =
        ["chart", "--data", "orders.csv", "--date", "month", "--value", "complete", "--total", "received"];
    let with = |more: &[&str]| project.run(&[&table[..], more].concat());
    let json: Value =
        serde_json::from_str(&with(&["--chart", "run", "--part", "10"]).ends_with(0).out).unwrap();
    assert_eq!(
        (&json["parts"][1]["from"], &json["parts"][1]["longest-run-limit"]),
        (&"2025-11".into(), &6.into())
    );
    with(&["--chart", "pie"]).ends_with(2).err("[possible values: auto, run, i");
    with(&["--freeze", "2031-01"]).ends_with(0).err("`2031-01` is not in the data");
    with(&["-o", "orders.txt"]).ends_with(2).err("does not say what to write");
    project.run(&["chart"]).ends_with(2);
    project.run(&["chart", "--data", "none.csv"]).ends_with(2).err("does not exist");
    project
        .run(&["chart", "--data", "orders.csv", "--date", "month"])
        .ends_with(2)
        .err("which column holds the values");
}

#[test]
fn bad_cells_are_named_and_the_rest_is_charted() {
    let table = orders().replace("2025-03,29,50", "2025-03,many,50").replace("2025-04,30,50", "2025-04,30,5");
    let project = Project::new().file("a.yaml", flow(DATA)).file("data/orders.csv", table);
    let ran = project.run(&["chart", "a.yaml"]);
    ran.ends_with(2)
        .err("`data/orders.csv`, line 4, column \"complete\": \"many\" is no number")
        .err("numerator of point 3");
    let misspelt = flow(&DATA.replace("complete", "compleet"));
    let project = project.file("b.yaml", misspelt);
    project.run(&["chart", "b.yaml"]).ends_with(2).err("write \"complete\"");
    project.run(&["chart", "a.yaml", "order"]).ends_with(2).err("did you mean `orders`?");
}

#[test]
fn another_separator_is_recognised_and_not_guessed() {
    let project = Project::new().file("t.csv", orders().replace(',', ";"));
    let table = ["chart", "--data", "t.csv", "--date", "month", "--value", "complete"];
    project.run(&table).ends_with(2).err("set `separator` to `semicolon`");
    project.run(&[&table[..], &["--separator", "semicolon"]].concat()).ends_with(0);
}

#[test]
fn the_verdict_is_about_the_last_part() {
    let project = Project::new().file("t.csv", orders());
    let table = ["chart", "--data", "t.csv", "--date", "month", "--value", "complete", "--total", "received"];
    let told = |more: &[&str]| {
        project.run(&[&table[..], more, &["-o", "t.svg"]].concat()).ends_with(0);
        project.read("t.svg")
    };
    assert!(told(&[]).contains("the runs are a signal, so the limits mean nothing yet"));
    let parted = told(&["--part", "2025-11"]);
    assert!(parted.contains("No signal, of too few points to tell") && !parted.contains("mean nothing"));
    assert!(told(&["--part", "2026-06"]).contains("No signal, of too few points to tell"));
}

#[test]
fn nothing_outside_the_workspace_is_read() {
    let project = Project::new().file("secret.csv", orders()).file("work/data/own.csv", orders());
    for (path, why) in
        [("../secret.csv", "leaves the workspace"), ("/etc/passwd", "not at the root"), ("data", "no file")]
    {
        let data = DATA.replace("data/orders.csv", path);
        let project = Project::new()
            .file("secret.csv", orders())
            .file("work/data/own.csv", orders())
            .file("work/a.yaml", flow(&data));
        project.run(&["chart", "work/a.yaml"]).ends_with(2).err(why);
    }
    let project = project
        .file("work/a.yaml", flow(&DATA.replace("data/orders.csv", "../secret.csv")))
        .file("handoff.yaml", "");
    project.run(&["chart", "work/a.yaml"]).ends_with(0);
}

#[test]
fn hostile_words_stay_words() {
    let table = "month,value\n\"<script>\x1b[31m\",1\n=cmd(),2\n";
    let project = Project::new().file("t.csv", table);
    let arguments = [
        "chart",
        "--data",
        "t.csv",
        "--date",
        "month",
        "--value",
        "value",
        "--dates",
        "labels",
        "--title",
        "<b>&\u{202e}",
    ];
    project.run(&[&arguments[..], &["-o", "t.svg"]].concat()).ends_with(0);
    let picture = project.read("t.svg");
    assert!(!picture.contains("<script>") && !picture.contains("<b>") && !picture.contains('\x1b'));
    let json = project.run(&arguments).ends_with(0).out;
    assert!(!json.contains('\x1b') && !json.contains('\u{202e}'));
}

#[cfg(feature = "spreadsheets")]
#[test]
fn a_workbook_is_a_table_too() {
    let workbook = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/tables/orders.xlsx");
    let columns = ["--date", "week", "--value", "complete", "--total", "received"];
    let project = Project::new();
    let ran = project.run(&[&["chart", "--data", workbook][..], &columns].concat()).ends_with(0);
    let json: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&json["points"][0]["x"], &json["points"][0]["y"]), (&"2025-12-29".into(), &0.75.into()));
    assert_eq!(json["points"].as_array().unwrap().len(), 24);
    let hidden = [&["chart", "--data", workbook, "--sheet", "Ordres"][..], &columns].concat();
    project.run(&hidden).ends_with(2).err("there is no sheet \"Ordres\"; write \"Orders\"");
    let data = "{ file: orders.xlsx, sheet: Orders, date: week, value: complete, total: received }";
    let project = Project::new().file("a.yaml", flow(data));
    std::fs::copy(workbook, project.path("orders.xlsx")).unwrap();
    project.run(&["chart", "a.yaml", "orders"]).ends_with(0).out("2025-12-29");
    project.run(&["check", "a.yaml", "--select", "D"]).without("D001").without("D002");
    let project = project.file("b.yaml", flow(&data.replace("complete,", "compelte,")));
    project.run(&["check", "b.yaml", "--select", "D"]).ends_with(1).out("D002").out("write \"complete\"");
}

#[test]
fn shares_and_coverage_are_shown() {
    let data = DATA.replace("freeze: 2025-10", "changes: [{ at: 2025-11, what: New order form }]");
    let project = Project::new().file("a.yaml", flow(&data)).file("data/orders.csv", orders());
    project.run(&["chart", "a.yaml", "--show", "shares", "-o", "shares.svg"]).ends_with(0);
    let picture = project.read("shares.svg");
    for words in ["300 of 500 = 60 %", "450 of 500 = 90 %", "30 points more than before", "Target 85 %"] {
        assert!(picture.contains(words), "{words}");
    }
    let ran = project.run(&["chart", "a.yaml", "orders", "--show", "shares"]).ends_with(0);
    let json: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        (&json["schema"], &json["measures"][0]["now"]["count"]),
        (&"handoff-shares".into(), &450.into())
    );
    project.run(&["chart", "a.yaml", "--show", "coverage"]).ends_with(0).out("\"communication\": 0");
    project.run(&["chart", "a.yaml", "--show", "coverage", "-o", "c.svg"]).ends_with(0);
    assert!(project.read("c.svg").contains("Measures speak to 0 of 11 pairs"));
    project
        .run(&["chart", "a.yaml", "orders", "--show", "coverage"])
        .ends_with(2)
        .err("about the whole flow");
    let project = project.file("b.yaml", flow("{ file: data/orders.csv, date: month, value: complete }"));
    project.run(&["chart", "b.yaml", "--show", "shares"]).ends_with(2).err("no measure is a share");
    project.run(&["chart", "--data", "data/orders.csv", "--show", "shares"]).ends_with(2);
}
