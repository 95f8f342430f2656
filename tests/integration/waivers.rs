//! Waivers: what they silence, where they reach, and what is wrong with them.

use crate::flow::{MEASURE, blood_test, flow};
use handoffs::diagnostic::Severity;
use handoffs::text::apply_edits;

fn with_waiver(waiver: &str) -> String {
    blood_test(&format!(
        "  - technician -> patient:\n      product: Answer to what is wrong\n      waive: {waiver}\n"
    ))
}

#[test]
fn silences_on_the_element_and_is_kept() {
    let checked = flow(with_waiver("{ rule: H002, reason: Measured from 2027 on }")).check();
    checked.code("H002").waived("Measured from 2027 on");
    checked.silent("X001").silent("X002").silent("X003").silent("X004");
}

#[test]
fn reaches_from_the_flow_to_all_that_lies_within() {
    let text = blood_test("  - technician -> patient: Answer to what is wrong\n")
        + "waive: [{ rule: handoff-without-measure, reason: Later }]\n";
    flow(text).check().silent("X001").code("H002").waived("Later");
}

#[test]
fn does_not_reach_beyond_its_element() {
    let handoffs = format!(
        "  - technician -> patient: {{ product: Answer to what is wrong, measures: {MEASURE}, waive: {{ rule: H002, reason: Later }} }}\n  - patient -> technician: Question that the test must answer\n"
    );
    let checked = flow(blood_test(&handoffs)).check();
    checked.code("H002").counted().at(8, 28);
    checked.code("X001").says("silences nothing");
}

#[test]
fn silences_a_family() {
    let checked = flow(with_waiver("{ rule: H, reason: A first sketch }")).check();
    assert!(!checked.codes().iter().any(|code| code.starts_with('H')), "{:?}", checked.codes());
    checked.code("H002").waived("A first sketch");
}

#[test]
fn the_innermost_counts_and_the_other_is_idle() {
    let text = with_waiver("{ rule: H002, reason: Inner }") + "waive: { rule: H002, reason: Outer }\n";
    let checked = flow(text).check();
    checked.code("H002").waived("Inner");
    checked.code("X001").at(10, 16);
}

#[test]
fn is_not_judged_when_its_rule_is_off() {
    let text = blood_test(&format!(
        "  - technician -> patient: {{ product: Answer to what is wrong, measures: {MEASURE} }}\n"
    )) + "waive: { rule: H002, reason: Later }\n";
    flow(text.clone()).check().code("X001");
    flow(text.clone()).ignore("H002").check().silent("X001");
    flow(text).select("H001").select("X").check().silent("X001");
}

#[test]
fn is_not_judged_when_the_flow_is_read_in_part() {
    let text = blood_test("  - technician -> patient: { product: Answer to what is wrong, mesures: x }\n")
        + "waive: { rule: P, reason: Later }\n";
    flow(text).check().silent("X001").code("S003");
}

#[test]
fn needs_a_reason() {
    let checked = flow(with_waiver("{ rule: H002 }")).check();
    checked.code("X002").level(Severity::Warning).says("reason: …");
    assert!(checked.code("H002").finding.waived.is_some());
    flow(with_waiver("{ rule: H002, reason: ' ' }")).check().code("X002");
}

#[test]
fn ends_after_its_last_day() {
    let on = flow(with_waiver("{ rule: H002, reason: Later, until: 2026-11-22 }")).check();
    on.silent("X003").code("H002").waived("Later");
    let after = flow(with_waiver("{ rule: H002, reason: Later, until: 2026-11-21 }")).check();
    after.code("H002").counted();
    after.code("X003").at(9, 50).says("2026-11-21");
}

#[test]
fn names_a_rule_that_there_is() {
    let checked = flow(with_waiver("{ rule: H0002, reason: Later }")).check();
    checked.code("X004").level(Severity::Error).says("write `H002`");
    checked.code("H002").counted();
    flow(with_waiver("{ rule: everything, reason: Later }")).check().code("X004").says("handoff rules");
}

#[test]
fn cannot_silence_what_is_said_of_waivers() {
    let text = with_waiver("{ rule: H002 }") + "waive: { rule: X, reason: Later }\n";
    let checked = flow(text).check();
    checked.code("X002").counted();
    checked.code("X001").says("`X`");
}

#[test]
fn a_list_of_rules_is_judged_one_by_one() {
    let checked = flow(with_waiver("{ rule: [H001, H002], reason: Later }")).check();
    let idle = checked.code("X001").says("`H001`");
    assert!(idle.finding.diagnostic.fix.is_none(), "the entry is needed for H002");
}

#[test]
fn the_fix_takes_the_waiver_out() {
    let text = blood_test(&format!(
        "  - technician -> patient:\n      product: Answer to what is wrong\n      measures: {MEASURE}\n      waive:\n        - rule: H002\n          reason: Later\n"
    ));
    let checked = flow(text.clone()).check();
    let fix = checked.code("X001").finding.diagnostic.fix.clone().unwrap();
    assert!(fix.safe);
    let mended = apply_edits(&text, &fix.edits).unwrap();
    assert!(!mended.contains("waive"), "{mended}");
    flow(mended).check().silent("X001").silent("S001");
}

