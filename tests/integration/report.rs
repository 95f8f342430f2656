//! A process as one page: what it holds, that nothing of a flow becomes markup, and where it is written.

use crate::project::Project;
use std::collections::HashSet;
use std::path::Path;

/// Ten months at about 60 %, ten at about 90 %.
fn orders() -> String {
    let early = [30, 31, 29, 30, 32, 28, 30, 31, 29, 30];
    let late = [45, 46, 44, 45, 47, 43, 45, 46, 44, 45];
    let month = |at: usize| format!("{}-{:02}", 2025 + at / 12, at % 12 + 1);
    let rows = early.into_iter().chain(late).enumerate().map(|(at, yes)| format!("{},{yes},50\n", month(at)));
    format!("month,complete,received\n{}", rows.collect::<String>())
}

const FLOW: &str = r#"flow: Blood test
purpose: The patient learns what is wrong.
customer: patient
actors:
  patient: { name: Patient, side: external }
  physician: Ordering physician
  technician: Lab technician
handoffs:
  - physician -> technician: { id: order, product: Complete order, measures: orders }
  - technician -> patient:
      id: result
      product: { name: Answer to what is wrong, confirmed-by: patient }
      need: To know what comes next
      waive: [{ rule: H002, reason: Measured from 2027 on, owner: QI team, until: 2027-03-01 }]
  - patient -> physician: { id: back }
measures:
  orders:
    name: Orders complete on receipt
    unit: percent
    of: orders received
    counts: orders that need no call back
    determinant: reliability
    better: up
    baseline: 60%
    target: 95%
    by: 2027-06-30
    owner: Laboratory manager
    data: { file: data/orders.csv, date: month, value: complete, total: received, chart: p, freeze: 2025-10 }
"#;

fn project() -> Project {
    Project::new().file("lab.yaml", FLOW).file("data/orders.csv", orders())
}

fn report(project: &Project) -> String {
    report_of(project, "lab.yaml")
}

fn report_of(project: &Project, flow: &str) -> String {
    project.run(&["report", flow, "-o", "report.html", "--today", "2026-11-01"]).ends_with(0);
    project.read("report.html")
}

/// The flow that the project carries, with its table.
fn discharge() -> Project {
    let flows = Path::new(env!("CARGO_MANIFEST_DIR")).join("flows");
    let read = |name: &str| std::fs::read(flows.join(name)).unwrap();
    Project::new()
        .file("discharge.yaml", read("hospital-discharge.yaml"))
        .file("data/discharge-door.csv", read("data/discharge-door.csv"))
}

/// Makes sure that every link and every label within a page leads somewhere, and no name stands twice.
fn assert_whole(page: &str) {
    let ids = values(page, "id");
    let distinct: HashSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), distinct.len(), "an id stands twice");
    let inner = values(page, "href").into_iter().filter_map(|href| href.strip_prefix('#'));
    let lost: Vec<&str> = inner.filter(|id| !distinct.contains(id)).collect();
    assert!(lost.is_empty(), "{lost:?}");
    for reference in ["aria-labelledby", "aria-describedby"] {
        let lost: Vec<&str> =
            values(page, reference).into_iter().filter(|id| !distinct.contains(id)).collect();
        assert!(lost.is_empty(), "{reference}: {lost:?}");
    }
}

/// Returns the values of an attribute, in the order of the page.
fn values<'page>(page: &'page str, attribute: &str) -> Vec<&'page str> {
    let opening = format!(" {attribute}=\"");
    page.match_indices(&opening)
        .map(|(at, _)| page[at + opening.len()..].split('"').next().unwrap())
        .collect()
}

