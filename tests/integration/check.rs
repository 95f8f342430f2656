//! Findings on flows: levels, profiles, selection and order.

use crate::flow::{MEASURE, blood_test, flow};
use handoffs::config::Profile;
use handoffs::diagnostic::Severity;
use handoffs::lint::{self, Job};
use handoffs::text::SourceFile;

fn without_product() -> String {
    blood_test(&format!("  - technician -> patient: {{ measures: {MEASURE} }}\n"))
}

#[test]
fn a_gap_has_a_place_and_a_level() {
    flow(without_product()).check().code("H001").at(7, 5).level(Severity::Warning).says("Patient");
}

#[test]
fn draft_asks_for_products_and_measures_only() {
    let text = blood_test("  - technician -> patient\n");
    assert_eq!(flow(text).profile(Profile::Draft).check().codes(), ["H001", "H002"]);
}

#[test]
fn strict_makes_every_info_a_warning() {
    let checked = flow(without_product()).profile(Profile::Strict).check();
    checked.code("K001").level(Severity::Warning);
    assert!(checked.report.findings.iter().all(|finding| finding.diagnostic.severity > Severity::Info));
}

#[test]
fn selected_and_ignored_rules() {
    let text = blood_test("  - technician -> patient\n");
    assert_eq!(flow(text.clone()).select("handoff-without-product").check().codes(), ["H001"]);
    flow(text.clone()).ignore("H").check().silent("H001").silent("H002").code("K001");
    assert_eq!(
        flow(text).select("H").ignore("h001").select("K001").check().silent("H001").all("K001").len(),
        1
    );
}

#[test]
fn findings_come_in_order_of_place() {
    let checked = flow(blood_test("  - technician -> patient\n  - patient -> technician\n")).check();
    let places: Vec<_> = checked
        .report
        .findings
        .iter()
        .map(|finding| {
            (finding.diagnostic.span.start, finding.diagnostic.span.end, finding.diagnostic.rule.code())
        })
        .collect();
    assert!(places.is_sorted() && places.len() > 4, "{places:?}");
}

#[test]
fn an_unreadable_flow_has_faults_of_reading_only() {
    let checked =
        flow("flow: A\nactors: {a: A, b: B}\nhandoffs:\n  - a -> b\n  - a -> b: [x\n").select("H").check();
    assert!(!checked.report.readable);
    assert_eq!(checked.codes(), ["S001"]);
}

#[test]
fn circles_of_calls_show_between_flows() {
    let job = |name: &str, calls: &str| Job {
        source: SourceFile::new(
            name,
            format!(
                "flow: {name}\nactors: {{ a: A, b: B }}\nsteps:\n  one: {{ actor: a, calls: {calls} }}\n  two: {{ actor: b, ends: done }}\nhandoffs:\n  - one -> two: What b needs\n"
            ),
        ),
        settings: Default::default(),
        folder: None,
    };
    let reports = lint::check_all(
        vec![job("flows/a.yaml", "b.yaml"), job("flows/b.yaml", "a.yaml")],
        crate::flow::TODAY.parse().unwrap(),
    );
    let circles = reports.iter().flat_map(|report| &report.findings);
    assert_eq!(circles.filter(|finding| finding.diagnostic.rule.code() == "R004").count(), 1);
}

#[test]
fn rules_about_words_say_when_they_know_none() {
    let text = blood_test("  - technician -> patient: Draw blood\n");
    flow(text.clone()).check().code("P001");
    let finnish = text.replace("customer:", "lang: fi\ncustomer:");
    flow(finnish.clone()).check().silent("P001");
    let project = crate::project::Project::new().file("a.yaml", &finnish).file("b.yaml", &finnish);
    let ran = project.run(&["check", "--verbose"]).err("rules about words know no `fi`");
    assert_eq!(ran.err.matches("`fi`").count(), 1);
    project.run(&["check"]).without("`fi`");
}
