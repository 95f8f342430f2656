//! A process in other forms than a page: Markdown, the measurement plan, job sheets.

use crate::project::Project;

const FLOW: &str = "\
flow: Blood test
customer: patient
actors:
  patient: { name: Patient, side: external }
  physician: Ordering physician
  technician: '=HYPERLINK(\"https://example.org\")'
handoffs:
  - physician -> technician: { product: Order that states the question, measures: orders }
  - technician -> patient: I know what the test will tell
measures:
  orders:
    name: '=1+1'
    unit: percent
    of: orders
    counts: orders that need no call back
    baseline: 78%
    target: at least 95%
    by: 2027-06-30
    every: week
    owner: '@boss'
";

fn written(name: &str, more: &[&str]) -> Vec<u8> {
    let project = Project::new().file("lab.yaml", FLOW);
    let arguments = [&["report", "lab.yaml", "-o", name, "--today", "2026-11-01"], more].concat();
    project.run(&arguments).ends_with(0);
    std::fs::read(project.path(name)).unwrap()
}

fn text(name: &str, more: &[&str]) -> String {
    String::from_utf8(written(name, more)).unwrap()
}

#[test]
fn the_plan_has_a_row_for_each_measure_and_no_formula() {
    let plan = text("plan.csv", &[]);
    let mut lines = plan.lines();
    assert!(lines.next().unwrap().starts_with("\u{feff}Measure,Id,Product that it measures,"));
    let row = lines.next().unwrap();
    for cell in ["'=1+1,orders,Order that states the question,", ",78%,at least 95%,2027-06-30,'@boss,week,"]
    {
        assert!(row.contains(cell), "{row}");
    }
    assert_eq!(lines.next(), None);
}

#[cfg(feature = "spreadsheets")]
#[test]
fn the_workbook_is_the_same_each_time() {
    let plan = written("plan.xlsx", &[]);
    assert!(plan.starts_with(b"PK"));
    assert_eq!(plan, written("plan.xlsx", &[]));
}

#[test]
fn a_comment_begins_with_the_figures_and_nothing_in_it_is_markup() {
    let comment = text("report.md", &[]);
    let head: Vec<&str> = comment.lines().take(3).collect();
    assert_eq!(head[0], "## Blood test");
    assert!(head[2].contains("2 of 2 with a product, 1 of 2 with a measure, 0 of 2 confirmed."), "{comment}");
    assert!(!comment.contains("https://example.org"), "{comment}");
    assert!(comment.contains("**no measure**"), "{comment}");
}

#[test]
fn job_sheets_say_who_owes_what_to_whom() {
    let sheets = text("jobs.md", &["--jobs"]);
    assert!(sheets.contains("## Ordering physician owes 1 product"), "{sheets}");
    let page = text("jobs.html", &["--jobs"]);
    assert!(
        page.contains("I know what the test will tell") && page.contains("Nothing yet: ask the customer"),
        "{page}"
    );
    let project = Project::new().file("lab.yaml", FLOW);
    project
        .run(&["report", "lab.yaml", "--jobs", "-o", "jobs.csv"])
        .ends_with(2)
        .err("job sheets are no table");
}