#[test]
fn many_waivers_on_one_line_take_time_in_proportion() {
    let waivers = |waiver: &dyn Fn(usize) -> String| {
        let all: Vec<String> = (0..20_000).map(waiver).collect();
        format!("{{ flow: x, actors: {{ a: A, b: B }}, handoffs: [a -> b], waive: [{}] }}\n", all.join(", "))
    };
    let start = std::time::Instant::now();
    let idle = flow(waivers(&|_| "{ rule: H003, reason: r }".to_owned())).check();
    assert!(idle.all("X001").len() > 19_000);
    let unknown =
        flow(waivers(&|number| format!("{{ rule: handoff-without-zroduct-{number}, reason: r }}"))).check();
    assert_eq!(unknown.all("X004").len(), 20_000);
    assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
}

/// A flow with one gap in a step, a hand-off, each kind of measure and a goal.
///
/// Each mark stands where that element may have its waiver.
fn with_gaps(at: &str, waiver: &str) -> String {
    let text = "flow: Blood test
customer: patient
<flow>
actors:
  patient: { name: Patient, side: external }
  technician: Lab technician
steps:
  draw: { actor: technician, does: Draw blood, then: fit }
  fit: { actor: technician, decides: Is the specimen fit?, then: { \"no\": draw } <step> }
  home: { actor: patient, ends: Knows when the answer comes }
handoffs:
  - fit -> home: { when: \"yes\", product: Date of the answer, measures: [clear, { asks: Was it quick?, scale: yes-no, baseline: 60% <inline> }] <handoff> }
measures:
  clear: { asks: Did you get what you need?, scale: yes-no, target: 90% <measure> }
goals:
  - { service: Draw blood from 95% of patients within 10 minutes of arrival by 2027-06-30 <goal> }
";
    let marks = ["flow", "step", "inline", "handoff", "measure", "goal"];
    marks.iter().fold(text.to_owned(), |text, mark| {
        let key = if *mark == "flow" { "waive" } else { ", waive" };
        let written = if *mark == at { format!("{key}: {waiver}") } else { String::new() };
        text.replace(&format!("<{mark}>"), &written)
    })
}

#[test]
fn stands_on_every_kind_of_element() {
    // Where the waiver stands, and a rule with a finding there.
    for (at, rule) in [("measure", "M003"), ("inline", "M002"), ("goal", "G001"), ("step", "F015")] {
        flow(with_gaps("nowhere", "")).check().code(rule).counted();
        let checked = flow(with_gaps(at, &format!("{{ rule: {rule}, reason: Later }}"))).check();
        checked.code(rule).waived("Later");
        for other in ["X001", "X002", "X003", "X004", "S003"] {
            checked.silent(other);
        }
        // From outside it reaches too, and from another element it does not.
        flow(with_gaps("flow", &format!("[{{ rule: {rule}, reason: Later }}]")))
            .check()
            .code(rule)
            .waived("Later");
        let elsewhere = if at == "goal" { "measure" } else { "goal" };
        let checked = flow(with_gaps(elsewhere, &format!("{{ rule: {rule}, reason: Later }}"))).check();
        checked.code(rule).counted();
        checked.code("X001").says(&format!("`{rule}`"));
    }
}

#[test]
fn a_hand_off_hands_its_waiver_on_to_its_own_measures() {
    let checked = flow(with_gaps("handoff", "{ rule: M002, reason: Later }")).check();
    checked.code("M002").waived("Later");
    checked.silent("X001");
    // The measures of the flow are not its own.
    let checked = flow(with_gaps("handoff", "{ rule: M003, reason: Later }")).check();
    checked.code("M003").counted();
    checked.code("X001");
}

#[test]
fn what_is_wrong_with_a_waiver_is_told_wherever_it_stands() {
    for (at, rule) in [("measure", "M003"), ("inline", "M002"), ("goal", "G001"), ("step", "F015")] {
        let with = |waiver: &str| flow(with_gaps(at, waiver)).check();
        with(&format!("{{ rule: {rule} }}")).code("X002").level(Severity::Warning);
        let ended = with(&format!("{{ rule: {rule}, reason: Later, until: 2026-11-21 }}"));
        ended.code("X003").says("2026-11-21");
        ended.code(rule).counted();
        let unknown = with("{ rule: M9999, reason: Later }");
        unknown.code("X004").level(Severity::Error);
        unknown.code(rule).counted();
        with("{ rule: K, reason: Later }").code("X001").says("silences nothing");
    }
}

#[test]
fn is_counted_in_every_output() {
    use handoffs::emit::FORMATS;
    let text = with_gaps("measure", "{ rule: M003, reason: Asked from spring on }");
    let project = crate::project::Project::new().file("a.yaml", text);
    for format in FORMATS {
        let ran =
            project.run(&["check", "--format", format.name, "--today", crate::flow::TODAY]).ends_with(1);
        let told = match format.name {
            "json" => "\"waived\": 1",
            "sarif" => "\"justification\": \"Asked from spring on\"",
            "gitlab" => "waived (Asked from spring on)",
            "junit" => "skipped=\"1\"",
            _ => "1 waived",
        };
        assert!(ran.out.contains(told), "{}: {}", format.name, ran.out);
    }
}