#[test]
fn the_page_tells_what_the_process_is_and_what_is_missing() {
    let page = report(&project());
    for words in [
        "<h1>Blood test</h1>",
        "3 hand-offs between 3 actors, for Patient.",
        "<strong>2 of 3</strong> with a product",
        "<strong>1 of 3</strong> with a measure",
        "<strong>1 of 3</strong> confirmed",
        "Measured from 2027 on. QI team answers for it until 2027-03-01.",
        "300 of 500 · <strong>60.0 %</strong> (55.6 to 64.2 %)",
        "450 of 500 · <strong>90.0 %</strong> (87.1 to 92.3 %)",
        "30.0 points more (+24.9 to +34.9)",
        "Signal: improvement",
        "data/orders.csv",
        "E. B. Wilson, 1927",
    ] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn the_discharge_flow_shows_baselines_goals_readiness_and_time() {
    let page = report_of(&discharge(), "discharge.yaml");
    for words in [
        // The three questions at the door, before and since, out of the table.
        "539 of 740 · <strong>72.8 %</strong> (69.5 to 75.9 %)",
        "426 of 740 · <strong>57.6 %</strong> (54.0 to 61.1 %)",
        "593 of 696 · <strong>85.2 %</strong> (82.4 to 87.6 %)",
        "Signal: improvement",
        "Anhøj rules",
        "Service goal",
        "Orientation goal",
        "management sees 0.6 and those who do the work 1.7 points less than desired",
        "Lead time",
        "J. G. Kemeny and J. L. Snell, 1960",
        "data/discharge-door.csv",
    ] {
        assert!(page.contains(words), "{words}");
    }
    assert_whole(&page);
}

#[test]
fn what_customers_answered_stands_in_the_page() {
    let answers = Path::new(env!("CARGO_MANIFEST_DIR")).join("flows/data/discharge-answers.csv");
    let project = discharge().file("answers.csv", std::fs::read(answers).unwrap());
    let arguments =
        ["report", "discharge.yaml", "-o", "report.html", "--answers", "answers.csv", "--sent", "80"];
    project.run(&arguments).ends_with(0);
    let page = project.read("report.html");
    let text = project.run(&[
        "survey",
        "discharge.yaml",
        "--answers",
        "answers.csv",
        "--sent",
        "80",
        "--format",
        "json",
    ]);
    let view: serde_json::Value = serde_json::from_str(&text.ends_with(0).out).unwrap();
    let words = view["questions"][0]["all"]["good"]["words"].as_str().unwrap();
    for words in
        ["What customers answered", "answers.csv", words, view["returned"]["words"].as_str().unwrap()]
    {
        assert!(page.contains(words), "{words}");
    }
    assert_whole(&page);
    let several = project.run(&["report", ".", "-o", "out/", "--answers", "answers.csv"]).ends_with(2);
    assert!(several.err.contains("one flow"), "{}", several.err);
    let over = project.run(&[
        "report",
        "discharge.yaml",
        "-o",
        "answers.csv",
        "--format",
        "html",
        "--answers",
        "answers.csv",
    ]);
    assert!(over.ends_with(2).err.contains("holds the data"));
}

#[test]
fn every_link_within_the_page_leads_somewhere_and_no_name_stands_twice() {
    let page = report(&project());
    assert_whole(&page);
    for handoff in ["order", "result", "back"] {
        let address = format!("#handoff-{handoff}");
        let links = values(&page, "href").into_iter().filter(|href| *href == address).count();
        assert!(links >= 2, "{handoff} is linked from the picture and from the table");
    }
}

#[test]
fn the_page_needs_nothing_beside_it() {
    let page = report(&project());
    assert!(page.contains("content=\"default-src &#39;none&#39;; style-src &#39;sha256-"), "a policy");
    for beyond in [
        " src=",
        "@import",
        "url(",
        "<link",
        "<iframe",
        "<img",
        "http-equiv=\"refresh\"",
        " onclick=\"",
        " style=",
    ] {
        assert!(!page.contains(beyond), "{beyond}");
    }
    let outward: Vec<&str> =
        values(&page, "href").into_iter().filter(|href| !href.starts_with('#')).collect();
    assert!(outward.is_empty(), "{outward:?}");
}

#[test]
fn the_same_files_give_the_same_bytes() {
    let project = project();
    assert_eq!(report(&project), report(&project));
}

/// Texts that would be markup, scripts or links.
const HOSTILE: &str = r##"flow: "</title><script>alert(1)</script>"
purpose: "{{ 7 * 7 }} {% raw %} <img src=x onerror=alert(1)>"
lang: "en\" onload=\"alert(1)"
actors:
  a: { name: "<b onclick='x'>\"A\"</b>", side: external }
  b: "]]> --> &lt; \u202e reversed"
handoffs:
  - a -> b:
      product: { name: "<svg/onload=alert(1)>", accept: ["</dl><script>"] }
      need: "</style><script>"
      note: "javascript:alert(1)"
      link: "javascript:alert(1)"
      measures: { id: m, name: "\"><script>", unit: "</td>", of: "<x>", counts: "`<code>`", baseline: 1, target: 2, owner: "</dd>", link: "https://example.org/\"onmouseover=\"x", data: { file: "<x>.csv", date: d, value: "<v>" } }
  - b -> a: { link: "data:text/html,<script>alert(1)</script>" }
stakeholders: { s: { name: "<i>S</i>", interest: "</p>" } }
tags: ["</dd>"]
"##;

#[test]
fn nothing_of_a_flow_becomes_markup() {
    let project = Project::new().file("lab.yaml", HOSTILE);
    let ran = project.run(&["report", "lab.yaml", "-o", "lab.html"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let page = project.read("lab.html");
    assert_eq!(page.matches("<script>").count(), 1, "the page's own script");
    assert_eq!(page.matches("</script>").count(), 1);
    assert_eq!(page.matches("<style>").count(), 1);
    assert_eq!(page.matches("</style>").count(), 1);
    for markup in
        ["<img", "<svg/", "<b ", "<i>", "</title><", "\u{202e}", "javascript:alert(1)\"", "data:text/html,<"]
    {
        assert!(!page.contains(markup), "{markup}");
    }
    let links: Vec<&str> = values(&page, "href").into_iter().filter(|href| !href.starts_with('#')).collect();
    assert!(links.iter().all(|link| link.starts_with("https://example.org/&quot;")), "{links:?}");
    assert!(page.contains("{{ 7 * 7 }} {% raw %}"), "a text is no template");
}

#[test]
fn an_empty_flow_says_what_to_add() {
    let project = Project::new().file("lab.yaml", "flow: Nothing yet\n");
    let page = report(&project);
    for words in ["No hand-off yet.", "No measure yet.", "There is no customer yet."] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn several_flows_get_a_directory_with_an_index() {
    let project = project().file("other.yaml", FLOW.replace("Blood test", "Urine test"));
    project.run(&["report", ".", "-o", "out/"]).ends_with(0);
    let index = project.read("out/index.html");
    for words in ["2 processes", "href=\"./lab.html\"", "href=\"./other.html\"", "Urine test", "2 of 3"] {
        assert!(index.contains(words), "{words}");
    }
    let again = project.run(&["report", ".", "-o", "out/"]).ends_with(2);
    assert!(again.err.contains("--force"), "{}", again.err);
    project.run(&["report", ".", "-o", "out/", "--force"]).ends_with(0);
    let ran = project.run(&["report", "lab.yaml", "other.yaml", "-o", "both.html"]).ends_with(2);
    assert!(ran.err.contains("several flows"), "{}", ran.err);
}

#[test]
fn nothing_is_written_over_a_flow_or_a_table() {
    let project = project();
    let ran = project.run(&["report", "lab.yaml", "-o", "lab.yaml", "--format", "html"]).ends_with(2);
    assert!(ran.err.contains("holds a flow"), "{}", ran.err);
    let ran = project.run(&["report", "lab.yaml", "-o", "data/orders.csv", "--format", "html"]).ends_with(2);
    assert!(ran.err.contains("holds the data"), "{}", ran.err);
    assert!(project.read("data/orders.csv").starts_with("month,"));
    let ran = project.run(&["report", "lab.yaml", "-o", "lab.doc"]).ends_with(2);
    assert!(ran.err.contains("`html`"), "{}", ran.err);
}

#[test]
fn a_table_that_cannot_be_read_is_told_in_its_place() {
    let project = Project::new().file("lab.yaml", FLOW);
    let page = report(&project);
    assert!(page.contains("Its table could not be read"), "the reason stands with the measure");
    let from_stdin = project.run_with(&["report", "-", "-o", "-", "--format", "html"], FLOW.as_bytes());
    assert!(from_stdin.ends_with(0).out.starts_with("<!doctype html>"));
}
